"""Looking back over what was just written: three questions instead of a score."""

from __future__ import annotations

from typing import NamedTuple

from leadcoach.domain.wordlists import word_list
from leadcoach.services.desk import Desk
from leadcoach.services.journaling import OpenEntry
from leadcoach.services.programme import Programme

QUESTION = "self-check-"
"""How the names of the questions begin in `words.toml`."""
ASKED = "self-check"
"""Local key: `no` where a person wants to be asked no more."""
ENOUGH_WORDS = 40
"""Words of a free entry from which looking back is worth while."""


class Question(NamedTuple):
    """A question one answers with yes or not yet."""

    id: str
    text: str


class SelfCheck:
    """Use cases of looking back over an entry."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def wanted(self) -> bool:
        """Whether the questions come by themselves."""
        return self._desk.store.local.get(ASKED) != "no"

    def want(self, *, wanted: bool) -> None:
        """Let the questions come by themselves, or no more."""
        self._desk.store.local.put(ASKED, "" if wanted else "no")

    def questions(self) -> tuple[Question, ...]:
        """Give the questions, in their order."""
        words = self._desk.words()
        found = ((key.removeprefix(QUESTION), word_list(words, key)) for key in words if key.startswith(QUESTION))
        return tuple(Question(name, " ".join(lines)) for name, lines in found)

    def due(self, entry: OpenEntry) -> bool:
        """Whether the questions come after this entry: one with substance, unless it is late or nobody wants them."""
        if not (entry.prompt or len(entry.text.split()) >= ENOUGH_WORDS) or not entry.text.strip():
            return False
        return self.wanted and not Programme(self._desk).late() and bool(self.questions())
