"""Rows of columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from leadcoach.domain.answers import Row, Rows
from leadcoach.domain.asks import Ask
from leadcoach.domain.problems import Problem
from leadcoach.domain.specs import TableSpec
from leadcoach.text import _
from leadcoach.ui.widgets.asks.form import FormAsk
from leadcoach.ui.widgets.asks.keys import quiet
from leadcoach.ui.widgets.asks.rowlist import RowList


class TableAsk(FormAsk):
    """The list of rows, and the fields of the one under the cursor below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("ctrl+r", "add_row", "table.add-from-field", _("Add a row"), _("A new row at the end")),
        quiet("ctrl+l", "to_list", "table.list", _("List of rows"), _("Back to the list of rows")),
        quiet("ctrl+up", "other_row(-1)", "table.field-up", _("Row above"), _("Same field, row above")),
        quiet("ctrl+down", "other_row(1)", "table.field-down", _("Row below"), _("Same field, row below")),
    ]
    HELP = _(
        """## Rows

In the list:

- **Up** and **Down** choose a row, **Enter** opens it, **a** adds one.
- **x** twice removes a row, **u** brings it back.
- **Shift+Up** and **Shift+Down** (or **K** and **J**) move it.

In a field:

- **Enter** goes to the next field, after the last one to the next row.
- **Ctrl+R** adds a row, **Ctrl+L** goes back to the list.
- **Ctrl+Up** and **Ctrl+Down** stay in the same field of another row.
"""
    )
    DEFAULT_CSS = "TableAsk > RowList { max-height: 12; margin-bottom: 1; }"

    def __init__(
        self,
        ask: Ask,
        spec: TableSpec,
        answer: Rows,
        *,
        new_row_id: Callable[[], str],
        today: date,
        proposal: bool = False,
    ) -> None:
        self.list = RowList(spec.columns, spec.most)
        self._removed: list[tuple[int, Row]] = []
        super().__init__(ask, spec, answer, new_row_id=new_row_id, today=today, proposal=proposal)
        self.list.show(self.rows, 0)

    @property
    def first(self) -> Widget:
        """The list, or the first field while nothing is written."""
        return super().first if self.shown.empty else self.list

    def parts(self) -> Iterable[Widget]:
        """List and fields."""
        yield self.list
        yield self.form

    def say_problems(self, problems: tuple[Problem, ...]) -> None:
        """Mark the rows as well."""
        super().say_problems(problems)
        self.list.troubled = frozenset(problem.field.rpartition("/")[0] for problem in problems)
        self.list.redraw()

    def row_changed(self) -> None:
        """Keep the list in step."""
        self.list.show(self._rows_now(), self.index)

    def on_row_list_wanted(self, event: RowList.Wanted) -> None:
        """Do what was wanted; anything but a second removal takes the question back."""
        event.stop()
        asking, self.list.asking = self.list.asking, False
        self.list.say("")
        match event.what:
            case "go":
                self.open_row(min(max(self.index + event.by, 0), len(self.rows) - 1))
            case "open":
                next(iter(self.form.cells.values())).editor.focus()
            case "add":
                self.action_add_row()
            case "remove":
                self._remove(asked=asking)
            case "restore":
                self._restore()
            case "shift":
                self._shift(event.by)

    def on_descendant_blur(self) -> None:
        """Take the question back when the list is left."""
        if self.list.asking and not self.list.has_focus:
            self.list.asking = False
            self.list.say("")

    def open_row(self, index: int) -> None:
        """Show another row in list and fields."""
        super().open_row(index)
        self.list.show(self.rows, self.index)
        self.list.keep_current_in_view()

    def row_done(self) -> None:
        """Go to the next row; after the last back to the list, or say so where no row can be added."""
        if self.index + 1 < len(self.rows):
            self.open_row(self.index + 1)
            next(iter(self.form.cells.values())).editor.focus()
        elif len(self.rows) >= self.spec.most:
            self.submitted()
        else:
            self.list.focus()

    def action_add_row(self) -> None:
        """Add a row at the end and go to its first field; a row that is still empty is used first."""
        rows = self._rows_now()
        spare = next((n for n, row in enumerate(rows) if row.empty), len(rows))
        if spare == len(rows):
            if len(rows) >= self.spec.most:
                self.list.say(_("At most {most} rows fit here.").format(most=self.spec.most))
                return
            self.rows = (*rows, Row(self.new_row_id()))
        self.open_row(spare)
        next(iter(self.form.cells.values())).editor.focus()

    def action_to_list(self) -> None:
        """Back to the list."""
        self.list.focus()

    def action_other_row(self, by: int) -> None:
        """Stay in the same field of another row."""
        if 0 <= self.index + by < len(self.rows):
            self.open_row(self.index + by)

    def _remove(self, *, asked: bool) -> None:
        row = self._rows_now()[self.index]
        if not asked and not row.empty:
            self.list.asking = True
            self.list.say(
                _("Press x once more to remove row {number}. Any other key keeps it.").format(number=self.index + 1)
            )
            return
        self._removed.append((self.index, row))
        self.rows = (*self.rows[: self.index], *self.rows[self.index + 1 :])
        self._fill_up()
        self.list.say(_("Row {number} is removed. u brings it back.").format(number=self.index + 1))
        self._show_at(min(self.index, len(self.rows) - 1))

    def _restore(self) -> None:
        if not self._removed:
            return
        index, row = self._removed.pop()
        rows = self._rows_now()
        spare = len(rows) > 1 or not rows[0].empty
        kept = rows if spare else ()
        self.rows = (*kept[:index], row, *kept[index:])
        self._show_at(min(index, len(self.rows) - 1))

    def _shift(self, by: int) -> None:
        to = self.index + by
        if not 0 <= to < len(self.rows):
            return
        rows = list(self._rows_now())
        rows[self.index], rows[to] = rows[to], rows[self.index]
        self.rows = tuple(rows)
        self._show_at(to)

    def _show_at(self, index: int) -> None:
        """Show the rows after they changed their order or number."""
        self.index = index
        self._show_row()
        self.list.show(self.rows, self.index)
        self.list.keep_current_in_view()
        self.changed()
