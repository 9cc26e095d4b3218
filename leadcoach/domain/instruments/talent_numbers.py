"""From moments with numbers to talents: how much speaks for a verb, and in which group it belongs.

All numbers of a moment are on the scale that is asked, 1 to 5. Energy on a scale of -2 to 2 is that number less 3.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

LOW, HIGH = 1, 5
ENERGY, EASE, RESULT, MENTIONS = 0.4, 0.3, 0.2, 0.1
"""What each of the four weighs."""
MOST_MENTIONS = 3
LEAST_MOMENTS = 2
"""With fewer moments a verb is a hint."""
TALENT = 0.65
EASY, DRAINING = 4, 3
"""From this ease on something is easy; up to this energy it gives none."""
RARE, OFTEN, DAILY = 2, 3, 5

MORE, LEAN, LEARNED, OVER, UNSAID, BETWEEN, HINT = (
    "more", "lean", "learned", "over", "unsaid", "between", "hint",
)  # fmt: skip
GROUPS = (MORE, LEAN, LEARNED, OVER, UNSAID, BETWEEN, HINT)


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment and its numbers, 1 to 5; None for one that was not given."""

    verb: str
    energy: float
    ease: float
    result: float | None = None
    use: float | None = None
    row: str = ""


@dataclass(frozen=True, slots=True)
class Talent:
    """All moments of one verb taken together: the means of what was given."""

    verb: str
    moments: int
    energy: float
    ease: float
    result: float | None
    use: int | None
    """How often, as a whole number; a half goes up."""
    mentions: int = 0
    rows: tuple[str, ...] = ()


def talents(moments: Iterable[Moment], mentions: Mapping[str, int]) -> tuple[Talent, ...]:
    """Give one talent a verb, in the order of the moments; `mentions` says how many people named each verb."""
    by_verb: dict[str, list[Moment]] = {}
    for moment in moments:
        by_verb.setdefault(moment.verb, []).append(moment)
    return tuple(_together(verb, found, mentions.get(verb, 0)) for verb, found in by_verb.items())


def _together(verb: str, moments: Sequence[Moment], mentions: int) -> Talent:
    use = _mean([each.use for each in moments if each.use is not None])
    return Talent(
        verb,
        len(moments),
        sum(each.energy for each in moments) / len(moments),
        sum(each.ease for each in moments) / len(moments),
        _mean([each.result for each in moments if each.result is not None]),
        None if use is None else math.floor(use + 0.5),
        mentions,
        tuple(each.row for each in moments if each.row),
    )


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def score(talent: Talent) -> float:
    """Give how much speaks for a verb, 0 to 1.

    Without a result its weight is left out and the others share the whole. Nobody who named the verb is no gap in the
    record, it is a zero: people are asked about the person, not about a verb.
    """
    parts = [
        (ENERGY, _part(talent.energy)),
        (EASE, _part(talent.ease)),
        (MENTIONS, min(talent.mentions, MOST_MENTIONS) / MOST_MENTIONS),
    ]
    if talent.result is not None:
        parts.append((RESULT, _part(talent.result)))
    weighed = sum(weight * part for weight, part in parts) / sum(weight for weight, _part in parts)
    return round(weighed, 6)  # a limit is met as it is by hand, not a rounding error below it


def _part(value: float) -> float:
    return (value - LOW) / (HIGH - LOW)


def group(talent: Talent, *, costs: bool) -> str:
    """Give the one group a verb belongs to, the first that fits; `costs` says that its over-use was named.

    What is over-used, and what drains, comes before everything that would call for more of it.
    """
    if talent.moments < LEAST_MOMENTS:
        return HINT
    if costs and talent.use == DAILY:
        return OVER
    if talent.ease >= EASY and talent.energy <= DRAINING:
        return LEARNED
    if score(talent) < TALENT:
        return BETWEEN
    if talent.use is None:
        return UNSAID
    return MORE if talent.use <= RARE else LEAN
