"""The mean of a number that several people gave, and how far it may be off, from sums alone."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

_T_90 = (
    6.314, 2.920, 2.353, 2.132, 2.015, 1.943, 1.895, 1.860, 1.833, 1.812, 1.796, 1.782, 1.771, 1.761, 1.753,
    1.746, 1.740, 1.734, 1.729, 1.725, 1.721, 1.717, 1.714, 1.711, 1.708, 1.706, 1.703, 1.701, 1.699, 1.697,
)  # fmt: skip
"""Student's t for 1 to 30 degrees of freedom, 5 % above: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2."""
_Z = 1.644854


class Sums(NamedTuple):
    """What is kept of the answers of several people to one line: never who gave which."""

    n: int
    total: float
    squares: float

    @property
    def mean(self) -> float:
        """The mean; `n` is above 0."""
        return self.total / self.n

    @property
    def spread(self) -> float:
        """The standard deviation in the sample; 0 for a single answer, and for sums that fit no answers."""
        if self.n < 2:
            return 0.0
        return sqrt(max(0.0, (self.squares - self.total * self.total / self.n) / (self.n - 1)))


def t_90(freedom: int) -> float:
    """Give Student's t that leaves 5 % above it; for more than 30 degrees of freedom right to 0.001.

    Beyond the table these are the first terms of the expansion of t around the normal value. `freedom` is at least 1.
    """
    if freedom <= len(_T_90):
        return _T_90[freedom - 1]
    first = (_Z**3 + _Z) / 4
    second = (5 * _Z**5 + 16 * _Z**3 + 3 * _Z) / 96
    return _Z + first / freedom + second / freedom**2


def half_width(n: int, spread: float) -> float:
    """Give how far a mean of `n` answers may be off on either side, in nine of ten samples; `n` is at least 2."""
    return t_90(n - 1) * spread / sqrt(n)
