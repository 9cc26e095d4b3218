"""What a meeting or a routine costs in a quarter of a year."""

from __future__ import annotations

from leadcoach.domain.answers import Row
from leadcoach.domain.asks import Ask
from leadcoach.domain.blocks import Figure, Reading, Said, Table
from leadcoach.domain.calendar import WEEKS
from leadcoach.domain.readings.cells import cell_number, column, filled, row_label
from leadcoach.domain.readings.given import TITLE, Sheet, told

MINUTES_AN_HOUR = 60


def cost(ask: Ask, sheet: Sheet, minutes: str, times: str, people: str = "") -> Reading:
    """Give the hours in a quarter, the most first, and in all: minutes, times a week, people, thirteen weeks.

    Without a column of people, or where it is empty, one person is counted.
    """
    hours = [(row, _hours(ask, row, minutes, times, people)) for row in filled(ask, sheet)]
    # What is rounded is what is added, so that the column adds up for whoever reads it.
    known = [value for _row, value in hours if value is not None]
    if not known:
        return told()
    used = (minutes, times, people)
    order = sorted(hours, key=lambda each: float("inf") if each[1] is None else -each[1])
    body = tuple((row_label(ask, sheet, row, *used), value) for row, value in order)
    table = Table(TITLE, ((), (Said("cost-column"),)), body)
    return told(table, Figure((Said("cost-sum"),), round(sum(known), 1), because=(sheet.source,)))


def _hours(ask: Ask, row: Row, minutes: str, times: str, people: str) -> float | None:
    each, often = _number(ask, row, minutes), _number(ask, row, times)
    if each is None or often is None:
        return None
    heads = _number(ask, row, people) if people else None
    return round(each * often * (1 if heads is None else heads) * WEEKS / MINUTES_AN_HOUR, 1)


def _number(ask: Ask, row: Row, name: str) -> float | None:
    found = column(ask, name)
    return cell_number(found, row) if found else None
