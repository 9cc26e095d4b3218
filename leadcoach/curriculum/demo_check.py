"""What is wrong with the files of the demo: keys that lead to no ask, and values that do not fit theirs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from leadcoach.curriculum.demo import line_of, parse_demo
from leadcoach.curriculum.faults import Fault, did_you_mean
from leadcoach.curriculum.survey import Survey
from leadcoach.domain.demo import DemoWeek, Told, answer_of, misfits
from leadcoach.domain.programme import Module

_ANY_MONDAY = date(2026, 11, 23)


def demo_faults(folder: Path, found: Survey) -> Iterator[Fault]:
    """Give every fault of the demo of one language; there need not be one."""
    faults: list[Fault] = []
    rules = _Rules(folder, found)
    for week in parse_demo(folder, found.language, faults):
        faults += rules.week(week)
    yield from faults


class _Rules:
    def __init__(self, folder: Path, found: Survey) -> None:
        self._folder = folder
        self._modules = dict(found.modules())
        self._unsure = found.unsure
        self._asks = [f"{name}.{ask.id}" for name, module in self._modules.items() for ask in module.asks]
        self._kinds = {ask.fact_kind for module in self._modules.values() for ask in module.asks if ask.fact_kind}

    def week(self, week: DemoWeek) -> Iterator[Fault]:
        """Everything one file names must be there, and fit."""
        for told in (*week.answers.values(), *week.occasions, *week.later):
            yield from self._answer(told)
        for subject in (*week.days, *(told.subject for told in week.aside)):
            if not self._somewhere(subject):
                yield self._fault(week.file, subject, f"There is no step or module `{subject}`", "Take it away.")
        for told in week.logs:
            if told.subject not in self._kinds:
                cure = did_you_mean(told.subject, sorted(self._kinds))
                yield self._fault(told.file, told.subject, f"There is no log `{told.subject}`", cure)

    def _answer(self, told: Told) -> Iterator[Fault]:
        name, _dot, ask_id = told.subject.rpartition(".")
        module = self._modules.get(name)
        ask = module.ask(ask_id) if module else None
        if ask is None and name not in self._unsure:
            yield self._fault(told.file, told.subject, f"Nothing asks `{told.subject}`", self._near(told, module))
        if ask is None:
            return
        try:
            wrong = misfits(ask, answer_of(ask, told.value, _ANY_MONDAY))
        except ValueError as error:
            wrong = (f"A `{ask.kind}` cannot be read from it: {error}.",)
        for sentence in wrong:
            yield self._fault(told.file, told.subject, f"{told.key} does not fit", sentence)

    def _near(self, told: Told, module: Module | None) -> str:
        return did_you_mean(told.subject, self._asks, "Write the full id of an ask." if module is None else "")

    def _somewhere(self, subject: str) -> bool:
        name, _dot, step = subject.rpartition(".")
        module = self._modules.get(name)
        known = subject in self._modules or bool(module and module.step(step))
        return known or not self._unsure.isdisjoint({subject, name})

    def _fault(self, file: str, key: str, what: str, cure: str) -> Fault:
        return Fault(file, line_of(self._folder, file, key), what, cure)
