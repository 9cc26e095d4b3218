"""One week: its problem, modules, practice, questions and cards, with what is done."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from leadcoach.domain.outline import ModuleOutline, StepOutline, WeekOutline
from leadcoach.domain.progress import Progress
from leadcoach.services.programme import WeekState
from leadcoach.services.recall import Recall, cards_text, minutes_text
from leadcoach.services.wording import outcome_word
from leadcoach.text import _
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.screens.recall import open_older, open_week
from leadcoach.ui.screens.today import GLYPHS
from leadcoach.ui.widgets.line_list import LineList, ListLine
from leadcoach.ui.widgets.plain_text import plain

CARDS, OLDER = "cards", "older"


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
        opening, team, after = _parts(week, state)
        lines = [ListLine("", "", kind="note")]
        lines += [self._step_line(week.opening, step, state) for step in opening]
        lines += [self._module_line(module, state) for module in week.modules]
        lines += [self._team_line(week, step, state) for step in team]
        lines.append(ListLine("", _("Journal questions"), kind="heading"))
        lines += [self._prompt_line(week, prompt, state) for prompt in week.prompts]
        if after:
            lines.append(ListLine("", _("At the end of the week"), kind="heading"))
            lines += [self._team_line(week, step, state) for step in after]
        lines.append(ListLine("", _("To recall"), kind="heading"))
        lines += self._card_lines(week)
        if shown is not None and shown.tended.whole:
            lines.append(ListLine("", _("This week is tended."), kind="note"))
        else:
            rule = _("Little time? One module finished, the practice logged and one question answered make the week.")
            lines.append(ListLine("", rule, kind="note"))
        return lines

    def _card_lines(self, week: WeekOutline) -> list[ListLine]:
        count = len(week.card_ids)
        right = f"{cards_text(count)} · {minutes_text(count)}"
        lines = [ListLine(CARDS, _("Recall cards"), right, "?")]
        older = Recall(self.coach.desk).older_count(week.number)
        if older:
            left = _("Recall cards from before, not seen for two weeks")
            lines.append(ListLine(OLDER, left, f"{cards_text(older)} · {minutes_text(older)}", "?"))
        return lines

    def _step_line(self, module: ModuleOutline, step: StepOutline, state: Progress) -> ListLine:
        done = state.is_done(module, step)
        first = step is module.steps[0]
        return ListLine(
            f"{module.id}.{step.id}",
            _("A problem you may know: {title}").format(title=step.title) if first else step.title,
            _("done") if done else _("open"),
            "●" if done else "○",
        )

    def _team_line(self, week: WeekOutline, step: StepOutline, state: Progress) -> ListLine:
        """The practice with the team, or a further step of the week."""
        subject = f"{week.opening.id}.{step.id}"
        done = state.is_done(week.opening, step)
        if step is not week.practice:
            return ListLine(subject, step.title, _("done") if done else _("open"), "●" if done else "○")
        outcome = state.outcome(subject)
        title = _("With the team: {title}").format(title=step.title)
        return ListLine(subject, title, outcome_word(outcome) if outcome else _("open"), "●" if outcome else "○")

    def _module_line(self, module: ModuleOutline, state: Progress) -> ListLine:
        done, count = state.steps_done(module), len(state.there(module))
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
        if event.id in (CARDS, OLDER):
            open_cards = {CARDS: open_week, OLDER: open_older}[event.id]
            open_cards(self, self.week.number)
            return
        module = self.coach.desk.outline.module(event.id)
        if module is not None and event.id != self.week.opening.id:
            state = self.coach.programme.progress()
            first = next((step for step in state.there(module) if not state.is_done(module, step)), None)
            self.coach.open_walk(module.id, first.id if first else "")
            return
        name, _dot, step = event.id.rpartition(".")
        self.coach.open_walk(name, step)


def _parts(week: WeekOutline, state: Progress) -> tuple[list[StepOutline], list[StepOutline], list[StepOutline]]:
    """Give the opening, what belongs to the practice with the team, and what comes after the journal questions.

    The parts stand in this order in the text of the week, the journal questions before the last.
    """
    parts: tuple[list[StepOutline], list[StepOutline], list[StepOutline]] = ([], [], [])
    now = 0
    for step in week.opening.steps:
        now = 2 if step.journal else max(now, 1) if step is week.practice else now
        if not step.journal and step in state.there(week.opening):
            parts[now].append(step)
    return parts
