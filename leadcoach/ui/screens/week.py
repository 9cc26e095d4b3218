"""One week: its problem, modules, practice, questions and cards, with what is done."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from leadcoach.domain.outline import ModuleOutline, StepOutline, WeekOutline
from leadcoach.domain.progress import Progress
from leadcoach.services.programme import WeekState
from leadcoach.services.wording import outcome_word
from leadcoach.text import _
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.screens.today import GLYPHS
from leadcoach.ui.widgets.line_list import LineList, ListLine
from leadcoach.ui.widgets.plain_text import plain

CARDS = "cards"


class WeekScreen(AreaScreen):
    """What a week holds."""

    AREA = "programme"

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    @property
    def week(self) -> WeekOutline:
        """The week shown."""
        found = self.coach.desk.outline.week(self._number)
        assert found is not None  # noqa: S101 - the map opens only weeks there are
        return found

    def where(self) -> str:
        """The week, for the area line."""
        return _("Week {number}").format(number=self._number)

    def compose_area(self) -> ComposeResult:
        """Title, objective, list."""
        yield Static(id="title", markup=False)
        yield Static(id="subtitle", markup=False)
        yield LineList(id="parts")

    def on_mount(self) -> None:
        """Put the focus on the list."""
        self.query_one(LineList).focus()

    def reload(self) -> None:
        """Read the week's state again."""
        week = self.week
        self.query_one("#title", Static).update(
            plain(_("Week {number} · {title}").format(number=week.number, title=week.title))
        )
        self.query_one("#subtitle", Static).update(plain(week.objective))
        today = self.coach.programme.today()
        lines = self.query_one(LineList)
        if not week.written:
            lines.set_lines([ListLine("", _("This week is not written yet."), kind="note")])
            return
        state = today.state if today else self.coach.programme.progress()
        shown = next((each for each in today.weeks if each.week.number == week.number), None) if today else None
        lines.set_lines(self._lines(week, state, shown), keep=lines.cursor_id)

    def _lines(self, week: WeekOutline, state: Progress, shown: WeekState | None) -> list[ListLine]:
        lines = [ListLine("", "", kind="note")]
        lines += [self._step_line(week.opening, step, state) for step in _opening_steps(week)]
        lines += [self._module_line(module, state) for module in week.modules]
        if week.practice:
            outcome = state.outcome(f"{week.opening.id}.{week.practice.id}")
            title = _("With the team: {title}").format(title=week.practice.title)
            right = outcome_word(outcome) if outcome else _("open")
            lines.append(ListLine(f"{week.opening.id}.{week.practice.id}", title, right, "●" if outcome else "○"))
        lines.append(ListLine("", _("Journal questions"), kind="heading"))
        lines += [self._prompt_line(week, prompt, state) for prompt in week.prompts]
        lines.append(ListLine("", _("To recall"), kind="heading"))
        lines.append(ListLine(CARDS, _("{count} cards to read").format(count=week.cards), "", "?"))
        if shown is not None and shown.tended.whole:
            lines.append(ListLine("", _("This week is tended."), kind="note"))
        else:
            rule = _("Tended = one output saved, the practice logged, one question answered.")
            lines.append(ListLine("", rule, kind="note"))
        return lines

    def _step_line(self, module: ModuleOutline, step: StepOutline, state: Progress) -> ListLine:
        done = state.is_done(module, step)
        return ListLine(
            f"{module.id}.{step.id}",
            _("A problem you may know: {title}").format(title=step.title),
            _("done") if done else _("open"),
            "●" if done else "○",
        )

    def _module_line(self, module: ModuleOutline, state: Progress) -> ListLine:
        done, count = state.steps_done(module), len(module.steps)
        right = (
            _("done")
            if done == count
            else _("{done} of {count} · {minutes} min").format(
                done=done, count=count, minutes=state.minutes_left(module)
            )
        )
        aspect = self.coach.desk.outline.name("aspects", module.aspect)
        return ListLine(module.id, f"{aspect}: {module.title}", right, GLYPHS.get(module.aspect, "·"))

    def _prompt_line(self, week: WeekOutline, prompt: StepOutline, state: Progress) -> ListLine:
        subject = f"{week.opening.id}.{prompt.id}"
        done = subject in state.prompts
        return ListLine(
            subject,
            f"{prompt.title}: {prompt.question.splitlines()[0] if prompt.question else ''}",
            _("answered") if done else "",
            "●" if done else "○",
        )

    @on(LineList.Chosen)
    def _open(self, event: LineList.Chosen) -> None:
        event.stop()
        if event.id == CARDS:
            self._open_cards()
            return
        module = self.coach.desk.outline.module(event.id)
        if module is not None and event.id != self.week.opening.id:
            state = self.coach.programme.progress()
            first = next((step for step in module.steps if not state.is_done(module, step)), None)
            self.coach.open_walk(module.id, first.id if first else "")
            return
        name, _dot, step = event.id.rpartition(".")
        self.coach.open_walk(name, step)

    def _open_cards(self) -> None:
        from leadcoach.services.library import Library
        from leadcoach.ui.screens.reading import ReadingScreen

        title = _("To recall from week {number}").format(number=self.week.number)
        self.app.push_screen(ReadingScreen(title, Library(self.coach.desk).cards(self.week)))


def _opening_steps(week: WeekOutline) -> list[StepOutline]:
    """The steps of the week's own walk that are neither practice nor prompt."""
    return [step for step in week.opening.steps if not step.journal and step is not week.practice]
