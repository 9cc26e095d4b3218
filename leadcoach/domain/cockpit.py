"""Three numbers to steer by from week 8: asks closed in time, reflection slots held, experiments decided.

They count what the manager does, not what the team achieves, and say how one stays in control while letting go. Rows
are read as they are stored: this runs at start-up, where the classes of answers would cost more than the counting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from leadcoach.domain.typed import as_date, as_number

ASKS, SLOTS = "w03.toolset.asks", "w07.mindset.held"
EXPERIMENTS = ("w02.mindset.experiment", "w07.skillset.as-a-try", "w08.toolset.charter")
"""Where asks, weekly counts of slots, and experiments are written down."""
DECISION = "decision"

Cells = Mapping[str, object]


class Share(NamedTuple):
    """How many are done of how many; nothing to count yet where `all` is 0."""

    done: int = 0
    all: int = 0


class Cockpit(NamedTuple):
    """The three numbers."""

    asks: Share = Share()
    """Asks answered by the promised day, of those answered or past that day."""
    slots: Share = Share()
    """Reflection slots held, of those planned."""
    experiments: Share = Share()
    """Experiments with a decision to keep, change or stop, of those begun."""


def cockpit(asks: object, slots: Iterable[object], experiments: Iterable[object], today: date) -> Cockpit:
    """Give the three numbers from stored answers; whatever has another shape counts as nothing."""
    return Cockpit(
        asks_in_time(cells_of(asks), today),
        slots_held(cells for answer in slots for cells in cells_of(answer)),
        experiments_decided(cells for answer in experiments for cells in cells_of(answer)),
    )


def cells_of(answer: object) -> Iterator[Cells]:
    """Give the cells of each row of a stored table."""
    for row in answer if isinstance(answer, list) else ():
        cells = row.get("cells") if isinstance(row, dict) else None
        if isinstance(cells, dict):
            yield cells


def asks_in_time(rows: Iterable[Cells], today: date) -> Share:
    """Count asks answered by their promised day, of those that are answered or whose day is over.

    It is answered with an answer and its words, as in the ledgers. An ask whose day is still to come is neither; one
    answered without a date counts as answered on its day.
    """
    count = found = 0
    for cells in rows:
        if not _text(cells, "ask"):
            continue
        due, answered = as_date(_text(cells, "due")), bool(_text(cells, "answer") and _text(cells, "reason"))
        if not answered and (due is None or due >= today):
            continue
        found += 1
        on = as_date(_text(cells, "answered")) or due
        count += answered and (due is None or on is None or on <= due)
    return Share(count, found)


def slots_held(rows: Iterable[Cells]) -> Share:
    """Sum slots held and slots planned; a week in which more were held than planned counts as planned."""
    held = planned = 0
    for cells in rows:
        kept = _whole(cells, "kept")
        held, planned = held + kept, planned + max(kept, _whole(cells, "planned"))
    return Share(held, planned)


def experiments_decided(rows: Iterable[Cells]) -> Share:
    """Count experiments that ended in a decision, of all that were written down."""
    begun = [cells for cells in rows if any(_text(cells, name) for name in cells)]
    return Share(sum(bool(_text(cells, DECISION)) for cells in begun), len(begun))


def _text(cells: Cells, name: str) -> str:
    value = cells.get(name)
    return value.strip() if isinstance(value, str) else ""


def _whole(cells: Cells, name: str) -> int:
    number = as_number(_text(cells, name))
    return max(0, int(number)) if number is not None and number < 1000 else 0
