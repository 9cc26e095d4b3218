"""The keyboard goes round: one person at a time answers, hands the ballot in, and the page is empty again."""

from __future__ import annotations

from textual import events

from leadcoach.domain.spread import POINTS
from leadcoach.services.pulse import Pulses
from leadcoach.text import _
from leadcoach.ui.screens.ballots import BallotScreen

NO_ANSWER = {"0", "question_mark"}
BACK, FORTH = {"up", "left", "backspace"}, {"down", "right"}


class HandOverScreen(BallotScreen):
    """Shows one statement after the other to whoever sits there."""

    def __init__(self, pulses: Pulses) -> None:
        super().__init__(pulses)
        self._statements = pulses.statements()
        self._given: dict[str, int] = {}
        self._at = 0

    def begin_words(self) -> tuple[str, str]:
        """Ask for the keyboard to be handed on."""
        if not self._counts.ballots:
            first = _("Hand the keyboard to the first person, and turn the screen so that only they see it.")
            return first, _("begin my ballot")
        return _("Thank you, it is handed in. Hand the keyboard on."), _("begin my ballot")

    def show_ballot(self) -> None:
        """Show the statement that is to be answered, or the last question."""
        if self.stage == "sure":
            count = _("{count} of {all} answered.").format(count=len(self._given), all=len(self._statements))
            words = (count, _("After this it cannot be changed, taken back or looked at, by anybody."))
            self.say(_("Hand in your ballot?"), words, _("Enter: hand it in · Up: look again · Esc: throw it away"))
            return
        statement = self._statements[self._at]
        title = _("{number} of {all}").format(number=self._at + 1, all=len(self._statements))
        low, high = self._pulses.points()
        # The words of the paper ballot: what is asked otherwise cannot stand beside it.
        asked = (
            _("How often was it so here, in the last four weeks?")
            if low
            else _("How is it here, in the last four weeks?")
        )
        low, high = (low, high) if low else (_("I do not agree at all"), _("I agree fully"))
        ends = _("1 {low} · 5 {high}").format(low=low, high=high)
        self.say(title, (asked, statement.text, self._points(statement.id), ends), self._keys())

    def _points(self, item: str) -> str:
        """Give the points with a bracket around the one that was chosen."""
        chosen = self._given.get(item)
        return " ".join(f"[{point}]" if point == chosen else f" {point} " for point in POINTS)

    def _keys(self) -> str:
        return _("1 to 5: my answer · 0 or ?: no answer · Up: one back · Esc: throw it away")

    def on_key(self, event: events.Key) -> None:
        """Take an answer in, or turn to another statement."""
        if self.stage == "joined":
            self.answer_joined(event)
        elif self.stage == "sure" and event.key in BACK:
            event.stop()
            self.go("ballot")
        elif self.stage == "ballot":
            self._answer(event)

    def _answer(self, event: events.Key) -> None:
        item = self._statements[self._at].id
        if event.key.isdecimal() and int(event.key) in POINTS:
            self._given[item] = int(event.key)
            self._turn(1)
        elif event.key in NO_ANSWER:
            self._given.pop(item, None)
            self._turn(1)
        elif event.key in BACK | FORTH:
            self._turn(-1 if event.key in BACK else 1)
        else:
            return
        event.stop()

    def _turn(self, step: int) -> None:
        """Turn to the statement before or after; after the last comes the question whether to hand it in."""
        if self._at + step >= len(self._statements):
            self.go("sure")
            return
        self._at = max(0, self._at + step)
        self.go("ballot")

    def ballot(self) -> dict[str, int]:
        """Give what was answered."""
        return dict(self._given)

    def drop(self) -> None:
        """Let go of it."""
        self._given.clear()
        self._at = 0
