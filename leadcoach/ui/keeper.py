"""Autosave: what stands in an editor is written within a second, and can be told at any moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from textual.app import App
from textual.message import Message
from textual.timer import Timer

from leadcoach.domain.records import Draft
from leadcoach.errors import StoreError

Source = Callable[[], Draft | None]
THROTTLE = 0.5
RETRY = 5.0


class Keeper:
    """Holds the editors that are open; each is asked for its draft when one is to be written.

    A throttle, not a debounce: half a second after the first key since the last save, however fast the typing goes on.
    """

    class Kept(Message):
        """Drafts were written."""

    class Failed(Message):
        """Drafts could not be written; they are still on the screen, and it is tried again."""

        def __init__(self, error: StoreError) -> None:
            super().__init__()
            self.error = error

    def __init__(self, app: App[int], write: Callable[[Sequence[Draft]], None]) -> None:
        self._app = app
        self._write = write
        self._sources: list[Source] = []
        self._changed = False
        self._timer: Timer | None = None
        self.error: StoreError | None = None
        """Why the last attempt to write failed; None once it went well again."""

    def hold(self, source: Source) -> None:
        """Ask this editor from now on."""
        if source not in self._sources:
            self._sources.append(source)

    def release(self, source: Source) -> None:
        """Ask this editor no longer; call `flush` before, or save what it holds."""
        if source in self._sources:
            self._sources.remove(source)

    def touch(self) -> None:
        """Note that something was typed."""
        self._changed = True
        if self._timer is None:
            self._timer = self._app.set_timer(RETRY if self.error else THROTTLE, self.flush)

    def flush(self) -> bool:
        """Write what was typed since the last time; False when it could not be written."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if not self._changed:
            return True
        try:
            self._write(self.snapshot())
        except StoreError as error:
            self.error = error
            self._timer = self._app.set_timer(RETRY, self.flush)
            self._app.post_message(self.Failed(error))
            return False
        self._changed = False
        self.error = None
        self._app.post_message(self.Kept())
        return True

    def settle(self) -> None:
        """Forget what was typed, because it has just been made to last in another way."""
        self._changed = False
        if self.error:
            self.error = None
            self._app.post_message(self.Kept())

    @property
    def pending(self) -> bool:
        """Whether something typed is not written yet."""
        return self._changed

    def rescue(self) -> tuple[Draft, ...]:
        """Give what can still be had when something is already wrong: an editor that fails costs no other."""
        found = []
        for source in tuple(self._sources):
            with suppress(Exception):
                found.append(source())
        return tuple(draft for draft in found if draft is not None)

    def snapshot(self) -> tuple[Draft, ...]:
        """Give the drafts of every open editor, without touching the store; safe from another thread."""
        drafts = [source() for source in tuple(self._sources)]
        return tuple(draft for draft in drafts if draft is not None)
