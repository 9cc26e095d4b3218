"""What the team counted in the learning culture test: means of blocks, how far off they may be, and the own view."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from typing import NamedTuple, TypeGuard

from leadcoach.domain.culture_test import BLOCKS, HIGH, LEAST, LOW, error_of_mean, lines_of, to_hundred
from leadcoach.domain.team_means import Sums, half_width

FEWEST = 5
"""Below so many answers no number is told."""
_MOST = 10_000
"""More people than this are no team."""
EXACT = 8
"""From so many answers on, sums are kept; below it only means rounded to half a step."""
ROUGH = 25.0
"""Of 100: a whole step of the scale. What rounded means say of a difference below it is nothing."""


class TeamMean(NamedTuple):
    """What a team said of a block, 0 to 100."""

    value: float
    half: float | None
    """How far it may be off on either side; None where only rounded means are kept."""
    lines: tuple[str, ...] = ()
    """The lines it is the mean of; the anchor alone where only that was counted."""


class TeamCount(NamedTuple):
    """What a team said of each block that may be told."""

    n: int
    blocks: Mapping[str, TeamMean]

    @property
    def rough(self) -> bool:
        """Whether it rests on rounded means."""
        return any(each.half is None for each in self.blocks.values())

    @property
    def short(self) -> bool:
        """Whether one line stands for a whole block."""
        return any(len(each.lines) == 1 for each in self.blocks.values())


def read_count(data: Mapping[str, object]) -> TeamCount | None:
    """Give what a kept count says, or None where it says nothing that may be told; what is malformed is left out."""
    n, items = data.get("n"), data.get("items")
    if not (_whole(n) and FEWEST <= n <= _MOST) or not isinstance(items, Mapping):
        return None
    found = {block: mean for block in BLOCKS if (mean := _block(n, items, block))}
    return TeamCount(n, found) if found else None


def perception_gap(own: float, team: TeamMean) -> float:
    """Give how much higher one sees a block than the team does, of 100; below 0 where the team sees it higher."""
    return own - team.value


def alike(own: float, lines: int, team: TeamMean) -> bool:
    """Whether the own mean of so many lines and the team's lie too close to speak of a difference."""
    own_error = error_of_mean(lines)
    limit = max(ROUGH, own_error) if team.half is None else sqrt(own_error**2 + team.half**2)
    return abs(perception_gap(own, team)) < limit


def _block(n: int, items: Mapping[object, object], block: str) -> TeamMean | None:
    """Give the mean of a block's lines, or of its anchor where too few others were counted: ballots ask the anchors.

    Answers of the same people hang together, so the mean of a block is taken to be as far off as its lines are on
    average, and no nearer for being a mean.
    """
    known = {line: mean for line in lines_of(block) if (mean := _line(n, items.get(line)))}
    if len(known) < LEAST:
        known = {line: known[line] for line in lines_of(block, short=True) if line in known}
    if not known:
        return None
    halves = [half for _mean, half in known.values() if half is not None]
    value = to_hundred(sum(mean for mean, _half in known.values()) / len(known))
    return TeamMean(value, sum(halves) / len(halves) if len(halves) == len(known) else None, tuple(known))


def _line(n: int, kept: object) -> tuple[float, float | None] | None:
    """Give the mean of a line, 1 to 5, and how far off it may be, of 100."""
    if not isinstance(kept, Mapping):
        return None
    sums = _sums(n, kept)
    if sums is None:
        mean = kept.get("mean")
        return (float(mean), None) if _number(mean) and LOW <= mean <= HIGH else None
    if sums.n < EXACT:
        return (round(sums.mean * 2) / 2, None)
    return sums.mean, to_hundred(LOW + half_width(sums.n, sums.spread))


def _sums(n: int, kept: Mapping[object, object]) -> Sums | None:
    """Give sums that some answers from 1 to 5 may have; None for any other."""
    count, total, squares = kept.get("n", n), kept.get("sum"), kept.get("squares")
    if not (_whole(count) and FEWEST <= count <= n and _number(total) and _number(squares)):
        return None
    possible = LOW * count <= total <= HIGH * count and total * total / count <= squares <= HIGH * total
    return Sums(count, float(total), float(squares)) if possible else None


def _whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _number(value: object) -> TypeGuard[float]:
    """Whether it is a number that sums of answers may be: neither infinite nor no number at all."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= HIGH * HIGH * _MOST
