"""The journal: entries by day, search while typing, and the ways to the calendar and the weeks."""

from __future__ import annotations

from asyncio import sleep
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import Input

from leadcoach.domain.query_line import with_filter
from leadcoach.domain.records import Document
from leadcoach.services.filter_words import filter_words
from leadcoach.services.finding import Finding
from leadcoach.services.journaling import entry_text, title
from leadcoach.text import _, ngettext
from leadcoach.ui.screens.base import SMALLEST
from leadcoach.ui.screens.journal_lines import Titles
from leadcoach.ui.screens.journal_pages import Entries, Hits
from leadcoach.ui.screens.journal_ways import LeadingScreen
from leadcoach.ui.widgets.entry_pane import EntryPane
from leadcoach.ui.widgets.filter_line import FilterLine, SearchLine
from leadcoach.ui.widgets.line_list import LineList
from leadcoach.ui.widgets.paged_list import PagedList

SEARCH_PAUSE = 0.2
"""Seconds without a key before the search counts everything it would find and offers the rest of a name."""
KEYS_PAUSE = 0.02
"""Seconds before it is looked again whether keys still wait."""
PANE_PAUSE = 0.08
"""Seconds without a key before the entry under the cursor is shown beside the list."""
ROOMY = 32
"""Lines from which the days stand apart."""
WIDE = 120
"""Columns from which the entry under the cursor stands beside the list."""


