"""A question that must be answered before something is taken away."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from leadcoach.text import _
from leadcoach.ui.widgets.line_list import LineList, ListLine
from leadcoach.ui.widgets.plain_text import plain


class ConfirmModal(ModalScreen[bool]):
    """Gives True only when the person chose to; the cursor starts on the harmless answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "no", _("Leave it"), tooltip=_("Change nothing"), id="confirm.no"),
    ]
    DEFAULT_CSS = "ConfirmModal LineList { height: 2; }"

    def __init__(self, question: str, does: str) -> None:
        super().__init__()
        self._question = question
        self._does = does

    def compose(self) -> ComposeResult:
        """The question and two answers that say what happens."""
        with Vertical(id="dialog"):
            yield Static(plain(self._question), id="dialog-title")
            yield LineList([ListLine("no", _("Leave it as it is")), ListLine("yes", self._does)])

    def on_mount(self) -> None:
        """Put the focus on the answers."""
        self.query_one(LineList).focus()

    @on(LineList.Chosen)
    def _answer(self, event: LineList.Chosen) -> None:
        event.stop()
        self.dismiss(event.id == "yes")

    def action_no(self) -> None:
        """Change nothing."""
        self.dismiss(False)
