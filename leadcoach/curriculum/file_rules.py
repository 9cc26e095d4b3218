"""What must hold for routines, the shelf and the files of the Powers, and between them and the other files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from leadcoach.curriculum.faults import Fault, did_you_mean
from leadcoach.curriculum.files import line_with
from leadcoach.curriculum.powers import EXAMPLES
from leadcoach.curriculum.programme import LENSES, PROGRAMME, Programme
from leadcoach.curriculum.survey import Survey, names_in
from leadcoach.domain.programme import Exercise, Power


def file_faults(folder: Path, survey: Survey) -> Iterator[Fault]:
    """Give what is wrong with them in one language."""
    yield from _twins(survey)
    yield from _rings(survey)
    for name, power in survey.powers.items():
        if power:
            yield from _PowerRules(folder, survey, power).faults(name)


def order_faults(folder: Path, programme: Programme, language: str) -> Iterator[Fault]:
    """Give where the lists of `programme.toml` and the files of the first language name different things."""
    for key, listed in (("routines", programme.routines), ("shelf", programme.shelf)):
        if listed is None:
            continue
        place = f"{language}/{key}"
        found = names_in(folder, place)
        line = line_with(folder, PROGRAMME, rf"^\s*{key}\b")
        for name in listed:
            if name not in found:
                cure = did_you_mean(name, found, f"Write {place}/{name}.md, or take it out of the list.")
                yield Fault(PROGRAMME, line, f"`{key}` names `{name}`, which is no file", cure)
        for name in found:
            if name not in listed:
                cure = "Name it, or take the whole list away: then the order is that of the file names."
                yield Fault(PROGRAMME, line, f"`{key}` does not name `{name}`", cure)


def _twins(survey: Survey) -> Iterator[Fault]:
    """A name without a week leads to one file only, so that an address has one meaning."""
    taken = {week.entry.id: f"{week.place}/week.md" for week in survey.weeks}
    groups: tuple[tuple[str, Mapping[str, object]], ...] = (
        ("", survey.extras),
        ("instruments/", survey.instruments),
        ("powers/", survey.powers),
        ("routines/", survey.routines),
        ("shelf/", survey.shelf),
    )
    for place, names in groups:
        for name in names:
            path = f"{survey.language}/{place}{name}.md"
            if name in taken:
                yield Fault(path, 1, f"The name `{name}` is taken by {taken[name]}", "Give the file another name.")
            taken.setdefault(name, path)


def _rings(survey: Survey) -> Iterator[Fault]:
    names = f"{survey.language}/names.toml"
    ringed = next((module for _name, module in survey.modules() if module.ring), None)
    if ringed and "rings" not in survey.names and all(fault.path != names for fault in survey.faults):
        cure = f"Add `[rings]` with names for {', '.join(LENSES['rings'])}."
        yield Fault(names, 1, f"There are no names for the rings, and {ringed.path} names one", cure)


class _PowerRules:
    """The rules for the file of one Power."""

    def __init__(self, folder: Path, survey: Survey, power: Power) -> None:
        self.folder = folder
        self.survey = survey
        self.unsure = survey.unsure
        self.power = power
        self.modules = dict(survey.modules())

    def faults(self, name: str) -> Iterator[Fault]:
        """Everything that breaks a rule."""
        power = self.power
        if power.id and power.id != name:
            what = f"The id of this file is `{name}`, not `{power.id}`"
            yield self._at("id", 1, what, f"Write `id: {name}`.")
        known = [source.id for source in self.survey.sources]
        for source in power.sources:
            if source not in known:
                cure = did_you_mean(source, known, "Add it to sources.md.")
                yield self._at("sources", 1, f"There is no source `{source}`", cure)
        for exercise in power.exercises:
            yield from self._exercise(exercise)

    def _exercise(self, exercise: Exercise) -> Iterator[Fault]:
        weeks = {week.entry.number: week.entry.id for week in self.survey.weeks}
        if exercise.week and exercise.week not in weeks:
            what = f"There is no week `w{exercise.week:02}`"
            yield self._at("week", exercise.line, what, did_you_mean(f"w{exercise.week:02}", weeks.values()))
        for subject in exercise.steps:
            yield from self._subject("steps", subject, exercise, answer=False)
        if exercise.came:
            yield from self._subject("came", exercise.came, exercise, answer=True)

    def _subject(self, key: str, subject: str, exercise: Exercise, *, answer: bool) -> Iterator[Fault]:
        """An address leads to a step, and that of what came of it to an ask."""
        name, _dot, step_name = subject.rpartition(".")
        module = self.modules.get(name)
        step = module.step(step_name) if module else None
        if step and (step.ask or not answer):
            return
        if name in self.unsure and not step:
            return
        if module is None:
            cure = did_you_mean(name, self.modules, "Name a written one.")
            yield self._at(key, exercise.line, f"`@{subject}` leads to no file", cure)
        elif step is None:
            cure = did_you_mean(step_name, [each.id for each in module.steps])
            yield self._at(key, exercise.line, f"`@{subject}` leads to no step of {module.path}", cure)
        else:
            what = f"`@{subject}` leads to a step that asks nothing"
            yield self._at(key, exercise.line, what, f"Name an ask, such as `{EXAMPLES['came']}`.")

    def _at(self, key: str, after: int, what: str, cure: str) -> Fault:
        path = self.power.path
        return Fault(path, line_with(self.folder, path, rf"^{key}:", after), what, cure)
