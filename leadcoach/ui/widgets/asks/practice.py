"""What became of a practice with the team."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual.widget import Widget
from textual.widgets import Input, TextArea

from leadcoach.domain.answers import Practice
from leadcoach.domain.asks import Ask
from leadcoach.domain.problems import Problem
from leadcoach.domain.progress import OUTCOMES
from leadcoach.domain.specs import Item
from leadcoach.text import _
from leadcoach.ui.widgets.asks.field import AskField
from leadcoach.ui.widgets.asks.options import Options
from leadcoach.ui.widgets.asks.part import Part
from leadcoach.ui.widgets.fields import CellField, DayField
from leadcoach.ui.widgets.plain_text import plain


class PracticeAsk(AskField):
    """The outcome, then the field that belongs to it, then the day. A field that holds words stays in sight."""

    HELP = _(
        """## What became of it

- **1** to **4** pick, **Enter** goes on to the field that belongs to it.
- Tried counts as much as done. A practice of your own counts the same.
- The day fills in itself; change it if it was another one.
"""
    )

    def __init__(self, ask: Ask, answer: Practice, *, today: date, proposal: bool = False) -> None:
        super().__init__(ask, answer, proposal=proposal)
        self.today = today
        self.options = Options(_outcomes(), (answer.outcome,) if answer.outcome else ())
        self.outcome = Part(_("What became of it?"), self.options, self.options)
        self.own_words, self.reason_words = CellField(answer.own), CellField(answer.reason)
        self.own = Part(_("What did you do instead?"), self.own_words, self.own_words)
        self.reason = Part(_reason_label(answer.outcome), self.reason_words, self.reason_words)
        self.day = DayField(answer.on, today=today)
        self.on_day = Part(_("On which day?"), self.day, self.day.line)
        self._parts = {"outcome": self.outcome, "own": self.own, "reason": self.reason, "on": self.on_day}
        self._suit()

    @property
    def shown(self) -> Practice:
        """All four as they stand."""
        outcome = self.options.picked[0] if self.options.picked else ""
        return Practice(outcome, self.own_words.content, self.reason_words.content, self.day.line.content)

    @property
    def first(self) -> Widget:
        """The outcomes."""
        return self.options

    @property
    def place(self) -> tuple[str, tuple[int, int]]:
        """The field with the focus, and where its cursor is."""
        name = next((name for name, part in self._parts.items() if part.has_cursor), "outcome")
        return name, self._parts[name].cursor

    def parts(self) -> Iterable[Widget]:
        """All fields; those that do not belong to the outcome take no room."""
        return self._parts.values()

    def go_to(self, field: str, cursor: tuple[int, int]) -> None:
        """Focus that field with the cursor there."""
        part = self._parts.get(field, self.outcome)
        (part if part.display else self.outcome).go_to(cursor)

    def show_beside(self, problem: Problem) -> bool:
        """Whether the problem is about a field in sight."""
        return problem.field in self._parts and self._parts[problem.field].display

    def say_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show each sentence below its field."""
        for name, part in self._parts.items():
            part.trouble.say(*(problem.sentence for problem in problems if problem.field == name))
        super().say_problems(problems)

    def on_options_picked(self, event: Options.Picked) -> None:
        """Show the fields that belong to the outcome, and note today."""
        event.stop()
        if self.options.picked and self.day.line.blank:
            self.day.put(self.today.isoformat())
        self._suit()
        self.changed()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Pass it on as a change of the answer."""
        event.stop()
        self.changed()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass it on as a change of the answer."""
        event.stop()
        self.changed()

    def on_part_left(self, event: Part.Left) -> None:
        """Go to the next field in sight, or say that the person is through."""
        event.stop()
        parts = [part for part in self._parts.values() if part.display]
        after = parts[parts.index(event.part) + 1 :]
        if after:
            after[0].editor.focus()
        else:
            self.submitted()

    def _suit(self) -> None:
        """Show what belongs to the outcome."""
        outcome = self.options.picked[0] if self.options.picked else ""
        self.own.display = outcome == "own" or not self.own_words.blank
        self.reason.display = outcome not in {"", "own"} or not self.reason_words.blank
        self.on_day.display = bool(outcome) or not self.day.line.blank
        self.reason.label.update(plain(_reason_label(outcome)))


def _outcomes() -> tuple[Item, ...]:
    said = (_("Done"), _("Tried"), _("Not possible this week, because …"), _("Did a practice of my own instead"))
    return tuple(Item(name, words) for name, words in zip(OUTCOMES, said, strict=True))


def _reason_label(outcome: str) -> str:
    return (
        _("Why was it not possible?") if outcome == "not-possible" else _("What is worth keeping of it? (if you like)")
    )
