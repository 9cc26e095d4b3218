"""What was noted or logged, put into the weeks of the programme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from leadcoach.domain.blocks import Said, Words
from leadcoach.domain.readings.given import Given, Sheet
from leadcoach.domain.readings.weeks import week_number
from leadcoach.domain.records import Fact

SHOWN = 13
"""How many weeks a line shows at most, the latest ones."""
_DAYS = 7
_THURSDAY = 4
"""The day that lies in the same week as most of its days."""


def as_day(text: str) -> date | None:
    """Give the day an ISO date names, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def calendar_week(day: date) -> int:
    """Give the number of the calendar week (Monday to Sunday) a day lies in, counted through all years.

    What repeats each week has one answer a calendar week, on whatever day the programme began.
    """
    return (day.toordinal() - 1) // _DAYS


def answered_week(given: Given, sheet: Sheet) -> int:
    """Give the calendar week in which a sheet was answered; of one without a day, this one."""
    return calendar_week(as_day(sheet.day) or given.today)


def answered_names(given: Given, weeks: range) -> tuple[Words, ...]:
    """Give the week of the programme in which most of each calendar week lies."""
    thursdays = [date.fromordinal(week * _DAYS + _THURSDAY) for week in weeks]
    return tuple(
        (Said("series-week", (("week", week_number(given.calendar, day) if given.calendar else given.week),)),)
        for day in thursdays
    )


def logged_days(given: Given, kind: str) -> tuple[tuple[int, date, Fact], ...]:
    """Give week, day and fact of everything logged under a kind, in the order of the facts."""
    found = [(day, fact) for fact in given.facts.get(kind, ()) if (day := as_day(fact.day)) is not None]
    weeks = {day: week_number(given.calendar, day) for day in {day for day, _fact in found}}
    return tuple((weeks[day], day, fact) for day, fact in found)


def means(noted: Iterable[tuple[int, float]]) -> dict[int, float]:
    """Give the mean of what was noted in each week, by its number, the oldest first."""
    values: dict[int, list[float]] = {}
    for week, value in noted:
        values.setdefault(week, []).append(value)
    return {week: sum(values[week]) / len(values[week]) for week in sorted(values)}


def shown_weeks(weeks: Iterable[int]) -> range:
    """Give the weeks a line shows: from the first to the last one there is, at most `SHOWN` of them."""
    found = sorted(weeks)
    return range(max(found[0], found[-1] - SHOWN + 1), found[-1] + 1) if found else range(0)


def week_names(weeks: range) -> tuple[Words, ...]:
    """Give what each week of the programme is called."""
    return tuple((Said("series-week", (("week", week),)),) for week in weeks)


def along(weeks: range, values: Mapping[int, float]) -> tuple[float | None, ...]:
    """Give the value of each week, None for one without."""
    return tuple(values.get(week) for week in weeks)
