"""Backups as a person knows them: made, listed, proved, put back, and copied to a place of their choice."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from leadcoach.domain.records import utc_stamp
from leadcoach.errors import LeadcoachError, Refused, StoreError
from leadcoach.paths import Paths
from leadcoach.services.desk import Desk
from leadcoach.storage import attachment_folder, backups
from leadcoach.storage.backups import Backup, Reason
from leadcoach.storage.checks import Pace, at_once
from leadcoach.storage.copying import explained
from leadcoach.storage.lock import Lock
from leadcoach.storage.restoring import Restored, restore
from leadcoach.storage.store import Store
from leadcoach.storage.surroundings import Place, place_of
from leadcoach.text import _

FOLDER = "backup.folder"
"""Local key: the folder of the person's choice that gets a copy of the daily backup."""
DAY = timedelta(hours=24)
LOCK_WAIT = 0.5
"""Seconds to wait for a short command before a restore is refused."""


class Copied(NamedTuple):
    """What went to a folder of the person's choice."""

    backup: Backup
    attachments: int
    """How many files of entries were new there."""
    altered: tuple[str, ...] = ()
    """Names of files that are not what their names say; they were not copied."""


class Made(NamedTuple):
    """A backup that was made."""

    backup: Backup
    pruned: int = 0
    """How many older ones were no longer needed."""
    copied: Copied | None = None
    trouble: str = ""
    """Why the copy elsewhere could not be made; the backup itself is good."""


class Put(NamedTuple):
    """What a restore did."""

    backup: Backup
    restored: Restored
    attachments: int = 0


def before(store: Path, now: datetime, reason: Reason) -> Backup | None:
    """Make the backup that comes before something that changes much; None where nothing is written yet.

    It needs no more than the path of the store and the time. Raises StoreError: then do not begin.
    """
    if not store.exists():
        return None
    folder = backups.folder_beside(store)
    made = backups.make(store, folder, now, reason)
    backups.prune(folder, made)
    return made


