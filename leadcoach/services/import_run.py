"""One import on its way: entry by entry, with an account of all of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property

from leadcoach.domain.calendar import WEEKS
from leadcoach.domain.dumps import DocumentDump, Dump
from leadcoach.domain.items import Attachment, Failure, Item, origin_of
from leadcoach.domain.readings.weeks import week_number
from leadcoach.domain.records import Document, Draft, Fact, Version
from leadcoach.services.desk import Desk
from leadcoach.services.items import body_of, document_of, is_sound, prompt_of, say_the_same, text_of
from leadcoach.services.journaling import Journaling
from leadcoach.services.merging import Became, Merging, Note
from leadcoach.storage.attachments import Attached, AttachedFiles
from leadcoach.storage.bodies import digest_of_bytes
from leadcoach.storage.erasing import tombstone
from leadcoach.storage.imports import VERSION, Imports
from leadcoach.text import _

MOST_REASONS = 1_000
"""Failures that are told one by one; beyond, they are counted."""

Found = Item | Dump | Failure


@dataclass(slots=True)
class Account:
    """What came of an import."""

    run: str = ""
    """The id by which it is undone."""
    dry_run: bool = False
    read: int = 0
    added: int = 0
    here: int = 0
    changed: int = 0
    beside: int = 0
    """Of the changed: how many lie in the history, because the entry was edited here since."""
    failed: int = 0
    facts: int = 0
    """Things that happened, which own JSON brings along."""
    erased: int = 0
    """What was erased for good here, and stays away."""
    unplaced: int = 0
    """Entries with text that could not be placed; it stands below their own."""
    removed: int = 0
    """Control and direction characters taken out."""
    kept_files: int = 0
    missing_files: int = 0
    failures: list[Failure] = field(default_factory=list)
    remarks: list[Failure] = field(default_factory=list)
    cancelled: bool = False

    def fail(self, failure: Failure) -> None:
        """Count what could not be read, and keep its reason."""
        self.read += 1
        self.failed += 1
        if len(self.failures) < MOST_REASONS:
            self.failures.append(failure)


class ImportRun:
    """One import on its way: `prepare` may run in a thread, `keep` writes one transaction, `finish` closes it."""

    def __init__(self, desk: Desk, files: AttachedFiles, app: str, *, dry_run: bool) -> None:
        self._desk = desk
        self._files = files
        self._app = app
        self._now = desk.clock()
        self._imports = Imports(desk.store)
        self._attached = Attached.of_store(desk.store)
        self._origins = self._imports.origins()
        self._erased = self._imports.erased()
        self._fresh: dict[str, list[dict[str, object]]] = {}
        """In a dry run, what the documents would say that are not there."""
        self._written: set[str] = set()
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
        return tuple(map(self._with_files, found))

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
            raise

    def finish(self) -> Account:
        """Let go of bytes no document has, and give the account."""
        self._files.drop(self._written - self._attached.used(self._written))
        return self.account

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
        names = [each.document] if isinstance(each, Draft) else [each.document.id, each.document.origin]
        made_at = (
            each.at if isinstance(each, Draft) else max((version.made_at for version in each.versions), default="")
        )
        self.account.read += 1
        if self._is_erased(names, made_at):
            self.account.erased += 1
            return
        if isinstance(each, Draft):
            self._count(self._merging.draft(each, self._desk.new_id()))
            return
        became = self._merging.document(each)
        if became is None:
            self.account.read -= 1
            self.account.fail(Failure(each.document.id, _("One of its versions belongs to another document here.")))
            return
        self.account.removed += each.removed
        self._count_files(each.attachments)
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
            known = self._fresh.setdefault(id, [])
            self.account.here += body in known
            self.account.changed += body not in known
            known.append(body)
            return
        versions = self._desk.store.documents.versions(id)
        fresh = self._fresh.get(id, [])
        said = [version.body for version in versions if version.body is not None] + fresh
        if stored.kind != "entry" or any(say_the_same(body, each) for each in said):
            self.account.here += 1
            self._fill_files(stored, item)
            return
        self.account.changed += 1
        beside = not _follows(item, versions[-1], stored.head)
        self.account.beside += beside
        if self.account.dry_run:
            self._fresh.setdefault(id, []).append(body)
            return
        self._add_wording(stored, item, body, beside=beside)

    def _add_wording(self, stored: Document, item: Item, body: dict[str, object], *, beside: bool) -> None:
        store = self._desk.store
        version = Version(self._desk.new_id(), stored.id, "", item.updated_at or item.made_at, "import", body)
        if beside:
            store.documents.join(stored, version)
        else:
            store.documents.write(stored, version)
            self._fill_files(stored, item)
        self._imports.note(VERSION + version.id, self.account.run, self._now.stamp)

    def _fill_files(self, stored: Document, item: Item) -> None:
        """Put files in the place of those that were missing before; others are added, none goes."""
        if self.account.dry_run or not item.attachments:
            return
        before = self._attached.of(stored.id)
        kept = [each for each in before if each.sha256]
        known = {each.sha256 for each in kept}
        now = (*kept, *(each for each in item.attachments if each.sha256 not in known))
        if now != before:
            self._attached.put(stored.id, now)

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
        if item.attachments:
            self._attached.put(document.id, item.attachments)
        self._imports.note(document.id, self.account.run, self._now.stamp)

    def _week_of(self, day: str, said: int | None) -> int | None:
        """Give the week the file says, else the one of the programme the day lies in, else none."""
        if said is not None and 1 <= said <= WEEKS:
            return said
        week = week_number(self._calendar, date.fromisoformat(day))
        return week if 1 <= week <= WEEKS else None

    # Attachments -----------------------------------------------------------------------------------------------------

    def _with_files(self, each: Found) -> Found:
        if isinstance(each, Item) and each.attachments:
            return replace(each, attachments=tuple(map(self._file, each.attachments)))
        if isinstance(each, DocumentDump) and each.attachments:
            return each._replace(attachments=tuple(map(self._file, each.attachments)))
        return each

    def _file(self, each: Attachment) -> Attachment:
        if each.data is None:
            return each
        if self.account.dry_run:
            return replace(each, data=None, sha256=digest_of_bytes(each.data), size=len(each.data))
        sha256 = self._files.keep(each.data)
        self._written.add(sha256)
        return replace(each, data=None, sha256=sha256, size=len(each.data))

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


def _is_remark(each: Failure) -> bool:
    from leadcoach.exchange.remarks import Remark

    return isinstance(each, Remark)


def _minute_and_words(made_at: str, text: str) -> tuple[str, str]:
    return made_at[:16], hashlib.sha256(text.strip().encode()).hexdigest()
