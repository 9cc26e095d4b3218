"""The journal in lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leadcoach.domain.records import Document
from leadcoach.services.journaling import entry_text, title
from leadcoach.storage.finding import Hit
from leadcoach.text import _

SCHEMA = "leadcoach/journal/1"


def list_lines(documents: Iterable[Document]) -> Iterator[str]:
    """Give a line an entry: day, id, first line."""
    for document in documents:
        yield f"{document.day}  {document.id}  {title(document)}"


def show_lines(document: Document) -> Iterator[str]:
    """Give one entry whole."""
    week = _("week {number}").format(number=document.week) if document.week else ""
    yield "  ".join(part for part in (document.day, week, document.id) if part)
    yield ""
    yield from entry_text(document).split("\n")


def hit_lines(hits: Iterable[Hit]) -> Iterator[str]:
    """Give a line a hit: day, id, and the words around it with the match in angle brackets."""
    for hit in hits:
        said = "".join(f"»{text}«" if matched else text for text, matched in hit.snippet)
        yield f"{hit.document.day}  {hit.document.id}  {' '.join(said.split())}"


def entry_json(document: Document) -> dict[str, object]:
    """Give one document with its words."""
    return {
        "id": document.id,
        "kind": document.kind,
        "day": document.day,
        "made_at": document.made_at,
        "zone": document.zone,
        "week": document.week,
        "ask": document.ask or None,
        "level": document.level or None,
        "text": entry_text(document),
    }


def entries_json(documents: Iterable[Document]) -> dict[str, object]:
    """Give many with a versioned schema."""
    return {"schema": SCHEMA, "entries": [entry_json(document) for document in documents]}
