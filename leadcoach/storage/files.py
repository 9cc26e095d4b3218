"""Files and folders that only their owner may read, from the moment they exist."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def private_folder(folder: Path) -> None:
    """Make a folder and those above it where missing, each for the owner alone (0700); raises OSError."""
    if folder.is_dir():
        return
    private_folder(folder.parent)
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)


def create_private(path: Path) -> int:
    """Open a new file for writing, 0600 from the start, and give its descriptor; raises FileExistsError."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK, 0o600)


def open_private(path: Path) -> int:
    """Open a file for reading and writing, 0600 where it is new, and give its descriptor; raises OSError."""
    return os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o600)


def write_private(path: Path, data: bytes) -> None:
    """Write a whole file or none, 0600, and have it on the disk before returning; raises OSError."""
    part = part_of(path)
    part.unlink(missing_ok=True)
    try:
        with os.fdopen(create_private(part), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def part_of(path: Path) -> Path:
    """Give the name a file has until it is whole."""
    return path.with_name(f".{path.name}.part")


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk; where the system cannot do that, it does so in its own time."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
