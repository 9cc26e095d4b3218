"""Who may write: one program at a time, for as long as it lives."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from leadcoach.errors import StoreBusy
from leadcoach.storage import faults, files
from leadcoach.text import _

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PAUSE = 0.02


class Holder(NamedTuple):
    """The program that holds the lock."""

    pid: int
    started: str
    """When it took the lock, as it was told."""
    stays: bool = False
    """Whether it holds the lock for as long as somebody sits at it, as the app does."""


class Lock:
    """The right to write; the system takes it back when the program ends, however it ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def acquire(cls, path: Path, *, wait: float, pid: int, started: str, stays: bool = False) -> Lock:
        """Take the lock, trying for `wait` seconds; raises StoreBusy, saying who holds it, or another StoreError."""
        try:
            files.private_folder(path.parent)
            descriptor = files.open_private(path)
        except OSError as error:
            raise faults.from_system(error, str(path)) from error
        for attempt in range(int(wait / _PAUSE) + 1):
            if attempt:
                time.sleep(_PAUSE)
            if _taken(descriptor):
                _note(descriptor, {"pid": pid, "started": started, "stays": stays})
                return cls(descriptor)
        os.close(descriptor)
        raise _busy(holder(path))

    def release(self) -> None:
        """Give the lock back; a second time does nothing."""
        if self._descriptor < 0:
            return
        _note(self._descriptor, None)
        os.close(self._descriptor)
        self._descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def holder(path: Path) -> Holder | None:
    """Give who last took the lock and did not give it back, or None where that cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Holder(int(found["pid"]), str(found["started"]), bool(found.get("stays")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _taken(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, 1 << 30, os.SEEK_SET)  # away from the text, which others may want to read
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _note(descriptor: int, holder: dict[str, object] | None) -> None:
    """Write who holds the lock, or nobody; on a full disk the lock counts without it."""
    with contextlib.suppress(OSError):
        os.ftruncate(descriptor, 0)
        if holder:
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, json.dumps(holder).encode())


def _busy(holder: Holder | None) -> StoreBusy:
    if holder is None:
        return StoreBusy(_("Another leadcoach is writing. Nothing was changed; close it, or try again in a moment."))
    return StoreBusy(
        _(
            "Another leadcoach (process {pid}, since {started}) is writing. "
            "Nothing was changed; close it, or try again in a moment."
        ).format(pid=holder.pid, started=holder.started[:16].replace("T", " ") + " UTC")
    )