class Safety:
    """The backups of one home."""

    def __init__(self, paths: Paths, now: Callable[[], datetime], pace: Pace = at_once) -> None:
        self._paths = paths
        self._now = now
        self._pace = pace

    def create(self, reason: Reason = "asked", *, to: Path | None = None) -> Made:
        """Make a backup now, and a copy of it in the folder `to`; raises Refused where nothing is written yet.

        A folder that is not there is refused before anything is begun; making it could fill the wrong disk.
        """
        self._refuse_nothing()
        if to:
            self._refuse_folder(to)
        backup = backups.make(self._paths.store, self._paths.backups, self._now(), reason, self._pace)
        pruned = backups.prune(self._paths.backups, backup)
        if to is None:
            return Made(backup, len(pruned))
        try:
            return Made(backup, len(pruned), self._copy(backup, to))
        except StoreError as error:
            good = _("The backup beside the store is good: {path}.").format(path=backup.path)
            raise type(error)(f"{error.message} {good}") from None

    def remember(self, folder: Path, writing: Callable[[], AbstractContextManager[Desk]]) -> None:
        """Let the daily backup be copied to this folder from now on; raises Refused and StoreError."""
        self._refuse_nothing()
        self._refuse_folder(folder)
        with writing() as desk:
            desk.store.local.put(FOLDER, str(folder.absolute()))

    def remembered(self) -> Path | None:
        """Give the folder that gets a copy of the daily backup; raises StoreError."""
        store = Store.open(self._paths.store, write=False, session="")
        try:
            kept = store.local.get(FOLDER)
        finally:
            store.close()
        return Path(kept) if kept else None

    def daily(self) -> Made | None:
        """Make the backup of the day where the last is older than a day, else give None; raises StoreError.

        Where the copy in the remembered folder fails, `Made.trouble` says so.
        """
        with explained(self._paths.store):
            if not self._written() or not self._due():
                return None
            made = self.create("daily")
            folder = self.remembered()
            if folder is None:
                return made
            try:
                self._refuse_folder(folder)
                return made._replace(copied=self._copy(made.backup, folder))
            except LeadcoachError as error:
                return made._replace(trouble=error.message)

    def working(self) -> Made | None:
        """Make a backup where anything was written since the last; None where nothing was. Raises StoreError."""
        with explained(self._paths.store):
            return self.create("working") if self._written() and self.changed() else None

    def changed(self) -> bool:
        """Whether anything was written, marked or thrown away since the newest backup; raises StoreError."""
        newest = self._newest()
        return newest is None or newest.facts is None or backups.contents(self._paths.store)[1] != newest.facts.state

    def all(self) -> tuple[Backup, ...]:
        """Give every backup of this home, the oldest first."""
        return backups.found(self._paths.backups)

    def find(self, name: str) -> Backup:
        """Give a backup by its name, as `list` says it, or by the path of a file; raises Refused."""
        for backup in self.all():
            if name in (backup.path.name, backup.path.stem):
                return backup
        path = Path(name).expanduser()
        if not path.is_file():
            raise Refused(_("There is no backup called {name}; `leadcoach backup list` names them.").format(name=name))
        if path.resolve() == self._paths.store.resolve():
            raise Refused(_("{path} is the store itself, not a backup of it.").format(path=path))
        return backups.described(path)

    def verify(self, backup: Backup) -> None:
        """Read a backup whole; raises StoreDamaged, StoreNewer or another StoreError when it is not good."""
        backups.verify(backup, self._pace)

    def restore(self, backup: Backup) -> Put:
        """Put a backup in the place of what is written now, which is kept; raises StoreBusy or another StoreError."""
        now = self._now()
        with Lock.acquire(self._paths.lock, wait=LOCK_WAIT, pid=os.getpid(), started=utc_stamp(now)):
            restored = restore(backup, self._paths.store, now, self._pace)
            # Brings the form of an older file up to date; the backup it came from stays as it is.
            Store.open(self._paths.store, write=True, session="").close()
            return Put(backup, restored, self._fetch_attachments(backup.path.parent))

    def place(self) -> Place:
        """Give what makes the place of the store itself unsafe."""
        return place_of(self._paths.store)

    def _fetch_attachments(self, folder: Path) -> int:
        """Take what lies beside a backup from elsewhere, or beside the folder of backups of another home."""
        fetched = 0
        for place in (folder, folder.parent) if folder.name == backups.FOLDER else (folder,):
            source = place / attachment_folder.FOLDER
            if source.resolve() != self._paths.attachments.resolve():
                fetched += attachment_folder.copy_missing(source, self._paths.attachments)[0]
        return fetched

    def _written(self) -> bool:
        """Whether there is anything to lose."""
        return self._paths.store.exists() and any(backups.contents(self._paths.store)[0].values())

    def _due(self) -> bool:
        """Whether the newest backup is older than a day; after a clock was put back, whether anything changed."""
        newest = self._newest()
        age = self._now() - newest.at if newest else DAY
        return self.changed() if age < timedelta(0) else age >= DAY

    def _newest(self) -> Backup | None:
        return backups.newest_good(self._paths.backups)

    def _copy(self, backup: Backup, folder: Path) -> Copied:
        copied = backups.copy_to(backup, folder)
        backups.prune(folder, copied)
        number, altered = attachment_folder.copy_missing(self._paths.attachments, folder / attachment_folder.FOLDER)
        return Copied(copied, number, altered)

    def _refuse_nothing(self) -> None:
        if not self._paths.store.exists():
            raise Refused(_("Nothing has been written yet, so there is nothing to back up."))

    def _refuse_folder(self, folder: Path) -> None:
        if not folder.is_dir():
            raise Refused(
                _("There is no folder {path}: connect its disk or make it, then copy again.").format(path=folder)
            )
        if folder.resolve() in (self._paths.backups.resolve(), self._paths.data.resolve()):
            raise Refused(_("{path} is where the store and its backups are anyway.").format(path=folder))
