"""Words and numbers in lines: wrapped to a width, beside each other where they fit, below each other where not."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

GAP = 2
"""Cells between two columns."""
NARROWEST = 24
"""With fewer cells for the last column of a row, its texts stand below each other instead."""
MOST_LINES = 2
"""Of a row whose cells wrap; the head may have more."""

MISSING = "–"
"""What stands for a number that is not there."""


def cells(text: str) -> int:
    """Give how many cells a text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(_cells(sign) for sign in text)


def _cells(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> Iterator[str]:
    """Give the lines of a text, each at most `width` cells, with what leads the first one and the others."""
    lead, line, empty = first, first, True
    for word in _pieces(text, max(1, width - max(cells(first), cells(rest)))):
        joined = f"{line}{'' if empty else ' '}{word}"
        if not empty and cells(joined) > width:
            yield line
            lead = rest
            joined = f"{lead}{word}"
        line, empty = joined, False
    if not empty:
        yield line


def _pieces(text: str, width: int) -> Iterator[str]:
    """Give the words of a text, one longer than a line in several."""
    for word in text.split():
        part = ""
        for sign in word:
            if part and cells(part) + _cells(sign) > width:
                yield part
                part = ""
            part += sign
        yield part


def in_columns(rows: Sequence[Sequence[str]], width: int, indent: str = "") -> list[str]:
    """Give rows as aligned columns, numbers to the right; the last column wraps. Nothing where they do not fit."""
    body = [[" ".join(cell.split()) for cell in row] for row in rows]
    widths = [max(cells(row[n]) for row in body if n < len(row)) for n in range(max(map(len, body), default=0))]
    room = width - cells(indent) - sum(widths[:-1]) - GAP * (len(widths) - 1)
    if not widths or room < min(NARROWEST, widths[-1]):
        return []
    right = [_is_numbers(row[n] for row in body[1:] or body if n < len(row)) for n in range(len(widths))]
    return [line for row in body for line in _row(row, widths, right, width, indent)]


def in_wrapped_columns(rows: Sequence[Sequence[str]], width: int, indent: str = "") -> list[str]:
    """Give rows as aligned columns whose cells wrap between words, below a head. Nothing where that is too narrow."""
    body = [tuple(" ".join(cell.split()) for cell in row) for row in rows]
    columns = list(zip_longest(*body, fillvalue=""))
    room = width - cells(indent) - GAP * (len(columns) - 1)
    widths = _fitted(columns, room)
    drawn = [[list(wrapped(cell, wide)) for cell, wide in zip(row, widths, strict=False)] for row in body]
    if not widths or any(len(cell) > MOST_LINES for row in drawn[1:] for cell in row):
        return []
    right = [_is_numbers(column[1:]) for column in columns]
    lines = [line for row in drawn for line in zip_longest(*row, fillvalue="")]
    return [(indent + (" " * GAP).join(_placed(line, widths, right))).rstrip() for line in lines]


def _fitted(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """Give the widths of columns, the widest made narrower down to its longest word; nothing where they do not fit."""
    least = [max((cells(word) for text in column for word in text.split()), default=0) for column in columns]
    if sum(least) > room:
        return []
    widths = [min(room, max(map(cells, column))) for column in columns]
    while sum(widths) > room:
        free = [number for number, wide in enumerate(widths) if wide > least[number]]
        widths[max(free, key=widths.__getitem__)] -= 1
    return widths


def _placed(texts: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    for text, wide, numbers in zip(texts, widths, right, strict=False):
        room = " " * (wide - cells(text))
        yield room + text if numbers else text + room


def _row(row: Sequence[str], widths: Sequence[int], right: Sequence[bool], width: int, indent: str) -> Iterator[str]:
    lead = indent
    for n, text in enumerate(row[:-1]):
        room = " " * (widths[n] - cells(text))
        lead += (room + text if right[n] else text + room) + " " * GAP
    last = " " * (widths[len(row) - 1] - cells(row[-1])) + row[-1] if right[len(row) - 1] else row[-1]
    if cells(lead) + cells(last) <= width:
        yield (lead + last).rstrip()
    else:
        yield from wrapped(row[-1], width, lead, " " * cells(lead))


def _is_numbers(texts: Iterable[str]) -> bool:
    found = [text for text in texts if text and text != MISSING]
    return bool(found) and all(text.lstrip("-−").replace(".", "", 1).isdigit() for text in found)
