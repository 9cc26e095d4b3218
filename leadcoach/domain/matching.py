"""What two sequences share, in order, also where they are very long."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_WORD = re.compile(r"\w+")
_MOST_STEPS = 128
"""How many words may differ between two anchors before all between them counts as changed."""
_DEEPEST = 24
_LIKE = 0.4
"""The part of its words that a line shares with the one it became."""
_CONTEXT = 5
"""How many words and blanks together hold a place where no single word occurs only once."""

Match = tuple[int, int, int]
"""Where a run begins in the one and in the other, and how long it is."""


class _Span(NamedTuple):
    """A part of the one sequence beside a part of the other."""

    low: int
    high: int
    start: int
    end: int


def matches(one: Sequence[str], other: Sequence[str]) -> list[Match]:
    """Give the runs both sequences share, in order: what occurs once in each holds the rest in place.

    Between such anchors the shortest way from one to the other is looked for, up to a bound, so that the time stays
    near linear for the longest of texts.
    """
    found: list[Match] = []
    waiting = [(_Span(0, len(one), 0, len(other)), 0)]
    while waiting:
        whole, depth = waiting.pop()
        span, ends = _trimmed(one, other, whole)
        found += ends
        if span.low == span.high or span.start == span.end:
            continue
        anchors = _anchors(one, other, span, 1) if depth < _DEEPEST else []
        short = [] if anchors else _shortest(one, other, span)
        if not (anchors or short) and depth < _DEEPEST:
            anchors = _anchors(one, other, span, _CONTEXT)
        if not anchors:
            found += short
            continue
        found += [(here, there, 1) for here, there in anchors]
        edges = [(span.low - 1, span.start - 1), *anchors, (span.high, span.end)]
        waiting += [
            (_Span(here + 1, further, there + 1, beyond), depth + 1)
            for (here, there), (further, beyond) in pairwise(edges)
        ]
    return sorted(found)


def alike(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Give the pairs of lines, rising in both, that together share most words; lines with little in common have none.

    Time and memory grow with the number of pairs.
    """
    words, others = [Counter(_WORD.findall(line)) for line in one], [Counter(_WORD.findall(line)) for line in other]
    best = [[0.0] * (len(other) + 1) for _line in range(len(one) + 1)]
    gain = [[_likeness(here, there) for there in others] for here in words]
    for here in range(len(one) - 1, -1, -1):
        for there in range(len(other) - 1, -1, -1):
            both = best[here + 1][there + 1] + gain[here][there]
            best[here][there] = max(best[here + 1][there], best[here][there + 1], both)
    return _chosen(best, gain)


def _chosen(best: list[list[float]], gain: list[list[float]]) -> list[tuple[int, int]]:
    found = []
    here, there = 0, 0
    while here < len(gain) and there < len(gain[here]):
        if gain[here][there] and best[here][there] == best[here + 1][there + 1] + gain[here][there]:
            found.append((here, there))
            here, there = here + 1, there + 1
        elif best[here][there] == best[here + 1][there]:
            here += 1
        else:
            there += 1
    return found


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Give the part of their words that two lines share, 0 where it is small."""
    every = one.total() + other.total()
    shared = 2 * (one & other).total() / every if every else 0.0
    return shared if shared >= _LIKE else 0.0


def _trimmed(one: Sequence[str], other: Sequence[str], span: _Span) -> tuple[_Span, list[Match]]:
    """Give what is left without what both begin and end with, and these two runs."""
    low, high, start, end = span
    while low < high and start < end and one[low] == other[start]:
        low, start = low + 1, start + 1
    while low < high and start < end and one[high - 1] == other[end - 1]:
        high, end = high - 1, end - 1
    runs = [(span.low, span.start, low - span.low), (high, end, span.high - high)]
    return _Span(low, high, start, end), [run for run in runs if run[2]]


def _anchors(one: Sequence[str], other: Sequence[str], span: _Span, width: int) -> list[tuple[int, int]]:
    """Give the longest row of places, rising in both, where so many words stand that stand once in each."""
    here, there = _unique(one, span.low, span.high, width), _unique(other, span.start, span.end, width)
    return _rising([(place, there[words]) for words, place in here.items() if words in there])


def _unique(words: Sequence[str], low: int, high: int, width: int) -> dict[tuple[str, ...], int]:
    """Give the places of what stands once between two places, in order; a blank alone holds nothing."""
    rows = list(zip(*(words[low + shift : high] for shift in range(width)), strict=False))
    times = Counter(rows)
    return {row: low + place for place, row in enumerate(rows) if times[row] == 1 and not "".join(row).isspace()}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the longest part of the pairs in which the second number rises as the first does."""
    tops: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for place, (_here, there) in enumerate(pairs):
        pile = bisect_left(tops, there)
        before.append(last[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [there]
        last[pile : pile + 1] = [place]
    found = []
    place = last[-1] if last else -1
    while place >= 0:
        found.append(pairs[place])
        place = before[place]
    return found[::-1]


def _shortest(one: Sequence[str], other: Sequence[str], span: _Span) -> list[Match]:
    """Give the runs shared on the shortest way from the one to the other; none where it is longer than the bound.

    Source: E. W. Myers, An O(ND) difference algorithm and its variations, Algorithmica 1 (1986).
    """
    here, there = one[span.low : span.high], other[span.start : span.end]
    reach = {1: 0}
    trail: list[dict[int, int]] = []
    for steps in range(min(len(here) + len(there), _MOST_STEPS) + 1):
        trail.append(dict(reach))
        for diagonal in range(-steps, steps + 1, 2):
            x = _step(reach, diagonal, steps)[1]
            while x < len(here) and 0 <= x - diagonal < len(there) and here[x] == there[x - diagonal]:
                x += 1
            reach[diagonal] = x
            if x >= len(here) and x - diagonal >= len(there):
                return _walked(trail, span)
    return []


def _step(reach: dict[int, int], diagonal: int, steps: int) -> tuple[int, int]:
    """Give the diagonal come from and the place that the next step brings to on this one."""
    if diagonal == -steps or (diagonal != steps and reach[diagonal - 1] < reach[diagonal + 1]):
        return diagonal + 1, reach[diagonal + 1]
    return diagonal - 1, reach[diagonal - 1] + 1


def _walked(trail: Sequence[dict[int, int]], span: _Span) -> list[Match]:
    """Give the runs of the way that was found, the last first."""
    found: list[Match] = []
    x, y = span.high - span.low, span.end - span.start
    for steps in range(len(trail) - 1, -1, -1):
        diagonal = x - y
        before, begin = _step(trail[steps], diagonal, steps) if steps else (0, 0)
        if x > begin:
            found.append((span.low + begin, span.start + begin - diagonal, x - begin))
        x = trail[steps][before] if steps else 0
        y = x - before
    return found
