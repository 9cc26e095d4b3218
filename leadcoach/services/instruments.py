"""Readings of instruments: what they declare they need is looked up, and their pure function is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Answer
from leadcoach.domain.asks import Ask
from leadcoach.domain.calendar import Calendar
from leadcoach.domain.ids import answer_id
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.instruments.captures import CAPTURES, TRIES
from leadcoach.domain.outline import StepOutline
from leadcoach.domain.progress import PROGRESS_KINDS, Progress, progress
from leadcoach.domain.readings import Given, Instrument, Need, Sheet, item_phrases
from leadcoach.domain.readings.weeks import week_number
from leadcoach.domain.records import Body, Document, Fact, standing
from leadcoach.services.desk import Desk
from leadcoach.services.occasions import document_id, every, latest
from leadcoach.services.phrases import generic_phrases
from leadcoach.services.spoken import Spoken

CAPTURE, TRY = "thought", "try"
"""The ask of a captured thought, and its column for what will be tried."""


@dataclass(frozen=True, slots=True)
class Instruments:
    """Use cases of reading a worksheet, or what was done."""

    desk: Desk

    def reading(self, use: str, live: Mapping[str, Answer] | None = None) -> Spoken:
        """Give an instrument's reading of what is kept, or of `live` answers not kept yet.

        `live` has the worksheet's own answers by their ask, and those of its parts by their subject. Where it is
        given, no own answer is read from the store; a part that it does not hold is.
        """
        instrument = INSTRUMENTS[use]
        sheet = _sheet(instrument, self._document(instrument)) if instrument.asks else Sheet()
        if live is not None:
            sheet = Sheet(answer_id(use), sheet.version, sheet.day, _own(instrument, live))
        given = self._given(instrument, sheet, self._needs(instrument, live or {}))
        return Spoken(instrument.read(given), self.phrases(use))

    def of_answers(self, use: str, answers: Mapping[str, Answer]) -> Spoken:
        """Give an instrument's reading of answers that stand in no store, such as those of a file."""
        instrument = INSTRUMENTS[use]
        sheets: dict[str, tuple[Sheet, ...]] = {}
        for need in instrument.needs:
            found = self._live(need, answers)
            sheets[need.name] = (*sheets.get(need.name, ()), *((found,) if found else ()))
        words = self.desk.words() if instrument.lints else {}
        given = Given(
            self.desk.clock().day, self.desk.week() or 0, Sheet(answers=_own(instrument, answers)), sheets, words
        )
        return Spoken(instrument.read(given), self.phrases(use))

    def phrases(self, use: str) -> dict[str, str]:
        """Give the wording of all an instrument may say; its own phrases come before those of the asks it reads."""
        module, found = self.desk.load(use), generic_phrases()
        found |= {f"block.{block}": name for block, name in self.desk.outline.names.get("blocks", {}).items()}
        found |= {f"finding.{rule}": wording for rule, wording in self.desk.outline.findings.items()}
        for need in reversed(INSTRUMENTS[use].needs):
            ask = self._ask(need)
            found |= item_phrases(ask) if ask else {}
        for ask in module.asks:
            found |= item_phrases(ask)
        return found | dict(module.phrases)

    def _given(self, instrument: Instrument, sheet: Sheet, sheets: Mapping[str, tuple[Sheet, ...]]) -> Given:
        kinds = (*(PROGRESS_KINDS if instrument.done else ()), *instrument.facts)
        kept = self.desk.store.facts.of(kinds) if kinds else ()
        facts = standing(kept)
        calendar = self.desk.calendar()
        return Given(
            self.desk.clock().day,
            self.desk.week() or 0,
            sheet,
            sheets,
            self.desk.words() if instrument.lints else {},
            {kind: _of_kind(facts, kind) for kind in instrument.facts},
            progress(kept) if instrument.done else Progress(),
            self.desk.outline if instrument.done else None,
            self._weekly() if instrument.weekly else {},
            calendar,
        )

    def _needs(self, instrument: Instrument, live: Mapping[str, Answer]) -> dict[str, tuple[Sheet, ...]]:
        """Resolve what an instrument needs from elsewhere; what is missing comes back empty."""
        found: dict[str, tuple[Sheet, ...]] = {}
        for need in instrument.needs:
            sheets = tuple(sheet for sheet in self._sheets(need, live) if sheet.answers)
            found[need.name] = (*found.get(need.name, ()), *sheets)
        return found

    def _sheets(self, need: Need, live: Mapping[str, Answer]) -> tuple[Sheet, ...]:
        address, shown = self.desk.address(need.address, ""), self._live(need, live)
        if need.every:
            kept = tuple(self._of(address, document) for document in every(self.desk, address.subject))
            return (*(sheet for sheet in kept if not (shown and sheet.document == shown.document)), *_some(shown))
        if shown is not None and not address.pin:
            return (shown,)
        other = INSTRUMENTS.get(address.file)
        if other is not None and address.ask in other.asks:
            pinned = self._pinned(other) if address.pin else None
            return (pinned or _sheet(other, self._document(other)),)
        return (self._answered(address),)

    def _live(self, need: Need, live: Mapping[str, Answer]) -> Sheet | None:
        """Give what stands on the screen or in a file for a need; None where nothing does."""
        address = self.desk.address(need.address, "")
        answer = live.get(address.subject)
        if answer is None:
            return None
        step = _step_of(self.desk, address)
        document = document_id(self.desk, address.subject, step.repeat if step else "")
        return Sheet(document, "", self.desk.clock().day.isoformat(), {address.ask: answer}, self.desk.week())

    def _answered(self, address: Address) -> Sheet:
        """Give the answer at an address: as it was first finished where it is pinned, else the latest."""
        if address.pin:
            version = self.desk.store.documents.pinned(answer_id(address.subject))
            ask = self._asked(address)
            if version is not None and version.body is not None and ask is not None:
                answers = _read({ask.id: ask.shape}, version.body)
                return Sheet(version.document, version.id, version.made_at[:10], answers)
        document = latest(self.desk, address)
        return self._of(address, document) if document else Sheet()

    def _of(self, address: Address, document: Document) -> Sheet:
        ask = self._asked(address)
        answers = _read({ask.id: ask.shape}, document.body) if ask else {}
        return Sheet(document.id, document.head, document.day, answers, document.week)

    def _asked(self, address: Address) -> Ask | None:
        module = self.desk.walk(address.file)
        return module.ask(address.ask) if module else None

    def _ask(self, need: Need) -> Ask | None:
        return self._asked(self.desk.address(need.address, ""))

    def _document(self, instrument: Instrument) -> Document | None:
        return self.desk.store.documents.get(answer_id(instrument.id))

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


def _own(instrument: Instrument, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    return {name: answer for name, answer in answers.items() if name in instrument.asks}


def _some(sheet: Sheet | None) -> tuple[Sheet, ...]:
    return (sheet,) if sheet else ()


def _step_of(desk: Desk, address: Address) -> StepOutline | None:
    module = desk.outline.module(address.file)
    return module.step(address.ask) if module else None


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
