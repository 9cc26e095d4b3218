"""The workbench: worksheets with their reading."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple

from leadcoach.domain.answers import Answer
from leadcoach.domain.asks import blank, read_answer
from leadcoach.domain.ids import answer_id
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.outline import ModuleOutline
from leadcoach.domain.problems import Problem
from leadcoach.domain.readings import Sheet
from leadcoach.domain.records import Draft, Version, standing
from leadcoach.services.desk import Desk
from leadcoach.services.instruments import Instruments
from leadcoach.services.live_reading import LiveReading
from leadcoach.services.occasions import every, repeats
from leadcoach.services.sheet_parts import OpenSheet, SheetParts, own_asks
from leadcoach.services.sheet_saving import SheetSaving
from leadcoach.services.spoken import Spoken
from leadcoach.services.walking import OpenStep


class Used(NamedTuple):
    """What became of a worksheet so far."""

    times: int
    last: str
    """The day it was kept last, as an ISO date; empty for one that was not."""
    week: int
    """The first week of the programme that asks something of it; 0 where none does."""


class Worksheets:
    """Use cases of the workbench."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._parts = SheetParts(desk)
        self._saving = SheetSaving(desk)

    def all(self) -> tuple[ModuleOutline, ...]:
        """Give every worksheet there is; readings of what was done have none."""
        return tuple(module for module in self._known if module.asking or module.borrowed)

    def readings(self) -> tuple[ModuleOutline, ...]:
        """Give every reading of what was done or written elsewhere, which has no worksheet."""
        sheets = self.all()
        return tuple(module for module in self._known if module not in sheets)

    @property
    def _known(self) -> tuple[ModuleOutline, ...]:
        """The instruments leadcoach has a reading for; a programme of one's own may name others."""
        return tuple(module for module in self._desk.outline.instruments if module.id in INSTRUMENTS)

    def open(self, use: str) -> OpenSheet:
        """Give a worksheet with its draft, else what was kept, else blank."""
        module = self._desk.load(use)
        identity = answer_id(use)
        draft, document = self._desk.store.drafts.get(identity), self._desk.store.documents.get(identity)
        body = draft.body if draft else document.body if document else {}
        parts = self._parts.of(module)
        answers: dict[str, Answer] = {}
        for ask in own_asks(module):
            try:
                answers[ask.id] = read_answer(ask, body[ask.id])
            except (KeyError, ValueError):
                answers[ask.id] = blank(ask)
        if draft:
            return OpenSheet(module, answers, parts, draft.base, draft.at, draft.field, draft.cursor, body)
        return OpenSheet(module, answers, parts, document.head if document else "", body=body)

    def follow(self, sheet: OpenSheet) -> LiveReading:
        """Give the reading that follows what is typed on a worksheet, with all it needs looked up."""
        week = self._desk.week()
        places = {
            part.key: Sheet(
                part.opened.document, day=part.opened.day or part.last or self._desk.clock().day.isoformat(), week=week
            )
            for part in sheet.parts
            if part.opened
        }
        return Instruments(self._desk).following(sheet.module.id, places)

    def reading(self, sheet: OpenSheet, answers: Mapping[str, Answer]) -> Spoken:
        """Give the reading of answers as they stand on the screen."""
        return self.follow(sheet).of(answers)

    def kept_reading(self, sheet: OpenSheet) -> Spoken:
        """Give the reading of what is kept."""
        return Instruments(self._desk).reading(sheet.module.id)

    def draft(self, sheet: OpenSheet, answers: Mapping[str, Answer], field: str, cursor: tuple[int, int]) -> Draft:
        """Give the draft of the worksheet's own answers as they stand on the screen."""
        body = sheet.bodies(answers).get(sheet.document, {})
        now = self._desk.clock().stamp
        return Draft(
            sheet.document,
            body,
            sheet.base,
            self._desk.session,
            now,
            "worksheet",
            sheet.module.id,
            "once",
            field,
            cursor,
        )

    def save(
        self,
        sheet: OpenSheet,
        answers: Mapping[str, Answer],
        step: OpenStep | None = None,
        touched: Container[str] | None = None,
    ) -> tuple[Problem, ...]:
        """Keep the worksheet as a version, and what changed of the steps it shows, in one transaction.

        Opened from a step, that step is answered with it. With something wrong all of it stays a draft and the problems
        are given, their field led by the part's key and a colon. `touched` has the keys of the parts that were typed
        in, where that is known: of the others no draft goes that is not made to last here.
        """
        return self._saving.save(sheet, answers, step, touched)

    def overtaken(self, sheet: OpenSheet, answers: Mapping[str, Answer]) -> bool:
        """Whether something that is about to be kept has another wording meanwhile, which will lie below it."""
        return self._saving.overtaken(sheet, answers)

    def history(self, use: str) -> tuple[Version, ...]:
        """Give every version kept of the worksheet's own document, oldest first."""
        return self._desk.store.documents.versions(answer_id(use))

    def used(self, module: ModuleOutline) -> Used:
        """Give how often a worksheet was kept, its own answers and those of the steps on it, and when last."""
        days = self._days(answer_id(module.id))
        subjects = (*module.borrowed, *(f"{module.id}.{step.id}" for step in module.asking))
        for subject in dict.fromkeys(subjects):
            address = self._desk.address(f"@{subject}", "")
            walk = self._desk.outline.module(address.file)
            step = walk.step(address.ask) if walk else None
            if step and step.fact_kind:
                days += [fact.day for fact in standing(self._desk.store.facts.of((step.fact_kind,)))]
            elif repeats(self._desk, address):
                days += [document.day for document in every(self._desk, subject)]
            else:
                days += self._days(answer_id(subject))
        weeks = [week.number for subject in module.borrowed if (week := self._desk.outline.week_of(subject))]
        return Used(len(days), max(days, default=""), min(weeks, default=0))

    def _days(self, document: str) -> list[str]:
        """Give the day of each wording of a document, as the person lived it."""
        now = self._desk.clock()
        return [now.of(each.made_at).day.isoformat() for each in self._desk.store.documents.versions(document)]
