"""What is left of something erased beside the store: backups that hold it, files in the inbox, attached files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from leadcoach.errors import StoreError
from leadcoach.paths import Paths
from leadcoach.storage import backups
from leadcoach.storage.attachments import AttachedFiles
from leadcoach.storage.erasing import Gone, sweep
from leadcoach.storage.store import Store


class Leftovers:
    """What lies beside a store."""

    def __init__(self, store: Path) -> None:
        self._paths = Paths(store.parent, store.parent, store.parent)  # only what lies beside the store is asked of it
        self._backups = backups.folder_beside(store)

    def clear(self, gone: Gone) -> None:
        """Remove from the inbox what names something that was erased, and the attached files nobody has any more."""
        if gone.ids:
            sweep(self._paths.inbox, gone.ids)
        AttachedFiles(self._paths.attachments).drop(gone.files)

    def held_by(self, holds: Callable[[Store], bool]) -> tuple[str, ...]:
        """Give the names of the backups for which this is true, the newest first; those that cannot be read count."""
        found = reversed(backups.found(self._backups))
        return tuple(each.path.name for each in found if _holds(each.path, holds))

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
