"""The app's own backups: the one of the day, and one each half-hour in which something was written.

They are made in a thread with a connection of their own, which only reads, so that typing waits for nothing.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from textual.app import App

from leadcoach.errors import LeadcoachError
from leadcoach.services.safety import Made
from leadcoach.storage.checks import GivenUp

BEGIN_AFTER = 2.0
"""Seconds after the first frame, when nothing of the start is left to do."""
EVERY = 30 * 60.0
PATIENCE = 0.5
"""Seconds to wait at the end for a backup that is being given up."""
_BREATH = 0.001


class Safe(Protocol):
    """What makes backups."""

    def daily(self) -> Made | None:
        """Make the one of the day where it is due."""

    def working(self) -> Made | None:
        """Make one where something was written since the last."""


class BackingUp:
    """Makes backups while the app runs; `say` shows a quiet line when one could not be made."""

    def __init__(self, app: App[int], safe: Callable[[Callable[[], bool]], Safe], say: Callable[[str], None]) -> None:
        self._app = app
        self._safe = safe(self._pace)
        self._say = say
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """See to it from now on; call it once the first frame is there."""
        self._app.set_timer(BEGIN_AFTER, lambda: self._run(self._safe.daily))
        self._app.set_interval(EVERY, lambda: self._run(self._safe.working))

    def end(self) -> None:
        """Give up what is being made; nothing half-made is left, and the store can be closed without waiting."""
        self._ending.set()
        if self._thread is not None:
            self._thread.join(PATIENCE)

    def _run(self, make: Callable[[], Made | None]) -> None:
        if self._thread is not None and self._thread.is_alive():
            return
        # A daemon: a disk that hangs must not keep the program from ending.
        self._thread = threading.Thread(target=self._make, args=(make,), name="backup", daemon=True)
        self._thread.start()

    def _make(self, make: Callable[[], Made | None]) -> None:
        try:
            made = make()
        except GivenUp:
            return
        except LeadcoachError as error:
            self._tell(error.message)
            return
        if made and made.trouble:
            self._tell(made.trouble)

    def _tell(self, words: str) -> None:
        """Show a line, from this thread; an app that has ended shows none."""
        if not self._ending.is_set():
            with suppress(RuntimeError):
                self._app.call_later(self._say, words)

    def _pace(self) -> bool:
        """Let the app draw and type in between, and stop when it ends."""
        time.sleep(_BREATH)
        return self._ending.is_set()
