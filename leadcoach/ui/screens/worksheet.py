"""One instrument: the worksheet on one side, its live reading on the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from leadcoach.domain.answers import Answer
from leadcoach.domain.blocks import Reading
from leadcoach.domain.blocks import spoken as spoken_words
from leadcoach.domain.problems import Problem
from leadcoach.domain.records import Draft
from leadcoach.errors import LeadcoachError, StoreError
from leadcoach.services.live_reading import LiveReading
from leadcoach.services.sheet_parts import OpenSheet, outdated
from leadcoach.services.spoken import Spoken
from leadcoach.services.walking import OpenStep
from leadcoach.services.worksheets import Worksheets
from leadcoach.text import _
from leadcoach.ui.screens.base import AreaScreen, reading_keys, scroll_on
from leadcoach.ui.widgets.asks.base import AskWidget
from leadcoach.ui.widgets.plain_text import plain
from leadcoach.ui.widgets.reading_view import NextChosen, ReadingView
from leadcoach.ui.widgets.sheet_body import DraftSource, SheetBody
from leadcoach.ui.widgets.step_door import StepDoor


class WorksheetScreen(AreaScreen):
    """Fills in an instrument; its reading follows every change."""

    AREA = "workbench"
    FIRST_KEYS: ClassVar[tuple[str, ...]] = ("back", "enlarge", "earlier")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", _("Keep and close"), tooltip=_("Keep the worksheet and go back"), id="sheet.close"),
        Binding(
            "ctrl+n",
            "back",
            _("Keep and go on"),
            tooltip=_("Keep the worksheet and go back"),
            id="sheet.next",
        ),
        Binding(
            "f9",
            "enlarge",
            _("Reading"),
            tooltip=_("The reading alone, or beside the worksheet again"),
            id="sheet.reading",
        ),
        Binding("f8", "earlier", _("Earlier"), tooltip=_("What it said on earlier days"), id="sheet.history"),
        *reading_keys("sheet"),
    ]

    def __init__(self, use: str, step: OpenStep | None = None) -> None:
        super().__init__()
        self._use = use
        self._step = step
        self._sheet: OpenSheet | None = None
        self._follower: LiveReading | None = None
        self._warned: tuple[Problem, ...] = ()
        self._touched = False
        self._away = False
        self._fresh = False
        """Whether it was just drawn, and its first turn in front is still to come."""
        self._door = ""
        """The subject of the step that was last gone to."""
        self._bare = False
        """Whether there is nothing to fill in."""

    def where(self) -> str:
        """The instrument, for the area line."""
        module = self.coach.desk.outline.module(self._use)
        return module.title if module else ""

    def compose_area(self) -> ComposeResult:
        """Title, worksheet, reading."""
        yield Static(id="title", markup=False)
        with Container(id="sheet"):
            self.body = SheetBody(self.coach.desk)
            yield self.body
            yield VerticalScroll(ReadingView(), id="reading", can_focus=False)

    async def on_mount(self) -> None:
        """Draw the worksheet as it was left."""
        self.worksheets = Worksheets(self.coach.desk)
        await self._show()
        if self._sheet is not None:
            self._fresh = True
            self.arrive(f"worksheet/{self._use}")

    def let_go(self) -> None:
        """Leave the answers to whoever goes on with them; they are looked at again when this screen comes back."""
        self._fresh = False
        for source in self._sources():
            self.coach.keeper.release(source)

    async def _show(self, field: str = "", cursor: tuple[int, int] = (0, 0)) -> None:
        """Draw the worksheet as it stands; `field` goes before the place where it was left."""
        try:
            self._sheet = self.worksheets.open(self._use)
        except LeadcoachError as error:
            self.notify(error.message, severity="error", markup=False)
            self.app.pop_screen()
            return
        self.query_one("#title", Static).update(plain(self._sheet.module.title))
        placed = replace(self._sheet, field=field, cursor=cursor) if field else self._sheet
        await self.body.show(placed, self._door)
        self._follower = self.worksheets.follow(self._sheet)
        self._bare = self.body.empty
        self.query_one("#sheet").set_class(self.body.leads_on, "-lines")
        if self._bare:
            self.body.display = False
        self.refresh_bindings()
        for source in self._sources():
            self.coach.keeper.hold(source)
        self._read()

    def reload(self) -> None:
        """Draw the worksheet again after a step of it was open, or where it was changed elsewhere meanwhile."""
        if self._fresh:
            self._fresh = False
        elif self._away:
            self._away = False
            self.call_later(self._show)
        elif self._outdated():
            self.call_later(self._show_again)
        elif self._sheet is not None:
            for source in self._sources():
                self.coach.keeper.hold(source)
            self._follower = self.worksheets.follow(self._sheet)
            self._read()

    def _outdated(self) -> bool:
        """Whether other words are kept than stand here, once what was typed anywhere is written."""
        if self._sheet is None or self.body.forgets or not self.coach.keeper.flush():
            return False
        try:
            return self._overwritten() or outdated(self._sheet, self.worksheets.open(self._use), self.body.touched)
        except LeadcoachError:
            return False

    def _overwritten(self) -> bool:
        """Whether somebody went on elsewhere with what was typed here."""
        drafts = self.coach.desk.store.drafts
        typed = [draft for source in self._sources() if (draft := source()) is not None]
        return any((kept := drafts.get(draft.document)) is None or kept.body != draft.body for draft in typed)

    async def _show_again(self) -> None:
        """Draw what was changed elsewhere; what was typed here comes back from its drafts."""
        if self._sheet is None or not self.coach.keeper.flush():
            return
        place = self.body.place
        self._release()
        await self._show(*place)

    @property
    def answers(self) -> Mapping[str, Answer]:
        """What stands on the screen, by the key of each part."""
        return self.body.answers

    # Reading -----------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        if self._sheet is None or self._follower is None:
            return
        if self._sheet.module.reading == "after":
            spoken = self.worksheets.kept_reading(self._sheet)
        else:
            spoken = self._follower.of(self.answers)
        self.query_one(ReadingView).show(untitled(spoken, self._sheet.module.title), spoken.phrases)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A reading that stands alone has no other place to go to."""
        if action == "enlarge":
            return not self._bare
        return super().check_action(action, parameters)

    def action_enlarge(self) -> None:
        """Give the reading the whole room, or its part of it."""
        self.body.display = not self.body.display
        if self.body.display:
            self.body.focus_first()
        else:
            self.query_one(ReadingView).focus()

    def action_earlier(self) -> None:
        """Show what the reading said on earlier days."""
        from leadcoach.ui.screens.sheet_history import SheetHistoryScreen

        if self.leave():
            self._away = True
            self.app.push_screen(SheetHistoryScreen(self._use))

    def action_read(self, direction: int) -> None:
        """Scroll by most of a screen: the worksheet, or the reading where it stands alone."""
        scroll_on(self.body if self.body.display else self.query_one("#reading", VerticalScroll), direction)

    # Filling in --------------------------------------------------------------------------------------------------

    @on(AskWidget.Changed)
    def _changed(self, event: AskWidget.Changed) -> None:
        event.stop()
        self._warned, self._touched = (), True
        event.widget.say_problems(())
        self.body.notice(event.widget)
        if self.body.touch(event.widget) and self._sheet is not None:
            self._sheet = self.body.current(self._sheet)
            self._follower = self.worksheets.follow(self._sheet)
        self.coach.keeper.touch()
        if self._sheet is not None and self._sheet.module.reading == "live":
            self._read()

    @on(AskWidget.Submitted)
    def _submitted(self, event: AskWidget.Submitted) -> None:
        event.stop()
        self.body.go_on(event.widget)

    @on(NextChosen)
    def _follow(self, event: NextChosen) -> None:
        event.stop()
        if self.leave():
            self.app.pop_screen()
            self.coach.open_walk(event.next.to.file, event.next.to.ask)

    @on(StepDoor.Chosen)
    def _go(self, event: StepDoor.Chosen) -> None:
        event.stop()
        if self.leave():
            self._away, self._door = True, event.subject
            module, _dot, step = event.subject.rpartition(".")
            self.coach.open_walk(module, step, single=True)

    def leave(self) -> bool:
        """Keep the worksheet; with something wrong say it once, then keep it as a draft."""
        if self._sheet is None:
            return True
        sheet = self._sheet
        self.body.settle()
        try:
            overtaken = self.worksheets.overtaken(sheet, self.answers)
            wrong = self.worksheets.save(sheet, self.answers, self._step, self.body.touched)
        except StoreError as error:
            self.coach.refused(error)
            return False
        if wrong and wrong != self._warned:
            self._warned = wrong
            self.body.say_problems(wrong)
            self.call_after_refresh(self.show_trouble)
            return False
        if wrong and not self.coach.keeper.flush():
            return False
        self._release()
        if not wrong:
            self._say_kept(sheet, overtaken=overtaken)
        self.depart()
        self._sheet = None
        self.body.touched.clear()
        return True

    def _say_kept(self, sheet: OpenSheet, *, overtaken: bool) -> None:
        """Tell other editors of the same documents what stands now, so that they keep what they hold."""
        for document, body in sheet.bodies(self.answers).items():
            self.coach.keeper.settle(document, body)
        self.coach.saved(sheet.document, {})
        if overtaken:
            words = _("An answer on this worksheet was changed elsewhere meanwhile; that wording is kept.")
            self.notify(words, markup=False)

    # Keeping -----------------------------------------------------------------------------------------------------

    def _sources(self) -> tuple[DraftSource, ...]:
        """Give the editors of this worksheet: its own answers, and each step it shows."""
        return (self._draft, *self.body.sources)

    def _release(self) -> None:
        for source in self._sources():
            self.coach.keeper.release(source)

    def _draft(self) -> Draft | None:
        if self._sheet is None or not self._sheet.answers:
            return None
        own = {key: answer for key, answer in self.answers.items() if key in self._sheet.answers}
        typed = any(key in self.body.touched for key in own)
        if not typed and not self._sheet.kept_at and own == self._sheet.answers:
            return None
        field, cursor = self.body.place
        return self.worksheets.draft(self._sheet, self.answers, field, cursor)


def untitled(spoken: Spoken, title: str) -> Reading:
    """Give a reading without its title, where the screen says the same already."""
    same = spoken_words(spoken.reading.title, spoken.phrases) == title
    return replace(spoken.reading, title=()) if same else spoken.reading
