"""The programme's text once read: modules as walks of steps, cards and sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leadcoach.domain.asks import Ask
from leadcoach.domain.prose import Prose


@dataclass(frozen=True, slots=True)
class Show:
    """A reading of something written earlier, shown in a step."""

    reading: str
    """`echo`, `bars`, or `reading` with an instrument in `use`."""
    id: str
    of: str = ""
    """The address of what is read."""
    use: str = ""
    title: str = ""
    beside: str = ""
    """The address of a guess to put beside what is read."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Step:
    """One screenful: some text, at most one ask, at most one reading."""

    id: str
    title: str
    before: Prose
    ask: Ask | None = None
    show: Show | None = None
    after: Prose = ()
    """Shown only once the ask has an answer."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Module:
    """A walk of steps with an objective that others can observe."""

    id: str
    title: str
    objective: str
    minutes: int
    steps: tuple[Step, ...]
    evidence: str = ""
    sources: tuple[str, ...] = ()
    output: str = ""
    """The address (without @) of the answer the module leaves behind."""
    phrases: Mapping[str, str] = field(default_factory=dict)
    """Wording of a reading's phrases, for instruments."""
    reading: str = "live"
    """Whether an instrument shows its reading while typing (`live`) or after (`after`)."""
    path: str = ""

    def step(self, name: str) -> Step | None:
        """Give the step of that id."""
        return next((step for step in self.steps if step.id == name), None)

    def ask(self, name: str) -> Ask | None:
        """Give the ask of that id."""
        return next((step.ask for step in self.steps if step.ask and step.ask.id == name), None)

    @property
    def asks(self) -> tuple[Ask, ...]:
        """Every ask, in order."""
        return tuple(step.ask for step in self.steps if step.ask)


@dataclass(frozen=True, slots=True)
class Card:
    """A question to recall, with its answer."""

    id: str
    kind: str
    """`fact` or `case`."""
    question: str
    answer: Prose


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A source: what it is, where to find it, what it can and cannot carry."""

    id: str
    title: str
    text: Prose
