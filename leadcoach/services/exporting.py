"""Export: everything that was written, or what filters choose of it, in a form that other programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from leadcoach.domain.dumps import DocumentDump
from leadcoach.domain.filters import Filters
from leadcoach.domain.items import Attachment, Item
from leadcoach.domain.records import Document, Draft, Fact, Kind
from leadcoach.errors import Refused
from leadcoach.services.desk import Desk
from leadcoach.services.finding import Finding
from leadcoach.services.items import item_of, text_of
from leadcoach.storage.attachments import Attached, AttachedFiles
from leadcoach.storage.leaving import Chosen, Leavings
from leadcoach.storage.store import Store
from leadcoach.text import _

if TYPE_CHECKING:
    from leadcoach.exchange.sheets import Sheets
    from leadcoach.services.appendix import Appendix

Format = Literal["markdown", "html", "pdf", "json", "jrnl", "dayone"]
ENDINGS: dict[Format, str] = {
    "markdown": "",
    "html": ".html",
    "pdf": ".pdf",
    "json": ".json",
    "jrnl": ".txt",
    "dayone": ".zip",
}
"""Each format with the end of its file's name; a folder has none."""
JOURNAL: tuple[Kind, ...] = ("entry", "capture")
READABLE: tuple[Kind, ...] = ("entry", "capture", "answer", "worksheet")
WITH_READINGS: frozenset[Format] = frozenset({"markdown", "html", "pdf"})
"""Formats that can carry what the instruments say."""
PRINTABLE = frozenset({"html", "json", "jrnl"})
"""Formats that may go to standard output."""


@dataclass(slots=True)
class Account:
    """What an export wrote."""

    format: Format
    path: str = ""
    entries: int = 0
    words: int = 0
    """0 where nobody reads it: JSON of our own is a copy for machines."""
    attachments: int = 0
    missing: int = 0
    """Attachments whose bytes are not here."""
    readings: int = 0
    """Instruments that had something to say."""
    left_out: int = 0
    """What is marked as never to leave, and so stayed."""
    cancelled: bool = False


