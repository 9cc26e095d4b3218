"""Words not yet made a version: one draft a document, replaced as it grows."""

from __future__ import annotations

from leadcoach.domain.records import Draft
from leadcoach.storage import bodies
from leadcoach.storage.connection import Connection, Row

_COLUMNS = "document, body, coalesce(base, ''), session, at, kind, ask, occasion, field, cursor"


class Drafts:
    """Drafts by the id of the document they will become."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def put(self, draft: Draft) -> None:
        """Keep a draft in the place of an earlier one of the same document."""
        row, column = draft.cursor
        with self._db.tx():
            self._db.run(
                "INSERT OR REPLACE INTO draft(document, body, base, session, at, kind, ask, occasion, field, cursor) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                draft.document,
                bodies.written(draft.body),
                draft.base or None,
                draft.session,
                draft.at,
                draft.kind,
                draft.ask,
                draft.occasion,
                draft.field,
                f"{row},{column}",
            )

    def get(self, document_id: str) -> Draft | None:
        """Give the draft of a document, or None."""
        row = self._db.row(f"SELECT {_COLUMNS} FROM draft WHERE document = ?", document_id)  # noqa: S608
        return _draft(row) if row else None

    def all(self) -> tuple[Draft, ...]:
        """Give every draft, the oldest first."""
        return tuple(_draft(row) for row in self._db.rows(f"SELECT {_COLUMNS} FROM draft ORDER BY at, document"))  # noqa: S608

    def drop(self, document_id: str) -> bool:
        """Remove the draft of a document, in the transaction that made it a version, and tell whether there was one."""
        with self._db.tx():
            return self._db.run("DELETE FROM draft WHERE document = ?", document_id) == 1


def _draft(row: Row) -> Draft:
    document, body, base, session, at, kind, ask, occasion, field, cursor = row
    line, column = cursor.split(",")
    return Draft(
        document=document,
        body=bodies.read(body),
        base=base,
        session=session,
        at=at,
        kind=kind,
        ask=ask,
        occasion=occasion,
        field=field,
        cursor=(int(line), int(column)),
    )
