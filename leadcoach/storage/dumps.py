"""Documents with their whole history, put into a store as they were in another one."""

from __future__ import annotations

import json
from collections.abc import Iterable

from leadcoach.domain.records import Body, Document, Version
from leadcoach.storage import numbers
from leadcoach.storage.connection import Connection
from leadcoach.storage.inserting import insert_document, insert_version
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
            standing: Body = {}
            for version in versions:
                self._add(version)
                standing = version.body or {} if version.id == document.head else standing
            insert_document(self._db, number, document)
            self._search.learn(number)
            self._tags.learn(number, standing)

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
        insert_version(self._db, version, self._run)
