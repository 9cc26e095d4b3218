"""What an instrument said on earlier days."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from leadcoach.services.sheet_history import Then, earlier, read_then
from leadcoach.text import _, ngettext
from leadcoach.ui.screens.base import AreaScreen, reading_keys, scroll_on
from leadcoach.ui.screens.worksheet import untitled
from leadcoach.ui.widgets.line_list import LineList, ListLine
from leadcoach.ui.widgets.plain_text import plain
from leadcoach.ui.widgets.reading_view import ReadingView


class Days(LineList):
    """Days of which the reading follows the cursor, so that there is nothing to open."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no key that does nothing."""
        return False if action == "choose" else super().check_action(action, parameters)


class SheetHistoryScreen(AreaScreen):
    """The days on which something of a worksheet was kept, and its reading as of each of them."""

    AREA = "workbench"
    BINDINGS: ClassVar[list[BindingType]] = [*reading_keys("history")]
    DEFAULT_CSS = """
    SheetHistoryScreen #history { height: 1fr; }
    SheetHistoryScreen.-narrow #history { layout: vertical; }
    SheetHistoryScreen.-narrow LineList { height: auto; max-height: 7; }
    SheetHistoryScreen.-narrow #reading { height: 1fr; padding: 1 2; }
    SheetHistoryScreen.-wide #history { layout: horizontal; }
    SheetHistoryScreen.-wide LineList { width: 36; margin-top: 1; }
    SheetHistoryScreen.-wide #reading { width: 1fr; padding: 1 2; }
    """

    def __init__(self, use: str) -> None:
        super().__init__()
        self._use = use
        self._days: dict[str, Then] = {}

    def where(self) -> str:
        """The instrument, for the area line."""
        module = self.coach.desk.outline.module(self._use)
        return module.title if module else ""

    def compose_area(self) -> ComposeResult:
        """Title, days, reading."""
        title = _("{title}: earlier days").format(title=self.where())
        yield Static(plain(title), id="title", markup=False)
        with Container(id="history"):
            yield Days(id="days")
            yield VerticalScroll(ReadingView(), id="reading", can_focus=False)

    def on_mount(self) -> None:
        """Show the newest day."""
        found = earlier(self.coach.desk, self._use)
        self._days = {each.day: each for each in reversed(found)}
        lines = [ListLine(each.day, each.day, _kept(each)) for each in reversed(found)]
        days = self.query_one(LineList)
        days.set_lines(lines or [ListLine("", _("Nothing is kept yet."), kind="note")])
        days.focus()
        if found:
            self._show(found[-1])

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        if event.id in self._days:
            self._show(self._days[event.id])

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()

    def action_read(self, direction: int) -> None:
        """Scroll the reading by most of a screen."""
        scroll_on(self.query_one("#reading", VerticalScroll), direction)

    def _show(self, then: Then) -> None:
        spoken = read_then(self.coach.desk, self._use, then)
        self.query_one(ReadingView).show(untitled(spoken, self.where()), spoken.phrases)


def _kept(then: Then) -> str:
    return ngettext("one answer kept", "{count} answers kept", then.kept).format(count=then.kept)
