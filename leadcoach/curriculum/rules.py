"""What must hold between the files of one language: references, weeks that are whole, sources, instruments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from leadcoach.curriculum.faults import Fault, did_you_mean
from leadcoach.curriculum.files import line_with
from leadcoach.curriculum.loader import ASPECTS
from leadcoach.curriculum.phrases import PHRASES
from leadcoach.curriculum.resolve import Resolver, Wrong
from leadcoach.curriculum.survey import Survey, WeekTexts
from leadcoach.domain.asks import Ask, InstrumentSpec
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.programme import Module, Show, Step

LEAST_CARDS = 4
LEVELS = ("D", "A", "T")
KINDS_READ = {"bars": "scale", "share": "live"}
"""The only kind of ask a reading can draw; every other reading takes all."""
BESIDE = "number"


class Rules:
    """The rules for one language, each giving what breaks it."""

    def __init__(self, folder: Path, survey: Survey) -> None:
        self.folder = folder
        self.survey = survey
        self.broken = frozenset(fault.path for fault in survey.faults)
        self.resolver = Resolver(
            modules=dict(survey.modules()),
            unsure=frozenset(name for name, module in survey.walks() if module is None or module.path in self.broken),
        )

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
        if "." in name and 0 < module.minutes < fixed:
            what = f"The asks take {fixed} minutes by themselves, the module only {module.minutes}"
            yield self._at(path, "minutes", what, "Give the module more minutes, or the asks fewer.")
        for step in module.steps:
            yield from self._step(name, path, step)

    def _output(self, name: str, module: Module) -> Iterator[Fault]:
        if not module.output:
            return
        ask = module.output.removeprefix(f"{name}.")
        if ask == module.output or (module.ask(ask) is None and name not in self.resolver.unsure):
            known = [f"{name}.{each.id}" for each in module.asks]
            near = did_you_mean(module.output, known, f"Write it like `output: {name}.ASK`.")
            yield self._at(module.path, "output", f"`{module.output}` names no ask of this file", near)

    def _step(self, name: str, path: str, step: Step) -> Iterator[Fault]:
        if step.show:
            yield from self._show(name, path, step.show)
        if step.ask:
            yield from self._origin(name, path, step.ask)
            if isinstance(step.ask.spec, InstrumentSpec):
                yield from self._use(path, step.ask.spec.use, step.ask.line)

    def _show(self, name: str, path: str, show: Show) -> Iterator[Fault]:
        if show.use:
            yield from self._use(path, show.use, show.line)
        wanted = KINDS_READ.get(show.reading, "")
        for key, address, kind in (("of", show.of, wanted), ("beside", show.beside, BESIDE)):
            found = self.resolver.look_up(address, name) if address else None
            if isinstance(found, Wrong):
                yield self._at(path, key, found.what, found.cure, show.line)
            elif found and kind and found.kind != kind:
                what = f"`{address}` is a `{found.kind}`, and `{show.reading}` needs a `{kind}` in `{key}`"
                yield self._at(path, key, what, f"Name a `{kind}`, or write `show echo {show.id}`.", show.line)

    def _use(self, path: str, use: str, line: int) -> Iterator[Fault]:
        if use and use not in self.survey.instruments:
            cure = did_you_mean(use, self.survey.instruments, "Add it to `instruments` in programme.toml.")
            yield self._at(path, "use", f"There is no instrument `{use}`", cure, line)

    def _origin(self, name: str, path: str, ask: Ask) -> Iterator[Fault]:
        """A proposal is a whole earlier answer, so it comes from an ask of the same kind."""
        found = self.resolver.look_up(ask.origin, name) if ask.origin else None
        if isinstance(found, Wrong):
            yield self._at(path, "from", found.what, found.cure, ask.line)
        elif found and found.kind != ask.kind:
            what = f"`{ask.origin}` is a `{found.kind}`, and a `{ask.kind}` cannot be prefilled from it"
            yield self._at(path, "from", what, f"Name a `{ask.kind}`, or take the line away.", ask.line)
        elif found and self.resolver.address(ask.origin, name).column:
            what = f"`{ask.origin}` names a part of `{found.id}`, and `from` takes the whole answer"
            yield self._at(path, "from", what, "Leave out the column.", ask.line)

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
        path = f"{self.survey.language}/sources.md"
        for source in self.survey.sources:
            if source.id not in used:
                line = line_with(self.folder, path, rf"<!--\s*id:\s*{source.id}\s*-->")
                cure = "Name it in the `sources` of a module, or take it away."
                yield Fault(path, line, f"No module names the source `{source.id}`", cure)


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
    """The opening comes first, then the practice, then the prompts; anything else has no place in `week.md`."""
    practice = next((each.line for each in own.steps if each.ask and each.ask.kind == "practice"), 0)
    for number, step in enumerate(own.steps):
        ask = step.ask
        if ask and ask.journal and ask.kind != "text":
            yield Fault(own.path, ask.line, "A journal prompt is a `text`", f"Write `ask text {ask.id}`.")
        elif ask and ask.journal and step.line < practice:
            yield Fault(own.path, ask.line, "A journal prompt stands before the practice", "Move it below.")
        elif number and not (ask and (ask.journal or ask.kind == "practice")):
            cure = "Put it into a module, or give it `journal: yes` and a `level`."
            yield Fault(own.path, step.line, "This step is neither opening, nor practice, nor prompt", cure)
