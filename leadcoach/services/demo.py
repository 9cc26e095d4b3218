"""An invented manager's weeks, gone through with the same services that a person uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from leadcoach.domain.answers import Answer, Opened
from leadcoach.domain.asks import Ask, blank
from leadcoach.domain.outline import ModuleOutline
from leadcoach.domain.programme import Module, Step
from leadcoach.domain.records import Moment
from leadcoach.errors import Refused
from leadcoach.services.counting import Counting
from leadcoach.services.desk import Desk
from leadcoach.services.journaling import Journaling
from leadcoach.services.programme import Programme
from leadcoach.services.walking import Walking
from leadcoach.services.worksheets import Worksheets
from leadcoach.text import _, ngettext

HALF_PAST_NINE = time(9, 30)
DAYS_AGO = 5
"""How long ago the first day of week 1 is."""


class Demo:
    """Fills an empty home."""

    def __init__(self, desk: Desk, answers: Mapping[str, object], left_open: frozenset[str] = frozenset()) -> None:
        self._desk = desk
        self._left_open = left_open
        self._answers = answers
        self._start = desk.clock().day - timedelta(days=DAYS_AGO)

    def fill(self, week: int) -> int:
        """Answer everything that is written up to a week; gives the number of weeks filled."""
        Programme(self._at(0)).begin(self._start)
        for subject, value in self._answers.items():
            module, _dot, ask = subject.partition(".")
            if module == "profile" and ask != "start":
                Programme(self._at(0)).answer_profile(ask, self._dated(value))
        weeks = [each for each in self._desk.outline.weeks if each.number <= week and each.written]
        for each in weeks:
            for number, walk in enumerate(each.walks):
                self._walk(walk, 7 * (each.number - 1) + number)
        return len(weeks)

    def write(self, entries: Sequence[Mapping[str, object]], captures: Sequence[Mapping[str, object]]) -> None:
        """Write free entries and captured thoughts."""
        for entry in entries:
            Journaling(self._at(_offset(entry.get("day")))).write(str(entry.get("text", "")))
        for capture in captures:
            cells = {name: str(text) for name, text in capture.items() if name != "day"}
            Journaling(self._at(_offset(capture.get("day")))).capture(cells)

    def count(self, logs: Sequence[Mapping[str, object]]) -> None:
        """Log the counts of the days."""
        for log in logs:
            data = log.get("data", {})
            words = [f"{name}={number}" for name, number in data.items()] if isinstance(data, dict) else []
            counting = Counting(self._at(_offset(log.get("day"))))
            counting.keep(counting.make(str(log.get("kind", "")), words))

    def _walk(self, walk: ModuleOutline, day: int) -> None:
        desk = self._at(day)
        walking = Walking(desk)
        module = walking.module(walk.id)
        for step in module.steps:
            if f"{module.id}.{step.id}" not in self._left_open:
                self._step(desk, walking, module, step)

    def _step(self, desk: Desk, walking: Walking, module: Module, step: Step) -> None:
        opened = walking.open(module, step)
        if step.ask is None:
            walking.finish(opened, None)
        elif step.ask.kind == "instrument":
            worksheets = Worksheets(desk)
            sheet = worksheets.open(getattr(step.ask.spec, "use", ""))
            answers = {ask.id: self._answer(f"{sheet.module.id}.{ask.id}", ask) for ask in sheet.module.asks}
            worksheets.save(sheet, answers, opened)
        else:
            walking.finish(opened, self._answer(f"{module.id}.{step.ask.id}", step.ask))

    def _answer(self, subject: str, ask: Ask) -> Answer:
        value = self._answers.get(subject)
        if value is None or ask.shape is Opened:
            return blank(ask)
        try:
            return ask.shape.from_json(self._dated(value))
        except ValueError:
            raise Refused(_("The demo's answer to {subject} has the wrong form.").format(subject=subject)) from None

    def _dated(self, value: object) -> object:
        """Put real days in the place of `+N`."""
        if isinstance(value, dict) and isinstance(value.get("date"), str):
            return {**value, "date": self._day(value["date"]).isoformat()}
        if isinstance(value, dict) and isinstance(value.get("on"), str) and value["on"].startswith("+"):
            return {**value, "on": self._day(value["on"]).isoformat()}
        return value

    def _day(self, text: str) -> date:
        return self._start + timedelta(days=_offset(text))

    def _at(self, day: int) -> Desk:
        """Give the desk as it was on a day of the programme, at half past nine."""
        now = self._desk.clock()
        then = datetime.combine(self._start + timedelta(days=min(day, DAYS_AGO)), HALF_PAST_NINE)
        moment = Moment(then.replace(tzinfo=now.at.tzinfo), now.zone, now.day_end)
        return self._desk._replace(clock=lambda: moment)


def _offset(day: object) -> int:
    """Read `+3`; anything else is the first day."""
    text = str(day).removeprefix("+")
    return int(text) if text.isdecimal() else 0


def said(filled: int, asked: int) -> str:
    """Say how many weeks the demo holds."""
    sentence = ngettext("The demo holds {count} week.", "The demo holds {count} weeks.", filled).format(count=filled)
    if asked <= filled:
        return sentence
    return sentence + " " + _("Later weeks are not written yet.")
