"""Where the journal leads: the calendar, the weeks, the bin, people and tags, import and export."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from leadcoach.text import _
from leadcoach.ui.screens.journal_doing import DoingScreen


class LeadingScreen(DoingScreen):
    """A screen with the ways that lead on from the journal."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "m",
            "month",
            _("Calendar"),
            tooltip=_("The days on which you wrote, a month at a time"),
            id="journal.month",
        ),
        Binding("t", "weeks", _("Weeks"), tooltip=_("What you wrote, week by week"), id="journal.weeks"),
        Binding("b", "bins", _("Bin"), show=False, tooltip=_("What lies in the bin"), id="journal.bins"),
        Binding(
            "p,at",
            "people",
            _("People and tags"),
            show=False,
            tooltip=_("Whom and what you named, and how to take a person out"),
            id="journal.people",
        ),
        Binding(
            "e",
            "exchange",
            _("Import and export"),
            show=False,
            tooltip=_("Write the journal to a file, or read one in"),
            id="journal.exchange",
        ),
    ]

    def ask(self, line: str) -> None:
        """Search with this line and go to what it finds."""
        raise NotImplementedError

    def action_month(self) -> None:
        """Show the days on which something was written."""
        from leadcoach.ui.screens.calendar import CalendarScreen

        self.app.push_screen(CalendarScreen(self.ask))

    def action_weeks(self) -> None:
        """Show what was written week by week."""
        from leadcoach.ui.screens.timeline import TimelineScreen

        self.app.push_screen(TimelineScreen(self.ask))

    def action_bins(self) -> None:
        """Show what lies in the bin."""
        from leadcoach.ui.screens.bin import BinScreen

        self.app.push_screen(BinScreen())

    def action_people(self) -> None:
        """Show whom and what the person named."""
        from leadcoach.ui.screens.people import PeopleScreen

        self.app.push_screen(PeopleScreen())

    def action_exchange(self) -> None:
        """Show import and export."""
        from leadcoach.ui.screens.exchange import open_exchange

        open_exchange(self.coach)
