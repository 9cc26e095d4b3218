"""The workbench: every instrument with when it was last used."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from leadcoach.domain.outline import ModuleOutline
from leadcoach.services.worksheets import Used, Worksheets
from leadcoach.text import _, ngettext
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.widgets.line_list import LineList, ListLine

WIDE = 100
"""Columns from which a line also says what an instrument is for."""


class WorkbenchScreen(AreaScreen):
    """The list of instruments."""

    AREA = "workbench"

    def compose_area(self) -> ComposeResult:
        """The list."""
        yield LineList(id="instruments")

    def on_mount(self) -> None:
        """Put the focus on the list."""
        self.query_one(LineList).focus()

    def reload(self) -> None:
        """Read the list again."""
        worksheets, wide = Worksheets(self.coach.desk), self.app.size.width >= WIDE
        lines = [ListLine("", _("You fill in a sheet, and it says what can be read from it."), kind="note")]
        lines += [_line(module, worksheets.used(module), wide=wide) for module in worksheets.all()]
        readings = worksheets.readings()
        if readings:
            lines.append(ListLine("", _("Read from what you did"), kind="heading"))
            lines += [ListLine(module.id, _named(module, wide=wide), "", "▤") for module in readings]
        shown = self.query_one(LineList)
        shown.set_lines(lines, keep=shown.cursor_id)

    @on(LineList.Chosen)
    def _open(self, event: LineList.Chosen) -> None:
        event.stop()
        self.coach.open_worksheet(event.id)


def _named(module: ModuleOutline, *, wide: bool) -> str:
    """Give the title, and where there is room what it is for."""
    return f"{module.title}: {module.objective}" if wide else module.title


def _line(module: ModuleOutline, used: Used, *, wide: bool) -> ListLine:
    kept = _("not used yet")
    if used.times:
        kept = ngettext("kept once", "kept {count} times", used.times).format(count=used.times) + f" · {used.last}"
    week = _("week {number} · {kept}").format(number=used.week, kept=kept) if used.week else kept
    return ListLine(module.id, _named(module, wide=wide), week, "■")
