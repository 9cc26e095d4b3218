"""What must hold for one step among the others: every address leads somewhere, and to something of use there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from leadcoach.curriculum.faults import Fault, did_you_mean
from leadcoach.curriculum.files import line_with
from leadcoach.curriculum.fits import (
    Misfit,
    Target,
    chosen_misfit,
    date_misfit,
    options_misfit,
    prefill_misfit,
)
from leadcoach.curriculum.resolve import Resolver, Wrong
from leadcoach.curriculum.show_fits import show_misfits
from leadcoach.curriculum.survey import Survey
from leadcoach.domain import opening, predicates
from leadcoach.domain.address import Address
from leadcoach.domain.asks import Ask
from leadcoach.domain.programme import COMPUTED, Module, Part, Show, Step
from leadcoach.domain.specs import ChoiceSpec, InstrumentSpec, TableSpec

BESIDE: Mapping[str, str] = {"share": "number", "waves": "scale"}


class StepRules:
    """The rules for the steps of one language, each giving what breaks it."""

    def __init__(self, folder: Path, survey: Survey, resolver: Resolver) -> None:
        self.folder = folder
        self.survey = survey
        self.resolver = resolver
        self.logs = frozenset(ask.fact_kind for _name, module in survey.modules() for ask in module.asks) - {""}

    def faults(self, name: str, module: Module, step: Step) -> Iterator[Fault]:
        """Everything that breaks a rule in a step of the file `name`."""
        path = module.path
        if step.when:
            yield from self._when(name, path, step)
        if step.show:
            yield from self._show(name, path, step.show)
        if step.part:
            yield from self._part(name, path, step.part)
        if step.ask:
            yield from self._origin(name, path, step.ask)
            yield from self._options(name, path, step.ask)
            yield from self._opens(name, module, step.ask)
            if isinstance(step.ask.spec, InstrumentSpec):
                yield from self._use(path, step.ask.spec.use, step.ask.line, ())

    def _find(self, text: str, name: str) -> Target | Wrong | None:
        """Give what an address leads to from inside the file `name`; None where unsure."""
        found = self.resolver.look_up(text, name)
        if isinstance(found, Ask):
            return Target(text, found, self.resolver.address(text, name).column)
        return found

    def _fault(self, path: str, line: int, wrong: Misfit | Wrong, pattern: str) -> Fault:
        return Fault(path, line_with(self.folder, path, pattern, line), wrong.what, wrong.cure)

    def _show(self, name: str, path: str, show: Show) -> Iterator[Fault]:
        if show.use:
            yield from self._use(path, show.use, show.line, COMPUTED)
        if show.log and show.log not in self.logs and not self.resolver.unsure:
            wrong = Misfit("log", f"Nothing is logged as `{show.log}`", did_you_mean(show.log, sorted(self.logs)))
            yield self._fault(path, show.line, wrong, r"^log:")
        found = self._find(show.of, name) if show.of else None
        if isinstance(found, Wrong):
            yield self._fault(path, show.line, found, r"^of:")
        elif found:
            for misfit in show_misfits(show, found):
                colon = "" if misfit.key.startswith("- ") else ":"
                yield self._fault(path, show.line, misfit, rf"^{misfit.key}{colon}")
        yield from self._beside(name, path, show)

    def _part(self, name: str, path: str, part: Part) -> Iterator[Fault]:
        if name not in self.survey.instruments:
            wrong = Wrong("A `part` stands on worksheets only", "Move it to a file of `instruments/`.")
            yield self._fault(path, part.line, wrong, r"^```part")
            return
        found = self._find(part.of, name) if part.of else None
        if isinstance(found, Target):
            address = self.resolver.address(part.of, name)
            found = _no_part(found, address, name) or (None if part.line_only else _not_to_fill_in(found))
        if isinstance(found, Wrong):
            yield self._fault(path, part.line, found, r"^of:")

    def _beside(self, name: str, path: str, show: Show) -> Iterator[Fault]:
        found = self._find(show.beside, name) if show.beside else None
        wanted = BESIDE.get(show.reading, "")
        if isinstance(found, Target) and found.ask.kind != wanted:
            what = f"`{found.text}` is a `{found.ask.kind}`, and `{show.reading}` needs a `{wanted}` in `beside`"
            found = Wrong(what, f"Name a `{wanted}`, or take the line away.")
        if isinstance(found, Wrong):
            yield self._fault(path, show.line, found, r"^beside:")

    def _use(self, path: str, use: str, line: int, more: tuple[str, ...]) -> Iterator[Fault]:
        known = (*self.survey.instruments, *more)
        if use and use not in known:
            cure = did_you_mean(use, known, "Add it to `instruments` in programme.toml.")
            yield self._fault(path, line, Wrong(f"There is no instrument `{use}`", cure), r"^use:")

    def _origin(self, name: str, path: str, ask: Ask) -> Iterator[Fault]:
        for origin in ask.origin:
            found = self._find(origin, name)
            wrong = prefill_misfit(ask, found) if isinstance(found, Target) else found
            if wrong:
                yield self._fault(path, ask.line, wrong, r"^from:")

    def _options(self, name: str, path: str, ask: Ask) -> Iterator[Fault]:
        keys: list[tuple[str, str]] = []
        if isinstance(ask.spec, ChoiceSpec) and ask.spec.options_from:
            keys = [("options", ask.spec.options_from)]
        elif isinstance(ask.spec, TableSpec):
            keys = [("list", column.options_from) for column in ask.spec.columns if column.options_from]
        for key, address in dict.fromkeys(keys):
            found = self._find(address, name)
            wrong = options_misfit(key, found) if isinstance(found, Target) else found
            if wrong:
                yield self._fault(path, ask.line, wrong, rf"^{key}:.*{re.escape(address)}\s*$")

    def _opens(self, name: str, module: Module, ask: Ask) -> Iterator[Fault]:
        how = opening.parse(ask.opens) if ask.opens else None
        wrong: Misfit | Wrong | None = None
        if isinstance(how, opening.After) and module.asked_before(ask.id) is None:
            wrong = Misfit("opens", "No step before this one asks anything", "Write `opens: w26`, or name a date.")
        elif isinstance(how, opening.OnDate):
            found = self._find(how.address, name)
            wrong = date_misfit(found) if isinstance(found, Target) else found
        if wrong:
            yield self._fault(module.path, ask.line, wrong, r"^opens:")

    def _when(self, name: str, path: str, step: Step) -> Iterator[Fault]:
        for condition in predicates.parse(step.when).conditions:
            if not isinstance(condition, (predicates.Answered, predicates.Chosen)):
                continue
            found = self._find(condition.address, name)
            wrong: Misfit | Wrong | None = found if isinstance(found, Wrong) else None
            if isinstance(found, Target) and isinstance(condition, predicates.Chosen):
                wrong = chosen_misfit(condition, found)
            if wrong:
                yield self._fault(path, step.line, wrong, r"^(<!--\s*)?when:")


def _no_part(found: Target, address: Address, name: str) -> Wrong | None:
    """Say why an ask cannot stand on the worksheet `name`; None where it can."""
    if address.file == name:
        return Wrong(f"`{found.text}` is an ask of this file already", "Take the part away.")
    if address.column or address.pin or address.occasion:
        return Wrong(f"`{found.text}` is not a whole ask", f"Write `of: @{address.subject}`.")
    if isinstance(found.ask.spec, InstrumentSpec):
        return Wrong(f"`{found.text}` opens a worksheet itself", "Name the ask of that worksheet's step.")
    return None


def _not_to_fill_in(found: Target) -> Wrong | None:
    """Say why an ask cannot be filled in on a worksheet, which is open to everybody from the first day."""
    cure = "Write `as: line`, so that a line leads to the step."
    if found.ask.when or found.ask.opens:
        return Wrong(f"`{found.text}` is not always there: it has a `when` or an `opens`", cure)
    if found.ask.keep == "nothing":
        return Wrong(f"`{found.text}` keeps nothing, so it cannot stand in two places", cure)
    return None
