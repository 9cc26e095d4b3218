"""A line on a worksheet that leads to a step of the programme."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from leadcoach.text import _
from leadcoach.ui.widgets.asks.lines import BAR, Line, Lines, wrapped


class StepDoor(Lines):
    """The step's name and its state; Enter goes there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "open", _("Go to the step"), id="door.open", tooltip=_("Answer this step, then return")),
        Binding("down", "go(1)", _("Next"), show=False, id="door.next", tooltip=_("To what stands below this line")),
        Binding("up", "go(-1)", _("Before"), show=False, id="door.before", tooltip=_("To what stands above this line")),
    ]

    class Chosen(Message):
        """The person wants to answer the step."""

        def __init__(self, door: StepDoor, subject: str) -> None:
            super().__init__()
            self.door = door
            self.subject = subject

        @property
        def control(self) -> StepDoor:
            """The line it stands on."""
            return self.door

    def __init__(self, subject: str, title: str, state: str) -> None:
        super().__init__()
        self.subject = subject
        self._title = title
        self._state = state

    def body(self, width: int) -> list[Line]:
        """Name and state."""
        bar = (BAR if self.has_focus else " ", "mark")
        lines = wrapped(f"→ {self._title}", width - 2)
        return [
            *((bar, (f" {part}", "strong" if self.has_focus else "text")) for part in lines),
            (bar, (f"   {self._state}", "muted")),
        ]

    def on_click(self, event: events.Click) -> None:
        """Go there."""
        event.stop()
        self.action_open()

    def action_go(self, direction: int) -> None:
        """Go to what stands below or above it on the same worksheet."""
        if direction > 0:
            self.screen.focus_next("#body *")
        else:
            self.screen.focus_previous("#body *")

    def action_open(self) -> None:
        """Go there."""
        self.post_message(self.Chosen(self, self.subject))
