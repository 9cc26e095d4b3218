"""What stands beside the weeks: routines to come back to, and pages to read or to hand out."""

from __future__ import annotations

from itertools import groupby

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from leadcoach.domain.outline import ModuleOutline
from leadcoach.domain.progress import Progress
from leadcoach.text import _, ngettext
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.widgets.line_list import LineList, ListLine
from leadcoach.ui.widgets.plain_text import plain


class ShelfScreen(AreaScreen):
    """A list of walks that belong to no week."""

    AREA = "programme"

    def __init__(self, which: str) -> None:
        super().__init__()
        self._which = which

    def where(self) -> str:
        """The name of the list."""
        return which_name(self._which)

    def compose_area(self) -> ComposeResult:
        """Title and list."""
        yield Static(plain(which_name(self._which)), id="title")
        yield LineList(id="shelf")

    def on_mount(self) -> None:
        """Put the focus on the list."""
        self.query_one(LineList).focus()

    def reload(self) -> None:
        """Look again at what was done."""
        outline, state = self.coach.desk.outline, self.coach.programme.progress()
        lines = _routines(outline.routines, state) if self._which == "routines" else _pages(outline.shelf)
        nothing = ListLine("", _("There is nothing here in this programme."), kind="note")
        shown = self.query_one(LineList)
        shown.set_lines(lines or [nothing], keep=shown.cursor_id)

    @on(LineList.Chosen)
    def _open(self, event: LineList.Chosen) -> None:
        event.stop()
        self.coach.open_walk(event.id, "")


def which_name(which: str) -> str:
    """Give the name of the list."""
    return _("Routines, once and again") if which == "routines" else _("The shelf: cards, cases and hand-outs")


def _routines(routines: tuple[ModuleOutline, ...], state: Progress) -> list[ListLine]:
    lines = [
        ListLine("", _("Each stands for itself. Begin when it fits; come back as often as it helps."), kind="note")
    ]
    for module in sorted(routines, key=lambda each: each.week):
        used = any(f"{module.id}.{step.id}" in state.done for step in module.steps)
        right = " · ".join(part for part in (_("used") if used else "", module.rhythm) if part)
        lines.append(ListLine(module.id, module.title, right, "●" if used else "○"))
    return lines if routines else []


def _pages(pages: tuple[ModuleOutline, ...]) -> list[ListLine]:
    names = {"cards": _("Cards for talks"), "cases": _("Cases"), "hand-outs": _("Hand-outs"), "care": _("Care")}
    order = {name: number for number, name in enumerate(names)}
    lines: list[ListLine] = []
    ordered = sorted(pages, key=lambda page: order.get(page.shelf, len(order)))
    for group, found in groupby(ordered, key=lambda page: page.shelf):
        lines.append(ListLine("", names.get(group, group), kind="heading"))
        for page in found:
            minutes = ngettext("{count} min", "{count} min", page.minutes).format(count=page.minutes)
            lines.append(ListLine(page.id, page.title, minutes, "·"))
    return lines
