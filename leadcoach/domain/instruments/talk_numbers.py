"""What marks of a meeting say: minutes of each side, the share of one, own turns and the longest of them."""

from __future__ import annotations

from itertools import groupby, pairwise

from leadcoach.domain.answers import Mark, Marks

ME, OTHERS = "me", "others"
SIDES = (ME, OTHERS)
OVERLAP = 1.0
"""Seconds by which tapped turns may overlap, because their times are rounded."""
RATED_FROM = 10
"""Minutes of talk below which a count is not turned into a rate: one tap would weigh too much."""


def share(mine: float, others: float) -> int | None:
    """Give the part of the first in both, in whole per cent; None where there is nothing of either."""
    total = mine + others
    return round(100 * mine / total) if total > 0 else None


def an_hour(count: int, minutes: float) -> float | None:
    """Give how often something would have happened in an hour; None for a short talk."""
    return round(60 * count / minutes, 1) if minutes >= RATED_FROM else None


def own_turns(marks: Marks) -> tuple[float, ...]:
    """Give the length of each own turn in minutes, in their order; none where only totals are known.

    A turn lasts until the other side begins, also where the clock stood still in between.
    """
    turns = _turns(marks)
    if not _tapped(turns):
        return ()
    runs = [(side, sum(turn.length for turn in run)) for side, run in groupby(turns, key=lambda turn: turn.label)]
    return tuple(seconds / 60 for side, seconds in runs if side == ME)


def _turns(marks: Marks) -> list[Mark]:
    found = (mark for mark in marks.marks if mark.label in SIDES and mark.length > 0)
    return sorted(found, key=lambda mark: mark.at)


def _tapped(turns: list[Mark]) -> bool:
    """Whether turns follow each other on one clock; totals typed afterwards all begin at 0."""
    pairs = list(pairwise(turns))
    return bool(pairs) and all(one.at + one.length <= then.at + OVERLAP for one, then in pairs)
