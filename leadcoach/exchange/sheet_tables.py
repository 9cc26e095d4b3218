"""Tables of Markdown, a line a row: cells that hold any text come back as they were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from leadcoach.text import _

_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_RULE = re.compile(r":?-+:?")
_BLANKS = " \t"
_ESCAPED = "\\|<" + _BLANKS
"""What stands for itself behind a backslash; a backslash before anything else is one."""


class Line(NamedTuple):
    """One line of a file."""

    number: int
    """From 1."""
    text: str


class Fault(Exception):
    """What is wrong in a file, in a sentence, and on which line."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class TableRow(NamedTuple):
    """The cells of a row, and where it stands."""

    line: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """A head and the rows below it, which have as many cells."""

    head: TableRow
    rows: tuple[TableRow, ...]


def escaped(text: str, *, bars: bool = True) -> str:
    """Give a text as one line that `unescaped` reads; outside of tables an upright bar may stand as it is."""
    said = text.replace("\\", "\\\\")
    said = said.replace("|", "\\|") if bars else said
    said = _BREAK.sub(lambda found: "\\" + found[0], said)
    inner = said.strip(_BLANKS)
    start = len(said) - len(said.lstrip(_BLANKS))
    kept = _behind(said[:start]) + inner + _behind(said[start + len(inner) :])
    return kept.replace("\n", "<br>")


def unescaped(raw: str) -> str:
    """Give the text of a cell or an item of a list."""
    return "".join(sign for sign, _kept in _trimmed(list(_signs(raw))))


def written(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Give the lines of a table; head and cells are any text."""
    yield _row(map(escaped, head))
    yield _row("---" for _each in head)
    for row in rows:
        yield _row(map(escaped, row))


def read(lines: Sequence[Line]) -> Table:
    """Read a table, blank lines around it passed over; raises Fault for anything else."""
    rows = [TableRow(line.number, tuple(_cells(line.text))) for line in lines if line.text.strip()]
    for line in lines:
        if line.text.strip() and "|" not in line.text:
            raise Fault(line.number, _("a table was expected here, each line of it between upright bars"))
    if len(rows) < 2 or not all(_RULE.fullmatch(cell.strip()) for cell in rows[1].cells):
        at = rows[0].line if rows else lines[0].number if lines else 1
        raise Fault(at, _("a table needs a head, and below it a line of dashes"))
    head = rows[0]._replace(cells=tuple(map(unescaped, rows[0].cells)))
    return Table(head, tuple(_filled(row, len(head.cells)) for row in rows[2:]))


def _filled(row: TableRow, wide: int) -> TableRow:
    cells = tuple(map(unescaped, row.cells))
    if len(cells) > wide:
        sentence = _("this row has more cells than the table has columns; write an upright bar in a text as \\|")
        raise Fault(row.line, sentence)
    return row._replace(cells=cells + ("",) * (wide - len(cells)))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _behind(blanks: str) -> str:
    """Give blanks each behind a backslash."""
    return "".join("\\" + sign for sign in blanks)


def _cells(raw: str) -> Iterator[str]:
    """Give the raw cells of a line: apart by upright bars that no backslash stands before."""
    text = raw.strip(_BLANKS)
    start = at = 1 if text.startswith("|") else 0
    while at < len(text):
        if text[at] == "\\":
            at += 2
        elif text[at] == "|":
            yield text[start:at]
            start = at = at + 1
        else:
            at += 1
    if text[start:].strip():
        yield text[start:]


def _signs(raw: str) -> Iterator[tuple[str, bool]]:
    """Give each sign, and whether it is there on purpose even where it is a blank at an end."""
    at = 0
    while at < len(raw):
        found = _BREAK.match(raw, at)
        if found:
            yield "\n", True
            at = found.end()
        elif raw[at] == "\\" and raw[at + 1 : at + 2] and raw[at + 1] in _ESCAPED:
            yield raw[at + 1], True
            at += 2
        else:
            yield raw[at], False
            at += 1


def _trimmed(signs: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    start, end = 0, len(signs)
    while start < end and _goes(signs[start]):
        start += 1
    while end > start and _goes(signs[end - 1]):
        end -= 1
    return signs[start:end]


def _goes(sign: tuple[str, bool]) -> bool:
    return not sign[1] and sign[0] in _BLANKS
