"""Rows of the tables as records of the domain."""

from __future__ import annotations

from leadcoach.domain.records import Document, Version
from leadcoach.storage import bodies
from leadcoach.storage.connection import Row

DOCUMENT = (
    "d.id, d.kind, d.ask, d.occasion, d.made_at, d.zone, d.day, v.body, coalesce(d.head, ''), d.week, "
    "coalesce(d.level, ''), d.starred, d.privacy, d.author, coalesce(d.binned_at, ''), d.n, "
    "d.zone_known, d.precision, coalesce(d.origin, ''), d.extra"
)
"""The columns `document` reads, of `document d LEFT JOIN version v ON v.id = d.head`."""

VERSION = "id, document, coalesce(parent, ''), made_at, why, body, wording, pinned"
"""The columns `version` reads."""


def document(row: Row) -> Document:
    """Give the document of a row of `DOCUMENT`."""
    id, kind, ask, occasion, made_at, zone, day, body, head, week, level, starred, privacy, author, binned_at, n = row[
        :16
    ]
    zone_known, precision, origin, extra = row[16:]
    return Document(
        id=id,
        kind=kind,
        ask=ask,
        occasion=occasion,
        made_at=made_at,
        zone=zone,
        day=day,
        body=bodies.read(body) if body else {},
        head=head,
        week=week,
        level=level,
        starred=bool(starred),
        privacy=privacy,
        author=author,
        binned_at=binned_at,
        number=n,
        zone_known=bool(zone_known),
        precision=precision,
        origin=origin,
        extra=bodies.read(extra) if extra else {},
    )


def version(row: Row) -> Version:
    """Give the version of a row of `VERSION`."""
    id, document, parent, made_at, why, body, wording, pinned = row
    return Version(
        id=id,
        document=document,
        parent=parent,
        made_at=made_at,
        why=why,
        body=None if body is None else bodies.read(body),
        wording=wording,
        pinned=bool(pinned),
    )


def past(prefix: str) -> str:
    """Give the text that sorts after everything that begins with `prefix`."""
    return prefix + "\U0010ffff"
