"""The programme seen from above: titles, ids, minutes and order, without its texts.

This is what `content/index.json` holds and what start-up and the short commands read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

FORMAT = 1
_LISTS = frozenset({"fields", "due", "later"})
"""What a step says in a list."""


class StepOutline(NamedTuple):
    """One step: what it is called and what it asks."""

    id: str
    title: str
    minutes: float
    ask: str = ""
    """The kind of ask, or empty."""
    optional: bool = False
    keep: str = ""
    """`fact KIND` or `nothing`; empty for a document."""
    level: str = ""
    journal: bool = False
    question: str = ""
    """The words of the question, for journal prompts."""
    distance: str = ""
    repeat: str = ""
    """`workday`, `week`, `month` or `4w` for what is asked again and again."""
    fields: tuple[tuple[str, str], ...] = ()
    """Id and label of what can be logged, for asks kept as facts."""
    when: str = ""
    """The predicate that must hold for the step to be in the walk."""
    opens: str = ""
    """Until when the step sleeps."""
    due: tuple[str, ...] = ()
    """Ids of the columns whose dates are promises."""
    later: tuple[str, ...] = ()
    """Ids of the columns that are filled once the date has come."""
    part: str = ""
    """On a worksheet: the subject of the step that stands here as well, such as `w05.skillset.decisions`."""

    @property
    def fact_kind(self) -> str:
        """The kind of fact its answers leave, or empty."""
        return self.keep.removeprefix("fact ").strip() if self.keep.startswith("fact ") else ""


class ModuleOutline(NamedTuple):
    """One walk."""

    id: str
    aspect: str
    """`mindset`, `skillset`, `toolset`, `week`, `instrument`, `extra`, `routine` or `shelf`."""
    title: str
    objective: str
    minutes: int
    path: str
    """Where its text is, below the content folder."""
    evidence: str = ""
    output: str = ""
    steps: tuple[StepOutline, ...] = ()
    ring: str = ""
    """`me`, `team`, `leadership`, `organisation` or empty: whom the walk is about."""
    rhythm: str = ""
    """How often a routine comes, in words."""
    week: int = 0
    """The number of the week from which a routine is offered."""
    shelf: str = ""
    """The group a page of the shelf stands in: `cases`, `cards`, `hand-outs` or `care`."""

    def step(self, name: str) -> StepOutline | None:
        """Give the step of that id."""
        return next((step for step in self.steps if step.id == name), None)

    @property
    def asking(self) -> tuple[StepOutline, ...]:
        """The steps that ask something."""
        return tuple(step for step in self.steps if step.ask)

    @property
    def borrowed(self) -> tuple[str, ...]:
        """The subjects of the steps a worksheet shows beside its own asks."""
        return tuple(step.part for step in self.steps if step.part)


class WeekOutline(NamedTuple):
    """One week: its own walk (opening, practice, prompts) and its modules."""

    id: str
    number: int
    month: str
    title: str
    objective: str
    minutes: int
    block: str
    powers: tuple[str, ...]
    opening: ModuleOutline
    modules: tuple[ModuleOutline, ...]
    card_ids: tuple[str, ...] = ()
    """Full ids of its recall cards, in order: `w01.cards.levers`."""
    disciplines: tuple[str, ...] = ()
    """Which of the five disciplines the week works on."""
    leg: str = ""
    """Which leg of a learning culture it stands on: `safety`, `mindset`, `methods` or empty."""

    @property
    def written(self) -> bool:
        """Whether the week's text exists."""
        return bool(self.modules)

    @property
    def prompts(self) -> tuple[StepOutline, ...]:
        """The journal prompts."""
        return tuple(step for step in self.opening.steps if step.journal)

    @property
    def practice(self) -> StepOutline | None:
        """The practice with the team."""
        return next((step for step in self.opening.steps if step.ask == "practice"), None)

    @property
    def further(self) -> tuple[StepOutline, ...]:
        """The steps of the week's own walk beside opening, practice and prompts, such as a month review."""
        return tuple(step for step in self.opening.steps[1:] if not step.journal and step.ask != "practice")

    @property
    def walks(self) -> tuple[ModuleOutline, ...]:
        """Every walk of the week: its own, then the modules."""
        return (self.opening, *self.modules)


class ExerciseOutline(NamedTuple):
    """One exercise of a Power: steps that exist elsewhere, in the order to do them."""

    id: str
    title: str
    face: str
    """`leadership` or `integration`."""
    week: int
    """The number of the week in which it is done."""
    steps: tuple[str, ...]
    """Subjects of its steps: `w03.toolset.asks`, `sparring.question`."""
    came: str
    """The subject of the answer that shows what came of it."""


class PowerOutline(NamedTuple):
    """One of the four Powers, without its text."""

    id: str
    title: str
    objective: str
    path: str
    """Where its text is, below the content folder."""
    exercises: tuple[ExerciseOutline, ...] = ()

    def exercise(self, name: str) -> ExerciseOutline | None:
        """Give the exercise of that id."""
        return next((each for each in self.exercises if each.id == name), None)


