"""What another laptop wrote, joined with what is here: the same ids are the same things, and nothing here is lost."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Literal, NamedTuple

from leadcoach.domain.dumps import DocumentDump
from leadcoach.domain.records import Document, Draft, Fact, Version
from leadcoach.services.desk import Desk
from leadcoach.storage.attachments import Attached
from leadcoach.storage.dumps import Dumps
from leadcoach.storage.imports import DRAFT, FACT, VERSION, Imports
from leadcoach.storage.inbox import document_of

Became = Literal["added", "here", "changed", "beside"]
"""What became of a thing: new, known, with newer words that stand now, or with other words that lie in the history."""


class Note(NamedTuple):
    """Under which run things are noted."""

    run: str
    at: str
    dry_run: bool


class Merging:
    """Takes documents with their history, facts and drafts in."""

    def __init__(self, desk: Desk, note: Note, origins: MutableMapping[str, str]) -> None:
        self._store = desk.store
        self._dumps = Dumps(desk.store, note.run)
        self._imports = Imports(desk.store)
        self._attached = Attached.of_store(desk.store)
        self._note_of = note
        self._origins = origins
        self._fresh: set[str] = set()
        """In a dry run, what would be here by now."""

    def document(self, dump: DocumentDump) -> Became | None:
        """Take a document in; None where one of its versions belongs to another document here."""
        document = dump.document
        stored = self._store.documents.get(document.id) or self._of_origin(document)
        known = self._dumps.known(version.id for version in dump.versions)
        if any(owner != (stored.id if stored else document.id) for owner in known.values()):
            return None
        if stored is not None:
            return self._join(stored, dump, known)
        if self._origins.get(document.origin, document.id) in self._fresh - {document.id}:
            return "beside"
        return self._add(dump)

    def fact(self, fact: Fact) -> bool:
        """Take a fact in, and tell whether it was new."""
        if self._note_of.dry_run:
            new = fact.id not in self._fresh and self._store.facts.get(fact.id) is None
            self._fresh.add(fact.id)
            return new
        new = self._store.facts.add(fact)
        if new:
            self._note(FACT + fact.id)
        return new

    def draft(self, draft: Draft, version_id: str) -> Became:
        """Take a draft in; beside one that is here its words join the history of the document."""
        stored, document = self._store.drafts.get(draft.document), self._store.documents.get(draft.document)
        bodies = [stored.body] if stored else []
        bodies += [version.body for version in self._store.documents.versions(draft.document) if version.body]
        if any(dict(draft.body) == dict(body) for body in bodies):
            return "here"
        if self._note_of.dry_run:
            return "added" if stored is None else "beside"
        if stored is None:
            self._store.drafts.put(draft)
            self._note(DRAFT + draft.document)
            return "added"
        version = Version(version_id, draft.document, draft.base, draft.at, "joined", draft.body)
        self._store.documents.join(document or document_of(draft), version)
        self._note(VERSION + version.id if document else draft.document)
        return "beside"

    def _of_origin(self, document: Document) -> Document | None:
        """Give the document here that was imported from the very same entry."""
        id = self._origins.get(document.origin, "") if document.origin else ""
        return self._store.documents.get(id) if id else None

    def _add(self, dump: DocumentDump) -> Became:
        document = dump.document
        if document.id in self._fresh:
            return "here"
        if document.origin:
            self._origins[document.origin] = document.id
        if self._note_of.dry_run:
            self._fresh.add(document.id)
            return "added"
        hidden = "never" if document.privacy == "never" else "normal"
        self._dumps.insert(document._replace(privacy=hidden), dump.versions)
        if dump.attachments:
            self._attached.put(document.id, dump.attachments)
        self._note(document.id)
        return "added"

    def _join(self, stored: Document, dump: DocumentDump, known: Mapping[str, str]) -> Became:
        if dump.document.privacy == "never" != stored.privacy and not self._note_of.dry_run:
            self._store.documents.set_privacy(stored.id, "never")
        missing = [version for version in dump.versions if version.id not in known]
        if not missing:
            return "here"
        head = next((version for version in missing if version.id == dump.document.head), None)
        ahead = head is not None and head.body is not None and stored.head in {each.id for each in dump.versions}
        said = head is not None and dict(head.body or {}) == dict(stored.body)
        if not self._note_of.dry_run:
            self._dumps.add(stored, missing, head if ahead else None)
            for version in missing:
                self._note(VERSION + version.id)
        if ahead:
            return "changed"
        return "here" if said else "beside"

    def _note(self, name: str) -> None:
        self._imports.note(name, self._note_of.run, self._note_of.at)
