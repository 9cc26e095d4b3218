"""The line that finds words on a page, and goes from one place to the next."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static
from textual.widgets.text_area import Selection

from leadcoach.domain.text_places import Span, nearest, places
from leadcoach.text import _, one_line
from leadcoach.ui.widgets.fields import LineField
from leadcoach.ui.widgets.page import Page
from leadcoach.ui.widgets.plain_text import plain


class FindBar(Horizontal):
    """A field for the words, and which of how many places the page shows."""

    HELP = _(
        """## Finding on this page

Type what you look for; capitals and accents do not count.
**Enter** goes to the next place, **Up** to the one before, and **Esc** leaves you there.
"""
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "step(1)", _("Next"), tooltip=_("To the next place"), id="entry.find-next", priority=True),
        Binding(
            "down,ctrl+f",
            "step(1)",
            _("Next"),
            show=False,
            tooltip=_("To the next place"),
            id="entry.find-on",
            priority=True,
        ),
        Binding("up", "step(-1)", _("Before"), tooltip=_("To the place before"), id="entry.find-before", priority=True),
        Binding("escape", "close", _("Back to the page"), tooltip=_("Go on where it was found"), id="entry.find-close"),
    ]
    DEFAULT_CSS = """
    FindBar {
        height: 1; background: $surface; padding: 0 2;
        & > .find--label { width: auto; margin-right: 1; color: $text-muted; }
        & > LineField { width: 1fr; }
        & > .find--count { width: auto; margin-left: 2; color: $text-muted; }
    }
    """

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.field = LineField(placeholder=_("words on this page"))
        self.field.select_on_focus = True
        self._count = Static(classes="find--count", markup=False)
        self._from = (0, 0)
        self._spans: tuple[Span, ...] = ()
        self._at = 0

    def compose(self) -> ComposeResult:
        """The field and the count."""
        yield Static(_("Find"), classes="find--label", markup=False)
        yield self.field
        yield self._count

    def open(self) -> None:
        """Look from where the cursor is, for what is selected or else for what was looked for before."""
        selected = one_line(self.page.selected_text, 80)
        self._from = min(self.page.selection)
        self.display = True
        if selected:
            self.field.put(selected)
        self._look()
        self.screen.set_focus(self.field)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.display:
            self._look()

    def _look(self) -> None:
        self._spans = places(self.page.document.lines, self.field.value)
        self._at = nearest(self._spans, *self._from)
        self._show()

    def action_step(self, by: int) -> None:
        """Go to another place, round and round."""
        self._spans = places(self.page.document.lines, self.field.value)
        if self._spans:
            self._at = (self._at + by) % len(self._spans)
        self._show()

    def _show(self) -> None:
        """Mark the place on the page, and say which of how many it is."""
        if not self._spans:
            self._count.update(plain(_("not on this page") if self.field.value else ""))
            self.page.selection = Selection.cursor(self._from)
            return
        said = _("{place} of {all}").format(place=self._at + 1, all=len(self._spans))
        self._count.update(plain(said))
        row, start, end = self._spans[self._at]
        self.page.selection = Selection((row, start), (row, end))
        self.page.scroll_cursor_visible(center=True)

    def action_close(self) -> None:
        """Go back to the page, with the cursor behind what was found and nothing marked."""
        self.display = False
        self.page.selection = Selection.cursor(self.page.selection.end)
        self.screen.set_focus(self.page)
