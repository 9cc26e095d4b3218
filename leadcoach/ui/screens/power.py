"""One of the four Powers: both its faces, its exercises, and what came of them."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from leadcoach.domain.outline import PowerOutline
from leadcoach.domain.programme import Power
from leadcoach.domain.prose import Heading, Prose, Run
from leadcoach.errors import LeadcoachError
from leadcoach.services.powers import PowerExercise, Powers
from leadcoach.text import _
from leadcoach.ui.screens.base import AreaScreen, reading_keys, scroll_on
from leadcoach.ui.widgets.line_list import LineList, ListLine
from leadcoach.ui.widgets.plain_text import plain
from leadcoach.ui.widgets.prose_view import ProseView
from leadcoach.ui.widgets.reading_view import ReadingView


class PowerScreen(AreaScreen):
    """The list of steps has the focus; what the Power is, and what came of it, stands around it."""

    AREA = "programme"
    BINDINGS: ClassVar[list[BindingType]] = [
        *reading_keys("power"),
    ]

    def __init__(self, power: PowerOutline, text: Power) -> None:
        super().__init__()
        self.power = power
        self.text = text

    def where(self) -> str:
        """The name of the Power."""
        return self.power.title

    def compose_area(self) -> ComposeResult:
        """Title, faces, exercises, and what came of them."""
        text = self.text
        yield Static(plain(text.title), id="title")
        with VerticalScroll(id="body", can_focus=False):
            yield ProseView(_faces(text.leadership, text.integration))
            yield LineList(id="exercises")
            for exercise in text.exercises:
                yield ProseView((Heading(3, (Run(exercise.title),)), *exercise.text))
                yield ReadingView(id=f"came-{exercise.id}")

    def on_mount(self) -> None:
        """Put the focus on the exercises, without scrolling the text away."""
        self.query_one(LineList).focus(scroll_visible=False)
        self.call_after_refresh(self.query_one("#body").scroll_home, animate=False)

    def action_read(self, direction: int) -> None:
        """Scroll the text by most of a screen."""
        scroll_on(self.query_one("#body"), direction)

    def reload(self) -> None:
        """Look again at what was done."""
        powers = Powers(self.coach.desk)
        found = powers.exercises(self.power, self.coach.programme.progress())
        lines = [line for each in found for line in _lines(each)]
        shown = self.query_one(LineList)
        shown.set_lines(lines, keep=shown.cursor_id)
        shown.styles.height = len(lines) + 1
        for each in found:
            self._show_what_came(powers, each)

    def _show_what_came(self, powers: Powers, each: PowerExercise) -> None:
        try:
            spoken = powers.came_of(each.exercise)
        except LeadcoachError as error:
            self.notify(error.message, severity="error", markup=False)
            return
        self.query_one(f"#came-{each.exercise.id}", ReadingView).show(spoken.reading, spoken.phrases)

    @on(LineList.Chosen)
    def _open(self, event: LineList.Chosen) -> None:
        event.stop()
        module, _dot, step = event.id.rpartition(".")
        self.coach.open_walk(module, step)


def _faces(leadership: Prose, integration: Prose) -> Prose:
    return (
        Heading(3, (Run(_("In how you lead")),)),
        *leadership,
        Heading(3, (Run(_("In how it becomes part of the work")),)),
        *integration,
    )


def _lines(each: PowerExercise) -> list[ListLine]:
    title = _("{title} · week {week} · {done} of {count} done").format(
        title=each.exercise.title, week=each.exercise.week, done=each.done, count=len(each.steps)
    )
    lines = [ListLine("", title, kind="heading")]
    lines += [
        ListLine(step.place.subject, step.title, _("done") if step.done else step.where, "●" if step.done else "○")
        for step in each.steps
    ]
    return lines
