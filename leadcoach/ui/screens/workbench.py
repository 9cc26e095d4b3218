"""The workbench: every instrument with when it was last used."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from leadcoach.services.worksheets import Worksheets
from leadcoach.text import _, ngettext
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.widgets.line_list import LineList, ListLine


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
        worksheets = Worksheets(self.coach.desk)
        lines = [ListLine("", _("Instruments compute something from what you enter."), kind="note")]
        for module in worksheets.all():
            kept = worksheets.history(module.id)
            times = (
                ngettext("kept once", "kept {count} times", len(kept)).format(count=len(kept))
                if kept
                else _("not used yet")
            )
            last = f" · {kept[-1].made_at[:10]}" if kept else ""
            lines.append(ListLine(module.id, f"{module.title}: {module.objective}", times + last, "■"))
        shown = self.query_one(LineList)
        shown.set_lines(lines, keep=shown.cursor_id)

    @on(LineList.Chosen)
    def _open(self, event: LineList.Chosen) -> None:
        event.stop()
        self.coach.open_worksheet(event.id)
