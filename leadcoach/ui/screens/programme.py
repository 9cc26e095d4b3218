"""The programme as a map: thirteen weeks in three months with their state, the four Powers, and what stands beside."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from leadcoach.domain.lenses import Lens, lenses
from leadcoach.domain.outline import WeekOutline
from leadcoach.domain.progress import Progress
from leadcoach.errors import LeadcoachError
from leadcoach.services.programme import Today, WeekState
from leadcoach.services.wording import day_text
from leadcoach.text import _
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.screens.shelf import ShelfScreen, which_name
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
        Binding(
            "r", "plan", _("Plan anew"), tooltip=_("Let this week begin today; later ones follow"), id="programme.plan"
        ),
        Binding(
            "f",
            "lens",
            _("Lens"),
            tooltip=_("Look for the weeks of one discipline or leg; again for the next"),
            id="programme.lens",
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._lens = 0

    def compose_area(self) -> ComposeResult:
        """The map."""
        yield LineList(id="weeks")

    def on_mount(self) -> None:
        """Put the focus on the map."""
        self.query_one(LineList).focus()

    def reload(self) -> None:
        """Read the map again, with the cursor on the week of today the first time."""
        today = self.coach.programme.today()
        shown = self.query_one(LineList)
        if today is None:
            begin = _("The programme has not begun; Today asks the first questions.")
            shown.set_lines([ListLine("", begin, kind="note")])
            return
        current = today.week.week.id if today.week else ""
        lines = [*self._notes(today), *self._months(today), *self._powers(today.state), *self._beside()]
        shown.set_lines(lines, keep=shown.cursor_id or current)

    def _notes(self, today: Today) -> list[ListLine]:
        found = []
        if today.calendar.paused:
            found.append(_("Paused. Its dates shift with each day of the pause; p goes on."))
        lens = self._lens_now()
        if lens:
            found.append(
                _("Through the lens “{name}”: its weeks stand out. f looks for the next.").format(name=lens.name)
            )
        return [ListLine("", text, kind="note") for text in found]

    def _months(self, today: Today) -> list[ListLine]:
        outline = self.coach.desk.outline
        weeks = {each.week.id: each for each in today.weeks}
        lines: list[ListLine] = []
        for number, (month, ids) in enumerate(outline.months, 1):
            title = _("Month {number} · {name}").format(number=number, name=outline.name("months", month))
            lines.append(ListLine("", title, kind="heading"))
            lines += [self._line(weeks[each]) for each in ids if each in weeks]
        return lines

    def _powers(self, state: Progress) -> list[ListLine]:
        outline = self.coach.desk.outline
        if not outline.powers:
            return []
        lines = [ListLine("", _("The four Powers"), kind="heading")]
        for power in outline.powers:
            steps = [subject for each in power.exercises for subject in each.steps if subject not in state.absent]
            right = _("{done} of {count} steps done").format(
                done=sum(subject in state.done for subject in steps), count=len(steps)
            )
            lines.append(ListLine(f"power/{power.id}", power.title, right, "◇"))
        return lines

    def _beside(self) -> list[ListLine]:
        outline = self.coach.desk.outline
        lines = [ListLine("", _("Beside the weeks"), kind="heading")]
        if outline.routines:
            lines.append(ListLine("routines", which_name("routines"), str(len(outline.routines)), "·"))
        if outline.shelf:
            lines.append(ListLine("shelf", which_name("shelf"), str(len(outline.shelf)), "·"))
        lines.append(ListLine("sources", _("Sources and evidence"), "", "·"))
        return lines

    def _line(self, week: WeekState) -> ListLine:
        number = week.week.number
        block = self.coach.desk.outline.name("blocks", week.week.block)
        days = f"{day_text(week.span[0])} – {day_text(week.span[1])}" if week.span else ""
        left = f"{number:<3} {week.week.title}"
        right = f"{block} · {days} · {week.word}" if self.size.width >= 100 else f"{days} · {week.word}"
        lens = self._lens_now()
        dim = not week.week.written or (lens is not None and week.week.id not in lens.weeks)
        strong = week.current if lens is None else not dim
        glyph = _glyph(week) if lens is None else "·" if dim else "◆"
        return ListLine(week.week.id, left, right, glyph, dim=dim, strong=strong)

    @on(LineList.Chosen)
    def _open(self, event: LineList.Chosen) -> None:
        event.stop()
        try:
            screen = self._behind(event.id)
        except LeadcoachError as error:
            self.notify(error.message, severity="error", markup=False)
            return
        if screen is not None:
            self.app.push_screen(screen)

    def _behind(self, identity: str) -> AreaScreen | None:
        """Give the screen behind a line; raises ContentError where its text cannot be read."""
        outline = self.coach.desk.outline
        if identity in {"routines", "shelf"}:
            return ShelfScreen(identity)
        if identity == "sources":
            from leadcoach.ui.screens.sources import SourcesScreen

            return SourcesScreen(self.coach.desk)
        power = outline.power(identity.removeprefix("power/"))
        if power is not None:
            from leadcoach.ui.screens.power import PowerScreen

            return PowerScreen(power, self.coach.desk.power(power.id))
        from leadcoach.ui.screens.week import WeekScreen

        week = self._week(identity)
        return WeekScreen(week.number) if week else None

    def _week(self, identity: str) -> WeekOutline | None:
        return next((each for each in self.coach.desk.outline.weeks if each.id == identity), None)

    def _lens_now(self) -> Lens | None:
        found = lenses(self.coach.desk.outline)
        return found[self._lens - 1] if 0 < self._lens <= len(found) else None

    def action_lens(self) -> None:
        """Look through the next lens; after the last one through none."""
        self._lens = (self._lens + 1) % (len(lenses(self.coach.desk.outline)) + 1)
        self.reload()

    def action_plan(self) -> None:
        """Ask, then let the week under the cursor begin today."""
        week = self._week(self.query_one(LineList).cursor_id)
        if week is not None:
            self.coach.ask_to_plan_anew(week.number)

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
        if self._week(week) is None:
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
