"""What stands on a worksheet, in order: its own questions, and the steps of the programme it shows as well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leadcoach.domain.answers import Answer
from leadcoach.domain.asks import Ask
from leadcoach.domain.programme import Module, Part, Step
from leadcoach.services.desk import Desk
from leadcoach.services.occasions import every, latest, repeats
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


def _differs(opened: OpenStep, answer: Answer) -> bool:
    """Whether there is something to keep: other words than before, or a draft that was never made to last."""
    if opened.proposal:
        return not answer.empty
    return answer != opened.answer or (bool(opened.kept_at) and not answer.empty)