class Outline(NamedTuple):
    """The whole programme in one language."""

    language: str
    fingerprint: str
    """A hash of every text it was made from."""
    names: Mapping[str, Mapping[str, str]]
    """`blocks`, `beds`, `powers`, `months`, `aspects`, `evidence`, `disciplines`, `legs`, `rings`: id → name."""
    months: tuple[tuple[str, tuple[str, ...]], ...]
    weeks: tuple[WeekOutline, ...]
    instruments: tuple[ModuleOutline, ...] = ()
    extras: tuple[ModuleOutline, ...] = ()
    """`profile`, `capture`, `logs`."""
    findings: Mapping[str, str] = MappingProxyType({})
    routines: tuple[ModuleOutline, ...] = ()
    shelf: tuple[ModuleOutline, ...] = ()
    powers: tuple[PowerOutline, ...] = ()

    def week(self, number: int) -> WeekOutline | None:
        """Give the week of that number."""
        return next((week for week in self.weeks if week.number == number), None)

    def name(self, group: str, key: str) -> str:
        """Give a name in words, or the key itself."""
        return self.names.get(group, {}).get(key, key)

    def modules(self) -> Iterator[ModuleOutline]:
        """Every walk there is, in reading order."""
        for week in self.weeks:
            yield from week.walks
        yield from self.instruments
        yield from self.extras
        yield from self.routines
        yield from self.shelf

    def module(self, name: str) -> ModuleOutline | None:
        """Give the walk of that id."""
        return next((module for module in self.modules() if module.id == name), None)

    @property
    def unweekly(self) -> frozenset[str]:
        """The ids of walks that belong to no week, which an address may begin with."""
        return frozenset(each.id for each in (*self.instruments, *self.extras, *self.routines, *self.shelf))

    def week_of(self, module: str) -> WeekOutline | None:
        """Give the week a module belongs to."""
        return next((week for week in self.weeks if module == week.id or module.startswith(week.id + ".")), None)

    def power(self, name: str) -> PowerOutline | None:
        """Give the Power of that id."""
        return next((power for power in self.powers if power.id == name), None)

    def logs(self) -> tuple[tuple[ModuleOutline, StepOutline], ...]:
        """Every ask that is kept as facts, with its walk."""
        return tuple((module, step) for module in self.modules() for step in module.asking if step.fact_kind)


def outline_from(data: Mapping[str, object]) -> Outline:
    """Read the index of one language; raises KeyError or TypeError when it is not one."""
    return Outline(
        language=str(data["language"]),
        fingerprint=str(data["fingerprint"]),
        names=_named(data, "names"),
        months=tuple((str(month), tuple(ids)) for month, ids in _items(data, "months")),
        weeks=tuple(_week(week) for week in _items(data, "weeks")),
        instruments=tuple(_module(module) for module in _items(data, "instruments")),
        extras=tuple(_module(module) for module in _items(data, "extras")),
        findings=_named(data, "findings"),
        routines=tuple(_module(module) for module in _items(data, "routines")),
        shelf=tuple(_module(module) for module in _items(data, "shelf")),
        powers=tuple(_power(power) for power in _items(data, "powers")),
    )


def _items(data: Mapping[str, Any], key: str) -> list[Any]:
    found = data.get(key, [])
    if not isinstance(found, list):
        raise TypeError(key)
    return found


def _named(data: Mapping[str, Any], key: str) -> dict[str, Any]:
    found = data.get(key, {})
    if not isinstance(found, dict):
        raise TypeError(key)
    return found


def _step(data: Mapping[str, Any]) -> StepOutline:
    # Every command reads hundreds of steps, and few of them have a list.
    if data.keys().isdisjoint(_LISTS):
        return StepOutline(**data)
    fields = tuple((str(key), str(label)) for key, label in _items(data, "fields"))
    columns = {name: tuple(map(str, _items(data, name))) for name in ("due", "later")}
    return StepOutline(**{**data, "fields": fields, **columns})


def _module(data: Mapping[str, Any]) -> ModuleOutline:
    return ModuleOutline(**{**data, "steps": tuple(_step(step) for step in _items(data, "steps"))})


def _week(data: Mapping[str, Any]) -> WeekOutline:
    made = {
        "powers": tuple(_items(data, "powers")),
        "disciplines": tuple(_items(data, "disciplines")),
        "opening": _module(_named(data, "opening")),
        "modules": tuple(_module(module) for module in _items(data, "modules")),
        "card_ids": tuple(map(str, _items(data, "card_ids"))),
    }
    return WeekOutline(**{**data, **made})


def _power(data: Mapping[str, Any]) -> PowerOutline:
    return PowerOutline(**{**data, "exercises": tuple(_exercise(each) for each in _items(data, "exercises"))})


def _exercise(data: Mapping[str, Any]) -> ExerciseOutline:
    return ExerciseOutline(**{**data, "steps": tuple(_items(data, "steps"))})
