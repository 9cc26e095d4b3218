"""Captured thoughts by week, and how many of them turned into a try."""

from __future__ import annotations

from leadcoach.domain.blocks import Line, Paragraph, Reading, Said, Series
from leadcoach.domain.readings.given import TITLE, Given, Instrument

CAPTURES, TRIES = "captures", "tries"


def read(given: Given) -> Reading:
    """Give captures and tries by week, and the share that turned into a try."""
    captured, tried = dict(given.weekly.get(CAPTURES, ())), dict(given.weekly.get(TRIES, ()))
    total, turned = sum(captured.values()), sum(tried.values())
    if not total:
        return Reading(TITLE, (Paragraph((Said("not-yet"),)),))
    weeks = range(min(captured), max(captured) + 1)
    counted = (("tries", turned), ("captures", total), ("share", round(100 * turned / total)))
    lines = tuple(
        Line((Said(name),), tuple(float(by_week.get(week, 0)) for week in weeks))
        for name, by_week in ((CAPTURES, captured), (TRIES, tried))
    )
    at = tuple((Said("week", (("week", week),)),) for week in weeks)
    return Reading(
        TITLE,
        (
            Paragraph((Said("turned", counted),)),
            Series((Said("by-week"),), at, lines),
            Paragraph((Said("aim"),), "caveat"),
        ),
    )


CAPTURED = Instrument(
    id="captures",
    asks={},
    phrases=frozenset({"title", "not-yet", "turned", "by-week", "week", "aim", CAPTURES, TRIES}),
    read=read,
    weekly=frozenset({CAPTURES, TRIES}),
)
