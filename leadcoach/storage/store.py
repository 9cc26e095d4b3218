"""The one file with everything written: opening it, and what is kept in it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from leadcoach.errors import StoreError
from leadcoach.storage import faults, files, forms, opening, schema
from leadcoach.storage.connection import Connection
from leadcoach.storage.documents import Documents
from leadcoach.storage.drafts import Drafts
from leadcoach.storage.facts import Facts
from leadcoach.storage.local import Local
from leadcoach.storage.search import Search
from leadcoach.storage.tags import Tags
from leadcoach.text import _

if TYPE_CHECKING:
    from leadcoach.storage.erasing import Erasing
    from leadcoach.storage.finding import Finding

_STORE_NAME = "store"


class Store:
    """Documents, drafts, facts, search and what belongs to this laptop, over one connection."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self.local = Local(db)
        self.search = Search(db)
        self.drafts = Drafts(db)
        name = self.local.get(_STORE_NAME)
        self.tags = Tags(db)
        self.documents = Documents(db, self.search, self.tags, name)
        self.facts = Facts(db, name)

    # Asked for by few commands, and the others do not wait until they are read.

    @cached_property
    def finding(self) -> Finding:
        """Questions to everything written."""
        from leadcoach.storage.finding import Finding

        return Finding(self._db)

    @cached_property
    def erasing(self) -> Erasing:
        """Deleting for good."""
        from leadcoach.storage.erasing import Erasing

        return Erasing(self._db, self.search, self.tags)

    @classmethod
    def open(
        cls, path: Path, *, write: bool, session: str, before_migration: Callable[[Path], object] | None = None
    ) -> Store:
        """Open the file, and make it where it is missing and may be written.

        For writing, the caller holds the lock. For reading, a file that is not there yet is an empty store that takes
        no changes. `session` names this run; the run that makes the file gives the store its name. A file of an older
        form is brought up to date after `before_migration` was called with it.
        Raises StoreNewer, StoreDamaged, StoreReadOnly, StoreFull, StoreBusy.
        """
        try:
            if write:
                return cls(_open_for_writing(path, session, before_migration))
            return cls(_open_for_reading(path) if path.exists() else _empty())
        except sqlite3.Error as error:
            raise faults.explained(error, str(path)) or faults.damaged(str(path)) from error
        except OSError as error:
            raise faults.from_system(error, str(path)) from error

    def tx(self) -> AbstractContextManager[None]:
        """Do all changes inside or none; inside another one, join it. Raises a StoreError, StoreMoved among them."""
        return self._db.tx()

    def checkpoint(self) -> None:
        """Bring everything into the main file and tidy the index; once an hour, when nobody types."""
        self.search.tidy()
        self._db.checkpoint()

    def close(self) -> None:
        """Bring everything into the main file and let go of it."""
        self._db.close()


def _open_for_writing(path: Path, session: str, before_migration: Callable[[Path], object] | None = None) -> Connection:
    if not path.exists():
        _create(path, session)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise faults.read_only(str(path))
    pending = _look(path)
    if pending and before_migration:
        before_migration(path)
    raw = opening.open_raw(path, mode="rw")
    try:
        opening.make_safe(raw)
        if pending:
            _migrate(raw)
    except BaseException:
        raw.close()
        raise
    return Connection(raw, path, writes=True)


def _open_for_reading(path: Path) -> Connection:
    raw = opening.readable(path)
    try:
        _refuse_older(raw, path)
    except BaseException:
        raw.close()
        raise
    return Connection(raw, path, writes=False)


def _refuse_older(raw: sqlite3.Connection, path: Path) -> None:
    if forms.pending(raw, path):
        raise StoreError(
            _("{path} was made by an older leadcoach. Start leadcoach once, and it is brought up to date.").format(
                path=path
            )
        )


def _look(path: Path) -> bool:
    """Tell whether steps are pending, without leaving a trace in or beside a file that is not ours or newer."""
    opening.refuse_empty(path)
    # The caller holds the lock and there is no log, so nothing can change while this looks.
    raw = opening.open_raw(path, mode="ro" if opening.has_log(path) else "ro&immutable=1")
    try:
        return forms.pending(raw, path)
    finally:
        raw.close()


def _create(path: Path, session: str) -> None:
    """Make the file under another name first, so that a half-made one is never taken for what was written."""
    files.private_folder(path.parent)
    part = path.with_name(f".{path.name}.part")
    for left in (part, part.with_name(f"{part.name}-journal")):
        left.unlink(missing_ok=True)
    try:
        os.close(files.create_private(part))
        _fill(part, session)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    files.sync_folder(path.parent)


def _fill(part: Path, session: str) -> None:
    raw = opening.open_raw(part, mode="rw")
    try:
        _migrate(raw)
        raw.execute("INSERT INTO local(key, value) VALUES (?, ?)", (_STORE_NAME, session))
    finally:
        raw.close()


def _migrate(raw: sqlite3.Connection) -> None:
    from leadcoach.storage.migrations import migrate

    migrate(raw)


def _empty() -> Connection:
    raw = sqlite3.connect(":memory:", isolation_level=None)
    for statement in schema.ALL:
        raw.execute(statement)
    return Connection(raw, None, writes=False)
