"""Everything that waits: promises by their day, steps that have opened, and what is asked again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from leadcoach.services.waiting import Waiting, waiting
from leadcoach.services.wording import waiting_words
from leadcoach.text import _
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.widgets.line_list import LineList, ListLine
from leadcoach.ui.widgets.plain_text import plain

if TYPE_CHECKING:
    from leadcoach.ui.app import LeadcoachApp

GLYPHS = {"promise": "○", "woken": "▸", "again": "○"}


class WaitingScreen(AreaScreen):
    """A line for each thing; Enter goes where it is answered."""

    AREA = "today"

    def where(self) -> str:
        """The name of the screen."""
        return _("What waits")

    def compose_area(self) -> ComposeResult:
        """Title and list."""
        yield Static(plain(_("What waits")), id="title")
        yield LineList(id="waiting")

    def on_mount(self) -> None:
        """Put the focus on the list."""
        self.query_one(LineList).focus()

    def reload(self) -> None:
        """Look again at what waits."""
        today = self.coach.programme.today()
        found = waiting(self.coach.desk, today.state, today.opening, today.calendar.week) if today else ()
        lines = [waiting_line(each, today.calendar.today) for each in found] if today else []
        nothing = ListLine("", _("Nothing waits. Promises with a date come here when their day is near."), kind="note")
        shown = self.query_one(LineList)
        shown.set_lines(lines or [nothing], keep=shown.cursor_id)

    @on(LineList.Chosen)
    def _open(self, event: LineList.Chosen) -> None:
        event.stop()
        open_waiting(self.coach, event.id)


def waiting_line(each: Waiting, today: date) -> ListLine:
    """Give the line of one thing that waits; rows of one step are told apart by their row."""
    left, right = waiting_words(each, today)
    return ListLine(f"waiting/{each.module}/{each.step}/{each.row}", left, right, GLYPHS[each.kind])


def open_waiting(coach: LeadcoachApp, identity: str) -> None:
    """Go where the thing is answered."""
    _waiting, module, step, _row = identity.split("/", 3)
    coach.open_walk(module, step, single=True)
