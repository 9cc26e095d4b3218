"""The arithmetic of the learning culture test: eight blocks of four lines, each rated for today and as wished.

A line is rated from 1 (never) to 5 (as a rule), or None for "cannot say". Everything else is on a scale from 0 to 100.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

BLOCKS = ("b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8")
LINES = 4
"""Lines of a block; the first is its anchor, and stands alone in the short form."""
LEAST = 3
"""Of a block's four lines so many must be rated for it to have a mean."""
LOW, HIGH = 1, 5
MOST_INFLUENCE = 5
LINE_ERROR = 0.7
"""How far, as a standard deviation in steps of the scale, one rater's answer to one line varies; an assumption."""
Z_90 = 1.645
"""Of a normal distribution, 90 % lie between minus and plus this many standard deviations."""
_STEP = 100 / (HIGH - LOW)

Rated = Mapping[str, int | None]
"""Numbers by line; a line that is not there was not answered yet."""


class Mean(NamedTuple):
    """A mean on the scale from 0 to 100, and of how many lines it is."""

    value: float
    lines: int


class Change(NamedTuple):
    """Two means of the same lines, at two times."""

    before: float
    now: float
    lines: float
    """How many lines, each as unsteady as any, would be as steady as these."""

    @property
    def points(self) -> float:
        """How far it moved, of 100."""
        return self.now - self.before

    @property
    def noise(self) -> bool:
        """Whether the same rater may have said as much on two different days."""
        return within_noise(self.points, self.lines)


def lines_of(block: str, *, short: bool = False) -> tuple[str, ...]:
    """Give the ids of a block's lines; in the short form of its anchor alone."""
    return tuple(f"{block}-{number}" for number in range(1, 2 if short else LINES + 1))


def to_hundred(mean: float) -> float:
    """Give a mean on the scale from 1 to 5 as 0 to 100."""
    return (mean - LOW) * _STEP


def block_mean(rated: Rated, block: str, *, short: bool = False) -> Mean | None:
    """Give the mean of a block, or None where too few of its lines were rated."""
    return mean_of([rated.get(line) for line in lines_of(block, short=short)], 1 if short else LEAST)


def mean_of(values: Sequence[int | None], least: int = LEAST) -> Mean | None:
    """Give the mean of what was rated, or None where fewer than `least` were."""
    found = [value for value in values if value is not None]
    return Mean(to_hundred(sum(found) / len(found)), len(found)) if len(found) >= max(1, least) else None


def gap(reality: float, aspiration: float) -> float:
    """Give what lies between today and the wish, from -100 to 100; below 0 where today is above the wish."""
    return aspiration - reality


def priority(gap: float, influence: int) -> float:
    """Give a gap weighed by how much of it is one's own to change, 1 to 5."""
    return gap * influence / MOST_INFLUENCE


def overall(means: Iterable[float]) -> float | None:
    """Give the mean of the means of blocks, each block counting the same; None where there is none."""
    found = tuple(means)
    return sum(found) / len(found) if found else None


def minimal_change(lines: float) -> float:
    """Give the smallest change worth believing, of 100, in the mean of so many lines; `lines` is above 0."""
    return Z_90 * sqrt(2) * LINE_ERROR / sqrt(lines) * _STEP


def error_of_mean(lines: float) -> float:
    """Give how far a mean of so many lines may lie beside what it stands for, of 100, in nine of ten cases."""
    return Z_90 * LINE_ERROR / sqrt(lines) * _STEP


def within_noise(change: float, lines: float) -> bool:
    """Whether a change in the mean of so many lines is too small to be believed."""
    return abs(change) < minimal_change(lines)


def change_of_block(before: Rated, now: Rated, block: str, *, short: bool = False) -> Change | None:
    """Give how a block moved, in the lines rated both times; None where these are too few."""
    both = [line for line in lines_of(block, short=short) if before.get(line) is not None and now.get(line) is not None]
    least = 1 if short else LEAST
    then, later = (mean_of([rated[line] for line in both], least) for rated in (before, now))
    return Change(then.value, later.value, len(both)) if then and later else None


def change_of_all(changes: Iterable[Change]) -> Change | None:
    """Give how the mean of several blocks moved; None where there is no block.

    Each block counts the same, so blocks of fewer lines make the whole less steady than the number of lines says.
    """
    found = tuple(changes)
    if not found:
        return None
    before = sum(each.before for each in found) / len(found)
    now = sum(each.now for each in found) / len(found)
    steady = len(found) ** 2 / sum(1 / each.lines for each in found)
    return Change(before, now, steady)


def at_ceiling(wished: Rated) -> bool:
    """Whether every wish is the highest there is, in at least as many lines as a block needs."""
    found = [value for value in wished.values() if value is not None]
    return len(found) >= LEAST and all(value == HIGH for value in found)


def candidates(now: Rated, wished: Rated, blocks: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Give the lines of these blocks that are lowest today, as practices to try; of equals those wished for most.

    A line that is as high as its wish is none.
    """
    found: list[tuple[int, int, str]] = []
    for line in (line for block in blocks for line in lines_of(block)):
        value, wish = now.get(line), wished.get(line)
        if value is not None and value < (HIGH if wish is None else wish):
            found.append((value, value - (wish or HIGH), line))
    return tuple(line for _value, _gap, line in sorted(found, key=lambda each: each[:2])[:most])
