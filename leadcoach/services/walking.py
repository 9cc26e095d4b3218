"""Walking through a module: one step open, its draft kept, its answer made to last."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from leadcoach.domain.answers import Answer, Number, Opened, Picked, Practice, Rows
from leadcoach.domain.asks import Ask, blank, read_answer, wording
from leadcoach.domain.lints import Finding, findings, names_for
from leadcoach.domain.problems import Problem, complete, problems
from leadcoach.domain.programme import Module, Step
from leadcoach.domain.progress import PRACTICE_LOGGED, PROMPT_ANSWERED, SKIPPED, STEP_DONE, Place
from leadcoach.domain.records import Document, Draft, Fact, Kind, standing
from leadcoach.domain.specs import InstrumentSpec, TableSpec
from leadcoach.domain.typed import as_number
from leadcoach.services.desk import Desk
from leadcoach.services.occasions import document_id, unfinished
from leadcoach.services.programme import PLACE
from leadcoach.services.reusing import Reusing


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step as it stands: what is asked and what was answered so far."""

    module: Module
    step: Step
    answer: Answer | None
    """None for a step that asks nothing."""
    field: str = ""
    cursor: tuple[int, int] = (0, 0)
    base: str = ""
    """The version the answer started from."""
    kept_at: str = ""
    """When the draft was kept that the answer comes from; empty without a draft."""
    proposal: bool = False
    """Whether the answer is only proposed from elsewhere, and not stored."""
    done: bool = False
    document: str = ""
    """The id of the document the answer is kept in; empty for a step that asks nothing."""
    day: str = ""
    """Where the step repeats, the day its answer belongs to, as an ISO date: that on which it was begun."""

    @property
    def place(self) -> Place:
        """Where this is."""
        return Place(self.module.id, self.step.id)

    @property
    def revealed(self) -> bool:
        """Whether the text after the ask may be read: an own answer was given, not only begun."""
        return self.done or bool(self.base)


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of finishing a step."""

    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()
    done: bool = False
    saved: bool = False
    overtaken: bool = False
    """Whether the answer had another wording meanwhile, which stays as a version."""


class Walking:
    """Use cases of the module walk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._reusing = Reusing(desk)

    def module(self, name: str) -> Module:
        """Read a walk; raises ContentError."""
        return self._desk.load(name)

    def open(self, module: Module, step: Step) -> OpenStep:
        """Give a step with its draft, else its answer, else a proposal, else blank.

        Where a step repeats, what was begun on another occasion and never finished comes before a new beginning.
        """
        if step.ask is None:
            return OpenStep(module, step, None, done=self._is_done(f"{module.id}.{step.id}"))
        ask = self._reusing.ask(module, step.ask)
        subject = f"{module.id}.{ask.id}"
        opened = OpenStep(
            module,
            replace(step, ask=ask),
            blank(ask),
            done=self._is_done(subject),
            document=document_id(self._desk, subject, ask.repeat),
            day=self._desk.clock().day.isoformat() if ask.repeat else "",
        )
        draft = self._desk.store.drafts.get(opened.document)
        if draft is not None:
            return _with_draft(opened, ask, draft)
        document = self._desk.store.documents.get(opened.document)
        if document is not None and document.head:
            return replace(opened, answer=_read(ask, document.body.get(ask.id)), base=document.head)
        begun = unfinished(self._desk, subject) if ask.repeat else None
        if begun is not None:
            day = self._desk.clock().of(begun.at).day.isoformat()
            return replace(_with_draft(opened, ask, begun), document=begun.document, day=day)
        proposed = None if opened.done and not ask.repeat else self._reusing.proposal(module, ask)
        return replace(opened, answer=proposed or blank(ask), proposal=proposed is not None)

    def reopen(self, opened: OpenStep) -> OpenStep:
        """Give a step as it stands after it was finished, in the same document, though its occasion be over by now."""
        now = self.open(opened.module, opened.module.step(opened.step.id) or opened.step)
        ask, document = opened.step.ask, self._desk.store.documents.get(opened.document)
        if now.document == opened.document or ask is None or document is None:
            return now
        answer = _read(ask, document.body.get(ask.id))
        return replace(opened, answer=answer, base=document.head, kept_at="", proposal=False, done=now.done)

    def draft(self, opened: OpenStep, answer: Answer, field: str, cursor: tuple[int, int]) -> Draft | None:
        """Give the draft of what stands on the screen; None for asks that keep nothing."""
        ask = opened.step.ask
        if ask is None or ask.keep == "nothing":
            return None
        subject = f"{opened.module.id}.{ask.id}"
        kind: Kind = "entry" if ask.journal else "answer"
        stamp = self._desk.clock().stamp
        body = {ask.id: answer.to_json()}
        occasion = opened.document.rpartition("/")[2]
        return Draft(
            opened.document, body, opened.base, self._desk.session, stamp, kind, subject, occasion, field, cursor
        )

    def keep(self, drafts: Sequence[Draft], place: Place | None = None) -> None:
        """Write drafts, and the place, in one transaction: what autosave does."""
        with self._desk.store.tx():
            for draft in drafts:
                self._desk.store.drafts.put(draft)
            if place is not None:
                self._desk.store.local.put(PLACE, place.subject)

    def finish(self, opened: OpenStep, answer: Answer | None) -> Kept:
        """Make the answer last: version, draft away and facts, in one transaction.

        With something wrong in the answer nothing is finished, and the draft keeps what was typed.
        """
        step, ask = opened.step, opened.step.ask
        if ask is None or answer is None:
            return self._finish_reading(opened)
        wrong = problems(ask, answer)
        if wrong:
            draft = self.draft(opened, answer, opened.field, opened.cursor)
            self.keep([draft] if draft else [])
            return Kept(wrong)
        lints = names_for(ask)
        noticed = findings(lints, answer, self._desk.words()) if lints else ()
        done = self._complete(ask, answer)
        if answer.empty and not opened.base:
            return self._finish_empty(opened, done=done)
        with self._desk.store.tx():
            overtaken = self._save(opened, ask, answer, done=done)
            for fact in self._facts(opened, step, ask, answer, done=done):
                self._desk.store.facts.add(fact)
        return Kept((), noticed, done, saved=True, overtaken=overtaken)

    def put_aside(self, opened: OpenStep) -> None:
        """Note a step as put aside; what was typed stays as a draft."""
        self._desk.store.facts.add(self._desk.fact(SKIPPED, opened.place.subject))

    def _finish_reading(self, opened: OpenStep) -> Kept:
        if not opened.done:
            self._desk.store.facts.add(self._desk.fact(STEP_DONE, opened.place.subject))
        return Kept(done=True)

    def _finish_empty(self, opened: OpenStep, *, done: bool) -> Kept:
        """Leave nothing behind; a step whose answer is optional is done with that."""
        with self._desk.store.tx():
            self._desk.store.drafts.drop(opened.document)
            if done and not opened.done:
                self._desk.store.facts.add(self._desk.fact(STEP_DONE, opened.place.subject))
        return Kept(done=done or opened.done)

    def _complete(self, ask: Ask, answer: Answer) -> bool:
        """Whether an answer is enough; an opened worksheet is when everything on it is."""
        if not (isinstance(answer, Opened) and answer.document and isinstance(ask.spec, InstrumentSpec)):
            return complete(ask, answer)
        kept = self._desk.store.documents.get(answer.document)
        body = kept.body if kept else {}
        asks = self._desk.load(ask.spec.use).asks
        return all(complete(each, _read(each, body.get(each.id))) for each in asks if each.on_sheet)

    def _save(self, opened: OpenStep, ask: Ask, answer: Answer, *, done: bool) -> bool:
        """Write the version; gives whether the answer had another wording since it was opened."""
        subject = f"{opened.module.id}.{ask.id}"
        store, now = self._desk.store, self._desk.clock()
        store.drafts.drop(opened.document)
        if ask.keep != "document":
            return False
        week = self._desk.outline.week_of(opened.module.id)
        document = store.documents.get(opened.document) or Document(
            opened.document,
            "entry" if ask.journal else "answer",
            subject,
            opened.document.rpartition("/")[2],
            now.stamp,
            now.zone,
            opened.day or now.day.isoformat(),
            week=week.number if week else None,
            level=ask.level,
            privacy=ask.privacy,
        )
        saved = store.documents.save(
            document,
            {ask.id: answer.to_json()},
            why="accepted" if opened.proposal else "edit",
            moment=now,
            version_id=self._desk.new_id(),
            wording=hashlib.sha256(wording(opened.module.ask(ask.id) or ask).encode()).hexdigest()[:16],
            pin=done and store.documents.pinned(document.id) is None,
            base=opened.base,
        )
        return bool(saved.conflict)

    def _facts(self, opened: OpenStep, step: Step, ask: Ask, answer: Answer, *, done: bool) -> list[Fact]:
        subject = f"{opened.module.id}.{ask.id}"
        made: list[Fact] = []
        if isinstance(answer, Practice) and done:
            made.append(self._desk.fact(PRACTICE_LOGGED, subject, {"outcome": answer.outcome}))
        if ask.journal and not answer.empty and not self._has(PROMPT_ANSWERED, subject):
            made.append(self._desk.fact(PROMPT_ANSWERED, subject))
        if ask.fact_kind:
            counted = self._desk.fact(ask.fact_kind, subject, fact_data(ask, answer))
            # What was begun on another day, and never finished, was counted on that day.
            made.append(counted._replace(day=opened.day) if opened.day and opened.kept_at else counted)
        if done and not opened.done:
            made.append(self._desk.fact(STEP_DONE, f"{opened.module.id}.{step.id}"))
        return made

    def _is_done(self, subject: str) -> bool:
        return self._has(STEP_DONE, subject)

    def _has(self, kind: str, subject: str) -> bool:
        facts = self._desk.store.facts.of((kind,), subject_prefix=subject)
        return any(fact.subject == subject for fact in standing(facts))


def _with_draft(opened: OpenStep, ask: Ask, draft: Draft) -> OpenStep:
    answer = _read(ask, draft.body.get(ask.id))
    return replace(opened, answer=answer, field=draft.field, cursor=draft.cursor, base=draft.base, kept_at=draft.at)


def fact_data(ask: Ask, answer: Answer) -> dict[str, object]:
    """Give what a fact may say of an answer: numbers and ids, never free text."""
    match ask.spec, answer:
        case TableSpec() as spec, Rows() as rows:
            found: dict[str, object] = {}
            for column in spec.columns:
                values = [as_number(row.cell(column.id)) for row in rows.filled]
                numbers = [value for value in values if value is not None]
                if column.kind == "number" and numbers:
                    found[column.id] = _bare(sum(numbers, Decimal(0)))
            return found
        case _, Picked(ids):
            return {"picked": list(ids)}
        case _, Number(value=Decimal() as value):
            return {ask.id: _bare(value)}
    return {}


def _bare(value: Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)


def _read(ask: Ask, value: object) -> Answer:
    """Read a stored value; one of another shape (the ask was changed) gives a blank and stays in the versions."""
    try:
        return read_answer(ask, value)
    except ValueError:
        return blank(ask)
