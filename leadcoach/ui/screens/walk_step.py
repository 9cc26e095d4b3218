"""One step of a walk on the screen: its text, its ask, and a draft of what stands in it."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from leadcoach.domain.answers import Answer
from leadcoach.domain.asks import blank
from leadcoach.domain.programme import Module, Step
from leadcoach.domain.progress import DEEPEST, Place
from leadcoach.domain.records import Draft
from leadcoach.errors import LeadcoachError
from leadcoach.services.programme import PLACE
from leadcoach.services.showing import Showing
from leadcoach.services.spoken import Spoken
from leadcoach.services.walking import OpenStep, Walking
from leadcoach.services.wording import kept_from
from leadcoach.text import _
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.screens.way import Way
from leadcoach.ui.widgets.asks.base import AskWidget
from leadcoach.ui.widgets.asks.make import ask_widget
from leadcoach.ui.widgets.plain_text import plain
from leadcoach.ui.widgets.reading_view import NextChosen
from leadcoach.ui.widgets.step_body import StepBody, after_widgets, reading_widgets


class StepScreen(AreaScreen):
    """Shows the step of a module that its way has come to, and keeps what is typed there as a draft."""

    AREA = "programme"
    # The step puts the focus itself; each focus lost on the way costs the styles of everything below it.
    AUTO_FOCUS = ""

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
        self._let_go = False

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
        """Draw the step again after its worksheet was open, or where its answer was changed elsewhere meanwhile."""
        if self._at_worksheet:
            self._at_worksheet = False
            self.call_later(self._show_worksheet)
        elif self._let_go and self._changed_elsewhere():
            self.call_later(self.show_step)
        elif self._let_go and self._ask is not None:
            self._let_go = False
            self.coach.keeper.hold(self._draft)

    def let_go(self) -> None:
        """Leave the answer to whoever goes on with it: it may stand on a worksheet as well."""
        self.coach.keeper.release(self._draft)
        self._let_go = True

    @property
    def body(self) -> StepBody:
        """The step as it is drawn."""
        return self.query_one(StepBody)

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

    # Showing -----------------------------------------------------------------------------------------------------

    async def show_step(self) -> None:
        """Draw the step with what was answered so far, and go to where the cursor was."""
        self._release()
        opened = self.walking.open(self.module, self.step)
        self._open, self._warned, self._touched, self._far = opened, None, False, False
        self._let_go = False
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
            return kept_from(opened.kept_at, self.coach.desk.clock())
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

    # Keeping -----------------------------------------------------------------------------------------------------

    @on(AskWidget.Changed)
    def _keep(self, event: AskWidget.Changed) -> None:
        event.stop()
        self._warned, self._touched = None, True
        event.widget.say_problems(())
        self.coach.keeper.touch()

    @on(AskWidget.WorksheetWanted)
    def _open_sheet(self, event: AskWidget.WorksheetWanted) -> None:
        event.stop()
        self._at_worksheet = True
        self.coach.open_worksheet(event.use, self._open)

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

    def _changed_elsewhere(self) -> bool:
        """Whether other words are kept of this answer than stand here: it stands on a worksheet as well."""
        if self._open is None or self._ask is None or not self.coach.keeper.flush():
            return False
        store, mine = self.coach.desk.store, self._draft()
        kept = store.drafts.get(self._open.document)
        if kept is not None:
            return mine is None or kept.body != mine.body
        document = store.documents.get(self._open.document)
        return document is not None and document.head != self._open.base

    def _release(self) -> None:
        self.coach.keeper.release(self._draft)
        self._ask = None
