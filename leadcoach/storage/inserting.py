"""New rows for documents and versions: the one place that names every column."""

from __future__ import annotations

from leadcoach.domain.records import Document, Version
from leadcoach.storage import bodies
from leadcoach.storage.connection import Connection


def insert_document(db: Connection, number: int, document: Document) -> None:
    """Write the row of a document that is not there yet, without its words, inside a transaction."""
    db.run(
        "INSERT INTO document(n, id, kind, ask, occasion, author, made_at, zone, day, week, level, starred, "
        "privacy, zone_known, precision, origin, extra, head, binned_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        number,
        document.id,
        document.kind,
        document.ask,
        document.occasion,
        document.author,
        document.made_at,
        document.zone,
        document.day,
        document.week,
        document.level or None,
        int(document.starred),
        document.privacy,
        int(document.zone_known),
        document.precision,
        document.origin or None,
        bodies.written(document.extra) if document.extra else None,
        document.head or None,
        document.binned_at or None,
    )


def insert_version(db: Connection, version: Version, store: str) -> str:
    """Write the row of a version, inside a transaction; gives its body as it is kept, empty where it has none.

    `store` names the store it was written in, or the run of an import that brought it.
    """
    text = None if version.body is None else bodies.written(version.body)
    db.run(
        "INSERT INTO version(id, document, parent, made_at, store, why, wording, body, sha256, pinned) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        version.id,
        version.document,
        version.parent or None,
        version.made_at,
        store,
        version.why,
        version.wording,
        text,
        "" if text is None else bodies.digest(text),
        int(version.pinned),
    )
    return text or ""
