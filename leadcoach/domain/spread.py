"""How far answers on a scale of five points lie apart, from how often each point was given.

`counts` is how often each point was given, from 1 to 5.
"""

from __future__ import annotations

POINTS = (1, 2, 3, 4, 5)
FAVOURABLE = (4, 5)
NULL_VARIANCE = 2.0
"""The variance of answers that fall on five points by chance alone."""
Tally = tuple[int, ...]


def answers(counts: Tally) -> int:
    """Give how many answers there are."""
    return sum(counts)


def total(counts: Tally) -> int:
    """Give the sum of the answers."""
    return sum(point * count for point, count in zip(POINTS, counts, strict=True))


def squares(counts: Tally) -> int:
    """Give the sum of the squared answers."""
    return sum(point * point * count for point, count in zip(POINTS, counts, strict=True))


def mean(counts: Tally) -> float:
    """Give the mean; raises ZeroDivisionError without an answer."""
    return total(counts) / answers(counts)


def variance(counts: Tally) -> float:
    """Give the sample variance; 0 for a single answer."""
    n = answers(counts)
    return (squares(counts) - total(counts) ** 2 / n) / (n - 1) if n > 1 else 0.0


def favourable(counts: Tally) -> float:
    """Give the share of 4 and 5, from 0 to 1; raises ZeroDivisionError without an answer."""
    return sum(counts[point - 1] for point in FAVOURABLE) / answers(counts)


def agreement(counts: Tally) -> float:
    """Give r_wg: 1 when all say the same, 0 when they lie as chance would have it, below 0 when they stand apart."""
    return 1 - variance(counts) / NULL_VARIANCE
