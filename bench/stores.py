"""Stores full of invented entries, and the same entries as a journal of jrnl; made once and kept between runs."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from bench import entries as made
from bench.entries import Entry, entries
from leadcoach.bootstrap import house
from leadcoach.domain.records import Document, Moment
from leadcoach.services.desk import Desk
from leadcoach.storage import schema

CHUNK = 2000
"""Entries written in one transaction."""
JRNL_TIME = "%Y-%m-%d %I:%M:%S %p"


class Stores:
    """Makes each store once for the form the file has now; those of an older form go."""

    def __init__(self, folder: Path | None = None) -> None:
        every = folder or Path(tempfile.gettempdir()) / f"leadcoach-bench-{os.getuid()}"
        self.cache = every
        self._folder = every / _form()
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for older in every.glob("form-*"):
            if older != self._folder:
                shutil.rmtree(older)

    def store(self, count: int) -> Path:
        """Give the file of a store with so many entries; who writes takes a copy."""
        return self._kept(f"{count}.db", lambda path: _write_store(path, count))

    def jrnl(self, count: int) -> Path:
        """Give the same entries as a journal of jrnl."""
        return self._kept(f"{count}.txt", lambda path: _write_jrnl(path, count))

    def characters(self, count: int) -> int:
        """Give how many bytes the texts of so many entries have."""
        path = self._kept(f"{count}.bytes", lambda path: _write_size(path, count))
        return int(path.read_text("ascii"))

    def _kept(self, name: str, make: Callable[[Path], None]) -> Path:
        path = self._folder / name
        if not path.exists():
            begun = time.monotonic()
            part = path.with_name(f"{name}.part")
            make(part)
            part.replace(path)
            print(f"made {name} in {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
        return path


def _form() -> str:
    source = Path(made.__file__).read_bytes() + Path(__file__).read_bytes() + "".join(schema.ALL).encode()
    return f"form-{hashlib.sha256(source).hexdigest()[:12]}"


def _write_store(path: Path, count: int) -> None:
    home = Path(tempfile.mkdtemp(prefix="bench-home-"))
    place = house(home, None, "en")
    try:
        with place.writing() as desk:
            every = entries(count)
            while some := tuple(islice(every, CHUNK)):
                _keep(desk, some)
            desk.store.checkpoint()
        shutil.move(place.paths.store, path)
    finally:
        shutil.rmtree(home)


def _keep(desk: Desk, some: tuple[Entry, ...]) -> None:
    with desk.store.tx():
        for entry in some:
            moment = Moment(entry.at, "UTC")
            document = Document(entry.id, "entry", "", "once", moment.stamp, "UTC", moment.day.isoformat())
            document = document._replace(week=entry.week, starred=entry.starred)
            body = {"text": entry.text}
            version = entry.id[:-1] + "V"
            desk.store.documents.save(document, body, why="edit", moment=moment, version_id=version)


def _write_jrnl(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(_jrnl_entries(count))


def _jrnl_entries(count: int) -> Iterator[str]:
    for entry in entries(count):
        first, _end, rest = entry.text.partition("\n")
        yield f"[{entry.at:{JRNL_TIME}}] {first}{' *' if entry.starred else ''}\n{rest}\n\n"


def _write_size(path: Path, count: int) -> None:
    path.write_text(str(sum(len(entry.text.encode()) for entry in entries(count))), "ascii")
