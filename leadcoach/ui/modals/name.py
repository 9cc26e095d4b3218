"""A name that is asked for."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from leadcoach.text import _
from leadcoach.ui.widgets.fields import LineField
from leadcoach.ui.widgets.plain_text import plain


class NameModal(ModalScreen[str]):
    """Gives the name, or nothing when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", _("Leave it"), tooltip=_("Change nothing"), id="name.leave"),
    ]

    def __init__(self, question: str, name: str = "") -> None:
        super().__init__()
        self._question = question
        self.field = LineField(name)

    def compose(self) -> ComposeResult:
        """The question and a line."""
        with Vertical(id="dialog"):
            yield Static(plain(self._question), id="dialog-title")
            yield self.field
            yield Static(plain(_("Enter takes the name · Esc changes nothing")), classes="note")

    def on_mount(self) -> None:
        """Put the cursor after the name there is."""
        self.field.focus()
        self.field.action_end()

    @on(Input.Submitted)
    def _taken(self, event: Input.Submitted) -> None:
        event.stop()
        if not self.field.blank:
            self.dismiss(self.field.content)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss("")
