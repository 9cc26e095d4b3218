"""What must hold between the files of one language: references, weeks that are whole, sources, instruments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from leadcoach.curriculum.faults import Fault, did_you_mean
from leadcoach.curriculum.file_rules import file_faults
from leadcoach.curriculum.files import line_with
from leadcoach.curriculum.loader import ASPECTS
from leadcoach.curriculum.phrases import PHRASES
from leadcoach.curriculum.resolve import Resolver, Wrong
from leadcoach.curriculum.step_rules import StepRules
from leadcoach.curriculum.survey import Survey, WeekTexts
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.programme import Module

LEAST_CARDS = 4
LEVELS = ("D", "A", "T")


class Rules:
    """The rules for one language, each giving what breaks it."""

    def __init__(self, folder: Path, survey: Survey) -> None:
        self.folder = folder
        self.survey = survey
        self.broken = survey.broken
        self.resolver = Resolver(modules=dict(survey.modules()), unsure=survey.unsure)
        self.steps = StepRules(folder, survey, self.resolver)

    def faults(self) -> Iterator[Fault]:
        """Everything that breaks a rule."""
        for name, module in self.survey.modules():
            yield from self._module(name, module)
        for week in self.survey.weeks:
            if week.written:
                yield from self._week(week)
        for name, sheet in self.survey.instruments.items():
            if sheet:
                yield from self._instrument(name, sheet)
        yield from self._sources()
        yield from file_faults(self.folder, self.survey)

    def _at(self, path: str, key: str, what: str, cure: str, after: int = 1) -> Fault:
        """Give a fault on the first line from `after` on that begins with a key."""
        return Fault(path, line_with(self.folder, path, rf"^{key}:", after), what, cure)

    def _module(self, name: str, module: Module) -> Iterator[Fault]:
        path = module.path
        if module.id and module.id != name:
            yield self._at(path, "id", f"The id of this file is `{name}`, not `{module.id}`", f"Write `id: {name}`.")
        known = [source.id for source in self.survey.sources]
        for source in module.sources:
            if source not in known:
                cure = did_you_mean(source, known, "Add it to sources.md.")
                yield self._at(path, "sources", f"There is no source `{source}`", cure)
        yield from self._output(name, module)
        fixed = sum(ask.minutes for ask in module.asks)
        walked = "." in name or name in self.survey.routines or name in self.survey.shelf
        if walked and 0 < module.minutes < fixed:
            what = f"The asks take {fixed} minutes by themselves, the module only {module.minutes}"
            yield self._at(path, "minutes", what, "Give the module more minutes, or the asks fewer.")
        for step in module.steps:
            yield from self.steps.faults(name, module, step)

    def _output(self, name: str, module: Module) -> Iterator[Fault]:
        if not module.output:
            return
        ask = module.output.removeprefix(f"{name}.")
        if ask == module.output or (module.ask(ask) is None and name not in self.resolver.unsure):
            known = [f"{name}.{each.id}" for each in module.asks]
            near = did_you_mean(module.output, known, f"Write it like `output: {name}.ASK`.")
            yield self._at(module.path, "output", f"`{module.output}` names no ask of this file", near)

    def _week(self, week: WeekTexts) -> Iterator[Fault]:
        for aspect in ASPECTS:
            if aspect not in week.modules:
                yield Fault(
                    f"{week.place}/{aspect}.md", 1, f"The week is written and has no {aspect}", "Write the file."
                )
        yield from self._cards(week)
        if week.own:
            yield from self._own_walk(week, week.own)

    def _own_walk(self, week: WeekTexts, own: Module) -> Iterator[Fault]:
        taken = sum(module.minutes for module in week.modules.values() if module)
        if 0 < own.minutes <= taken:
            what = f"The modules take {taken} minutes, the whole week only {own.minutes}"
            cure = "The week's minutes are those of the modules and of its own walk."
            yield self._at(own.path, "minutes", what, cure)
        if own.path not in self.broken:
            yield from _walk_of_week(own)

    def _cards(self, week: WeekTexts) -> Iterator[Fault]:
        path, name = f"{week.place}/cards.md", f"{week.entry.id}.cards"
        if path in self.broken:
            return
        cards = week.cards or ()
        if len(cards) < LEAST_CARDS:
            yield Fault(path, 1, f"There are {len(cards)} cards", f"Write at least {LEAST_CARDS}.")
        if any(not card.id.startswith(f"{name}.") for card in cards):
            yield self._at(path, "id", f"The id of this file is `{name}`", f"Write `id: {name}`.")

    def _instrument(self, name: str, module: Module) -> Iterator[Fault]:
        instrument = INSTRUMENTS.get(name)
        if instrument is None or name in self.resolver.unsure:
            return
        for ask_id, shape in instrument.asks.items():
            ask = module.ask(ask_id)
            if ask is None:
                yield Fault(module.path, 1, f"The reading needs an ask `{ask_id}`", "Add it, with exactly this id.")
            elif ask.shape is not shape:
                cure = f"Use a kind whose answer is {shape.__name__}."
                yield Fault(module.path, ask.line, f"The reading cannot use a `{ask.kind}` here", cure)
        for need in instrument.needs:
            if need.later and self.resolver.address(need.address, name).file not in self.resolver.modules:
                continue
            found = self.resolver.look_up(need.address, name)
            if isinstance(found, Wrong):
                yield Fault(module.path, 1, f"The reading needs another answer: {found.what}", found.cure)
        yield from self._phrases(module, instrument.phrases)

    def _phrases(self, module: Module, needed: frozenset[str]) -> Iterator[Fault]:
        heading = line_with(self.folder, module.path, rf"^## {PHRASES}")
        for key in sorted(needed - set(module.phrases)):
            yield Fault(module.path, heading, f"The phrase `{key}` is missing", f"Add a line `- {key}: …`.")
        for key in sorted(set(module.phrases) - needed):
            cure = did_you_mean(key, needed)
            yield self._at(module.path, f"- {key}", f"No reading says the phrase `{key}`", cure, heading)

    def _sources(self) -> Iterator[Fault]:
        used = {source for _name, module in self.survey.modules() for source in module.sources}
        used |= {source for power in self.survey.powers.values() if power for source in power.sources}
        path = f"{self.survey.language}/sources.md"
        for source in self.survey.sources:
            if source.id not in used:
                line = line_with(self.folder, path, rf"<!--\s*id:\s*{source.id}\s*-->")
                cure = "Name it in the `sources` of a file, or take it away."
                yield Fault(path, line, f"No file names the source `{source.id}`", cure)


def _walk_of_week(own: Module) -> Iterator[Fault]:
    opening = own.steps[0] if own.steps else None
    if not (opening and opening.ask and opening.ask.kind == "text" and opening.id == "opening"):
        line = opening.line if opening else 1
        yield Fault(own.path, line, "The week does not begin with its opening", "Begin with a step `ask text opening`.")
    elif not opening.after:
        yield Fault(own.path, opening.line, "The opening has no answer of ours", "Write it after the fence.")
    practices = [step for step in own.steps if step.ask and step.ask.kind == "practice"]
    if len(practices) != 1:
        cure = "Have exactly one step with `ask practice team`."
        yield Fault(own.path, 1, f"The week has {len(practices)} practices with the team", cure)
    prompts = [step.ask for step in own.steps if step.ask and step.ask.journal]
    for level in LEVELS:
        if level not in {prompt.level for prompt in prompts}:
            cure = f"Add an `ask text` with `journal: yes` and `level: {level}`."
            yield Fault(own.path, 1, f"The week has no journal prompt of level {level}", cure)
    yield from _order(own)


def _order(own: Module) -> Iterator[Fault]:
    """The prompts come after the practice; further steps of any kind stand wherever they should come."""
    practice = next((each.line for each in own.steps if each.ask and each.ask.kind == "practice"), 0)
    for step in own.steps:
        ask = step.ask
        if ask and ask.journal and ask.kind != "text":
            yield Fault(own.path, ask.line, "A journal prompt is a `text`", f"Write `ask text {ask.id}`.")
        elif ask and ask.journal and step.line < practice:
            yield Fault(own.path, ask.line, "A journal prompt stands before the practice", "Move it below.")
