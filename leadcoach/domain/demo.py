"""What the files behind `leadcoach demo` tell of an invented manager, and whether it fits what is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from leadcoach.domain.answers import LINE, Answer, Marks, Picked, Ratings, Row, Rows
from leadcoach.domain.asks import Ask
from leadcoach.domain.problems import problems
from leadcoach.domain.specs import ChoiceSpec, DateSpec, LinesSpec, LiveSpec, PracticeSpec, ScaleSpec, TableSpec

CANNOT_SAY = "?"
_DAY = re.compile(r"\+(\d{1,3})")


class Told(NamedTuple):
    """One thing a file tells."""

    subject: str
    """What it is about: the subject of an ask, a week, a kind of log; empty for entries and captured thoughts."""
    value: object
    file: str
    key: str
    """Its place in the file, as an error names it."""
    day: int = 0
    """Days after the first day of week 1; answers without a day of their own have the day of their step."""


class DemoWeek(NamedTuple):
    """One file: the answers of a week, and what happened on its days."""

    number: int
    file: str
    answers: Mapping[str, Told] = MappingProxyType({})
    """By subject: what the manager answered when the week was walked through."""
    days: Mapping[str, int] = MappingProxyType({})
    """Steps and modules that were walked through on another day than usual."""
    occasions: tuple[Told, ...] = ()
    """Answers with a day of their own: what is asked again and again, routines, worksheets."""
    later: tuple[Told, ...] = ()
    """Changes of earlier answers."""
    entries: tuple[Told, ...] = ()
    captures: tuple[Told, ...] = ()
    logs: tuple[Told, ...] = ()
    pulses: tuple[Told, ...] = ()
    aside: tuple[Told, ...] = ()
    """Weeks, modules and steps put aside; the value is the day on which they were taken up again, or None."""


def day_number(text: object) -> int:
    """Read `+3`; raises ValueError for anything else."""
    found = _DAY.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise ValueError("expected a day such as +3")
    return int(found[1])


def answer_of(ask: Ask, value: object, start: date) -> Answer:
    """Give the answer a value stands for, with real dates for `+N`; raises ValueError where it has another shape.

    Lines may be a list of texts, a form one table, and rows tables of their cells with or without an `id`; in a scale
    `?` stands for what one cannot say.
    """
    match ask.spec, value:
        case LinesSpec() | TableSpec(), _:
            return Rows(tuple(_row(ask, each, number, start) for number, each in enumerate(_listed(value), 1)))
        case DateSpec(), str():
            return ask.shape.from_json({"date": _dated(value, start)})
        case DateSpec(), {"date": str(day), **rest}:
            return ask.shape.from_json({**rest, "date": _dated(day, start)})
        case PracticeSpec(), {"on": str(day), **rest}:
            return ask.shape.from_json({**rest, "on": _dated(day, start)})
        case ScaleSpec(), dict():
            return ask.shape.from_json({item: _points(given) for item, given in value.items()})
    return ask.shape.from_json(value)


def changed(earlier: Answer, later: Answer) -> Answer:
    """Give the later answer; of rows, the earlier ones with the cells that a row of the same id has now."""
    if not (isinstance(earlier, Rows) and isinstance(later, Rows)):
        return later
    now = {row.id: row for row in later.rows}
    kept = [Row(row.id, {**row.cells, **now.pop(row.id, row).cells}) for row in earlier.rows]
    return Rows((*kept, *now.values()))


def misfits(ask: Ask, answer: Answer) -> tuple[str, ...]:
    """Give in sentences what is wrong with an answer, and which ids in it nobody asks for."""
    known, used = _ids(ask, answer)
    strange = [f"`{name}` is not asked here." for name in dict.fromkeys(used) if name not in known]
    return (*strange, *(problem.sentence for problem in problems(ask, answer)))


def _ids(ask: Ask, answer: Answer) -> tuple[set[str], list[str]]:
    """Give the ids an answer may hold, and those it holds."""
    match ask.spec, answer:
        case ChoiceSpec() as spec, Picked(ids) if spec.items or not spec.options_from:
            return {item.id for item in spec.items}, list(ids)
        case ScaleSpec() as spec, Ratings(given):
            return {item.id for item in (*spec.items, *spec.aspects)}, [name for pair in given for name in pair]
        case LiveSpec() as spec, Marks(marks):
            items = (*spec.turns, *spec.counts)
            return {each.id for each in items} | {each.id for each in spec.phases}, [mark.label for mark in marks]
        case TableSpec(columns=columns), Rows(rows):
            return {column.id for column in columns}, [name for row in rows for name in row.cells]
    return set(), []


def _listed(value: object) -> list[object]:
    if isinstance(value, dict):
        return [value]
    if not isinstance(value, list):
        raise ValueError("expected rows")
    return value


def _row(ask: Ask, value: object, number: int, start: date) -> Row:
    if isinstance(value, str) and isinstance(ask.spec, LinesSpec):
        return Row(f"r{number}", {LINE: value})
    if not isinstance(value, dict):
        raise ValueError("expected a row")
    bare = {name: cell for name, cell in value.items() if name != "id"}
    cells = bare["cells"] if isinstance(bare.get("cells"), dict) else bare
    spec = ask.spec
    dates = {each.id for each in spec.columns if each.kind == "date"} if isinstance(spec, TableSpec) else set()
    said = {name: _text(cell) for name, cell in cells.items()}
    dated = {name: _dated(text, start) if name in dates else text for name, text in said.items()}
    return Row(str(value.get("id", f"r{number}")), dated)


def _points(given: object) -> object:
    """Put None, which TOML cannot say, in the place of `?`: cannot say."""
    if not isinstance(given, dict):
        return given
    return {aspect: None if point == CANNOT_SAY else point for aspect, point in given.items()}


def _text(cell: object) -> str:
    if isinstance(cell, (str, int, float)) and not isinstance(cell, bool):
        return str(cell)
    raise ValueError("expected text or a number")


def _dated(text: str, start: date) -> str:
    """Put a real day in the place of `+N`; anything else stays."""
    return (start + timedelta(days=day_number(text))).isoformat() if _DAY.fullmatch(text) else text
