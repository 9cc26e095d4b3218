"""Readings as documents to read and to print: sentences, numbers in tables, theirs between quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from leadcoach.domain.blocks import (
    Bars,
    Block,
    Entry,
    Figure,
    Ledger,
    Next,
    Paragraph,
    Phrases,
    Series,
    Table,
    Words,
)
from leadcoach.domain.typed import number_text
from leadcoach.exchange import sheets
from leadcoach.services import charts
from leadcoach.services.reading_words import bar_words, figure_words, not_yet, quoted
from leadcoach.services.spoken import Spoken
from leadcoach.services.wording import day_text
from leadcoach.text import _

FIRST = 2
"""Among so many blocks a picture counts as the begin of a reading."""
_Titled = Bars | Series | Table | Ledger


@dataclass(frozen=True, slots=True)
class Dated:
    """Of when a document is, and in which language."""

    day: date
    language: str


def document(said: Spoken, of: str, dated: Dated) -> sheets.Sheets:
    """Give one reading as a document of its own; `of` says in a few words what was read."""
    title = quoted(said.reading.title, said.phrases)
    heading = _heading(said, title)
    # What a heading says already is not said again below it.
    below = tuple(part for part in parts(said, title) if part != sheets.Label(heading) or not heading)
    whole = sheets.Piece("", f"{day_text(dated.day)} {dated.day.year}", "", below)
    only = sheets.Section("reading", heading or _("What it says"), iter((whole,)))
    return sheets.Sheets(title, of, _("Contents"), dated.language, (only,))


def _heading(said: Spoken, title: str) -> str:
    """Give the title of the picture a reading begins with; nothing for one that begins with sentences."""
    first = (block for block in said.reading.blocks[:FIRST] if isinstance(block, _Titled))
    return next((named for block in first if (named := quoted(block.title, said.phrases)) != title), "")


def section(readings: Iterator[Spoken], dated: Dated) -> sheets.Section:
    """Give many readings as the appendix of a document."""
    when = f"{day_text(dated.day)} {dated.day.year}"
    return sheets.Section("instruments", appendix_title(), (_piece(said, when) for said in readings))


def appendix_title() -> str:
    """Give the heading over the readings in an export."""
    return _("What the instruments say")


def _piece(said: Spoken, when: str) -> sheets.Piece:
    title = quoted(said.reading.title, said.phrases)
    return sheets.Piece(title, when, "", tuple(parts(said, title)))


def parts(said: Spoken, title: str = "") -> Iterator[sheets.Part]:
    """Give what a reading says below its title, which no block says again."""
    for block in said.reading.blocks:
        if isinstance(block, _Titled):
            named = quoted(block.title, said.phrases)
            if named and named != title:
                yield sheets.Label(named)
        yield from _block(block, said.phrases)


def _block(block: Block, phrases: Phrases) -> Iterator[sheets.Part]:
    match block:
        case Paragraph(words=words):
            yield from sheets.paragraphs(quoted(words, phrases))
        case Figure():
            yield figure_words(block, phrases)
        case Bars(bars=(_first, *_others)):
            yield charts.of_bars(block, lambda words: quoted(words, phrases), lambda bar: bar_words(bar, phrases))
        case Series():
            yield from _series(block, phrases)
        case Table(columns=columns, rows=rows):
            heads = tuple(quoted(each, phrases) for each in columns)
            body = tuple(tuple(_cell(cell, phrases) for cell in row) for row in rows)
            yield from _filled(heads if any(heads) else (), body)
        case Ledger(entries=entries):
            yield from _filled((), tuple(_entry(each, phrases) for each in entries))
        case Next(words=words):
            yield f"→ {quoted(words, phrases)}"


def _filled(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Iterator[sheets.Part]:
    """Give a table whose rows are as long as its head, or as the longest of them."""
    wide = max(map(len, (heads, *rows)), default=0)
    if rows and wide:
        whole = tuple((*row, *[""] * (wide - len(row))) for row in rows)
        yield sheets.Table((*heads, *[""] * (wide - len(heads))) if heads else (), whole)


def _series(block: Series, phrases: Phrases) -> Iterator[sheets.Part]:
    """Give a bar for each point in time, or a table of numbers where there are several lines."""
    match block.lines:
        case (line,) if block.at:
            yield charts.of_line(block, line, lambda words: quoted(words, phrases), lambda bar: _number(bar.value))
        case _:
            yield from _numbers(block, phrases)
    if block.limit is not None:
        yield _("Limit: {number}").format(number=number_text(block.limit))


def _numbers(block: Series, phrases: Phrases) -> Iterator[sheets.Part]:
    heads = ("", *(quoted(line.label, phrases) for line in block.lines))
    rows = tuple(
        (quoted(at, phrases), *(_number(line.values[n] if n < len(line.values) else None) for line in block.lines))
        for n, at in enumerate(block.at)
    )
    yield from _filled(heads if any(heads) else (), rows)


def _number(value: float | None) -> str:
    return "–" if value is None else number_text(value)


def _cell(cell: Words | float | date | None, phrases: Phrases) -> str:
    match cell:
        case None:
            return not_yet()
        case tuple():
            return quoted(cell, phrases)
        case date():
            return cell.isoformat()
    return number_text(cell)


def _entry(entry: Entry, phrases: Phrases) -> tuple[str, str]:
    """Give how a promise stands, and what it was with its days and its answer."""
    days = [
        said.format(day=day.isoformat())
        for said, day in ((_("due {day}"), entry.due), (_("done {day}"), entry.done))
        if day
    ]
    below = (quoted(entry.label, phrases), ", ".join(days), quoted(entry.answer, phrases))
    return quoted((entry.state,), phrases), "\n".join(filter(None, below))
