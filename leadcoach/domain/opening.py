"""When a sleeping step opens: some days after the step before it, in a week, or on a date somebody set.

`+1d` and `+4w` count from the day the nearest step before it that asks something was done, `w26` is a week of the
programme, `@charter.decide` a date ask or a column of dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from leadcoach.domain.address import loose

_AFTER = re.compile(r"\+([0-9]{1,3})([dw])")
_WEEK = re.compile(r"w([0-9]{2})")
_DAYS = {"d": 1, "w": 7}


class OpeningError(ValueError):
    """Text that says no time to open, in one sentence without its final stop."""


class After(NamedTuple):
    """So many days after the step before it was done."""

    days: int


class InWeek(NamedTuple):
    """When a week of the programme begins."""

    week: int


class OnDate(NamedTuple):
    """On the earliest date found at an address."""

    address: str


Opening = After | InWeek | OnDate


class Dates(NamedTuple):
    """What is known of the days an opening hangs on."""

    done: date | None
    """When the nearest step before it that asks something was done."""
    week: Callable[[int], date | None]
    """The first day of a week of the programme, or None while it has no start."""
    at: Callable[[str], tuple[date, ...]]
    """Every date at an address, as written in the opening."""


def parse(text: str) -> Opening:
    """Read an opening; raises OpeningError."""
    if found := _AFTER.fullmatch(text):
        if int(found[1]):
            return After(int(found[1]) * _DAYS[found[2]])
    elif found := _WEEK.fullmatch(text):
        if int(found[1]):
            return InWeek(int(found[1]))
    elif text.startswith("@"):
        try:
            loose(text)
        except ValueError as error:
            raise OpeningError(f"`{text}` is no address: {error}") from None
        return OnDate(text)
    raise OpeningError(f"`{text}` names no time to open")


def opens_on(opening: Opening, dates: Dates) -> date | None:
    """Give the day on which a step opens, or None while that day is not known: the step sleeps."""
    match opening:
        case After(days):
            return _later(dates.done, days)
        case InWeek(week):
            return dates.week(week)
        case OnDate(address):
            return min(dates.at(address), default=None)


def _later(day: date | None, days: int) -> date | None:
    if day is None:
        return None
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max
