"""What an instrument says, drawn line by line in one widget: sentences, figures, bars, tables, ways on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from leadcoach.domain.blocks import (
    Bars,
    Block,
    Figure,
    Next,
    Paragraph,
    Phrases,
    Quote,
    Reading,
    Table,
    Words,
    spoken,
)
from leadcoach.domain.typed import number_text
from leadcoach.text import _
from leadcoach.ui.widgets.bar_lines import BarRow, Scale, bar_lines
from leadcoach.ui.widgets.plain_text import plain
from leadcoach.ui.widgets.prose_view import GAP, MOST_COLUMNS, column_widths, row_lines, stacked_rows

WIDEST = 100
"""Bars and tables get no wider than this, sentences no wider than prose."""

_DRAWINGS_CACHED = 8


def not_yet() -> str:
    """Give the word that stands where a number is missing."""
    return _("not yet")


def reading_lines(
    reading: Reading, phrases: Phrases, width: int, *, ascii_only: bool = False, selected: int = -1
) -> list[Content]:
    """Give the lines of a reading, each at most `width` cells; the way on with number `selected` has the cursor."""
    return list(draw_reading(reading, phrases, width, ascii_only=ascii_only, selected=selected).lines)


@dataclass(frozen=True, slots=True)
class DrawnReading:
    """A reading as lines."""

    lines: tuple[Content, ...]
    ways: tuple[range, ...] = ()
    """The lines of each `Next`, in order."""


def draw_reading(
    reading: Reading, phrases: Phrases, width: int, *, ascii_only: bool = False, selected: int = -1
) -> DrawnReading:
    """Give the lines of a reading, and which of them belong to a way on."""
    drawing = _Drawing(phrases, max(1, min(width, WIDEST)), ascii_only=ascii_only, selected=selected)
    drawing.reading(reading)
    return DrawnReading(tuple(drawing.lines), tuple(drawing.ways))


@dataclass(slots=True)
class _Drawing:
    phrases: Mapping[str, str]
    width: int
    ascii_only: bool
    selected: int
    lines: list[Content] = field(default_factory=list)
    ways: list[range] = field(default_factory=list)
    title: str = ""

    def reading(self, reading: Reading) -> None:
        self.title = spoken(reading.title, self.phrases)
        self.heading(self.title)
        for _kind, blocks in groupby(reading.blocks, type):
            self.group(tuple(blocks))

    def group(self, blocks: tuple[Block, ...]) -> None:
        """Blocks of one kind: figures and ways on stand close together, everything else apart."""
        figures = [block for block in blocks if isinstance(block, Figure)]
        ways = [block for block in blocks if isinstance(block, Next)]
        if figures:
            self.apart()
            self.figures(figures)
        elif ways:
            self.apart()
            self.next_ways(ways)
        else:
            for block in blocks:
                self.apart()
                self.block(block)

    def apart(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append(Content())

    def heading(self, text: str) -> None:
        if text:
            self.lines += plain(text).stylize("bold $accent").wrap(min(self.width, MOST_COLUMNS))

    def block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self.paragraph(block)
            case Bars():
                self.bars(block)
            case Table():
                self.table(block)
            case Figure():
                self.figures([block])
            case Next():
                self.next_ways([block])

    def words(self, words: Words) -> Content:
        """Words with theirs in italics, so that ours and theirs can be told apart."""
        return Content(" ").join(
            plain(spoken((word,), self.phrases)).stylize("italic" if isinstance(word, Quote) else "") for word in words
        )

    def paragraph(self, block: Paragraph) -> None:
        text = self.words(block.words)
        style, first, rest = "", "", ""
        if block.words and all(isinstance(word, Quote) for word in block.words):
            text, first, rest = plain(spoken(block.words, self.phrases)), self.bar_sign, self.bar_sign
        if block.tone == "caveat":
            style, first, rest = "italic $text-muted", "~ ", "  "
        elif block.tone == "warning":
            style, first, rest = "bold $text-warning", "! ", "  "
        room = max(1, min(self.width, MOST_COLUMNS) - len(first))
        for number, line in enumerate(text.stylize(style).wrap(room)):
            self.lines.append(plain(rest if number else first).stylize(style or "$accent") + line)

    @property
    def bar_sign(self) -> str:
        return "| " if self.ascii_only else "▎ "

    def figures(self, blocks: Sequence[Figure]) -> None:
        rows = [[self.words(block.label), self.figure(block)] for block in blocks]
        widths = column_widths(rows, min(self.width, MOST_COLUMNS))
        if widths:
            for row in rows:
                self.lines += row_lines(row, widths)
        else:
            self.lines += stacked_rows((), rows, self.width)

    def figure(self, block: Figure) -> Content:
        if block.value is None:
            return plain(not_yet()).stylize("$text-muted")
        number = plain(number_text(block.value)).stylize("bold")
        unit = plain(f" {block.unit}" if block.unit else "")
        if block.was is None:
            return number + unit
        before = _("before: {number}").format(number=number_text(block.was))
        return number + unit + plain(f"  {before}").stylize("$text-muted")

    def bars(self, block: Bars) -> None:
        title = spoken(block.title, self.phrases)
        if title != self.title:
            self.heading(title)
        rows = [BarRow(self.words(bar.label), bar.value, bar.mark) for bar in block.bars]
        self.lines += bar_lines(rows, Scale(block.low, block.high), self.width, not_yet(), ascii_only=self.ascii_only)

    def table(self, block: Table) -> None:
        title = spoken(block.title, self.phrases)
        if title != self.title:
            self.heading(title)
        header = [self.words(column).stylize("bold") for column in block.columns]
        rows = [[self.cell(value) for value in row] for row in block.rows]
        widths = column_widths([header, *rows], self.width)
        if not widths:
            self.lines += stacked_rows(header, rows, self.width)
            return
        if any(header):
            self.lines += row_lines(header, widths)
            rule = ("-" if self.ascii_only else "─") * (sum(widths) + GAP * (len(widths) - 1))
            self.lines.append(plain(rule).stylize("$text-muted"))
        for row in rows:
            self.lines += row_lines(row, widths)

    def cell(self, value: Words | float | date | None) -> Content:
        match value:
            case None:
                return plain(not_yet()).stylize("$text-muted")
            case tuple():
                return self.words(value)
            case date():
                return plain(value.isoformat())
            case number:
                return plain(number_text(number))

    def next_ways(self, blocks: Sequence[Next]) -> None:
        arrow = "-> " if self.ascii_only else "→ "
        for block in blocks:
            chosen = len(self.ways) == self.selected
            bar = (">" if self.ascii_only else "▌") if chosen else " "
            start = len(self.lines)
            text = self.words(block.words).wrap(max(1, min(self.width, MOST_COLUMNS) - len(arrow) - 1))
            for number, line in enumerate(text):
                lead = " " * len(arrow) if number else arrow
                whole = plain(bar + lead).stylize("$accent") + line
                self.lines.append(self.under_cursor(whole) if chosen else whole)
            self.ways.append(range(start, len(self.lines)))

    def under_cursor(self, line: Content) -> Content:
        padded = line.pad_right(min(self.width, MOST_COLUMNS) - line.cell_length)
        return padded.stylize("bold $block-cursor-foreground on $block-cursor-background", 1)


class NextChosen(Message):
    """Enter or a click on a way on."""

    def __init__(self, view: ReadingView, chosen: Next) -> None:
        super().__init__()
        self.view = view
        self.next = chosen

    @property
    def control(self) -> ReadingView:
        """The reading it stands in."""
        return self.view


class ReadingView(Widget):
    """Shows a reading; takes the focus only when it has ways on to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", _("Go there"), tooltip=_("Take this way on"), id="reading.choose"),
        Binding("up,k", "move(-1)", _("Up"), show=False, tooltip=_("The way on above"), id="reading.up"),
        Binding("down,j", "move(1)", _("Down"), show=False, tooltip=_("The way on below"), id="reading.down"),
    ]
    DEFAULT_CSS = "ReadingView { width: 1fr; height: auto; text-wrap: nowrap; text-overflow: clip; }"

    selected: reactive[int] = reactive(0)
    """The number of the way on that Enter takes."""

    def __init__(self, *, ascii_only: bool = False, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._reading = Reading((), ())
        self._phrases: Phrases = {}
        self._ascii_only = ascii_only
        self._drawn: dict[tuple[int, int], DrawnReading] = {}

    # Drawing -----------------------------------------------------------------------------------------------------

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's signature
        """Give the cells the reading would like, when the width is `auto`."""
        return max((line.cell_length for line in self._at(container.width).lines), default=0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the same
        """Give the number of lines at this width."""
        return len(self._at(width).lines)

    def render(self) -> Content:
        """Give the reading for the present width."""
        return Content("\n").join(self._at(self.size.width).lines)

    def _at(self, width: int) -> DrawnReading:
        key = (width, self.selected if self.has_focus else -1)
        if key not in self._drawn:
            if len(self._drawn) >= _DRAWINGS_CACHED:
                self._drawn.clear()
            self._drawn[key] = draw_reading(
                self._reading, self._phrases, width, ascii_only=self._ascii_only, selected=key[1]
            )
        return self._drawn[key]

    # Choosing ----------------------------------------------------------------------------------------------------

    @property
    def ways(self) -> tuple[Next, ...]:
        """The ways on, in the order they are drawn."""
        return tuple(block for block in self._reading.blocks if isinstance(block, Next))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Choosing needs a way on."""
        return action not in {"choose", "move"} or bool(self.ways)

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Take the way on under the mouse."""
        place = event.get_content_offset(self)
        if place is None or event.chain > 1:
            return
        for number, lines in enumerate(self._at(self.size.width).ways):
            if place.y in lines:
                self.selected = number
                self.action_choose()

    def action_choose(self) -> None:
        """Post `NextChosen` for the way on under the cursor."""
        if self.ways:
            self.post_message(NextChosen(self, self.ways[self.selected]))

    def action_move(self, step: int) -> None:
        """Move the cursor to the next way on, and into sight."""
        self.selected = max(0, min(self.selected + step, len(self.ways) - 1))
        drawn = self._at(self.size.width).ways
        if drawn:
            lines = drawn[self.selected]
            self._bring_into_sight(Region(0, lines.start, 1, len(lines)))

    def _bring_into_sight(self, region: Region) -> None:
        for ancestor in self.ancestors:
            if isinstance(ancestor, Widget) and ancestor.show_vertical_scrollbar:
                place = region.translate(self.virtual_region_with_margin.offset)
                ancestor.scroll_to_region(place, spacing=Spacing(1, 0, 1, 0), animate=False, force=True)
                return

    # From outside ------------------------------------------------------------------------------------------------

    def show(self, reading: Reading, phrases: Phrases) -> None:
        """Show a reading; the cursor stays on its number as far as there are ways on."""
        if (reading, phrases) == (self._reading, self._phrases):
            return
        self._reading = reading
        self._phrases = phrases
        self._drawn.clear()
        self.can_focus = bool(self.ways)
        self.selected = max(0, min(self.selected, len(self.ways) - 1))
        self.refresh(layout=True)
