"""Everything of one language, read at once: for the index and for `check`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from leadcoach.curriculum.faults import Fault, Report
from leadcoach.curriculum.grammar import ID
from leadcoach.curriculum.loader import ASPECTS, EXTRAS, parse_cards, parse_module, parse_sources
from leadcoach.curriculum.powers import parse_power
from leadcoach.curriculum.programme import PROGRAMME, Programme, WeekEntry, parse_names, parse_programme
from leadcoach.curriculum.words import parse_words
from leadcoach.domain.programme import Card, Module, Power, SourceNote


@dataclass(frozen=True, slots=True)
class WeekTexts:
    """The files of one week; a module whose file cannot be read at all is None."""

    entry: WeekEntry
    place: str
    """The week's folder below the content folder."""
    own: Module | None
    modules: Mapping[str, Module | None]
    """By aspect; only those whose file exists."""
    cards: tuple[Card, ...] | None
    """None when there is no file of cards."""

    @property
    def written(self) -> bool:
        """Whether there is more than the front matter of `week.md`."""
        return bool(self.modules or self.cards is not None or (self.own and self.own.steps))


@dataclass(frozen=True, slots=True)
class Survey:
    """One language of the programme."""

    language: str
    names: Mapping[str, Mapping[str, str]]
    weeks: tuple[WeekTexts, ...]
    instruments: Mapping[str, Module | None]
    extras: Mapping[str, Module | None]
    sources: tuple[SourceNote, ...]
    findings: Mapping[str, str]
    routines: Mapping[str, Module | None] = field(default_factory=dict)
    """In the order of `programme.toml`, else of their file names."""
    shelf: Mapping[str, Module | None] = field(default_factory=dict)
    powers: Mapping[str, Power | None] = field(default_factory=dict)
    """Empty while there is no folder of them."""
    faults: tuple[Fault, ...] = field(default=(), compare=False)

    def walks(self) -> Iterator[tuple[str, Module | None]]:
        """Every walk with the id it must have."""
        for week in self.weeks:
            yield week.entry.id, week.own
            for aspect, module in week.modules.items():
                yield f"{week.entry.id}.{aspect}", module
        yield from self.instruments.items()
        yield from self.extras.items()
        yield from self.routines.items()
        yield from self.shelf.items()

    def modules(self) -> Iterator[tuple[str, Module]]:
        """Every walk that could be read, with the id it must have."""
        return ((name, module) for name, module in self.walks() if module)

    @property
    def broken(self) -> frozenset[str]:
        """The paths of files with faults."""
        return frozenset(fault.path for fault in self.faults)

    @property
    def unsure(self) -> frozenset[str]:
        """Ids of walks with faults of their own: what is missing there may only be misspelt."""
        broken = self.broken
        return frozenset(name for name, module in self.walks() if module is None or module.path in broken)


def survey_programme(folder: Path) -> tuple[Programme, tuple[Fault, ...]]:
    """Give the order of things, and what is wrong with it."""
    report = Report(PROGRAMME)
    return parse_programme(folder, report), tuple(report.faults)


def survey(folder: Path, programme: Programme, language: str) -> Survey:
    """Read every file of a language; every fault is in `faults`."""
    faults: list[Fault] = []
    names = parse_names(folder, programme, _report(f"{language}/names.toml", faults))
    _words, findings = parse_words(folder, _report(f"{language}/words.toml", faults))
    sources = f"{language}/sources.md"
    return Survey(
        language=language,
        names=names,
        weeks=tuple(_week(folder, language, entry, faults) for entry in programme.weeks),
        instruments={
            name: _walk(folder, f"{language}/instruments/{name}.md", faults) for name in programme.instruments
        },
        extras={name: _walk(folder, f"{language}/{name}.md", faults) for name in EXTRAS},
        sources=parse_sources(folder, sources, _report(sources, faults)) or (),
        findings=findings,
        routines=_found(folder, f"{language}/routines", programme.routines, faults),
        shelf=_found(folder, f"{language}/shelf", programme.shelf, faults),
        powers=_powers(folder, f"{language}/powers", programme, faults),
        faults=tuple(faults),
    )


def _report(path: str, faults: list[Fault]) -> Report:
    """Give a report that writes into the common list."""
    report = Report(path)
    report.faults = faults
    return report


def _week(folder: Path, language: str, entry: WeekEntry, faults: list[Fault]) -> WeekTexts:
    place = f"{language}/{entry.folder}"
    paths = {aspect: f"{place}/{aspect}.md" for aspect in ASPECTS}
    cards = f"{place}/cards.md"
    return WeekTexts(
        entry=entry,
        place=place,
        own=_walk(folder, f"{place}/week.md", faults),
        modules={
            aspect: _walk(folder, path, faults) for aspect, path in paths.items() if os.path.lexists(folder / path)
        },
        cards=(parse_cards(folder, cards, _report(cards, faults)) or ()) if os.path.lexists(folder / cards) else None,
    )


def _found(folder: Path, place: str, order: tuple[str, ...] | None, faults: list[Fault]) -> Mapping[str, Module | None]:
    """Read every walk of a folder; `order` comes first, and what it does not name after it."""
    names = names_in(folder, place)
    placed = [name for name in order or () if name in names]
    rest = [name for name in names if name not in placed]
    return {name: _walk(folder, f"{place}/{name}.md", faults) for name in (*placed, *rest)}


def names_in(folder: Path, place: str) -> tuple[str, ...]:
    """Give the names of the walks in a folder, sorted; what is no id is not read."""
    try:
        names = sorted(path.stem for path in (folder / place).iterdir() if path.suffix == ".md")
    except OSError:
        return ()
    return tuple(name for name in names if ID.fullmatch(name))


def _powers(folder: Path, place: str, programme: Programme, faults: list[Fault]) -> Mapping[str, Power | None]:
    if not os.path.lexists(folder / place):
        return {}
    paths = {name: f"{place}/{name}.md" for name in programme.powers}
    return {name: parse_power(folder, path, _report(path, faults)) for name, path in paths.items()}


def _walk(folder: Path, path: str, faults: list[Fault]) -> Module | None:
    return parse_module(folder, path, _report(path, faults))
