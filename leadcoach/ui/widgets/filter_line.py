"""The line of a search, and the line below it that says in words what it asks and how much was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Input

from leadcoach.text import _
from leadcoach.ui.widgets.plain_text import plain

APART = " · "


class SearchLine(Input):
    """A line to type a search in; the rest of a tag or a person is offered behind the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "to_hits", _("To what was found"), tooltip=_("Go to what was found"), id="search.down"),
    ]
    DEFAULT_CSS = """
    SearchLine { border: none; height: 1; margin: 1 2 0 2; padding: 0; background: $surface; }
    """

    # The line has one height and the width of the window, however much stands in it; Textual would lay out the whole
    # screen anew at every letter.
    virtual_size = Reactive(Size(0, 0), layout=False)

    class Left(Message):
        """Down: the person wants to go to what was found."""

    def action_to_hits(self) -> None:
        """Say that the person wants to go on to the hits."""
        self.post_message(self.Left())

    def offer(self, line: str) -> None:
        """Offer a line that goes on from what is typed; Right at its end takes it over."""
        self._suggestion = line if line != self.value and line.startswith(self.value) else ""

    @property
    def offered(self) -> str:
        """What Right would add."""
        return self._suggestion[len(self.value) :] if self.cursor_at_end else ""


class FilterLine(Widget):
    """Says what a search asks, in words, and at the right how to narrow it."""

    DEFAULT_CSS = """
    FilterLine { height: 1; margin: 0 2 1 2; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    """
    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._asked: tuple[str, ...] = ()
        self._found = ""
        self._hint = ""

    def render(self) -> Content:
        """Give the line."""
        width = self.content_size.width
        said = plain(APART.join(part for part in (*self._asked, self._found) if part))
        hint = plain(self._hint)
        if said.cell_length + hint.cell_length + 2 > width:
            return said.truncate(width, ellipsis=True)
        return said.pad_right(width - said.cell_length - hint.cell_length) + hint

    def say(self, asked: Sequence[str], found: str, hint: str) -> None:
        """Show what is asked, what was found, and a hint."""
        new = (tuple(asked), found, hint)
        if new != (self._asked, self._found, self._hint):
            self._asked, self._found, self._hint = new
            self.refresh()

    @property
    def said(self) -> str:
        """The words shown, without the hint."""
        return APART.join(part for part in (*self._asked, self._found) if part)
