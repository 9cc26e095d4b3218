"""The bin: what was thrown in, how long it stays, and both ways out."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from leadcoach.errors import StoreError
from leadcoach.services.filter_words import date_words
from leadcoach.services.journaling import title
from leadcoach.services.keeping import BIN_DAYS, Keeping
from leadcoach.services.kept_wording import days_text
from leadcoach.services.leftovers import Leftovers
from leadcoach.text import _, ngettext
from leadcoach.ui.modals.confirm import ConfirmModal
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.widgets.line_list import LineList, ListLine
from leadcoach.ui.widgets.plain_text import plain


class BinList(LineList):
    """What lies in the bin, the last thrown in first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,u", "choose", _("Take back"), tooltip=_("Take this out of the bin, as it was"), id="bin.take-back"
        ),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Taking back needs something that lies here."""
        return bool(self.cursor_id) if action == "choose" else super().check_action(action, parameters)


class BinScreen(AreaScreen):
    """A line for each that lies in the bin; Enter takes it back."""

    AREA = "journal"
    FIRST_KEYS = ("choose", "erase", "back")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "x,delete",
            "erase",
            _("Delete for good"),
            tooltip=_("Delete this with every version; nothing brings it back but a backup"),
            id="bin.erase",
        ),
    ]
    DEFAULT_CSS = "BinScreen BinList { margin: 1 1 0 1; }"

    def where(self) -> str:
        """The name of the screen."""
        return _("Bin")

    def compose_area(self) -> ComposeResult:
        """Title, what happens here, list."""
        yield Static(plain(_("Bin")), id="title")
        yield Static(id="subtitle", markup=False)
        yield BinList(id="binned")

    def on_mount(self) -> None:
        """Put the focus on the list."""
        self.keeping = Keeping(self.coach.desk)
        self.query_one(BinList).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Deleting needs something to delete."""
        if action == "erase":
            return self.is_mounted and bool(self.query_one(BinList).cursor_id)
        return super().check_action(action, parameters)

    def reload(self) -> None:
        """Read again what lies here."""
        shown = self.query_one(BinList)
        lines = []
        for document, days_left in self.keeping.binned():
            right = f"{date_words(document.day)} · {days_text(days_left)}"
            lines.append(ListLine(document.id, title(document, 200), right))
        empty = ListLine("", _("The bin is empty. What you throw in stays here for 30 days."), kind="note")
        shown.set_lines(lines or [empty], keep=shown.cursor_id)
        said = ngettext(
            "What lies here longer than {count} day is deleted for good.",
            "What lies here longer than {count} days is deleted for good.",
            BIN_DAYS,
        )
        self.query_one("#subtitle", Static).update(plain(said.format(count=BIN_DAYS) if lines else ""))
        self.refresh_bindings()

    @on(LineList.Chosen)
    def _take_back(self, event: LineList.Chosen) -> None:
        event.stop()
        if self.keeping.take_back(event.id):
            self.notify(_("Back in the journal, as it was."), markup=False)
        self.reload()

    def action_erase(self) -> None:
        """Ask, then delete what is under the cursor for good."""
        identity = self.query_one(BinList).cursor_id
        document = self.keeping.document(identity)
        versions = len(self.coach.desk.store.documents.versions(identity))

        def decided(sure: bool | None) -> None:  # noqa: FBT001 - the dialog's answer
            if sure:
                self._erase(identity)

        question = ngettext(
            "Delete “{title}” for good? Nothing but a backup can bring it back.",
            "Delete “{title}” for good, with its {count} versions? Nothing but a backup can bring it back.",
            versions,
        ).format(title=title(document, 40), count=versions)
        self.app.push_screen(ConfirmModal(question, _("Delete it for good")), decided)

    def _erase(self, identity: str) -> None:
        leftovers = Leftovers(self.coach.around.store)
        try:
            gone = self.keeping.erase([identity])
            leftovers.clear(gone)
        except StoreError as error:
            self.coach.refused(error)
            self.reload()
            return
        self.notify(_("Deleted for good.") + still_held(len(leftovers.holding(gone.ids))), markup=False)
        self.reload()


def still_held(backups: int) -> str:
    """Say how many backups still hold what was deleted, if any."""
    if not backups:
        return ""
    said = ngettext(" {count} backup still holds it.", " {count} backups still hold it.", backups)
    return said.format(count=backups)
