"""The list of asks after a session in numbers: when each was written down, and how long its answer took."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from leadcoach.domain.answers import Row, Rows
from leadcoach.domain.asks import Ask
from leadcoach.domain.readings import Sheet
from leadcoach.domain.readings.cells import filled
from leadcoach.domain.readings.ledgers import Promise
from leadcoach.domain.specs import Column, Item, TableSpec
from leadcoach.domain.typed import as_date

WITHIN = 7
"""Days in which an ask is to be answered."""
SESSION_COUNTS = 14
"""An ask promised for a later day than this after the session came on another day."""
KINDS = ("yes", "try", "no", "unknown")
"""The kinds of answers, in the order in which they are shown."""
WANTED = ("remove", "provide", "decide", "protect", "stop")
"""The kinds of asks, in the order in which they are shown."""
ASKED = "asked"
"""The day an ask was written down: a column that is reckoned here and stands in no table."""

ASKS = Ask(
    "asks",
    "table",
    "",
    TableSpec(
        (
            Column("ask", "text", ""),
            Column(ASKED, "date", ""),
            Column("due", "date", "", due=True),
            Column("answer", "choice", "", tuple(Item(kind, "") for kind in KINDS), later=True),
            Column("reason", "text", "", later=True),
            Column("answered", "date", "", stamp="answer"),
        )
    ),
)
"""What is read of `@w03.toolset.asks`, as the generic readings take it; an ask is answered once it has its words."""


def dated(sheet: Sheet, session: date | None) -> Sheet:
    """Give the list of asks with the day on which each was written down, where that is known."""
    rows = tuple(_dated(row, session) for row in filled(ASKS, sheet))
    return Sheet(sheet.document, sheet.version, sheet.day, {ASKS.id: Rows(rows)}, sheet.week)


def asked_on(row: Row, session: date | None) -> date | None:
    """Give the day an ask was written down: the session's, else seven days before the promised one.

    The session's day holds for asks without a promised day, and for those promised within 14 days after it: others
    came on another day. Nobody answers before being asked, so an earlier answer moves the day forward.
    """
    due, answered = as_date(row.cell("due")), as_date(row.cell("answered"))
    day = _reckoned(due, session)
    return min(day, answered) if day and answered else day


def _reckoned(due: date | None, session: date | None) -> date | None:
    if due is None:
        return session
    if session and 0 <= (due - session).days <= SESSION_COUNTS:
        return session
    return due - timedelta(WITHIN) if due.toordinal() > WITHIN else None


def _dated(row: Row, session: date | None) -> Row:
    day = asked_on(row, session)
    return Row(row.id, {**row.cells, ASKED: day.isoformat() if day else ""})


def days_taken(found: Sequence[Promise]) -> list[int]:
    """Give the days from ask to answer of each that has both, in the order of the list."""
    pairs = ((as_date(each.row.cell(ASKED)), each.done) for each in found)
    return [(done - asked).days for asked, done in pairs if asked and done]


def median(values: Sequence[float]) -> float:
    """Give the value in the middle; between the two in the middle of an even number. Raises IndexError for none."""
    ordered, middle = sorted(values), len(values) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def mix(found: Sequence[Promise]) -> dict[str, int]:
    """Give how many answers of each kind were chosen."""
    return _counted(found, "answer", KINDS)


def wanted(found: Sequence[Promise]) -> dict[str, int]:
    """Give how many asks are of each kind, as far as that was filled in."""
    return _counted(found, "kind", WANTED)


def _counted(found: Sequence[Promise], column: str, options: Sequence[str]) -> dict[str, int]:
    chosen = [each.row.cell(column) for each in found]
    return {option: chosen.count(option) for option in options}
