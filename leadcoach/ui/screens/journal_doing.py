"""What is done to the entry under the cursor: a star, another day, its versions, the bin."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType

from leadcoach.domain.records import JOURNAL_KINDS, Document
from leadcoach.services.filter_words import date_words
from leadcoach.services.journaling import title
from leadcoach.services.keeping import Keeping
from leadcoach.text import _
from leadcoach.ui.modals.confirm import ConfirmModal
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.screens.journal_pages import UNFINISHED


class DoingScreen(AreaScreen):
    """A screen with something written under its cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "star", _("Star"), tooltip=_("Mark this with a star, or take the star off"), id="journal.star"),
        Binding(
            "d",
            "date",
            _("Date and week"),
            show=False,
            tooltip=_("Change the day and the week of this entry"),
            id="journal.date",
        ),
        Binding(
            "v,f8",
            "versions",
            _("Versions"),
            show=False,
            tooltip=_("Every earlier wording of this"),
            id="journal.versions",
        ),
        Binding(
            "x,delete",
            "bin",
            _("To the bin"),
            show=False,
            tooltip=_("Put this entry in the bin for 30 days"),
            id="journal.bin",
        ),
        Binding(
            "u",
            "take_back",
            _("Take back"),
            show=False,
            tooltip=_("Take the last one out of the bin"),
            id="journal.undo",
        ),
    ]

    _binned = ""

    def kind(self) -> str:
        """Give the kind of what is under the cursor, empty where it is nothing that was written."""
        return ""

    def document(self) -> Document | None:
        """Give what is under the cursor, where it is a document."""
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A star needs something written; a day and the bin need an entry: answers belong to the programme."""
        if action not in {"star", "versions", "date", "bin"}:
            return super().check_action(action, parameters)
        kind = self.kind() if self.is_mounted else ""
        if action in {"star", "versions"}:
            return bool(kind) and kind != UNFINISHED
        return kind in JOURNAL_KINDS or (kind == UNFINISHED and action == "bin")

    def action_star(self) -> None:
        """Mark what is under the cursor, or take the mark off."""
        document = self.document()
        if document is not None:
            Keeping(self.coach.desk).star(document.id, starred=not document.starred)
            self.reload()

    def action_date(self) -> None:
        """Change the day and the week of what is under the cursor."""
        from leadcoach.ui.modals.dating import Dated, DatingModal

        document = self.document()
        if document is None:
            return

        def decided(dated: Dated | None) -> None:
            if dated is not None:
                self._date(document, dated.day, dated.week)

        self.app.push_screen(DatingModal(self.coach.desk, document), decided)

    def _date(self, document: Document, day: str, week: int | None) -> None:
        Keeping(self.coach.desk).move(document.id, date.fromisoformat(day), week=week, no_week=week is None)
        self.notify(_("It is now under {day}.").format(day=date_words(day)), markup=False)
        self.reload()

    def action_versions(self) -> None:
        """Show every wording of what is under the cursor."""
        document = self.document()
        if document is not None:
            from leadcoach.ui.screens.versions import VersionsScreen

            self.app.push_screen(VersionsScreen(document.id))

    def action_bin(self) -> None:
        """Ask, then put the entry under the cursor in the bin."""
        found = self.document()
        if found is None:
            self.notify(_("This is not finished yet. Open it and press Esc; then it can go to the bin."), markup=False)
            return

        def decided(sure: bool | None) -> None:  # noqa: FBT001 - the dialog's answer
            if not sure:
                return
            Keeping(self.coach.desk).bin(found.id)
            self._binned = found.id
            self.notify(_("In the bin for 30 days; u takes it back."), markup=False)
            self.reload()

        question = _("Put “{title}” in the bin? It can be taken back for 30 days.").format(title=title(found, 40))
        self.app.push_screen(ConfirmModal(question, _("Put it in the bin")), decided)

    def action_take_back(self) -> None:
        """Take the last binned entry back."""
        keeping = Keeping(self.coach.desk)
        binned = self._binned or next((each.document.id for each in keeping.binned(limit=1)), "")
        if binned:
            keeping.take_back(binned)
            self._binned = ""
            self.reload()
        else:
            self.notify(_("The bin is empty: there is nothing to take back."), markup=False)
