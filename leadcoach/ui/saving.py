"""Keeping what is typed: autosave, what is said of it, and what other programs left in the inbox."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from leadcoach.domain.records import Body, Draft
from leadcoach.errors import LeadcoachError, StoreError
from leadcoach.services.desk import Desk
from leadcoach.text import _
from leadcoach.ui.keeper import Keeper
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.surroundings import Surroundings
from leadcoach.ui.ways import Ways


class Saving(Ways):
    """The part of the app that lets nothing typed get lost."""

    def __init__(self, desk: Desk, surroundings: Surroundings) -> None:
        super().__init__()
        self.desk = desk
        self.around = surroundings
        self.keeper = Keeper(self, self._write_drafts)
        self.status = ""
        self.trouble = ""
        self._inbox_seen = 0

    def flush_everything(self) -> None:
        """Keep what stands on the screen, in the store or else in a rescue file; for crashes and signals."""
        if self.keeper.flush():
            return
        self.around.rescue(self.keeper.rescue())

    def action_keep(self) -> None:
        """Write what stands on the screen at once."""
        if self.keeper.flush():
            self._say_kept()

    def _write_drafts(self, drafts: Sequence[Draft]) -> None:
        store = self.desk.store
        with store.tx():
            for draft in drafts:
                store.drafts.put(draft)

    @on(Keeper.Kept)
    def _say_kept(self) -> None:
        self.status = _("saved {time}").format(time=self.desk.clock().at.strftime("%H:%M:%S"))
        self.trouble = ""
        self.say_status()

    @on(Keeper.Failed)
    def _say_failed(self, message: Keeper.Failed) -> None:
        self.status = _("not saved")
        self.trouble = message.error.message
        self.say_status()

    def saved(self, document: str, body: Body) -> None:
        """Say that a document was made to last with these words just now."""
        self.keeper.settle(document, body)
        self._say_kept()

    def refused(self, error: LeadcoachError) -> None:
        """Say why something could not be kept; what was typed stays on the screen."""
        self.status = _("not saved") if isinstance(error, StoreError) else self.status
        self.trouble = error.message
        self.say_status()

    def say_trouble(self, words: str) -> None:
        """Say quietly what could not be done and is not the doing of who sits here, unless something worse is said."""
        if not self.trouble:
            self.trouble = words
            self.say_status()

    def say_status(self) -> None:
        """Show the state of saving on the screen in front."""
        if isinstance(self.screen, AreaScreen):
            self.screen.say_status()

    def look_in_inbox(self) -> None:
        """Take in what `write` and `log` left; looks at the folder's time stamp first."""
        try:
            seen = self.around.inbox.stat().st_mtime_ns
        except OSError:
            return
        if seen == self._inbox_seen:
            return
        try:
            taken = self.around.take_in()
        except StoreError as error:
            self.refused(error)
            return
        self._inbox_seen = seen
        if taken:
            self.reload_screens()

    def note(self, key: str, value: str) -> None:
        """Remember something small; a disk without room is said, and is no reason to stop."""
        try:
            self.desk.store.local.put(key, value)
        except StoreError as error:
            self.refused(error)
