"""Import: every entry for itself, nothing twice, nothing over what was written here, and an account of all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from leadcoach.domain.dumps import DocumentDump
from leadcoach.domain.items import Attachment, Item
from leadcoach.errors import Refused
from leadcoach.services.desk import Desk
from leadcoach.services.import_account import Account
from leadcoach.services.import_run import Found, ImportRun
from leadcoach.services.items import text_of
from leadcoach.storage.attachments import Attached, AttachedFiles
from leadcoach.storage.imports import Imports
from leadcoach.text import _

if TYPE_CHECKING:
    from pathlib import Path

CHUNK = 30
"""Entries written in one transaction at most; with `CHUNK_LETTERS`, some twenty milliseconds."""
CHUNK_LETTERS = 60_000


class Importing:
    """Use cases of taking entries in; `attachments` is the folder for the bytes of files."""

    def __init__(self, desk: Desk, attachments: Path) -> None:
        self._desk = desk
        self._files = AttachedFiles(attachments)

    def begin(self, app: str, *, dry_run: bool = False) -> ImportRun:
        """Open a run that is fed in chunks; `app` names where it comes from."""
        return ImportRun(self._desk, self._files, app, dry_run=dry_run)

    def run(
        self,
        app: str,
        found: Iterable[Found],
        *,
        dry_run: bool = False,
        cancelled: Callable[[], bool] = lambda: False,
        progress: Callable[[int], None] = lambda _read: None,
    ) -> Account:
        """Take everything in, or look what would come in, and give the account; cancelling leaves whole chunks."""
        run = self.begin(app, dry_run=dry_run)
        for chunk in chunks(found):
            if cancelled():
                run.account.cancelled = True
                break
            run.keep(run.prepare(chunk))
            progress(run.account.read)
        return run.finish()

    def undo(self, run: str) -> tuple[int, int]:
        """Take a run back; gives how much went, and how much was changed since and stayed. Raises Refused."""
        imports, attached = Imports(self._desk.store), Attached.of_store(self._desk.store)
        brought = imports.brought(run)
        if not brought:
            raise Refused(_("There is no import with that id. `leadcoach import runs` shows those there are."))
        files = {each.sha256 for some in _in_chunks(brought) for each in _flat(attached.many(some)) if each.sha256}
        gone = 0
        for some in _in_chunks(brought):
            with self._desk.store.tx():
                gone += sum(imports.take_back(name) for name in some)
        self._files.drop(files - attached.used(files))
        return gone, len(brought) - gone


def chunks(found: Iterable[Found]) -> Iterator[tuple[Found, ...]]:
    """Give what was found in pieces that are written at once."""
    chunk, letters = list[Found](), 0
    for each in found:
        chunk.append(each)
        letters += _letters(each)
        if len(chunk) >= CHUNK or letters >= CHUNK_LETTERS:
            yield tuple(chunk)
            chunk, letters = [], 0
    if chunk:
        yield tuple(chunk)


def _letters(each: Found) -> int:
    if isinstance(each, Item):
        return len(each.text)
    return sum(len(text_of(version.body or {})) for version in each.versions) if isinstance(each, DocumentDump) else 0


def _in_chunks(names: Sequence[str]) -> Iterator[Sequence[str]]:
    return (names[at : at + CHUNK] for at in range(0, len(names), CHUNK))


def _flat(found: dict[str, tuple[Attachment, ...]]) -> Iterator[Attachment]:
    return chain.from_iterable(found.values())
