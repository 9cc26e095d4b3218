"""What the journal's list shows, page by page: the entries, or what a search found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from leadcoach.services.browsing import Browsing, Stretch
from leadcoach.services.finding import Finding
from leadcoach.services.journaling import Journaling
from leadcoach.text import _, one_line
from leadcoach.ui.screens.journal_lines import Titles, day_lines, hit_lines
from leadcoach.ui.widgets.line_list import ListLine

if TYPE_CHECKING:
    from leadcoach.domain.records import Document
    from leadcoach.services.desk import Desk
    from leadcoach.ui.widgets.paged_list import Edge

PAGE = 50
FAR = 500
"""How many hits the key for the last one reads at once."""
UNFINISHED = "draft"
"""Stands for the kind of what is no document yet."""


class Entries:
    """Entries and thoughts by day."""

    def __init__(self, desk: Desk, titles: Titles) -> None:
        self._desk = desk
        self._browsing = Browsing(desk)
        self._journaling = Journaling(desk)
        self._titles = titles
        self._stretch = Stretch()
        self.roomy = False
        """Whether an empty line may stand between the days."""
        self.lines: list[ListLine] = []
        self.kinds: dict[str, str] = {}

    def again(self) -> None:
        """Read again what stands where one is."""
        self._take(self._browsing.again(self._stretch))

    def more(self, edge: Edge) -> bool:
        """Read on at an edge; False when nothing is there."""
        before = self._stretch
        after = self._moved(edge)
        if after is not before:
            self._take(after)
        return after is not before

    def _moved(self, edge: Edge) -> Stretch:
        here = self._stretch
        match edge:
            case "older":
                return self._browsing.older(here)
            case "newer":
                return self._browsing.newer(here)
            case "first":
                return here if here.newest else self._browsing.newest()
            case "last":
                return here if here.oldest else self._browsing.oldest()

    def _take(self, stretch: Stretch) -> None:
        drafts = self._journaling.unfinished()
        self._stretch = stretch
        self.lines = day_lines(stretch, drafts, self._titles, roomy=self.roomy) or self._empty()
        self.kinds = {draft.document: UNFINISHED for draft in drafts} | _kinds(stretch.documents)

    def _empty(self) -> list[ListLine]:
        """Teach how the first entry comes about, with the questions of the week."""
        notes = (
            _("Nothing written yet. n opens a page; c notes a thought from anywhere."),
            _("Or begin with a question of the week:"),
        )
        calendar = self._desk.calendar()
        outline = self._desk.outline.week(max(1, calendar.week)) if calendar else None
        prompts = [
            ListLine(f"prompt/{prompt.subject}", one_line(prompt.step.question, 200), prompt.step.title, "○")
            for prompt in self._journaling.prompts(outline)
        ]
        return [*(ListLine("", note, kind="note") for note in (notes if prompts else notes[:1])), *prompts]


class Hits:
    """What a search found, the newest first."""

    def __init__(self, finding: Finding, titles: Titles) -> None:
        self._finding = finding
        self._titles = titles
        self.line = ""
        self.known = 0
        """How many are read."""
        self.whole = True
        """Whether these are all."""
        self.lines: list[ListLine] = []
        self.kinds: dict[str, str] = {}

    def ask(self, line: str, first: int) -> None:
        """Look for a line anew, and read so many of the newest."""
        self.line, self.known, self.lines, self.kinds = line, 0, [], {}
        self._read(first)
        self.lines = self.lines or [ListLine("", _("Nothing found."), kind="note")]

    def again(self) -> None:
        """Look for the same line again, as far as it was read."""
        self.ask(self.line, max(PAGE, self.known))

    def more(self, edge: Edge) -> bool:
        """Read on at an edge; False when nothing is there."""
        if self.whole or edge in {"first", "newer"}:
            return False
        self._read(FAR if edge == "last" else PAGE)
        return True

    def _read(self, count: int) -> None:
        found = self._finding.search(self.line, limit=count, offset=self.known)
        self.lines = [*self.lines, *hit_lines(found, self._titles)]
        self.kinds |= _kinds(hit.document for hit in found)
        self.known += len(found)
        self.whole = len(found) < count


def _kinds(documents: Iterable[Document]) -> dict[str, str]:
    return {document.id: document.kind for document in documents}
