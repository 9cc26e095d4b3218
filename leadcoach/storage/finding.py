"""Finding what was written: by words, by filters, by day and week."""

from __future__ import annotations

import re
from typing import NamedTuple

from leadcoach.domain.filters import Filters
from leadcoach.domain.records import Document
from leadcoach.storage import rows
from leadcoach.storage.conditions import Condition, joined, of_columns, of_number
from leadcoach.storage.connection import Connection, Values
from leadcoach.storage.search import expression

_OPEN, _CLOSE = "\x01", "\x02"  # cleaned text holds neither
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
_LISTED = ("d.binned_at IS NULL", list[Values]()), ("d.kind <> 'template'", list[Values]())
_JOURNAL = "binned_at IS NULL AND kind IN ('entry', 'capture')"
# The plus keeps SQLite from asking the index of words anew for each number of a group, which takes seconds.
_FOUND = "+search.rowid"


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
        where, values = _fitting(filters)
        page = f"SELECT d.n FROM document d WHERE {where} ORDER BY d.n DESC LIMIT ? OFFSET ?"  # noqa: S608 - constants
        found = self._db.rows(
            f"SELECT {rows.DOCUMENT} FROM document d LEFT JOIN version v ON v.id = d.head "  # noqa: S608 - constants
            f"WHERE d.n IN ({page}) ORDER BY d.n DESC",
            *values,
            limit,
            offset,
        )
        return tuple(map(rows.document, found))

    def count(self, words: str, filters: Filters = Filters()) -> int:  # noqa: B008 - frozen
        """Give how many documents `find` would give without a limit."""
        asked = expression(words)
        if not asked and (words.strip() or not filters):
            return 0
        where, values = _holding(asked, filters) if asked else _fitting(filters)
        of = "search" if asked else "document d"
        row = self._db.row(f"SELECT count(*) FROM {of} WHERE {where}", *values)  # noqa: S608 - constant parts
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
        # The plus leaves SQLite the index by week, which counts without sorting.
        found = self._db.rows(
            "SELECT week, count(*) FROM document WHERE binned_at IS NULL AND +kind IN ('entry', 'capture') "
            "GROUP BY week"
        )
        return {None if week is None else int(week): int(number) for week, number in found}

    def _by_words(self, asked: str, filters: Filters, limit: int, offset: int) -> tuple[Hit, ...]:
        where, values = _holding(asked, filters)
        found = self._db.rows(
            f"SELECT {rows.DOCUMENT}, hit.piece FROM ("  # noqa: S608 - constant parts
            f"SELECT rowid AS n, snippet(search, 0, '{_OPEN}', '{_CLOSE}', '…', 24) AS piece FROM search "
            f"WHERE {where} ORDER BY rowid DESC LIMIT ? OFFSET ?) hit "
            "JOIN document d ON d.n = hit.n LEFT JOIN version v ON v.id = d.head ORDER BY hit.n DESC",
            *values,
            limit,
            offset,
        )
        return tuple(Hit(rows.document(row[:-1]), _pieces(row[-1] or "")) for row in found)


def _holding(asked: str, filters: Filters) -> Condition:
    """Give the condition for what holds words and fits, over `search`, which knows only what is listed."""
    part, values = joined(of_columns(filters))
    fits = [(f"EXISTS (SELECT 1 FROM document d WHERE d.n = search.rowid AND {part})", values)] if values else []  # noqa: S608
    words: Condition = ("search MATCH ?", [asked])
    return joined([words], of_number(filters, "search.rowid", _FOUND), fits)


def _fitting(filters: Filters) -> Condition:
    """Give the condition for what fits, over `document d`."""
    return joined(_LISTED, of_number(filters, "d.n"), of_columns(filters))


def _pieces(marked: str) -> tuple[tuple[str, bool], ...]:
    parts = _MARKS.split(marked)
    return tuple((part, place % 2 == 1) for place, part in enumerate(parts) if part)
