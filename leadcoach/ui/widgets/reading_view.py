"""What an instrument says, in one widget with the ways on to choose from."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from leadcoach.domain.blocks import Next, Phrases, Reading
from leadcoach.text import _
from leadcoach.ui.widgets.reading_lines import DrawnReading, draw_reading

_DRAWINGS_CACHED = 8


class NextChosen(Message):
    """Enter or a click on a way on."""

    def __init__(self, view: ReadingView, chosen: Next) -> None:
        super().__init__()
        self.view = view
        self.next = chosen

    @property
    def control(self) -> ReadingView:
        """The reading it stands in."""
        return self.view


class ReadingView(Widget):
    """Shows a reading; takes the focus only when it has ways on to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", _("Go there"), tooltip=_("Take this way on"), id="reading.choose"),
        Binding("up,k", "move(-1)", _("Up"), show=False, tooltip=_("The way on above"), id="reading.up"),
        Binding("down,j", "move(1)", _("Down"), show=False, tooltip=_("The way on below"), id="reading.down"),
    ]
    DEFAULT_CSS = "ReadingView { width: 1fr; height: auto; text-wrap: nowrap; text-overflow: clip; }"

    selected: reactive[int] = reactive(0)
    """The number of the way on that Enter takes."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._reading = Reading((), ())
        self._phrases: Phrases = {}
        self._drawn: dict[tuple[int, int], DrawnReading] = {}

    # Drawing -----------------------------------------------------------------------------------------------------

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's signature
        """Give the cells the reading would like, when the width is `auto`."""
        return max((line.cell_length for line in self._at(container.width).lines), default=0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - the same
        """Give the number of lines at this width."""
        return len(self._at(width).lines)

    def render(self) -> Content:
        """Give the reading for the present width."""
        return Content("\n").join(self._at(self.size.width).lines)

    def _at(self, width: int) -> DrawnReading:
        key = (width, self.selected if self.has_focus else -1)
        if key not in self._drawn:
            if len(self._drawn) >= _DRAWINGS_CACHED:
                self._drawn.clear()
            self._drawn[key] = draw_reading(self._reading, self._phrases, width, selected=key[1])
        return self._drawn[key]

    # Choosing ----------------------------------------------------------------------------------------------------

    @property
    def ways(self) -> tuple[Next, ...]:
        """The ways on, in the order they are drawn."""
        return tuple(block for block in self._reading.blocks if isinstance(block, Next))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Choosing needs a way on."""
        return action not in {"choose", "move"} or bool(self.ways)

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Take the way on under the mouse."""
        place = event.get_content_offset(self)
        if place is None or event.chain > 1:
            return
        for number, lines in enumerate(self._at(self.size.width).ways):
            if place.y in lines:
                self.selected = number
                self.action_choose()

    def action_choose(self) -> None:
        """Post `NextChosen` for the way on under the cursor."""
        if self.ways:
            self.post_message(NextChosen(self, self.ways[self.selected]))

    def action_move(self, step: int) -> None:
        """Move the cursor to the next way on, and into sight."""
        self.selected = max(0, min(self.selected + step, len(self.ways) - 1))
        drawn = self._at(self.size.width).ways
        if drawn:
            lines = drawn[self.selected]
            self._bring_into_sight(Region(0, lines.start, 1, len(lines)))

    def _bring_into_sight(self, region: Region) -> None:
        for ancestor in self.ancestors:
            if isinstance(ancestor, Widget) and ancestor.show_vertical_scrollbar:
                place = region.translate(self.virtual_region_with_margin.offset)
                ancestor.scroll_to_region(place, spacing=Spacing(1, 0, 1, 0), animate=False, force=True)
                return

    # From outside ------------------------------------------------------------------------------------------------

    def show(self, reading: Reading, phrases: Phrases) -> None:
        """Show a reading; the cursor stays on its number as far as there are ways on."""
        if (reading, phrases) == (self._reading, self._phrases):
            return
        self._reading = reading
        self._phrases = phrases
        self._drawn.clear()
        self.can_focus = bool(self.ways)
        self.selected = max(0, min(self.selected, len(self.ways) - 1))
        self.refresh(layout=True)
