"""A reading that follows what is typed: what it needs is looked up once, and no key asks the store for anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from leadcoach.domain.answers import Answer
from leadcoach.domain.blocks import Phrases
from leadcoach.domain.ids import answer_id
from leadcoach.domain.readings import Given, Instrument, Sheet
from leadcoach.services.spoken import Spoken


@dataclass(frozen=True, slots=True)
class Needed:
    """One need of a reading, looked up."""

    name: str
    subject: str
    ask: str
    kept: tuple[Sheet, ...]
    """What is kept, the oldest first, without the document that stands on the screen."""
    place: Sheet | None = None
    """Where the answer on the screen is kept, without it; None for a need that is not on the screen."""
    every: bool = False

    def sheets(self, answers: Mapping[str, Answer]) -> tuple[Sheet, ...]:
        """Give what is kept with what stands on the screen; an empty answer there is none."""
        answer = answers.get(self.subject) if self.place else None
        if self.place is None or answer is None or answer.empty:
            return self.kept
        shown = replace(self.place, answers={self.ask: answer})
        return tuple(sorted((*self.kept, shown), key=lambda sheet: sheet.day)) if self.every else (shown,)


@dataclass(frozen=True, slots=True)
class LiveReading:
    """A worksheet's reading as of the moment it was opened, asked again with each change of an answer."""

    instrument: Instrument
    given: Given
    """Everything but the answers to its needs."""
    needed: tuple[Needed, ...]
    phrases: Phrases

    def of(self, answers: Mapping[str, Answer]) -> Spoken:
        """Give the reading with these answers: own ones by their ask, those of steps by their subject."""
        own = {name: answer for name, answer in answers.items() if name in self.instrument.asks}
        sheet = replace(self.given.sheet, document=answer_id(self.instrument.id), answers=own)
        return Spoken(
            self.instrument.read(replace(self.given, sheet=sheet, sheets=self._sheets(answers))), self.phrases
        )

    def kept(self) -> Spoken:
        """Give the reading of what is kept."""
        return Spoken(self.instrument.read(replace(self.given, sheets=self._sheets({}))), self.phrases)

    def _sheets(self, answers: Mapping[str, Answer]) -> dict[str, tuple[Sheet, ...]]:
        found: dict[str, tuple[Sheet, ...]] = {}
        for need in self.needed:
            found[need.name] = (*found.get(need.name, ()), *need.sheets(answers))
        return found
