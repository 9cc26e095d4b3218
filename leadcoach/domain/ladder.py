"""Which backups are kept: many of the last days, fewer of the time before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

FULL_DAYS = 2
"""Of so many days every backup is kept."""
DAYS = 14
"""Of so many days the last one is kept."""
MONTHS = 12
"""Of so many months the last one is kept."""
FEWEST = 3
"""Never fewer are left."""
LONG = timedelta(days=400)
"""A step of the clock that is more likely a fault of the clock than a pause."""


class Rung(NamedTuple):
    """A backup known to be good."""

    name: str
    at: datetime
    """When it was made; aware."""
    held: bool = False
    """Whether it stays whatever its age."""


def superfluous(earlier: Iterable[Rung], made: datetime) -> tuple[str, ...]:
    """Give the names of earlier backups that may go now that a good one was made at `made`, the oldest first.

    Days and months are counted where they have a backup, so a pause costs none. Days are those of UTC. None may go when
    the clock stands before the newest of the earlier ones, or more than 400 days past it.
    """
    rungs = sorted(earlier, key=lambda rung: (rung.at, rung.name))
    if not rungs or not rungs[-1].at <= made <= rungs[-1].at + LONG:
        return ()
    all_of_them = [*rungs, Rung("", made)]
    kept = set(_kept(all_of_them))
    return tuple(rung.name for rung in all_of_them[:-FEWEST] if rung not in kept)


def _kept(rungs: Sequence[Rung]) -> Iterator[Rung]:
    days, months = _periods(rungs, "%Y-%m-%d"), _periods(rungs, "%Y-%m")
    for day in days[-FULL_DAYS:]:
        yield from day
    yield from (day[-1] for day in days[-DAYS:])
    yield from (month[-1] for month in months[-MONTHS:])
    yield from (rung for rung in rungs if rung.held)


def _periods(rungs: Sequence[Rung], form: str) -> list[list[Rung]]:
    """Give the rungs of each period in which there is any, in order."""
    periods: dict[str, list[Rung]] = {}
    for rung in rungs:
        periods.setdefault(rung.at.astimezone(UTC).strftime(form), []).append(rung)
    return list(periods.values())
