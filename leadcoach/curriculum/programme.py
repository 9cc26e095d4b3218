"""`programme.toml` and `names.toml`: what there is, in which order, and what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from leadcoach.curriculum.faults import Fault, Report, did_you_mean
from leadcoach.curriculum.files import line_with
from leadcoach.curriculum.grammar import ID, ID_CURE
from leadcoach.curriculum.toml import read_toml

PROGRAMME = "programme.toml"
FORMAT = 1
NAMES = ("blocks", "beds", "powers", "months", "aspects", "evidence")
ASPECT_NAMES = ("mindset", "skillset", "toolset", "week")
LABELS = ("A", "B", "C")

DISCIPLINES = ("systems", "mastery", "models", "vision", "team")
LEGS = ("safety", "mindset", "methods")
RINGS = ("me", "team", "leadership", "organisation")
LENSES = {"disciplines": DISCIPLINES, "legs": LEGS, "rings": RINGS}
"""Groups of names.toml that stand there only where a lens is used, and then whole."""

_KEYS = ("format", "languages", "blocks", "powers", "instruments", "routines", "shelf", "months", "weeks")
_WEEK_KEYS = ("id", "folder", "block", "powers", "disciplines", "leg")
_WEEK = re.compile(r"w\d{2}")
_FOLDER = re.compile(r"[a-z0-9][a-z0-9-]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")


@dataclass(frozen=True, slots=True)
class WeekEntry:
    """One week of the programme."""

    id: str
    folder: str
    block: str
    powers: tuple[str, ...]
    disciplines: tuple[str, ...] = ()
    leg: str = ""
    line: int = field(default=1, compare=False)

    @property
    def number(self) -> int:
        """Which week it is."""
        return int(self.id[1:])


@dataclass(frozen=True, slots=True)
class Programme:
    """What there is, in its order; ids only."""

    languages: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    powers: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    months: tuple[tuple[str, tuple[str, ...]], ...] = ()
    weeks: tuple[WeekEntry, ...] = ()
    routines: tuple[str, ...] | None = None
    """Their order; None where it is that of the file names."""
    shelf: tuple[str, ...] | None = None

    @property
    def lenses(self) -> frozenset[str]:
        """Which lenses the weeks name, as groups of names.toml."""
        groups = [("disciplines", week.disciplines) for week in self.weeks]
        groups += [("legs", (week.leg,)) for week in self.weeks if week.leg]
        return frozenset(group for group, named in groups if named)

    def month_of(self, week: str) -> str:
        """Give the month a week stands in, or nothing."""
        return next((month for month, weeks in self.months if week in weeks), "")


class _Reader:
    """Reads parts of one TOML file and knows how to find their lines."""

    def __init__(self, folder: Path, report: Report) -> None:
        self.folder = folder
        self.report = report

    def wrong(self, pattern: str, what: str, cure: str) -> None:
        self.report.add(line_with(self.folder, self.report.path, pattern), what, cure)

    def ids(self, table: Mapping[str, object], key: str, form: re.Pattern[str], near: str = "") -> tuple[str, ...]:
        """Give a list of ids; `near` is a pattern for the line when the key stands in several tables."""
        value = table.get(key)
        pattern = near or rf"^\s*{key}\b"
        if not isinstance(value, list):
            self.wrong(pattern, f"`{key}` is missing or no list", f'Write it like `{key} = ["one", "two"]`.')
            return ()
        found = tuple(each for each in value if isinstance(each, str) and form.fullmatch(each))
        if len(found) < len(value):
            self.wrong(pattern, f"`{key}` holds something that is no id", ID_CURE)
        for each in sorted({each for each in found if found.count(each) > 1}):
            self.wrong(pattern, f"`{key}` names `{each}` twice", "Take one away.")
        return tuple(dict.fromkeys(found))

    def tables(self, data: Mapping[str, object], key: str, keys: tuple[str, ...]) -> list[Mapping[str, object]]:
        value = data.get(key)
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.wrong(
                rf"\b{key}\b", f"`[[{key}]]` is missing", f"Write a block that begins with `[[{key}]]` for each."
            )
            return []
        for each in value:
            self.unknown(each, keys)
        return value

    def unknown(self, table: Mapping[str, object], keys: Iterable[str]) -> None:
        choices = tuple(keys)
        for key in table:
            if key not in choices:
                self.wrong(rf"{re.escape(key)}", f"There is no key `{key}` here", did_you_mean(key, choices))


def parse_programme(folder: Path, report: Report) -> Programme:
    """Give as much of `programme.toml` as can be read; every fault is reported."""
    data = read_toml(folder, report.path)
    if isinstance(data, Fault):
        report.faults.append(data)
        return Programme()
    reader = _Reader(folder, report)
    reader.unknown(data, _KEYS)
    if data.get("format") != FORMAT:
        reader.wrong(r"^\s*format\b", "This is not format 1", f"Write `format = {FORMAT}`.")
    programme = Programme(
        languages=reader.ids(data, "languages", _LANGUAGE),
        blocks=reader.ids(data, "blocks", ID),
        powers=reader.ids(data, "powers", ID),
        instruments=reader.ids(data, "instruments", ID),
        months=_months(data, reader),
        weeks=_weeks(data, reader),
        routines=_listed(data, "routines", reader),
        shelf=_listed(data, "shelf", reader),
    )
    if not programme.languages:
        reader.wrong(r"^\s*languages\b", "The programme has no language", 'Write `languages = ["en"]`.')
    _look_at_weeks(programme, reader)
    weeks = data.get("weeks")
    if isinstance(weeks, list) and len(weeks) == len(programme.weeks):
        _look_at_months(programme, reader)
    return programme


def _listed(data: Mapping[str, object], key: str, reader: _Reader) -> tuple[str, ...] | None:
    """Give an order where there is one; a list with faults is none."""
    if key not in data:
        return None
    found, value = reader.ids(data, key, ID), data[key]
    return found if isinstance(value, list) and len(found) == len(value) else None


def _months(data: Mapping[str, object], reader: _Reader) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = []
    for table in reader.tables(data, "months", ("id", "weeks")):
        name = table.get("id")
        if not isinstance(name, str) or not ID.fullmatch(name):
            reader.wrong(r"^\s*\[\[months\]\]", "A month has no id", ID_CURE)
            continue
        weeks = table.get("weeks")
        first = weeks[0] if isinstance(weeks, list) and weeks else "-"
        found.append((name, reader.ids(table, "weeks", _WEEK, rf"^\s*weeks.*{re.escape(str(first))}")))
    return tuple(found)


def _weeks(data: Mapping[str, object], reader: _Reader) -> tuple[WeekEntry, ...]:
    found: dict[str, WeekEntry] = {}
    for table in reader.tables(data, "weeks", _WEEK_KEYS):
        name, place, block = (str(table.get(key, "")) for key in ("id", "folder", "block"))
        pattern = rf'^\s*id\s*=\s*"{re.escape(name)}"'
        if not _WEEK.fullmatch(name):
            reader.wrong(pattern, f"A week has the id `{name}`", 'Write it like `id = "w01"`.')
        elif name in found:
            reader.wrong(pattern, f"There are two weeks `{name}`", "Take one away.")
        elif not _FOLDER.fullmatch(place):
            reader.wrong(
                pattern, f"The week `{name}` has no folder", 'Write it like `folder = "week-01-walk-the-garden"`.'
            )
        else:
            powers = reader.ids(table, "powers", ID, pattern)
            line = line_with(reader.folder, reader.report.path, pattern)
            disciplines = reader.ids(table, "disciplines", ID, pattern) if "disciplines" in table else ()
            found[name] = WeekEntry(name, place, block, powers, disciplines, str(table.get("leg", "")), line)
    return tuple(found.values())


def _look_at_weeks(programme: Programme, reader: _Reader) -> None:
    for week in programme.weeks:
        if week.block not in programme.blocks:
            cure = did_you_mean(week.block, programme.blocks)
            reader.report.add(week.line, f"The week `{week.id}` names no known block", cure)
        for power in week.powers:
            if power not in programme.powers:
                cure = did_you_mean(power, programme.powers)
                reader.report.add(week.line, f"The week `{week.id}` names the unknown Power `{power}`", cure)
        for discipline in week.disciplines:
            if discipline not in DISCIPLINES:
                cure = did_you_mean(discipline, DISCIPLINES)
                reader.report.add(week.line, f"The week `{week.id}` names the unknown discipline `{discipline}`", cure)
        if week.leg and week.leg not in LEGS:
            reader.report.add(week.line, f"The week `{week.id}` stands on no known leg", did_you_mean(week.leg, LEGS))


def _look_at_months(programme: Programme, reader: _Reader) -> None:
    weeks = [week.id for week in programme.weeks]
    placed = [week for _month, ids in programme.months for week in ids]
    for week in programme.weeks:
        if placed.count(week.id) != 1:
            reader.report.add(week.line, f"The week `{week.id}` does not stand in exactly one month", "Name it in one.")
    for name in placed:
        if name not in weeks:
            reader.wrong(rf"^\s*weeks.*{name}", f"A month names `{name}`, which is no week", did_you_mean(name, weeks))


def parse_names(folder: Path, programme: Programme, report: Report) -> Mapping[str, Mapping[str, str]]:
    """Give every name by group and id; missing, unknown and empty ones are reported."""
    data = read_toml(folder, report.path)
    if isinstance(data, Fault):
        report.faults.append(data)
        return {}
    reader = _Reader(folder, report)
    reader.unknown(data, (*NAMES, *LENSES))
    wanted = {
        "blocks": programme.blocks,
        "beds": programme.blocks,
        "powers": programme.powers,
        "months": tuple(month for month, _weeks in programme.months),
        "aspects": ASPECT_NAMES,
        "evidence": LABELS,
        **{group: ids for group, ids in LENSES.items() if group in data or group in programme.lenses},
    }
    return {group: _named(data.get(group), group, ids, reader) for group, ids in wanted.items()}


def _named(value: object, group: str, ids: tuple[str, ...], reader: _Reader) -> Mapping[str, str]:
    found: dict[str, str] = {}
    header = rf"^\s*\[{group}\]"
    table = value if isinstance(value, dict) else {}
    for name in ids:
        text = table.get(name)
        if isinstance(text, str) and text.strip():
            found[name] = text
        else:
            cure = f'Add a line `{name} = "…"` under `[{group}]`.'
            reader.wrong(rf"^\s*{name}\s*=" if name in table else header, f"`{group}` has no name for `{name}`", cure)
    for name in table:
        if name not in ids:
            reader.wrong(
                rf"^\s*{re.escape(name)}\s*=", f"`{group}` names `{name}`, which is unknown", did_you_mean(name, ids)
            )
    return found
