"""A round of ballots as it is kept: numbers of a fact, written and read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from leadcoach.domain.ballots import COUNTED, FEWEST, Closed, Counted, Rounded
from leadcoach.domain.records import Fact
from leadcoach.domain.spread import POINTS, Tally, answers, mean, squares, total
from leadcoach.domain.typed import as_date

PULSE, CULTURE_COUNT = "pulse", "culture_count"
"""The kinds of facts."""
BALLOT_KINDS = (PULSE, CULTURE_COUNT)
KEPT_DAYS = 365
"""How long the numbers of a round are kept."""
MOST = 10_000
"""Ballots; a larger number is no number of people in a team."""


@dataclass(frozen=True, slots=True)
class Round:
    """What is known of a round of the pulse."""

    day: date
    n: int
    means: Mapping[str, float]
    """By item; to half a point where there are no counts."""
    counts: Mapping[str, Tally] = field(default_factory=dict)
    membership_changed: bool = False


def pulse_data(closed: Closed) -> dict[str, object]:
    """Give what the fact of a pulse says."""
    items = {item: _pulse_item(kept) for item, kept in closed.items.items()}
    return {"n": closed.n, "items": items, "membership_changed": closed.membership_changed}


def culture_data(closed: Closed) -> dict[str, object]:
    """Give what the fact of a team count of the culture test says; that people came or left stands only if they did."""
    items = {item: _culture_item(kept) for item, kept in closed.items.items()}
    changed = {"membership_changed": True} if closed.membership_changed else {}
    return {"n": closed.n, "items": items, **changed}


def _pulse_item(kept: Rounded | Counted) -> dict[str, object]:
    return {"mean": kept.mean} if isinstance(kept, Rounded) else {"counts": list(kept.counts)}


def _culture_item(kept: Rounded | Counted) -> dict[str, object]:
    if isinstance(kept, Rounded):
        return {"mean": kept.mean}
    return {"n": answers(kept.counts), "sum": total(kept.counts), "squares": squares(kept.counts)}


def rounds(facts: Iterable[Fact]) -> tuple[Round, ...]:
    """Give the rounds of the pulse that facts tell of, oldest first; a fact of another shape tells of none."""
    found = [each for each in map(_round, facts) if each is not None]
    return tuple(sorted(found, key=lambda each: each.day))


def _round(fact: Fact) -> Round | None:
    day, n, items = as_date(fact.day), _whole(fact.data.get("n")), fact.data.get("items")
    if day is None or n is None or n < FEWEST or not isinstance(items, dict):
        return None
    tallies = {str(item): _tally(value) for item, value in items.items()}
    counts = {item: tally for item, tally in tallies.items() if tally is not None}
    means = {str(item): _mean(value) for item, value in items.items()}
    known = {item: value for item, value in means.items() if value is not None}
    known |= {item: mean(tally) for item, tally in counts.items()}
    return Round(day, n, known, counts, fact.data.get("membership_changed") is True)


def _tally(value: object) -> Tally | None:
    """Give the counts of an item, where there are some that can be."""
    given = value.get("counts") if isinstance(value, dict) else None
    found = [_whole(each) for each in given] if isinstance(given, list) and len(given) == len(POINTS) else []
    tally = tuple(each for each in found if each is not None)
    return tally if len(tally) == len(POINTS) and answers(tally) >= COUNTED else None


def _mean(value: object) -> float | None:
    found = value.get("mean") if isinstance(value, dict) else None
    if not isinstance(found, int | float) or isinstance(found, bool) or not POINTS[0] <= found <= POINTS[-1]:
        return None
    return float(found)


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST else None
