"""The workbench: worksheets with their reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from leadcoach.domain.answers import Answer, Opened
from leadcoach.domain.asks import Ask, blank, read_answer
from leadcoach.domain.ids import answer_id
from leadcoach.domain.outline import ModuleOutline
from leadcoach.domain.problems import Problem, complete, problems
from leadcoach.domain.programme import Module
from leadcoach.domain.progress import STEP_DONE
from leadcoach.domain.records import Document, Draft, Version, standing
from leadcoach.services.desk import Desk
from leadcoach.services.occasions import every, repeats
from leadcoach.services.sheet_parts import SheetPart, SheetParts, changed, own_asks
from leadcoach.services.showing import Showing
from leadcoach.services.spoken import Spoken
from leadcoach.services.walking import OpenStep, Walking


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A worksheet as it stands."""

    module: Module
    answers: Mapping[str, Answer]
    """Of its own asks, by their id."""
    parts: tuple[SheetPart, ...] = ()
    """Every section, in order: own asks, steps of the programme, prose."""
    base: str = ""
    kept_at: str = ""
    field: str = ""
    """`ask:field` of the cursor."""
    cursor: tuple[int, int] = (0, 0)

    @property
    def document(self) -> str:
        """The id under which it is kept."""
        return answer_id(self.module.id)

    @property
    def begun(self) -> bool:
        """Whether anything on it was answered before."""
        return bool(self.base) or any(part.times or (part.opened and part.opened.base) for part in self.parts)


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
        self._showing = Showing(desk)
        self._walking = Walking(desk)
        self._parts = SheetParts(desk)

    def all(self) -> tuple[ModuleOutline, ...]:
        """Give every worksheet there is; readings of what was done have none."""
        return tuple(module for module in self._desk.outline.instruments if module.asking or module.borrowed)

    def readings(self) -> tuple[ModuleOutline, ...]:
        """Give every reading of what was done or written elsewhere, which has no worksheet."""
        sheets = self.all()
        return tuple(module for module in self._desk.outline.instruments if module not in sheets)

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
            return OpenSheet(module, answers, parts, draft.base, draft.at, draft.field, draft.cursor)
        return OpenSheet(module, answers, parts, document.head if document else "")

    def reading(self, sheet: OpenSheet, answers: Mapping[str, Answer]) -> Spoken:
        """Give the reading of answers as they stand on the screen; empty ones of steps count as not given."""
        own = {ask.id for ask in own_asks(sheet.module)}
        live = {key: answer for key, answer in answers.items() if key in own or not answer.empty}
        return self._showing.instrument(sheet.module.id, live)

    def kept_reading(self, sheet: OpenSheet) -> Spoken:
        """Give the reading of what is kept."""
        return self._showing.instrument(sheet.module.id)

    def draft(self, sheet: OpenSheet, answers: Mapping[str, Answer], field: str, cursor: tuple[int, int]) -> Draft:
        """Give the draft of the worksheet's own answers as they stand on the screen."""
        body = {name: answer.to_json() for name, answer in answers.items() if name in sheet.answers}
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
        self, sheet: OpenSheet, answers: Mapping[str, Answer], step: OpenStep | None = None
    ) -> tuple[Problem, ...]:
        """Keep the worksheet as a version, and what changed of the steps it shows, in one transaction.

        Opened from a step, that step is answered with it. With something wrong all of it stays a draft and the problems
        are given, their field led by the part's key and a colon.
        """
        steps = changed(sheet.parts, answers)
        own = {ask.id: answers[ask.id] for ask in own_asks(sheet.module)}
        wrong = (*self._wrong(own_asks(sheet.module), own), *_wrong_steps(steps))
        if wrong:
            return wrong
        done = all(complete(ask, own[ask.id]) for ask in own_asks(sheet.module))
        with self._desk.store.tx():
            for opened, answer in steps:
                self._walking.finish(opened, answer)
            filled = bool(sheet.base) or not all(answer.empty for answer in own.values())
            if filled:
                self._keep(sheet, own, pin=done)
            else:
                self._desk.store.drafts.drop(sheet.document)
            if step is not None and (filled or steps or sheet.begun):
                self._answer_step(step, sheet.document, done=done)
        return ()

    def _wrong(self, asks: tuple[Ask, ...], own: Mapping[str, Answer]) -> tuple[Problem, ...]:
        return tuple(
            Problem(problem.sentence, f"{ask.id}:{problem.field}")
            for ask in asks
            for problem in problems(ask, own[ask.id])
        )

    def history(self, use: str) -> tuple[Version, ...]:
        """Give every version kept of the worksheet's own document, oldest first."""
        return self._desk.store.documents.versions(answer_id(use))

    def used(self, module: ModuleOutline) -> Used:
        """Give how often a worksheet was kept, its own answers and those of the steps on it, and when last."""
        documents = self._desk.store.documents
        days = [version.made_at[:10] for version in documents.versions(answer_id(module.id))]
        subjects = (*module.borrowed, *(f"{module.id}.{step.id}" for step in module.asking))
        for subject in dict.fromkeys(subjects):
            address = self._desk.address(f"@{subject}", "")
            walk = self._desk.outline.module(address.file)
            step = walk.step(address.ask) if walk else None
            if step and step.keep.startswith("fact "):
                kind = step.keep.removeprefix("fact ").strip()
                days += [fact.day for fact in standing(self._desk.store.facts.of((kind,)))]
            elif repeats(self._desk, address):
                days += [document.day for document in every(self._desk, subject)]
            else:
                days += [version.made_at[:10] for version in documents.versions(answer_id(subject))]
        weeks = [week.number for subject in module.borrowed if (week := self._desk.outline.week_of(subject))]
        return Used(len(days), max(days, default=""), min(weeks, default=0))

    def _keep(self, sheet: OpenSheet, answers: Mapping[str, Answer], *, pin: bool) -> None:
        store, now = self._desk.store, self._desk.clock()
        stored = store.documents.get(sheet.document)
        document = stored or Document(
            sheet.document, "worksheet", sheet.module.id, "once", now.stamp, now.zone, now.day.isoformat(),
            week=self._desk.week(), privacy=_privacy(sheet.module),
        )  # fmt: skip
        store.drafts.drop(sheet.document)
        store.documents.save(
            document,
            {name: answer.to_json() for name, answer in answers.items()},
            why="edit",
            moment=now,
            version_id=self._desk.new_id(),
            pin=pin and store.documents.pinned(sheet.document) is None,
            base=sheet.base or None,
        )

    def _answer_step(self, step: OpenStep, document: str, *, done: bool) -> None:
        ask = step.step.ask
        if ask is None:
            return
        store, now = self._desk.store, self._desk.clock()
        subject = f"{step.module.id}.{ask.id}"
        week = self._desk.outline.week_of(step.module.id)
        answer = store.documents.get(answer_id(subject)) or Document(
            answer_id(subject), "answer", subject, "once", now.stamp, now.zone, now.day.isoformat(),
            week=week.number if week else None,
        )  # fmt: skip
        body = {ask.id: Opened(document).to_json()}
        store.documents.save(
            answer,
            body,
            why="edit",
            moment=now,
            version_id=self._desk.new_id(),
            pin=done and store.documents.pinned(answer.id) is None,
        )
        if done and not step.done:
            store.facts.add(self._desk.fact(STEP_DONE, subject))


def _wrong_steps(steps: tuple[tuple[OpenStep, Answer], ...]) -> tuple[Problem, ...]:
    return tuple(
        Problem(problem.sentence, f"{opened.module.id}.{opened.step.ask.id}:{problem.field}")
        for opened, answer in steps
        if opened.step.ask
        for problem in problems(opened.step.ask, answer)
    )


def _privacy(module: Module) -> str:
    """Give the privacy of a worksheet's document: it never leaves where one of its own answers must not."""
    return "never" if any(ask.privacy == "never" for ask in own_asks(module)) else "normal"
