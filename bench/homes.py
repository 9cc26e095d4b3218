"""Homes with as much in them as a figure needs, made with the program's own parts."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.texts import words
from leadcoach.bootstrap import house
from leadcoach.domain.records import Document, Moment
from leadcoach.services.desk import Desk

PROGRAM = [str(Path(sys.executable).with_name("leadcoach"))]
PATIENCE = 600.0
FIRST_DAY = datetime(2020, 1, 6, 9, 0, tzinfo=UTC)
DAYS = 2000
WORDS = 120
CHUNK = 1000
LAST = "bench-last"
"""The id of the newest entry."""


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

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._folder = folder
        self._environment = environment

    def demo(self) -> Path:
        """An invented manager's weeks, all that are written."""
        return self._made("demo", "demo", "--only-fill", "--week", "13")

    def begun(self) -> Path:
        """The programme begun and nothing written."""
        return self._made("begun", "start")

    def filled(self, entries: int) -> Path:
        """The programme begun and so many entries of 120 words written, several a day."""
        home = self._folder / f"filled-{entries}"
        if not home.exists():
            shutil.copytree(self.begun(), home)
            with house(home, None, "en").writing() as desk:
                _fill(desk, entries)
        return home

    def filled_demo(self, entries: int) -> Path:
        """The demo with so many entries more."""
        home = self._folder / f"demo-{entries}"
        if not home.exists():
            shutil.copytree(self.demo(), home)
            with house(home, None, "en").writing() as desk:
                _fill(desk, entries)
        return home

    def with_entry(self, text: str) -> Path:
        """The programme begun and one entry written."""
        home = self._folder / f"entry-{len(text)}"
        if not home.exists():
            shutil.copytree(self.begun(), home)
            with house(home, None, "en").writing() as desk:
                _write(desk, LAST, text, desk.clock())
        return home

    def copy(self, home: Path, name: str) -> Path:
        """A copy under its own name."""
        return Path(shutil.copytree(home, self._folder / name))

    def _made(self, name: str, *order: str) -> Path:
        home = self._folder / name
        return home if home.exists() else told(home, self._environment, *order)


def _fill(desk: Desk, entries: int) -> None:
    for begin in range(0, entries, CHUNK):
        with desk.store.tx():
            for number in range(begin, min(begin + CHUNK, entries)):
                at = FIRST_DAY + timedelta(days=number * DAYS // entries, minutes=number % 600)
                name = LAST if number == entries - 1 else f"bench-{number:06d}"
                _write(desk, name, words(WORDS, number), Moment(at, "UTC"))
    desk.store.checkpoint()


def _write(desk: Desk, name: str, text: str, moment: Moment) -> None:
    document = Document(name, "entry", "", "once", moment.stamp, moment.zone, moment.day.isoformat())
    body = {"text": text}
    desk.store.documents.save(document, body, why="edit", moment=moment, version_id=f"{name}-1")
