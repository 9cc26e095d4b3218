"""Documents with their whole history, put into a store as they were in another one."""

from __future__ import annotations

import json
from collections.abc import Iterable

from leadcoach.domain.records import Document, Version
from leadcoach.storage import bodies, numbers
from leadcoach.storage.connection import Connection
from leadcoach.storage.search import Search
from leadcoach.storage.store import Store
from leadcoach.storage.tags import Tags


class Dumps:
    """Writes documents and versions as they come, ids, order and history included.

    `run` names the import; it stands where versions written here bear the name of this store.
    """

    def __init__(self, store: Store, run: str) -> None:
        self._db: Connection = store._db  # noqa: SLF001 - one connection, one package
        self._run = run
        self._search = Search(self._db)
        self._tags = Tags(self._db)

    def known(self, versions: Iterable[str]) -> dict[str, str]:
        """Give those of these versions that are here, each with its document."""
        question = "SELECT id, document FROM version WHERE id IN (SELECT value FROM json_each(?))"
        return {str(id): str(document) for id, document in self._db.rows(question, json.dumps(list(versions)))}

    def insert(self, document: Document, versions: Iterable[Version]) -> None:
        """Put a document that is not here yet, with its versions, the oldest first; raises ValueError for its day."""
        with self._db.tx():
            number = numbers.fresh(self._db, document.day)
            for version in versions:
                self._add(version)
            self._db.run(
                "INSERT INTO document(n, id, kind, ask, occasion, author, made_at, zone, day, week, level, starred, "
                "privacy, zone_known, precision, origin, extra, head, binned_at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                number,
                document.id,
                document.kind,
                document.ask,
                document.occasion,
                document.author,
                document.made_at,
                document.zone,
                document.day,
                document.week,
                document.level or None,
                int(document.starred),
                document.privacy,
                int(document.zone_known),
                document.precision,
                document.origin or None,
                bodies.written(document.extra) if document.extra else None,
                document.head or None,
                document.binned_at or None,
            )
            self._search.learn(number)
            self._tags.learn(number, document.body)

    def add(self, document: Document, versions: Iterable[Version], head: Version | None) -> None:
        """Add versions to the history of a document that is here; with `head` that one stands from now on."""
        with self._db.tx():
            for version in versions:
                self._add(version._replace(document=document.id))
            if head is None:
                return
            self._search.forget(document.number)
            self._db.run("UPDATE document SET head = ? WHERE id = ?", head.id, document.id)
            self._search.learn(document.number)
            self._tags.learn(document.number, head.body or {})

    def _add(self, version: Version) -> None:
        text = None if version.body is None else bodies.written(version.body)
        self._db.run(
            "INSERT INTO version(id, document, parent, made_at, store, why, wording, body, sha256, pinned) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            version.id,
            version.document,
            version.parent or None,
            version.made_at,
            self._run,
            version.why,
            version.wording,
            text,
            "" if text is None else bodies.digest(text),
            int(version.pinned),
        )
