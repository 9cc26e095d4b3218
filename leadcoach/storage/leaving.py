"""Everything written, in pages, for taking it out of the house: nothing marked as never to leave comes by."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from leadcoach.domain.filters import Filters
from leadcoach.domain.records import Document, Fact, Version
from leadcoach.storage import bodies, rows
from leadcoach.storage.conditions import joined, of_columns, of_number
from leadcoach.storage.connection import Connection, Row, Values
from leadcoach.storage.search import expression
from leadcoach.storage.store import Store

PAGE = 400
"""Documents read at once."""

_SHOWN = "d.privacy <> 'never'"


class Chosen(NamedTuple):
    """Which documents leave."""

    words: str = ""
    filters: Filters = Filters()
    binned: bool = False
    """Whether also what lies in the bin."""
    hidden: bool = False
    """Whether also what is marked as never to leave."""
    no_week: bool = False
    """Whether only what belongs to no week."""


class Leaving(NamedTuple):
    """A document with when its words were written."""

    document: Document
    updated_at: str
    """UTC text."""


class Leavings:
    """Documents by the number, which is by day, a page at a time, so that memory stays as it is.

    The pages follow the table itself: through an index SQLite would sort all that is left anew for each page.
    """

    def __init__(self, store: Store) -> None:
        self._db: Connection = store._db  # noqa: SLF001 - one connection, one package

    def documents(self, chosen: Chosen, *, with_words: bool = True) -> Iterator[tuple[Leaving, ...]]:
        """Give the chosen documents, the oldest day first, in pages; their words may come with the versions instead."""
        columns = rows.DOCUMENT if with_words else rows.DOCUMENT.replace("v.body", "NULL")
        where, values = _where(chosen)
        last = -1
        while True:
            found = self._db.rows(
                f"SELECT {columns}, coalesce(v.made_at, '') "  # noqa: S608 - constant parts
                "FROM document d NOT INDEXED LEFT JOIN version v ON v.id = d.head "
                f"WHERE d.n > ? AND {where} ORDER BY d.n LIMIT {PAGE}",
                last,
                *values,
            )
            if not found:
                return
            page = tuple(Leaving(rows.document(row[:-1]), str(row[-1])) for row in found)
            last = page[-1].document.number
            yield page

    def count(self, chosen: Chosen) -> int:
        """Give how many documents are chosen."""
        where, values = _where(chosen)
        row = self._db.row(f"SELECT count(*) FROM document d WHERE {where}", *values)  # noqa: S608 - constant parts
        return int(row[0]) if row else 0

    def left_out(self, chosen: Chosen) -> int:
        """Give how many would be chosen, were they not marked as never to leave."""
        if chosen.hidden:
            return 0
        return self.count(chosen._replace(hidden=True)) - self.count(chosen)

    def years(self, chosen: Chosen) -> tuple[tuple[str, int], ...]:
        """Give the years of the chosen documents, the oldest first, with how many each has."""
        where, values = _where(chosen)
        found = self._db.rows(
            f"SELECT substr(d.day, 1, 4), count(*) FROM document d WHERE {where} GROUP BY 1 ORDER BY 1",  # noqa: S608
            *values,
        )
        return tuple((str(year), int(number)) for year, number in found)

    def versions(self, documents: tuple[str, ...]) -> dict[str, list[Version]]:
        """Give every wording of these documents, by document, the oldest first."""
        found: dict[str, list[Version]] = {}
        question = (
            f"SELECT {rows.VERSION} FROM version "  # noqa: S608 - constant columns
            "WHERE document IN (SELECT value FROM json_each(?)) ORDER BY rowid"
        )
        for row in self._db.rows(question, json.dumps(documents)):
            version = rows.version(row)
            found.setdefault(version.document, []).append(version)
        return found

    def facts(self) -> Iterator[tuple[Fact, ...]]:
        """Give every fact, by id, in pages."""
        last = ""
        while True:
            found = self._db.rows(
                "SELECT id, at, zone, day, kind, subject, data, coalesce(voids, '') FROM fact "
                "WHERE id > ? ORDER BY id LIMIT ?",
                last,
                PAGE,
            )
            if not found:
                return
            page = tuple(map(_fact, found))
            last = page[-1].id
            yield page


def _fact(row: Row) -> Fact:
    id, at, zone, day, kind, subject, data, voids = row
    return Fact(id, at, zone, day, kind, subject, bodies.read(data), voids)


def _where(chosen: Chosen) -> tuple[str, list[Values]]:
    fits, values = joined(of_number(chosen.filters, "d.n"), of_columns(chosen.filters))
    parts = [
        "d.head IS NOT NULL",
        "" if chosen.binned else "d.binned_at IS NULL",
        "" if chosen.hidden else _SHOWN,
        "d.week IS NULL" if chosen.no_week else "",
        fits,
    ]
    asked = expression(chosen.words)
    if asked:
        parts.append("d.n IN (SELECT rowid FROM search WHERE search MATCH ?)")
        values.append(asked)
    elif chosen.words.strip():
        parts.append("0")
    return " AND ".join(filter(None, parts)), values
