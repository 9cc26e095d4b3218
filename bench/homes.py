"""Homes with as much in them as a figure needs, made with the program's own parts."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from bench.stores import Stores
from leadcoach.bootstrap import house
from leadcoach.domain.records import Document
from leadcoach.paths import paths

PROGRAM = [str(Path(sys.executable).with_name("leadcoach"))]
PATIENCE = 600.0
LAST = "bench-last"
"""The id of the one entry of a home with one."""


def told(home: Path, environment: Mapping[str, str], *order: str) -> Path:
    """Give a home after a short command; RuntimeError if the program refuses."""
    argv = [*PROGRAM, "--home", str(home), *order]
    done = subprocess.run(argv, env=environment, capture_output=True, timeout=PATIENCE, check=False)
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise RuntimeError(f"{order[0]}: exit code {done.returncode}: {' '.join(last)}")
    return home


class Homes:
    """Makes each home once, below one folder; whoever writes takes a copy."""

    def __init__(self, folder: Path, environment: Mapping[str, str], stores: Stores) -> None:
        self._folder = folder
        self._environment = environment
        self.stores = stores

    def demo(self) -> Path:
        """An invented manager's weeks, all that are written."""
        return self._made("demo", 0, "demo", "--only-fill", "--week", "13")

    def begun(self) -> Path:
        """The programme begun and nothing written."""
        return self._made("begun", 0, "start")

    def filled(self, count: int) -> Path:
        """The programme begun and so many entries of 120 words written, of ten years."""
        return self._made(f"filled-{count}", count, "start")

    def filled_demo(self, count: int) -> Path:
        """The demo with so many entries more."""
        return self._made(f"demo-{count}", count, "demo", "--only-fill", "--week", "13")

    def with_entry(self, text: str) -> Path:
        """The programme begun and one entry written."""
        home = self._folder / f"entry-{len(text)}"
        if not home.exists():
            shutil.copytree(self.begun(), home)
            with house(home, None, "en").writing() as desk:
                now = desk.clock()
                document = Document(LAST, "entry", "", "once", now.stamp, now.zone, now.day.isoformat())
                desk.store.documents.save(document, {"text": text}, why="edit", moment=now, version_id=f"{LAST}-1")
        return home

    def copy(self, home: Path, name: str) -> Path:
        """A copy under its own name."""
        return Path(shutil.copytree(home, self._folder / name))

    def _made(self, name: str, count: int, *order: str) -> Path:
        home = self._folder / name
        if home.exists():
            return home
        if count:
            store = paths(home).store
            store.parent.mkdir(parents=True, mode=0o700)
            store.touch(mode=0o600)
            shutil.copyfile(self.stores.store(count), store)
        told(home, self._environment, *order)
        # The app makes one a day, which would fall into what is measured.
        return told(home, self._environment, "backup", "create")
