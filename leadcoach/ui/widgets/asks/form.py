"""Forms: the fields of one row, below each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from textual.widget import Widget

from leadcoach.domain.answers import Row, Rows
from leadcoach.domain.asks import Ask
from leadcoach.domain.problems import Problem
from leadcoach.domain.specs import TableSpec
from leadcoach.text import _
from leadcoach.ui.widgets.asks.cell import Cell, RowForm
from leadcoach.ui.widgets.asks.field import AskField
from leadcoach.ui.widgets.asks.part import Part


class FormAsk(AskField):
    """One row, its fields below each other; other rows that were stored stay as they are."""

    HELP = _(
        """## A few fields

- **Enter** goes to the next field, **Tab** and **Shift+Tab** as well.
- Days can be said: **today**, **Tuesday**, **+7**.
"""
    )

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
        super().__init__(ask, answer, proposal=proposal)
        self.spec = spec
        self.new_row_id = new_row_id
        self.rows: tuple[Row, ...] = answer.rows
        self.index = 0
        self._stored = frozenset(row.id for row in answer.rows)
        self._problems: tuple[Problem, ...] = ()
        self._fill_up()
        self.form = RowForm(spec.columns, self.rows[0], today=today)

    @property
    def shown(self) -> Rows:
        """All rows but empty ones that were never stored."""
        return Rows(tuple(row for row in self._rows_now() if row.id in self._stored or not row.empty))

    @property
    def first(self) -> Widget:
        """The first field."""
        return next(iter(self.form.cells.values())).editor

    @property
    def place(self) -> tuple[str, tuple[int, int]]:
        """The field as `row/column`, and where its cursor is."""
        cell = self.form.focused_cell
        row = self.rows[self.index].id
        return (f"{row}/{cell.column.id}", cell.cursor) if cell else (f"{row}/", (self.index, 0))

    def parts(self) -> Iterable[Widget]:
        """The fields."""
        yield self.form

    def go_to(self, field: str, cursor: tuple[int, int]) -> None:
        """Focus that cell with the cursor there."""
        row_id, _slash, column = field.rpartition("/")
        index = next((n for n, row in enumerate(self.rows) if row.id == row_id), None)
        if index is None:
            self.focus()
            return
        self.open_row(index)
        if column in self.form.cells:
            self.form.cells[column].go_to(cursor)
        else:
            self.focus()

    def say_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show each sentence below its cell."""
        self._problems = problems
        super().say_problems(problems)
        self._show_problems()

    def show_beside(self, problem: Problem) -> bool:
        """Whether the problem is about a cell that can be seen or opened."""
        row, _slash, column = problem.field.rpartition("/")
        return column in self.form.cells and any(each.id == row for each in self.rows)

    def on_cell_changed(self, event: Cell.Changed) -> None:
        """Pass it on as a change of the answer, and fill in the columns that note the day."""
        event.stop()
        self.form.stamp(event.cell)
        self.changed()
        self.row_changed()

    def on_part_left(self, event: Part.Left) -> None:
        """Go to the next field; after the last the row is done."""
        event.stop()
        after = self.form.after(event.part)
        if after:
            after.editor.focus()
        else:
            self.row_done()

    def row_changed(self) -> None:
        """Nothing more: the fields show it already."""

    def row_done(self) -> None:
        """Say that the person is through."""
        self.submitted()

    def open_row(self, index: int) -> None:
        """Show another row in the fields."""
        self.rows = self._rows_now()
        if index != self.index:
            self.index = index
            self._show_row()

    def _rows_now(self) -> tuple[Row, ...]:
        """Give the rows with what the fields hold in the open one."""
        index, rows = self.index, self.rows
        return (*rows[:index], self.form.over(rows[index]), *rows[index + 1 :])

    def _show_row(self) -> None:
        self.form.put(self.rows[self.index])
        self._show_problems()

    def _show_problems(self) -> None:
        row = self.rows[self.index].id
        for name, cell in self.form.cells.items():
            cell.trouble.say(*(each.sentence for each in self._problems if each.field == f"{row}/{name}"))

    def _fill_up(self) -> None:
        """Add empty rows up to what is asked for; they are not part of the answer until something is in them."""
        missing = max(1, 0 if self.spec.form else self.spec.least) - len(self.rows)
        self.rows = (*self.rows, *(Row(self.new_row_id()) for _n in range(missing)))
