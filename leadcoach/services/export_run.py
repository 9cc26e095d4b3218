"""One export on its way: every entry, file and reading that leaves, into a form that other programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from leadcoach.domain.dumps import DocumentDump
from leadcoach.domain.items import Attachment, Item
from leadcoach.domain.records import Document, Draft, Fact
from leadcoach.errors import Refused
from leadcoach.services.desk import Desk
from leadcoach.services.items import item_of, text_of
from leadcoach.storage.attachments import Attached, AttachedFiles
from leadcoach.storage.leaving import Chosen, Leavings
from leadcoach.text import _

if TYPE_CHECKING:
    from leadcoach.exchange.sheets import Sheets
    from leadcoach.services.appendix import Appendix
from leadcoach.services.export_account import Account, Cancelled, Export


class Kept(NamedTuple):
    """What an export is made of."""

    desk: Desk
    files: AttachedFiles
    leavings: Leavings
    attached: Attached


class ExportRun:
    """One export on its way."""

    def __init__(
        self,
        kept: Kept,
        export: Export,
        chosen: Chosen,
        cancelled: Callable[[], bool],
        progress: Callable[[int], None],
    ) -> None:
        self._desk, self._files, self._leavings, self._attached = kept
        self._export = export
        self._chosen = chosen
        self._cancelled = cancelled
        self._progress = progress
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

                return jrnl_text.written(self._entries())
        from leadcoach.exchange import own_json

        drafts, facts = (self._drafts(), self._facts()) if self._is_whole() else ((), ())
        readings = self._appendix().records() if self._export.readings else ()
        return own_json.written(self._dumps(), facts, drafts, readings, made_at=self._desk.clock().stamp)

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

        return Appendix(self._desk, self._reading, self._chosen.hidden)

    def _reading(self) -> None:
        """Count a reading, and stop where somebody asked to."""
        self.account.readings += 1
        self._look_up()

    def _dayone(self) -> None:
        from leadcoach.exchange import dayone_writing
        from leadcoach.exchange.writing import new_file

        with new_file(self._path(), force=self._export.force) as file:
            dayone_writing.write_zip(self._entries(), file, attachment=self._bytes)

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

    def _entries(self) -> Iterator[Item]:
        """Give what a journal for other programs holds: with readings, they are its last entry."""
        yield from self._items()
        if self._export.readings:
            yield from self._appendix().items()

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
