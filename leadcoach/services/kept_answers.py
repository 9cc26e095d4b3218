"""The answers a reading needs, from where they are kept: as they stand now, or as they stood on an evening."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Answer
from leadcoach.domain.asks import Ask
from leadcoach.domain.ids import answer_id
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.readings import Instrument, Need, Sheet
from leadcoach.domain.records import Body, Document, Version
from leadcoach.services.desk import Desk
from leadcoach.services.occasions import every, kept_in, repeats


@dataclass(frozen=True, slots=True)
class KeptAnswers:
    """Looks up what readings need; of an evening, neither words nor answers that came after it."""

    desk: Desk
    until: date | None = None
    """The day as of whose evening everything is read; None for now."""

    @property
    def today(self) -> date:
        """The day as of which everything is read."""
        return self.until or self.desk.clock().day

    def by_then(self, day: str) -> bool:
        """Whether an ISO date lies before the end of that evening."""
        return self.until is None or day <= self.until.isoformat()

    def own(self, instrument: Instrument) -> Sheet:
        """Give what a worksheet's own document says; an empty sheet where there is none."""
        document = self.desk.store.documents.get(answer_id(instrument.id)) if instrument.asks else None
        then = self.then(document) if document else None
        return Sheet(then.id, then.head, then.day, _read(instrument.asks, then.body)) if then else Sheet()

    def of(self, need: Need, without: str = "") -> tuple[Sheet, ...]:
        """Give the answers to a need, the oldest first, none that is empty; not that of the document `without`."""
        address = self.desk.address(need.address, "")
        if address.pin:
            found: Iterable[Sheet] = (self._pinned(address),)
        elif need.every:
            found = (self._of(address, document) for document in self._occasions(address, without))
        else:
            found = (self._latest(address, without),)
        return tuple(sheet for sheet in found if sheet.answers)

    def ask(self, need: Need) -> Ask | None:
        """Give the ask that answers a need, or None where the programme has none."""
        return self._asked(self.desk.address(need.address, ""))

    def then(self, document: Document) -> Document:
        """Give a document with the words it had on the day that is asked for; it has none before it was made."""
        if self.until is None:
            return document
        versions = self.desk.store.documents.versions(document.id)
        found = [version for version in versions if version.body is not None and self._made_by_then(version)]
        return document._replace(body=(found[-1].body or {}) if found else {}, head=found[-1].id if found else "")

    def _made_by_then(self, version: Version) -> bool:
        return self.until is None or self.desk.clock().of(version.made_at).day <= self.until

    def _occasions(self, address: Address, without: str) -> list[Document]:
        """Give the answers of every occasion up to that day, the oldest first."""
        found = every(self.desk, address.subject)
        return [self.then(each) for each in found if each.id != without and self.by_then(each.day)]

    def _latest(self, address: Address, without: str) -> Sheet:
        if repeats(self.desk, address):
            found = [document for document in self._occasions(address, without) if document.head]
            return self._of(address, found[-1]) if found else Sheet()
        other = INSTRUMENTS.get(address.file)
        if other is not None and address.ask in other.asks:
            return self.own(other)
        document = self.desk.store.documents.get(kept_in(self.desk, address))
        if document is None or document.binned_at or document.id == without:
            return Sheet()
        return self._of(address, self.then(document))

    def _of(self, address: Address, document: Document) -> Sheet:
        answers = _read(self._shapes(address), document.body)
        return Sheet(document.id, document.head, document.day, answers, document.week)

    def _pinned(self, address: Address) -> Sheet:
        """Give an answer as it was first finished, if it was by then."""
        version = self.desk.store.documents.pinned(kept_in(self.desk, address))
        if version is None or version.body is None or not self._made_by_then(version):
            return Sheet()
        day = self.desk.clock().of(version.made_at).day.isoformat()
        return Sheet(version.document, version.id, day, _read(self._shapes(address), version.body))

    def _shapes(self, address: Address) -> Mapping[str, type[Answer]]:
        """Give the asks whose answers stand at an address: of a worksheet all its own, else the one."""
        other = INSTRUMENTS.get(address.file)
        if other is not None and address.ask in other.asks:
            return other.asks
        ask = self._asked(address)
        return {ask.id: ask.shape} if ask else {}

    def _asked(self, address: Address) -> Ask | None:
        module = self.desk.walk(address.file)
        return module.ask(address.ask) if module else None


def _read(asks: Mapping[str, type[Answer]], body: Body) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for name, shape in asks.items():
        try:
            found[name] = shape.from_json(body[name])
        except (KeyError, ValueError):
            continue
    return found
