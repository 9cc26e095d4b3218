"""Tables, forms and lists of a worksheet's file as rows, each with the line it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from leadcoach.domain.answers import Answer, Row, Rows
from leadcoach.domain.asks import Ask
from leadcoach.domain.specs import Column, LinesSpec, TableSpec
from leadcoach.exchange import sheet_tables
from leadcoach.exchange.sheet_names import ROW, Names, column_names, columns
from leadcoach.exchange.sheet_tables import Fault, Line, Table, TableRow, unescaped
from leadcoach.text import _, one_line

MOST_ROWS = 1_000
"""Rows of one table."""

_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,4}[.)])(?:[ \t]+(?P<text>.*))?")


@dataclass(frozen=True, slots=True)
class Placed:
    """An answer, and where its parts stand."""

    answer: Answer
    lines: Mapping[str, int] = field(default_factory=dict)
    """By what a problem names first of its field: a row, an item, a field."""


def read_rows(ask: Ask, lines: Sequence[Line]) -> Placed:
    """Read the rows of a table, a form or a list of lines; raises Fault."""
    if isinstance(ask.spec, TableSpec) and ask.spec.form:
        cells, at = read_fields(ask, lines)
        row = Row("one", {name: text for name, text in cells.items() if text})
        return Placed(Rows((row,)), {"one": lines[0].number, **at})
    if isinstance(ask.spec, LinesSpec) and not begins_table(lines):
        return _items(ask, lines)
    return _table(ask, sheet_tables.read(lines))


def begins_table(lines: Sequence[Line]) -> bool:
    """Whether the first line has the form of a table's."""
    return lines[0].text.lstrip().startswith("|")


def _items(ask: Ask, lines: Sequence[Line]) -> Placed:
    column = columns(ask)[0].id
    found = [(line.number, unescaped(text)) for line, text in bullets(lines)]
    rows = [(number, text) for number, text in found if text.strip()]
    if len(rows) > MOST_ROWS:
        raise Fault(rows[MOST_ROWS][0], _("there are more than {most} rows").format(most=MOST_ROWS))
    return Placed(
        Rows(tuple(Row(f"r{n}", {column: text}) for n, (_at, text) in enumerate(rows, 1))),
        {f"r{n}": at for n, (at, _text) in enumerate(rows, 1)},
    )


def bullets(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Give the lines of a list with what stands behind each bullet; raises Fault."""
    for line in lines:
        found = _ITEM.fullmatch(line.text)
        if not found:
            raise Fault(line.number, _("a list was expected here, each line of it after a dash and a blank"))
        yield line, found["text"] or ""


def _table(ask: Ask, table: Table) -> Placed:
    heads = _heads(ask, table.head)
    rows: list[Row] = []
    lines: dict[str, int] = {}
    if len(table.rows) > MOST_ROWS:
        raise Fault(table.rows[MOST_ROWS].line, _("there are more than {most} rows").format(most=MOST_ROWS))
    for number, row in enumerate(table.rows, 1):
        cells = dict(zip(heads, row.cells, strict=True))
        id = cells.pop(ROW, "").strip() or f"r{number}"
        made = Row(id, {column.id: _cell(column, cells.get(column.id, "")) for column in columns(ask)})
        if made.empty:
            continue
        if id in lines:
            raise Fault(row.line, _("two rows have the same name in the column “row”"))
        lines[id] = row.line
        rows.append(Row(id, {name: text for name, text in made.cells.items() if text}))
    return Placed(Rows(tuple(rows)), lines)


def _heads(ask: Ask, head: TableRow) -> list[str]:
    """Give the ids of the columns of a table; the column of row ids may lead them."""
    names = column_names(columns(ask))
    heads = [
        names.found(each) or (ROW if n == 0 and each.strip().lower() == ROW else "")
        for n, each in enumerate(head.cells)
    ]
    known(heads, names, head.line)
    return heads


def known(heads: Sequence[str], names: Names, line: int) -> None:
    """Raise Fault for a heading that is none, and for one that comes twice."""
    listed = ", ".join(names.written(id) for id in names.words)
    for number, each in enumerate(heads, 1):
        if not each:
            sentence = _("column {number} is none of this table; it has: {columns}")
            raise Fault(line, sentence.format(number=number, columns=one_line(listed)))
        if each in heads[: number - 1]:
            raise Fault(line, _("column {number} stands there twice").format(number=number))


def _cell(column: Column, text: str) -> str:
    """Give the id of an option named by its words; anything else as it was typed."""
    return Names(column.options).found(text) or text if column.kind == "choice" else text


def read_fields(ask: Ask, lines: Sequence[Line]) -> tuple[dict[str, str], dict[str, int]]:
    """Give the text of each field and its line; a form may as well be a table with one row."""
    table, asked = sheet_tables.read(lines), columns(ask)
    names = column_names(asked)
    if len(table.head.cells) != 2 or all(map(names.found, table.head.cells)):
        return _only_row(ask, table)
    cells: dict[str, str] = {}
    at: dict[str, int] = {}
    for row in table.rows:
        id = names.found(row.cells[0])
        if not id and not any(cell.strip() for cell in row.cells):
            continue
        if not id:
            listed = one_line(", ".join(names.written(each) for each in names.words))
            raise Fault(row.line, _("this is no field of it; it has: {columns}").format(columns=listed))
        if id in cells:
            raise Fault(row.line, _("this field stands there twice"))
        column = next(each for each in asked if each.id == id)
        cells[id], at[id] = _cell(column, row.cells[1]), row.line
    return cells, at


def _only_row(ask: Ask, table: Table) -> tuple[dict[str, str], dict[str, int]]:
    placed = _table(ask, table)
    rows = placed.answer.rows if isinstance(placed.answer, Rows) else ()
    if len(rows) > 1:
        raise Fault(placed.lines[rows[1].id], _("only one row fits here"))
    cells = dict(rows[0].cells) if rows else {}
    return cells, dict.fromkeys(cells, table.head.line)
