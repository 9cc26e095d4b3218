"""The log of own acts: what was counted a logged day, now beside the first two weeks, and by week."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

from leadcoach.domain.blocks import Bar, Bars, Block, Line, Paragraph, Reading, Said, Series
from leadcoach.domain.instruments.behaviour_numbers import BASELINE, Rate, change, latest_weeks, rate
from leadcoach.domain.instruments.weekly import along, logged_days, means, shown_weeks, week_names
from leadcoach.domain.instruments.wording import listed
from leadcoach.domain.readings.counts import logged
from leadcoach.domain.readings.given import TITLE, Given, Instrument, Need

KIND = "behaviour"
ACTS = ("lb1", "lb2", "lb3", "lb4", "lb5", "lb6")
_CHANGES = ("more", "less", "within", "few")
"""How an act may have changed, in the order in which it is said."""

Counts = Mapping[str, dict[tuple[int, date], float]]
"""For each act that was logged, its count by week and day."""


def read(given: Given) -> Reading:
    """Give now against the first two weeks and a line an act, with the days behind them; of what is kept alone.

    Counts on the screen are not kept yet and add up once they are, so they stand in no line.
    """
    counts = _counts(given)
    days = {place for found in counts.values() for place in found}
    if not days:
        return Reading(TITLE, (Paragraph((Said("not-yet"),)),))
    weeks = {week for week, _day in days}
    lines, compared = _lines(counts, len(days)), _compared(counts, weeks)
    # What moved fits the first screen; six lines of weeks do not.
    drawn = [*compared, lines] if isinstance(compared[0], Bars) else [lines, *compared]
    return Reading(TITLE, (*drawn, Paragraph((Said("caveat"),), "caveat")))


def _counts(given: Given) -> Counts:
    """Add up what was counted on each day; a negative or endless number counts as none."""
    found: dict[str, dict[tuple[int, date], float]] = {act: {} for act in ACTS}
    for week, day, fact in logged_days(given, KIND):
        for act, value in logged(fact).items():
            if act in found and math.isfinite(value) and value >= 0:
                found[act][week, day] = found[act].get((week, day), 0) + value
    return {act: by_day for act, by_day in found.items() if by_day}


def _lines(counts: Counts, days: int) -> Series:
    """Draw a line an act; a single one has no label of its own, so the title says what it is."""
    by_week = {act: means((week, count) for (week, _day), count in found.items()) for act, found in counts.items()}
    shown = shown_weeks(week for weeks in by_week.values() for week in weeks)
    lines = tuple(Line((Said(act),), along(shown, weeks)) for act, weeks in by_week.items())
    title = (Said("by-week", (("days", days),)),)
    return Series(
        listed((title, *(line.label for line in lines))) if len(lines) == 1 else title, week_names(shown), lines
    )


def _compared(counts: Counts, weeks: set[int]) -> list[Block]:
    latest = latest_weeks(weeks)
    if not weeks & set(BASELINE):
        return [Paragraph((Said("no-baseline"),), "caveat")]
    if not latest:
        return [Paragraph((Said("no-later"),))]
    rates = {act: (rate(days, BASELINE), rate(days, latest)) for act, days in counts.items()}
    changes = {act: change(before, now) for act, (before, now) in rates.items()}
    said = [(name, [act for act in changes if changes[act] == name]) for name in _CHANGES]
    return [
        _bars(rates, changes, latest),
        *(Paragraph((Said(f"change-{name}"), *listed((Said(act),) for act in acts))) for name, acts in said if acts),
    ]


def _bars(rates: Mapping[str, tuple[Rate, Rate]], changes: Mapping[str, str], latest: tuple[int, ...]) -> Bars:
    """Draw now with the baseline as its mark; what is within chance is background."""
    named = (("first", latest[0]), ("last", latest[-1]))
    bars = tuple(
        Bar(
            (Said(act), Said("rests-on", (("before", before.days), ("now", now.days)))),
            now.a_day,
            before.a_day,
            instead=(Said("not-logged"),),
            faint=changes[act] not in ("more", "less"),
        )
        for act, (before, now) in rates.items()
    )
    highest = max(each.a_day or 0 for pair in rates.values() for each in pair)
    title = Said("compare-title" if len(latest) > 1 else "compare-title-one", named)
    return Bars((title,), bars, 0, highest or 1)


BEHAVIOUR = Instrument(
    id=KIND,
    asks={},
    phrases=frozenset(
        {
            "title", "not-yet", "by-week", "no-baseline", "no-later", "compare-title",
            "compare-title-one", "rests-on", "not-logged", "caveat",
            *ACTS,
            *(f"change-{name}" for name in _CHANGES),
        }
    ),
    read=read,
    needs=(Need("today", "@logs.behaviour"),),
    facts=frozenset({KIND}),
)  # fmt: skip
