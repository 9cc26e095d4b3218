"""The one connection to the file: transactions that wait their turn, and errors in our own words."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from leadcoach.errors import StoreError, StoreMoved, StoreReadOnly
from leadcoach.storage import faults
from leadcoach.text import _

Values = str | int | float | None
Row = tuple[Any, ...]


class Connection:
    """SQLite as the repositories use it; without a path it is an empty store in memory that takes no changes."""

    def __init__(self, raw: sqlite3.Connection, path: Path | None, *, writes: bool) -> None:
        self._raw = raw
        self._path = path
        self._writes = writes
        self._depth = 0
        self._given_up = False
        self._closed = False
        self._place = _place(path)

    def rows(self, statement: str, *values: Values) -> list[Row]:
        """Give every row a question finds; raises a StoreError."""
        try:
            return self._raw.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            self._explain(error)

    def row(self, statement: str, *values: Values) -> Row | None:
        """Give the first row a question finds, or None; raises a StoreError."""
        found = self.rows(statement, *values)
        return found[0] if found else None

    def run(self, statement: str, *values: Values) -> int:
        """Change something inside `tx` and give the number of rows touched; raises a StoreError."""
        if not self._raw.in_transaction:
            raise StoreError(_("This change was given up together with the one before it. Save again."))
        try:
            return self._raw.execute(statement, values).rowcount
        except sqlite3.Error as error:
            self._explain(error)

    @contextmanager
    def tx(self) -> Iterator[None]:
        """Do all changes inside or none; inside another one, join it. Raises a StoreError."""
        if self._depth:
            with self._joined():
                yield
            return
        self._begin()
        self._depth, self._given_up = 1, False
        try:
            yield
            self._commit()
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._depth = 0

    def checkpoint(self) -> None:
        """Bring everything into the main file and empty the log beside it; raises a StoreError."""
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file; a second time does nothing.

        A failing disk is no reason to stay: what was saved is in the log beside the file.
        """
        if self._closed:
            return
        self._closed = True
        if self._writes:
            with contextlib.suppress(StoreError):
                self.checkpoint()
        self._raw.close()

    @contextmanager
    def _joined(self) -> Iterator[None]:
        self._depth += 1
        try:
            yield
        except BaseException:
            self._given_up = True
            raise
        finally:
            self._depth -= 1

    def _begin(self) -> None:
        if not self._writes:
            raise StoreReadOnly(_("This leadcoach may only read. Nothing was changed."))
        self._still_there()
        try:
            self._raw.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            self._explain(error)

    def _commit(self) -> None:
        if self._given_up:
            raise StoreError(_("A part of this change failed, so none of it was kept. Save again."))
        try:
            self._raw.execute("COMMIT")
        except sqlite3.Error as error:
            self._explain(error)

    def _roll_back(self) -> None:
        if self._raw.in_transaction:
            with contextlib.suppress(sqlite3.Error):
                self._raw.execute("ROLLBACK")

    def _still_there(self) -> None:
        if _place(self._path) == self._place:
            return
        # The file, wherever it is now, gets what was saved so far: its log stayed behind under the old name.
        with contextlib.suppress(StoreError):
            self.checkpoint()
        raise StoreMoved(
            _(
                "{path} was moved, replaced or deleted by another program while leadcoach had it open. "
                "Nothing more is written to it; keep a copy of what is on the screen, then start leadcoach again."
            ).format(path=self._path)
        )

    def _explain(self, error: sqlite3.Error) -> NoReturn:
        known = faults.explained(error, str(self._path or ""))
        if known is None:
            raise error
        raise known from error


def _place(path: Path | None) -> tuple[int, int] | None:
    """Which file a name stands for now."""
    if path is None:
        return None
    try:
        found = os.stat(path)  # noqa: PTH116 - asked before every save, and Path.stat costs twice as much
    except OSError:
        return None
    return found.st_dev, found.st_ino
