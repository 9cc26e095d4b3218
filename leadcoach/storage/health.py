"""Looking the file over without changing it."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from leadcoach.errors import StoreDamaged, StoreError
from leadcoach.storage import checks, faults, forms, indexes, opening
from leadcoach.storage.scratch import scratch
from leadcoach.text import _

SAFE_SQLITE = (3, 51, 3)
"""The first version of SQLite in which two connections cannot damage the log beside the file."""

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class Health:
    """What was found."""

    sqlite: str
    """The version of SQLite in use."""
    size: int
    """Bytes of the file with its log."""
    modes: Mapping[str, int]
    """The permission bits of the folder and of each file, by name."""
    problems: tuple[str, ...] = ()
    """What SQLite says is wrong; empty when it finds nothing."""
    altered: tuple[str, ...] = ()
    """Ids of the versions whose words are not those that were written."""
    headless: int = 0
    """How many documents have lost the version that stands."""
    search: bool | None = True
    """Whether the index of words holds exactly what is there; None when it could not be looked at."""
    tags: bool | None = True
    """The same of the index of tags and people."""
    older: bool = False
    """Whether it has the form of an older leadcoach; its indexes are then not looked at."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Documents by kind, without the bin, and `versions`, `drafts`, `facts`."""

    @property
    def sound(self) -> bool:
        """Whether everything that was written is there and whole."""
        return not (self.problems or self.altered or self.headless)

    @property
    def open_to_others(self) -> tuple[str, ...]:
        """The names whose permission bits let other people in."""
        return tuple(name for name, mode in self.modes.items() if mode & _OTHERS)

    @property
    def safe_sqlite(self) -> bool:
        """Whether this SQLite is free of the fault that makes one connection a must."""
        return tuple(int(part) for part in self.sqlite.split(".")) >= SAFE_SQLITE


def examine(path: Path) -> Health:
    """Look over every page, row hash and word of the indexes; raises StoreError when nothing has been written yet."""
    if not path.exists():
        raise StoreError(_("Nothing has been written yet: there is no {path}.").format(path=path))
    bare = Health(sqlite3.sqlite_version, _size(path), _modes(path))
    try:
        with closing(opening.readable(path)) as raw:
            return _examined(raw, bare, path)
    except (sqlite3.Error, StoreError) as error:
        known = error if isinstance(error, StoreError) else faults.explained(error, str(path))
        known = known or faults.damaged(str(path))
        return Health(bare.sqlite, bare.size, bare.modes, (known.message,), search=None, tags=None)


def reachable(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """Give everything in these folders, and they themselves, that others on this machine may reach."""
    every = (each for folder in folders if folder.exists() for each in (folder, *sorted(folder.rglob("*"))))
    return tuple(each for each in every if not each.is_symlink() and stat.S_IMODE(each.stat().st_mode) & _OTHERS)


def close_to_others(paths: tuple[Path, ...]) -> None:
    """Take away what others may do with these files and folders; raises OSError."""
    for path in paths:
        path.chmod(stat.S_IMODE(path.stat().st_mode) & ~_OTHERS)


def _examined(raw: sqlite3.Connection, bare: Health, path: Path) -> Health:
    older = forms.pending(raw, path)
    problems = checks.problems(raw)
    altered = checks.altered(raw)
    look = not (problems or altered or older)  # words that were altered differ from every index
    return Health(
        bare.sqlite,
        bare.size,
        bare.modes,
        problems,
        altered,
        checks.headless(raw),
        _index(lambda: _search_agrees(raw, path)) if look else None,
        _index(lambda: indexes.tags_agree(raw)) if look else None,
        older,
        checks.counts(raw),
    )


def _search_agrees(raw: sqlite3.Connection, path: Path) -> bool:
    with scratch(path.parent) as folder:
        return indexes.search_agrees(raw, folder)


def _index(look: Callable[[], bool]) -> bool | None:
    """Give what looking at an index finds, or None where there is no room or no right for it."""
    try:
        return look()
    except sqlite3.Error as error:
        return False if isinstance(faults.explained(error, ""), StoreDamaged | None) else None
    except (OSError, StoreError):
        return None


def _beside(path: Path) -> tuple[Path, ...]:
    return tuple(each for end in ("", "-wal", "-shm") if (each := path.with_name(path.name + end)).exists())


def _size(path: Path) -> int:
    return sum(each.stat().st_size for each in _beside(path) if not each.name.endswith("-shm"))


def _modes(path: Path) -> Mapping[str, int]:
    return {each.name: stat.S_IMODE(each.stat().st_mode) for each in (path.parent, *_beside(path))}
