"""Making a worksheet last: what changed on it, and nothing else, in one transaction."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace

from leadcoach.domain.answers import Answer, Opened
from leadcoach.domain.asks import Ask, blank
from leadcoach.domain.ids import answer_id
from leadcoach.domain.problems import Problem, complete, problems
from leadcoach.domain.programme import Module
from leadcoach.domain.progress import STEP_DONE
from leadcoach.domain.records import Body, Document, standing
from leadcoach.services.desk import Desk
from leadcoach.services.sheet_parts import OpenSheet, SheetPart, changed, own_asks
from leadcoach.services.walking import OpenStep, Walking

Steps = tuple[tuple[OpenStep, Answer], ...]


class SheetSaving:
    """Writes what was typed on a worksheet."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._walking = Walking(desk)

    def save(
        self,
        sheet: OpenSheet,
        answers: Mapping[str, Answer],
        step: OpenStep | None = None,
        touched: Container[str] | None = None,
    ) -> tuple[Problem, ...]:
        """Keep what changed as versions and answer the step it was opened from; with a problem nothing is kept."""
        steps = changed(sheet.parts, answers)
        asks = own_asks(sheet.module)
        wrong = (*_wrong(sheet, asks, answers), *_wrong_steps(steps))
        if wrong:
            return wrong
        done = _done(sheet, answers)
        filled = bool(sheet.base) or not all(answers[ask.id].empty for ask in asks)
        with self._desk.store.tx():
            for opened, answer in steps:
                self._finish(opened, answer)
            self._let_go(sheet, answers, steps, touched)
            self._save_own(sheet, answers, touched, pin=done)
            if step is not None and (filled or steps or sheet.begun) and (asks or done):
                self._answer_step(step, sheet.document, done=done)
        return ()

    def overtaken(self, sheet: OpenSheet, answers: Mapping[str, Answer]) -> bool:
        """Whether something that is about to be kept has another wording meanwhile, which will lie below it."""
        bases = {opened.document: opened.base for opened, _answer in changed(sheet.parts, answers)}
        if _own_changed(sheet, answers):
            bases[sheet.document] = sheet.base
        found, bodies = self._desk.store.documents.many(bases), sheet.bodies(answers)
        return any(found[id].head != base and found[id].body != bodies[id] for id, base in bases.items() if id in found)

    def _finish(self, opened: OpenStep, answer: Answer) -> None:
        """Make an answer last; what was begun and emptied again leaves nothing behind."""
        if answer.empty and not opened.base:
            self._desk.store.drafts.drop(opened.document)
            return
        self._walking.finish(replace(opened, done=opened.done or self._is_done(opened.place.subject)), answer)

    def _let_go(
        self, sheet: OpenSheet, answers: Mapping[str, Answer], steps: Steps, touched: Container[str] | None
    ) -> None:
        """Drop the drafts of what was typed and taken back, so that it does not come back by itself."""
        kept = {opened.document for opened, _answer in steps}
        for part in sheet.parts:
            if part.opened and part.ask and part.opened.document not in kept and part.key in answers:
                self._let_go_of(part, part.opened.document, part.ask, touched)

    def _let_go_of(self, part: SheetPart, document: str, ask: Ask, touched: Container[str] | None) -> None:
        if touched is not None and part.key in touched:
            self._desk.store.drafts.drop(document)
        elif part.opened and part.opened.kept_at and not part.opened.base:
            draft = self._desk.store.drafts.get(document)
            if draft and draft.body == {ask.id: blank(ask).to_json()}:
                self._desk.store.drafts.drop(document)

    def _save_own(
        self, sheet: OpenSheet, answers: Mapping[str, Answer], touched: Container[str] | None, *, pin: bool
    ) -> None:
        handled = touched is None or any(name in touched for name in sheet.answers)
        differs = any(answers[name] != answer for name, answer in sheet.answers.items())
        blanked = not sheet.base and all(answers[name].empty for name in sheet.answers)
        if _own_changed(sheet, answers) and not blanked:
            self._keep(sheet, sheet.bodies(answers)[sheet.document], pin=pin)
        elif handled or differs:
            self._desk.store.drafts.drop(sheet.document)

    def _keep(self, sheet: OpenSheet, body: Body, *, pin: bool) -> None:
        store, now = self._desk.store, self._desk.clock()
        document = store.documents.get(sheet.document) or Document(
            sheet.document, "worksheet", sheet.module.id, "once", now.stamp, now.zone, now.day.isoformat(),
            week=self._desk.week(), privacy=_privacy(sheet.module),
        )  # fmt: skip
        store.drafts.drop(sheet.document)
        store.documents.save(
            document,
            body,
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
        if done and not step.done and not self._is_done(subject):
            store.facts.add(self._desk.fact(STEP_DONE, subject))

    def _is_done(self, subject: str) -> bool:
        """Whether a step is done by now: it may have been finished elsewhere since it was opened."""
        facts = standing(self._desk.store.facts.of((STEP_DONE,), subject_prefix=subject))
        return any(fact.subject == subject for fact in facts)


def _own_changed(sheet: OpenSheet, answers: Mapping[str, Answer]) -> bool:
    """Whether own answers are to be kept: other ones than before, or a draft that was never made to last."""
    differs = any(answers[name] != answer for name, answer in sheet.answers.items())
    return bool(sheet.answers) and (differs or bool(sheet.kept_at))


def _done(sheet: OpenSheet, answers: Mapping[str, Answer]) -> bool:
    """Whether everything asked on a worksheet has its answer; one without own asks is as done as its steps are."""
    own = own_asks(sheet.module)
    if own:
        return all(complete(ask, answers[ask.id]) for ask in own)
    asked = [part.key in answers and complete(part.ask, answers[part.key]) for part in sheet.parts if part.ask]
    return all([*asked, *(part.times > 0 for part in sheet.parts if part.leads_to)])


def _wrong(sheet: OpenSheet, asks: tuple[Ask, ...], answers: Mapping[str, Answer]) -> tuple[Problem, ...]:
    """Say what is wrong with own answers that are about to be kept; one that nobody changed holds nobody up."""
    return tuple(
        Problem(problem.sentence, f"{ask.id}:{problem.field}")
        for ask in asks
        if sheet.kept_at or answers[ask.id] != sheet.answers[ask.id]
        for problem in problems(ask, answers[ask.id])
    )


def _wrong_steps(steps: Steps) -> tuple[Problem, ...]:
    return tuple(
        Problem(problem.sentence, f"{opened.module.id}.{opened.step.ask.id}:{problem.field}")
        for opened, answer in steps
        if opened.step.ask
        for problem in problems(opened.step.ask, answer)
    )


def _privacy(module: Module) -> str:
    """Give the privacy of a worksheet's document: it never leaves where one of its own answers must not."""
    return "never" if any(ask.privacy == "never" for ask in own_asks(module)) else "normal"
