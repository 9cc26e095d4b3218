"""The numbers of documents: they begin with the day, so that the order of the numbers is that of the days."""

from __future__ import annotations

from datetime import date

from leadcoach.errors import Refused
from leadcoach.storage.connection import Connection
from leadcoach.text import _

PLACES = 1 << 20
"""How many documents a day has room for."""


def first_of(day: str) -> int:
    """Give the lowest number of a day, an ISO date of the form `2026-11-23`; raises ValueError."""
    found = date.fromisoformat(day)
    if found.isoformat() != day:
        raise ValueError("expected year, month and day")
    return found.toordinal() * PLACES


def past(day: str) -> int:
    """Give the number after the highest of a day; raises ValueError."""
    return first_of(day) + PLACES


def fresh(db: Connection, day: str) -> int:
    """Give the number for one more document of a day, after those it has; raises ValueError, and Refused when full."""
    row = db.row("SELECT max(n) FROM document WHERE n >= ? AND n < ?", first_of(day), past(day))
    number = first_of(day) if row is None or row[0] is None else int(row[0]) + 1
    if number == past(day):
        raise Refused(
            _("There are too many entries on {day}. Nothing was changed; choose another day.").format(day=day)
        )
    return number
