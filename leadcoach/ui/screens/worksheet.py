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
from leadcoach.services.spoken import Spoken
from leadcoach.services.walking import OpenStep
from leadcoach.services.worksheets import OpenSheet, Worksheets
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
        self._warned: tuple[Problem, ...] = ()
        self._touched = False
        self._away = False
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
            self.arrive(f"worksheet/{self._use}")

    async def _show(self) -> None:
        try:
            self._sheet = self.worksheets.open(self._use)
        except LeadcoachError as error:
            self.notify(error.message, severity="error", markup=False)
            self.app.pop_screen()
            return
        self.query_one("#title", Static).update(plain(self._sheet.module.title))
        await self.body.show(self._sheet, self._door)
        self._bare = self.body.empty
        self.query_one("#sheet").set_class(self.body.leads_on, "-lines")
        if self._bare:
            self.body.display = False
        self.refresh_bindings()
        for source in self._sources():
            self.coach.keeper.hold(source)
        self._read()

    def reload(self) -> None:
        """Draw the worksheet again after a step of it was open."""
        if self._away:
            self._away = False
            self.call_later(self._show)

    @property
    def answers(self) -> Mapping[str, Answer]:
        """What stands on the screen, by the key of each part."""
        return self.body.answers

    # Reading -----------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        if self._sheet is None:
            return
        if self._sheet.module.reading == "after":
            spoken = self.worksheets.kept_reading(self._sheet)
        else:
            spoken = self.worksheets.reading(self._sheet, self.answers)
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
        try:
            wrong = self.worksheets.save(self._sheet, self.answers, self._step)
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
        for source in self._sources():
            self.coach.keeper.release(source)
        self.depart()
        if not wrong:
            self.coach.saved(self._sheet.document, {})
        return True

    # Keeping -----------------------------------------------------------------------------------------------------

    def _sources(self) -> tuple[DraftSource, ...]:
        """Give the editors of this worksheet: its own answers, and each step it shows."""
        return (self._draft, *self.body.sources)

    def _draft(self) -> Draft | None:
        if self._sheet is None or not self._sheet.answers:
            return None
        own = {key: answer for key, answer in self.answers.items() if key in self._sheet.answers}
        if not self._touched and not self._sheet.kept_at and own == self._sheet.answers:
            return None
        field, cursor = self.body.place
        return self.worksheets.draft(self._sheet, self.answers, field, cursor)


def untitled(spoken: Spoken, title: str) -> Reading:
    """Give a reading without its title, where the screen says the same already."""
    same = spoken_words(spoken.reading.title, spoken.phrases) == title
    return replace(spoken.reading, title=()) if same else spoken.reading
