"""The entry under the cursor, read beside the list where the window is wide enough."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

from leadcoach.ui.widgets.plain_text import plain

MOST = 6000
"""Characters that are looked at: more than the largest window shows."""


class EntryPane(Widget):
    """Shows a title and the begin of a text, as far as it fits; what is longer ends with a sign."""

    DEFAULT_CSS = """
    EntryPane { width: 1fr; height: 1fr; padding: 1 2; border-left: vkey $surface; color: $foreground; }
    """
    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = ""
        self._text = ""

    def show(self, title: str, text: str) -> None:
        """Show another text."""
        if (title, text) != (self._title, self._text):
            self._title, self._text = title, text
            self.refresh()

    def render(self) -> Content:
        """Give as much as fits."""
        width, height = self.content_size
        if not width or not self._title:
            return Content()
        lines = plain(self._text[:MOST]).wrap(width)
        room = max(1, height - 2)
        shown = lines[:room]
        if len(lines) > room:
            shown = [*lines[: room - 1], plain("…").stylize("$text-muted")]
        head = plain(self._title).truncate(width, ellipsis=True).stylize("bold $accent")
        return Content("\n").join([head, Content(), *shown])
