"""Readings in lines of words and numbers, without drawing, colour or cursor, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, zip_longest

from leadcoach.domain.blocks import (
    Bars,
    Block,
    Entry,
    Figure,
    Ledger,
    Next,
    Paragraph,
    Phrases,
    Reading,
    Series,
    Table,
    Words,
)
from leadcoach.domain.typed import number_text
from leadcoach.plain.columns import MISSING, in_columns, in_wrapped_columns, wrapped
from leadcoach.services.instrument_list import Listed
from leadcoach.services.reading_values import reading_values
from leadcoach.services.reading_words import bar_words, figure_words, not_yet, quoted
from leadcoach.services.spoken import Spoken
from leadcoach.text import _, ngettext

LIST_SCHEMA = "leadcoach/instruments/1"
WIDTH = 80
INDENT = "  "
_LEADS = {"caveat": "~ ", "warning": "! "}


def reading_lines(spoken_reading: Spoken, width: int = WIDTH) -> Iterator[str]:
    """Give the lines of a reading, each at most `width` cells: the title, then each block after a blank line."""
    drawing = _Drawing(spoken_reading.phrases, max(20, width))
    reading = spoken_reading.reading
    title = quoted(reading.title, drawing.phrases)
    yield from wrapped(title, width)
    for kind, blocks in groupby(reading.blocks, type):
        together = kind in (Figure, Next)
        if together:
            yield ""
        for block in blocks:
            if not together:
                yield ""
            yield from drawing.block(block, title)


@dataclass(frozen=True, slots=True)
class _Drawing:
    phrases: Phrases
    width: int

    def block(self, block: Block, title: str) -> Iterator[str]:
        match block:
            case Paragraph(words=words, tone=tone):
                lead = _LEADS.get(tone, "")
                yield from self.text(self.said(words), lead, " " * len(lead))
            case Figure():
                yield from self.text(figure_words(block, self.phrases))
            case Next(words=words, to=to):
                yield from self.text(f"{self.said(words)} ({to.subject})", "→ ", INDENT)
            case _:
                named = self.said(block.title)
                yield from self.text(named) if named != title else ()
                yield from self.drawn(block)

    def drawn(self, block: Bars | Series | Table | Ledger) -> Iterator[str]:
        match block:
            case Bars():
                yield from self.bars(block)
            case Series():
                yield from self.series(block)
            case Table():
                head = [self.said(column) for column in block.columns]
                yield from self.table(head, [[self.cell(cell) for cell in row] for row in block.rows])
            case Ledger():
                for entry in block.entries:
                    yield from self.entry(entry)

    def said(self, words: Words) -> str:
        return quoted(words, self.phrases)

    def text(self, text: str, first: str = "", rest: str = "") -> Iterator[str]:
        """Give the lines of a text, which keeps the line ends it has."""
        lead = first
        for line in text.split("\n"):
            if line.strip():
                yield from wrapped(line, self.width, lead, rest)
                lead = rest

    def bars(self, block: Bars) -> Iterator[str]:
        low, high = number_text(block.low), number_text(block.high)
        yield from self.text(_("(from {low} to {high})").format(low=low, high=high))
        pairs = [(self.said(bar.label), bar_words(bar, self.phrases)) for bar in block.bars]
        yield from in_columns(pairs, self.width, INDENT) or self.stacked([], pairs)

    def series(self, block: Series) -> Iterator[str]:
        head = ["", *(self.said(line.label) for line in block.lines)]
        rows = [
            [self.said(at), *(_number(line.values[n] if n < len(line.values) else None) for line in block.lines)]
            for n, at in enumerate(block.at)
        ]
        yield from self.table(head, rows)
        if block.limit is not None:
            yield from self.text(_("Limit: {number}").format(number=number_text(block.limit)))

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
        whole = [head, *rows] if any(head) else rows
        if whole:
            narrow = in_wrapped_columns(whole, self.width, INDENT) if any(head) else []
            yield from in_columns(whole, self.width, INDENT) or narrow or self.stacked(head, rows)

    def stacked(self, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
        """Give each row as one text: cells after the heads of their columns; without heads, after the first cell."""
        heads = [each.removesuffix(":") for each in head]
        for row in rows:
            if any(heads):
                named = [f"{name}: {cell}" if name else cell for name, cell in zip_longest(heads, row, fillvalue="")]
                yield from self.text("; ".join(named), "- ", INDENT)
            else:
                first, *others = (" ".join(each.split()) for each in row)
                yield from self.text(f"{first}: {'; '.join(others)}" if others else first, "- ", INDENT)

    def cell(self, value: Words | float | date | None) -> str:
        match value:
            case None:
                return not_yet()
            case tuple():
                return self.said(value)
            case date():
                return value.isoformat()
        return number_text(value)

    def entry(self, entry: Entry) -> Iterator[str]:
        state = self.said((entry.state,))
        # A mark without a word, such as a dot, leads nothing.
        lead = f"{state}: " if any(map(str.isalnum, state)) else ""
        yield from self.text(f"{lead}{self.said(entry.label)}", "- ", INDENT)
        days = [
            said.format(day=day.isoformat())
            for said, day in ((_("due {day}"), entry.due), (_("done {day}"), entry.done))
            if day
        ]
        yield from self.text(", ".join(days), INDENT, INDENT)
        yield from self.text(self.said(entry.answer), INDENT, INDENT)


def _number(value: float | None) -> str:
    return MISSING if value is None else number_text(value)


# JSON -----------------------------------------------------------------------------------------------------------------


def reading_json(use: str, said: Spoken) -> dict[str, object]:
    """Give a reading with a versioned schema: worded, with its raw values, and without the places they come from."""
    return reading_values(use, said, lambda block: _block_text(block, said.phrases))


def _block_text(block: Block, phrases: Phrases) -> str:
    return "\n".join(filter(None, reading_lines(Spoken(Reading((), (block,)), phrases))))


# The list -------------------------------------------------------------------------------------------------------------


def list_lines(found: Iterable[Listed], pages: Sequence[str] = ()) -> Iterator[str]:
    """Give a line an instrument: its name, its title, its week, whether it says something; then pages to hand out."""
    listed = tuple(found)
    rows = [(each.id, each.title, _week(each.week), _("to read") if each.says else "–") for each in listed]
    yield from in_columns(rows, WIDTH) or (line for row in rows for line in wrapped("  ".join(row), WIDTH, "", INDENT))
    count = sum(each.says for each in listed)
    yield ""
    one = "{count} has something to read: leadcoach read NAME"
    yield ngettext(one, "{count} have something to read: leadcoach read NAME", count).format(count=count)
    if pages:
        yield from wrapped(_("To print and hand out: {names}").format(names=", ".join(pages)), WIDTH, "", INDENT)


def _week(number: int) -> str:
    return _("week {number}").format(number=number) if number else ""


def list_json(found: Iterable[Listed]) -> dict[str, object]:
    """Give the instruments with a versioned schema."""
    listed = [
        {"name": each.id, "title": each.title, "week": each.week or None, "something": each.says} for each in found
    ]
    return {"schema": LIST_SCHEMA, "instruments": listed}
