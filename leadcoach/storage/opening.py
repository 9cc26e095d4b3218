"""Connections to a file that exists: for reading, for writing, and what each must be told."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from leadcoach.storage import faults

BUSY_SECONDS = 5.0
_NOT_WRITABLE = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY})


def open_raw(path: Path, *, mode: str) -> sqlite3.Connection:
    """Open an existing file with a `mode` of SQLite: `rw`, `ro` or `ro&immutable=1`; raises sqlite3.Error."""
    address = f"{path.absolute().as_uri()}?mode={mode}"
    raw = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    raw.execute("PRAGMA trusted_schema=OFF")
    raw.execute("PRAGMA temp_store=MEMORY")
    return raw


def make_safe(raw: sqlite3.Connection) -> None:
    """Set what a writing connection needs so that a power cut loses nothing and what is deleted is gone."""
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("PRAGMA foreign_keys=ON")
    raw.execute("PRAGMA secure_delete=ON")
    if sys.platform == "darwin":
        raw.execute("PRAGMA fullfsync=ON")
        raw.execute("PRAGMA checkpoint_fullfsync=ON")


def readable(path: Path) -> sqlite3.Connection:
    """Open for reading, also where no file may be made beside it; raises StoreDamaged or sqlite3.Error.

    SQLite wants a shared index beside a file with a log. Without a log the file can be read as one that cannot change.
    """
    refuse_empty(path)
    raw = open_raw(path, mode="ro")
    try:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        raw.close()
        if has_log(path) or error.sqlite_errorcode & 0xFF not in _NOT_WRITABLE:
            raise
        return open_raw(path, mode="ro&immutable=1")
    except BaseException:
        raw.close()
        raise
    return raw


def refuse_empty(path: Path) -> None:
    """Raise StoreDamaged for what is no file or holds nothing: taking it for a new one would hide a loss."""
    if not path.is_file() or path.stat().st_size == 0:
        raise faults.damaged(str(path))


def has_log(path: Path) -> bool:
    """Whether something is in the log beside the file, not yet brought into it."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0
