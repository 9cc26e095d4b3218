"""The tags and people of what stands written, for finding by them and for completing them while writing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from leadcoach.domain.records import Body
from leadcoach.domain.tagging import Sign, marks_of
from leadcoach.storage import bodies, rows
from leadcoach.storage.connection import Connection
from leadcoach.text import fold

ADD_TAG = "INSERT OR IGNORE INTO tag(sign, folded, n, shown) VALUES (?, ?, ?, ?)"
_HEADS = """
SELECT d.n, v.body FROM document d JOIN version v ON v.id = d.head
WHERE instr(v.body, '#') OR instr(v.body, '@') OR instr(v.body, '"tags"')
"""


class Used(NamedTuple):
    """A tag or a person, with how many documents bear it."""

    name: str
    times: int


class Tags:
    """The index of tags and people."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def learn(self, n: int, body: Body) -> None:
        """Let the tags of a document be those of these words, inside the transaction that made them stand."""
        self._db.run("DELETE FROM tag WHERE n = ?", n)
        for row in tag_rows(n, body):
            self._db.run(ADD_TAG, *row)

    def used(self, sign: Sign, begin: str = "", *, limit: int = 50) -> tuple[Used, ...]:
        """Give the tags or people that begin so, those used most first; of the bin and of templates none."""
        found = self._db.rows(
            "SELECT min(t.shown), count(*) AS times FROM tag t WHERE t.sign = ? AND t.folded >= ? AND t.folded < ? "
            "AND t.n NOT IN (SELECT n FROM document WHERE binned_at IS NOT NULL "
            "UNION ALL SELECT n FROM document WHERE kind = 'template') "
            "GROUP BY t.folded ORDER BY times DESC, t.folded LIMIT ?",
            sign,
            fold(begin),
            rows.past(fold(begin)),
            limit,
        )
        return tuple(Used(str(name), int(times)) for name, times in found)

    def rebuild(self) -> None:
        """Make the index anew."""
        with self._db.tx():
            self._db.run("DELETE FROM tag")
            for row in self._all():
                self._db.run(ADD_TAG, *row)

    def _all(self) -> Iterator[tuple[str, str, int, str]]:
        for n, body in self._db.rows(_HEADS):
            yield from tag_rows(int(n), bodies.read(body))


def tag_rows(n: int, body: Body) -> Iterator[tuple[str, str, int, str]]:
    """Give what the index holds of a document: sign, folded name, number, name as written."""
    for mark in marks_of(body):
        yield mark.sign, mark.folded, n, mark.name
