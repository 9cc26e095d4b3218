"""Whether a translation has the same ids, kinds and keys as the first language; texts are free.

Phrases are not compared: every language is held against what the reading says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from leadcoach.curriculum.faults import Fault
from leadcoach.curriculum.survey import Survey
from leadcoach.domain.programme import Module, Power, Step

FREE = frozenset({"title", "objective", "before", "after", "path", "line", "steps", "phrases"}) | frozenset(
    {"label", "words", "text", "placeholder", "low_text", "high_text", "unit", "distance"}
)
"""Fields that may differ: words, and what is compared by itself."""


def differences(first: Survey, other: Survey) -> Iterator[Fault]:
    """Give what a translation has otherwise than the first language."""
    walks = dict(other.modules())
    for name, module in first.modules():
        twin = walks.get(name)
        if twin is None:
            path = f"{other.language}/{module.path.partition('/')[2]}"
            yield Fault(path, 1, "This file exists in the first language and not here", "Translate it.")
        else:
            yield from _of_module(module, twin)
    known = dict(first.modules())
    for name, module in walks.items():
        if name not in known:
            yield Fault(module.path, 1, "This file does not exist in the first language", "Take it away.")
    yield from _of_lists(first, other)
    for name, power in first.powers.items():
        yield from _of_power(power, other.powers.get(name), name, other)


def _of_module(module: Module, twin: Module) -> Iterator[Fault]:
    cure = f"Make it as in {module.path}."
    for key in ("minutes", "evidence", "sources", "output", "reading", "ring", "week", "shelf"):
        if getattr(module, key) != getattr(twin, key):
            yield Fault(twin.path, 1, f"`{key}` differs from the first language", cure)
    ids = [step.id for step in module.steps]
    if ids != [step.id for step in twin.steps]:
        cure = f"The steps of {module.path} are: {', '.join(ids)}."
        yield Fault(twin.path, 1, "The ids of the steps differ from the first language", cure)
        return
    for step, other in zip(module.steps, twin.steps, strict=True):
        yield from _of_step(step, other, twin.path, cure)


def _of_step(step: Step, twin: Step, path: str, cure: str) -> Iterator[Fault]:
    if bool(step.after) != bool(twin.after):
        yield Fault(path, twin.line, f"The text after the fence of `{step.id}` differs from the first language", cure)
    if bare(step.ask) != bare(twin.ask):
        line = twin.ask.line if twin.ask else twin.line
        yield Fault(path, line, f"The ask `{step.id}` differs from the first language", cure)
    if step.part != twin.part:
        yield Fault(path, twin.line, f"The part `{step.id}` differs from the first language", cure)
    if bare(step.show) != bare(twin.show):
        line = twin.show.line if twin.show else twin.line
        yield Fault(path, line, f"The reading in `{step.id}` differs from the first language", cure)


def bare(value: object) -> object:
    """Give a value of the domain without its words: what answers hang on."""
    if is_dataclass(value) and not isinstance(value, type):
        names = [each.name for each in fields(value) if each.name not in FREE]
        return (type(value).__name__, *((name, bare(getattr(value, name))) for name in names))
    return tuple(bare(each) for each in value) if isinstance(value, tuple) else value


def _of_power(power: Power | None, twin: Power | None, name: str, other: Survey) -> Iterator[Fault]:
    """A Power that cannot be read at all in one of the two is reported already."""
    if power is None or (twin is None and name in other.powers):
        return
    path, cure = f"{other.language}/powers/{name}.md", f"Make it as in {power.path}."
    if twin is None:
        yield Fault(path, 1, "This file exists in the first language and not here", "Translate it.")
        return
    if power.sources != twin.sources:
        yield Fault(path, 1, "`sources` differs from the first language", cure)
    ids = [exercise.id for exercise in power.exercises]
    if ids != [exercise.id for exercise in twin.exercises]:
        what = "The ids of the exercises differ from the first language"
        yield Fault(path, 1, what, f"The exercises of {power.path} are: {', '.join(ids)}.")
        return
    for exercise, same in zip(power.exercises, twin.exercises, strict=True):
        if bare(exercise) != bare(same):
            yield Fault(path, same.line, f"The exercise `{same.id}` differs from the first language", cure)


def _of_lists(first: Survey, other: Survey) -> Iterator[Fault]:
    for week, twin in zip(first.weeks, other.weeks, strict=True):
        ours = [(card.id, card.kind) for card in week.cards or ()]
        if ours != [(card.id, card.kind) for card in twin.cards or ()]:
            cure = f"Have the same cards as {week.place}/cards.md, in the same order."
            yield Fault(f"{twin.place}/cards.md", 1, "The cards differ from the first language", cure)
    if {source.id for source in first.sources} != {source.id for source in other.sources}:
        path, cure = f"{other.language}/sources.md", f"Have the same sources as {first.language}/sources.md."
        yield Fault(path, 1, "The sources differ from the first language", cure)
    if first.findings.keys() != other.findings.keys():
        path, cure = f"{other.language}/words.toml", f"Have the same keys as {first.language}/words.toml."
        yield Fault(path, 1, "The findings differ from the first language", cure)
