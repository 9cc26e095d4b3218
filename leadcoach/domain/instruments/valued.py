"""Learning visibly valued: on how many days with time, with praise and with a chance, and on how many with none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from leadcoach.domain.address import Address
from leadcoach.domain.blocks import Bar, Bars, Block, Line, Next, Paragraph, Reading, Said, Series
from leadcoach.domain.instruments.weekly import along, logged_days, shown_weeks, week_names
from leadcoach.domain.instruments.wording import listed
from leadcoach.domain.readings.counts import logged
from leadcoach.domain.readings.given import TITLE, Given, Instrument, Need

KIND = "valued"
CURRENCIES = ("time", "praise", "chance")
NONE = "none"
LEAST_DAYS = 5
"""With fewer logged days none is called the least."""
EVEN = 1
"""When the most and the least lie no further apart than this, none is called the least."""

Days = Mapping[tuple[int, date], frozenset[str]]
"""What was picked on each day, by week and day; only `NONE` where nothing else was."""


def read(given: Given) -> Reading:
    """Give days a week for each currency, the days in all, and the currency that is used least."""
    days = _days(given)
    if not days:
        return Reading(TITLE, (Paragraph((Said("not-yet"),)),))
    totals = Counter(name for picked in days.values() for name in picked)
    drawn = tuple(Bar((Said(f"item.{name}"),), totals[name]) for name in (*CURRENCIES, NONE))
    blocks = (
        _lines(days),
        Bars((Said("totals-title", (("days", len(days)),)),), drawn, 0, len(days)),
        *_least(totals, len(days)),
    )
    return Reading(TITLE, blocks)


def _days(given: Given) -> Days:
    """Give what was picked on each day; "none" beside a currency, on the same day, says nothing."""
    found: dict[tuple[int, date], set[str]] = {}
    for week, day, fact in logged_days(given, KIND):
        known = {*CURRENCIES, NONE} & logged(fact).keys()
        if known:
            found.setdefault((week, day), set()).update(known)
    return {place: frozenset(picked - {NONE} or picked) for place, picked in found.items()}


def _lines(days: Days) -> Series:
    """Draw how many days of each logged week had a currency; a week without an entry stays open."""
    weeks = {week for week, _day in days}
    shown = shown_weeks(weeks)
    counts = Counter((week, name) for (week, _day), picked in days.items() for name in picked)
    lines = tuple(
        Line((Said(f"item.{name}"),), along(shown, {week: float(counts[week, name]) for week in weeks}))
        for name in CURRENCIES
    )
    return Series((Said("by-week"),), week_names(shown), lines)


def _least(totals: Mapping[str, int], days: int) -> list[Block]:
    caveat = Paragraph((Said("caveat"),), "caveat")
    if days < LEAST_DAYS:
        return [Paragraph((Said("early"),)), caveat]
    counts = {name: totals[name] for name in CURRENCIES}
    lowest = min(counts.values())
    if max(counts.values()) - lowest <= EVEN:
        return [Paragraph((Said("even"),)), caveat]
    names = [name for name, count in counts.items() if count == lowest]
    way_on = Next((Said("next"),), Address("w06.mindset", "new-decision"))
    return [Paragraph((Said("least"), *listed((Said(f"item.{name}"),) for name in names))), caveat, way_on]


VALUED = Instrument(
    id=KIND,
    asks={},
    phrases=frozenset(
        {"title", "not-yet", "by-week", "totals-title", "early", "even", "least", "caveat", "next"}
    ),
    read=read,
    needs=(Need("today", "@w06.mindset.valued"),),
    facts=frozenset({KIND}),
)  # fmt: skip
