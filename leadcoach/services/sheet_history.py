"""What a worksheet said on earlier days: the days on which something of it was kept, and its reading as of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from leadcoach.domain.ids import answer_id
from leadcoach.domain.instruments import INSTRUMENTS
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
    """Give every day on which something was kept that the reading of an instrument is made of, the oldest first."""
    days = Counter(_days(desk, use))
    return tuple(Then(day, days[day]) for day in sorted(days))


def read_then(desk: Desk, use: str, then: Then) -> Spoken:
    """Give the reading as of the evening of that day."""
    return Instruments(desk, date.fromisoformat(then.day)).reading(use)


def _days(desk: Desk, use: str) -> Iterator[str]:
    instrument = INSTRUMENTS[use]
    documents = {answer_id(use)} if instrument.asks else set()
    for need in instrument.needs:
        address = desk.address(need.address, "")
        if repeats(desk, address):
            documents |= {document.id for document in every(desk, address.subject)}
        else:
            documents.add(kept_in(desk, address))
    now = desk.clock()
    for document in documents:
        for version in desk.store.documents.versions(document):
            yield now.of(version.made_at).day.isoformat()
    if instrument.facts:
        yield from (fact.day for fact in standing(desk.store.facts.of(tuple(instrument.facts))))
