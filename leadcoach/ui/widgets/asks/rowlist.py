"""The rows of a table, a line each."""

from __future__ import annotations

from string import ascii_letters, digits
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from leadcoach.domain.answers import Row
from leadcoach.domain.specs import Column
from leadcoach.text import _
from leadcoach.ui.widgets.asks.keys import quiet
from leadcoach.ui.widgets.asks.lines import BAR, Line, Lines, cut, pad, wrapped

_WIDE = 90
"""Cells of its own; that is a terminal of about 100 columns."""
_NARROWEST = 8
_BETWEEN = " · "
_LEAD = 7
"""Cells before the first column: the bar, the mark of a problem, the number."""


class RowList(Lines):
    """One line a row: aligned columns where there is room, else the first cells one after another."""

    HOLDS = ascii_letters + digits + "/"
    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("up,k", "go(-1)", "table.up", _("Up"), _("The row above")),
        quiet("down,j", "go(1)", "table.down", _("Down"), _("The row below")),
        quiet("home,g", "go(-999)", "table.first", _("First row"), _("The first row")),
        quiet("end,G", "go(999)", "table.last", _("Last row"), _("The last row")),
        Binding("enter", "open", _("Open the row"), id="ask.table.open", tooltip=_("To the first field of the row")),
        Binding("a,insert", "add", _("Add a row"), id="ask.table.add", tooltip=_("A new row at the end")),
        quiet("x,delete", "remove", "table.remove", _("Remove the row"), _("Twice removes it")),
        quiet("u", "restore", "table.restore", _("Bring it back"), _("The row removed last")),
        quiet("shift+up,K", "shift(-1)", "table.move-up", _("Move it up"), _("One place up")),
        quiet("shift+down,J", "shift(1)", "table.move-down", _("Move it down"), _("One place down")),
    ]

    class Wanted(Message):
        """Something is to be done with the rows."""

        def __init__(self, what: str, by: int = 0) -> None:
            """`what` is `go`, `open`, `add`, `remove`, `restore` or `shift`; `by` how far."""
            super().__init__()
            self.what = what
            self.by = by

    def __init__(self, columns: tuple[Column, ...], most: int) -> None:
        super().__init__()
        self.columns = columns
        self.most = most
        self.rows: tuple[Row, ...] = ()
        self.current = 0
        self.notice = ""
        self.troubled: frozenset[str] = frozenset()
        self.asking = False
        """Whether the current row goes when the key is pressed once more."""
        self._at: list[int] = []

    def show(self, rows: tuple[Row, ...], current: int) -> None:
        """Show these rows with the cursor on one of them."""
        self.rows, self.current = rows, current
        self.redraw()

    def say(self, notice: str) -> None:
        """Show a sentence below the rows; empty takes it away."""
        if notice != self.notice:
            self.notice = notice
            self.redraw()

    def keep_current_in_view(self) -> None:
        """Scroll to the row under the cursor."""
        if self.is_mounted:
            self._lines(self._room)
            self.show_lines(self._at[self.current], 1)

    def head(self, width: int) -> list[Line]:
        """The columns' labels, where the columns are aligned."""
        if width < _WIDE:
            return []
        rooms = self._rooms(width)
        cells = (pad(cut(column.label, room), room) for column, room in zip(self.columns, rooms, strict=True))
        return [((" " * _LEAD + "  ".join(cells), "muted"),)]

    def body(self, width: int) -> list[Line]:
        """A line for each row, and what is to be said."""
        self._at = list(range(len(self.rows)))
        lines = [self._row(index, row, width) for index, row in enumerate(self.rows)]
        if self.notice:
            lines += [((f"  {part}", "trouble"),) for part in wrapped(self.notice, width - 2)]
        return [*lines, *(((f"  {part}", "muted"),) for part in wrapped(self._hint(), width - 2))]

    def on_click(self, event: events.Click) -> None:
        """Go to the row that was clicked."""
        spot = event.get_content_offset(self)
        line = spot.y + self.scroll_offset.y - len(self.head(self._room)) if spot else -1
        if line in self._at:
            self.post_message(self.Wanted("go", self._at.index(line) - self.current))

    def action_go(self, by: int) -> None:
        """Move the cursor."""
        self.post_message(self.Wanted("go", by))

    def action_open(self) -> None:
        """Open the row."""
        self.post_message(self.Wanted("open"))

    def action_add(self) -> None:
        """Add a row."""
        self.post_message(self.Wanted("add"))

    def action_remove(self) -> None:
        """Remove the row, or ask first."""
        self.post_message(self.Wanted("remove"))

    def action_restore(self) -> None:
        """Bring a removed row back."""
        self.post_message(self.Wanted("restore"))

    def action_shift(self, by: int) -> None:
        """Move the row."""
        self.post_message(self.Wanted("shift", by))

    def _hint(self) -> str:
        """Give the keys that do something, in the list or from a field; always one line, so that nothing jumps."""
        more = len(self.rows) < self.most
        if not self.has_focus:
            return _("Ctrl+L goes to the rows · Ctrl+R adds one") if more else _("Ctrl+L goes to the rows")
        if more:
            return _("Enter opens · a adds · x removes · Shift+Up and Shift+Down move")
        return _("Enter opens · x removes · Shift+Up and Shift+Down move")

    def _row(self, index: int, row: Row, width: int) -> Line:
        here = index == self.current
        bar = BAR if here and self.has_focus else "▸" if here else " "
        wrong = "! " if row.id in self.troubled else "  "
        lead = ((bar, "mark"), (wrong, "trouble"), (f"{index + 1:>2} ", "muted"))
        style = "strong" if here else "text"
        room = width - _LEAD
        if row.empty:
            return (*lead, (" " + cut(_("empty"), room), "muted"))
        if width < _WIDE:
            said = tuple(text for column in self.columns if (text := cut(self._said(row, column), room)))
            return (*lead, (" " + _one_after_another(said, room), style))
        rooms = self._rooms(width)
        cells = (pad(cut(self._said(row, c), size), size) for c, size in zip(self.columns, rooms, strict=True))
        return (*lead, (" " + "  ".join(cells), style))

    @staticmethod
    def _said(row: Row, column: Column) -> str:
        """Give a cell in words: an option by its wording."""
        text = row.cell(column.id)
        return next((item.text for item in column.options if item.id == text), text)

    def _rooms(self, width: int) -> list[int]:
        """Give each column what its longest cell needs, the long ones sharing what is left."""
        room = width - _LEAD - 2 * (len(self.columns) - 1)
        wants = [self._want(column, room) for column in self.columns]
        share = max(room // max(len(wants), 1), _NARROWEST)
        for _round in range(len(wants)):
            long = [want for want in wants if want > share]
            spare = room - sum(want for want in wants if want <= share)
            better = spare // len(long) if long else share
            if better <= share:
                break
            share = better
        return [min(want, share) for want in wants]

    def _want(self, column: Column, room: int) -> int:
        texts = (column.label, *(self._said(row, column)[:room] for row in self.rows))
        return min(max(map(cell_len, texts), default=0), room)


def _one_after_another(texts: tuple[str, ...], room: int) -> str:
    """Give the cells of a row on one line; a long first one leaves room to see what follows."""
    whole = _BETWEEN.join(texts)
    if cell_len(whole) <= room or len(texts) < 2:
        return cut(whole, room)
    rest = _BETWEEN.join(texts[1:])
    first = cut(texts[0], max(room * 3 // 5, room - cell_len(rest) - len(_BETWEEN)))
    return first + _BETWEEN + cut(rest, room - cell_len(first) - len(_BETWEEN))
