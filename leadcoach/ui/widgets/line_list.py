"""A list drawn line by line, as quick with a hundred thousand rows as with ten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from leadcoach.text import _
from leadcoach.ui.widgets.list_line import LineStyles, ListLine, line_strip

__all__ = ["LineList", "ListLine"]

WHEEL_LINES = 3
_NOWHERE = -1


class LineList(ScrollView, can_focus=True):
    """Shows lines and moves a cursor over the rows among them.

    Only the lines on the screen are ever looked at, so `lines` may also be a sequence that makes its lines when asked.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", _("Open"), tooltip=_("Open the line under the cursor"), id="list.choose"),
        Binding("up,k", "move(-1)", _("Up"), show=False, tooltip=_("One row up"), id="list.up"),
        Binding("down,j", "move(1)", _("Down"), show=False, tooltip=_("One row down"), id="list.down"),
        Binding("pageup", "page(-1)", _("Page up"), show=False, tooltip=_("One page up"), id="list.page_up"),
        Binding("pagedown", "page(1)", _("Page down"), show=False, tooltip=_("One page down"), id="list.page_down"),
        Binding("home,g", "first", _("First"), show=False, tooltip=_("To the first row"), id="list.first"),
        Binding("end,G", "last", _("Last"), show=False, tooltip=_("To the last row"), id="list.last"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--cursor",
        "line-list--accent",
        "line-list--muted",
    }
    DEFAULT_CSS = """
    LineList { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }
    LineList .line-list--cursor {
        color: $block-cursor-foreground; background: $block-cursor-background; text-style: bold;
    }
    LineList .line-list--accent { color: $accent; text-style: bold; }
    LineList .line-list--muted { color: $text-muted; }
    """

    class _About(Message):
        def __init__(self, line_list: LineList, id: str) -> None:
            super().__init__()
            self.line_list = line_list
            self.id = id

        @property
        def control(self) -> LineList:
            """The list it is about."""
            return self.line_list

    class Chosen(_About):
        """Enter or a click on the row with this id."""

    class Moved(_About):
        """A key put the cursor on the row with this id; only the last one counts."""

        def can_replace(self, message: Message) -> bool:
            """Let a newer move stand for one that nobody has looked at yet."""
            return isinstance(message, LineList.Moved) and message.line_list is self.line_list

    def __init__(
        self,
        lines: Sequence[ListLine] = (),
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._lines = lines
        self._cursor = self._row_from(0, 1)
        self._strips: LRUCache[tuple[int, int, bool], Strip] = LRUCache(512)
        self._styles: LineStyles | None = None

    def on_mount(self) -> None:
        """Tell the scrollbar how many lines there are."""
        self._measure()

    # Drawing -----------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Give one line of the window."""
        row = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if row >= len(self._lines) or not width:
            return Strip.blank(width, self.rich_style)
        key = (row, width, row == self._cursor)
        strip = self._strips.get(key)
        if strip is None:
            drawn = self._styles = self._styles or self._read_styles()
            strip = self._strips[key] = line_strip(
                self._lines[row], width, drawn, at_cursor=row == self._cursor, focused=self.has_focus
            )
        return strip

    def _read_styles(self) -> LineStyles:
        """Ask once for what every line is drawn with."""
        muted, accent, cursor = (
            self.get_component_rich_style(f"line-list--{name}", partial=True) for name in ("muted", "accent", "cursor")
        )
        return LineStyles(self.rich_style, muted, accent, cursor)

    def _forget(self) -> None:
        """Draw every line afresh."""
        self._strips.clear()
        self._styles = None

    def notify_style_update(self) -> None:
        """Draw afresh in other colours."""
        super().notify_style_update()
        self._forget()

    def on_focus(self) -> None:
        """Show the cursor in full."""
        self._forget()
        self.refresh()

    def on_blur(self) -> None:
        """Show the cursor as a thin line."""
        self._forget()
        self.refresh()

    # Moving ------------------------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._forget()
        self._measure()
        self._show_cursor()

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the mouse."""
        place = event.get_content_offset(self)
        if place is None or event.chain > 1:
            return
        row = place.y + self.scroll_offset.y
        while 0 < row < len(self._lines) and self._lines[row].kind == "under":
            row -= 1
        if row < len(self._lines) and self._lines[row].kind == "row":
            self._go(row)
            self.action_choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll at once; an animation would draw every line several times."""
        self._wheel(event, WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll at once."""
        self._wheel(event, -WHEEL_LINES)

    def _wheel(self, event: events.MouseEvent, lines: int) -> None:
        before = self.scroll_offset.y
        self.scroll_to(y=before + lines, animate=False)
        event.prevent_default()
        if self.scroll_offset.y != before:
            event.stop()

    def action_choose(self) -> None:
        """Post `Chosen` for the row under the cursor."""
        if self._cursor != _NOWHERE:
            self.post_message(self.Chosen(self, self.cursor_id))

    def action_move(self, step: int) -> None:
        """Move the cursor to the next row up (-1) or down (1)."""
        self._go(self._row_from(self._cursor + step, step))

    def action_page(self, step: int) -> None:
        """Move the cursor by one window up (-1) or down (1)."""
        aim = self._cursor + step * max(1, self.scrollable_content_region.height - 1)
        aim = max(0, min(aim, len(self._lines) - 1))
        found = self._row_from(aim, step)
        self._go(self._row_from(aim, -step) if found == _NOWHERE else found)

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self._go(self._row_from(0, 1))

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self._go(self._row_from(len(self._lines) - 1, -1))

    def _row_from(self, start: int, step: int) -> int:
        """The first row at or after `start` in this direction that can be chosen."""
        row = start
        while 0 <= row < len(self._lines):
            if self._lines[row].kind == "row":
                return row
            row += step
        return _NOWHERE

    def _go(self, row: int) -> None:
        if row in {_NOWHERE, self._cursor}:
            self._show_cursor()
            return
        before, self._cursor = self._cursor, row
        self.refresh_lines(before)
        self.refresh_lines(row)
        self._show_cursor()
        self.post_message(self.Moved(self, self.cursor_id))

    def _show_cursor(self) -> None:
        height = self.scrollable_content_region.height
        if self._cursor == _NOWHERE or not height:
            return
        top, below = self._cursor, self._cursor + 1
        while below < len(self._lines) and self._lines[below].kind == "under" and below - top < height:
            below += 1
        while top > 0 and self._lines[top - 1].kind in {"heading", "note"} and below - top < height:
            top -= 1
        self.scroll_to_region(Region(0, top, 1, below - top), animate=False, force=True, immediate=True)

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines))

    # From outside ------------------------------------------------------------------------------------------------

    @property
    def cursor_id(self) -> str:
        """The id of the row under the cursor; empty when there is none."""
        return "" if self._cursor == _NOWHERE else self._lines[self._cursor].id

    @property
    def lines(self) -> Sequence[ListLine]:
        """The lines shown."""
        return self._lines

    def set_lines(self, lines: Sequence[ListLine], keep: str = "") -> None:
        """Show other lines, with the cursor on the row `keep`, else as far down as before; posts nothing."""
        if lines == self._lines and keep in {"", self.cursor_id}:
            return
        wanted = max(0, min(self._cursor, len(lines) - 1))
        self._lines = lines
        self._forget()
        row = self._row_of(keep) if keep else _NOWHERE
        if row == _NOWHERE:
            row = self._row_from(wanted, 1)
        self._cursor = self._row_from(wanted, -1) if row == _NOWHERE else row
        self._measure()
        self._show_cursor()
        self.refresh()

    def go_to(self, id: str) -> bool:
        """Put the cursor on the row with this id; False when there is none. Posts nothing."""
        row = self._row_of(id)
        if row == _NOWHERE:
            return False
        self._cursor = row
        self._show_cursor()
        self.refresh()
        return True

    def _row_of(self, id: str) -> int:
        for row in range(len(self._lines)):
            line = self._lines[row]
            if line.id == id and line.kind == "row":
                return row
        return _NOWHERE
