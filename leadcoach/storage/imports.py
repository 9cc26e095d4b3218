"""What came in from elsewhere, in which run, and how a run is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from leadcoach.domain.records import Body
from leadcoach.storage import bodies
from leadcoach.storage.connection import Connection
from leadcoach.storage.search import Search
from leadcoach.storage.store import Store
from leadcoach.storage.tags import Tags

VERSION = "version:"
"""Begins the name under which a wording added to a document that was there is noted."""
FACT = "fact:"
"""Begins the name under which a fact is noted."""
DRAFT = "draft:"
"""Begins the name under which a draft is noted."""

_CHANGED = """
SELECT EXISTS (
      SELECT 1 FROM version v JOIN local l ON l.key = 'store' AND l.value = v.store
      WHERE v.document = d.id AND v.why <> 'import')
    OR EXISTS (SELECT 1 FROM draft WHERE draft.document = d.id)
    OR EXISTS (SELECT 1 FROM imported later WHERE later.document = 'version:' || d.head AND later.run <> i.run)
FROM imported i JOIN document d ON d.id = i.document WHERE i.document = ?
"""
_PAGE = 1_000
_BUILT_ON = "SELECT 1 FROM version WHERE parent = ? UNION ALL SELECT 1 FROM draft WHERE base = ?"


class Run(NamedTuple):
    """One import."""

    id: str
    at: str
    """UTC text."""
    brought: int
    """How many documents, wordings and facts it brought that are still noted."""


class Imports:
    """Notes of what came in which run."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._db: Connection = store._db  # noqa: SLF001 - one connection, one package
        self._search = Search(self._db)
        self._tags = Tags(self._db)

    def origins(self) -> dict[str, str]:
        """Give the document of every known origin, by origin."""
        found = self._db.rows("SELECT origin, id FROM document WHERE origin IS NOT NULL")
        return {str(origin): str(id) for origin, id in found}

    def erased(self) -> dict[str, str]:
        """Give the tombstones of what was erased for good, each with when, as UTC text."""
        return {str(mark): str(at) for mark, at in self._db.rows("SELECT id, at FROM erased")}

    def said(self) -> Iterator[tuple[str, Body]]:
        """Give when each entry and thought was written, as UTC text, with the words that stand."""
        last = -1
        while True:
            found = self._db.rows(
                "SELECT d.n, d.made_at, v.body FROM document d JOIN version v ON v.id = d.head "
                "WHERE d.n > ? AND d.kind IN ('entry', 'capture') AND v.body IS NOT NULL ORDER BY d.n LIMIT ?",
                last,
                _PAGE,
            )
            if not found:
                return
            last = found[-1][0]
            yield from ((str(made_at), bodies.read(body)) for _number, made_at, body in found)

    def note(self, name: str, run: str, at: str) -> None:
        """Note that a document, a wording or a fact came in a run; what is noted already stays with its run."""
        self._db.run(
            "INSERT INTO imported(document, run, at) VALUES (?, ?, ?) ON CONFLICT(document) DO NOTHING", name, run, at
        )

    def runs(self) -> tuple[Run, ...]:
        """Give every run of which something is still there, the newest first."""
        found = self._db.rows("SELECT run, min(at), count(*) FROM imported GROUP BY run ORDER BY run DESC")
        return tuple(Run(str(run), str(at), int(number)) for run, at, number in found)

    def brought(self, run: str) -> tuple[str, ...]:
        """Give the names of what a run brought: drafts and wordings first, the newest of them before the older."""
        found = self._db.rows("SELECT document FROM imported WHERE run = ? ORDER BY document DESC", run)
        return tuple(sorted((str(name) for (name,) in found), key=lambda name: not name.startswith((DRAFT, VERSION))))

    def take_back(self, name: str) -> bool:
        """Take one thing of a run back, and tell whether it went; what was changed since stays.

        A document goes with all its wordings. Of a wording that was added to a document, the one before it stands
        again. A fact goes.
        """
        with self._db.tx():
            if name.startswith(VERSION):
                gone = self._take_back_wording(name.removeprefix(VERSION))
            elif name.startswith(FACT):
                self._db.run("DELETE FROM fact WHERE id = ?", name.removeprefix(FACT))
                gone = True
            elif name.startswith(DRAFT):
                gone = self._take_back_draft(name)
            else:
                gone = self._take_back_document(name)
            if gone:
                self._db.run("DELETE FROM imported WHERE document = ?", name)
        return gone

    def _take_back_draft(self, name: str) -> bool:
        id = name.removeprefix(DRAFT)
        self._db.run(
            "DELETE FROM draft WHERE document = ? AND at <= (SELECT at FROM imported WHERE document = ?)", id, name
        )
        return self._db.row("SELECT 1 FROM draft WHERE document = ?", id) is None

    def _take_back_document(self, id: str) -> bool:
        row = self._db.row("SELECT n FROM document WHERE id = ?", id)
        if row is None:
            return True
        changed = self._db.row(_CHANGED, id)
        if changed is None or changed[0]:
            return False
        self._search.forget(row[0])
        self._db.run("DELETE FROM tag WHERE n = ?", row[0])
        self._db.run("DELETE FROM attached WHERE document = ?", id)
        self._db.run("DELETE FROM version WHERE document = ?", id)
        self._db.run("DELETE FROM document WHERE n = ?", row[0])
        return True

    def _take_back_wording(self, version: str) -> bool:
        row = self._db.row(
            "SELECT d.n, d.id, d.head = v.id, b.id, b.body FROM version v JOIN document d ON d.id = v.document "
            "LEFT JOIN version b ON b.id = v.parent WHERE v.id = ?",
            version,
        )
        if row is None:
            return True
        number, document, stands, before, body = row
        if self._db.row(_BUILT_ON, version, version):
            return False
        if stands and body is None:
            return False
        if stands:
            self._search.forget(number)
            self._db.run("UPDATE document SET head = ? WHERE id = ?", before, document)
            self._search.learn(number)
            self._tags.learn(number, bodies.read(body))
        self._db.run("DELETE FROM version WHERE id = ?", version)
        return True
