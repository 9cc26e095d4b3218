"""One instrument: the worksheet on one side, its live reading on the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from leadcoach.domain.answers import Answer
from leadcoach.domain.problems import Problem
from leadcoach.domain.records import Draft
from leadcoach.errors import LeadcoachError, StoreError
from leadcoach.services.walking import OpenStep
from leadcoach.services.worksheets import OpenSheet, Worksheets
from leadcoach.text import _
from leadcoach.ui.screens.base import AreaScreen, reading_keys, scroll_on
from leadcoach.ui.widgets.asks.base import AskWidget
from leadcoach.ui.widgets.asks.make import ask_widget
from leadcoach.ui.widgets.plain_text import plain
from leadcoach.ui.widgets.prose_view import ProseView
from leadcoach.ui.widgets.reading_view import NextChosen, ReadingView


class WorksheetScreen(AreaScreen):
    """Fills in an instrument; its reading follows every change."""

    AREA = "workbench"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", _("Keep and close"), tooltip=_("Keep the worksheet and go back"), id="sheet.close"),
        Binding(
            "ctrl+n",
            "back",
            _("Keep and go on"),
            tooltip=_("Keep the worksheet and go back"),
            id="sheet.next",
        ),
        *reading_keys("sheet", show=False),
    ]

    def __init__(self, use: str, step: OpenStep | None = None) -> None:
        super().__init__()
        self._use = use
        self._step = step
        self._sheet: OpenSheet | None = None
        self._warned: tuple[Problem, ...] = ()
        self._touched = False

    def where(self) -> str:
        """The instrument, for the area line."""
        module = self.coach.desk.outline.module(self._use)
        return module.title if module else ""

    def compose_area(self) -> ComposeResult:
        """Title, worksheet, reading."""
        yield Static(id="title", markup=False)
        with Container(id="sheet"):
            yield VerticalScroll(id="body", can_focus=False)
            yield VerticalScroll(ReadingView(), id="reading", can_focus=False)

    async def on_mount(self) -> None:
        """Draw the worksheet as it was left."""
        self.worksheets = Worksheets(self.coach.desk)
        try:
            self._sheet = self.worksheets.open(self._use)
        except LeadcoachError as error:
            self.notify(error.message, severity="error", markup=False)
            self.app.pop_screen()
            return
        self.query_one("#title", Static).update(plain(self._sheet.module.title))
        self.arrive(f"worksheet/{self._use}")
        await self._draw(self._sheet)
        self.coach.keeper.hold(self._draft)
        self._read()

    async def _draw(self, sheet: OpenSheet) -> None:
        body = self.query_one("#body", VerticalScroll)
        for step in sheet.module.steps:
            await body.mount(ProseView(step.before))
            if step.ask is not None:
                desk = self.coach.desk
                answer = sheet.answers[step.ask.id]
                await body.mount(
                    ask_widget(step.ask, answer, new_row_id=desk.new_id, today=desk.clock().day, proposal=False)
                )
        body.scroll_home(animate=False)
        asks = list(self.query(AskWidget))
        name, _colon, field = sheet.field.partition(":")
        wanted = next((widget for widget in asks if widget.ask.id == name), asks[0] if asks else None)
        if wanted is not None:
            wanted.go_to(field, sheet.cursor)
        if sheet.kept_at or sheet.base:
            self.call_after_refresh((wanted or body).scroll_visible, animate=False, top=True)
        else:
            self.call_after_refresh(body.scroll_home, animate=False)

    @property
    def answers(self) -> Mapping[str, Answer]:
        """What stands on the screen."""
        return {widget.ask.id: widget.answer for widget in self.query(AskWidget)}

    def _read(self) -> None:
        if self._sheet is None:
            return
        if self._sheet.module.reading == "after" and not self._sheet.base:
            return
        spoken = self.worksheets.reading(self._sheet, self.answers)
        self.query_one(ReadingView).show(spoken.reading, spoken.phrases)

    @on(AskWidget.Changed)
    def _changed(self, event: AskWidget.Changed) -> None:
        event.stop()
        self._warned, self._touched = (), True
        event.widget.say_problems(())
        self.coach.keeper.touch()
        self._read()

    @on(AskWidget.Submitted)
    def _submitted(self, event: AskWidget.Submitted) -> None:
        event.stop()
        asks = list(self.query(AskWidget))
        following = asks[asks.index(event.widget) + 1 :]
        if following:
            following[0].go_to("", (0, 0))

    @on(NextChosen)
    def _follow(self, event: NextChosen) -> None:
        event.stop()
        if self.leave():
            self.app.pop_screen()
            self.coach.open_walk(event.next.to.file, event.next.to.ask)

    def action_read(self, direction: int) -> None:
        """Scroll the worksheet by most of a screen."""
        scroll_on(self.query_one("#body"), direction)

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
            self._say(wrong)
            self.call_after_refresh(self.show_trouble)
            return False
        if wrong and not self.coach.keeper.flush():
            return False
        self.coach.keeper.release(self._draft)
        self.depart()
        if not wrong:
            self.coach.saved(self._sheet.document, {})
        return True

    def _say(self, wrong: tuple[Problem, ...]) -> None:
        for widget in self.query(AskWidget):
            prefix = f"{widget.ask.id}:"
            widget.say_problems(
                tuple(
                    Problem(each.sentence, each.field.removeprefix(prefix))
                    for each in wrong
                    if each.field.startswith(prefix)
                )
            )

    def _draft(self) -> Draft | None:
        if self._sheet is None:
            return None
        if not self._touched and not self._sheet.kept_at and self.answers == self._sheet.answers:
            return None
        focused = next((widget for widget in self.query(AskWidget) if widget.has_focus_within), None)
        field, cursor = focused.place if focused else ("", (0, 0))
        name = focused.ask.id if focused else ""
        return self.worksheets.draft(self._sheet, self.answers, f"{name}:{field}", cursor)
