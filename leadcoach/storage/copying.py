"""Copies that are known to be whole: of the file with everything written, and of any other file by its hash."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from leadcoach.errors import StoreDamaged, StoreFull
from leadcoach.storage import checks, faults, files, forms, opening
from leadcoach.storage.checks import Pace
from leadcoach.text import _, ngettext

_BLOCK = 1 << 20
_SPARE = 1 << 20
"""Bytes that are left over on a disk that takes a copy."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a copy since it was made."""

    sha256: str
    size: int
    """In bytes."""
    counts: Mapping[str, int]
    """Documents by kind, without the bin, and `versions`, `drafts`, `facts`."""
    state: str
    """Another text for anything written since; see `checks.state`."""
    store: str
    """The name of the store it was made of."""


def copy_store(source: Path, target: Path, pace: Pace, *, live: bool) -> Facts:
    """Write everything of `source` into the new private file `target` and prove that it is there and whole.

    The copy holds what was acknowledged when this began; with `live`, another program may write meanwhile. It is on the
    disk when this returns. Raises StoreDamaged when the source is not whole, StoreNewer, another StoreError, GivenUp;
    nothing is left then.
    """
    need_room(source, target.parent)
    with removed_on_failure(target), explained(source):
        os.close(files.create_private(target))
        with closing(opening.readable(source) if live else at_rest(source)) as raw, checks.paced(raw, pace):
            forms.pending(raw, source)
            before = checks.rows_by_table(raw)
            raw.execute("VACUUM INTO ?", (str(target.absolute()),))
            after = checks.rows_by_table(raw)
        sync(target)
        return _proved(target, source, (before, after), pace)


def at_rest(path: Path) -> sqlite3.Connection:
    """Open a file that nobody writes, leaving no trace beside it; raises StoreDamaged or sqlite3.Error."""
    opening.refuse_empty(path)
    return opening.open_raw(path, mode="ro" if opening.has_log(path) else "ro&immutable=1")


def why_not_whole(raw: sqlite3.Connection, pace: Pace) -> str:
    """Give in a few words what is wrong with an open file, empty where nothing is; raises GivenUp, sqlite3.Error."""
    if checks.problems(raw):
        return _("pages of it are damaged")
    if altered := len(checks.altered(raw, pace)):
        return ngettext(
            "{count} version holds other words than were written",
            "{count} versions hold other words than were written",
            altered,
        ).format(count=altered)
    if lost := checks.headless(raw):
        return ngettext(
            "{count} document has lost its latest wording", "{count} documents have lost their latest wording", lost
        ).format(count=lost)
    return "" if checks.has_search(raw) else _("its search index is missing")


def copy_file(source: Path, target: Path, digest: str) -> None:
    """Copy a file to a new private one and read it back; raises StoreDamaged when the hash is another, OSError.

    It gets its name only when it is whole, and is on the disk when this returns.
    """
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    with removed_on_failure(part):
        with source.open("rb") as given, os.fdopen(files.create_private(part), "wb") as taken:
            shutil.copyfileobj(given, taken, _BLOCK)
        sync(part)
        _forget_cached(part)
        if digest_of_file(part) != digest:
            raise StoreDamaged(
                _("{path} could not be copied: what was read back is not what it should be. Nothing was left.").format(
                    path=source
                )
            )
        part.replace(target)
    files.sync_folder(target.parent)


def digest_of_file(path: Path) -> str:
    """Give the sha256 of a file's bytes; raises OSError."""
    import hashlib  # it brings OpenSSL along, which the start does not need

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Have the bytes of a file on the disk; raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def need_room(source: Path, folder: Path) -> None:
    """Raise StoreFull where a disk has no room for a copy, before anything is begun."""
    log = source.with_name(f"{source.name}-wal")
    needed = sum(each.stat().st_size for each in (source, log) if each.exists()) + _SPARE
    if shutil.disk_usage(folder).free < needed:
        raise StoreFull(
            _(
                "There is no room in {folder} for a copy of {size} MB. "
                "What was saved before is safe; make room and try again."
            ).format(folder=folder, size=needed >> 20)
        )


@contextmanager
def removed_on_failure(part: Path) -> Iterator[None]:
    """Take a half-made file away again, with what SQLite has beside it."""
    try:
        yield
    except BaseException:
        for end in ("", "-journal", "-wal", "-shm"):
            part.with_name(part.name + end).unlink(missing_ok=True)
        raise


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Say in our own words what SQLite and the system say; raises StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        raise faults.explained(error, str(path)) or faults.damaged(str(path)) from None
    except OSError as error:
        raise faults.from_system(error, str(error.filename or path)) from None


def _proved(target: Path, source: Path, rows: tuple[Mapping[str, int], Mapping[str, int]], pace: Pace) -> Facts:
    with closing(at_rest(target)) as copy, checks.paced(copy, pace):
        why = why_not_whole(copy, pace)
        if not why and not _between(checks.rows_by_table(copy), *rows):
            why = _("rows are missing in the copy")
        if why:
            raise StoreDamaged(
                _(
                    "No copy of {path} was kept, because {why}. "
                    "Backups made before were left; `leadcoach doctor` says what to do."
                ).format(path=source, why=why)
            )
        kept = copy.execute("SELECT value FROM local WHERE key = 'store'").fetchone()
        counts, state = checks.counts(copy), checks.state(copy)
    return Facts(digest_of_file(target), target.stat().st_size, counts, state, str(kept[0]) if kept else "")


def _between(rows: Mapping[str, int], before: Mapping[str, int], after: Mapping[str, int]) -> bool:
    """Whether a copy holds as many rows as its source; between two numbers where another program wrote meanwhile."""
    return rows.keys() == before.keys() and all(
        min(before[name], after.get(name, 0)) <= count <= max(before[name], after.get(name, 0))
        for name, count in rows.items()
    )


def _forget_cached(path: Path) -> None:
    """Let the next reading come from the disk, where the system can be asked for that."""
    if not hasattr(os, "posix_fadvise"):
        return
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
