"""The folder of the files that belong to entries, as a whole: whether it is whole, and a copy of it elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from leadcoach.storage import copying, files, opening
from leadcoach.storage.copying import explained

FOLDER = "attachments"

_HASH = re.compile(r"[0-9a-f]{64}")
_WANTED = "SELECT DISTINCT sha256 FROM attached WHERE sha256 <> ''"
_HAS_TABLE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'attached'"


class Looked(NamedTuple):
    """What lies in the folder, compared with what entries name."""

    whole: int
    """How many files are what their names say."""
    altered: tuple[str, ...] = ()
    """The names of those that are not."""
    missing: int = 0
    """How many an entry names that are not there."""


def examine(folder: Path, store: Path | None) -> Looked:
    """Read every file and compare it with its name and with what the store names, if any; raises StoreError."""
    with explained(folder):
        there = dict(_kept(folder))
        altered = tuple(sorted(path.name for digest, path in there.items() if copying.digest_of_file(path) != digest))
        return Looked(len(there) - len(altered), altered, len(_wanted(store) - there.keys()) if store else 0)


def copy_missing(source: Path, target: Path) -> tuple[int, tuple[str, ...]]:
    """Copy each file that the other folder has not, and read it back there; raises StoreError.

    Gives how many were copied, and the names of those that are not what their names say and so were not.
    """
    with explained(target):
        wanted = dict(_kept(source))
        there = dict(_kept(target))
        copied, altered = 0, []
        for digest, path in wanted.items():
            if digest in there:
                continue
            if copying.digest_of_file(path) != digest:
                altered.append(path.name)
                continue
            place = target / path.relative_to(source)
            files.private_folder(place.parent)
            copying.copy_file(path, place, digest)
            copied += 1
    return copied, tuple(altered)


def _kept(folder: Path) -> Iterator[tuple[str, Path]]:
    """Give each file with the hash in its name."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        digest = path.name.partition(".")[0]
        if _HASH.fullmatch(digest) and path.is_file() and not path.is_symlink():
            yield digest, path


def _wanted(store: Path) -> set[str]:
    with closing(opening.readable(store)) as raw:
        if not raw.execute(_HAS_TABLE).fetchone():
            return set()
        return {str(digest) for (digest,) in raw.execute(_WANTED)}
