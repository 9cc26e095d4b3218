"""Lines by week: from what was logged, or from an ask that repeats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from leadcoach.domain.answers import Answer, Marks, Number, Picked, Ratings, Rows
from leadcoach.domain.asks import Ask
from leadcoach.domain.blocks import Block, Line, Paragraph, Reading, Said, Series, Source, Words
from leadcoach.domain.calendar import WEEKS, Calendar
from leadcoach.domain.readings.cells import cell_number, filled, label_column, row_label
from leadcoach.domain.readings.counts import logged
from leadcoach.domain.readings.given import TITLE, Sheet, columns_of, told
from leadcoach.domain.records import Fact
from leadcoach.domain.specs import ChoiceSpec, Column, LiveSpec, ScaleSpec, TableSpec
from leadcoach.text import fold

Values = Mapping[str, float]
Weekly = tuple[tuple[int, Values], ...]
"""The number of a week and what it holds, by the id of an item, column or ask; oldest first."""


def week_number(calendar: Calendar | None, day: date) -> int:
    """Give the week of the programme a day lies in; after the last one the weeks go on counting.

    0 lies before the start, and stands for every day while the programme has not begun.
    """
    then = calendar._replace(today=day) if calendar else None
    if then is None or then.week <= WEEKS:
        return then.week if then else 0
    return WEEKS + 1 + max(0, (day - then.span(WEEKS)[1]).days - 1) // 7


def series(
    ask: Ask,
    weeks: Weekly,
    limit: float | None = None,
    sources: Iterable[Source] = (),
    rows: Mapping[str, Words] | None = None,
) -> Reading:
    """Give a line by week for each thing that has a number; a week without one stays open.

    With a limit and a single line it says in how many weeks the limit was reached. `rows` are the names of lines that
    are rows of a table.
    """
    held = dict(weeks)
    called = rows or {name: _label(ask, name) for name in line_names(ask)}
    names = [name for name in called if any(name in values for values in held.values())]
    if not names:
        return told()
    numbers = range(min(held), max(held) + 1)
    because = tuple(dict.fromkeys(sources))
    lines = tuple(
        Line(called[name], tuple(held.get(week, {}).get(name) for week in numbers), because) for name in names
    )
    at = tuple(_week(week) for week in numbers)
    return told(Series(TITLE, at, lines, limit), *(_reached(lines[0], limit) if len(lines) == 1 else ()))


def _week(number: int) -> Words:
    return (Said("series-week", (("week", number),)),)


def _reached(line: Line, limit: float | None) -> list[Block]:
    values = [value for value in line.values if value is not None]
    if limit is None or not values:
        return []
    given = (("limit", limit), ("count", sum(value >= limit for value in values)), ("all", len(values)))
    return [Paragraph((Said("series-limit", given),))]


def line_names(ask: Ask) -> list[str]:
    """Give the ids that can have a line of their own, in the order of the ask."""
    numbers = [each.id for each in columns_of(ask) if each.kind == "number"]
    items = [item.id for item in getattr(ask.spec, "items", ())]
    observed = [item.id for item in ask.spec.counts] if isinstance(ask.spec, LiveSpec) else []
    return [*numbers, *items, *observed] or [ask.id]


def _label(ask: Ask, name: str) -> Words:
    if name == ask.id and name not in {each.id for each in columns_of(ask)}:
        return TITLE
    return (Said(f"column.{name}" if any(each.id == name for each in columns_of(ask)) else f"item.{name}"),)


def weekly_facts(ask: Ask, facts: Iterable[Fact], week_of: Callable[[date], int]) -> Weekly:
    """Give the weekly sums of what was counted, and of a number the mean over the days on which it was logged.

    Of several numbers on one day the last one counts.
    """
    found = [(date.fromisoformat(fact.day), _not_picked(ask, fact) | logged(fact)) for fact in facts]
    return _gathered(ask, found, week_of)


def _not_picked(ask: Ask, fact: Fact) -> dict[str, float]:
    """Give a zero for every option of a choice, so that one that is never picked has a line as well."""
    items = ask.spec.items if isinstance(ask.spec, ChoiceSpec) and "picked" in fact.data else ()
    return dict.fromkeys((item.id for item in items), 0.0)


def weekly_sheets(ask: Ask, sheets: Iterable[Sheet], week_of: Callable[[date], int]) -> Weekly:
    """Give what was answered to an ask that repeats, by week, in the same way."""
    found = [
        (date.fromisoformat(sheet.day), values_of(ask, sheet.answers[ask.id]))
        for sheet in sheets
        if sheet.day and ask.id in sheet.answers
    ]
    return _gathered(ask, found, week_of)


def weekly_rows(ask: Ask, sheets: Iterable[Sheet], week_of: Callable[[date], int]) -> tuple[Weekly, dict[str, Words]]:
    """Give the numbers of a table that repeats row by row, and what each row is called; rows of one name are one line.

    Both are empty for anything but rows with a name and one number each: numbers of different things do not add up.
    """
    number = _counted_by_row(ask)
    found: list[tuple[date, dict[str, float]]] = []
    called: dict[str, Words] = {}
    for sheet in sheets if number else ():
        for row in filled(ask, sheet) if sheet.day else ():
            label, value = row_label(ask, sheet, row), cell_number(number, row) if number else None
            if value is not None:
                name = " ".join(fold(getattr(word, "text", "")).strip() for word in label)
                called.setdefault(name, label)
                found.append((date.fromisoformat(sheet.day), {name: value}))
    return _gathered(ask, found, week_of), called


def _counted_by_row(ask: Ask) -> Column | None:
    """Give the one number column of a table whose rows have a name."""
    numbers = [each for each in columns_of(ask) if each.kind == "number"]
    rows = isinstance(ask.spec, TableSpec) and not ask.spec.form and label_column(columns_of(ask)) is not None
    return numbers[0] if rows and len(numbers) == 1 else None


def values_of(ask: Ask, answer: Answer) -> dict[str, float]:
    """Give the numbers of an answer by the ids of its items or columns."""
    match answer:
        case Number(value=value) if value is not None:
            return {ask.id: float(value)}
        case Ratings() as ratings if isinstance(ask.spec, ScaleSpec):
            first = ask.spec.aspects[0].id
            return {
                item: float(value)
                for (item, aspect), value in ratings.given.items()
                if aspect == first and value is not None
            }
        case Picked(ids):
            return dict.fromkeys(ids, 1.0)
        case Marks() as marks if isinstance(ask.spec, LiveSpec):
            return {item.id: float(marks.count(item.id)) for item in ask.spec.counts}
        case Rows() as rows:
            return _sums(ask, rows)
    return {}


def _sums(ask: Ask, rows: Rows) -> dict[str, float]:
    found: dict[str, float] = {}
    for each in columns_of(ask):
        values = [cell_number(each, row) for row in rows.filled] if each.kind == "number" else []
        numbers = [value for value in values if value is not None]
        if numbers:
            found[each.id] = sum(numbers)
    return found


def _gathered(ask: Ask, found: list[tuple[date, dict[str, float]]], week_of: Callable[[date], int]) -> Weekly:
    days: dict[int, dict[str, dict[date, float]]] = {}
    means = ask.kind in {"number", "scale"}
    for day, values in found:
        names = days.setdefault(week_of(day), {})
        for name, value in values.items():
            by_day = names.setdefault(name, {})
            by_day[day] = value if means else by_day.get(day, 0) + value
    return tuple(
        (week, {name: _taken(by_day, means=means) for name, by_day in days[week].items()}) for week in sorted(days)
    )


def _taken(by_day: dict[date, float], *, means: bool) -> float:
    total = sum(by_day.values())
    return total / len(by_day) if means else total
