"""The line at the top: where you are, and the digits that lead elsewhere."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from leadcoach.text import _
from leadcoach.ui.widgets.plain_text import plain

AREAS = (("today", "1"), ("programme", "2"), ("journal", "3"), ("workbench", "4"))
"""Each area with its digit."""


def area_name(area: str) -> str:
    """Give the name of an area in words."""
    return {
        "today": _("Today"),
        "programme": _("Programme"),
        "journal": _("Journal"),
        "workbench": _("Workbench"),
    }[area]


def area_tooltip(area: str) -> str:
    """Say what is in an area."""
    return {
        "today": _("The next step, this week, the garden"),
        "programme": _("The thirteen weeks"),
        "journal": _("Everything you wrote"),
        "workbench": _("Instruments with their readings"),
    }[area]


class AreaBar(Widget):
    """Shows the areas with the current one marked, and at the right where in it you are."""

    def __init__(self, area: str, where: str = "") -> None:
        super().__init__()
        self._area = area
        self._where = where

    def render(self) -> Content:
        """Give the line."""
        parts = [_tab(area, digit, current=area == self._area) for area, digit in AREAS]
        left = Content("  ").join(parts)
        room = self.content_size.width - left.cell_length - 2
        where = plain(self._where).truncate(room, ellipsis=True) if room > 3 else Content()
        gap = max(0, self.content_size.width - left.cell_length - where.cell_length)
        return left.pad_right(gap) + where.stylize("$text-muted")

    def say(self, where: str) -> None:
        """Show where in the area you are."""
        self._where = where
        self.refresh()


def _tab(area: str, digit: str, *, current: bool) -> Content:
    name = area_name(area)
    if current:
        return Content(f"{digit} {name}").stylize("bold underline $accent")
    return Content(f"{digit} {name}").stylize("$text-muted")
