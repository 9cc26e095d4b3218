"""The same jobs by jrnl on the same entries, where jrnl is at hand."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from bench.entries import COMMON
from bench.homes import PROGRAM, Homes
from bench.measure import Figure, Group, Measurements, Run, process
from bench.stores import Stores

NAMED = "LEADCOACH_BENCH_JRNL"
"""The variable that names jrnl's program."""
LEAST = {1_000: 2.5, 10_000: 9.0, 100_000: 80.0}
"""How many times faster each job has to be, by the number of entries."""
MOST_ROUNDS = {10_000: 5, 100_000: 2}
PATIENCE = 60.0
"""Seconds after which jrnl is stopped; it then counts as having taken so long."""
JOBS = {
    "the newest entry": (["-1"], ["journal", "list", "--limit", "1", "--json"]),
    "one entry more": (["three words more"], ["write", "three words more"]),
    "the newest 50 with a word": (
        ["-contains", COMMON, "-n", "50", "--short"],
        ["journal", "search", COMMON, "--limit", "50"],
    ),
}
_SETTINGS = """
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
display_format: pretty
editor: ''
encrypt: false
highlight: false
indent_character: '|'
journals: {{default: {{journal: '{journal}'}}}}
linewrap: 79
tagsymbols: '#@'
template: false
timeformat: '%F %r'
version: {version}
"""
"""As jrnl writes them itself, but without colours; how times are written makes it three times slower or quicker."""


def beside_jrnl(
    environment: Mapping[str, str], homes: Homes, folder: Path, sizes: tuple[int, ...], program: str
) -> tuple[list[Group], list[Figure]]:
    """Every job with each number of entries; and the export, which has a budget of its own elsewhere."""
    groups, figures = [], []
    for size in sizes:
        name = f"beside jrnl, {size} entries"
        settings = _settings(folder, homes.stores, size, program)
        home = homes.copy(homes.filled(size), f"beside-jrnl-{size}")
        runs: dict[str, Run] = {}
        for job, (theirs, ours) in JOBS.items():
            runs[f"jrnl: {job}"] = _theirs([program, "--config-file", str(settings), *theirs], environment)
            runs[job] = process([*PROGRAM, "--home", str(home), *ours], environment)
            figures.append(_faster(name, job, LEAST.get(size)))
        runs |= _exports(environment, folder, settings, home, program)
        figures.append(_faster(name, "export as JSON", None))
        groups.append(Group(name, runs, most=MOST_ROUNDS.get(size, 0)))
    return groups, figures


def found(cache: Path, *, install: bool) -> str:
    """Give jrnl's program: the one named, the one on the path, or one of the bench's own; empty where there is none."""
    own = cache / "jrnl" / "bin" / "jrnl"
    at_hand = os.environ.get(NAMED) or shutil.which("jrnl") or (str(own) if own.exists() else "")
    if at_hand or not install:
        return at_hand
    subprocess.run([sys.executable, "-m", "venv", str(own.parents[1])], check=True)
    subprocess.run([str(own.with_name("pip")), "install", "--quiet", "jrnl"], check=True)
    return str(own)


def _exports(environment: Mapping[str, str], folder: Path, settings: Path, home: Path, program: str) -> dict[str, Run]:
    theirs = [program, "--config-file", str(settings), "--format", "json", "--file", str(folder / "jrnl.json")]
    ours = [*PROGRAM, "--home", str(home), "export", "json", "--force", "-o", str(folder / "beside-jrnl.json")]
    return {"jrnl: export as JSON": _theirs(theirs, environment), "export as JSON": process(ours, environment)}


def _theirs(argv: list[str], environment: Mapping[str, str]) -> Run:
    whole = process(argv, environment, PATIENCE)

    def run() -> Measurements:
        try:
            return whole()
        except subprocess.TimeoutExpired:
            return {"wall": PATIENCE}

    return run


def _faster(group: str, job: str, least: float | None) -> Figure:
    size = group.partition(", ")[2]
    name = f"times faster than jrnl: {job}, {size}"
    return Figure(name, group, (f"jrnl: {job}", "wall"), (job, "wall"), least, least=least is not None)


def _settings(folder: Path, stores: Stores, size: int, program: str) -> Path:
    journal = Path(shutil.copyfile(stores.jrnl(size), folder / f"jrnl-{size}.txt"))
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    version = said.split()[1] if len(said.split()) > 1 else "v4.0"
    path = folder / f"jrnl-{size}.yaml"
    path.write_text(_SETTINGS.format(journal=journal, version=version), "utf-8")
    return path
