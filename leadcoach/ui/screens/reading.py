"""A page to read: a title and text, nothing to answer."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from leadcoach.domain.prose import Prose
from leadcoach.text import _
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.widgets.plain_text import plain
from leadcoach.ui.widgets.prose_view import ProseView


class ReadingScreen(AreaScreen):
    """Shows prose that scrolls."""

    AREA = "programme"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "pagedown,space", "read(1)", _("Read on"), tooltip=_("Scroll the text down"), id="page.down", priority=True
        ),
        Binding(
            "pageup",
            "read(-1)",
            _("Read back"),
            show=False,
            tooltip=_("Scroll the text up"),
            id="page.up",
            priority=True,
        ),
    ]

    def __init__(self, title: str, prose: Prose) -> None:
        super().__init__()
        self._title = title
        self._prose = prose

    def compose_area(self) -> ComposeResult:
        """Title and text."""
        yield Static(plain(self._title), id="title")
        with VerticalScroll(id="body"):
            yield ProseView(self._prose)

    def on_mount(self) -> None:
        """Put the focus on the text, so that keys scroll it."""
        self.query_one("#body").focus()

    def action_read(self, direction: int) -> None:
        """Scroll the text by most of a screen."""
        body = self.query_one("#body", VerticalScroll)
        body.scroll_relative(y=direction * max(1, body.size.height - 3), animate=False)
