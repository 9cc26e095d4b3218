"""The files of what an import takes in: their bytes in the folder beside the store, their rows in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leadcoach.domain.dumps import DocumentDump, Dump
from leadcoach.domain.items import Attachment, Failure, Item
from leadcoach.storage.attachments import Attached, AttachedFiles
from leadcoach.storage.bodies import digest_of_bytes
from leadcoach.storage.store import Store


class ImportFiles:
    """The files of one import."""

    def __init__(self, store: Store, files: AttachedFiles, *, dry_run: bool) -> None:
        self._files = files
        self._dry_run = dry_run
        self._attached = Attached.of_store(store)
        self._written: set[str] = set()

    def kept(self, each: Item | Dump | Failure) -> Item | Dump | Failure:
        """Keep the bytes that come along, and give the same without them; raises a StoreError."""
        if isinstance(each, Item) and each.attachments:
            return replace(each, attachments=tuple(map(self._keep, each.attachments)))
        if isinstance(each, DocumentDump) and each.attachments:
            return each._replace(attachments=tuple(map(self._keep, each.attachments)))
        return each

    def put(self, document: str, attachments: Sequence[Attachment]) -> None:
        """Let a new document have these files."""
        if attachments:
            self._attached.put(document, attachments)

    def fill(self, document: str, attachments: Sequence[Attachment]) -> None:
        """Put files in the place of those that were missing before; others are added, none goes."""
        if self._dry_run or not attachments:
            return
        before = self._attached.of(document)
        kept = [each for each in before if each.sha256]
        known = {each.sha256 for each in kept}
        now = (*kept, *(each for each in attachments if each.sha256 not in known))
        if now != before:
            self._attached.put(document, now)

    def drop_unused(self) -> None:
        """Let go of bytes that came and that no document has."""
        self._files.drop(self._written - self._attached.used(self._written))

    def _keep(self, each: Attachment) -> Attachment:
        if each.data is None:
            return each
        if self._dry_run:
            return replace(each, data=None, sha256=digest_of_bytes(each.data), size=len(each.data))
        sha256 = self._files.keep(each.data)
        self._written.add(sha256)
        return replace(each, data=None, sha256=sha256, size=len(each.data))
