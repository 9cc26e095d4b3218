"""Figures of the short commands: whole processes against an empty one, on small and on large stores."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from bench.baselines import nothing
from bench.measure import Figure, Group, Run, process
from bench.texts import jrnl_file

GROUP = "commands"
BUDGET = 6.5
PROGRAM = [sys.executable, "-m", "leadcoach"]
WITHOUT_STORE = {"version": ["--version"], "help": ["--help"], "completion": ["completion", "bash"]}
WITH_STORE = {
    "today": ["today"],
    "write": ["write", "three words more"],
    "journal list": ["journal", "list"],
}
FILLING_PATIENCE = 600.0


def filled_home(folder: Path, entries: int, environment: Mapping[str, str]) -> Path:
    """A home with the programme begun and that many entries taken in; RuntimeError if the program refuses."""
    home = folder / f"home-{entries}"
    orders = [["start"]]
    if entries:
        source = folder / f"jrnl-{entries}.json"
        source.write_text(jrnl_file(entries), encoding="utf-8")
        orders.append(["import", "jrnl", str(source)])
    for order in orders:
        done = subprocess.run(
            [*PROGRAM, "--home", str(home), *order],
            env=environment,
            capture_output=True,
            timeout=FILLING_PATIENCE,
            check=False,
        )
        if done.returncode:
            last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise RuntimeError(f"{order[0]}: exit code {done.returncode}: {' '.join(last)}")
    return home


def _refused(reason: str) -> Run:
    def run() -> Mapping[str, float]:
        raise RuntimeError(reason)

    return run


def commands(environment: Mapping[str, str], folder: Path, sizes: tuple[int, ...]) -> tuple[list[Group], list[Figure]]:
    """Every short command; those that need a store with each number of entries."""
    runs = {"pass": nothing()}
    runs |= {name: process([*PROGRAM, *words], environment) for name, words in WITHOUT_STORE.items()}
    for entries in sizes:
        runs |= _with_store(environment, folder, entries)
    figures = [Figure(name, GROUP, (name, "wall"), ("pass", "wall"), BUDGET) for name in runs if name != "pass"]
    return [Group(GROUP, runs)], figures


def _with_store(environment: Mapping[str, str], folder: Path, entries: int) -> dict[str, Run]:
    names = {name: f"{name}, {entries} entries" for name in WITH_STORE}
    try:
        home = filled_home(folder, entries, environment)
    except RuntimeError as error:
        return {shown: _refused(str(error)) for shown in names.values()}
    argv = {shown: [*PROGRAM, "--home", str(home), *WITH_STORE[name]] for name, shown in names.items()}
    return {shown: process(words, environment) for shown, words in argv.items()}
