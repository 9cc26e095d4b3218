"""The programme as a map: thirteen weeks in three months, with their state."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from leadcoach.services.programme import WeekState
from leadcoach.services.wording import day_text
from leadcoach.text import _
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.widgets.line_list import LineList, ListLine

STATE_GLYPHS = {"tended": "●", "current": "▸", "open": "○", "unwritten": "·"}


class ProgrammeScreen(AreaScreen):
    """The map of the weeks."""

    AREA = "programme"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "p",
            "pause",
            _("Pause or resume"),
            tooltip=_("Stand still, or go on again; dates shift"),
            id="programme.pause",
        ),
        Binding(
            "s", "put_aside", _("Put aside"), tooltip=_("Skip this week, or take it up again"), id="programme.skip"
        ),
    ]

    def compose_area(self) -> ComposeResult:
        """The map."""
        yield LineList(id="weeks")

    def on_mount(self) -> None:
        """Put the focus on the map."""
        self.query_one(LineList).focus()

    def reload(self) -> None:
        """Read the map again, with the cursor on the week of today the first time."""
        today = self.coach.programme.today()
        weeks = {each.week.id: each for each in today.weeks} if today else {}
        lines: list[ListLine] = []
        outline = self.coach.desk.outline
        for number, (month, ids) in enumerate(outline.months, 1):
            title = _("Month {number} · {name}").format(number=number, name=outline.name("months", month))
            lines.append(ListLine("", title, kind="heading"))
            lines += [self._line(weeks[each]) for each in ids if each in weeks]
        if today and today.calendar.paused:
            lines.insert(
                0, ListLine("", _("Paused. Its dates shift with each day of the pause; p goes on."), kind="note")
            )
        if today is None:
            lines = [ListLine("", _("The programme has not begun; Today asks the first questions."), kind="note")]
        shown = self.query_one(LineList)
        current = today.week.week.id if today and today.week else ""
        shown.set_lines(lines, keep=shown.cursor_id or current)

    def _line(self, week: WeekState) -> ListLine:
        number = week.week.number
        block = self.coach.desk.outline.name("blocks", week.week.block)
        days = f"{day_text(week.span[0])} – {day_text(week.span[1])}" if week.span else ""
        left = f"{number:<3} {week.week.title}"
        right = f"{block} · {days} · {week.word}" if self.size.width >= 100 else f"{days} · {week.word}"
        return ListLine(week.week.id, left, right, _glyph(week), dim=not week.week.written, strong=week.current)

    @on(LineList.Chosen)
    def _open(self, event: LineList.Chosen) -> None:
        from leadcoach.ui.screens.week import WeekScreen

        event.stop()
        week = next((each for each in self.coach.desk.outline.weeks if each.id == event.id), None)
        if week is not None:
            self.app.push_screen(WeekScreen(week.number))

    def action_pause(self) -> None:
        """Stand still, or go on again."""
        calendar = self.coach.desk.calendar()
        if calendar is None:
            return
        if calendar.paused:
            self.coach.programme.resume()
        else:
            self.coach.programme.pause()
        self.reload()

    def action_put_aside(self) -> None:
        """Put the week under the cursor aside, or take it up again."""
        week = self.query_one(LineList).cursor_id
        if not week:
            return
        if week in self.coach.programme.progress().skipped:
            self.coach.programme.take_up(week)
        else:
            self.coach.programme.put_aside(week)
        self.reload()


def _glyph(week: WeekState) -> str:
    if not week.week.written:
        return STATE_GLYPHS["unwritten"]
    if week.tended.whole:
        return STATE_GLYPHS["tended"]
    return STATE_GLYPHS["current" if week.current else "open"]
