"""The files on which a person's own editor writes: private, in the home, taken in when their run died."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from leadcoach.storage import faults, files

FOLDER = "editor"


def new_file(inbox: Path, pid: int, name: str) -> Path:
    """Make an empty 0600 file named after the run that uses it; raises StoreError."""
    folder = inbox / FOLDER
    path = folder / f"{pid}-{name}.md"
    try:
        files.private_folder(folder)
        os.close(files.create_private(path))
    except OSError as error:
        raise faults.from_system(error, str(folder)) from None
    return path


def left_behind(inbox: Path, alive: Callable[[int], bool]) -> Iterator[tuple[Path, str]]:
    """Give each file whose run is over, with its text; empty ones are taken away."""
    for path in sorted((inbox / FOLDER).glob("*.md")):
        pid = path.name.partition("-")[0]
        if not pid.isdecimal() or alive(int(pid)):
            continue
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue  # taken away in the meantime, or not ours to read: it waits
        if text.strip():
            yield path, text
        else:
            path.unlink(missing_ok=True)
