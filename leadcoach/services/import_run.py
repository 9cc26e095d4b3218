"""One import on its way: entry by entry, with an account of all of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache, cached_property

from leadcoach.domain.calendar import WEEKS
from leadcoach.domain.dumps import DocumentDump, Dump
from leadcoach.domain.items import Attachment, Failure, Item, origin_of
from leadcoach.domain.readings.weeks import week_number
from leadcoach.domain.records import Document, Draft, Fact, Version
from leadcoach.errors import StoreError
from leadcoach.services.appended import is_appended
from leadcoach.services.desk import Desk
from leadcoach.services.import_account import Account
from leadcoach.services.import_files import ImportFiles
from leadcoach.services.items import body_of, document_of, is_sound, prompt_of, say_the_same, text_of
from leadcoach.services.journaling import Journaling
from leadcoach.services.merging import Became, Merging, Note
from leadcoach.storage.attachments import AttachedFiles
from leadcoach.storage.erasing import tombstone
from leadcoach.storage.imports import VERSION, Imports
from leadcoach.text import _

Found = Item | Dump | Failure


class ImportRun:
    """One import on its way: `prepare` may run in a thread, `keep` writes one transaction, `finish` closes it."""

    def __init__(self, desk: Desk, files: AttachedFiles, app: str, *, dry_run: bool) -> None:
        self._desk = desk
        self._files = ImportFiles(desk.store, files, dry_run=dry_run)
        self._app = app
        self._now = desk.clock()
        self._imports = Imports(desk.store)
        self._origins = self._imports.origins()
        self._erased = self._imports.erased()
        self._fresh: dict[str, list[dict[str, object]]] = {}
        """In a dry run, what the documents would say that are not there."""
        self._prompt = cache(Journaling(desk).prompt)
        self._calendar = desk.calendar()
        self._week = cache(self._week_of)
        self.account = Account("" if dry_run else desk.new_id(), dry_run)
        self._merging = Merging(desk, Note(self.account.run, self._now.stamp, dry_run), self._origins)

    @cached_property
    def _said(self) -> frozenset[tuple[str, str]]:
        """What stood written when this began."""
        return frozenset(_minute_and_words(made_at, text_of(body)) for made_at, body in self._imports.said())

    def prepare(self, found: Sequence[Found]) -> tuple[Found, ...]:
        """Keep the bytes of attachments, in the folder beside the store; raises a StoreError."""
        return tuple(map(self._files.kept, found))

    def keep(self, found: Sequence[Found]) -> None:
        """Take prepared entries in, in one transaction; raises a StoreError, and then none of them is kept."""
        before = replace(self.account, failures=[*self.account.failures], remarks=[*self.account.remarks])
        try:
            if self.account.dry_run:
                self._look_at(found)
                return
            with self._desk.store.tx():
                self._look_at(found)
        except BaseException:
            self.account = before
            self._forget_given_up()
            raise

    def finish(self) -> Account:
        """Let go of bytes no document has, and give the account."""
        self._files.drop_unused()
        return self.account

    def _forget_given_up(self) -> None:
        """Let a chunk that was given up be tried again: what it would have brought is not here."""
        with suppress(StoreError):
            known = self._imports.origins()
            self._origins.clear()
            self._origins.update(known)

    def _look_at(self, found: Sequence[Found]) -> None:
        for each in found:
            if isinstance(each, Item):
                self._take(each)
            elif isinstance(each, DocumentDump | Draft | Fact):
                self._merge(each)
            elif _is_remark(each):
                self.account.remarks.append(each)
            else:
                self.account.fail(each)

    def _take(self, item: Item) -> None:
        account = self.account
        if is_appended(item.text):
            account.remarks.append(_left_out(item.place))
            return
        if not is_sound(item):
            account.fail(Failure(item.place, _("Its date or time cannot be read.")))
            return
        account.read += 1
        origin = item.source or ("" if item.id else origin_of(self._app, "", item))
        if self._is_erased((item.id, origin), item.updated_at or item.made_at):
            account.erased += 1
            return
        account.removed += item.removed
        account.unplaced += bool(item.unplaced.strip())
        self._count_files(item.attachments)
        twin = self._twin(item, origin)
        if twin is not None:
            self._meet(twin, item)
        elif self._is_said(item, origin):
            account.here += 1
        else:
            self._add(item, origin)

    def _merge(self, each: Dump) -> None:
        """Take in what another laptop wrote."""
        if isinstance(each, Fact):
            self.account.facts += self._merging.fact(each)
            return
        if isinstance(each, Draft):
            self._merge_draft(each)
        elif not each.versions:
            self.account.fail(Failure(each.document.id, _("None of its versions is there.")))
        else:
            self._merge_document(each)

    def _merge_draft(self, draft: Draft) -> None:
        self.account.read += 1
        if self._is_erased([draft.document], draft.at):
            self.account.erased += 1
            return
        self._count(self._merging.draft(draft, self._desk.new_id()))

    def _merge_document(self, dump: DocumentDump) -> None:
        names = [dump.document.id, dump.document.origin]
        if self._is_erased(names, max(version.made_at for version in dump.versions)):
            self.account.read += 1
            self.account.erased += 1
            return
        became = self._merging.document(dump)
        if became is None:
            self.account.fail(Failure(dump.document.id, _("One of its versions belongs to another document here.")))
            return
        self.account.read += 1
        self.account.removed += dump.removed
        self._count_files(dump.attachments)
        self._count(became)

    def _count(self, became: Became) -> None:
        self.account.added += became == "added"
        self.account.here += became == "here"
        self.account.changed += became in ("changed", "beside")
        self.account.beside += became == "beside"

    def _is_erased(self, names: Iterable[str], made_at: str) -> bool:
        """Whether somebody erased that for good here, after these words were written."""
        return any(made_at <= self._erased.get(tombstone(name), "") for name in names if name)

    # Twins -----------------------------------------------------------------------------------------------------------

    def _twin(self, item: Item, origin: str) -> str | None:
        """Give the id of the document that this is, or None."""
        known = self._origins.get(origin) if origin else None
        if known is not None or not item.id:
            return known
        if self.account.dry_run and item.id in self._fresh:
            return item.id
        stored = self._desk.store.documents.get(item.id)
        if stored is None or stored.kind == "entry" or text_of(stored.body).strip() == item.text.strip():
            return stored.id if stored else None
        return None  # what is no entry is never written over by one

    def _is_said(self, item: Item, origin: str) -> bool:
        """Whether the very same words of the very same minute are here, where the file knows no identity."""
        if ":hash:" not in origin or not self._said:
            return False
        return _minute_and_words(item.made_at, item.text) in self._said

    def _meet(self, id: str, item: Item) -> None:
        """Take in what is here already, perhaps with other words."""
        stored = self._desk.store.documents.get(id)
        body = body_of(item, _name_in(stored) if stored else "text")
        if stored is None:
            self._meet_again(id, item, body)
            return
        versions = self._desk.store.documents.versions(id)
        fresh = self._fresh.get(id, [])
        said = [version.body for version in versions if version.body is not None] + fresh
        if stored.kind != "entry" or any(say_the_same(body, each) for each in said):
            self.account.here += 1
            self._files.fill(stored.id, item.attachments)
            return
        self.account.changed += 1
        beside = not _follows(item, versions[-1], stored.head)
        self.account.beside += beside
        if self.account.dry_run:
            self._fresh.setdefault(id, []).append(body)
            return
        self._add_wording(stored, item, body, beside=beside)

    def _meet_again(self, id: str, item: Item, body: dict[str, object]) -> None:
        """Take in what this look found before, or what went from here since this began."""
        if self.account.dry_run:
            known = self._fresh.setdefault(id, [])
            self.account.here += body in known
            self.account.changed += body not in known
            known.append(body)
            return
        self._erased |= {tombstone(name): at for name, at in self._desk.store.erasing.buried((id, item.source)).items()}
        origin = next((each for each, known in self._origins.items() if known == id), "")
        if self._is_erased((id, origin), item.updated_at or item.made_at):
            self.account.erased += 1
            return
        self._add(item, origin)

    def _add_wording(self, stored: Document, item: Item, body: dict[str, object], *, beside: bool) -> None:
        store = self._desk.store
        version = Version(self._desk.new_id(), stored.id, "", item.updated_at or item.made_at, "import", body)
        if beside:
            store.documents.join(stored, version)
        else:
            store.documents.write(stored, version)
            self._files.fill(stored.id, item.attachments)
        self._imports.note(VERSION + version.id, self.account.run, self._now.stamp)

    # New ones --------------------------------------------------------------------------------------------------------

    def _add(self, item: Item, origin: str) -> None:
        item = replace(item, week=self._week(item.day, item.week))
        prompt = prompt_of(item, self._prompt)
        document = document_of(item, origin, self._desk.new_id(), prompt)
        if self._desk.store.documents.get(document.id) is not None:
            document = document._replace(id=self._desk.new_id(), ask="", level="")
            prompt = None
        body = body_of(item, prompt.ask) if prompt else body_of(item)
        self.account.added += 1
        if origin:
            self._origins[origin] = document.id
        if self.account.dry_run:
            self._fresh[document.id] = [body]
            return
        version = Version(self._desk.new_id(), document.id, "", item.updated_at or item.made_at, "import", body)
        self._desk.store.documents.write(document, version)
        self._files.put(document.id, item.attachments)
        self._imports.note(document.id, self.account.run, self._now.stamp)

    def _week_of(self, day: str, said: int | None) -> int | None:
        """Give the week the file says, else the one of the programme the day lies in, else none."""
        if said is not None and 1 <= said <= WEEKS:
            return said
        week = week_number(self._calendar, date.fromisoformat(day))
        return week if 1 <= week <= WEEKS else None

    def _count_files(self, attachments: Sequence[Attachment]) -> None:
        kept = sum(1 for each in attachments if each.sha256)
        self.account.kept_files += kept
        self.account.missing_files += len(attachments) - kept


def _follows(item: Item, last: Version, head: str) -> bool:
    """Whether words of a file may stand instead of those here: nobody edited them here since the file was made."""
    edited_here = last.why != "import" or last.id != head
    return not edited_here or (item.updated_at or item.made_at)[:19] >= last.made_at[:19]


def _name_in(stored: Document) -> str:
    """Give under which name an entry keeps its words."""
    return stored.ask.rpartition(".")[2] if stored.ask else "text"


def _left_out(place: str) -> Failure:
    from leadcoach.exchange.remarks import left_out

    return left_out(place)


def _is_remark(each: Failure) -> bool:
    from leadcoach.exchange.remarks import Remark

    return isinstance(each, Remark)


def _minute_and_words(made_at: str, text: str) -> tuple[str, str]:
    return made_at[:16], hashlib.sha256(text.strip().encode()).hexdigest()
