"""Backups: whole copies beside the store, each proved when it is made, with a small file that says what it holds."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple

from leadcoach.domain.ladder import Rung, superfluous
from leadcoach.domain.records import utc_stamp
from leadcoach.errors import StoreDamaged, StoreError
from leadcoach.storage import checks, copying, files, forms, opening
from leadcoach.storage.checks import Pace, at_once
from leadcoach.storage.copying import Facts, explained
from leadcoach.storage.lock import Lock
from leadcoach.text import _

Reason = Literal["asked", "daily", "working", "before-migration", "before-import", "before-restore", "before-delete"]
"""Why a backup was made; part of its name."""

SCHEMA = "leadcoach/backup/1"
FOLDER = "backups"

_FORM = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"leadcoach-(\d{8}T\d{6}Z)-([a-z]+(?:-[a-z]+)*)\.db")
_PARTS = ("*.part", "*.part-journal")
_WAIT = 20.0
"""Seconds to wait for another program that makes a backup."""
_HELD = frozenset({"before-restore", "before-migration"})
_HELD_FOR = timedelta(days=30)


class Backup(NamedTuple):
    """A backup as it lies there."""

    path: Path
    at: datetime
    """When it was made, in UTC; for a file with a name of its own, when it was last changed."""
    reason: str
    """Empty for a file with a name of its own."""
    size: int
    """Bytes it has now."""
    facts: Facts | None
    """What was known when it was made; None where nothing says so."""

    @property
    def good(self) -> bool:
        """Whether it was proved whole when it was made, and is as long as it was then."""
        return self.facts is not None and self.facts.size == self.size


def folder_beside(store: Path) -> Path:
    """Give the folder for the backups of a store."""
    return store.parent / FOLDER


def make(store: Path, folder: Path, at: datetime, reason: Reason, pace: Pace = at_once) -> Backup:
    """Make a backup of everything written until now; it is whole and on the disk when this returns.

    Raises a StoreError or GivenUp, and then leaves nothing behind. An app may have the store open meanwhile.
    """
    with explained(folder):
        files.private_folder(folder)
        with _alone(folder, at):
            _sweep(folder)
            path = _free(folder, at, reason)
            facts = copying.copy_store(store, _part(path), pace, live=True)
            _publish(path, facts)
    return _read(path)


def before_migration(store: Path, at: datetime) -> Backup:
    """Make the backup without which the form of a file is not changed; raises StoreError."""
    return make(store, folder_beside(store), at, "before-migration")


def found(folder: Path) -> tuple[Backup, ...]:
    """Give every backup in a folder, the oldest first; raises StoreError."""
    with explained(folder):
        if not folder.is_dir():
            return ()
        return tuple(sorted(_named(folder), key=lambda backup: (backup.at, backup.path.name)))


def newest_good(folder: Path) -> Backup | None:
    """Give the newest backup that was proved whole, or None."""
    return next((backup for backup in reversed(found(folder)) if backup.good), None)


def described(path: Path) -> Backup:
    """Give a backup at any place, under any name; raises StoreError when there is no file."""
    with explained(path):
        if not path.is_file():
            raise StoreError(_("There is no backup at {path}.").format(path=path))
        return _read(path)


def contents(store: Path) -> tuple[Mapping[str, int], str]:
    """Give what a store holds now, as `Facts.counts` and `Facts.state` of a backup of it; raises StoreError."""
    with explained(store), closing(opening.readable(store)) as raw:
        forms.pending(raw, store)
        return checks.counts(raw), checks.state(raw)


def verify(backup: Backup, pace: Pace = at_once) -> None:
    """Read a backup whole and look over every page, row and word of it; changes nothing.

    Raises StoreDamaged when it is not what was written, StoreNewer, StoreError.
    """
    verify_bytes(backup)
    with explained(backup.path), closing(copying.at_rest(backup.path)) as raw, checks.paced(raw, pace):
        forms.pending(raw, backup.path)
        if why := copying.why_not_whole(raw, pace):
            raise _not_whole(backup.path, why)
        if backup.facts and checks.counts(raw) != backup.facts.counts:
            raise _not_whole(backup.path, _("rows are missing"))


def verify_bytes(backup: Backup) -> None:
    """Compare every byte with what was proved when the backup was made; raises StoreDamaged.

    Finds every change of the disk as `verify` does, in less time. A file of which nothing was noted passes.
    """
    facts = backup.facts
    if facts is None:
        return
    with explained(backup.path):
        if backup.size != facts.size or copying.digest_of_file(backup.path) != facts.sha256:
            raise _not_whole(backup.path, _("it is not the file that was written"))


def prune(folder: Path, made: Backup) -> tuple[str, ...]:
    """Take away what the ladder no longer needs now that `made` is there; gives the names.

    Only backups of the same store that were proved whole count, and only those go. Raises StoreError.
    """
    if not made.good or made.facts is None:
        return ()
    earlier = [
        Rung(each.path.name, each.at, held=each.reason in _HELD and made.at - each.at < _HELD_FOR)
        for each in found(folder)
        if each.good and each.facts and each.facts.store == made.facts.store and each.path.name != made.path.name
    ]
    going = superfluous(earlier, made.at)
    with explained(folder):
        for name in going:
            (folder / name).unlink(missing_ok=True)  # first: what no file speaks for is never taken for a good one
            _beside(folder / name).unlink(missing_ok=True)
        if going:
            files.sync_folder(folder)
    return going


def copy_to(backup: Backup, folder: Path) -> Backup:
    """Copy a good backup into a folder of the person's choice and read it back there; raises StoreError."""
    facts = backup.facts
    if facts is None:
        raise _not_whole(backup.path, _("nothing says what it held"))
    target = folder / backup.path.name
    with explained(folder):
        copying.need_room(backup.path, folder)
        copying.copy_file(backup.path, target, facts.sha256)
        files.write_private(_beside(target), _manifest(target, facts))
    return _read(target)


