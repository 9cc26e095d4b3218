"""Paper ballots, typed in by somebody from the team: digits without echo, each ballot confirmed."""

from __future__ import annotations

from textual import events

from leadcoach.domain.spread import POINTS
from leadcoach.services.pulse import Pulses
from leadcoach.text import _
from leadcoach.ui.screens.ballots import BallotScreen

TYPED, OPEN = "●", "·"
NO_ANSWER = {"0", "question_mark"}


class PaperScreen(BallotScreen):
    """Takes the digits of one ballot after the other, and shows dots."""

    def __init__(self, pulses: Pulses) -> None:
        super().__init__(pulses)
        self._items = tuple(item.id for item in pulses.statements())
        self._digits: list[int] = []

    def begin_words(self) -> tuple[str, str]:
        """Ask for a shuffled pile."""
        if not self._counts.ballots:
            words = _("Somebody from the team types, not the manager. Shuffle the pile first. No digit is shown.")
            return words, _("type the first ballot")
        return _("Counted. Put it aside, face down, and take the next."), _("type the next ballot")

    def show_ballot(self) -> None:
        """Show how many digits are typed, and nothing else."""
        dots = " ".join(TYPED if place < len(self._digits) else OPEN for place in range(len(self._items)))
        if self.stage == "sure":
            words = (dots, _("All lines are typed. After this the ballot cannot be changed."))
            keys = _("Enter: count it · Backspace: one back · Esc: throw it away")
        else:
            words = (dots, _("One digit a line, from top to bottom: 1 to 5, or 0 for no answer."))
            keys = _("1 to 5, 0: the next line · Backspace: one back · Esc: throw it away")
        self.say(_("Ballot {number}").format(number=self._counts.ballots + 1), words, keys)

    def on_key(self, event: events.Key) -> None:
        """Take a digit in, or take one back."""
        if self.stage == "joined":
            self.answer_joined(event)
        elif self.stage in {"ballot", "sure"}:
            self._digit(event)

    def _digit(self, event: events.Key) -> None:
        digit = 0 if event.key in NO_ANSWER else int(event.key) if event.key.isdecimal() else -1
        if event.key == "backspace" and self._digits:
            self._digits.pop()
        elif digit in (0, *POINTS) and len(self._digits) < len(self._items):
            self._digits.append(digit)
        else:
            return
        event.stop()
        self.go("sure" if len(self._digits) == len(self._items) else "ballot")

    def ballot(self) -> dict[str, int]:
        """Give the lines that have an answer."""
        return {item: digit for item, digit in zip(self._items, self._digits, strict=True) if digit in POINTS}

    def drop(self) -> None:
        """Let go of it."""
        self._digits.clear()
