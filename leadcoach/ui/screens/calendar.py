"""The days on which something was written, a month at a time."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from leadcoach.domain.records import JOURNAL_KINDS
from leadcoach.services.browsing import week_of_day
from leadcoach.services.filter_words import date_words
from leadcoach.services.finding import Finding
from leadcoach.text import _, ngettext
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.screens.journal_lines import first_words
from leadcoach.ui.widgets.month_view import Month, MonthView
from leadcoach.ui.widgets.plain_text import plain

MOST = 12
"""Entries of a day whose first words are shown."""


class CalendarScreen(AreaScreen):
    """A month, and below it what the day under the cursor holds."""

    AREA = "journal"
    DEFAULT_CSS = "CalendarScreen #day { padding: 0 3; height: 1fr; }"
    FIRST_KEYS = ("choose", "back", "turn(-1)", "turn(1)", "today", "keys")

    def __init__(self, ask: Callable[[str], None]) -> None:
        super().__init__()
        self._ask = ask
        self._shown: date | None = None

    def where(self) -> str:
        """The name of the screen."""
        return _("Calendar")

    def compose_area(self) -> ComposeResult:
        """The month and the day."""
        yield MonthView(self.coach.desk.clock().day)
        yield Static(id="day", markup=False)

    def on_mount(self) -> None:
        """Put the focus on the month."""
        self.query_one(MonthView).focus()

    def reload(self) -> None:
        """Read the month again."""
        self._shown = None
        self._show(self.query_one(MonthView).day)

    @on(MonthView.Moved)
    def _moved(self, event: MonthView.Moved) -> None:
        event.stop()
        self._show(event.day)

    def _show(self, day: date) -> None:
        first = day.replace(day=1)
        if first != self._shown:
            self._shown = first
            self.query_one(MonthView).show(self._month(first))
        self.query_one("#day", Static).update(plain("\n".join(self._day_words(day))))

    def _month(self, first: date) -> Month:
        calendar = self.coach.desk.calendar()
        last = first.replace(day=monthrange(first.year, first.month)[1])
        counts = Finding(self.coach.desk).days(first.isoformat(), last.isoformat())
        return Month(first, counts, lambda day: week_of_day(calendar, day) if calendar else None)

    def _day_words(self, day: date) -> list[str]:
        """Say what the day under the cursor is, and how what was written on it begins."""
        iso = day.isoformat()
        found = self.coach.desk.store.documents.list(JOURNAL_KINDS, since_day=iso, until_day=iso, limit=MOST)
        calendar = self.coach.desk.calendar()
        week = week_of_day(calendar, day) if calendar else None
        count = len(found) if len(found) < MOST else Finding(self.coach.desk).days(iso, iso).get(iso, 0)
        head = [
            date_words(iso),
            _("today") if day == self.coach.desk.clock().day else "",
            _("week {number}").format(number=week) if week else "",
            ngettext("{count} entry", "{count} entries", count).format(count=count) if count else "",
        ]
        return [" · ".join(part for part in head if part), *(f"  {first_words(each.body)}" for each in found)]

    @on(MonthView.Chosen)
    def _choose(self, event: MonthView.Chosen) -> None:
        event.stop()
        day = event.day.isoformat()
        if not Finding(self.coach.desk).days(day, day):
            self.notify(_("Nothing is written under this day."), markup=False)
            return
        self.app.pop_screen()
        self._ask(f"kind:journal on:{day} ")