class JournalScreen(LeadingScreen):
    """Everything written, newest first."""

    AREA = "journal"
    HORIZONTAL_BREAKPOINTS = [(0, "-cramped"), (SMALLEST[0], "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's
    FIRST_KEYS = ("choose", "to_hits", "list", "new", "find", "keys", "filters", "month", "weeks", "star")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", _("New"), tooltip=_("A new entry"), id="journal.new"),
        Binding("slash", "find", _("Search"), tooltip=_("Find words in everything you wrote"), id="journal.search"),
        Binding(
            "f7", "filters", _("Filters"), tooltip=_("Choose filters for the search from a list"), id="journal.filters"
        ),
        Binding("escape", "list", _("All entries"), tooltip=_("Leave the search"), id="journal.list"),
    ]

    _find_first = False

    def compose_area(self) -> ComposeResult:
        """Search line, what it asks, the list, and beside it the entry under the cursor."""
        search, asked = (
            SearchLine(placeholder=_("Search everything you wrote"), id="search", compact=True),
            FilterLine(id="asked"),
        )
        search.display = asked.display = False
        yield search
        yield asked
        with Horizontal(id="pages"):
            yield PagedList(id="entries")
            if self.app.size.width >= WIDE:
                yield EntryPane(id="pane")

    def on_mount(self) -> None:
        """Put the focus on the list, or on the search that was asked for already."""
        desk = self.coach.desk
        self.finding = Finding(desk)
        titles = self._titles = Titles(desk.outline)
        self._entries, self._hits = Entries(desk, titles), Hits(self.finding, titles)
        self._shown: Entries | Hits = self._entries
        self._kind_seen = ""
        self._counting: Timer | None = None
        self._reading: Timer | None = None
        self._waiting: Timer | None = None
        self.query_one("#entries").focus()
        if self._find_first:
            self.action_find()

    def on_resize(self) -> None:
        """Show the entry beside the list as soon as there is room."""
        super().on_resize()
        wide = self.app.size.width >= WIDE
        if wide and not self.query(EntryPane):
            self.query_one("#pages").mount(EntryPane(id="pane"))
        for pane in self.query(EntryPane):
            pane.display = wide
        if self._entries.roomy != (self.app.size.height >= ROOMY):
            self.reload()
        self._read_soon()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leaving the search needs a search; in its line a slash is a letter like any other."""
        if not self.is_mounted:
            return False
        if action == "list":
            return self._searching
        if action == "find" and self._search.has_focus:
            return False
        return super().check_action(action, parameters)

    def kind(self) -> str:
        """Give the kind of what is under the cursor, empty where it is nothing that was written."""
        return self._shown.kinds.get(self._list.cursor_id, "")

    @property
    def _list(self) -> PagedList:
        return self.query_one("#entries", PagedList)

    @property
    def _search(self) -> SearchLine:
        return self.query_one("#search", SearchLine)

    @property
    def _searching(self) -> bool:
        return bool(self._search.display)

    @property
    def _line(self) -> str:
        """What is asked: what is typed, without a sign at its end that only begins a name."""
        typed = self._search.value
        return typed[:-1] if typed[-1:] in {"#", "@"} and typed[-2:-1] in {"", " "} else typed

    # What is shown -----------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the list, or the hits, again."""
        self._entries.roomy = self.app.size.height >= ROOMY
        self._shown.again()
        self._list.set_lines(self._shown.lines, keep=self._list.cursor_id)
        self._moved_on()

    def ask(self, line: str) -> None:
        """Open the search with this line and go to what it finds."""
        self._open_search(line)
        self._show_found()
        self._list.focus()

    def _open_search(self, line: str) -> None:
        with self.prevent(Input.Changed):
            self._search.value = line
        self._search.cursor_position = len(line)
        for widget in (self._search, self.query_one("#asked")):
            widget.display = True
        self._say_asked()
        self.refresh_bindings()

    @on(Input.Changed, "#search")
    async def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._look()
        await sleep(0)  # the list says now that it is to be drawn anew, and so it is drawn together with the letter

    def _look(self) -> None:
        """Look for what is typed at once, so that letter and hits are drawn together; while keys wait, after them."""
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        if self.app.message_queue_size:
            self._waiting = self.set_timer(KEYS_PAUSE, self._look)
        elif self._searching:
            self._show_found()

    def _show_found(self) -> None:
        line, shown = self._line, self._list
        if line.strip():
            self._shown = self._hits
            self._hits.ask(line, max(4, shown.size.height // 2 + 1))
        else:
            self._shown = self._entries
            self._entries.again()
        shown.set_lines(self._shown.lines)
        shown.to_first()
        self._say_asked()
        self._moved_on()
        if self._counting is not None:
            self._counting.stop()
        self._counting = self.set_timer(SEARCH_PAUSE, self._count)

    def _count(self) -> None:
        """Offer the rest of a name, and count what is not read yet."""
        line = self._line
        if not self._searching or line != self._hits.line:
            return
        self._search.offer(self.finding.completion(self._search.value))
        self._say_asked(self._hits.known if self._hits.whole else self.finding.count(line))

    def _say_asked(self, count: int | None = None) -> None:
        said = self.query_one(FilterLine)
        line = self._line
        if not line.strip():
            said.say((), _("Type words, #tags or @people. F7 lists filters: weeks, dates, kinds."), "")
            return
        offered = self._search.offered
        hint = _("Right adds “{rest}”").format(rest=offered) if offered else _("F7 filters")
        asked = filter_words(self.finding.filters(line).filters, self.coach.desk.outline)
        said.say(asked, self._found_words(count), hint)

    def _found_words(self, count: int | None) -> str:
        hits = self._hits
        if count is None and hits.whole:
            count = hits.known
        if count is None:
            return _("{count} and more found").format(count=hits.known)
        return ngettext("{count} found", "{count} found", count).format(count=f"{count:,}")

    @on(Input.Submitted, "#search")
    @on(SearchLine.Left)
    def _to_hits(self, event: Input.Submitted | SearchLine.Left) -> None:
        event.stop()
        if self._line != self._hits.line:
            self._show_found()
        self._list.focus()

    @on(PagedList.Wanted)
    def _read_on(self, event: PagedList.Wanted) -> None:
        event.stop()
        if not self._shown.more(event.edge):
            return
        if event.edge in {"first", "last"}:
            self._list.set_lines(self._shown.lines)
        else:
            self._list.show(self._shown.lines)
        if event.edge == "first":
            self._list.to_first()
        elif event.edge == "last":
            self._list.to_last()
        self._moved_on()

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._moved_on()

    def _moved_on(self) -> None:
        """Follow the cursor: which keys work, and what stands beside the list."""
        kind = self.kind()
        if kind != self._kind_seen:
            self._kind_seen = kind
            self.refresh_bindings()
        self._read_soon()

    def _read_soon(self) -> None:
        if self.app.size.width < WIDE:
            return
        if self._reading is not None:
            self._reading.stop()
        self._reading = self.set_timer(PANE_PAUSE, self._read_beside)

    def _read_beside(self) -> None:
        document = self.document()
        for pane in self.query(EntryPane):
            pane.show(self._titles.about(document) if document else "", entry_text(document) if document else "")

    def document(self) -> Document | None:
        """Give what is under the cursor, where it is a document."""
        identity = self._list.cursor_id
        return self.coach.desk.store.documents.get(identity) if identity in self._shown.kinds else None

    # Keys --------------------------------------------------------------------------------------------------------

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
        """Open the search line, or go back to it; at once, or as soon as it is there."""
        if not self.query("#search"):
            self._find_first = True
            return
        self._open_search(self._search.value if self._searching else "")
        self._search.focus()

    def action_list(self) -> None:
        """Leave the search."""
        self._search.value = ""
        for widget in (self._search, self.query_one("#asked")):
            widget.display = False
        self._shown = self._entries
        self._list.focus()
        self.refresh_bindings()
        self.reload()

    def action_filters(self) -> None:
        """Choose a filter from a list; it is written into the search line."""
        from leadcoach.ui.modals.filter_chooser import FilterChooser

        def chosen(part: str | None) -> None:
            if part:
                self.ask(with_filter(self._search.value if self._searching else "", part))

        line = self._search.value if self._searching else ""
        self.app.push_screen(FilterChooser(self.coach.desk, line), chosen)
