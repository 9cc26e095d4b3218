"""Days as people say them, and what a day is called."""

from __future__ import annotations

import re
from datetime import date, timedelta

from leadcoach.domain.typed import as_date
from leadcoach.text import _, fold

_AHEAD = re.compile(r"\+ ?(\d{1,3})")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})[-./](\d{1,2})[.]?")


def weekday_name(day: date) -> str:
    """Give the name of the day of the week."""
    return _weekdays()[day.weekday()]


def day_said(text: str, today: date) -> date | None:
    """Give the day that a text says: a full date, `today`, `tomorrow`, a weekday, `+7`, or a day and month; else None.

    A weekday is the next one after today. A day and month without a year is the next such day, today included.
    """
    said = " ".join(fold(text).split())
    if not said:
        return None
    return (
        as_date(said)
        or _near_day(said, today)
        or _named_day(said, today)
        or _day_ahead(said, today)
        or _this_year(said, today)
    )


def _weekdays() -> tuple[str, ...]:
    return (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))


def _near_day(said: str, today: date) -> date | None:
    near = {fold(_("yesterday")): -1, fold(_("today")): 0, fold(_("tomorrow")): 1}
    return _plus(today, near[said]) if said in near else None


def _named_day(said: str, today: date) -> date | None:
    name = said.removeprefix(fold(_("next"))).removesuffix(".").strip()
    # Two letters are enough to tell the days apart in the languages of the programme.
    found = [number for number, day in enumerate(_weekdays()) if len(name) >= 2 and fold(day).startswith(name)]
    if len(found) != 1:
        return None
    return _plus(today, (found[0] - today.weekday() - 1) % 7 + 1)


def _day_ahead(said: str, today: date) -> date | None:
    found = _AHEAD.fullmatch(said)
    return _plus(today, int(found[1])) if found else None


def _this_year(said: str, today: date) -> date | None:
    found = _DAY_AND_MONTH.fullmatch(said)
    if not found:
        return None
    days = (as_date(f"{year:04}-{found[2]}-{found[1]}") for year in range(today.year, today.year + 9))
    return next((day for day in days if day and day >= today), None)


def _plus(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None
