"""The programme's text once read: modules as walks of steps, cards and sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from leadcoach.domain.asks import Ask
from leadcoach.domain.prose import Prose
from leadcoach.domain.specs import Item

COMPUTED = ("certificate", "captures", "rings")
"""Readings of what was done, which have no worksheet of their own."""


@dataclass(frozen=True, slots=True)
class Show:
    """A reading of something written earlier, shown in a step."""

    reading: str
    """`echo`, `bars` and the other generic ones, or `reading` with an instrument in `use`."""
    id: str
    of: str = ""
    """The address of what is read."""
    use: str = ""
    title: str = ""
    beside: str = ""
    """The address of a guess to put beside what is read."""
    low: str = ""
    """The column of the lower or earlier value."""
    high: str = ""
    """The column of the higher or later value."""
    by: str = ""
    """The column by which rows are sorted into groups."""
    across: str = ""
    """The column crossed with `by`."""
    within_column: str = ""
    """The column whose words are read: the key `in`."""
    minutes: str = ""
    """The column of minutes each time."""
    times: str = ""
    """The column of times a week."""
    people: str = ""
    """The column of people taking part."""
    log: str = ""
    """The kind of facts read instead of an answer."""
    limit: Decimal | None = None
    """The value a line is held against, or above which nothing is low."""
    within: int = 0
    """Days within which something counts as answered in time; 0 for the promise alone."""
    sentences: tuple[Item, ...] = ()
    """A sentence for each column, item or option."""
    when: str = ""
    """The predicate that must hold for the step to be in the walk."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Part:
    """A step of the programme that stands on a worksheet as well: one answer, seen from two places."""

    id: str
    of: str
    """The address of its ask, with the `@`."""
    line_only: bool = False
    """Whether the worksheet shows a line that leads to the step, and not the ask itself."""
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
    show_first: bool = False
    """Whether the reading stands before the ask, and so belongs to the question."""
    when: str = ""
    """The predicate of its ask, its show or its comment; empty for always."""
    opens: str = ""
    """Until when its ask sleeps; empty for not at all."""
    part: Part | None = None
    """On a worksheet: the step that stands here, in the place of an ask of its own."""
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
    ring: str = ""
    """`me`, `team`, `leadership`, `organisation` or empty: whom the walk is about."""
    rhythm: str = ""
    """How often a routine comes, in words."""
    week: int = 0
    """The number of the week from which a routine is offered."""
    shelf: str = ""
    """The group a page of the shelf stands in: `cases`, `cards`, `hand-outs` or `care`."""

    def step(self, name: str) -> Step | None:
        """Give the step of that id."""
        return next((step for step in self.steps if step.id == name), None)

    def asked_before(self, name: str) -> Step | None:
        """Give the nearest step before one of that id that has an ask, or None."""
        earlier: Step | None = None
        for step in self.steps:
            if step.id == name:
                return earlier
            earlier = step if step.ask else earlier
        return None

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


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise of a Power: prose of its own, and steps that exist elsewhere."""

    id: str
    title: str
    face: str
    """`leadership` or `integration`."""
    week: int
    """The number of the week in which it is done."""
    steps: tuple[str, ...]
    """Subjects of its steps, in the order to do them: `w03.toolset.asks`, `sparring.question`."""
    came: str
    """The subject of the answer that shows what came of it."""
    text: Prose
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Power:
    """One of the four Powers with its two faces and an exercise for each."""

    id: str
    title: str
    objective: str
    leadership: Prose
    integration: Prose
    exercises: tuple[Exercise, ...]
    sources: tuple[str, ...] = ()
    path: str = ""

    def exercise(self, name: str) -> Exercise | None:
        """Give the exercise of that id."""
        return next((each for each in self.exercises if each.id == name), None)
