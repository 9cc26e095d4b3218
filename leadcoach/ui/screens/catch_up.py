"""Catching up: one small step for each week left behind, or the week put aside, or the plan made anew."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from leadcoach.domain.catching_up import Smallest, catch_up
from leadcoach.domain.progress import Place
from leadcoach.text import _, ngettext
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.widgets.line_list import LineList, ListLine
from leadcoach.ui.widgets.plain_text import plain


class CatchUpScreen(AreaScreen):
    """Each line is a week with the smallest step that makes it count."""

    AREA = "today"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "s", "put_aside", _("Put aside"), tooltip=_("Leave this week out; it costs nothing"), id="catch-up.skip"
        ),
        Binding(
            "r", "plan", _("Plan anew"), tooltip=_("Let this week begin today; later ones follow"), id="catch-up.plan"
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[Smallest, ...] = ()

    def where(self) -> str:
        """The name of the screen."""
        return _("Catching up")

    def compose_area(self) -> ComposeResult:
        """Title, what it is for, and the weeks."""
        yield Static(plain(_("Catching up")), id="title")
        yield LineList(id="behind")

    def on_mount(self) -> None:
        """Put the focus on the list."""
        self.query_one(LineList).focus()

    def reload(self) -> None:
        """Look again at what is open."""
        today = self.coach.programme.today()
        self._steps = catch_up(self.coach.desk.outline, today.state, today.calendar.week) if today else ()
        note = _("One small step a week is enough. What you leave out is gone without a trace.")
        lines = [ListLine("", note, kind="note")]
        for each in self._steps:
            minutes = ngettext("about {count} min", "about {count} min", each.minutes).format(count=each.minutes)
            left = _("Week {number} · {part}: {step}").format(
                number=each.week, part=part_name(each.part), step=each.title
            )
            lines.append(ListLine(f"w{each.week:02}", left, minutes, "○"))
        if not self._steps:
            lines = [ListLine("", _("Nothing is left behind. Today has the next step."), kind="note")]
        shown = self.query_one(LineList)
        shown.set_lines(lines, keep=shown.cursor_id)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leaving out and planning anew need a week."""
        if action in {"put_aside", "plan"}:
            return bool(self._steps)
        return super().check_action(action, parameters)

    @on(LineList.Chosen)
    def _open(self, event: LineList.Chosen) -> None:
        event.stop()
        place = self._place(event.id)
        if place is not None:
            self.coach.open_walk(place.module, place.step)

    def _place(self, identity: str) -> Place | None:
        return next((each.place for each in self._steps if f"w{each.week:02}" == identity), None)

    def action_put_aside(self) -> None:
        """Leave the week under the cursor out."""
        week = self.query_one(LineList).cursor_id
        if week:
            self.coach.programme.put_aside(week)
            self.reload()

    def action_plan(self) -> None:
        """Ask, then let the week under the cursor begin today."""
        week = self.query_one(LineList).cursor_id
        if week:
            self.coach.ask_to_plan_anew(int(week.removeprefix("w")))


def part_name(part: str) -> str:
    """Give what a small step leads to, in words."""
    return {"output": _("an output"), "practice": _("the practice"), "prompt": _("a question")}.get(part, part)
