"""Deleting for good: the one exception to keeping every wording. What goes leaves no word in the file."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from leadcoach.domain.records import Body, Moment
from leadcoach.domain.renaming import Renaming
from leadcoach.storage import bodies
from leadcoach.storage.connection import Connection, Row, Values
from leadcoach.storage.local import Local
from leadcoach.storage.search import Search
from leadcoach.storage.tags import Tags

SCOUR = "scour"
"""Local key: set while the file may still hold words of what was erased."""
_PAGE = 1_000
"""Wordings looked at together."""
_WORDLESS = re.compile(r"[a-z]+:(hash:)?([0-9A-Fa-f-]{16,}|[0-9A-HJKMNP-TV-Z]{26})(/\d+)?")
_WORDED = {"version": "id", "draft": "document"}
"""The tables that hold words, with the name of what tells their rows apart."""
_ATTACHED = "UPDATE attached SET name = ?, link = ?, extra = ? WHERE document = ? AND place = ?"
_OF = "IN (SELECT value FROM json_each(?))"
_IDS = "SELECT value FROM json_each(?)"
_FACTS = "SELECT f.id FROM fact f JOIN json_each(?) ON f.subject = value"
_HANGING = (
    ("imported", "document", _IDS),
    ("imported", "document", "SELECT 'version:' || v.id FROM version v JOIN json_each(?) ON v.document = value"),
    ("imported", "document", f"SELECT 'fact:' || id FROM ({_FACTS})"),  # noqa: S608 - a constant
    ("fact", "voids", _FACTS),
    ("fact", "subject", _IDS),
    ("attached", "document", _IDS),
    ("draft", "document", _IDS),
    ("version", "document", _IDS),
    ("document", "id", _IDS),
)
"""What hangs on documents, and at last themselves: table, column, and the question for what must stand in it."""


class Gone(NamedTuple):
    """What was erased."""

    ids: tuple[str, ...] = ()
    """Of the documents, and of drafts that never became one."""
    files: tuple[str, ...] = ()
    """Hashes of the attached files that no document has any more; their bytes are to be dropped."""


class Mentions(NamedTuple):
    """Where a name stands."""

    documents: tuple[str, ...] = ()
    """Ids, each once, also of drafts."""
    wordings: int = 0
    """In how many versions and drafts."""


class Erasing:
    """Erases documents, and takes names out of them."""

    def __init__(self, db: Connection, search: Search, tags: Tags) -> None:
        self._db = db
        self._search = search
        self._tags = tags
        self._local = Local(db)

    # The bin -----------------------------------------------------------------------------------------------------

    def binned(self, *, before: str = "", limit: int = -1) -> tuple[str, ...]:
        """Give the ids of what lies in the bin, the last thrown in first; with `before`, UTC text, only the older."""
        found = self._db.rows(
            "SELECT id FROM document WHERE binned_at IS NOT NULL AND (? = '' OR binned_at < ?) "
            "ORDER BY binned_at DESC, n DESC LIMIT ?",
            before,
            before,
            limit,
        )
        return tuple(str(id) for (id,) in found)

    def last_kept(self) -> str:
        """Give when something was written last, as UTC text; empty before the first word."""
        row = self._db.row("SELECT made_at FROM version ORDER BY rowid DESC LIMIT 1")
        binned = self._db.row("SELECT max(binned_at) FROM document WHERE binned_at IS NOT NULL")
        return max((str(found[0]) for found in (row, binned) if found and found[0]), default="")

    # Whole documents ---------------------------------------------------------------------------------------------

    def erase(self, ids: Iterable[str], moment: Moment) -> Gone:
        """Delete documents with all that hangs on them, in one transaction; `scour` cleans the file afterwards.

        That is their versions, drafts, tags, notes of imports, rows of attached files and the facts about them. A
        tombstone without content stays for each id and each origin, so that no import brings it back. What is not
        there is passed over.
        """
        with self._db.tx():
            known = self._known(ids)
            names = json.dumps([id for id, _number, _origin in known])
            files = self._files(names)
            for _id, number, _origin in known:
                if number is not None:
                    self._search.forget(number)
                    self._db.run("DELETE FROM tag WHERE n = ?", number)
            self._delete(names)
            for id, _number, origin in known:
                self._bury(id, moment)
                if origin:
                    self._bury(tombstone(origin), moment)
            if known:
                self._local.put(SCOUR, "1")
            left = self._files(json.dumps(files), "sha256")
        return Gone(tuple(id for id, *_rest in known), tuple(each for each in files if each not in left))

    # Facts that grow too old -------------------------------------------------------------------------------------

    def aged(self, kinds: Iterable[str], *, before: str) -> tuple[str, ...]:
        """Give the ids of the facts of these kinds from before a day, an ISO date."""
        found = self._db.rows(f"SELECT id FROM fact WHERE kind {_OF} AND day < ?", json.dumps(list(kinds)), before)  # noqa: S608
        return tuple(str(id) for (id,) in found)

    def forget(self, facts: Iterable[str]) -> None:
        """Delete facts with what takes them back and the notes of their import; `scour` cleans the file afterwards.

        No tombstone stays: what an old file brings back is as old as it was, and goes again.
        """
        ids = json.dumps(list(facts))
        with self._db.tx():
            self._db.run("DELETE FROM imported WHERE document IN (SELECT 'fact:' || value FROM json_each(?))", ids)
            gone = self._db.run(f"DELETE FROM fact WHERE id {_OF} OR voids {_OF}", ids, ids)  # noqa: S608
            if gone:
                self._local.put(SCOUR, "1")

    def buried(self, names: Iterable[str]) -> dict[str, str]:
        """Give those of these ids and origins that were erased for good, with when as UTC text.

        An import passes them over, unless what it holds was made after that: an answer may be given anew.
        """
        marks = {tombstone(name): name for name in names}
        found = self._db.rows(f"SELECT id, at FROM erased WHERE id {_OF}", json.dumps(list(marks)))  # noqa: S608
        return {marks[str(mark)]: str(at) for mark, at in found}

    def _known(self, ids: Iterable[str]) -> list[Row]:
        """Give id, number and origin of each document and draft of these that there is, once."""
        wanted = json.dumps(list(dict.fromkeys(ids)))
        return self._db.rows(
            f"SELECT id, n, origin FROM document WHERE id {_OF} UNION ALL "  # noqa: S608 - constant parts
            f"SELECT document, NULL, NULL FROM draft WHERE document {_OF} "
            "AND document NOT IN (SELECT id FROM document)",
            wanted,
            wanted,
        )

    def _files(self, names: str, column: str = "document") -> list[str]:
        question = f"SELECT DISTINCT sha256 FROM attached WHERE sha256 <> '' AND {column} {_OF}"  # noqa: S608
        return [str(sha256) for (sha256,) in self._db.rows(question, names)]

    def _delete(self, names: str) -> None:
        for table, column, chosen in _HANGING:
            self._db.run(f"DELETE FROM {table} WHERE {column} IN ({chosen})", names)  # noqa: S608 - our names

    def _bury(self, name: str, moment: Moment) -> None:
        self._db.run("INSERT OR REPLACE INTO erased(id, at) VALUES (?, ?)", name, moment.stamp)

    # Names -------------------------------------------------------------------------------------------------------

    def mentions(self, renaming: Renaming) -> Mentions:
        """Give where a name stands, in any version or draft, also in the bin."""
        worded = [document for table in _WORDED for _id, document, _body in self._found(renaming, table)]
        beside = [document for document, *_change in self._beside(renaming)]
        return Mentions(tuple(dict.fromkeys([*worded, *beside])), len(worded))

    def take_out_person(self, renaming: Renaming) -> Mentions:
        """Put something else in the place of a name, in every version and draft, also in the bin; in one transaction.

        What the origin of a document said beside its words, and the names of its files, change too. The search and the
        tags follow; `scour` cleans the file afterwards.
        """
        with self._db.tx():
            worded = [document for table in _WORDED for document in self._take_out(renaming, table)]
            beside = list(self._beside(renaming))
            for _document, statement, values in beside:
                self._db.run(statement, *values)
            if worded:
                self._local.put(SCOUR, "1")
        documents = (*worded, *(document for document, *_change in beside))
        return Mentions(tuple(dict.fromkeys(documents)), len(worded))

    def _take_out(self, renaming: Renaming, table: str) -> Iterator[str]:
        for id, document, body in self._found(renaming, table):
            if table == "version":
                self._reword(id, document, body)
            else:
                self._db.run("UPDATE draft SET body = ? WHERE document = ?", bodies.written(body), id)
            yield document

    def _reword(self, version: str, document: str, body: Body) -> None:
        row = self._db.row("SELECT n FROM document WHERE id = ? AND head = ?", document, version)
        if row:
            self._search.forget(row[0])
        text = bodies.written(body)
        self._db.run("UPDATE version SET body = ?, sha256 = ? WHERE id = ?", text, bodies.digest(text), version)
        if row:
            self._search.learn(row[0])
            self._tags.learn(row[0], body)

    def _found(self, renaming: Renaming, table: str) -> Iterator[tuple[str, str, Body]]:
        """Give id, document and new body of each row in which the name stands."""
        last = 0
        while True:
            page = self._db.rows(
                f"SELECT rowid, {_WORDED[table]}, document, body FROM {table} "  # noqa: S608 - our names
                f"WHERE rowid > ? AND body IS NOT NULL ORDER BY rowid LIMIT {_PAGE}",
                last,
            )
            if not page:
                return
            last = page[-1][0]
            for _row, id, document, text in page:
                changed = _changed(renaming, text)
                if changed is not None:
                    yield id, document, changed

    def _beside(self, renaming: Renaming) -> Iterator[tuple[str, str, Sequence[Values]]]:
        """Give the change of each row that bears the name beside the words of a document: id, statement, values."""
        for id, extra in self._db.rows("SELECT id, extra FROM document WHERE extra IS NOT NULL"):
            told = bodies.read(extra)
            if (changed := renaming.anywhere(told)) != told:
                yield id, "UPDATE document SET extra = ? WHERE id = ?", (bodies.written(changed), id)
        for document, place, name, link, extra in self._db.rows(
            "SELECT document, place, name, link, extra FROM attached"
        ):
            told = {"name": name, "link": link, "extra": bodies.read(extra) if extra else {}}
            if (changed := renaming.anywhere(told)) != told:
                values = (str(changed["name"]), str(changed["link"]), json.dumps(changed["extra"], ensure_ascii=False))
                yield document, _ATTACHED, (*values, document, place)

    # The index ---------------------------------------------------------------------------------------------------

    def needs_scouring(self) -> bool:
        """Whether the file may still hold words of what was erased."""
        return bool(self._local.get(SCOUR))

    def scour(self) -> None:
        """Clean the file of every word that was let go; outside any transaction. Raises a StoreError.

        The index keeps words until its parts are merged, and a page of the file keeps what lay on it before it was
        parted, whatever `secure_delete` says: so all is merged, then written anew, then brought into the main file.
        """
        with self._db.tx():
            self._db.run("INSERT INTO search(search) VALUES ('optimize')")
        self._db.rows("VACUUM")
        brought = self._db.row("PRAGMA wal_checkpoint(TRUNCATE)")
        if brought and not brought[0]:  # nobody else was reading the log
            self._local.put(SCOUR, "")


def tombstone(name: str) -> str:
    """Give what stays of an erased id or origin: itself, or a hash where it might hold words, as a file's name does."""
    if ":" not in name or _WORDLESS.fullmatch(name):
        return name
    return f"origin:{bodies.digest(name)}"


def sweep(folder: Path, ids: Iterable[str]) -> int:
    """Remove what lies in the inbox and names one of these ids, also half-written; give how many files."""
    names = [id.encode() for id in ids]
    removed = 0
    for path in (*folder.glob("*.json"), *folder.glob(".*.json.part"), *(folder / "broken").glob("*")):
        with contextlib.suppress(OSError):  # not ours to read, or taken in meanwhile
            if path.is_file() and not path.is_symlink() and any(name in path.read_bytes() for name in names):
                path.unlink()
                removed += 1
    return removed


def _changed(renaming: Renaming, text: str) -> Body | None:
    """Give what a stored body says without the name, or None where it does not stand in it."""
    if not (renaming.is_escaped or renaming.maybe_in(text)):
        return None
    body = bodies.read(text)
    changed = renaming.body(body)
    return changed if changed != body else None
