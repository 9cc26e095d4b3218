"""Finding what was written: by words, by filters, by day and week."""

from __future__ import annotations

import re
from typing import NamedTuple

from leadcoach.domain.filters import Filters
from leadcoach.domain.records import Document
from leadcoach.storage import rows
from leadcoach.storage.conditions import joined, of_columns, of_number
from leadcoach.storage.connection import Connection, Values
from leadcoach.storage.search import expression

_OPEN, _CLOSE = "\x01", "\x02"  # cleaned text holds neither
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
_LISTED = "d.binned_at IS NULL AND d.kind <> 'template'"
_JOURNAL = "binned_at IS NULL AND kind IN ('entry', 'capture')"


class Hit(NamedTuple):
    """A document that was found, with the place where."""

    document: Document
    snippet: tuple[tuple[str, bool], ...]
    """Pieces of the text around the match, each with whether it is the match; empty where no words were asked."""


class Finding:
    """Questions to everything written that is not in the bin; the newest day comes first."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def find(self, words: str, filters: Filters = Filters(), *, limit: int = 50, offset: int = 0) -> tuple[Hit, ...]:  # noqa: B008 - frozen
        """Give the documents that hold every word, or words that begin so, and fit the filters.

        Accents and capitals do not count. Without a word the filters alone choose; without either nothing is found.
        """
        asked = expression(words)
        if asked:
            return self._by_words(asked, filters, limit, offset)
        if words.strip() or not filters:
            return ()
        return tuple(Hit(document, ()) for document in self.chosen(filters, limit=limit, offset=offset))

    def chosen(self, filters: Filters, *, limit: int = -1, offset: int = 0) -> tuple[Document, ...]:
        """Give the documents that fit the filters."""
        where, values = joined(of_number(filters, "d.n"), of_columns(filters))
        found = self._db.rows(
            f"SELECT {rows.DOCUMENT} FROM document d LEFT JOIN version v ON v.id = d.head "  # noqa: S608 - constants
            f"WHERE {' AND '.join(filter(None, (_LISTED, where)))} ORDER BY d.n DESC LIMIT ? OFFSET ?",
            *values,
            limit,
            offset,
        )
        return tuple(map(rows.document, found))

    def count(self, words: str, filters: Filters = Filters()) -> int:  # noqa: B008 - frozen
        """Give how many documents `find` would give without a limit."""
        asked = expression(words)
        where, values = joined(of_number(filters, "d.n"), of_columns(filters))
        parts = [_LISTED, where]
        given: list[Values] = [*values]
        if asked:
            parts.append("d.n IN (SELECT rowid FROM search WHERE search MATCH ?)")
            given.append(asked)
        elif words.strip() or not filters:
            return 0
        row = self._db.row(f"SELECT count(*) FROM document d WHERE {' AND '.join(filter(None, parts))}", *given)  # noqa: S608
        return int(row[0]) if row else 0

    def days(self, since: str, until: str) -> dict[str, int]:
        """Give how many entries and thoughts each day has on which something was written; ISO dates, inclusive."""
        found = self._db.rows(
            f"SELECT day, count(*) FROM document WHERE {_JOURNAL} AND day >= ? AND day <= ? GROUP BY day",  # noqa: S608
            since,
            until,
        )
        return {str(day): int(number) for day, number in found}

    def weeks(self) -> dict[int | None, int]:
        """Give how many entries and thoughts each week has; None for those of no week."""
        found = self._db.rows(f"SELECT week, count(*) FROM document WHERE {_JOURNAL} GROUP BY week")  # noqa: S608
        return {None if week is None else int(week): int(number) for week, number in found}

    def _by_words(self, asked: str, filters: Filters, limit: int, offset: int) -> tuple[Hit, ...]:
        near, values = joined(of_number(filters, "search.rowid"))
        far, more = joined(of_columns(filters))
        fits = f"EXISTS (SELECT 1 FROM document d WHERE d.n = search.rowid AND {far})" if far else ""  # noqa: S608
        where = " AND ".join(filter(None, ("search MATCH ?", near, fits)))
        found = self._db.rows(
            f"SELECT {rows.DOCUMENT}, hit.piece FROM ("  # noqa: S608 - constant parts
            f"SELECT rowid AS n, snippet(search, 0, '{_OPEN}', '{_CLOSE}', '…', 24) AS piece FROM search "
            f"WHERE {where} ORDER BY rowid DESC LIMIT ? OFFSET ?) hit "
            "JOIN document d ON d.n = hit.n LEFT JOIN version v ON v.id = d.head ORDER BY hit.n DESC",
            asked,
            *values,
            *more,
            limit,
            offset,
        )
        return tuple(Hit(rows.document(row[:-1]), _pieces(row[-1] or "")) for row in found)


def _pieces(marked: str) -> tuple[tuple[str, bool], ...]:
    parts = _MARKS.split(marked)
    return tuple((part, place % 2 == 1) for place, part in enumerate(parts) if part)