def _publish(path: Path, facts: Facts) -> None:
    """Give a proved copy its name; what says so comes first, and without the copy it says nothing."""
    with copying.removed_on_failure(_part(path)):
        files.write_private(_beside(path), _manifest(path, facts))
        _part(path).replace(path)
    files.sync_folder(path.parent)


def _manifest(path: Path, facts: Facts) -> bytes:
    return json.dumps({"schema": SCHEMA, "name": path.name, **asdict(facts)}, indent=1).encode()


def _named(folder: Path) -> Iterator[Backup]:
    for path in folder.iterdir():
        if _NAME.fullmatch(path.name) and path.is_file():
            with suppress(FileNotFoundError):  # taken away by another program that makes one
                yield _read(path)


def _read(path: Path) -> Backup:
    """Give what lies at a path; raises OSError."""
    named = _NAME.fullmatch(path.name)
    about = path.stat()
    at = datetime.fromtimestamp(about.st_mtime, UTC)
    if named:
        with suppress(ValueError):
            at = datetime.strptime(named[1], _FORM).replace(tzinfo=UTC)
    return Backup(path, at, named[2] if named else "", about.st_size, _facts(path))


def _facts(path: Path) -> Facts | None:
    try:
        said = json.loads(_beside(path).read_text(encoding="utf-8"))
        if said.pop("schema") != SCHEMA or said.pop("name") != path.name:
            return None
        counts = {str(kind): int(number) for kind, number in said["counts"].items()}
        return Facts(str(said["sha256"]), int(said["size"]), counts, str(said["state"]), str(said["store"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


@contextmanager
def _alone(folder: Path, at: datetime) -> Iterator[None]:
    with Lock.acquire(folder / ".lock", wait=_WAIT, pid=os.getpid(), started=utc_stamp(at)):
        yield


def _sweep(folder: Path) -> None:
    """Take away what a run that was killed left half-made."""
    for pattern in _PARTS:
        for left in folder.glob(f".leadcoach-{pattern}"):
            left.unlink(missing_ok=True)
    for about in folder.glob("leadcoach-*.json"):
        if not about.with_suffix(".db").exists():
            about.unlink(missing_ok=True)


def _free(folder: Path, at: datetime, reason: Reason) -> Path:
    """Give a name for now; two backups of one second have two names."""
    moment = at.astimezone(UTC)
    while any(folder.glob(f"leadcoach-{moment.strftime(_FORM)}-*.db")):
        moment += timedelta(seconds=1)
    return folder / f"leadcoach-{moment.strftime(_FORM)}-{reason}.db"


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _beside(path: Path) -> Path:
    return path.with_suffix(".json")


def _not_whole(path: Path, why: str) -> StoreDamaged:
    return StoreDamaged(
        _("{path} is not whole: {why}. It was left as it is; `leadcoach backup list` has the others.").format(
            path=path, why=why
        )
    )
