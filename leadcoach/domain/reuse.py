"""What was written earlier, made fit for another ask: as a proposal, or as options to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from leadcoach.domain.answers import LINE, Answer, Picked, Practice, Rows, Text
from leadcoach.domain.answers import Row as AnswerRow
from leadcoach.domain.asks import Ask
from leadcoach.domain.specs import ChoiceSpec, Item, LinesSpec, TableSpec, TextSpec
from leadcoach.text import fold

WISH = "wish"
"""The part of a plan that an earlier line fills."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An ask with its answer, and the column that is meant where one is."""

    ask: Ask
    answer: Answer
    column: str = ""


class Piece(NamedTuple):
    """One thing said earlier: the id it hangs on (a row or an option), and its words."""

    id: str
    text: str


def pieces(earlier: Earlier) -> tuple[Piece, ...]:
    """Give what was said, a piece for each row or option; one piece for a text, none for nothing."""
    ask, answer = earlier.ask, earlier.answer
    if isinstance(answer, Rows):
        found = (Piece(row.id, _row_text(ask, row, earlier.column)) for row in answer.filled)
        return tuple(piece for piece in found if piece.text)
    if isinstance(answer, Picked):
        known = {item.id: item.text for item in _items(ask)}
        return tuple(Piece(id, known[id]) for id in answer.ids if id in known)
    if isinstance(answer, Practice):
        return (Piece("", answer.words()),) if answer.words() else ()
    return (Piece("", answer.words().strip()),) if answer.words().strip() else ()


def items_of(earlier: Earlier) -> tuple[Item, ...]:
    """Give the rows of an earlier answer as options, each with its row's id; of rows that say the same the first."""
    found: dict[str, Item] = {}
    for piece in pieces(earlier):
        if piece.id:
            found.setdefault(fold(piece.text), Item(piece.id, piece.text))
    return tuple(found.values())


def proposal(ask: Ask, found: Sequence[Earlier], new_row_id: Callable[[], str]) -> Answer | None:
    """Give an answer made of earlier ones, or None where nothing fits.

    A list, table or text takes the words of all of them; other asks take the first answer of the same kind, whole.
    """
    told = [each for each in found if not each.answer.empty]
    if not told:
        return None
    match ask.spec:
        case TextSpec():
            return _text(ask, told)
        case LinesSpec():
            return _lines(told, LINE, new_row_id)
        case TableSpec() as spec:
            return _whole(ask, told) or _shared(ask, told) or _table(ask, spec, told, new_row_id)
    return _whole(ask, told)


def with_options(ask: Ask, options: Callable[[str], tuple[Item, ...]]) -> Ask:
    """Give the ask with the options that earlier rows give it; `options` looks an address up."""
    match ask.spec:
        case ChoiceSpec(options_from=address) as spec if address:
            return replace(ask, spec=replace(spec, items=options(address)))
        case TableSpec(columns=columns) as spec if any(column.options_from for column in columns):
            filled = tuple(
                replace(column, options=options(column.options_from)) if column.options_from else column
                for column in columns
            )
            return replace(ask, spec=replace(spec, columns=filled))
    return ask


def _whole(ask: Ask, told: Sequence[Earlier]) -> Answer | None:
    """Give the first answer that fits as it is: the same kind, and for a table the same columns."""
    for each in told:
        same = each.ask.kind == ask.kind and not each.column
        if same and _columns(each.ask) == _columns(ask):
            return each.answer
    return None


def _shared(ask: Ask, told: Sequence[Earlier]) -> Rows | None:
    """Give the rows of one earlier table or plan with the columns that both have, where there are such."""
    wanted = set(_columns(ask))
    if len(told) != 1 or told[0].column or not wanted & set(_columns(told[0].ask)):
        return None
    rows = told[0].answer.filled if isinstance(told[0].answer, Rows) else ()
    kept = (AnswerRow(row.id, {name: text for name, text in row.cells.items() if name in wanted}) for row in rows)
    found = tuple(row for row in kept if not row.empty)
    return Rows(found) if found else None


def _text(ask: Ask, told: Sequence[Earlier]) -> Text | None:
    if len(told) == 1 and isinstance(told[0].answer, Text):
        return told[0].answer if ask.kind == "text" else None
    lines = [piece.text for each in told for piece in pieces(each)]
    return Text("\n".join(dict.fromkeys(lines))) if lines else None


def _lines(told: Sequence[Earlier], column: str, new_row_id: Callable[[], str]) -> Rows | None:
    rows: list[AnswerRow] = []
    for each in told:
        for piece in pieces(each):
            id = piece.id if piece.id and piece.id not in {row.id for row in rows} else new_row_id()
            rows.append(AnswerRow(id, {column: " ".join(piece.text.split())}))
    return Rows(tuple(rows)) if rows else None


def _table(ask: Ask, spec: TableSpec, told: Sequence[Earlier], new_row_id: Callable[[], str]) -> Rows | None:
    first = WISH if ask.kind == "plan" else spec.columns[0].id
    rows = _lines(told, first, new_row_id)
    if rows is None or not (spec.form or ask.kind == "plan"):
        return rows
    together = "\n".join(row.cell(first) for row in rows.rows)
    return Rows((AnswerRow(new_row_id(), {first: together}),))


def _row_text(ask: Ask, row: AnswerRow, column: str) -> str:
    names = [column] if column else list(_columns(ask)) or [LINE]
    said = [_cell_text(ask, row, name) for name in names]
    return " · ".join(text for text in said if text) if not column else said[0]


def _cell_text(ask: Ask, row: AnswerRow, name: str) -> str:
    text = row.cell(name).strip()
    column = ask.spec.column(name) if isinstance(ask.spec, TableSpec) else None
    options = {item.id: item.text for item in column.options} if column else {}
    return options.get(text, text)


def _columns(ask: Ask) -> tuple[str, ...]:
    if isinstance(ask.spec, TableSpec):
        return tuple(column.id for column in ask.spec.columns)
    return ()


def _items(ask: Ask) -> tuple[Item, ...]:
    return tuple(getattr(ask.spec, "items", ()))
