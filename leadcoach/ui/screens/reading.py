"""A page to read: a title and text, nothing to answer."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from leadcoach.domain.prose import Prose
from leadcoach.ui.screens.base import AreaScreen, reading_keys, scroll_on
from leadcoach.ui.widgets.plain_text import plain
from leadcoach.ui.widgets.prose_view import ProseView


class ReadingScreen(AreaScreen):
    """Shows prose that scrolls."""

    AREA = "programme"
    BINDINGS: ClassVar[list[BindingType]] = [
        *reading_keys("page", down="pagedown,space"),
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
        scroll_on(self.query_one("#body"), direction)
