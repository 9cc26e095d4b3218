"""`leadcoach content check`: everything that is wrong with a content folder, in one run."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

from leadcoach.curriculum.coverage import COVERAGE, coverage_faults
from leadcoach.curriculum.demo import path_of
from leadcoach.curriculum.demo_check import demo_faults
from leadcoach.curriculum.faults import Fault, did_you_mean
from leadcoach.curriculum.file_rules import order_faults
from leadcoach.curriculum.files import INDEX, fingerprint, line_with, read_bytes, text_files
from leadcoach.curriculum.index import index_text, read_index
from leadcoach.curriculum.loader import ASPECTS, EXTRAS
from leadcoach.curriculum.programme import PROGRAMME, Programme
from leadcoach.curriculum.rules import Rules
from leadcoach.curriculum.survey import Survey, survey, survey_programme
from leadcoach.curriculum.toml import read_toml
from leadcoach.curriculum.translations import differences
from leadcoach.domain.instruments import INSTRUMENTS

MOST_FILES = 200
MOST_BYTES = 2_000_000


def check(folder: Path) -> tuple[Fault, ...]:
    """Give every fault of a content folder, sorted; whatever lies in it, nothing is raised."""
    programme, faults = survey_programme(folder)
    found = set(faults)
    surveys = [survey(folder, programme, language) for language in programme.languages]
    for each in surveys:
        found |= {*each.faults, *Rules(folder, each).faults(), *demo_faults(folder, each)}
    for first in surveys[:1]:
        found |= {*order_faults(folder, programme, first.language), *coverage_faults(folder, first)}
    for other in surveys[1:]:
        found |= set(differences(surveys[0], other))
    found |= {*_size(folder), *_instruments(folder, programme)}
    if not faults:
        found |= set(_strays(folder, programme, surveys))
    found |= set(_index(folder, sound=not found))
    return tuple(sorted(found))


def _size(folder: Path) -> Iterator[Fault]:
    paths = text_files(folder)
    if len(paths) > MOST_FILES:
        yield Fault(PROGRAMME, 1, f"There are {len(paths)} files", f"A content folder has at most {MOST_FILES} files.")
    total = sum((folder / path).lstat().st_size for path in paths if os.path.lexists(folder / path))
    if total > MOST_BYTES:
        yield Fault(PROGRAMME, 1, "The texts are larger than 2 MB together", "Split the programme, or write less.")


def _instruments(folder: Path, programme: Programme) -> Iterator[Fault]:
    """Every instrument of the programme is one leadcoach has a reading for; a list with faults is not compared."""
    data = read_toml(folder, PROGRAMME)
    listed = None if isinstance(data, Fault) else data.get("instruments")
    if not isinstance(listed, list) or len(listed) != len(programme.instruments):
        return
    line = line_with(folder, PROGRAMME, r"^\s*instruments\b")
    for name in programme.instruments:
        if name not in INSTRUMENTS:
            yield Fault(PROGRAMME, line, f"leadcoach has no reading for `{name}`", did_you_mean(name, INSTRUMENTS))


def _strays(folder: Path, programme: Programme, surveys: list[Survey]) -> Iterator[Fault]:
    """Text files that nobody reads: most often a misspelt name."""
    known = {PROGRAMME, COVERAGE, *(path for each in surveys for path in _paths(each))}
    for path in text_files(folder):
        if path not in known and not path.endswith("README.md"):
            language = path.partition("/")[0]
            extra = "" if language in (*programme.languages, path) else f" `{language}` is not in `languages`."
            yield Fault(path, 1, "Nothing reads this file", did_you_mean(path, known, "Take it away.") + extra)


def _paths(found: Survey) -> Iterator[str]:
    names = [f"{name}.md" for name in ("sources", *EXTRAS)] + ["names.toml", "words.toml"]
    for place, walks in (("instruments", found.instruments), ("routines", found.routines), ("shelf", found.shelf)):
        names += [f"{place}/{name}.md" for name in walks]
    names += [f"powers/{name}.md" for name in found.powers]
    yield from (f"{found.language}/{name}" for name in names)
    yield from (path_of(found.language, week.entry.number) for week in found.weeks)
    for week in found.weeks:
        yield from (f"{week.place}/{name}.md" for name in ("week", *ASPECTS, "cards"))


def _index(folder: Path, *, sound: bool) -> Iterator[Fault]:
    """The index must be there and say what the texts say; of texts with faults only the fingerprint can be compared."""
    cure = "Run `leadcoach content index`."
    raw = read_bytes(folder, INDEX)
    if isinstance(raw, Fault):
        yield Fault(INDEX, 1, raw.what, cure)
        return
    stored = read_index(folder)
    fresh = stored == json.loads(index_text(folder)) if sound else stored.get("fingerprint") == fingerprint(folder)
    if not fresh:
        yield Fault(INDEX, 1, "The index is older than the texts", cure)
