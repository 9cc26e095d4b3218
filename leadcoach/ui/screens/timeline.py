"""What was written, week by week of the programme."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from leadcoach.services.filter_words import level_name
from leadcoach.services.timeline import Chapter, chapters
from leadcoach.text import _, ngettext
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.screens.journal_lines import first_words
from leadcoach.ui.widgets.line_list import LineList, ListLine
from leadcoach.ui.widgets.plain_text import plain


class TimelineScreen(AreaScreen):
    """Two lines a week: how much and of which levels, and the first words; Enter lists it."""

    AREA = "journal"

    def __init__(self, ask: Callable[[str], None]) -> None:
        super().__init__()
        self._ask = ask

    def where(self) -> str:
        """The name of the screen."""
        return _("Week by week")

    def compose_area(self) -> ComposeResult:
        """Title and list."""
        yield Static(plain(_("Week by week")), id="title")
        yield LineList(id="chapters")

    def on_mount(self) -> None:
        """Put the focus on the list."""
        self.query_one(LineList).focus()

    def reload(self) -> None:
        """Count again, with the cursor on the week of today the first time."""
        shown = self.query_one(LineList)
        found = chapters(self.coach.desk)
        lines = [line for chapter in found for line in _lines(chapter)]
        now = next((chapter.line for chapter in found if chapter.now), "")
        shown.set_lines(lines, keep=shown.cursor_id if shown.lines else now)

    @on(LineList.Chosen)
    def _open(self, event: LineList.Chosen) -> None:
        event.stop()
        self.app.pop_screen()
        self._ask(f"{event.id} ")


def _lines(chapter: Chapter) -> list[ListLine]:
    levels = ", ".join(map(level_name, chapter.levels))
    count = ngettext("{count} entry", "{count} entries", chapter.entries).format(count=chapter.entries)
    right = " · ".join(part for part in (levels, count if chapter.entries else chapter.days) if part)
    row = ListLine(
        chapter.line, chapter.name, right, "▸" if chapter.now else "", dim=not chapter.entries, strong=chapter.now
    )
    if not chapter.beginnings:
        return [row]
    said = " / ".join(filter(None, (first_words(each.body) for each in chapter.beginnings)))
    return [row, ListLine("", said, kind="under")]
