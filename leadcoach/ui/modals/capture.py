"""Capture: a thought noted in sixty seconds, from anywhere."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from leadcoach.domain.answers import Rows
from leadcoach.domain.ids import answer_id
from leadcoach.domain.records import Draft
from leadcoach.errors import StoreError
from leadcoach.services.desk import Desk
from leadcoach.services.journaling import CAPTURE, Journaling
from leadcoach.services.walking import OpenStep, Walking
from leadcoach.text import _
from leadcoach.ui.keeper import Keeper
from leadcoach.ui.widgets.asks.base import AskWidget
from leadcoach.ui.widgets.asks.make import ask_widget
from leadcoach.ui.widgets.plain_text import plain


class CaptureModal(ModalScreen[bool]):
    """Gives True when a thought was kept. What is begun and not kept waits here as a draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+n,ctrl+s",
            "keep",
            _("Keep"),
            tooltip=_("Keep the thought and return"),
            id="capture.keep",
        ),
        Binding("escape", "close", _("Later"), tooltip=_("Return; what you typed waits here"), id="capture.close"),
    ]

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        super().__init__()
        self._desk = desk
        self._keeper = keeper
        self._walking = Walking(desk)
        self._journaling = Journaling(desk)
        self._open: OpenStep | None = None
        self._touched = False

    def compose(self) -> ComposeResult:
        """The form."""
        module = self._desk.load("capture")
        step = module.steps[0]
        self._open = self._walking.open(module, step)
        with VerticalScroll(id="dialog", can_focus=False):
            yield Static(plain(step.title), id="dialog-title")
            if step.ask is not None and self._open.answer is not None:
                day = self._desk.clock().day
                yield ask_widget(step.ask, self._open.answer, new_row_id=self._desk.new_id, today=day, proposal=False)
            yield Static(plain(_("Ctrl+N keeps it · Esc returns, and what you typed waits here")), classes="note")

    def on_mount(self) -> None:
        """Go to the field that was left."""
        self._keeper.hold(self._draft)
        if self._open is not None:
            self.query_one(AskWidget).go_to(self._open.field, self._open.cursor)

    def on_unmount(self) -> None:
        """Be asked no longer."""
        self._keeper.release(self._draft)

    @on(AskWidget.Changed)
    def _changed(self, event: AskWidget.Changed) -> None:
        event.stop()
        self._touched = True
        self._keeper.touch()

    @on(AskWidget.Submitted)
    def _submitted(self, event: AskWidget.Submitted) -> None:
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Keep the thought."""
        answer = self.query_one(AskWidget).answer
        rows = answer.filled if isinstance(answer, Rows) else ()
        try:
            kept = self._journaling.capture(dict(rows[0].cells) if rows else {})
        except StoreError as error:
            self.notify(error.message, severity="error", markup=False)
            return
        self._keeper.release(self._draft)
        self._keeper.settle(answer_id(CAPTURE), {})
        if kept is not None:
            self.notify(_("Kept in the journal."), markup=False)
        self.dismiss(kept is not None)

    def action_close(self) -> None:
        """Return; the draft waits."""
        if self._keeper.flush():
            self.dismiss(False)

    def _draft(self) -> Draft | None:
        if self._open is None or self._open.step.ask is None:
            return None
        widget = self.query_one(AskWidget)
        answer = widget.answer
        if not self._touched and not self._open.kept_at and answer.empty:
            return None
        field, cursor = widget.place
        return self._walking.draft(self._open, answer, field, cursor)
