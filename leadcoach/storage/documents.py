"""What a person wrote, with every wording it had."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from leadcoach.domain.records import Body, Document, Moment, Version, Why
from leadcoach.errors import Refused
from leadcoach.storage import bodies, numbers, rows
from leadcoach.storage.connection import Connection, Values
from leadcoach.storage.inserting import insert_document, insert_version
from leadcoach.storage.search import Search
from leadcoach.storage.tags import Tags
from leadcoach.text import _

_SELECT = f"SELECT {rows.DOCUMENT} FROM document d LEFT JOIN version v ON v.id = d.head"  # noqa: S608 - constants
_VERSIONS = f"SELECT {rows.VERSION} FROM version"  # noqa: S608 - constants


class Saved(NamedTuple):
    """What became of a save."""

    document: Document
    """As it stands now."""
    version: Version
    """The one written, or the one that already said the same."""
    added: bool
    """Whether a version was written."""
    conflict: str = ""
    """The id of a version the writer had not seen, which now lies under this one."""


class Documents:
    """Documents and their versions."""

    def __init__(self, db: Connection, search: Search, tags: Tags, store: str) -> None:
        self._db = db
        self._search = search
        self._tags = tags
        self._store = store

    def get(self, id: str) -> Document | None:
        """Give a document with the words of its head, also from the bin."""
        row = self._db.row(f"{_SELECT} WHERE d.id = ?", id)
        return rows.document(row) if row else None

    def many(self, ids: Iterable[str]) -> dict[str, Document]:
        """Give those of these documents that exist, by id, with one question to the file."""
        question = f"{_SELECT} WHERE d.id IN (SELECT value FROM json_each(?))"  # noqa: S608 - constant parts
        found = self._db.rows(question, json.dumps(list(ids)))
        return {document.id: document for document in map(rows.document, found)}

    def list(  # noqa: PLR0913 - each is one way to choose
        self,
        kinds: Iterable[str],
        *,
        ask_prefix: str = "",
        limit: int | None = None,
        offset: int = 0,
        newest_first: bool = True,
        with_binned: bool = False,
        since_day: str = "",
        until_day: str = "",
    ) -> tuple[Document, ...]:
        """Give the documents of these kinds by day, within a day as stored; days are ISO dates, both inclusive."""
        order = "DESC" if newest_first else "ASC"
        enough = -1 if limit is None else limit + offset
        newest = (f"ORDER BY day {order}, n {order} LIMIT ?", enough)
        chosen, values = _chosen(kinds, ask_prefix, since_day, until_day, with_binned=with_binned, first=newest)
        if not chosen:
            return ()
        page = f"SELECT n FROM ({chosen}) ORDER BY day {order}, n {order} LIMIT ? OFFSET ?"  # noqa: S608 - constant parts
        values += [-1 if limit is None else limit, offset]
        found = self._db.rows(f"{_SELECT} WHERE d.n IN ({page}) ORDER BY d.day {order}, d.n {order}", *values)
        return tuple(map(rows.document, found))

    def count(
        self,
        kinds: Iterable[str],
        *,
        ask_prefix: str = "",
        with_binned: bool = False,
        since_day: str = "",
        until_day: str = "",
    ) -> int:
        """Give how many documents `list` would give without a limit."""
        chosen, values = _chosen(kinds, ask_prefix, since_day, until_day, with_binned=with_binned)
        row = self._db.row(f"SELECT count(*) FROM ({chosen})", *values) if chosen else None  # noqa: S608
        return int(row[0]) if row else 0

    def save(  # noqa: PLR0913 - each is a separate fact about the save
        self,
        document: Document,
        body: Body,
        *,
        why: Why,
        moment: Moment,
        version_id: str,
        wording: str = "",
        pin: bool = False,
        base: str | None = None,
    ) -> Saved:
        """Write the next version of a document, and the document itself when it is new.

        Of a document that exists only the words change; `star`, `set_week` and `set_privacy` change the rest. The same
        words again, or the same version id, add nothing; a document in the bin comes out. With `base`, the version the
        writer started from, `Saved.conflict` tells of another one that came between.
        """
        version = Version(version_id, document.id, "", moment.stamp, why, body, wording, pin)
        return self.write(document, version, base=base)

    def write(self, document: Document, version: Version, *, base: str | None = None) -> Saved:
        """Do what `save` does, with a version made elsewhere; its parent is set here."""
        with self._db.tx():
            known = self._version("id = ?", version.id)
            stored = self.get(document.id)
            if known and stored:
                return Saved(stored, known, added=False)
            if stored is None:
                stored = self._insert(document)
            elif stored.binned_at:
                self.restore(stored.id)
            conflict = stored.head if base is not None and base != stored.head else ""
            head = self._version("id = ?", stored.head) if stored.head else None
            if head and head.body is not None and _same(head.body, version.body):
                return self._unchanged(stored, head, pin=version.pinned)
            return self._advance(stored, version, conflict)

    def join(self, document: Document, version: Version) -> None:
        """Keep words found elsewhere beside those that stand: in the history, with the version they began from.

        A document that does not exist yet is made of them. The same version id a second time adds nothing.
        """
        with self._db.tx():
            stored = self.get(document.id)
            if stored is None or not stored.head:
                self.write(document, version)
            elif not self._version("id = ?", version.id):
                self._add(version)

    def star(self, id: str, *, starred: bool) -> None:
        """Mark a document, or take the mark off."""
        self._set("starred", int(starred), id)

    def set_week(self, id: str, week: int | None) -> None:
        """Say to which week a document belongs."""
        self._set("week", week, id)

    def set_day(self, id: str, day: str) -> None:
        """Say to which day, an ISO date, a document belongs; it comes after what that day has. Raises ValueError."""
        with self._db.tx():
            stored = self.get(id)
            if stored is None or stored.day == day:
                return
            number = numbers.fresh(self._db, day)
            self._search.forget(stored.number)
            self._db.run("UPDATE document SET n = ?, day = ? WHERE n = ?", number, day, stored.number)
            self._db.run("UPDATE tag SET n = ? WHERE n = ?", number, stored.number)
            self._search.learn(number)

    def set_privacy(self, id: str, privacy: str) -> None:
        """Say whether a document may be chosen for sharing (`normal`) or never (`never`)."""
        self._set("privacy", privacy, id)

    def bin(self, id: str, moment: Moment) -> None:
        """Put a document into the bin and out of the search; every version is kept."""
        with self._db.tx():
            row = self._db.row("SELECT n FROM document WHERE id = ? AND binned_at IS NULL", id)
            if row:
                self._search.forget(row[0])
                self._set("binned_at", moment.stamp, id)

    def restore(self, id: str) -> None:
        """Take a document out of the bin."""
        with self._db.tx():
            row = self._db.row("SELECT n FROM document WHERE id = ? AND binned_at IS NOT NULL", id)
            if row:
                self._set("binned_at", None, id)
                self._search.learn(row[0])

    def versions(self, document_id: str) -> tuple[Version, ...]:
        """Give every wording of a document, the oldest first."""
        found = self._db.rows(f"{_VERSIONS} WHERE document = ? ORDER BY rowid", document_id)
        return tuple(map(rows.version, found))

    def files(self, document_id: str) -> int:
        """Give how many files belong to a document."""
        row = self._db.row("SELECT count(*) FROM attached WHERE document = ?", document_id)
        return int(row[0]) if row else 0

    def pinned(self, document_id: str) -> Version | None:
        """Give the first wording that was pinned."""
        return self._version("document = ? AND pinned = 1", document_id)

    def pin_head(self, document_id: str) -> None:
        """Keep the wording that stands now for good."""
        with self._db.tx():
            self._db.run(
                "UPDATE version SET pinned = 1 WHERE id = (SELECT head FROM document WHERE id = ?)", document_id
            )

    def _version(self, where: str, value: str) -> Version | None:
        row = self._db.row(f"{_VERSIONS} WHERE {where} ORDER BY rowid LIMIT 1", value)
        return rows.version(row) if row else None

    def _insert(self, document: Document) -> Document:
        fresh = document._replace(head="", binned_at="", number=numbers.fresh(self._db, document.day))
        insert_document(self._db, fresh.number, fresh)
        return fresh

    def _advance(self, stored: Document, version: Version, conflict: str) -> Saved:
        written = version._replace(parent=stored.head)
        self._search.forget(stored.number)
        text = self._add(written)
        self._set("head", written.id, stored.id)
        self._search.learn(stored.number)
        body = bodies.read(text)
        self._tags.learn(stored.number, body)
        now = stored._replace(head=written.id, body=body, binned_at="")
        return Saved(now, written._replace(body=body), added=True, conflict=conflict)

    def _unchanged(self, stored: Document, head: Version, *, pin: bool) -> Saved:
        if pin and not head.pinned:
            self.pin_head(stored.id)
        return Saved(stored._replace(binned_at=""), head._replace(pinned=head.pinned or pin), added=False)

    def _add(self, version: Version) -> str:
        return insert_version(self._db, version._replace(body=version.body or {}), self._store)

    def _set(self, column: str, value: Values, id: str) -> None:
        with self._db.tx():
            if not self._db.run(f"UPDATE document SET {column} = ? WHERE id = ?", value, id):  # noqa: S608 - our names
                raise Refused(_("There is nothing stored under that name."))


def _same(one: Body, other: Body | None) -> bool:
    return bodies.same(bodies.written(one), bodies.written(other or {}))


def _chosen(
    kinds: Iterable[str],
    ask_prefix: str,
    since_day: str,
    until_day: str,
    *,
    with_binned: bool,
    first: tuple[str, int] = ("", -1),
) -> tuple[str, list[Values]]:
    """Give the question for the row numbers of the chosen documents, a branch for each kind, with its values.

    Each branch has an order and a limit of its own, `first`, so that SQLite reads the newest of each kind from the
    index instead of sorting every document there is.
    """
    # The plus leaves SQLite the index of asks, which few entries have, instead of that of kinds.
    where, rest = "+kind = ?" if ask_prefix else "kind = ?", list[Values]()
    if not with_binned:
        where += " AND binned_at IS NULL"
    if ask_prefix:
        where += " AND ask <> '' AND ask >= ? AND ask < ?"
        rest += [ask_prefix, rows.past(ask_prefix)]
    if since_day:
        where += " AND day >= ?"
        rest.append(since_day)
    if until_day:
        where += " AND day <= ?"
        rest.append(until_day)
    wanted = sorted(set(kinds))
    order, most = first
    branch = f"SELECT * FROM (SELECT n, day FROM document WHERE {where} {order})"  # noqa: S608 - constant parts
    rest += [most] if order else []
    return " UNION ALL ".join([branch] * len(wanted)), [value for kind in wanted for value in (kind, *rest)]
