"""Where words stand in a text, whatever their capitals and accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from leadcoach.text import fold

MOST = 9_999


class Span(NamedTuple):
    """A stretch of one line."""

    row: int
    start: int
    end: int
    """One past the last column."""


def places(lines: Sequence[str], wanted: str) -> tuple[Span, ...]:
    """Give where a text stands in the lines, in order and without overlaps, at most `MOST`; nothing for no letters."""
    folded = fold(wanted)
    if not folded:
        return ()
    found = (Span(row, *place) for row, line in enumerate(lines) for place in _in_line(line, folded))
    return tuple(islice(found, MOST))


def nearest(spans: Sequence[Span], row: int, column: int) -> int:
    """Give the index of the first stretch at or after a place, the first of all where none comes after."""
    return next((index for index, span in enumerate(spans) if (span.row, span.start) >= (row, column)), 0)


def _in_line(line: str, folded: str) -> Iterator[tuple[int, int]]:
    if line.isascii():
        yield from ((start, start + len(folded)) for start in _starts(line.lower(), folded))
        return
    text, columns = _spread(line)
    done = 0
    for start in _starts(text, folded):
        first, end = columns[start], columns[start + len(folded) - 1] + 1
        while end < len(line) and unicodedata.combining(line[end]):
            end += 1  # an accent written apart belongs to its letter
        if first >= done:
            yield first, end
            done = end


def _starts(text: str, wanted: str) -> Iterator[int]:
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + len(wanted))


def _spread(line: str) -> tuple[str, list[int]]:
    """Give a line folded, and for each letter of that its column in the line."""
    letters, columns = list[str](), list[int]()
    for column, letter in enumerate(line):
        for each in fold(letter):
            letters.append(each)
            columns.append(column)
    return "".join(letters), columns
