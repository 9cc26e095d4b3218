"""Ballots of a team: counted in memory, and closed so that what is kept names nobody.

What is kept, and why just that:

- Below five ballots: nothing at all. An item with fewer than five answers: nothing of it.
- An item with five to seven answers: its mean to half a point, which stands for two to four different sums.
- An item with eight or more answers: how often each point was given, unless all, or all but one, gave the same; then
  the mean to half a point. One full column says what everybody answered, and a column of one beside it sends people
  looking for that one. Were only the full one rounded, a mean among counts would itself say that all are alike.
- A mean that comes to 1 or to 5 is left out, in both bands. Answers that are all alike at an end must be, because they
  say what everybody answered. Were only those left out, the gap itself would say it, and a 5.0 would say "all but
  one": with five people, 4.8 comes to 5.0 as well. So a gap stands for unanimity or nearly that, at either end, or for
  too few answers, and nothing that is kept tells which. The price: what nearly everybody denies leaves a gap, too.
- When people joined or left, or within 28 days of the round before: means to half a point only, whatever the number.
  From two exact counts the answers of one person can be taken as a difference.
- The number of ballots, which everybody in the room knows. Not the number invited, not the order, no time of day.

What rounding cannot do: where all others tell their answers, the last can still be found. Four fives and a 4.0 leave
only a 1. So the rules of the room ask that nobody tells and nobody asks, and who fears it leaves an item out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from leadcoach.domain.spread import POINTS, Tally, answers, total

FEWEST = 5
"""Ballots, and answers to an item, below which nothing is kept."""
COUNTED = 8
"""Answers from which on it is kept how often each point was given."""
DAYS_APART = 28
"""A round that comes sooner than this after the one before could be held against it."""
LOWEST, MIDDLE, HIGHEST = POINTS[0], 3, POINTS[-1]


class Counts:
    """How often each point was given, item by item: no ballot, no order, and nothing that can be shown by mistake."""

    __slots__ = ("_ballots", "_given")

    def __init__(self, items: Iterable[str]) -> None:
        self._given = {item: [0] * len(POINTS) for item in items}
        self._ballots = 0

    @property
    def ballots(self) -> int:
        """How many ballots were handed in; all that may be shown before the end."""
        return self._ballots

    def add(self, ballot: Mapping[str, int]) -> None:
        """Count a ballot; an item it does not hold has no answer. Raises ValueError, and counts nothing, for others."""
        if not all(item in self._given and point in POINTS for item, point in ballot.items()):
            raise ValueError("this ballot does not belong here")
        for item, point in ballot.items():
            self._given[item][point - LOWEST] += 1
        self._ballots += 1

    def tallies(self) -> dict[str, Tally]:
        """Give the counts of each item; for `close` alone."""
        return {item: tuple(given) for item, given in self._given.items()}

    def forget(self) -> None:
        """Let everything go."""
        for given in self._given.values():
            given[:] = [0] * len(POINTS)
        self._ballots = 0

    def __repr__(self) -> str:
        """Give nothing of what is counted."""
        return "Counts(…)"

    def __reduce__(self) -> NoReturn:
        """Refuse to be copied or written anywhere."""
        raise TypeError("counts of ballots stay where they are")


@dataclass(frozen=True, slots=True)
class Rounded:
    """The mean of an item, to half a point."""

    mean: float


@dataclass(frozen=True, slots=True)
class Counted:
    """How often each point was given."""

    counts: Tally


@dataclass(frozen=True, slots=True)
class Closed:
    """What may be kept of a round; an item that is not there is one of which nothing may be."""

    n: int
    items: Mapping[str, Rounded | Counted]
    membership_changed: bool = False


@dataclass(frozen=True, slots=True)
class TalkOnly:
    """Nothing may be kept: the team talks, over cards."""


def close(counts: Counts, previous: date | None, membership_changed: bool, today: date) -> Closed | TalkOnly:  # noqa: FBT001 - an answer as it was given
    """Give only what may be kept of a round; `previous` is the day of the last one, None before the first."""
    if counts.ballots < FEWEST:
        return TalkOnly()
    exact = not (membership_changed or too_soon(previous, today))
    kept = {item: _kept(tally, exact=exact) for item, tally in counts.tallies().items()}
    items = {item: value for item, value in kept.items() if value is not None}
    return Closed(counts.ballots, items, membership_changed) if items else TalkOnly()


def too_soon(previous: date | None, today: date) -> bool:
    """Whether a round comes so soon after the one before that the two could be held against each other."""
    return previous is not None and (today - previous).days < DAYS_APART


def rounded_mean(sum_: int, n: int) -> float:
    """Give a mean to half a point; one that lies between two goes towards the middle of the scale.

    Reckoned in whole numbers, so that no binary fraction decides. Towards the middle, because it treats both ends alike
    and says less rather than more. With five to seven answers no mean ever lies between two.
    """
    away = 2 * sum_ - 2 * MIDDLE * n
    steps = (2 * abs(away) + n - 1) // (2 * n)
    return MIDDLE + (steps if away > 0 else -steps) / 2


def _kept(tally: Tally, *, exact: bool) -> Rounded | Counted | None:
    n = answers(tally)
    if n < FEWEST:
        return None
    mean = rounded_mean(total(tally), n)
    if mean in (LOWEST, HIGHEST):
        return None
    if exact and n >= COUNTED and max(tally) < n - 1:
        return Counted(tally)
    return Rounded(mean)
