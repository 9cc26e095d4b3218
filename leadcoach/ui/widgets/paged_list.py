"""A list of which only a stretch is there at a time: it says when its end comes near, and is given more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive

from leadcoach.ui.widgets.line_list import LineList, ListLine

Edge = Literal["first", "last", "newer", "older"]


class PagedList(LineList):
    """Asks for what is `newer` or `older` when an end comes near, and for the `first` or `last` of all by a key."""

    DEFAULT_CSS = "PagedList { overflow-y: scroll; scrollbar-background: $background; }"
    # The place of the scrollbar is always there, so another number of lines changes no layout; Textual would lay out
    # the whole screen anew and draw it twice.
    virtual_size = Reactive(Size(0, 0), layout=False)

    class Wanted(Message):
        """More is wanted at this edge."""

        def __init__(self, paged_list: PagedList, edge: Edge) -> None:
            super().__init__()
            self.paged_list = paged_list
            self.edge = edge

        @property
        def control(self) -> PagedList:
            """The list it is about."""
            return self.paged_list

        def can_replace(self, message: Message) -> bool:
            """Ask once for what is wanted twice."""
            return isinstance(message, PagedList.Wanted) and message.edge == self.edge

    def watch_virtual_size(self, size: Size) -> None:
        """Tell the scrollbar how many lines there are, and stay within them."""
        self.vertical_scrollbar.window_virtual_size = size.height
        self.scroll_y = self.validate_scroll_y(self.scroll_y)

    def action_first(self) -> None:
        """Move the cursor to the first row there is."""
        super().action_first()
        self.post_message(self.Wanted(self, "first"))

    def action_last(self) -> None:
        """Move the cursor to the last row there is."""
        super().action_last()
        self.post_message(self.Wanted(self, "last"))

    def to_first(self) -> None:
        """Put the cursor on the first row shown. Posts nothing."""
        self._to(self._row_from(0, 1))

    def to_last(self) -> None:
        """Put the cursor on the last row shown. Posts nothing."""
        self._to(self._row_from(len(self._lines) - 1, -1))

    def _to(self, row: int) -> None:
        if row != self._cursor:
            self._cursor = row
            self.refresh()
        self._show_cursor()

    def _go(self, row: int) -> None:
        super()._go(row)
        self._look_ahead()

    def _wheel(self, event: events.MouseEvent, lines: int) -> None:
        super()._wheel(event, lines)
        self._look_ahead()

    def _look_ahead(self) -> None:
        """Ask for more when less than a window is left beyond what is seen."""
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if top + 2 * height > len(self._lines):
            self.post_message(self.Wanted(self, "older"))
        if top < height:
            self.post_message(self.Wanted(self, "newer"))

    def show(self, lines: Sequence[ListLine]) -> None:
        """Show another stretch; what both hold stays where it is on the screen. Posts nothing."""
        top = self.scroll_offset.y
        seen = self._row_from(top, 1)
        anchor = self._lines[seen].id if seen >= 0 else ""
        self.set_lines(lines, keep=self.cursor_id)
        row = self._row_of(anchor) if anchor else -1
        if row >= 0:
            self.scroll_to(y=top + row - seen, animate=False, force=True, immediate=True)
