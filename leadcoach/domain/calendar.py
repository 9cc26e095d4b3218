"""Programme time: weeks as ranges of days that shift while the programme is paused, or when it is planned anew."""

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


class Move(NamedTuple):
    """A day from which the programme was planned anew."""

    day: date
    week: int
    """The week that begins on that day."""


class Calendar(NamedTuple):
    """When each week is, seen from `today`."""

    start: date
    today: date
    pauses: tuple[Pause, ...] = ()
    moves: tuple[Move, ...] = ()
    """Oldest first, one a day; those before the start say nothing."""

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

        A pause that still goes on counts up to today, so later weeks move one day with each paused day. A week lies
        where the latest plan that still holds it puts it; one that a plan left out keeps its days of before.
        """
        return self._day(7 * (week - 1)), self._day(7 * week - 1)

    def moved(self, week: int) -> Calendar:
        """Give the calendar with that week beginning today."""
        kept = tuple(move for move in self.moves if move.day != self.today)
        return self._replace(moves=(*kept, Move(self.today, week)))

    def _paused_on(self, day: date) -> bool:
        return any(pause.first <= day <= (pause.last or self.today) for pause in self.pauses)

    def _lived(self, day: date) -> int:
        """Give which day of the programme `day` is, counted from 0, at most all of its weeks."""
        planned = {move.day: 7 * (move.week - 1) for move in self.moves if move.day >= self.start}
        lived, each = planned.pop(self.start, 0), self.start
        while each < day and (lived < 7 * WEEKS or planned):
            if lived < 7 * WEEKS:
                lived += not self._paused_on(each)
                each += _ONE_DAY
            else:
                each = min(planned)  # when all weeks are over, only a new plan counts, however long it is away
            lived = planned.pop(each, lived) if each <= day else lived
        return lived

    def _day(self, number: int) -> date:
        """Give the day that is the programme's day `number`, counted from 0."""
        day, left = self.start, number
        for move in self.moves:
            if move.day >= self.start and 7 * (move.week - 1) <= number:
                day, left = move.day, number - 7 * (move.week - 1)
        if not self.pauses and left <= (date.max - day).days:
            return day + timedelta(days=max(left, 0))
        while day < date.max and (left > 0 or self._paused_on(day)):
            left -= not self._paused_on(day)
            day += _ONE_DAY
        return day


def moves(facts: Iterable[Fact]) -> tuple[Move, ...]:
    """Give the plans that `replanned` facts tell of; the last one of a day stands."""
    found: dict[date, Move] = {}
    for fact in standing(tuple(facts)):
        week = fact.data.get("week")
        if fact.kind == "replanned" and isinstance(week, int) and 1 <= week <= WEEKS:
            day = date.fromisoformat(fact.day)
            found[day] = Move(day, week)
    return tuple(found[day] for day in sorted(found))


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
