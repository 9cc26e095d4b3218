"""Ways through the app: opening a walk, an entry, a worksheet, cards, and the way back to where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.widget import AwaitMount

from leadcoach.errors import LeadcoachError
from leadcoach.services.desk import Desk
from leadcoach.services.programme import PLACE, Programme
from leadcoach.text import _
from leadcoach.ui.screens.base import AreaScreen

if TYPE_CHECKING:
    from leadcoach.services.walking import OpenStep

PULSE = "pulse"
"""The instrument that is filled in by others, on pages of its own."""


class Ways(App[int]):
    """What several screens lead to; each screen is read when it is first wanted."""

    desk: Desk
    programme: Programme

    def open_walk(self, module: str, step: str, *, single: bool = False) -> None:
        """Open a walk at a step; a single step leads back when it is answered."""
        from leadcoach.ui.screens.walk import WalkScreen

        try:
            self.push_screen(WalkScreen(self.desk.load(module), step, single=single))
        except LeadcoachError as error:
            self.notify(error.message, severity="error", markup=False)

    def open_entry(self, identity: str = "", prompt: str = "") -> AwaitMount:
        """Open the journal's editor on an entry, on a prompt, or on an empty page.

        A key's action awaits it, so that what is typed in the same breath lands on the page.
        """
        from leadcoach.ui.screens.entry import EntryScreen

        return self.push_screen(EntryScreen(identity, prompt))

    def open_worksheet(self, use: str, step: OpenStep | None = None) -> None:
        """Open an instrument; opened from a step, that step is answered with it."""
        if use == PULSE:
            from leadcoach.ui.screens.pulse import PulseScreen

            self.push_screen(PulseScreen(PULSE, step))
            return
        from leadcoach.ui.screens.worksheet import WorksheetScreen

        self.push_screen(WorksheetScreen(use, step))

    def ask_to_plan_anew(self, week: int) -> None:
        """Ask, with the dates it would bring, and let a week begin today."""
        from leadcoach.services.wording import day_text
        from leadcoach.ui.modals.confirm import ConfirmModal

        calendar = self.desk.calendar()
        if calendar is None:
            return
        last = calendar.moved(week).span(len(self.desk.outline.weeks))[1]
        question = _("Let week {week} begin today? The weeks after it follow, and the last one ends on {day}.")

        def answered(wanted: bool | None) -> None:  # noqa: FBT001 - the dialog's answer
            if wanted:
                self.programme.plan_anew(week)
                self.reload_screens()

        does = _("Begin week {week} today").format(week=week)
        self.push_screen(ConfirmModal(question.format(week=week, day=day_text(last)), does), answered)

    def go_on(self) -> None:
        """Go to the very place last left."""
        left = self.desk.store.local.get(PLACE)
        kind, _slash, identity = left.partition("/")
        if kind == "entry":
            self.open_entry(identity)
        elif kind == "worksheet":
            self.open_worksheet(identity)
        elif left:
            module, _dot, step = left.rpartition(".")
            self.open_walk(module, step)

    def action_recall(self) -> None:
        """Open the recall cards of today."""
        from leadcoach.ui.screens.recall import RecallScreen, open_today

        if isinstance(self.screen, AreaScreen) and not isinstance(self.screen, RecallScreen):
            open_today(self.screen)

    def action_catch_up(self) -> None:
        """Show the smallest step of each week left behind."""
        from leadcoach.ui.screens.catch_up import CatchUpScreen

        if not isinstance(self.screen, CatchUpScreen):
            self.push_screen(CatchUpScreen())

    def reload_screens(self) -> None:
        """Let the screen in front read again what it shows."""
        if isinstance(self.screen, AreaScreen) and self.screen.is_mounted:
            self.screen.reload()
