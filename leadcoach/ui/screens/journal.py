"""The journal: entries by day, search while typing, the bin."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import Input

from leadcoach.domain.records import Document
from leadcoach.services.journaling import JOURNAL_KINDS, Journaling, entry_text, title
from leadcoach.services.wording import day_text
from leadcoach.text import _, one_line
from leadcoach.ui.modals.confirm import ConfirmModal
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.widgets.line_list import LineList, ListLine

MOST = 500
SEARCH_PAUSE = 0.06
"""Seconds without a key before the hits follow, so that letters never wait for them."""


class JournalScreen(AreaScreen):
    """Everything written, newest first."""

    AREA = "journal"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", _("New"), tooltip=_("A new entry"), id="journal.new"),
        Binding("slash", "find", _("Search"), tooltip=_("Find words in everything you wrote"), id="journal.search"),
        Binding(
            "x,delete", "bin", _("To the bin"), tooltip=_("Put this entry in the bin for 30 days"), id="journal.bin"
        ),
        Binding(
            "u",
            "take_back",
            _("Take back"),
            show=False,
            tooltip=_("Take the last one out of the bin"),
            id="journal.undo",
        ),
        Binding("escape", "list", _("All entries"), tooltip=_("Leave the search"), id="journal.list"),
    ]

    _find_first = False

    def compose_area(self) -> ComposeResult:
        """Search line and list."""
        yield Input(placeholder=_("Search everything you wrote"), id="search", compact=True)
        yield LineList(id="entries")

    def on_mount(self) -> None:
        """Hide the search until it is wanted."""
        self.journaling = Journaling(self.coach.desk)
        self._binned = ""
        self._searching: Timer | None = None
        self.query_one("#search").display = False
        self.query_one("#entries").focus()
        if self._find_first:
            self.action_find()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leaving the search needs a search; the bin needs an entry."""
        if action == "list":
            return self.is_mounted and bool(self.query_one("#search").display)
        if action == "bin":
            found = self.is_mounted and self.query_one("#entries", LineList).cursor_id
            return bool(found) and self._can_be_binned(str(found))
        return super().check_action(action, parameters)

    def _can_be_binned(self, identity: str) -> bool:
        """Whether it is an entry or a thought; answers belong to the programme, also where a search finds them."""
        found = self.coach.desk.store.documents.get(identity)
        return found.kind in JOURNAL_KINDS if found else not identity.startswith("prompt/")

    def reload(self) -> None:
        """Read the list, or the hits, again."""
        search = self.query_one("#search", Input)
        lines = self.query_one("#entries", LineList)
        found = self._hits(search.value) if search.display and search.value.strip() else self._entries()
        lines.set_lines(found, keep=lines.cursor_id)
        self.refresh_bindings()

    # Lines -------------------------------------------------------------------------------------------------------

    def _entries(self) -> list[ListLine]:
        lines: list[ListLine] = []
        for draft in self.journaling.unfinished():
            said = next((str(text) for text in draft.body.values() if str(text).strip()), "")
            lines.append(ListLine(draft.document, one_line(said, 200), _("not finished"), "✎"))
        known = {line.id for line in lines}
        day = ""
        for document in self.journaling.entries(limit=MOST):
            if document.id in known:
                continue
            if document.day != day:
                day = document.day
                lines.append(ListLine("", _long_day(day), kind="heading"))
            lines.append(self._line(document))
        return lines or self._empty()

    def _line(self, document: Document) -> ListLine:
        prompt = self.journaling.prompt(document.ask) if document.ask else None
        kind = prompt.step.title if prompt else _("captured") if document.kind == "capture" else ""
        return ListLine(document.id, title(document, 200), kind, " ")

    def _empty(self) -> list[ListLine]:
        lines = [ListLine("", _("Nothing written yet. n opens a page; c notes a thought from anywhere."), kind="note")]
        calendar = self.coach.desk.calendar()
        outline = self.coach.desk.outline.week(max(1, calendar.week)) if calendar else None
        return lines + [
            ListLine(f"prompt/{prompt.subject}", one_line(prompt.step.question, 200), prompt.step.title, "○")
            for prompt in self.journaling.prompts(outline)
        ]

    def _hits(self, words: str) -> list[ListLine]:
        hits = self.journaling.search(words)
        lines = []
        for hit in hits:
            said = " ".join("".join(text for text, _matched in hit.snippet).split())
            lines.append(ListLine(hit.document.id, said, day_text(date.fromisoformat(hit.document.day)), " "))
        return lines or [ListLine("", _("Nothing found."), kind="note")]

    # Keys ----------------------------------------------------------------------------------------------------------

    @on(LineList.Chosen)
    def _open(self, event: LineList.Chosen) -> None:
        event.stop()
        if event.id.startswith("prompt/"):
            self.coach.open_entry(prompt=event.id.removeprefix("prompt/"))
            return
        found = self.coach.desk.store.documents.get(event.id)
        if found is None or found.kind == "entry":
            self.coach.open_entry(event.id)
        elif found.kind == "worksheet":
            self.coach.open_worksheet(found.ask)
        elif found.kind == "answer":
            module, _dot, step = found.ask.rpartition(".")
            self.coach.open_walk(module, step)
        else:
            self._read(found)

    def _read(self, document: Document) -> None:
        from leadcoach.domain.prose import Para, Run
        from leadcoach.ui.screens.reading import ReadingScreen

        parts = tuple(Para((Run(part),)) for part in entry_text(document).split("\n\n"))
        self.app.push_screen(ReadingScreen(title(document), parts))

    async def action_new(self) -> None:
        """Open an empty page."""
        await self.coach.open_entry()

    def action_find(self) -> None:
        """Open the search line; at once, or when there is one."""
        if not self.query("#search"):
            self._find_first = True
            return
        search = self.query_one("#search", Input)
        search.display = True
        search.focus()
        self.refresh_bindings()

    def action_list(self) -> None:
        """Leave the search."""
        search = self.query_one("#search", Input)
        search.value = ""
        search.display = False
        self.query_one("#entries").focus()
        self.refresh_bindings()
        self.reload()

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self.refresh_bindings()

    @on(Input.Changed, "#search")
    def _search(self, event: Input.Changed) -> None:
        event.stop()
        if self._searching is not None:
            self._searching.stop()
        self._searching = self.set_timer(SEARCH_PAUSE, self.reload)

    @on(Input.Submitted, "#search")
    def _to_hits(self, event: Input.Submitted) -> None:
        event.stop()
        self.reload()
        self.query_one("#entries").focus()

    def action_bin(self) -> None:
        """Ask, then put the entry under the cursor in the bin."""
        identity = self.query_one("#entries", LineList).cursor_id
        found = self.coach.desk.store.documents.get(identity) if identity else None
        if found is None:
            self.notify(_("This is not finished yet. Open it and press Esc; then it can go to the bin."), markup=False)
            return

        def decided(sure: bool | None) -> None:  # noqa: FBT001 - the dialog's answer
            if not sure:
                return
            self.journaling.bin(identity)
            self._binned = identity
            self.notify(_("In the bin for 30 days; u takes it back."), markup=False)
            self.reload()

        question = _("Put “{title}” in the bin? It can be taken back for 30 days.").format(title=title(found, 40))
        self.app.push_screen(ConfirmModal(question, _("Put it in the bin")), decided)

    def action_take_back(self) -> None:
        """Take the last binned entry back."""
        binned = self._binned or next((document.id for document in self.journaling.binned()), "")
        if binned:
            self.journaling.take_back(binned)
            self._binned = ""
            self.reload()


def _long_day(day: str) -> str:
    found = date.fromisoformat(day)
    return f"{day_text(found)} {found.year}"
