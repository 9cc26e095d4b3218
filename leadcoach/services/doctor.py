"""Looking a home over: the store, its backups, its files; and mending what can be mended without a risk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, closing
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from leadcoach.errors import StoreError, StoreFull, StoreReadOnly
from leadcoach.paths import Paths
from leadcoach.services.desk import Desk
from leadcoach.storage import attachment_folder, backups, health, inbox
from leadcoach.storage.attachment_folder import Looked
from leadcoach.storage.backups import Backup
from leadcoach.storage.checks import NOT_DOCUMENTS
from leadcoach.storage.copying import explained
from leadcoach.storage.health import Health
from leadcoach.storage.restoring import restore
from leadcoach.storage.scratch import scratch
from leadcoach.storage.store import Store
from leadcoach.storage.surroundings import Place, place_of
from leadcoach.text import _, ngettext

_SOME = 20
"""Documents that are read whole to see that words come out."""


class Drill(NamedTuple):
    """What came of putting the newest backup back, in a place of its own."""

    backup: Backup
    counts: Mapping[str, int]
    """What could be read in it."""
    failure: str = ""
    """Why it could not be read; empty when it could."""
    tried: bool = True
    """Whether there was the room and the right to try."""


class Report(NamedTuple):
    """What was found; every path and number, no words of the person's."""

    paths: Paths
    at: datetime
    health: Health | None
    """None where nothing has been written yet."""
    waiting: int = 0
    """Files in the inbox that nobody took in yet."""
    broken: int = 0
    """Files of the inbox that could not be read."""
    reachable: tuple[str, ...] = ()
    """Names of what others on this machine can reach."""
    place: Place = Place()
    attachments: Looked = Looked(0)
    backups: tuple[Backup, ...] = ()
    bad: Mapping[str, str] = MappingProxyType({})
    """Why a backup is not good, by its name."""
    drill: Drill | None = None
    """None where there is no good backup."""
    mended: tuple[str, ...] = ()

    @property
    def good(self) -> tuple[Backup, ...]:
        """The backups that could be read whole, the oldest first."""
        return tuple(backup for backup in self.backups if backup.path.name not in self.bad)

    @property
    def age(self) -> timedelta | None:
        """How old the newest good backup is."""
        return self.at - self.good[-1].at if self.good else None


def examine(paths: Paths, at: datetime) -> Report:
    """Look a home over without changing it; raises StoreReadOnly where it may not be looked at."""
    with explained(paths.store):
        if not paths.store.exists():
            return Report(paths, at, None, *_inbox(paths), backups=backups.found(paths.backups))
        found = backups.found(paths.backups)
        bad = {backup.path.name: why for backup in found if (why := _why_bad(backup))}
        good = [backup for backup in found if backup.path.name not in bad]
        reachable = health.reachable((paths.data, paths.state))
        words = health.examine(paths.store)
        return Report(
            paths,
            at,
            words,
            *_inbox(paths),
            tuple(path.name for path in reachable),
            place_of(paths.store),
            attachment_folder.examine(paths.attachments, paths.store if words.sound else None),
            found,
            bad,
            _drill(good[-1], paths) if good else None,
        )


def repair(report: Report, writing: Callable[[], AbstractContextManager[Desk]]) -> tuple[str, ...]:
    """Mend what can be mended without a risk to what was written; gives a sentence each. Raises StoreError.

    Indexes are made anew, files closed to others, the inbox taken in. Damaged words are left as they are.
    """
    mended = []
    paths = report.paths
    if report.reachable:
        with explained(paths.data):
            health.close_to_others(health.reachable((paths.data, paths.state)))
        mended.append(_("Closed to others: {names}.").format(names=", ".join(report.reachable)))
    if report.health is None or not report.health.sound:
        return tuple(mended)
    if report.waiting or report.health.search is False or report.health.tags is False:
        with writing() as desk:
            mended += _mend_indexes(desk.store, report.health)
        if report.waiting:
            mended.append(
                ngettext(
                    "Taken in from the inbox: {count} file.", "Taken in from the inbox: {count} files.", report.waiting
                ).format(count=report.waiting)
            )
    return tuple(mended)


def _mend_indexes(store: Store, found: Health) -> list[str]:
    mended = []
    if found.search is False:
        store.search.rebuild()
        mended.append(_("Made anew: the search index."))
    if found.tags is False:
        store.tags.rebuild()
        mended.append(_("Made anew: the index of tags and people."))
    return mended


def _inbox(paths: Paths) -> tuple[int, int]:
    return len(inbox.waiting(paths.inbox)), len(inbox.broken(paths.inbox))


def _why_bad(backup: Backup) -> str:
    try:
        backups.verify_bytes(backup) if backup.facts else backups.verify(backup)
    except StoreError as error:
        return error.message
    return ""


def _drill(backup: Backup, paths: Paths) -> Drill:
    """Put a backup back in a private place of its own, open it as the app would, read in it, and take it away."""
    try:
        with explained(paths.data), scratch(paths.data) as folder:
            store = folder / paths.store.name
            counts = restore(backup, store, backup.at).counts
            return Drill(backup, counts, _unreadable(store, counts))
    except (StoreFull, StoreReadOnly) as error:
        return Drill(backup, {}, error.message, tried=False)
    except StoreError as error:
        return Drill(backup, {}, error.message)


def _unreadable(path: Path, counts: Mapping[str, int]) -> str:
    """Give why what a backup held cannot be read in the restored file, empty where it can."""
    kinds = counts.keys() - NOT_DOCUMENTS
    with closing(Store.open(path, write=True, session="")) as store:
        read = store.documents.count(kinds)
        store.documents.list(kinds, limit=_SOME)
    written = sum(counts[kind] for kind in kinds)
    if read == written:
        return ""
    return _("{read} of {written} documents could be read").format(read=read, written=written)
