"""The earlier wordings of something written, what changed between them, and the way back to one."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from leadcoach.domain.differences import Change, Line, difference, lines_of
from leadcoach.errors import Refused
from leadcoach.services.journaling import title
from leadcoach.services.keeping import Keeping, Wording
from leadcoach.services.kept_wording import SIGNS, left_out, when_text, why_text
from leadcoach.text import _, ngettext
from leadcoach.ui.screens.base import AreaScreen, reading_keys, scroll_on
from leadcoach.ui.widgets.line_list import LineList, ListLine
from leadcoach.ui.widgets.plain_text import plain

STYLES: dict[Change, str] = {"kept": "", "out": "strike $text-muted", "in": "bold $accent"}
"""Beside the signs, so that a change is never told by its colour alone."""
VIEWS = ("since", "with", "whole")
"""What is shown of a wording: what changed since, what changed with it, all its words."""


class WordingList(LineList):
    """The wordings, the newest first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,r",
            "choose",
            _("Bring it back"),
            tooltip=_("Let this wording stand again; nothing is overwritten"),
            id="versions.return",
        ),
    ]


class VersionsScreen(AreaScreen):
    """Every wording of one document; Enter lets one of them stand again, as a new version."""

    AREA = "journal"
    FIRST_KEYS = ("choose", "compare", "back")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "d",
            "compare",
            _("Show it another way"),
            tooltip=_("What changed since, what changed with it, or the whole wording"),
            id="versions.compare",
        ),
        *reading_keys("versions"),
    ]
    DEFAULT_CSS = """
    VersionsScreen #subtitle { padding: 0 2; }
    VersionsScreen #wordings { height: 1fr; }
    VersionsScreen.-narrow #wordings { layout: vertical; padding-top: 1; }
    VersionsScreen.-narrow WordingList { height: 2fr; margin: 0 1; }
    VersionsScreen.-narrow #body { height: 3fr; }
    VersionsScreen.-wide #wordings { layout: horizontal; }
    VersionsScreen.-wide WordingList { width: 58; max-width: 50%; margin: 1 1 0 1; }
    VersionsScreen #difference { width: 1fr; max-width: 90; height: auto; }
    """

    def __init__(self, identity: str) -> None:
        super().__init__()
        self._identity = identity
        self._wordings: dict[str, Wording] = {}
        """By the id of the version, the oldest first."""
        self._view = 0

    def where(self) -> str:
        """The name of the screen."""
        return _("Earlier wordings")

    def compose_area(self) -> ComposeResult:
        """Title, what is compared, the wordings, the difference."""
        yield Static(id="title", markup=False)
        yield Static(id="subtitle", markup=False)
        with Container(id="wordings"):
            yield WordingList(id="versions")
            with VerticalScroll(id="body", can_focus=False):
                yield Static(id="difference", markup=False)

    def on_mount(self) -> None:
        """Put the focus on the list."""
        self.keeping = Keeping(self.coach.desk)
        self.query_one(WordingList).focus()

    def reload(self) -> None:
        """Read the wordings again."""
        shown = self.query_one(WordingList)
        try:
            document = self.keeping.document(self._identity)
            found = self.keeping.versions(self._identity)
        except Refused:
            note = _("There are no earlier wordings yet: this has not been kept as an entry.")
            shown.set_lines([ListLine("", note, kind="note")])
            return
        self._wordings = {each.version.id: each for each in found}
        self.query_one("#title", Static).update(plain(title(document, max(40, self.app.size.width - 8))))
        shown.styles.max_height = len(found) + 2  # what it does not need, the difference has
        lines = [self._line(each) for each in reversed(found)]
        if self.coach.desk.store.drafts.get(self._identity):
            note = _("What you typed since is kept as a version before another one comes back.")
            lines.insert(0, ListLine("", note, kind="note"))
        shown.set_lines(lines, keep=shown.cursor_id)
        self._show()

    def _line(self, wording: Wording) -> ListLine:
        when = when_text(wording.version.made_at, self.coach.desk.clock())
        why = why_text(wording.version.why)
        if wording.stands:
            why = _("{why}, stands now").format(why=why)
        words = ngettext("{count} word", "{count} words", wording.words).format(count=wording.words)
        left = f"{wording.number:<3}{when}  {why}"
        return ListLine(wording.version.id, left, words, strong=wording.stands)

    # What changed ------------------------------------------------------------------------------------------------

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._show()

    def action_compare(self) -> None:
        """Show another side of the wording under the cursor."""
        self._view = (self._view + 1) % len(VIEWS)
        self._show()

    def action_read(self, direction: int) -> None:
        """Scroll the difference by most of a screen."""
        scroll_on(self.query_one("#body"), direction)

    def _show(self) -> None:
        wording = self._wordings.get(self.query_one(WordingList).cursor_id)
        if wording is None:
            return
        said, shown = self._told(wording)
        self.query_one("#subtitle", Static).update(plain(said))
        self.query_one("#difference", Static).update(shown)
        self.query_one("#body").scroll_home(animate=False)

    def _told(self, wording: Wording) -> tuple[str, Content]:
        """Give what is shown, and a sentence that says what it is."""
        signs = _("[-taken out-] {+added+}")
        view, number = VIEWS[self._view], wording.number
        if wording.version.body is None:
            return _("Version {number}: its words were let go to save room.").format(number=number), Content()
        standing = next((each for each in self._wordings.values() if each.stands), wording)
        if view == "with" and number > 1:
            before = list(self._wordings.values())[number - 2]
            said = _("What changed with version {number}: {signs}").format(number=number, signs=signs)
            return said, _drawn(before.text, wording.text)
        if view == "since" and not wording.stands:
            said = _("What changed since version {number}: {signs}").format(number=number, signs=signs)
            return said, _drawn(wording.text, standing.text)
        said = _("What stands now") if wording.stands else _("Version {number}, whole").format(number=number)
        return said, plain(wording.text)

    # Going back --------------------------------------------------------------------------------------------------

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        wording = self._wordings.get(event.id)
        if wording is None or not self.coach.keeper.flush():
            return
        try:
            changed = self.keeping.return_to(self._identity, event.id)
        except Refused as error:
            self.notify(error.message, markup=False)
            return
        said = _("Version {number} stands again; what stood before is kept.").format(number=wording.number)
        self.notify(said if changed else _("That is what stands already."), markup=False)
        self.reload()
        self.query_one(WordingList).action_first()


def _drawn(before: str, after: str) -> Content:
    """Give a difference with its signs and styles."""
    pieces = difference(before, after)
    if all(piece.change == "kept" for piece in pieces):
        return plain(_("The words are the same.")).stylize("$text-muted")
    return Content("\n").join(_drawn_line(line) for line in lines_of(pieces))


def _drawn_line(line: Line | int) -> Content:
    if isinstance(line, int):
        return plain(left_out(line)).stylize("$text-muted")
    return Content("").join(_drawn_piece(change, text) for change, text in line)


def _drawn_piece(change: Change, text: str) -> Content:
    opens, closes = SIGNS[change]
    drawn = plain(f"{opens}{text}{closes}")
    return drawn.stylize(STYLES[change]) if STYLES[change] else drawn
