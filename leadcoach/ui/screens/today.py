"""Today: the one next thing, this week at a glance, what waits, and the garden."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from leadcoach.domain.catching_up import catch_up
from leadcoach.domain.outline import ModuleOutline
from leadcoach.domain.progress import STEERED_FROM
from leadcoach.domain.records import Draft
from leadcoach.errors import Refused
from leadcoach.services.counting import Counting
from leadcoach.services.journaling import Journaling
from leadcoach.services.programme import PLACE, Today, WeekState
from leadcoach.services.recall import Recall, cards_text, minutes_text
from leadcoach.services.waiting import waiting
from leadcoach.services.wording import outcome_word, where
from leadcoach.text import _, ngettext, one_line
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.screens.waiting import WaitingScreen, open_waiting, waiting_line
from leadcoach.ui.widgets.line_list import LineList, ListLine

if TYPE_CHECKING:
    from leadcoach.ui.widgets.garden_view import GardenView

WIDE = 100
"""Columns from which a line also names the module."""
SHOWN = 3
"""How many things that wait are named on Today."""
RECALL, BEHIND, WAITING, COCKPIT = "recall", "behind", "waiting", "cockpit"
GLYPHS = {"mindset": "◆", "skillset": "▲", "toolset": "■"}


class TodayScreen(AreaScreen):
    """The first screen."""

    AREA = "today"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "write", _("Write"), tooltip=_("A new journal entry"), id="today.write"),
        Binding(
            "p", "pause", _("Pause or resume"), tooltip=_("Stand still, or go on again; dates shift"), id="today.pause"
        ),
    ]

    def compose_area(self) -> ComposeResult:
        """The list; the garden follows when the first frame is out."""
        yield LineList(id="today")

    def __init__(self) -> None:
        super().__init__()
        self._garden: GardenView | None = None

    def on_mount(self) -> None:
        """Put the focus on the list."""
        self.query_one(LineList).focus()

    def reload(self) -> None:
        """Read the day again."""
        today = self.coach.programme.today()
        lines = self.query_one("#today", LineList)
        if today is None:
            lines.set_lines([ListLine("profile", _("Begin: a few questions, under two minutes"), strong=True)])
            return
        kept = lines.cursor_id if lines.has_focus else ""
        shown = self._lines(today)
        if kept == RECALL and all(line.id != RECALL for line in shown):
            # Its cards are done: what is next takes its place.
            kept = next(line.id for line in shown if line.kind == "row")
        lines.set_lines(shown, keep=kept)
        lines.styles.max_height = len(lines.lines) + 1
        if self._garden is None:
            self.call_after_refresh(self._plant)
        else:
            from leadcoach.services.garden import Garden

            self._garden.show(Garden(self.coach.desk).beds(today.state))

    def _plant(self) -> None:
        from leadcoach.services.garden import Garden
        from leadcoach.ui.widgets.garden_view import GardenView

        today = self.coach.programme.today()
        if today is None or self._garden is not None:
            return
        self._garden = GardenView(Garden(self.coach.desk).beds(today.state), id="garden")
        self.mount(self._garden, after=self.query_one("#today"))

    def on_garden_view_bed_chosen(self, event: GardenView.BedChosen) -> None:
        """Show the records behind a bed's height."""
        from leadcoach.ui.screens.bed import BedScreen

        event.stop()
        self.app.push_screen(BedScreen(next(bed for bed in event.garden.beds if bed.block == event.block)))

    # Lines -------------------------------------------------------------------------------------------------------

    def _lines(self, today: Today) -> list[ListLine]:
        name = today.profile.name
        greeting = _("Good to see you, {name}.").format(name=name) if name else _("Good to see you.")
        lines = [ListLine("", greeting, kind="note"), ListLine("", where(today), kind="heading")]
        following, *others = self._next(today)
        lines += [following, *self._recall(today), *self._waiting(today), *others, *self._steering(today)]
        week = _shown_week(today)
        if week is not None and week.week.written:
            lines += [ListLine("", "", kind="note"), *self._week(today, week)]
        return [*lines, *self._logs()]

    def _steering(self, today: Today) -> list[ListLine]:
        """The three numbers, from the week on in which there is something to count."""
        if today.calendar.week < STEERED_FROM:
            return []
        from leadcoach.services.steering import steering, steering_words

        numbers = steering(self.coach.desk, today.calendar.week)
        return [ListLine(COCKPIT, steering_words(numbers), "", "≡")] if numbers else []

    def _logs(self) -> list[ListLine]:
        """What is logged again and again, in half a minute."""
        return [
            ListLine(
                f"log/{module.id}/{step.id}",
                _("Log: {title}").format(title=step.title),
                _("logged") if logged else _("30 seconds"),
                "●" if logged else "○",
            )
            for module, step, logged in Counting(self.coach.desk).repeated()
        ]

    def _next(self, today: Today) -> list[ListLine]:
        drafts = Journaling(self.coach.desk).unfinished()
        last = self.coach.desk.store.local.get(PLACE).removeprefix("entry/")
        written = [
            ListLine(f"entry/{draft.document}", _draft_title(draft), _("not finished"), "✎") for draft in drafts[:3]
        ]
        step = self._next_step(today)
        if drafts and drafts[0].document == last:
            return [*written, *step]
        return [*step, *written]

    def _recall(self, today: Today) -> list[ListLine]:
        """The cards of today, while there are any."""
        count = Recall(self.coach.desk).coming(today.calendar).today
        if not count:
            return []
        return [ListLine(RECALL, _("Recall: {cards}").format(cards=cards_text(count)), minutes_text(count), "?")]

    def _waiting(self, today: Today) -> list[ListLine]:
        """What waits: the nearest few, and a line for the rest; then the way back from weeks left behind."""
        found = waiting(self.coach.desk, today.state, today.opening, today.calendar.week)
        lines = [waiting_line(each, today.calendar.today) for each in found[:SHOWN]]
        more = len(found) - SHOWN
        if more > 0:
            said = ngettext("and {count} more that waits", "and {count} more that wait", more).format(count=more)
            lines.append(ListLine(WAITING, said, "", "…"))
        behind = catch_up(self.coach.desk.outline, today.state, today.calendar.week)
        if behind:
            said = ngettext("{count} week has a step open", "{count} weeks have a step open", len(behind))
            lines.append(ListLine(BEHIND, _("Catch up"), said.format(count=len(behind)), "↑"))
        return lines

    def _next_step(self, today: Today) -> list[ListLine]:
        found = self.coach.programme.find(today.next) if today.next else None
        if found is None or today.next is None:
            return [ListLine("write", _("Nothing is open. Write in the journal"), "", "✎")]
        module, step = found
        left = today.state.minutes_left(module, step.id)
        lead = _("Go on: {step}") if today.left_here else _("Next: {step}")
        minutes = _("about {left} min").format(left=left)
        if self.app.size.width >= WIDE:
            minutes = f"{module.title} · {minutes}"
        return [ListLine(today.next.subject, lead.format(step=step.title), minutes, "→", strong=True)]

    def _week(self, today: Today, week: WeekState) -> list[ListLine]:
        title = _("This week") if week.current else _("Week {number}").format(number=week.week.number)
        lines = [ListLine("", title, kind="heading")]
        lines += [self._module_line(today, module) for module in week.week.modules]
        practice = week.week.practice
        opening = week.week.opening.id
        if practice:
            outcome = today.state.outcome(f"{opening}.{practice.id}")
            state = outcome_word(outcome) if outcome else _("in your next meeting")
            lines.append(
                ListLine(
                    f"{opening}.{practice.id}",
                    _("With the team: {title}").format(title=practice.title),
                    state,
                    "●" if outcome else "○",
                )
            )
        if not week.week.prompts:
            return lines
        answered = sum(f"{opening}.{prompt.id}" in today.state.prompts for prompt in week.week.prompts)
        prompts = _("{count} of {all} answered; one is enough").format(count=answered, all=len(week.week.prompts))
        lines.append(ListLine("prompts", _("Journal questions of the week"), prompts, "●" if answered else "○"))
        return lines

    def _module_line(self, today: Today, module: ModuleOutline) -> ListLine:
        done, count = today.state.steps_done(module), len(today.state.there(module))
        minutes = today.state.minutes_left(module)
        right = _("{done} of {count} · {minutes} min left").format(done=done, count=count, minutes=minutes)
        if done == count:
            right = _("done")
        aspect = self.coach.desk.outline.name("aspects", module.aspect)
        return ListLine(module.id, f"{aspect}: {module.title}", right, GLYPHS.get(module.aspect, "·"))

    # Keys ----------------------------------------------------------------------------------------------------------

    @on(LineList.Chosen)
    def _go(self, event: LineList.Chosen) -> None:
        event.stop()
        self._open(event.id)

    def _open(self, identity: str) -> None:
        ways: dict[str, Callable[[], object]] = {
            "write": self.coach.open_entry,
            "prompts": self._open_prompt,
            RECALL: self.coach.action_recall,
            BEHIND: self.coach.action_catch_up,
            WAITING: lambda: self.app.push_screen(WaitingScreen()),
            COCKPIT: lambda: self.coach.open_worksheet(COCKPIT),
        }
        if identity in ways:
            ways[identity]()
        elif identity.startswith("entry/"):
            self.coach.open_entry(identity.removeprefix("entry/"))
        elif identity.startswith("log/"):
            _log, module, step = identity.split("/")
            self.coach.open_walk(module, step, single=True)
        elif identity.startswith("waiting/"):
            open_waiting(self.coach, identity)
        elif self.coach.desk.outline.module(identity):
            self._open_module(identity)
        else:
            module, _dot, step = identity.rpartition(".")
            self.coach.open_walk(module, step)

    def _open_prompt(self) -> None:
        today = self.coach.programme.today()
        shown = _shown_week(today) if today else None
        if shown is None:
            return
        week = shown.week
        open_one = [
            step for step in week.prompts if today and f"{week.opening.id}.{step.id}" not in today.state.prompts
        ]
        self.coach.open_walk(week.opening.id, (open_one or list(week.prompts))[0].id)

    def _open_module(self, identity: str) -> None:
        module = self.coach.desk.outline.module(identity)
        state = self.coach.programme.progress()
        steps = state.there(module) if module else ()
        first = next((step for step in steps if module and not state.is_done(module, step)), None)
        self.coach.open_walk(identity, first.id if first else "")

    async def action_write(self) -> None:
        """Open a new journal entry."""
        await self.coach.open_entry()

    def action_pause(self) -> None:
        """Stand still, or go on again."""
        today = self.coach.programme.today()
        if today is None:
            return
        try:
            if today.calendar.paused:
                self.coach.programme.resume()
            else:
                self.coach.programme.pause()
        except Refused as error:
            self.notify(error.message, markup=False)
        self.reload()


def _shown_week(today: Today) -> WeekState | None:
    """Give the week of today; before the start the first one, which may be begun at any time."""
    return today.weeks[0] if today.calendar.week == 0 else today.week


def _draft_title(draft: Draft) -> str:
    said = next((str(text) for text in draft.body.values() if str(text).strip()), "")
    return _("You were writing: {start}").format(start=one_line(said, 60))
