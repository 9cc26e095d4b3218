"""The occasion an answer belongs to, for what is asked again and again."""

from __future__ import annotations

from datetime import date

ONCE = "once"
_FOUR_WEEKS = 28
_SATURDAY = 5
"""The first day of the weekend, counted from Monday as 0."""


def occasion(repeat: str, day: date) -> str:
    """Give the name of the workday, week, month or four weeks a day lies in; `once` for what is asked once.

    Weeks are those of the calendar (ISO 8601), so that the name does not shift when the programme is planned anew.
    """
    match repeat:
        case "workday":
            return day.isoformat()
        case "week":
            year, week, _weekday = day.isocalendar()
            return f"{year}-w{week:02}"
        case "month":
            return f"{day.year}-{day.month:02}"
        case "4w":
            return f"p{day.toordinal() // _FOUR_WEEKS}"
    return ONCE


def rests(repeat: str, day: date) -> bool:
    """Whether nothing is asked on that day: what comes each workday rests at the weekend."""
    return repeat == "workday" and day.weekday() >= _SATURDAY
