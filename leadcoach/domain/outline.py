"""The programme seen from above: titles, ids, minutes and order, without its texts.

This is what `content/index.json` holds and what start-up and the short commands read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

FORMAT = 1


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


class ModuleOutline(NamedTuple):
    """One walk."""

    id: str
    aspect: str
    """`mindset`, `skillset`, `toolset`, `week`, `instrument` or `extra`."""
    title: str
    objective: str
    minutes: int
    path: str
    """Where its text is, below the content folder."""
    evidence: str = ""
    output: str = ""
    steps: tuple[StepOutline, ...] = ()

    def step(self, name: str) -> StepOutline | None:
        """Give the step of that id."""
        return next((step for step in self.steps if step.id == name), None)

    @property
    def asking(self) -> tuple[StepOutline, ...]:
        """The steps that ask something."""
        return tuple(step for step in self.steps if step.ask)


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
    cards: int = 0

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
    def walks(self) -> tuple[ModuleOutline, ...]:
        """Every walk of the week: its own, then the modules."""
        return (self.opening, *self.modules)


class Outline(NamedTuple):
    """The whole programme in one language."""

    language: str
    fingerprint: str
    """A hash of every text it was made from."""
    names: Mapping[str, Mapping[str, str]]
    """`blocks`, `powers`, `months`, `aspects`, `evidence`: id → name."""
    months: tuple[tuple[str, tuple[str, ...]], ...]
    weeks: tuple[WeekOutline, ...]
    instruments: tuple[ModuleOutline, ...] = ()
    extras: tuple[ModuleOutline, ...] = ()
    """`profile`, `capture`, `logs`."""
    findings: Mapping[str, str] = MappingProxyType({})

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

    def module(self, name: str) -> ModuleOutline | None:
        """Give the walk of that id."""
        return next((module for module in self.modules() if module.id == name), None)

    def week_of(self, module: str) -> WeekOutline | None:
        """Give the week a module belongs to."""
        return next((week for week in self.weeks if module == week.id or module.startswith(week.id + ".")), None)

    def logs(self) -> tuple[tuple[ModuleOutline, StepOutline], ...]:
        """Every ask that is kept as facts, with its walk."""
        return tuple(
            (module, step) for module in self.modules() for step in module.asking if step.keep.startswith("fact ")
        )


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
    fields = tuple((str(key), str(label)) for key, label in _items(data, "fields"))
    return StepOutline(**{**data, "fields": fields})


def _module(data: Mapping[str, Any]) -> ModuleOutline:
    return ModuleOutline(**{**data, "steps": tuple(_step(step) for step in _items(data, "steps"))})


def _week(data: Mapping[str, Any]) -> WeekOutline:
    made = {
        "powers": tuple(_items(data, "powers")),
        "opening": _module(_named(data, "opening")),
        "modules": tuple(_module(module) for module in _items(data, "modules")),
    }
    return WeekOutline(**{**data, **made})
