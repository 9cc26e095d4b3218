"""Counts of acts a day: what they are a logged day, and whether two of them differ by more than chance."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

BASELINE = range(1, 3)
"""The weeks that later ones are compared with."""
LATEST = 2
"""How many of the latest weeks with an entry are now."""
LEAST_DAYS = 3
"""With fewer logged days on either side nothing is compared: one busy Tuesday is no rate."""
NINETY_PER_CENT = 1.645

Days = Mapping[tuple[int, date], float]
"""How often an act was counted on each day it was logged, by week and day; a zero is an entry too."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Acts counted in all, and the logged days they rest on."""

    acts: float
    days: int

    @property
    def a_day(self) -> float | None:
        """The mean a logged day; None without one."""
        return self.acts / self.days if self.days else None


def rate(days: Days, weeks: Container[int]) -> Rate:
    """Give the rate of an act over the logged days of some weeks."""
    found = [count for (week, _day), count in days.items() if week in weeks]
    return Rate(sum(found), len(found))


def latest_weeks(weeks: Iterable[int]) -> tuple[int, ...]:
    """Give the latest weeks with an entry that lie after the baseline, at most `LATEST`, the oldest first."""
    return tuple(sorted({week for week in weeks if week >= BASELINE.stop})[-LATEST:])


def chance(before: Rate, now: Rate) -> float:
    """Give how far two rates may lie apart by chance alone, in 90 of 100 cases; both need a logged day.

    Acts that come one by one, independently, vary like a Poisson count: its variance is the count itself. By chance
    alone means that both periods have one rate, so it is taken from both together: each alone would claim too much
    where one of them has few days and few acts.
    """
    together = (before.acts + now.acts) / (before.days + now.days)
    return NINETY_PER_CENT * math.sqrt(together * (1 / before.days + 1 / now.days))


def change(before: Rate, now: Rate) -> str:
    """Give `more` or `less` for a change beyond chance, `within` for a smaller one, `few` for too few days."""
    if min(before.days, now.days) < LEAST_DAYS:
        return "few"
    apart = now.acts / now.days - before.acts / before.days
    if abs(apart) <= chance(before, now):
        return "within"
    return "more" if apart > 0 else "less"
