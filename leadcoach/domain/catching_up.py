"""The way back after hard weeks: for each week left behind, the smallest step that still makes it count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from leadcoach.domain.outline import ModuleOutline, Outline, StepOutline, WeekOutline
from leadcoach.domain.progress import Place, Progress, tended


class Smallest(NamedTuple):
    """The smallest useful step of a week."""

    week: int
    part: str
    """Which part of a tended week it leads to: `output`, `practice` or `prompt`."""
    place: Place
    title: str
    minutes: int
    """What that part still takes."""


def catch_up(outline: Outline, state: Progress, week: int) -> tuple[Smallest, ...]:
    """Give the smallest useful step of each week before `week` that is neither tended nor put aside."""
    behind = [each for each in outline.weeks if each.number < week and each.written and each.id not in state.skipped]
    found = (min(_parts(each, state), key=lambda part: part.minutes, default=None) for each in behind)
    return tuple(each for each in found if each)


def _parts(week: WeekOutline, state: Progress) -> Iterator[Smallest]:
    met = tended(week, state)
    if not met.practice and week.practice and not state.is_done(week.opening, week.practice):
        yield _of(week, "practice", week.opening, week.practice, week.practice.minutes)
    if not met.prompt:
        for prompt in week.prompts:
            if not state.is_done(week.opening, prompt):
                yield _of(week, "prompt", week.opening, prompt, prompt.minutes)
                break
    if not met.output:
        for module in week.modules:
            first = next((step for step in state.there(module) if not state.is_done(module, step)), None)
            if first:
                yield _of(week, "output", module, first, state.minutes_left(module))


def _of(week: WeekOutline, part: str, module: ModuleOutline, step: StepOutline, minutes: float) -> Smallest:
    return Smallest(week.number, part, Place(module.id, step.id), step.title, max(1, round(minutes)))
