"""A reading drawn line by line: sentences, figures, bars, series, tables, ledgers, ways on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from textual.content import Content

from leadcoach.domain.blocks import (
    Bar,
    Bars,
    Block,
    Figure,
    Ledger,
    Next,
    Paragraph,
    Phrases,
    Quote,
    Reading,
    Series,
    Table,
    Words,
    spoken,
)
from leadcoach.domain.typed import number_text
from leadcoach.text import _
from leadcoach.ui.widgets.bar_lines import BarRow, Scale, bar_lines
from leadcoach.ui.widgets.ledger_lines import EntryRow, ledger_lines
from leadcoach.ui.widgets.plain_text import plain
from leadcoach.ui.widgets.prose_view import MOST_COLUMNS, column_widths, row_lines, stacked_rows
from leadcoach.ui.widgets.series_lines import SeriesRow, series_lines
from leadcoach.ui.widgets.table_lines import table_lines

WIDEST = 100
"""Bars and tables get no wider than this, sentences no wider than prose."""
_QUOTED = "▎ "


def not_yet() -> str:
    """Give the word that stands where a number is missing."""
    return _("not yet")


def reading_lines(reading: Reading, phrases: Phrases, width: int, *, selected: int = -1) -> list[Content]:
    """Give the lines of a reading, each at most `width` cells; the way on with number `selected` has the cursor."""
    return list(draw_reading(reading, phrases, width, selected=selected).lines)


@dataclass(frozen=True, slots=True)
class DrawnReading:
    """A reading as lines."""

    lines: tuple[Content, ...]
    ways: tuple[range, ...] = ()
    """The lines of each `Next`, in order."""


def draw_reading(reading: Reading, phrases: Phrases, width: int, *, selected: int = -1) -> DrawnReading:
    """Give the lines of a reading, and which of them belong to a way on."""
    drawing = _Drawing(phrases, max(1, min(width, WIDEST)), selected=selected)
    drawing.reading(reading)
    return DrawnReading(tuple(drawing.lines), tuple(drawing.ways))


@dataclass(slots=True)
class _Drawing:
    phrases: Phrases
    width: int
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
            case Figure():
                self.figures([block])
            case Next():
                self.next_ways([block])
            case _:
                self.drawn(block)

    def drawn(self, block: Bars | Series | Table | Ledger) -> None:
        """A block with a title of its own, which is not said again where the reading has the same."""
        title = spoken(block.title, self.phrases)
        if title != self.title:
            self.heading(title)
        match block:
            case Bars():
                self.bars(block)
            case Series():
                self.series(block)
            case Table():
                self.table(block)
            case Ledger():
                self.ledger(block)

    def words(self, words: Words) -> Content:
        """Words with theirs in italics, so that ours and theirs can be told apart."""
        return Content(" ").join(
            plain(spoken((word,), self.phrases)).stylize("italic" if isinstance(word, Quote) else "") for word in words
        )

    def paragraph(self, block: Paragraph) -> None:
        text = self.words(block.words)
        style, first, rest = "", "", ""
        if block.words and all(isinstance(word, Quote) for word in block.words):
            text, first, rest = plain(spoken(block.words, self.phrases)), _QUOTED, _QUOTED
        if block.tone == "caveat":
            style, first, rest = "italic $text-muted", "~ ", "  "
        elif block.tone == "warning":
            style, first, rest = "bold $text-warning", "! ", "  "
        room = max(1, min(self.width, MOST_COLUMNS) - len(first))
        for number, line in enumerate(text.stylize(style).wrap(room)):
            self.lines.append(plain(rest if number else first).stylize(style or "$accent") + line)

    def figures(self, blocks: Sequence[Figure]) -> None:
        rows = [[*([self.words(block.label)] if block.label else []), self.figure(block)] for block in blocks]
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
        return number + unit + plain("".join(f"  {each}" for each in _beside(block))).stylize("$text-muted")

    def bars(self, block: Bars) -> None:
        rows = [self.bar(bar) for bar in block.bars]
        self.lines += bar_lines(rows, Scale(block.low, block.high), self.width, not_yet())

    def bar(self, bar: Bar) -> BarRow:
        band = (bar.band.low, bar.band.high) if bar.band else None
        instead = spoken(bar.instead, self.phrases)
        return BarRow(self.words(bar.label), bar.value, bar.mark, instead, band, bar.faint)

    def series(self, block: Series) -> None:
        at = [self.words(each) for each in block.at]
        rows = [SeriesRow(self.words(line.label), line.values) for line in block.lines]
        self.lines += series_lines(at, rows, block.limit, self.width)

    def table(self, block: Table) -> None:
        header = [self.words(column).stylize("bold") for column in block.columns]
        rows = [[self.cell(value) for value in row] for row in block.rows]
        self.lines += table_lines(header, rows, self.width)

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

    def ledger(self, block: Ledger) -> None:
        rows = [
            EntryRow(self.words((entry.state,)), self.words(entry.label), self.words(entry.answer))
            for entry in block.entries
        ]
        self.lines += ledger_lines(rows, min(self.width, MOST_COLUMNS))

    def next_ways(self, blocks: Sequence[Next]) -> None:
        arrow = "→ "
        for block in blocks:
            chosen = len(self.ways) == self.selected
            bar = "▌" if chosen else " "
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


def _beside(block: Figure) -> list[str]:
    """Give what stands behind a number: what it was, and between which two it may lie."""
    found: list[str] = []
    if block.was is not None:
        found.append(_("before: {number}").format(number=number_text(block.was)))
    if block.band is not None:
        low, high = number_text(block.band.low), number_text(block.band.high)
        found.append(_("(from {low} to {high})").format(low=low, high=high))
    return found
