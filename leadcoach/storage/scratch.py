"""A private folder for a working copy, inside the home, which is gone afterwards."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from leadcoach.errors import StoreError
from leadcoach.storage.lock import Lock

_PREFIX = ".work-"
_LOCK = "lock"


@contextmanager
def scratch(home: Path) -> Iterator[Path]:
    """Give an empty folder inside `home` for its owner alone; it goes with all it holds. Raises OSError, StoreError.

    What a run that was killed left behind goes first; its lock tells that nobody works there.
    """
    sweep(home)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=home))
    try:
        with Lock.acquire(folder / _LOCK, wait=0, pid=os.getpid(), started=""):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(home: Path) -> None:
    """Take away what runs that were killed left behind."""
    for left in home.glob(f"{_PREFIX}*/{_LOCK}"):
        with suppress(StoreError):
            Lock.acquire(left, wait=0, pid=os.getpid(), started="").release()
            shutil.rmtree(left.parent, ignore_errors=True)
