"""The index of words, and how a line of words becomes a question to it."""

from __future__ import annotations

from leadcoach.storage.connection import Connection
from leadcoach.text import clean

MOST_CHARACTERS = 500
"""How much of a query counts; the rest of a longer one is passed over."""

REBUILD = (
    "INSERT INTO search(search) VALUES ('delete-all')",
    "INSERT INTO search(rowid, text) SELECT n, text FROM said",
)
"""How the index is made anew; SQLite's own `rebuild` does not work over a view that reads JSON."""


class Search:
    """The index of every word of every document that is not in the bin."""

    def __init__(self, db: Connection) -> None:
        self._db = db

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
