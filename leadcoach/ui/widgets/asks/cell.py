"""One column of a row as a labelled field."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.message import Message
from textual.widgets import Input, TextArea

from leadcoach.domain.answers import Row
from leadcoach.domain.specs import Column
from leadcoach.text import _
from leadcoach.ui.widgets.asks.options import Options
from leadcoach.ui.widgets.asks.part import Editor, Part
from leadcoach.ui.widgets.fields import CellField, DayField, LineField, NumberField

_ITEMS_ON_ONE_LINE = 9
_SHORT = 14
"""Options as short as this stand beside each other however many there are."""


class ChoiceCell(VerticalGroup):
    """Options on one line, with a field for own words where the column is open or holds words that are no option."""

    DEFAULT_CSS = "ChoiceCell > LineField { width: 1fr; }"

    def __init__(self, column: Column, text: str) -> None:
        super().__init__()
        self.column = column
        known = self._knows(text)
        short = all(cell_len(item.text) <= _SHORT for item in column.options)
        across = short or len(column.options) <= _ITEMS_ON_ONE_LINE
        self.options = Options(column.options, (text,) if known else (), across=across)
        self.words = LineField("" if known else text, placeholder=_("or in your own words"))
        self.words.display = self._takes_words(text)
        self._aside = ""
        """Own words that a pick put aside; taking the pick back brings them back."""

    def compose(self) -> ComposeResult:
        """Options, own words."""
        yield self.options
        yield self.words

    @property
    def content(self) -> str:
        """The own words, or the id of what is picked."""
        return self.words.content if not self.words.blank else "".join(self.options.picked[:1])

    def put(self, text: str) -> None:
        """Show what a cell holds."""
        known = self._knows(text)
        self._aside = ""
        self.options.put((text,) if known else ())
        self.words.put("" if known else text)
        self.words.display = self._takes_words(text)

    def _takes_words(self, text: str) -> bool:
        """Whether own words may be typed: the column is open, holds such words, or has nothing to choose from."""
        return self.column.open or not self.column.options or bool(text and not self._knows(text))

    def _knows(self, text: str) -> bool:
        return any(item.id == text for item in self.column.options)

    def on_options_picked(self) -> None:
        """Let a pick stand in place of own words, and bring them back when it is taken back."""
        if self.options.picked and not self.words.blank:
            self._aside = self.words.content
            self.words.put("")
        elif not self.options.picked and self._aside:
            self.words.put(self._aside)
            self._aside = ""

    def on_input_changed(self) -> None:
        """Let own words stand in place of a pick."""
        if not self.words.blank and self.options.picked:
            self.options.put(())


class Cell(Part):
    """A field for one column; `content` is exactly what was typed."""

    class Changed(Message):
        """Something was typed or picked."""

        def __init__(self, cell: Cell) -> None:
            super().__init__()
            self.cell = cell

        @property
        def control(self) -> Cell:
            """The cell that changed."""
            return self.cell

    def __init__(self, column: Column, text: str, *, today: date) -> None:
        self.column = column
        self.held = _holder(column, text, today)
        super().__init__(_label(column), self.held, _editor(self.held))

    @property
    def content(self) -> str:
        """What the cell holds."""
        return self.held.line.content if isinstance(self.held, DayField) else self.held.content

    @property
    def blank(self) -> bool:
        """Whether the cell holds nothing but space."""
        return self.held.blank if isinstance(self.held, CellField) else not self.content.strip()

    @property
    def has_cursor(self) -> bool:
        """Whether the cursor is in this cell."""
        return super().has_cursor or (isinstance(self.held, ChoiceCell) and self.held.words.has_focus)

    @property
    def cursor(self) -> tuple[int, int]:
        """Where the cursor is; row 1 of a choice is the field for own words."""
        if isinstance(self.held, ChoiceCell) and self.held.words.has_focus:
            return 1, self.held.words.cursor[1]
        return super().cursor

    def go_to(self, cursor: tuple[int, int]) -> None:
        """Focus the field with the cursor there."""
        if isinstance(self.held, ChoiceCell) and cursor[0] and self.held.words.display:
            self.held.words.put_cursor(cursor)
            self.held.words.focus()
        else:
            super().go_to(cursor)

    def put(self, text: str) -> None:
        """Show what another row holds here."""
        self.held.put(text)
        self.trouble.say()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Pass it on."""
        event.stop()
        self.post_message(self.Changed(self))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass it on."""
        event.stop()
        self.post_message(self.Changed(self))

    def on_options_picked(self, event: Options.Picked) -> None:
        """Pass it on."""
        event.stop()
        self.post_message(self.Changed(self))


class RowForm(VerticalGroup):
    """The fields of one row below each other, used for one row after another."""

    def __init__(self, columns: Iterable[Column], row: Row, *, today: date) -> None:
        super().__init__()
        self.today = today
        self.cells = {column.id: Cell(column, row.cell(column.id), today=today) for column in columns}
        self._blank = self._blank_in(row)

    def compose(self) -> ComposeResult:
        """A field for each column."""
        yield from self.cells.values()

    def put(self, row: Row) -> None:
        """Show a row."""
        for name, cell in self.cells.items():
            cell.put(row.cell(name))
        self._blank = self._blank_in(row)

    def over(self, row: Row) -> Row:
        """Give the row with what the fields hold, without empty cells that were not there before."""
        shown = {name: cell.content for name, cell in self.cells.items()}
        return Row(row.id, {**row.cells, **{name: text for name, text in shown.items() if text or name in row.cells}})

    def stamp(self, changed: Cell) -> None:
        """Note today in the columns that wait for this one, and the proposed day of a promise when a row begins."""
        name = changed.column.id
        if name not in self._blank or changed.blank:
            return
        # A proposed row comes with its first cell and begins with the second.
        begins = set(self.cells) - self._blank <= {next(iter(self.cells))}
        self._blank.discard(name)
        for cell in self.cells.values():
            if cell.column.stamp == name and cell.blank:
                cell.put(self.today.isoformat())
            if begins and cell.column.ahead and cell is not changed and cell.blank:
                cell.put((self.today + timedelta(days=cell.column.ahead)).isoformat())
                self._blank.discard(cell.column.id)

    def _blank_in(self, row: Row) -> set[str]:
        return {name for name in self.cells if not row.cell(name).strip()}

    @property
    def focused_cell(self) -> Cell | None:
        """The cell with the cursor."""
        return next((cell for cell in self.cells.values() if cell.has_cursor), None)

    def after(self, cell: Part) -> Cell | None:
        """Give the next cell, or None after the last."""
        cells = list(self.cells.values())
        index = next(n for n, each in enumerate(cells) if each is cell)
        return cells[index + 1] if index + 1 < len(cells) else None


Held = CellField | NumberField | LineField | DayField | ChoiceCell


def _holder(column: Column, text: str, today: date) -> Held:
    match column.kind:
        case "number":
            return NumberField(text)
        case "date":
            return DayField(text, today=today)
        case "choice":
            return ChoiceCell(column, text)
    return CellField(text)


def _editor(held: Held) -> Editor:
    if isinstance(held, DayField):
        return held.line
    if isinstance(held, ChoiceCell):
        return held.options if held.options.items else held.words
    return held


def _label(column: Column) -> str:
    notes = [
        _("if you like") if column.optional else "",
        _("fills in itself") if column.stamp else "",
        _("later") if column.later else "",
    ]
    return " · ".join((column.label, *(note for note in notes if note)))
