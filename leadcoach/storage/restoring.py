"""Putting a backup in the place of the store, with what was there kept first."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from leadcoach.errors import StoreBusy, StoreDamaged, StoreNewer
from leadcoach.storage import backups, copying, files, opening
from leadcoach.storage.backups import Backup
from leadcoach.storage.checks import Pace, at_once
from leadcoach.storage.copying import explained
from leadcoach.text import _

_ENDS = ("-wal", "-shm", "")
"""The log goes first: a log beside a file it does not belong to would be read into it."""


class Restored(NamedTuple):
    """What a restore did."""

    counts: Mapping[str, int]
    kept: Path | None
    """Where what was there before lies now; None where there was nothing."""
    whole: bool
    """Whether that is a proved backup; else it is the damaged file itself, moved aside."""


def restore(backup: Backup, store: Path, at: datetime, pace: Pace = at_once) -> Restored:
    """Put a backup in the place of the store; the caller holds the lock.

    The backup is read whole and proved first, then what is there is kept, then one name changes its file. Raises
    StoreDamaged, StoreNewer or another StoreError with the store as it was.
    """
    backups.verify(backup, pace)
    part = files.part_of(store)
    with explained(store):
        files.private_folder(store.parent)
        sweep(store)
    facts = copying.copy_store(backup.path, part, pace, live=False)
    with copying.removed_on_failure(part), explained(store):
        kept, whole = _keep(store, at, pace)
        part.replace(store)
        files.sync_folder(store.parent)
    return Restored(facts.counts, kept, whole)


def sweep(store: Path) -> None:
    """Take away what a restore that was killed left beside the store; the caller holds the lock."""
    for left in store.parent.glob(f"{files.part_of(store).name}*"):
        left.unlink(missing_ok=True)


def set_aside(store: Path) -> tuple[Path, ...]:
    """Give what was moved aside when a restore could not keep it as a backup, the oldest first."""
    return tuple(sorted(store.parent.glob(f"{store.stem}-*-set-aside*{store.suffix}")))


def _keep(store: Path, at: datetime, pace: Pace) -> tuple[Path | None, bool]:
    """Keep what stands in the place of the store; after this there is no log beside it."""
    if not store.exists():
        return _set_aside(store, at), False
    try:
        made = backups.make(store, backups.folder_beside(store), at, "before-restore", pace)
    except (StoreDamaged, StoreNewer):
        return _set_aside(store, at), False
    _empty_log(store)
    return made.path, True


def _empty_log(store: Path) -> None:
    """Bring the log into the file, so that a power cut between two steps leaves the old file whole or the new one."""
    with closing(opening.open_raw(store, mode="rw")) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if opening.has_log(store):
        raise StoreBusy(
            _("Another program is reading {path}. Nothing was changed; try again in a moment.").format(path=store)
        )
    for end in _ENDS[:2]:
        store.with_name(store.name + end).unlink(missing_ok=True)


def _set_aside(store: Path, at: datetime) -> Path | None:
    """Move a file that cannot be used, with its log, under a dated name; nothing of it is lost."""
    present = [end for end in _ENDS if store.with_name(store.name + end).exists()]
    if not present:
        return None
    stamp = at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    place, number = store.with_name(f"{store.stem}-{stamp}-set-aside{store.suffix}"), 1
    while any(place.with_name(place.name + end).exists() for end in _ENDS):
        number += 1
        place = store.with_name(f"{store.stem}-{stamp}-set-aside-{number}{store.suffix}")
    for end in present:
        _move(store.with_name(store.name + end), place.with_name(place.name + end), keep_name=not end)
    files.sync_folder(store.parent)
    return place


def _move(path: Path, place: Path, *, keep_name: bool) -> None:
    """Give a file another name. Where it can, it keeps the old one until something takes its place.

    A home is then at no moment without a store, which would be taken for a new one.
    """
    if keep_name:
        with suppress(OSError):  # not every file system knows two names of one file
            place.hardlink_to(path)
            return
    path.rename(place)
