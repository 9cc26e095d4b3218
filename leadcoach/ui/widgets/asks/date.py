"""A day, with a time and a rhythm where asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual.widget import Widget
from textual.widgets import Input

from leadcoach.domain.answers import When
from leadcoach.domain.asks import Ask
from leadcoach.domain.problems import Problem
from leadcoach.domain.specs import DateSpec, Item
from leadcoach.text import _
from leadcoach.ui.widgets.asks.field import AskField
from leadcoach.ui.widgets.asks.options import Options
from leadcoach.ui.widgets.asks.part import Part
from leadcoach.ui.widgets.fields import DayField, LineField


class DateAsk(AskField):
    """Up to three fields below each other: day, time, rhythm."""

    HELP = _(
        """## A day

- Type a date (2026-11-23 or 23-11-2026), or say it: **today**, **Tuesday**, **+7**. Enter makes a date of it.
- **Enter** goes to the next field, **Space** picks how often.
"""
    )

    DEFAULT_CSS = "DateAsk > Part > LineField { width: 26; }"

    def __init__(self, ask: Ask, spec: DateSpec, answer: When, *, today: date, proposal: bool = False) -> None:
        super().__init__(ask, answer, proposal=proposal)
        self.spec = spec
        self.zone = answer.zone
        self.day = DayField(answer.text, today=today)
        self.time = LineField(answer.at, placeholder=_("such as 09:30"))
        self.rhythm = Options(_rhythms(spec, answer.rhythm), (answer.rhythm,), across=True)
        self._parts = {"date": Part(_("Day"), self.day, self.day.line)}
        if spec.time or answer.at:
            self._parts["time"] = Part(_("Time"), self.time, self.time)
        if self.rhythm.items:
            self._parts["rhythm"] = Part(_("How often"), self.rhythm, self.rhythm)

    @property
    def shown(self) -> When:
        """Day, time and rhythm as typed; the zone as it was."""
        rhythm = self.rhythm.picked[0] if self.rhythm.picked else ""
        return When(self.day.line.content, self.time.content, self.zone, rhythm)

    @property
    def first(self) -> Widget:
        """The day."""
        return self.day.line

    @property
    def place(self) -> tuple[str, tuple[int, int]]:
        """The field with the focus, and where its cursor is."""
        name = next((name for name, part in self._parts.items() if part.has_cursor), "date")
        return name, self._parts[name].cursor

    def parts(self) -> Iterable[Widget]:
        """The fields that are asked for."""
        return self._parts.values()

    def go_to(self, field: str, cursor: tuple[int, int]) -> None:
        """Focus that field with the cursor there."""
        self._parts.get(field, self._parts["date"]).go_to(cursor)

    def show_beside(self, problem: Problem) -> bool:
        """Whether the problem is about one of the fields."""
        return problem.field in self._parts

    def say_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show each sentence below its field."""
        for name, part in self._parts.items():
            part.trouble.say(*(problem.sentence for problem in problems if problem.field == name))
        super().say_problems(problems)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass it on as a change of the answer."""
        event.stop()
        self.changed()

    def on_options_picked(self, event: Options.Picked) -> None:
        """Pass it on as a change of the answer."""
        event.stop()
        self.changed()

    def on_part_left(self, event: Part.Left) -> None:
        """Go to the next field, or say that the person is through."""
        event.stop()
        parts = list(self._parts.values())
        after = parts[parts.index(event.part) + 1 :]
        if after:
            after[0].editor.focus()
        else:
            self.submitted()


def _rhythms(spec: DateSpec, given: str) -> tuple[Item, ...]:
    """Give the rhythms to choose from, a stored one among them even where it is no longer offered."""
    names = spec.rhythms if not given or given in spec.rhythms else (*spec.rhythms, given)
    said = {
        "workday": _("every workday"),
        "week": _("every week"),
        "2w": _("every two weeks"),
        "4w": _("every four weeks"),
        "month": _("every month"),
    }
    return tuple(Item(name, said.get(name, name)) for name in names)
