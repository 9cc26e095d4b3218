"""Everything there is of a document, as it goes into a file of our own and comes back."""

from __future__ import annotations

from typing import NamedTuple

from leadcoach.domain.items import Attachment
from leadcoach.domain.records import Document, Draft, Fact, Version


class DocumentDump(NamedTuple):
    """A document with its history and its files."""

    document: Document
    """Its body is that of the version that stands, and may be left empty where that is among the versions; its `number`
    belongs to one store and does not travel."""
    versions: tuple[Version, ...] = ()
    """Oldest first."""
    attachments: tuple[Attachment, ...] = ()
    removed: int = 0
    """How many control and direction characters were taken out on the way in."""


Dump = DocumentDump | Fact | Draft
