"""Energy on days with a talent used on purpose, and on days without one, week by week."""

from __future__ import annotations

import math
from collections.abc import Mapping

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Rows
from leadcoach.domain.blocks import Band, Block, Figure, Line, Next, Paragraph, Reading, Said, Series, Source
from leadcoach.domain.instruments.weekly import along, answered_names, answered_week, means, shown_weeks
from leadcoach.domain.readings.given import TITLE, Given, Instrument, Need
from leadcoach.domain.typed import as_number

NEED = "talent-week"
WITH, WITHOUT = "with", "without"
LOW, HIGH = 1, 5
LEAST_WEEKS = 4
"""With fewer weeks in which both were noted nothing is said about the difference."""
RATING_ERROR = 0.7
"""How far one rating on a scale of 1 to 5 may lie beside the truth (one standard deviation), as in the culture test."""
NINETY_PER_CENT = 1.645

Weeks = Mapping[int, float]


def noise(weeks: int) -> float:
    """Give how far two means over so many weeks may lie apart (90 per cent) where nothing is different."""
    return NINETY_PER_CENT * math.sqrt(2) * RATING_ERROR / math.sqrt(weeks)


def read(given: Given) -> Reading:
    """Give both lines, and over the weeks that have both, their means and what the difference can carry."""
    noted = {name: _noted(given, name) for name in (WITH, WITHOUT)}
    if not any(noted.values()):
        return Reading(TITLE, (Paragraph((Said("not-yet"),)),))
    weeks = shown_weeks({*noted[WITH], *noted[WITHOUT]})
    because = tuple(dict.fromkeys(sheet.source for sheet in given.sheets.get(NEED, ())))
    lines = tuple(Line((Said(f"column.{name}"),), along(weeks, noted[name]), because) for name in (WITH, WITHOUT))
    blocks = [
        Series((Said("by-week"),), answered_names(given, weeks), lines),
        *_compared(noted[WITH], noted[WITHOUT], because),
    ]
    return Reading(TITLE, tuple(blocks))


def _noted(given: Given, column: str) -> dict[int, float]:
    """Give one energy by calendar week; a number off the scale counts as none."""
    found: list[tuple[int, float]] = []
    for sheet in given.sheets.get(NEED, ()):
        answer = sheet.answers.get(NEED)
        for row in answer.filled if isinstance(answer, Rows) else ():
            value = as_number(row.cell(column))
            if value is not None and LOW <= value <= HIGH:
                found.append((answered_week(given, sheet), float(value)))
    return means(found)


def _compared(with_it: Weeks, without: Weeks, because: tuple[Source, ...]) -> list[Block]:
    both = [week for week in with_it if week in without]
    count = len(both)
    if count < LEAST_WEEKS:
        key = ("early-none", "early-one")[count] if count < 2 else "early"
        return [Paragraph((Said(key, (("count", count),)),), "caveat")]
    first, second = (sum(weeks[week] for week in both) / count for weeks in (with_it, without))
    apart, noisy = first - second, noise(count)
    shown = round(round(first, 1) - round(second, 1), 1)  # what people get who subtract the two above it
    return [
        Figure((Said("mean-with"),), first, because=because),
        Figure((Said("mean-without"),), second, because=because),
        Figure((Said("difference"),), shown, because=because, band=Band(apart - noisy, apart + noisy)),
        Paragraph((Said(_difference(apart, noisy), (("count", count),)),)),
        Paragraph((Said("caveat"),), "caveat"),
        Next((Said("next"),), Address("w02.toolset", "craft")),
    ]


def _difference(apart: float, noisy: float) -> str:
    if abs(apart) <= noisy:
        return "about-even"
    return "higher" if apart > 0 else "lower"


TALENT_ENERGY = Instrument(
    id="talent-energy",
    asks={},
    phrases=frozenset(
        {
            "title", "not-yet", "by-week", "early-none", "early-one", "early", "mean-with", "mean-without",
            "difference", "about-even", "higher", "lower", "caveat", "next",
        }
    ),
    read=read,
    needs=(Need(NEED, "@w02.toolset.talent-week", every=True),),
)  # fmt: skip
