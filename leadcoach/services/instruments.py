"""Readings of instruments: what they declare they need is looked up, and their pure function is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Answer
from leadcoach.domain.calendar import Calendar, moves, pauses
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.instruments.captures import CAPTURES, TRIES
from leadcoach.domain.outline import StepOutline
from leadcoach.domain.progress import PROGRESS_KINDS, TIME_KINDS, Progress, progress
from leadcoach.domain.readings import Given, Instrument, Need, Sheet, item_phrases
from leadcoach.domain.readings.weeks import week_number
from leadcoach.domain.records import Document, Fact, standing
from leadcoach.services.desk import Desk
from leadcoach.services.kept_answers import KeptAnswers
from leadcoach.services.live_reading import LiveReading, Needed
from leadcoach.services.occasions import document_id
from leadcoach.services.phrases import generic_phrases
from leadcoach.services.spoken import Spoken

CAPTURE, TRY = "thought", "try"
"""The ask of a captured thought, and its column for what will be tried."""


@dataclass(frozen=True, slots=True)
class Instruments:
    """Use cases of reading a worksheet, or what was done."""

    desk: Desk
    until: date | None = None
    """The day as of whose evening everything is read; None for now."""

    def reading(self, use: str, live: Mapping[str, Answer] | None = None) -> Spoken:
        """Give an instrument's reading of what is kept, or of `live` answers not kept yet.

        `live` has the worksheet's own answers by their ask, and those of its parts by their subject. Where it is
        given, no own answer is read from the store; a part that it does not hold is.
        """
        if live is None:
            return self.following(use).kept()
        subjects = {self.desk.address(need.address, "").subject for need in INSTRUMENTS[use].needs}
        places = {subject: self._place(subject) for subject in sorted(subjects & set(live))}
        return self.following(use, places).of(live)

    def following(self, use: str, places: Mapping[str, Sheet] = MappingProxyType({})) -> LiveReading:
        """Look up once what a reading needs, so that it can follow what is typed without asking the store.

        `places` says of each subject on the screen where its answer is kept: document, day and week.
        """
        instrument = INSTRUMENTS[use]
        needed = tuple(self._needed(need, places) for need in instrument.needs)
        return LiveReading(instrument, self._given(instrument), needed, self.phrases(use))

    def of_answers(self, use: str, answers: Mapping[str, Answer]) -> Spoken:
        """Give an instrument's reading of answers that stand in no store, such as those of a file."""
        instrument = INSTRUMENTS[use]
        sheets: dict[str, tuple[Sheet, ...]] = {}
        for need in instrument.needs:
            found = self._of_file(need, answers)
            sheets[need.name] = (*sheets.get(need.name, ()), *((found,) if found else ()))
        words = self.desk.words() if instrument.lints else {}
        own = {name: answer for name, answer in answers.items() if name in instrument.asks}
        given = Given(self.desk.clock().day, self.desk.week() or 0, Sheet(answers=own), sheets, words)
        return Spoken(instrument.read(given), self.phrases(use))

    def phrases(self, use: str) -> dict[str, str]:
        """Give the wording of all an instrument may say; its own phrases come before those of the asks it reads."""
        module, found = self.desk.load(use), generic_phrases()
        found |= {f"block.{block}": name for block, name in self.desk.outline.names.get("blocks", {}).items()}
        found |= {f"finding.{rule}": wording for rule, wording in self.desk.outline.findings.items()}
        for need in reversed(INSTRUMENTS[use].needs):
            ask = self._answers.ask(need)
            found |= item_phrases(ask) if ask else {}
        for ask in module.asks:
            found |= item_phrases(ask)
        return found | dict(module.phrases)

    @property
    def today(self) -> date:
        """The day as of which everything is read."""
        return self._answers.today

    @property
    def _answers(self) -> KeptAnswers:
        return KeptAnswers(self.desk, self.until)

    def _needed(self, need: Need, places: Mapping[str, Sheet]) -> Needed:
        address = self.desk.address(need.address, "")
        place = None if address.pin else places.get(address.subject)
        kept = self._answers.of(need, place.document if place else "")
        return Needed(need.name, address.subject, address.ask, kept, place, need.every)

    def _place(self, subject: str) -> Sheet:
        """Give where an answer typed now would be kept."""
        step = _step_of(self.desk, self.desk.address(f"@{subject}", ""))
        document = document_id(self.desk, subject, step.repeat if step else "")
        return Sheet(document, day=self.desk.clock().day.isoformat(), week=self.desk.week())

    def _of_file(self, need: Need, answers: Mapping[str, Answer]) -> Sheet | None:
        """Give what a file holds for a need; None where it holds nothing."""
        address = self.desk.address(need.address, "")
        answer = answers.get(address.subject)
        return None if answer is None else replace(self._place(address.subject), answers={address.ask: answer})

    def _given(self, instrument: Instrument) -> Given:
        """Give everything a reading looks at beside the answers to its needs."""
        kinds = (*(PROGRESS_KINDS if instrument.done else ()), *instrument.facts)
        by_then = self._answers.by_then
        kept = tuple(fact for fact in self.desk.store.facts.of(kinds) if by_then(fact.day)) if kinds else ()
        facts = standing(kept)
        calendar = self._calendar()
        return Given(
            self.today,
            self._week(calendar),
            self._answers.own(instrument),
            {},
            self.desk.words() if instrument.lints else {},
            {kind: _of_kind(facts, kind) for kind in instrument.facts},
            progress(kept) if instrument.done else Progress(),
            self.desk.outline if instrument.done else None,
            self._weekly(calendar) if instrument.weekly else {},
            calendar,
        )

    def _calendar(self) -> Calendar | None:
        """Give programme time as it was planned by then."""
        if self.until is None:
            return self.desk.calendar()
        start = self.desk.start()
        told = tuple(fact for fact in self.desk.store.facts.of(TIME_KINDS) if self._answers.by_then(fact.day))
        return Calendar(start, self.until, pauses(told), moves(told)) if start else None

    def _week(self, calendar: Calendar | None) -> int:
        week = week_number(calendar, self.today)
        return week if 1 <= week <= len(self.desk.outline.weeks) else 0

    def _weekly(self, calendar: Calendar | None) -> dict[str, tuple[tuple[int, int], ...]]:
        """Count captured thoughts by week, and those that say what will be tried."""
        listed = self.desk.store.documents.list(("capture",), newest_first=False)
        found = [self._answers.then(each) for each in listed if self._answers.by_then(each.day)]
        return {
            CAPTURES: _by_week((each for each in found if each.head), calendar),
            TRIES: _by_week((each for each in found if _says_try(each)), calendar),
        }


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
