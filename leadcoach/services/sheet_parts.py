"""What stands on a worksheet, in order: its own questions, and the steps of the programme it shows as well."""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

from leadcoach.domain.answers import Answer
from leadcoach.domain.asks import Ask
from leadcoach.domain.ids import answer_id
from leadcoach.domain.programme import Module, Part, Step
from leadcoach.domain.records import Body
from leadcoach.services.desk import Desk
from leadcoach.services.occasions import document_id, every, latest, repeats
from leadcoach.services.walking import OpenStep, Walking


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One section of a worksheet."""

    step: Step
    """Its heading and its text, as the worksheet has them."""
    key: str = ""
    """What its answer is called in the readings: the id of an own ask, else the subject of a step; empty for prose."""
    ask: Ask | None = None
    opened: OpenStep | None = None
    """The step as it stands, for what is kept outside the worksheet's own document."""
    leads_to: str = ""
    """The subject of the step that a line leads to, where the ask itself is not shown."""
    week: int = 0
    """The week of the programme in which it is asked; 0 for none."""
    times: int = 0
    """How often it was answered."""
    last: str = ""
    """The day of the last answer, as an ISO date; empty without one."""


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
    body: Body = dataclasses.field(default_factory=dict)
    """Its own answers as they are stored, those that cannot be read any more among them."""

    @property
    def document(self) -> str:
        """The id under which it is kept."""
        return answer_id(self.module.id)

    @property
    def begun(self) -> bool:
        """Whether anything on it was answered before."""
        return bool(self.base) or any(part.times or (part.opened and part.opened.base) for part in self.parts)

    def bodies(self, answers: Mapping[str, Answer]) -> dict[str, Body]:
        """Give what each document on it says with these answers, by its id."""
        found: dict[str, Body] = {}
        for part in self.parts:
            if part.opened and part.ask and part.key in answers:
                found[part.opened.document] = {part.ask.id: answers[part.key].to_json()}
        if self.answers:
            found[self.document] = {**self.body, **{name: answers[name].to_json() for name in self._written(answers)}}
        return found

    def _written(self, answers: Mapping[str, Answer]) -> list[str]:
        """Give the own asks that are written anew: what nobody changed stays as it is stored."""
        return [name for name, answer in self.answers.items() if name not in self.body or answers[name] != answer]


def own_asks(module: Module) -> tuple[Ask, ...]:
    """Give the asks that are kept in the worksheet's own document."""
    return tuple(ask for ask in module.asks if ask.on_sheet)


class SheetParts:
    """Reads the sections of a worksheet."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._walking = Walking(desk)

    def of(self, module: Module) -> tuple[SheetPart, ...]:
        """Give every section, in order; raises ContentError and Refused for a step that cannot be read."""
        return tuple(self._section(module, step) for step in module.steps)

    def _section(self, module: Module, step: Step) -> SheetPart:
        if step.part is not None:
            return self._borrowed(step, step.part)
        if step.ask is None:
            return SheetPart(step)
        if step.ask.on_sheet:
            return SheetPart(step, step.ask.id, step.ask)
        opened = self._walking.open(module, step)
        return SheetPart(step, f"{module.id}.{step.ask.id}", opened.step.ask, opened)

    def _borrowed(self, step: Step, part: Part) -> SheetPart:
        address = self._desk.address(part.of, "")
        week = self._desk.outline.week_of(address.file)
        number = week.number if week else 0
        found = every(self._desk, address.subject) if repeats(self._desk, address) else ()
        newest = found[-1] if found else latest(self._desk, address)
        times, last = len(found) or int(newest is not None), newest.day if newest else ""
        if part.line_only:
            return SheetPart(step, leads_to=address.subject, week=number, times=times, last=last)
        module = self._desk.load(address.file)
        asked = module.step(address.ask)
        if asked is None or asked.ask is None:
            return SheetPart(step, week=number)
        opened = self._walking.open(module, asked)
        return SheetPart(step, address.subject, opened.step.ask, opened, week=number, times=times, last=last)


def changed(parts: tuple[SheetPart, ...], answers: Mapping[str, Answer]) -> tuple[tuple[OpenStep, Answer], ...]:
    """Give the steps on a worksheet whose answer is another than the one they were opened with."""
    found = ((part.opened, answers.get(part.key)) for part in parts if part.opened)
    return tuple((opened, answer) for opened, answer in found if answer is not None and _differs(opened, answer))


def renewed(desk: Desk, part: SheetPart) -> SheetPart:
    """Give a part that nobody touched as it is asked today, where the day it was opened on is over."""
    opened, ask = part.opened, part.ask
    if opened is None or ask is None or not ask.repeat or opened.base or opened.kept_at:
        return part
    document = document_id(desk, part.key, ask.repeat)
    if document == opened.document:
        return part
    return replace(part, opened=replace(opened, document=document, day=desk.clock().day.isoformat()))


def outdated(old: OpenSheet, new: OpenSheet, touched: Container[str]) -> bool:
    """Whether a worksheet was changed elsewhere since it was drawn, in a part that nobody typed in here."""
    if len(old.parts) != len(new.parts):
        return True
    own = not any(name in touched for name in old.answers)
    if own and (old.base, old.kept_at) != (new.base, new.kept_at):
        return True
    return any(
        _state(before) != _state(now)
        for before, now in zip(old.parts, new.parts, strict=True)
        if now.key not in touched
    )


def _state(part: SheetPart) -> tuple[object, ...]:
    opened = part.opened
    kept = (opened.document, opened.base, opened.kept_at) if opened else ()
    return (part.times, part.last, *kept)


def _differs(opened: OpenStep, answer: Answer) -> bool:
    """Whether there is something to keep: other words than before, or a draft that was never made to last."""
    if opened.proposal:
        return not answer.empty
    return answer != opened.answer or (bool(opened.kept_at) and not answer.empty)
