"""The day and the week of an entry, changed."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from leadcoach.domain.records import Document
from leadcoach.services.browsing import week_of_day
from leadcoach.services.desk import Desk
from leadcoach.services.filter_words import date_words
from leadcoach.services.past_days import past_day
from leadcoach.text import _
from leadcoach.ui.widgets.plain_text import plain


class Dated(NamedTuple):
    """What was chosen."""

    day: str
    """ISO date."""
    week: int | None


class DatingModal(ModalScreen[Dated | None]):
    """Gives another day and week, or None when nothing is to change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,ctrl+s", "keep", _("Keep"), tooltip=_("Keep this day and week"), id="dating.keep"),
        Binding("escape", "close", _("Leave it"), tooltip=_("Change nothing"), id="dating.close"),
    ]
    DEFAULT_CSS = """
    DatingModal Input { background: $panel; margin-bottom: 1; border: none; height: 1; padding: 0 1; }
    DatingModal .trouble { color: $text-warning; text-style: bold; height: auto; }
    """

    def __init__(self, desk: Desk, document: Document) -> None:
        super().__init__()
        self._desk = desk
        self._document = document

    def compose(self) -> ComposeResult:
        """Two fields, and what they say in words."""
        document = self._document
        with Vertical(id="dialog"):
            yield Static(plain(_("Day and week of this entry")), id="dialog-title")
            yield Static(plain(_("Day, such as 2026-11-23, yesterday or 5-11")))
            yield Input(document.day, id="day", compact=True)
            yield Static(plain(_("Week of the programme, 1 to {last}; empty for none").format(last=self._last)))
            yield Input(str(document.week or ""), id="week", compact=True, max_length=3)
            yield Static(id="says", classes="note", markup=False)
            yield Static(plain(_("Enter keeps it · Esc changes nothing")), classes="note")

    def on_mount(self) -> None:
        """Begin at the day."""
        self.query_one("#day", Input).focus()

    @property
    def _last(self) -> int:
        return len(self._desk.outline.weeks)

    @property
    def day(self) -> date | None:
        """The day typed, where it is one."""
        return past_day(self.query_one("#day", Input).value, self._desk.clock().day)

    @property
    def week(self) -> int | None:
        """The week typed, None where it is empty, 0 where it is none there is."""
        typed = self.query_one("#week", Input).value.strip()
        if not typed:
            return None
        return int(typed) if typed.isdecimal() and 1 <= int(typed) <= self._last else 0

    @on(Input.Changed)
    def _say(self, event: Input.Changed) -> None:
        event.stop()
        self._show(self._trouble() or self._words())

    def _show(self, sentence: str) -> None:
        said = self.query_one("#says", Static)
        said.set_class(bool(self._trouble()), "trouble")
        said.update(plain(sentence))

    def _words(self) -> str:
        day = self.day
        if day is None:
            return ""
        calendar = self._desk.calendar()
        week = week_of_day(calendar, day) if calendar else None
        if week is None:
            return date_words(day.isoformat())
        return _("{day} lies in week {week}.").format(day=date_words(day.isoformat()), week=week)

    def _trouble(self) -> str:
        if self.day is None:
            return _("This is no day. Write it like 2026-11-23, or say yesterday, monday or 5-11.")
        if self.week == 0:
            return _("There is no such week. Give a number from 1 to {last}, or nothing.").format(last=self._last)
        return ""

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Give what stands in the fields, or say what is wrong with it."""
        day = self.day
        if day is None or self._trouble():
            self._show(self._trouble())
            return
        self.dismiss(Dated(day.isoformat(), self.week))

    def action_close(self) -> None:
        """Change nothing."""
        self.dismiss(None)
