"""Programme time: weeks as ranges of days that shift while the programme is paused."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from leadcoach.domain.records import Fact, standing

WEEKS = 13
_ONE_DAY = timedelta(days=1)


class Pause(NamedTuple):
    """A stretch in which the programme stands still."""

    first: date
    last: date | None = None
    """The last paused day; None while it goes on."""


class Calendar(NamedTuple):
    """When each week is, seen from `today`."""

    start: date
    today: date
    pauses: tuple[Pause, ...] = ()

    @property
    def paused(self) -> bool:
        """Whether the programme stands still today."""
        return self._paused_on(self.today)

    @property
    def week(self) -> int:
        """The week of today: 0 before the start, 14 after the last."""
        if self.today < self.start:
            return 0
        return min(self._lived(self.today) // 7 + 1, WEEKS + 1)

    def span(self, week: int) -> tuple[date, date]:
        """Give the first and last day of a week; days inside a pause push them on.

        A pause that still goes on counts up to today, so later weeks move one day with each paused day.
        """
        return self._day(7 * (week - 1)), self._day(7 * week - 1)

    def _paused_on(self, day: date) -> bool:
        return any(pause.first <= day <= (pause.last or self.today) for pause in self.pauses)

    def _lived(self, day: date) -> int:
        """Give how many days of the programme lie before `day`, at most all of its weeks."""
        lived, each = 0, self.start
        while each < day and lived < 7 * WEEKS:
            lived += not self._paused_on(each)
            each += _ONE_DAY
        return lived

    def _day(self, number: int) -> date:
        """Give the day that is the programme's day `number`, counted from 0."""
        day, left = self.start, number
        while day < date.max and (left > 0 or self._paused_on(day)):
            left -= not self._paused_on(day)
            day += _ONE_DAY
        return day


def pauses(facts: Iterable[Fact]) -> tuple[Pause, ...]:
    """Give the pauses that `paused` and `resumed` facts tell of; a pause taken back on its first day never was."""
    found: list[Pause] = []
    opened: date | None = None
    for fact in standing(tuple(facts)):
        day = date.fromisoformat(fact.day)
        if fact.kind == "paused" and opened is None:
            opened = day
        elif fact.kind == "resumed" and opened is not None:
            if day > opened:
                found.append(Pause(opened, day - _ONE_DAY))
            opened = None
    if opened is not None:
        found.append(Pause(opened))
    return tuple(found)
