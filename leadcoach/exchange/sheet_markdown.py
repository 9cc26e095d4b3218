"""A document to read as one Markdown file; what a person wrote is never taken for markup."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator

from leadcoach.exchange.sheets import Chart, Label, Part, Piece, Section, Sheets, Table
from leadcoach.text import clean

_MARKUP = re.compile(r"([\\`*_\[\]<>&|~])")
_BEGINS = re.compile(r"^(\d{1,9}(?=[.)]))?([#+=.)-])")
"""What begins a heading, a list or a line across: a backslash goes before its sign."""


def written(sheets: Sheets) -> Iterator[str]:
    """Give the file in pieces."""
    yield f"# {_line(sheets.title)}\n\n{_line(sheets.about)}\n"
    for section in sheets.sections:
        yield from section_written(section)


def section_written(section: Section) -> Iterator[str]:
    """Give one section with its heading."""
    yield f"\n## {_line(section.title)}\n"
    yield from map(piece_written, section.pieces)


def piece_written(piece: Piece) -> str:
    """Give one piece with its heading, after an empty line."""
    said = [f"### {_line(piece.title or piece.when)}"]
    said += [_line(text) for text in (piece.when if piece.title else "", piece.about) if text]
    said.append(parts_written(piece.parts))
    said += (_line(note) for note in piece.notes)
    return "\n" + "\n\n".join(said) + "\n"


def parts_written(parts: Iterable[Part]) -> str:
    """Give what stands in a piece, an empty line between two parts."""
    return "\n\n".join(map(_part, parts))


def _part(part: Part) -> str:
    if isinstance(part, Label):
        named = _line(part.text)
        return f"**{named}**" if named else ""
    if isinstance(part, Table | Chart):
        return "\n".join(_table(part.in_words() if isinstance(part, Chart) else part))
    return "  \n".join(_escaped(line) for line in _clean(part).split("\n"))


def _table(table: Table) -> Iterator[str]:
    """Give a table; Markdown has none without a head, so that one may be empty."""
    wide = max(map(len, (table.columns, *table.rows)), default=1)
    yield _row(map(_cell, table.columns or ("",) * wide))
    yield _row(("---",) * wide)
    yield from (_row(map(_cell, row)) for row in table.rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return "<br>".join(_escaped(line) for line in _clean(text).split("\n"))


def _line(text: str) -> str:
    return _escaped(" ".join(_clean(text).split()))


def _escaped(text: str) -> str:
    """Give a line in which nothing is markup."""
    bare = _MARKUP.sub(r"\\\1", text.strip())
    return _BEGINS.sub(r"\1\\\2", bare)


def _clean(text: str) -> str:
    return clean(text, sys.maxsize).text
