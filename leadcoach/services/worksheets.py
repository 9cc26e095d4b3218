"""The workbench: worksheets with their reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leadcoach.domain.answers import Answer, Opened
from leadcoach.domain.asks import blank, read_answer
from leadcoach.domain.ids import answer_id
from leadcoach.domain.outline import ModuleOutline
from leadcoach.domain.problems import Problem, complete, problems
from leadcoach.domain.programme import Module
from leadcoach.domain.progress import STEP_DONE
from leadcoach.domain.records import Document, Draft, Version
from leadcoach.services.desk import Desk
from leadcoach.services.showing import Showing
from leadcoach.services.spoken import Spoken
from leadcoach.services.walking import OpenStep


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A worksheet as it stands."""

    module: Module
    answers: Mapping[str, Answer]
    base: str = ""
    kept_at: str = ""
    field: str = ""
    """`ask:field` of the cursor."""
    cursor: tuple[int, int] = (0, 0)

    @property
    def document(self) -> str:
        """The id under which it is kept."""
        return answer_id(self.module.id)


class Worksheets:
    """Use cases of the workbench."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._showing = Showing(desk)

    def all(self) -> tuple[ModuleOutline, ...]:
        """Give every worksheet there is; readings of what was done have none."""
        return tuple(module for module in self._desk.outline.instruments if module.asking)

    def open(self, use: str) -> OpenSheet:
        """Give a worksheet with its draft, else what was kept, else blank."""
        module = self._desk.load(use)
        identity = answer_id(use)
        draft, document = self._desk.store.drafts.get(identity), self._desk.store.documents.get(identity)
        body = draft.body if draft else document.body if document else {}
        answers: dict[str, Answer] = {}
        for ask in module.asks:
            try:
                answers[ask.id] = read_answer(ask, body[ask.id])
            except (KeyError, ValueError):
                answers[ask.id] = blank(ask)
        if draft:
            return OpenSheet(module, answers, draft.base, draft.at, draft.field, draft.cursor)
        return OpenSheet(module, answers, document.head if document else "")

    def reading(self, sheet: OpenSheet, answers: Mapping[str, Answer]) -> Spoken:
        """Give the reading of answers as they stand on the screen."""
        return self._showing.instrument(sheet.module.id, answers)

    def draft(self, sheet: OpenSheet, answers: Mapping[str, Answer], field: str, cursor: tuple[int, int]) -> Draft:
        """Give the draft of what stands on the screen."""
        body = {name: answer.to_json() for name, answer in answers.items()}
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
        """Keep the worksheet as a version, in one transaction; opened from a step, the step is answered with it.

        With something wrong it stays a draft and the problems are given, their field led by the ask's id and a colon.
        """
        wrong = tuple(
            Problem(problem.sentence, f"{ask.id}:{problem.field}")
            for ask in sheet.module.asks
            for problem in problems(ask, answers[ask.id])
        )
        if wrong:
            return wrong
        if not sheet.base and all(answer.empty for answer in answers.values()):
            self._desk.store.drafts.drop(sheet.document)
            return ()
        done = all(complete(ask, answers[ask.id]) for ask in sheet.module.asks)
        with self._desk.store.tx():
            self._keep(sheet, answers, pin=done)
            if step is not None:
                self._answer_step(step, sheet.document, done=done)
        return ()

    def history(self, use: str) -> tuple[Version, ...]:
        """Give every version kept, oldest first."""
        return self._desk.store.documents.versions(answer_id(use))

    def _keep(self, sheet: OpenSheet, answers: Mapping[str, Answer], *, pin: bool) -> None:
        store, now = self._desk.store, self._desk.clock()
        stored = store.documents.get(sheet.document)
        document = stored or Document(
            sheet.document, "worksheet", sheet.module.id, "once", now.stamp, now.zone, now.day.isoformat(),
            week=self._desk.week(),
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
