"""The documents of what is asked again and again: one an occasion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadcoach.domain.ids import answer_id
from leadcoach.domain.occasions import occasion
from leadcoach.domain.records import Document, Draft
from leadcoach.services.desk import Desk

if TYPE_CHECKING:
    from leadcoach.domain.address import Address

KINDS = ("answer", "entry")


def document_id(desk: Desk, subject: str, repeat: str) -> str:
    """Give the id of the document that answers an ask now: the one of this week, month or workday where it repeats."""
    return answer_id(subject, occasion(repeat, desk.clock().day))


def unfinished(desk: Desk, subject: str) -> Draft | None:
    """Give the newest draft of an answer, whatever occasion it was begun on, or None."""
    return next((draft for draft in reversed(desk.store.drafts.all()) if draft.ask == subject), None)


def kept_in(desk: Desk, address: Address) -> str:
    """Give the id of the document of what is answered once; a worksheet keeps all its answers in one."""
    worksheet = any(module.id == address.file for module in desk.outline.instruments)
    return answer_id(address.file if worksheet else address.subject)


def every(desk: Desk, subject: str) -> tuple[Document, ...]:
    """Give the answers of every occasion, the oldest first."""
    found = desk.store.documents.list(KINDS, ask_prefix=subject, newest_first=False)
    return tuple(document for document in found if document.ask == subject)


def repeats(desk: Desk, address: Address) -> bool:
    """Whether what an address leads to is asked again and again."""
    module = desk.outline.module(address.file)
    step = module.step(address.ask) if module else None
    return bool(step and step.repeat)


def latest(desk: Desk, address: Address) -> Document | None:
    """Give the newest answer at an address, the only one where the ask does not repeat; None for one in the bin."""
    if repeats(desk, address):
        found = every(desk, address.subject)
        return found[-1] if found else None
    document = desk.store.documents.get(kept_in(desk, address))
    return None if document is None or document.binned_at else document
