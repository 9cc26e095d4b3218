"""What a worksheet said on earlier days: the days on which something of it was kept, and its reading as of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from leadcoach.domain.ids import answer_id
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.progress import PROGRESS_KINDS
from leadcoach.domain.readings import Instrument
from leadcoach.domain.records import standing
from leadcoach.services.desk import Desk
from leadcoach.services.instruments import Instruments
from leadcoach.services.occasions import every, kept_in, repeats
from leadcoach.services.spoken import Spoken


@dataclass(frozen=True, slots=True)
class Then:
    """A day on which something of a worksheet was kept."""

    day: str
    """As an ISO date."""
    kept: int
    """How many wordings, answers and counts were kept on it."""


def earlier(desk: Desk, use: str) -> tuple[Then, ...]:
    """Give every day so far on which something was kept that a reading is made of, the oldest first."""
    today = desk.clock().day.isoformat()
    days = Counter(day for day in _days(desk, use) if day <= today)
    return tuple(Then(day, days[day]) for day in sorted(days))


def read_then(desk: Desk, use: str, then: Then) -> Spoken:
    """Give the reading as of the evening of that day."""
    return Instruments(desk, date.fromisoformat(then.day)).reading(use)


def _days(desk: Desk, use: str) -> Iterator[str]:
    instrument, now = INSTRUMENTS[use], desk.clock()
    for document in _documents(desk, instrument):
        for version in desk.store.documents.versions(document):
            if version.body is not None:
                yield now.of(version.made_at).day.isoformat()
    kinds = (*(PROGRESS_KINDS if instrument.done else ()), *instrument.facts)
    if kinds:
        yield from (fact.day for fact in standing(desk.store.facts.of(kinds)))


def _documents(desk: Desk, instrument: Instrument) -> set[str]:
    """Give the ids of all documents an instrument reads."""
    found = {answer_id(instrument.id)} if instrument.asks else set()
    for need in instrument.needs:
        address = desk.address(need.address, "")
        if repeats(desk, address):
            found |= {document.id for document in every(desk, address.subject)}
        else:
            found.add(kept_in(desk, address))
    if instrument.weekly:
        found |= {document.id for document in desk.store.documents.list(("capture",))}
    return found
