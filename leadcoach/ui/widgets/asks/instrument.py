"""A worksheet of the workbench, opened from a step."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from leadcoach.domain.answers import Answer, Opened
from leadcoach.domain.asks import Ask
from leadcoach.domain.specs import InstrumentSpec
from leadcoach.text import _
from leadcoach.ui.widgets.asks.field import AskField
from leadcoach.ui.widgets.asks.lines import BAR, Line, Lines, wrapped


class Door(Lines):
    """The worksheet's name, its state, and the key that opens it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space", "open", _("Open the worksheet"), id="ask.worksheet.open", tooltip=_("Open the worksheet")
        ),
    ]

    class Opened(Message):
        """The person wants in."""

    def __init__(self, title: str, *, opened: bool) -> None:
        super().__init__()
        self.title = title
        self.opened = opened

    def body(self, width: int) -> list[Line]:
        """Name, state and key."""
        bar = (BAR if self.has_focus else " ", "mark")
        state = _("opened; it keeps what you wrote") if self.opened else _("not opened yet")
        return [
            *((bar, (f" {part}", "strong")) for part in wrapped(self.title, width - 2)),
            (bar, (" " + _("State: {state}").format(state=state), "muted")),
            (bar, (" " + _("Enter opens the worksheet"), "mark" if self.has_focus else "text")),
        ]

    def on_click(self, event: events.Click) -> None:
        """Open it."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open it."""
        self.post_message(self.Opened())


class InstrumentAsk(AskField):
    """Leads to a worksheet; the answer says which document was opened."""

    HELP = _(
        """## A worksheet

**Enter** opens it on the workbench. What you write there is saved there, and you come back to this step.
"""
    )

    def __init__(self, ask: Ask, spec: InstrumentSpec, answer: Opened, *, proposal: bool = False) -> None:
        super().__init__(ask, answer, proposal=proposal)
        self.spec = spec
        self.door = Door(ask.label, opened=not answer.empty)

    @property
    def shown(self) -> Answer:
        """Which document was opened."""
        return self.given

    @property
    def first(self) -> Door:
        """The line to open."""
        return self.door

    def on_door_opened(self, event: Door.Opened) -> None:
        """Pass it on."""
        event.stop()
        self.post_message(self.WorksheetWanted(self, self.spec.use))
