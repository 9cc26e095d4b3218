"""The stretch gauge: how far outside the familiar each week was, and when to take away or to look for something new."""

from __future__ import annotations

from collections.abc import Mapping

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Number
from leadcoach.domain.blocks import Block, Line, Next, Paragraph, Reading, Said, Series
from leadcoach.domain.instruments.weekly import (
    along,
    answered_names,
    answered_week,
    calendar_week,
    means,
    shown_weeks,
)
from leadcoach.domain.readings.given import TITLE, Given, Instrument, Need

STRETCH = "stretch"
LOW, HIGH = 1, 5
FAR, NEAR = 4, 2
"""From here on a week was far out; up to here it was routine."""
RUN = 3
"""How many weeks in a row it takes."""


def verdict(weeks: Mapping[int, float], now: int) -> str:
    """Give `recover`, `stretch` or `inside` from the last weeks in a row; `early` while there are fewer than three.

    A week without an answer breaks a row: nobody knows whether it was a rest. A row that ended before last week is
    over; then it is `early` again. Of this week there may be no answer yet.
    """
    last = max(weeks, default=now)
    if in_a_row(weeks, now) < RUN:
        return "early"
    values = [weeks[week] for week in range(last - RUN + 1, last + 1)]
    if min(values) >= FAR:
        return "recover"
    return "stretch" if max(values) <= NEAR else "inside"


def in_a_row(weeks: Mapping[int, float], now: int) -> int:
    """Give how many weeks in a row have an answer, up to this week or the last one."""
    if not weeks or now - max(weeks) > 1:
        return 0
    last, count = max(weeks), 0
    while last - count in weeks:
        count += 1
    return count


def read(given: Given) -> Reading:
    """Give each week against the limit, and what the last three of them suggest."""
    weeks = _noted(given)
    if not weeks:
        return Reading(TITLE, (Paragraph((Said("not-yet"),)),))
    shown = shown_weeks(weeks)
    because = tuple(dict.fromkeys(sheet.source for sheet in given.sheets.get(STRETCH, ())))
    line = Line((Said("line"),), along(shown, weeks), because)
    return Reading(
        TITLE,
        (
            Series((Said("by-week"),), answered_names(given, shown), (line,), FAR),
            *_said(weeks, calendar_week(given.today)),
            Paragraph((Said("caveat"),), "caveat"),
            *_way_on(verdict(weeks, calendar_week(given.today))),
        ),
    )


def _noted(given: Given) -> dict[int, float]:
    """Give the number of each calendar week; one off the scale counts as none."""
    found: list[tuple[int, float]] = []
    for sheet in given.sheets.get(STRETCH, ()):
        answer = sheet.answers.get(STRETCH)
        value = answer.value if isinstance(answer, Number) else None
        if value is not None and LOW <= value <= HIGH:
            found.append((answered_week(given, sheet), float(value)))
    return means(found)


def _said(weeks: Mapping[int, float], now: int) -> list[Block]:
    found = verdict(weeks, now)
    if found != "early":
        return [Paragraph((Said(found),))]
    count = in_a_row(weeks, now)
    key = ("early-none", "early-one")[count] if count < 2 else "early"
    return [Paragraph((Said(key, (("count", count),)),))]


def _way_on(found: str) -> list[Block]:
    ways = {"recover": Address("care-load", "signs"), "stretch": Address("w02.mindset", "experiment")}
    return [Next((Said(f"next-{found}"),), ways[found])] if found in ways else []


STRETCHED = Instrument(
    id="stretch",
    asks={},
    phrases=frozenset(
        {
            "title", "not-yet", "by-week", "line", "recover", "stretch", "inside", "early-none", "early-one", "early",
            "caveat", "next-recover", "next-stretch",
        }
    ),
    read=read,
    needs=(Need(STRETCH, "@w02.mindset.stretch", every=True),),
)  # fmt: skip
