"""The filters of a search as a list, for those who would rather choose than type."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from leadcoach.services.desk import Desk
from leadcoach.services.filter_words import Choice, choices
from leadcoach.services.finding import Finding
from leadcoach.text import _, fold
from leadcoach.ui.widgets.line_list import LineList, ListLine
from leadcoach.ui.widgets.plain_text import plain


class FilterChooser(ModalScreen[str | None]):
    """Gives a filter as it stands in the line of a search, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f7", "close", _("Leave it"), tooltip=_("Choose no filter"), id="filters.close"),
    ]
    DEFAULT_CSS = """
    FilterChooser #dialog { height: 85%; }
    FilterChooser LineList { height: 1fr; }
    """

    def __init__(self, desk: Desk, line: str) -> None:
        super().__init__()
        self._desk = desk
        self._standing = {fold(part) for part in line.split()}

    def compose(self) -> ComposeResult:
        """The filters, sort by sort."""
        with Vertical(id="dialog"):
            yield Static(plain(_("Narrow the search")), id="dialog-title")
            yield LineList(list(self._lines()))
            yield Static(plain(_("Enter writes it into the line, or takes it out · Esc leaves it")), classes="note")

    def on_mount(self) -> None:
        """Put the focus on the list."""
        self.query_one(LineList).focus()

    def _lines(self) -> list[ListLine]:
        desk, now = self._desk, self._desk.clock()
        lines = []
        for each in choices(Finding(desk), desk.outline, desk.week(), now.day):
            lines.append(ListLine("", each.name, kind="heading"))
            lines += [self._line(choice) for choice in each.choices]
        return lines

    def _line(self, choice: Choice) -> ListLine:
        chosen = fold(choice.part) in self._standing
        aside = choice.part if choice.said != choice.part else ""
        return ListLine(choice.part, choice.said, aside, "◉" if chosen else "○", strong=chosen)

    @on(LineList.Chosen)
    def _choose(self, event: LineList.Chosen) -> None:
        event.stop()
        self.dismiss(event.id)

    def action_close(self) -> None:
        """Choose no filter."""
        self.dismiss(None)
