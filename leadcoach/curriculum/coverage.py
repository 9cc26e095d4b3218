"""`coverage.toml`: at which steps and in which files each row of the list of concepts is carried out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from leadcoach.curriculum.faults import Fault, Report, did_you_mean, refusal
from leadcoach.curriculum.files import line_with
from leadcoach.curriculum.survey import Survey, survey, survey_programme
from leadcoach.curriculum.toml import read_toml
from leadcoach.errors import ContentError
from leadcoach.text import _

COVERAGE = "coverage.toml"
ROWS = 99
"""How many rows the list of concepts has."""

_TABLES = ("rows", "notes", "titles")
_ROW = re.compile(r"[1-9]\d?")


@dataclass(frozen=True, slots=True)
class Row:
    """One concept and where it is carried out."""

    number: int
    ids: tuple[str, ...]
    """Ids of steps, walks, cards, Powers and exercises."""
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Covered:
    """A row with what its ids are called; an id that leads nowhere has an empty title."""

    row: Row
    places: tuple[tuple[str, str], ...]
    """Id and title."""


def coverage(folder: Path, language: str) -> tuple[Covered, ...]:
    """Give every row with the titles of one language; raises ContentError where there is no map or it is broken."""
    if not os.path.lexists(folder / COVERAGE):
        sentence = _("{folder} has no map of its concepts; write {name} beside programme.toml to have one.")
        raise ContentError(sentence.format(folder=folder, name=COVERAGE))
    programme, faults = survey_programme(folder)
    if language not in programme.languages:
        sentence = _("The programme is not written in the language {language}; it has: {languages}.")
        raise ContentError(sentence.format(language=language, languages=", ".join(programme.languages)), _said(faults))
    report = Report(COVERAGE)
    rows = parse_coverage(folder, report)
    if report.faults:
        raise refusal(report.faults)
    titles = titles_of(survey(folder, programme, language))
    return tuple(Covered(row, tuple((name, titles.get(name, "")) for name in row.ids)) for row in rows)


def _said(faults: tuple[Fault, ...]) -> tuple[str, ...]:
    return tuple(str(fault) for fault in faults)


def titles_of(found: Survey) -> Mapping[str, str]:
    """Give everything a row may name with its title: walks and their steps, cards, Powers and exercises."""
    titles: dict[str, str] = {}
    for name, module in found.modules():
        titles[name] = module.title
        titles |= {f"{name}.{step.id}": step.title for step in module.steps}
    for week in found.weeks:
        if week.cards:
            titles[f"{week.entry.id}.cards"] = _("Cards of week {number}").format(number=week.entry.number)
            titles |= {card.id: card.question for card in week.cards}
    for power in found.powers.values():
        if power:
            titles[power.id] = power.title
            titles |= {exercise.id: exercise.title for exercise in power.exercises}
    return titles


def coverage_faults(folder: Path, found: Survey) -> Iterator[Fault]:
    """Give what is wrong with the map, held against the first language; nothing where there is no map."""
    if not os.path.lexists(folder / COVERAGE):
        return
    report = Report(COVERAGE)
    rows = parse_coverage(folder, report)
    yield from report.faults
    titles = titles_of(found)
    for row in rows:
        for name in row.ids:
            if name not in titles and not _unsure(name, found):
                line = line_with(folder, COVERAGE, re.escape(f'"{name}"'), _line(folder, "rows", str(row.number)))
                cure = did_you_mean(name, titles, "Name a step or a file there is.")
                yield Fault(COVERAGE, line, f"Row {row.number} names `{name}`, which is nowhere", cure)


def _unsure(name: str, found: Survey) -> bool:
    """Whether the id belongs to a file with faults of its own: there it may only be misspelt."""
    broken = found.broken
    cards = {f"{week.entry.id}.cards" for week in found.weeks if f"{week.place}/cards.md" in broken}
    powers = {key for key, power in found.powers.items() if power is None or power.path in broken}
    home = name.rpartition(".")[0] or name.rpartition("-")[0]
    return not {name, home}.isdisjoint({*found.unsure, *cards, *powers})


def parse_coverage(folder: Path, report: Report) -> tuple[Row, ...]:
    """Give as many rows as can be read; every fault is reported."""
    data = read_toml(folder, report.path)
    if isinstance(data, Fault):
        report.faults.append(data)
        return ()
    for key in data:
        if key not in _TABLES:
            line = line_with(folder, report.path, re.escape(key))
            report.add(line, f"There is no table `{key}` here", did_you_mean(key, _TABLES))
    ids = _table(data, "rows", folder, report)
    notes, titles = (_texts(data, key, folder, report) for key in ("notes", "titles"))
    rows = [_row(number, ids[str(number)], notes, titles, folder, report) for number in _numbers(ids)]
    missing = sorted({*range(1, ROWS + 1)} - {*_numbers(ids)})
    if missing:
        what = f"The rows {', '.join(map(str, missing))} are missing" if missing[1:] else f"Row {missing[0]} is missing"
        line = line_with(folder, report.path, r"^\s*\[rows\]")
        report.add(line, what, f'Write `{missing[0]} = ["w01.mindset.weed"]` under `[rows]`.')
    return tuple(rows)


def _numbers(table: Mapping[str, object]) -> list[int]:
    return sorted(int(key) for key in table)


def _row(
    number: int, value: object, notes: Mapping[str, str], titles: Mapping[str, str], folder: Path, report: Report
) -> Row:
    key = str(number)
    listed = value if isinstance(value, list) else [None]
    ids = tuple(each for each in listed if isinstance(each, str))
    if len(ids) < len(listed):
        line = _line(folder, "rows", key)
        report.add(line, f"Row {key} holds something else than ids", f'Write it like `{key} = ["w01.mindset.weed"]`.')
    elif not ids and key not in notes:
        cure = f'Name a step, or say under `[notes]` why there is none: `{key} = "…"`.'
        report.add(_line(folder, "rows", key), f"Row {key} names nothing", cure)
    return Row(number, ids, titles.get(key, ""), notes.get(key, ""))


def _texts(data: Mapping[str, object], key: str, folder: Path, report: Report) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, text in _table(data, key, folder, report).items():
        if isinstance(text, str) and text.strip():
            found[name] = text
        else:
            cure = f'Write it like `{name} = "…"`.'
            report.add(_line(folder, key, name), f"`{name}` under `[{key}]` is no text", cure)
    return found


def _table(data: Mapping[str, object], key: str, folder: Path, report: Report) -> Mapping[str, object]:
    """Give the entries of one table whose keys are numbers of rows."""
    table = data.get(key, {})
    if not isinstance(table, dict):
        report.add(line_with(folder, report.path, rf"\b{key}\b"), f"`{key}` is no table", f"Write `[{key}]` above it.")
        return {}
    for name in table:
        if not _ROW.fullmatch(name):
            cure = f"Rows have the numbers 1 to {ROWS}."
            report.add(_line(folder, key, name), f"`{name}` is no number of a row", cure)
    return {name: value for name, value in table.items() if _ROW.fullmatch(name)}


def _line(folder: Path, table: str, key: str) -> int:
    """Give the line of a key in one table."""
    header = line_with(folder, COVERAGE, rf"^\s*\[{table}\]")
    return line_with(folder, COVERAGE, rf'^\s*"?{re.escape(key)}"?\s*=', header)
