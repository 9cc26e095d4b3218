"""Drawing line by line: one widget for a whole list, wrapped once per width."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from leadcoach.ui.widgets.asks.keys import hold
from leadcoach.ui.widgets.plain_text import plain

Piece = tuple[str, str]
"""A stretch of text and the name of its style: `text`, `strong`, `muted`, `mark` or `trouble`."""
Line = tuple[Piece, ...]

BAR = "▌"


class Lines(ScrollView, can_focus=True):
    """A list drawn by `body`, below lines of `head` that stay when it scrolls."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lines--text",
        "lines--strong",
        "lines--muted",
        "lines--mark",
        "lines--trouble",
    }
    DEFAULT_CSS = """
    Lines {
        height: auto;
        width: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .lines--strong { text-style: bold; }
        & > .lines--muted { color: $text-muted; }
        & > .lines--mark { color: $text-accent; text-style: bold; }
        & > .lines--trouble { color: $text-warning; }
    }
    """

    HOLDS: ClassVar[str] = ""
    """Letters and digits that go no further than this list, also where they mean nothing here."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._drawn: tuple[int, list[Line], list[Line]] | None = None

    async def on_key(self, event: events.Key) -> None:
        """Hold what would lead away: a letter or digit meant for a field must not open something else."""
        hold(self, event, self.HOLDS)

    def head(self, width: int) -> list[Line]:  # noqa: ARG002 - for subclasses
        """Give the lines that stay at the top."""
        return []

    def body(self, width: int) -> list[Line]:
        """Give the lines of the list."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw anew, with a new height where the number of lines changed."""
        before = self._drawn
        self._drawn = None
        if before is None:
            return
        head, body = self._lines(before[0])
        grown = len(head) + len(body) != len(before[1]) + len(before[2])
        if grown:
            self._fit()
        self.refresh(layout=grown)

    def show_lines(self, first: int, count: int) -> None:
        """Scroll, at once, so that these lines of the body are in view, here and in what holds this list."""
        head = len(self._lines(self._room)[0])
        height = self.scrollable_content_region.height - head
        top = self.scroll_offset.y
        wanted = min(top, first) if first < top or count > height else max(top, first + count - height)
        if wanted != top and height > 0:
            self.scroll_to(y=wanted, animate=False, force=True, immediate=True)
            top = wanted
        _show_in_holder(self, head + first - top, count)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Give the number of lines at this width."""
        return sum(map(len, self._lines(width)))

    def render(self) -> str:
        """Nothing: `render_line` draws."""
        return ""

    def render_line(self, y: int) -> Strip:
        """Give one line of the screen."""
        width = self._room
        head, body = self._lines(width)
        at = y - len(head) + self.scroll_offset.y
        line = head[y] if y < len(head) else body[at] if at < len(body) else ()
        pieces = [Segment(text, self.get_component_rich_style(f"lines--{style}")) for text, style in line]
        return Strip(pieces).adjust_cell_length(width, self.get_component_rich_style("lines--text"))

    def on_resize(self) -> None:
        """Wrap for the new width."""
        self._fit()

    def watch_has_focus(self, has_focus: bool) -> None:  # noqa: FBT001 - Textual's signature
        """Show where the cursor is, or take it away."""
        super().watch_has_focus(has_focus)
        self.redraw()

    @property
    def _room(self) -> int:
        return max(self.scrollable_content_region.width, 1)

    def _fit(self) -> None:
        width = self._room
        self.virtual_size = Size(width, sum(map(len, self._lines(width))))

    def _lines(self, width: int) -> tuple[list[Line], list[Line]]:
        if self._drawn is None or self._drawn[0] != width:
            self._drawn = (width, self.head(width), self.body(width))
        return self._drawn[1], self._drawn[2]


def wrapped(text: str, width: int) -> list[str]:
    """Give text cleaned and wrapped to lines of at most `width` cells; at least one line."""
    return [line.plain.rstrip() for line in plain(text).wrap(max(width, 2))] or [""]


def cut(text: str, width: int) -> str:
    """Give text cleaned, on one line, cut to `width` cells with an ellipsis."""
    flat = " ".join(plain(text[: 8 * width]).plain.split())
    if cell_len(flat) <= width and len(text) <= 8 * width:
        return flat
    return set_cell_size(flat, max(width - 1, 0)).rstrip() + "…" if width > 0 else ""


def pad(text: str, width: int) -> str:
    """Give text with spaces up to `width` cells."""
    return text + " " * (width - cell_len(text))


def _show_in_holder(widget: Widget, line: int, count: int) -> None:
    """Scroll the nearest ancestor that scrolls so that these lines of the widget are on the screen."""
    holder = next((node for node in widget.ancestors if isinstance(node, Widget) and node.allow_vertical_scroll), None)
    if holder is None:
        return
    top, room = widget.content_region.y + line, holder.scrollable_content_region
    height = min(count, room.height)
    away = top - room.y if top < room.y else max(0, top + height - room.bottom)
    if away:
        holder.scroll_relative(y=away, animate=False, force=True, immediate=True)
