"""A manager who answers every ask they meet, for tests that go through the whole programme."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from leadcoach.domain.answers import (
    LINE,
    Answer,
    Mark,
    Marks,
    Number,
    Opened,
    Picked,
    Practice,
    Ratings,
    Row,
    Rows,
    Script,
    Text,
    When,
)
from leadcoach.domain.asks import Ask
from leadcoach.domain.specs import (
    ChoiceSpec,
    Column,
    DateSpec,
    InstrumentSpec,
    LinesSpec,
    LiveSpec,
    NumberSpec,
    PracticeSpec,
    ScaleSpec,
    ScriptSpec,
    TableSpec,
    TextSpec,
)

LOOPS = """\
var work pressure : none, up, 4
work pressure -> reflection time : - seen
reflection time ~> learning : + guess
learning -> rework : - data
rework -> work pressure : + seen
"""
OWN_WORDS = "own words"


def answer_to(ask: Ask, today: date) -> Answer:  # noqa: C901 - one case a kind of ask
    """Give a right and complete answer to any ask; `Opened()` for a worksheet, which is filled elsewhere."""
    match ask.spec:
        case TextSpec():
            return Text("I asked one open question before the handover on Tuesday.")
        case LinesSpec(least=least):
            return Rows(tuple(Row(f"line{n}", {LINE: f"Line {n}"}) for n in range(max(least, 1))))
        case ScriptSpec():
            return Script(LOOPS)
        case ChoiceSpec(items=items, least=least, most=most):
            return Picked(tuple(item.id for item in items[: max(min(1, most), least)]))
        case ScaleSpec(items=items, aspects=aspects, low=low, high=high):
            middle = (low + high) // 2
            return Ratings({(item.id, aspect.id): middle for item in items for aspect in aspects})
        case NumberSpec(low=low, high=high):
            return Number(str(_between(low, high)))
        case DateSpec(time=time, rhythms=rhythms):
            tomorrow = (today + timedelta(days=1)).isoformat()
            return When(tomorrow, "09:30" if time else "", "UTC", rhythms[0] if rhythms else "")
        case TableSpec(columns=columns, least=least):
            return Rows(tuple(_row(f"row{n}", columns, today) for n in range(max(least, 1))))
        case PracticeSpec():
            return Practice("done", "", "It went as planned.", today.isoformat())
        case LiveSpec(turns=turns, counts=counts, phases=phases):
            timed = [each.id for each in phases] + [each.id for each in turns]
            lengths = tuple(Mark(name, 60.0 * n, 60.0) for n, name in enumerate(timed))
            return Marks((*lengths, *(Mark(count.id, 5.0) for count in counts)))
        case InstrumentSpec():
            return Opened()


def _between(low: Decimal | None, high: Decimal | None) -> Decimal:
    return min(max(Decimal(3), low or Decimal(0)), high or Decimal(3))


def _row(id: str, columns: tuple[Column, ...], today: date) -> Row:
    return Row(id, {column.id: _cell(column, today) for column in columns})


def _cell(column: Column, today: date) -> str:
    match column.kind:
        case "number":
            return "2"
        case "date":
            return (today + timedelta(days=3)).isoformat()
        case "choice" if column.options:
            return column.options[0].id
    return OWN_WORDS
