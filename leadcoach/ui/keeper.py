"""Autosave: what stands in an editor is written within a second, and can be told at any moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from textual.app import App
from textual.message import Message
from textual.timer import Timer

from leadcoach.domain.records import Body, Draft
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
        self._sources: dict[Source, Body | None] = {}
        """Every open editor, with what stood in it when it was taken in or made to last."""
        self._written: dict[Source, Draft] = {}
        """What was last written of an editor since then."""
        self._timer: Timer | None = None
        self.error: StoreError | None = None
        """Why the last attempt to write failed; None once it went well again."""

    def hold(self, source: Source) -> None:
        """Ask this editor from now on; what stands in it now is known already."""
        self._sources[source] = _body(source())
        self._written.pop(source, None)

    def release(self, source: Source) -> None:
        """Ask this editor no longer; call `flush` before, or save what it holds."""
        self._sources.pop(source, None)
        self._written.pop(source, None)

    def touch(self) -> None:
        """Note that something was typed."""
        if self._timer is None:
            self._timer = self._app.set_timer(RETRY if self.error else THROTTLE, self.flush)

    def flush(self) -> bool:
        """Write what was typed since the last time; False when it could not be written.

        What stands in the editors is compared, because the news of the last key may still be on its way.
        """
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        drafts = self._unwritten()
        if not drafts and self.error is None:
            return True
        try:
            self._write(tuple(drafts.values()))
        except StoreError as error:
            self.error = error
            self._timer = self._app.set_timer(RETRY, self.flush)
            self._app.post_message(self.Failed(error))
            return False
        self._written.update(drafts)
        self.error = None
        self._app.post_message(self.Kept())
        return True

    def settle(self, document: str, body: Body) -> None:
        """Note that a document was made to last with these words.

        An editor that holds the same words has nothing to write. One that holds other words for the same document has,
        even where they were written before: its draft went when the document was saved.
        """
        for source in tuple(self._sources):
            draft = source()
            if draft is not None and draft.document == document:
                self._sources[source] = body if draft.body == body else None
                self._written.pop(source, None)
        if self.error:
            self.error = None
            self._app.post_message(self.Kept())
        if self.pending:
            self.touch()

    @property
    def pending(self) -> bool:
        """Whether something typed is not written yet."""
        return bool(self._unwritten())

    def _unwritten(self) -> dict[Source, Draft]:
        drafts = ((source, source()) for source in tuple(self._sources))
        return {source: draft for source, draft in drafts if draft is not None and self._is_new(source, draft)}

    def _is_new(self, source: Source, draft: Draft) -> bool:
        """Whether there are other words than known, or the cursor of words already written has moved."""
        last = self._written.get(source)
        if last is None:
            return draft.body != self._sources[source]
        return (draft.body, draft.field, draft.cursor) != (last.body, last.field, last.cursor)

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


def _body(draft: Draft | None) -> Body | None:
    return draft.body if draft else None
