"""What is left of something erased beside the store: backups that hold it, files in the inbox, attached files."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from leadcoach.errors import StoreError
from leadcoach.paths import Paths
from leadcoach.storage import backups, restoring, scratch
from leadcoach.storage.attachments import AttachedFiles
from leadcoach.storage.erasing import Gone, sweep
from leadcoach.storage.store import Store


class Leftovers:
    """What lies beside a store."""

    def __init__(self, store: Path) -> None:
        self._paths = Paths(store.parent, store.parent, store.parent)  # only what lies beside the store is asked of it
        self._backups = backups.folder_beside(store)

    def clear(self, gone: Gone) -> None:
        """Remove what is left of something erased; the caller holds the lock.

        That is what names it in the inbox, the attached files nobody has any more, and copies of the store that a run
        which was killed left half-made.
        """
        if gone.ids:
            sweep(self._paths.inbox, gone.ids)
            with suppress(OSError):  # not ours to remove: doctor tells of it
                restoring.sweep(self._paths.store)
                scratch.sweep(self._paths.data)
        AttachedFiles(self._paths.attachments).drop(gone.files)

    def held_by(self, holds: Callable[[Store], bool]) -> tuple[str, ...]:
        """Give the names of the backups for which this is true, the newest first; those that cannot be read count.

        What a restore moved aside is one of them.
        """
        found = [each.path for each in backups.found(self._backups)]
        aside = restoring.set_aside(self._paths.store)
        return tuple(path.name for path in (*reversed(found), *reversed(aside)) if _holds(path, holds))

    def holding(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Give the names of the backups that hold any of these documents or drafts."""
        return self.held_by(lambda store: bool(store.documents.many(ids)) or any(map(store.drafts.get, ids)))


def _holds(path: Path, holds: Callable[[Store], bool]) -> bool:
    try:
        store = Store.open(path, write=False, session="")
    except StoreError:
        return True
    try:
        return holds(store)
    except StoreError:
        return True
    finally:
        store.close()
