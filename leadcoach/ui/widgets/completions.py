"""The line below a page: names for what is being written, else a quiet word about the page."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from leadcoach.text import _, one_line
from leadcoach.ui.widgets.plain_text import plain

LONGEST = 24
_APART = "  "


class Completions(Widget):
    """Always one line, so that the page keeps its place when names come and go."""

    DEFAULT_CSS = """
    Completions { height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._names = Content()
        self._note = Content()

    def render(self) -> Content:
        """Give the names, or else the note."""
        return self._names or self._note

    def show_names(self, sign: str, names: Sequence[str], chosen: int) -> None:
        """Show names with the one that was taken marked; without any the note comes back."""
        self._names = _line(sign, names, chosen) if names else Content()
        self.refresh()

    def say(self, sentence: str) -> None:
        """Show this where there are no names."""
        self._note = plain(one_line(sentence, 400))
        self.refresh()


def _line(sign: str, names: Sequence[str], chosen: int) -> Content:
    shown = [_name(sign + one_line(name, LONGEST), marked=index == chosen) for index, name in enumerate(names)]
    hint = _("Tab takes the next") if chosen >= 0 else _("Tab takes the first")
    return Content(_APART).join([*shown, Content(hint)])


def _name(text: str, *, marked: bool) -> Content:
    return plain(text).stylize("reverse" if marked else "bold $accent")
