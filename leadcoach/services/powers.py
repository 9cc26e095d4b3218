"""The four Powers: how far each exercise is, and what came of it."""

from __future__ import annotations

from typing import NamedTuple

from leadcoach.domain.outline import ExerciseOutline, PowerOutline
from leadcoach.domain.programme import Show
from leadcoach.domain.progress import Place, Progress
from leadcoach.domain.readings.given import told
from leadcoach.services.desk import Desk
from leadcoach.services.phrases import generic_phrases
from leadcoach.services.showing import Showing
from leadcoach.services.spoken import Spoken
from leadcoach.text import _


class ExerciseStep(NamedTuple):
    """One step of an exercise, where it lives."""

    place: Place
    title: str
    where: str
    """The title of the walk it is part of."""
    done: bool


class PowerExercise(NamedTuple):
    """An exercise with how far it is."""

    exercise: ExerciseOutline
    steps: tuple[ExerciseStep, ...]

    @property
    def done(self) -> int:
        """How many of its steps are done."""
        return sum(step.done for step in self.steps)


class Powers:
    """Use cases of the four Powers."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def exercises(self, power: PowerOutline, state: Progress) -> tuple[PowerExercise, ...]:
        """Give the exercises of a Power, with those of their steps that are there for this person."""
        return tuple(PowerExercise(each, self._steps(each, state)) for each in power.exercises)

    def came_of(self, exercise: ExerciseOutline) -> Spoken:
        """Give what was written in the step that shows what came of an exercise."""
        title = _("What came of it")
        module = self._desk.walk(exercise.came.rpartition(".")[0])
        if module is None:
            return Spoken(told(), generic_phrases() | {"title": title})
        show = Show("echo", f"{exercise.id}-came", of=f"@{exercise.came}", title=title)
        return Showing(self._desk).show(module, show)

    def _steps(self, exercise: ExerciseOutline, state: Progress) -> tuple[ExerciseStep, ...]:
        found = []
        for subject in exercise.steps:
            place = Place(*subject.rpartition(".")[::2])
            module = self._desk.outline.module(place.module)
            step = module.step(place.step) if module else None
            if module and step and subject not in state.absent:
                found.append(ExerciseStep(place, step.title, module.title, subject in state.done))
        return tuple(found)
