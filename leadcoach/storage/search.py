"""Finding what was written by its words."""

from __future__ import annotations

import re
from typing import NamedTuple

from leadcoach.domain.records import Document
from leadcoach.storage import rows
from leadcoach.storage.connection import Connection
from leadcoach.text import clean

MOST_CHARACTERS = 500
"""How much of a query counts; the rest of a longer one is passed over."""

REBUILD = (
    "INSERT INTO search(search) VALUES ('delete-all')",
    "INSERT INTO search(rowid, text) SELECT n, text FROM said",
)
"""How the index is made anew; SQLite's own `rebuild` does not work over a view that reads JSON."""

_OPEN, _CLOSE = "\x01", "\x02"  # cleaned text holds neither
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
_FOUND = f"""
SELECT {rows.DOCUMENT}, hit.piece FROM (
  SELECT rowid AS n, snippet(search, 0, '{_OPEN}', '{_CLOSE}', '…', 24) AS piece
  FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ? OFFSET ?) hit
JOIN document d ON d.n = hit.n LEFT JOIN version v ON v.id = d.head
ORDER BY hit.n DESC
"""  # noqa: S608 - constant columns and markers


class Hit(NamedTuple):
    """A document that was found, with the place where."""

    document: Document
    snippet: tuple[tuple[str, bool], ...]
    """Pieces of the text around the match, each with whether it is the match."""


class Search:
    """The index of every word of every document that is not in the bin."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def find(self, query: str, *, limit: int = 50, offset: int = 0) -> tuple[Hit, ...]:
        """Give the documents that hold every word of the query, or words that begin so, newest first.

        Accents and capitals do not count. Any text is a query; one without a letter or a digit finds nothing.
        """
        asked = expression(query)
        if not asked:
            return ()
        found = self._db.rows(_FOUND, asked, limit, offset)
        return tuple(Hit(rows.document(row[:-1]), _pieces(row[-1] or "")) for row in found)

    def learn(self, n: int) -> None:
        """Take the words of a document that now stands, inside the transaction that made it stand."""
        self._db.run("INSERT INTO search(rowid, text) SELECT n, text FROM said WHERE n = ?", n)

    def forget(self, n: int) -> None:
        """Let go of the words of a document, before they change."""
        self._db.run("INSERT INTO search(search, rowid, text) SELECT 'delete', n, text FROM said WHERE n = ?", n)

    def rebuild(self) -> None:
        """Make the index anew, where `health.examine` found that it does not agree with what was written."""
        with self._db.tx():
            for statement in REBUILD:
                self._db.run(statement)

    def tidy(self) -> None:
        """Merge some of what many saves left in the index; a few milliseconds, for a moment without typing."""
        with self._db.tx():
            self._db.run("INSERT INTO search(search, rank) VALUES ('merge', 200)")


def expression(query: str) -> str:
    """Give the full-text expression of a query, empty when it holds no word."""
    words = [
        word for word in clean(query, MOST_CHARACTERS).text.replace('"', " ").split() if any(map(str.isalnum, word))
    ]
    return " AND ".join(f'"{word}"*' for word in words)


def _pieces(marked: str) -> tuple[tuple[str, bool], ...]:
    parts = _MARKS.split(marked)
    return tuple((part, place % 2 == 1) for place, part in enumerate(parts) if part)
