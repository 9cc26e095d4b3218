"""Looking the file over without changing it."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from leadcoach.errors import StoreError
from leadcoach.storage import bodies, faults, opening
from leadcoach.storage.search import REBUILD
from leadcoach.text import _

SAFE_SQLITE = (3, 51, 3)
"""The first version of SQLite in which two connections cannot damage the log beside the file."""

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_COUNTS = "SELECT kind, count(*) FROM document WHERE binned_at IS NULL GROUP BY kind ORDER BY kind"
_HEADLESS = "SELECT count(*) FROM document d LEFT JOIN version v ON v.id = d.head WHERE v.id IS NULL"


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
    search: bool = True
    """Whether the index holds exactly the words that are there."""
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
    """Look over every page, row hash and word of the index; raises StoreError when nothing has been written yet."""
    if not path.exists():
        raise StoreError(_("Nothing has been written yet: there is no {path}.").format(path=path))
    bare = Health(sqlite3.sqlite_version, _size(path), _modes(path))
    raw: sqlite3.Connection | None = None
    try:
        raw = opening.readable(path)
        return _examined(raw, bare)
    except (sqlite3.Error, StoreError) as error:
        known = error if isinstance(error, StoreError) else faults.explained(error, str(path))
        known = known or faults.damaged(str(path))
        return Health(bare.sqlite, bare.size, bare.modes, (known.message,), search=False)
    finally:
        if raw:
            raw.close()


def _examined(raw: sqlite3.Connection, bare: Health) -> Health:
    problems = [str(line) for (line,) in raw.execute("PRAGMA integrity_check(20)") if line != "ok"]
    problems += [f"foreign key: {table}" for table, *_rest in raw.execute("PRAGMA foreign_key_check")]
    counts = {str(kind): int(number) for kind, number in raw.execute(_COUNTS)}
    for name in ("version", "draft", "fact"):
        counts[f"{name}s"] = _number(raw, f"SELECT count(*) FROM {name}")  # noqa: S608 - three constant names
    return Health(
        bare.sqlite,
        bare.size,
        bare.modes,
        tuple(problems),
        _altered(raw),
        _number(raw, _HEADLESS),
        not problems and _index_agrees(raw),
        counts,
    )


def _altered(raw: sqlite3.Connection) -> tuple[str, ...]:
    kept = raw.execute("SELECT id, CAST(body AS BLOB), sha256 FROM version WHERE body IS NOT NULL ORDER BY rowid")
    return tuple(str(id) for id, body, digest in kept if bodies.digest_of_bytes(body) != digest)


def _index_agrees(raw: sqlite3.Connection) -> bool:
    """Compare the index with one made anew, in a copy in memory: the check SQLite has for it writes to the file."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    try:
        raw.backup(copy)
        copy.execute("INSERT INTO search(search) VALUES ('integrity-check')")
        copy.execute("CREATE VIRTUAL TABLE temp.word USING fts5vocab(main, search, row)")
        before = _contents(copy)
        for statement in REBUILD:
            copy.execute(statement)
        return before == _contents(copy)
    except sqlite3.Error:
        return False
    finally:
        copy.close()


def _contents(copy: sqlite3.Connection) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Give how often each word occurs in how many documents, and how long each document is."""
    words = copy.execute("SELECT term, doc, cnt FROM temp.word").fetchall()
    return words, copy.execute("SELECT id, sz FROM search_docsize ORDER BY id").fetchall()


def _number(raw: sqlite3.Connection, question: str) -> int:
    return int(raw.execute(question).fetchone()[0])


def _beside(path: Path) -> tuple[Path, ...]:
    return tuple(each for end in ("", "-wal", "-shm") if (each := path.with_name(path.name + end)).exists())


def _size(path: Path) -> int:
    return sum(each.stat().st_size for each in _beside(path) if not each.name.endswith("-shm"))


def _modes(path: Path) -> Mapping[str, int]:
    return {each.name: stat.S_IMODE(each.stat().st_mode) for each in (path.parent, *_beside(path))}
