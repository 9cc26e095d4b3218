"""A page to hand out, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from leadcoach.exchange.sheets import Chart, Label, Part, Sheets
from leadcoach.plain.columns import wrapped

WIDTH = 80


def page_lines(page: Sheets, width: int = WIDTH) -> Iterator[str]:
    """Give the lines of a page, each at most `width` cells: its title, then each part after a blank line."""
    yield from wrapped(page.title, width)
    for section in page.sections:
        for piece in section.pieces:
            for text in (piece.title, *map(_text, piece.parts)):
                yield from _apart(text, width)


def _apart(text: str, width: int) -> Iterator[str]:
    if text:
        yield ""
    for line in text.split("\n"):
        yield from wrapped(line, width)


def _text(part: Part) -> str:
    match part:
        case str():
            return part
        case Label(text):
            return text
        case Chart():
            part = part.in_words()
    return "\n".join(" · ".join(row) for row in (part.columns, *part.rows) if any(row))
