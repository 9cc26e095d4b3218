"""The documents of what is asked again and again: one an occasion."""

from __future__ import annotations

from leadcoach.domain.ids import answer_id
from leadcoach.domain.occasions import occasion
from leadcoach.domain.records import Document
from leadcoach.services.desk import Desk

KINDS = ("answer", "entry")


def document_id(desk: Desk, subject: str, repeat: str) -> str:
    """Give the id of the document that answers an ask now: the one of this week, month or workday where it repeats."""
    return answer_id(subject, occasion(repeat, desk.clock().day))


def every(desk: Desk, subject: str) -> tuple[Document, ...]:
    """Give the answers of every occasion, the oldest first."""
    found = desk.store.documents.list(KINDS, ask_prefix=subject, newest_first=False)
    return tuple(document for document in found if document.ask == subject)


def latest(desk: Desk, subject: str, repeat: str) -> Document | None:
    """Give the newest answer: the only one where the ask does not repeat."""
    if not repeat:
        return desk.store.documents.get(answer_id(subject))
    found = every(desk, subject)
    return found[-1] if found else None
