"""Figures of what takes the whole store: its size, export, import, backup, and the doctor."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from bench.homes import PROGRAM, Homes
from bench.measure import Figure, Group, Measurements, Run, process
from bench.stores import JRNL_TIME
from leadcoach.paths import paths

LARGE = 100_000
STDLIB = Path(__file__).with_name("stdlib_export.py")
MOST_ROUNDS = 3
IMPORTED = 10_000


def bulk(environment: Mapping[str, str], homes: Homes, folder: Path, entries: int) -> tuple[list[Group], list[Figure]]:
    """Every such figure with so many entries; the size has a budget where there are many, as it falls with them."""
    home = homes.copy(homes.filled(entries), "bulk")
    store, out = paths(home).store, folder / "export.json"
    command = [*PROGRAM, "--home", str(home)]
    large = entries >= LARGE
    runs: dict[str, Run] = {
        "stdlib": process([sys.executable, str(STDLIB), str(store), str(folder / "stdlib.json")], environment),
        "export": process([*command, "export", "json", "--force", "-o", str(out)], environment),
        "import": _importing(environment, homes, folder),
        "backup": process([*command, "backup", "create"], environment),
        "doctor": process([*command, "doctor"], environment),
        "size": _size(homes, entries),
    }
    name = "bulk"
    figures = [
        Figure(f"export json, {entries} entries", name, ("export", "wall"), ("stdlib", "wall"), 1.6),
        Figure(f"export json, {entries} entries", name, ("export", "wall"), None, None, "s"),
        Figure(f"import of {IMPORTED} entries of jrnl", name, ("import", "wall"), None, None, "s"),
        Figure(f"backup create, {entries} entries", name, ("backup", "wall"), None, None, "s"),
        Figure(f"doctor, {entries} entries", name, ("doctor", "wall"), None, None, "s"),
        Figure(
            f"size of a store of {entries} entries", name, ("size", "file"), ("size", "text"), 3.5 if large else None
        ),
    ]
    return [Group(name, runs, most=MOST_ROUNDS)], figures


def _importing(environment: Mapping[str, str], homes: Homes, folder: Path) -> Run:
    journal = homes.stores.jrnl(IMPORTED)
    begun, home = homes.begun(), folder / "importing"
    run = process(
        [*PROGRAM, "--home", str(home), "import", "jrnl", "--time-format", JRNL_TIME, str(journal)], environment
    )

    def fresh() -> Measurements:
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(begun, home)
        return run()

    return fresh


def _size(homes: Homes, entries: int) -> Run:
    file, text = homes.stores.store(entries).stat().st_size, homes.stores.characters(entries)
    return lambda: {"file": float(file), "text": float(text)}
