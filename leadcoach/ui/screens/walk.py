"""The module walk: one step a screen, its ask, and what it leaves."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from leadcoach.domain.answers import Answer
from leadcoach.domain.asks import blank
from leadcoach.domain.programme import Module, Step
from leadcoach.domain.progress import DEEPEST, Place
from leadcoach.domain.prose import Para, Run
from leadcoach.domain.records import Draft
from leadcoach.errors import LeadcoachError, StoreError
from leadcoach.services.noticing import finding_sentences
from leadcoach.services.programme import PLACE
from leadcoach.services.showing import Showing
from leadcoach.services.spoken import Spoken
from leadcoach.services.walking import Kept, OpenStep, Walking
from leadcoach.services.wording import clock_text
from leadcoach.text import _
from leadcoach.ui.screens.base import AreaScreen, reading_keys
from leadcoach.ui.screens.way import Way
from leadcoach.ui.widgets.asks.base import AskWidget
from leadcoach.ui.widgets.asks.make import ask_widget
from leadcoach.ui.widgets.plain_text import plain
from leadcoach.ui.widgets.reading_view import NextChosen
from leadcoach.ui.widgets.step_body import StepBody, after_widgets, reading_widgets


class WalkScreen(AreaScreen):
    """Shows one step of a module after the other."""

    AREA = "programme"
    # The step puts the focus itself; each focus lost on the way costs the styles of everything below it.
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", _("Go on"), tooltip=_("Keep this answer and go on"), id="walk.next"),
        Binding("ctrl+b", "previous", _("Step back"), tooltip=_("To the step before"), id="walk.previous"),
        *reading_keys("walk"),
        Binding(
            "ctrl+o",
            "put_aside",
            _("Put aside"),
            tooltip=_("Skip this step; it costs nothing"),
            id="walk.skip",
        ),
        Binding(
            "ctrl+t",
            "distance",
            _("From a distance"),
            tooltip=_("The question as advice to a colleague, or as it was"),
            id="walk.distance",
        ),
        Binding("ctrl+g", "evidence", _("Sources"), show=False, tooltip=_("What this rests on"), id="walk.sources"),
    ]

    FIRST_KEYS: ClassVar[tuple[str, ...]] = ("next", "previous", "read(1)")

    def __init__(self, module: Module, step: str = "", *, single: bool = False) -> None:
        super().__init__()
        self.module = module
        self._wanted = step
        self._alone = single
        self._way: Way | None = None
        self._open: OpenStep | None = None
        self._ask: AskWidget | None = None
        self._revealed = False
        self._at_worksheet = False
        self._warned: Answer | None = None
        self._touched = False
        self._far = False
        self._finished: Answer | None = None

    def compose_area(self) -> ComposeResult:
        """Title, progress, and the step."""
        yield Static(id="title", markup=False)
        yield Static(id="subtitle", markup=False)
        yield StepBody()

    def where(self) -> str:
        """The week, for the area line."""
        return self.way.where()

    async def on_mount(self) -> None:
        """Open the first step."""
        self.walking = Walking(self.coach.desk)
        self.showing = Showing(self.coach.desk)
        self._place_before = self.coach.desk.store.local.get(PLACE)
        await self.show_step()

    def reload(self) -> None:
        """Draw the step again after its worksheet was open."""
        if self._at_worksheet:
            self._at_worksheet = False
            self.call_later(self._show_worksheet)

    @property
    def body(self) -> StepBody:
        """The step as it is drawn."""
        return self.query_one(StepBody)

    # Showing a step ----------------------------------------------------------------------------------------------

    @property
    def way(self) -> Way:
        """Which steps there are, and where on the way this one is."""
        if self._way is None:
            self._way = Way(self.coach.desk, self.coach.programme, self.module, self._wanted, single=self._alone)
        return self._way

    @property
    def step(self) -> Step:
        """The step on the screen."""
        return self.way.step

    async def show_step(self) -> None:
        """Draw the step with what was answered so far, and go to where the cursor was."""
        self._release()
        opened = self.walking.open(self.module, self.step)
        self._open, self._warned, self._touched, self._far = opened, None, False, False
        self._revealed, self._finished = opened.revealed, None
        self.coach.leave_at(Place(self.module.id, self.step.id).subject)
        with self.app.batch_update():
            self._say_title()
            self._ask = self._ask_of(opened)
            after = self._after() if self._revealed or opened.answer is None else []
            await self.body.show(
                self.step.before, self._note(opened), self._ask, after, partial(self._enter, opened), self._first()
            )

    async def _show_worksheet(self) -> None:
        await self.show_step()
        if self._ask is not None and self._revealed:
            self.call_after_refresh(self.body.scroll_to_widget, self._ask, animate=False, top=True)

    def _note(self, opened: OpenStep) -> str:
        if opened.kept_at:
            kept = clock_text(opened.kept_at, self.coach.desk.clock())
            return _("Not finished yet; kept from {time}.").format(time=kept)
        ask = opened.step.ask
        if ask is not None and ask.level == DEEPEST and self.coach.programme.late():
            return _("It is late, and this question can keep people awake. It will still be here tomorrow.")
        return ""

    def _ask_of(self, opened: OpenStep) -> AskWidget | None:
        if opened.step.ask is None:
            return None
        desk = self.coach.desk
        answer = opened.answer or blank(opened.step.ask)
        return ask_widget(
            opened.step.ask, answer, new_row_id=desk.new_id, today=desk.clock().day, proposal=opened.proposal
        )

    def _first(self) -> list[Widget]:
        """Give what is read before the ask is answered."""
        return reading_widgets(self._spoken()) if self.step.show_first else []

    def _after(self) -> list[Widget]:
        return after_widgets(self.step, None if self.step.show_first else self._spoken())

    def _spoken(self) -> Spoken | str | None:
        """Give the reading of the step, or why there is none."""
        if self.step.show is None:
            return None
        try:
            return self.showing.show(self.module, self.step.show)
        except LeadcoachError as error:
            return error.message

    def _enter(self, opened: OpenStep) -> None:
        """Put the focus where it was, or on the ask without scrolling the text away."""
        if self._ask is None:
            self.body.focus(scroll_visible=False)
            return
        self.coach.keeper.hold(self._draft)
        if opened.kept_at:
            self._ask.go_to(opened.field, opened.cursor)
            self.call_after_refresh(self._ask.scroll_visible, animate=False)
            return
        self._ask.focus(scroll_visible=False)

    def _say_title(self) -> None:
        self.query_one("#title", Static).update(plain(self.way.title()))
        self.query_one("#subtitle", Static).update(plain(self.way.progress()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Reading on needs something below; going back a step needs a step before."""
        if action == "previous":
            return not self.way.first and not self._single
        if action == "distance":
            return bool(self.step.ask and self.step.ask.distance)
        if action == "read" and parameters == (1,):
            return self.is_mounted and self.body.max_scroll_y > 0
        return super().check_action(action, parameters)

    @property
    def _single(self) -> bool:
        """Whether the step stands for itself: a log, a setting, or a step of a week's own walk."""
        return self.way.single

    # Going on ----------------------------------------------------------------------------------------------------

    async def action_next(self) -> None:
        """Keep the answer; show what comes after it, or go to the next step."""
        if self._ask is not None:
            self._ask.settle()
            if self._revealed and self._ask.answer == self._finished:
                await self._turn()
                return
        kept = self._finish()
        if kept is None:
            return
        answer = self._ask.answer if self._ask else None
        if kept.problems and self._ask is not None and self._warned != answer:
            self._warned = answer
            self._ask.say_problems(kept.problems)
            self.call_after_refresh(self.show_trouble)
            self.coach.bell()
            return
        if self._something_to_show(kept):
            await self._reveal(kept)
            return
        await self._turn()

    def _something_to_show(self, kept: Kept) -> bool:
        if self._revealed or self._ask is None or self._ask.answer.empty or kept.problems:
            return False
        return bool(self.step.after or (self.step.show and not self.step.show_first) or kept.findings)

    async def _reveal(self, kept: Kept) -> None:
        self._revealed = True
        answer = self._ask.answer if self._ask else None
        said = finding_sentences(kept.findings, self.coach.desk.outline.findings, answer)
        await self.body.add([*(Static(plain(f"→ {each}"), classes="finding") for each in said), *self._after()])

    async def _turn(self) -> None:
        if self._single:
            self._release()
            self.depart()
            self.app.pop_screen()
            return
        if self.way.go_on():
            await self.show_step()
            return
        self._release()
        self.coach.leave_at("")
        self._say_end()
        if self.module.id == "profile":
            self._begin()
            return
        self.app.pop_screen()

    def _say_end(self) -> None:
        if self.module.id != "profile":
            self.notify(self.way.end(), title=self.module.title, markup=False)

    def _begin(self) -> None:
        """After the first run: begin the programme and open its first step."""
        if not self.coach.programme.begun():
            self.coach.programme.begin()
        self.app.pop_screen()
        week = self.coach.desk.outline.week(1)
        done = self.coach.programme.progress().done
        if week is not None and week.written and not any(subject.startswith(week.id) for subject in done):
            self.coach.call_later(self.coach.open_walk, week.opening.id, week.opening.steps[0].id)

    async def action_previous(self) -> None:
        """Go one step back; what was typed stays as a draft."""
        if self.way.first or not self.leave():
            return
        self.way.go_back()
        await self.show_step()

    def action_read(self, direction: int) -> None:
        """Scroll the text by most of a screen."""
        self.body.read(direction)

    async def action_put_aside(self) -> None:
        """Skip this step; it can be answered at any time."""
        if self._open is None or not self.leave():
            return
        self.walking.put_aside(self._open)
        self.notify(_("Put aside. It costs nothing, and you can come back to it."), markup=False)
        await self._turn()

    def action_distance(self) -> None:
        """Show the question as advice to a colleague, or as it was."""
        self._far = not self._far
        far = self.step.ask.distance if self.step.ask else ""
        self.body.say((Para((Run(far),)),) if self._far and far else self.step.before)

    def action_evidence(self) -> None:
        """Show what the module rests on."""
        from leadcoach.ui.screens.sources import SourcesScreen

        self.app.push_screen(SourcesScreen(self.coach.desk, self.module, self.step))

    def leave(self) -> bool:
        """Keep what was typed as a draft."""
        if not self.coach.keeper.flush():
            return False
        self._release()
        if self._alone:
            self.depart()
        return True

    # Keeping -----------------------------------------------------------------------------------------------------

    @on(AskWidget.Changed)
    def _keep(self, event: AskWidget.Changed) -> None:
        event.stop()
        self._warned, self._touched = None, True
        event.widget.say_problems(())
        self.coach.keeper.touch()

    @on(AskWidget.Submitted)
    async def _submitted(self, event: AskWidget.Submitted) -> None:
        event.stop()
        await self.action_next()

    @on(AskWidget.WorksheetWanted)
    def _open_sheet(self, event: AskWidget.WorksheetWanted) -> None:
        from leadcoach.ui.screens.worksheet import WorksheetScreen

        event.stop()
        self._at_worksheet = True
        self.app.push_screen(WorksheetScreen(event.use, self._open))

    @on(NextChosen)
    def _follow(self, event: NextChosen) -> None:
        event.stop()
        self.coach.open_walk(event.next.to.file, event.next.to.ask)

    def _draft(self) -> Draft | None:
        if self._open is None or self._ask is None:
            return None
        answer = self._ask.answer
        untouched = blank(self._ask.ask) if self._open.proposal else self._open.answer
        if not self._touched and not self._open.kept_at and answer == untouched:
            return None
        field, cursor = self._ask.place
        return self.walking.draft(self._open, answer, field, cursor)

    def _finish(self) -> Kept | None:
        if self._open is None:
            return None
        try:
            kept = self.walking.finish(self._open, self._ask.answer if self._ask else None)
        except StoreError as error:
            self.coach.refused(error)
            return None
        if kept.overtaken:
            self.notify(_("This answer was changed elsewhere meanwhile; that wording is kept."), markup=False)
        if kept.saved and self._ask is not None:
            ask = self._ask.ask
            self._finished = self._ask.answer
            self.coach.saved(self._open.document, {ask.id: self._ask.answer.to_json()})
            self._open, self._touched = self.walking.reopen(self._open), False
        return kept

    def _release(self) -> None:
        self.coach.keeper.release(self._draft)
        self._ask = None
