"""Giving an invented manager's answers to what is asked: in the walk of a week, on a day of their own, and changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from leadcoach.domain.answers import Answer
from leadcoach.domain.asks import Ask, blank
from leadcoach.domain.demo import DemoWeek, Told, answer_of, changed, misfits
from leadcoach.domain.outline import WeekOutline
from leadcoach.domain.programme import Module, Step
from leadcoach.domain.specs import InstrumentSpec
from leadcoach.errors import Refused
from leadcoach.services.desk import Desk
from leadcoach.services.programme import Programme
from leadcoach.services.walking import OpenStep, Walking
from leadcoach.services.worksheets import Worksheets
from leadcoach.text import _


def refused(told: Told, what: str) -> Refused:
    """Give the error that names the file and the place in it."""
    return Refused(_("{file}, {key}: {what}").format(file=told.file, key=told.key, what=what))


class DemoAnswers:
    """Answers steps and worksheets; every method raises Refused, with file and key, for what does not fit."""

    def __init__(self, start: date) -> None:
        self._start = start

    def profile(self, desk: Desk, told: Told) -> None:
        """Answer a question of the first run."""
        ask = desk.load("profile").ask(told.subject.partition(".")[2])
        if ask is None:
            raise refused(told, _("Nothing asks this."))
        Programme(desk).answer_profile(ask.id, self._answer(told, ask).to_json())

    def must_be_asked(self, desk: Desk, week: DemoWeek, outline: WeekOutline) -> None:
        """Refuse an answer to what this week does not ask."""
        asked = {f"{walk.id}.{step.id}" for walk in outline.walks for step in walk.asking}
        for use in (use for walk in outline.walks for use in _sheets(desk.load(walk.id))):
            asked |= {f"{use}.{ask.id}" for ask in desk.load(use).asks if ask.on_sheet}
        for told in week.answers.values():
            if told.subject not in asked and not told.subject.startswith("profile."):
                raise refused(told, _("This week does not ask it; give it a day, under [[occasions]]."))

    def step(self, week: DemoWeek, walk: str, name: str, desk: Desk) -> None:
        """Walk through a step: read it, or answer it where the week tells an answer."""
        walking = Walking(desk)
        module = walking.module(walk)
        step = module.step(name)
        if step is None:
            return
        told = week.answers.get(f"{walk}.{name}")
        if step.when and self._absent(desk, f"{walk}.{name}"):
            if told:
                raise refused(told, _("This step is not there for this manager."))
            return
        opened = walking.open(module, step)
        if isinstance(step.ask and step.ask.spec, InstrumentSpec):
            self._sheet(desk, opened, week.answers)
        elif told or not step.opens:
            self._finish(walking, opened, told)

    def on_a_day(self, told: Told, desk: Desk) -> None:
        """Answer an ask, or change its answer; of rows only the cells that are told change.

        What is only to be read in the same walk counts as read with it.
        """
        module, step = self._found(desk, told)
        if not any(module.id == each.id for each in desk.outline.instruments):
            self._finish(Walking(desk), Walking(desk).open(module, step), told)
            self._read(desk, module)
        elif step.ask and step.ask.on_sheet:
            self._on_sheet(desk, module, {told.subject: told})
        else:
            self._finish(Walking(desk), Walking(desk).open(module, step), told)

    def _read(self, desk: Desk, module: Module) -> None:
        walking = Walking(desk)
        for opened in (walking.open(module, step) for step in module.steps if step.ask is None):
            if not opened.done and not (opened.step.when and self._absent(desk, opened.place.subject)):
                walking.finish(opened, None)

    def _absent(self, desk: Desk, subject: str) -> bool:
        return subject in Programme(desk).progress().absent

    def _found(self, desk: Desk, told: Told) -> tuple[Module, Step]:
        name, _dot, ask = told.subject.rpartition(".")
        module = desk.walk(name)
        step = module.step(ask) if module else None
        if module is None or step is None or step.ask is None:
            raise refused(told, _("Nothing asks this."))
        return module, step

    def _on_sheet(self, desk: Desk, module: Module, told: Mapping[str, Told], opened: OpenStep | None = None) -> None:
        worksheets = Worksheets(desk)
        sheet = worksheets.open(module.id)
        given = dict(sheet.answers)
        for name, earlier in sheet.answers.items():
            ask, each = module.ask(name), told.get(f"{module.id}.{name}")
            if ask and each:
                given[name] = self._answer(each, ask, earlier)
        worksheets.save(sheet, given, opened)

    def _sheet(self, desk: Desk, opened: OpenStep, told: Mapping[str, Told]) -> None:
        """Fill a worksheet in from the step of a week that opens it."""
        spec = opened.step.ask.spec if opened.step.ask else None
        if isinstance(spec, InstrumentSpec):
            self._on_sheet(desk, desk.load(spec.use), told, opened)

    def _finish(self, walking: Walking, opened: OpenStep, told: Told | None) -> None:
        ask, earlier = opened.step.ask, opened.answer if opened.base else None
        if ask is None:
            walking.finish(opened, None)
        elif told:
            walking.finish(opened, self._answer(told, ask, earlier))
        elif earlier is None:
            walking.finish(opened, blank(ask))

    def _answer(self, told: Told, ask: Ask, earlier: Answer | None = None) -> Answer:
        try:
            answer = answer_of(ask, told.value, self._start)
        except ValueError as error:
            raise refused(told, _("It cannot be read as `{kind}`: {why}.").format(kind=ask.kind, why=error)) from None
        whole = changed(earlier, answer) if earlier else answer
        wrong = misfits(ask, whole)
        if wrong:
            raise refused(told, " ".join(wrong))
        return whole


def _sheets(module: Module) -> list[str]:
    """Give the worksheets that a walk opens."""
    return [ask.spec.use for ask in module.asks if isinstance(ask.spec, InstrumentSpec)]
