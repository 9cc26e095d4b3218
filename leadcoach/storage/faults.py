"""What SQLite and the disk say when something fails, as one clear sentence of ours."""

from __future__ import annotations

import errno
import sqlite3

from leadcoach.errors import StoreBusy, StoreDamaged, StoreError, StoreFull, StoreReadOnly
from leadcoach.text import _

_FULL = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})
_READ_ONLY = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED = frozenset({sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT})
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


def explained(error: sqlite3.Error, where: str) -> StoreError | None:
    """Give our error for one of SQLite's, or None when it is a mistake in the program.

    `where` is the path of the file. The sentence holds no text a person wrote: SQLite is never asked for its own.
    """
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _FULL:
        return full()
    if code in _READ_ONLY:
        return read_only(where)
    if code in _BUSY:
        return StoreBusy(
            _("Another program is using {path}. Nothing was changed; try again in a moment.").format(path=where)
        )
    if code in _DAMAGED:
        return damaged(where)
    return None


def from_system(error: OSError, where: str) -> StoreError:
    """Give our error for one of the system's about the file or folder at `where`."""
    return full() if error.errno in _NO_ROOM else read_only(where)


def full() -> StoreFull:
    """The error for a disk that has no room or fails."""
    return StoreFull(
        _(
            "There is no room left on the disk, or the disk failed. "
            "What was saved before is safe; make room and try again."
        )
    )


def read_only(where: str) -> StoreReadOnly:
    """The error for a file or folder that may not be used as asked."""
    return StoreReadOnly(
        _(
            "{path} may not be opened or written. Nothing was changed; "
            "see who owns the folder, and whether the disk is read-only or full."
        ).format(path=where)
    )


def damaged(where: str) -> StoreDamaged:
    """The error for a file that is broken or not ours."""
    return StoreDamaged(
        _(
            "{path} is damaged, or was not made by leadcoach. It was left as it is; "
            "`leadcoach doctor` says what is wrong, and a backup brings back what was written."
        ).format(path=where)
    )