class Cancelled(Exception):
    """Somebody asked to stop; what was there before is there still."""


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written, and where."""

    format: Format
    target: Path | BinaryIO
    """A file, a folder for Markdown, or an open stream."""
    line: str = ""
    """A search line."""
    filters: Filters = Filters()  # noqa: RUF009 - frozen
    everything: bool = False
    """Whether own JSON also holds what is marked as never to leave."""
    force: bool = False
    readings: bool = False
    """Whether what the instruments say comes last; in formats that can carry it."""


class Exporting:
    """Use cases of giving out; `attachments` is the folder of the bytes of files."""

    def __init__(self, desk: Desk, attachments: Path) -> None:
        self._desk = desk
        self._files = AttachedFiles(attachments)
        self._leavings = Leavings(desk.store)
        self._attached = Attached.of_store(desk.store)

    def default_name(self, wanted: Format) -> str:
        """Give the name a file of that format has where nobody named one."""
        return f"leadcoach-{self._desk.clock().day.isoformat()}{ENDINGS[wanted]}"

    def chosen(self, export: Export) -> Chosen:
        """Give what the search line and the filters choose; without kinds, those the format is for."""
        words, filters = Finding(self._desk).filters(export.line, export.filters)
        own = export.format == "json"
        if not filters.kinds and not own:
            filters = filters._replace(kinds=READABLE if export.format in ("html", "pdf") else JOURNAL)
        return Chosen(words, filters, binned=own, hidden=own and export.everything)

    def count(self, export: Export) -> int:
        """Give how many documents an export would hold."""
        return self._leavings.count(self.chosen(export))

    def run(
        self,
        export: Export,
        *,
        cancelled: Callable[[], bool] = lambda: False,
        progress: Callable[[int], None] = lambda _written: None,
    ) -> Account:
        """Write the export and give the account; raises Refused, and a StoreError where there is no room.

        What was at the target before stays unless everything was written.
        """
        writing = _Writing(self, export, cancelled, progress)
        try:
            writing.write()
        except Cancelled:
            return Account(export.format, cancelled=True)
        return writing.account


class _Writing:
    """One export on its way."""

    def __init__(
        self, exporting: Exporting, export: Export, cancelled: Callable[[], bool], progress: Callable[[int], None]
    ) -> None:
        self._desk = exporting._desk  # noqa: SLF001 - one file, one use case
        self._files = exporting._files  # noqa: SLF001
        self._leavings = exporting._leavings  # noqa: SLF001
        self._attached = exporting._attached  # noqa: SLF001
        self._export = export
        self._cancelled = cancelled
        self._progress = progress
        self._chosen = exporting.chosen(export)
        path = str(export.target) if isinstance(export.target, Path) else ""
        self.account = Account(export.format, path, left_out=self._leavings.left_out(self._chosen))

    def write(self) -> None:
        """Write in the format asked for."""
        match self._export.format:
            case "markdown":
                self._markdown()
            case "dayone":
                self._dayone()
            case "pdf":
                self._pdf()
            case _:
                self._text(self._pieces())

    # Formats ---------------------------------------------------------------------------------------------------------

    def _pieces(self) -> Iterable[str]:
        match self._export.format:
            case "html":
                from leadcoach.exchange import html

                return html.written(self._sheets())
            case "jrnl":
                from leadcoach.exchange import jrnl_text

                return jrnl_text.written(self._items())
        from leadcoach.exchange import own_json

        drafts, facts = (self._drafts(), self._facts()) if self._is_whole() else ((), ())
        return own_json.written(self._dumps(), facts, drafts, made_at=self._desk.clock().stamp)

    def _text(self, pieces: Iterable[str]) -> None:
        from leadcoach.exchange.writing import write_text

        target = self._export.target
        if isinstance(target, Path):
            write_text(target, pieces, force=self._export.force)
            return
        for piece in pieces:
            target.write(piece.encode("utf-8", "replace"))

    def _markdown(self) -> None:
        from leadcoach.exchange import markdown_writing
        from leadcoach.exchange.writing import write_folder

        files = markdown_writing.files(self._items(), attachment=self._bytes)
        last = (self._appendix().file() for _once in (0,) if self._export.readings)
        write_folder(self._path(), chain(files, last), force=self._export.force)

    def _sheets(self) -> Sheets:
        """Give the document to read, with what the instruments say where that is wanted."""
        from leadcoach.services.readable import Readable

        whole = Readable(self._desk).whole(self._chosen, self._read)
        if not self._export.readings:
            return whole
        return whole._replace(sections=(*whole.sections, self._appendix().section()))

    def _appendix(self) -> Appendix:
        from leadcoach.services.appendix import Appendix

        return Appendix(self._desk, self._reading)

    def _reading(self) -> None:
        """Count a reading, and stop where somebody asked to."""
        self.account.readings += 1
        self._look_up()

    def _dayone(self) -> None:
        from leadcoach.exchange import dayone_writing
        from leadcoach.exchange.writing import new_file

        with new_file(self._path(), force=self._export.force) as file:
            dayone_writing.write_zip(self._items(), file, attachment=self._bytes)

    def _pdf(self) -> None:
        from leadcoach.exchange import pdf
        from leadcoach.exchange.writing import new_file

        pdf.ready()
        with new_file(self._path(), force=self._export.force) as file:
            data = pdf.written(self._sheets())
            self._look_up()
            file.write(data)

    def _path(self) -> Path:
        if isinstance(self._export.target, Path):
            return self._export.target
        raise Refused(_("This format needs a file to go to: name one with -o."))

    # What is written -------------------------------------------------------------------------------------------------

    def _items(self) -> Iterator[Item]:
        has_files = self._attached.any()
        for page in self._leavings.documents(self._chosen):
            files = self._attached.many([each.document.id for each in page]) if has_files else {}
            for document, updated_at in page:
                mine = files.get(document.id, ())
                self._read(document, mine)
                yield item_of(document, updated_at, mine)

    def _dumps(self) -> Iterator[DocumentDump]:
        """Give the documents with their whole history, in which the words are."""
        has_files = self._attached.any()
        for page in self._leavings.documents(self._chosen, with_words=False):
            ids = tuple(each.document.id for each in page)
            versions = self._leavings.versions(ids)
            files = self._attached.many(ids) if has_files else {}
            for document, _updated_at in page:
                mine = files.get(document.id, ())
                self._seen(mine)
                whole = tuple(replace(each, data=self._bytes(each.sha256)) for each in mine)
                yield DocumentDump(document, tuple(versions.get(document.id, ())), whole)

    def _is_whole(self) -> bool:
        """Whether nothing narrows it, so that facts and drafts belong to it."""
        return not (self._chosen.words or self._chosen.filters)

    def _facts(self) -> Iterator[Fact]:
        for page in self._leavings.facts():
            yield from page

    def _drafts(self) -> Iterator[Draft]:
        """Give the drafts; of what must never leave, none."""
        for draft in self._desk.store.drafts.all():
            if self._chosen.hidden or not self._is_hidden(draft):
                yield draft

    def _is_hidden(self, draft: Draft) -> bool:
        document = self._desk.store.documents.get(draft.document)
        if document is not None:
            return document.privacy == "never"
        name, _dot, step = draft.ask.rpartition(".")
        module = self._desk.walk(name) if name else None
        ask = module.ask(step) if module else None
        return ask is not None and ask.privacy == "never"

    def _bytes(self, sha256: str) -> bytes | None:
        return self._files.read(sha256)

    def _read(self, document: Document, files: tuple[Attachment, ...]) -> None:
        """Count what somebody will read."""
        self._seen(files)
        self.account.words += len(text_of(document.body).split())

    def _seen(self, files: tuple[Attachment, ...]) -> None:
        self.account.entries += 1
        for each in files:
            there = self._files.path(each.sha256) is not None
            self.account.attachments += there
            self.account.missing += not there
        if self.account.entries % 100 == 1:
            self._look_up()

    def _look_up(self) -> None:
        """Say how far it is, and stop where somebody asked to."""
        if self._cancelled():
            raise Cancelled
        self._progress(self.account.entries)


@contextmanager
def beside(desk: Desk, store: Path) -> Iterator[Desk]:
    """Give the desk over a second way into the store, for reading alone, that belongs to the thread that asks.

    Raises a StoreError.
    """
    opened = Store.open(store, write=False, session=desk.session)
    try:
        yield desk._replace(store=opened)
    finally:
        opened.close()
