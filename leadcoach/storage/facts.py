"""What happened: only ever added to."""

from __future__ import annotations

import json
from collections.abc import Iterable

from leadcoach.domain.records import Fact
from leadcoach.storage import bodies
from leadcoach.storage.connection import Connection, Row
from leadcoach.storage.rows import past

_COLUMNS = "id, at, zone, day, kind, subject, data, coalesce(voids, '')"


class Facts:
    """Facts by id, kind and subject."""

    def __init__(self, db: Connection, store: str) -> None:
        self._db = db
        self._store = store

    def add(self, fact: Fact) -> bool:
        """Keep a fact and tell whether it was new; the same id a second time changes nothing."""
        with self._db.tx():
            added = self._db.run(
                "INSERT INTO fact(id, at, zone, day, kind, subject, data, voids, store) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO NOTHING",
                fact.id,
                fact.at,
                fact.zone,
                fact.day,
                fact.kind,
                fact.subject,
                bodies.written(fact.data),
                fact.voids or None,
                self._store,
            )
        return added == 1

    def get(self, id: str) -> Fact | None:
        """Give the fact with this id."""
        row = self._db.row(f"SELECT {_COLUMNS} FROM fact WHERE id = ?", id)  # noqa: S608 - constant columns
        return _fact(row) if row else None

    def of(
        self, kinds: Iterable[str], *, subject_prefix: str = "", since_day: str = "", until_day: str = ""
    ) -> tuple[Fact, ...]:
        """Give the facts of these kinds, oldest first, with those taken back and those that take back.

        Days are ISO dates, both inclusive; `records.standing` leaves what still holds.
        """
        wanted: list[str] = [json.dumps(sorted(set(kinds)))]
        where = "kind IN (SELECT value FROM json_each(?))"
        if subject_prefix:
            where += " AND subject >= ? AND subject < ?"
            wanted += [subject_prefix, past(subject_prefix)]
        if since_day:
            where += " AND day >= ?"
            wanted.append(since_day)
        if until_day:
            where += " AND day <= ?"
            wanted.append(until_day)
        found = self._db.rows(f"SELECT {_COLUMNS} FROM fact WHERE {where} ORDER BY at, id", *wanted)  # noqa: S608
        return tuple(_fact(row) for row in found)


def _fact(row: Row) -> Fact:
    id, at, zone, day, kind, subject, data, voids = row
    return Fact(id, at, zone, day, kind, subject, bodies.read(data), voids)
