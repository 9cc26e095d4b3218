"""Readings of instruments: what they declare they need is looked up, and their pure function is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from leadcoach.domain.answers import Answer
from leadcoach.domain.calendar import Calendar
from leadcoach.domain.ids import answer_id
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.instruments.captures import CAPTURES, TRIES
from leadcoach.domain.progress import PROGRESS_KINDS, progress
from leadcoach.domain.readings import Given, Instrument, Need, Sheet, item_phrases
from leadcoach.domain.readings.weeks import week_number
from leadcoach.domain.records import Body, Document, Fact, standing
from leadcoach.services.desk import Desk
from leadcoach.services.occasions import latest
from leadcoach.services.phrases import generic_phrases
from leadcoach.services.spoken import Spoken

CAPTURE, TRY = "thought", "try"
"""The ask of a captured thought, and its column for what will be tried."""


@dataclass(frozen=True, slots=True)
class Instruments:
    """Use cases of reading a worksheet, or what was done."""

    desk: Desk

    def reading(self, use: str, live: Mapping[str, Answer] | None = None) -> Spoken:
        """Give an instrument's reading of its worksheet, or of `live` answers not kept yet."""
        instrument = INSTRUMENTS[use]
        module = self.desk.load(use)
        sheet = _sheet(instrument, self.desk.store.documents.get(answer_id(use))) if instrument.asks else Sheet()
        if live is not None:
            sheet = Sheet(answer_id(use), sheet.version, sheet.day, live)
        phrases = generic_phrases()
        for ask in module.asks:
            phrases |= item_phrases(ask)
        return Spoken(instrument.read(self._given(instrument, sheet)), phrases | dict(module.phrases))

    def _given(self, instrument: Instrument, sheet: Sheet) -> Given:
        today, sheets = self.desk.clock().day, self._needs(instrument)
        if instrument.asks:
            return Given(today, self.desk.week() or 0, sheet, sheets)
        kept = self.desk.store.facts.of((*PROGRESS_KINDS, *instrument.facts))
        facts = standing(kept)
        return Given(
            today,
            self.desk.week() or 0,
            sheet,
            sheets,
            facts={kind: _of_kind(facts, kind) for kind in instrument.facts},
            progress=progress(kept),
            outline=self.desk.outline,
            weekly=self._weekly() if instrument.weekly else {},
        )

    def _needs(self, instrument: Instrument) -> dict[str, tuple[Sheet, ...]]:
        """Resolve what an instrument needs from elsewhere; what is missing comes back empty."""
        found: dict[str, tuple[Sheet, ...]] = {}
        for need in instrument.needs:
            sheet = self._needed(need)
            found[need.name] = (*found.get(need.name, ()), *((sheet,) if sheet.answers else ()))
        return found

    def _needed(self, need: Need) -> Sheet:
        address = self.desk.address(need.address, "")
        other = INSTRUMENTS.get(address.file)
        if other is not None:
            pinned = self._pinned(other) if address.pin else None
            return pinned or _sheet(other, self.desk.store.documents.get(answer_id(other.id)))
        module = self.desk.walk(address.file)
        ask = module.ask(address.ask) if module else None
        document = latest(self.desk, address) if ask else None
        answers = _read({ask.id: ask.shape}, document.body) if ask and document else {}
        return Sheet(document.id, document.head, document.day, answers) if document else Sheet()

    def _pinned(self, instrument: Instrument) -> Sheet:
        version = self.desk.store.documents.pinned(answer_id(instrument.id))
        if version is None or version.body is None:
            return Sheet()
        return Sheet(version.document, version.id, version.made_at[:10], _read(instrument.asks, version.body))

    def _weekly(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """Count captured thoughts by week, and those that say what will be tried."""
        found = self.desk.store.documents.list(("capture",), newest_first=False)
        calendar = self.desk.calendar()
        return {
            CAPTURES: _by_week(found, calendar),
            TRIES: _by_week((each for each in found if _says_try(each)), calendar),
        }


def _of_kind(facts: tuple[Fact, ...], kind: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.kind == kind)


def _by_week(documents: Iterable[Document], calendar: Calendar | None) -> tuple[tuple[int, int], ...]:
    weeks = [week_number(calendar, date.fromisoformat(document.day)) for document in documents]
    return tuple((week, weeks.count(week)) for week in sorted(set(weeks)))


def _says_try(document: Document) -> bool:
    """Whether a captured thought says what will be tried; a body of another shape says nothing."""
    rows = document.body.get(CAPTURE)
    cells = [row.get("cells") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return any(isinstance(each, dict) and str(each.get(TRY, "")).strip() for each in cells)


def _sheet(instrument: Instrument, document: Document | None) -> Sheet:
    if document is None:
        return Sheet()
    return Sheet(document.id, document.head, document.day, _read(instrument.asks, document.body))


def _read(asks: Mapping[str, type[Answer]], body: Body) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for name, shape in asks.items():
        try:
            found[name] = shape.from_json(body[name])
        except (KeyError, ValueError):
            continue
    return found
