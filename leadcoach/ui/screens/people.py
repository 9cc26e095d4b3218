"""People and tags in what was written, and taking a person out of everything."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from leadcoach.errors import Refused, StoreError
from leadcoach.services.keeping import Keeping, someone
from leadcoach.services.kept_wording import purge_question
from leadcoach.services.leftovers import Leftovers
from leadcoach.storage.tags import Used
from leadcoach.text import _, ngettext
from leadcoach.ui.modals.confirm import ConfirmModal
from leadcoach.ui.modals.name import NameModal
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.screens.bin import still_held
from leadcoach.ui.widgets.line_list import LineList, ListLine
from leadcoach.ui.widgets.plain_text import plain


class NamesList(LineList):
    """People first, then tags, those used most first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", _("Find"), tooltip=_("Find where this name stands"), id="people.find"),
    ]


class PeopleScreen(AreaScreen):
    """A line for each person and tag; Enter finds what bears it."""

    AREA = "journal"
    FIRST_KEYS = ("choose", "purge", "back")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "x,delete",
            "purge",
            _("Take out"),
            tooltip=_("Take this person out of everything you wrote, earlier versions included"),
            id="people.purge",
        ),
    ]
    DEFAULT_CSS = "PeopleScreen NamesList { margin: 1 1 0 1; }"

    def where(self) -> str:
        """The name of the screen."""
        return _("People and tags")

    def compose_area(self) -> ComposeResult:
        """Title and list."""
        yield Static(plain(_("People and tags")), id="title")
        yield NamesList(id="names")

    def on_mount(self) -> None:
        """Put the focus on the list."""
        self.keeping = Keeping(self.coach.desk)
        self.query_one(NamesList).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a person can be taken out."""
        if action == "purge":
            return self.is_mounted and self.query_one(NamesList).cursor_id.startswith("@")
        return super().check_action(action, parameters)

    def reload(self) -> None:
        """Count again."""
        shown = self.query_one(NamesList)
        people, tags = self.keeping.people(), self.keeping.tags()
        lines = [ListLine("", _("People"), kind="heading")]
        lines += [_line("@", each) for each in people]
        if not people:
            lines.append(ListLine("", _("Nobody yet. Write @Ana in an entry, and Ana is listed here."), kind="note"))
        lines += [ListLine("", "", kind="note"), ListLine("", _("Tags"), kind="heading")]
        lines += [_line("#", each) for each in tags]
        if not tags:
            lines.append(ListLine("", _("None yet. Write #delegation in an entry."), kind="note"))
        shown.set_lines(lines, keep=shown.cursor_id)
        self.refresh_bindings()

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self.refresh_bindings()

    @on(LineList.Chosen)
    def _find(self, event: LineList.Chosen) -> None:
        """Go to the journal with a search for the name."""
        from leadcoach.ui.screens.journal import JournalScreen

        event.stop()
        self.app.pop_screen()
        self.app.switch_mode("journal")
        screen = self.app.screen
        if isinstance(screen, JournalScreen):
            screen.ask(event.id)

    # Taking a person out -----------------------------------------------------------------------------------------

    def action_purge(self) -> None:
        """Ask what is to stand in the place of the name."""
        name = self.query_one(NamesList).cursor_id.removeprefix("@")

        def named(instead: str | None) -> None:
            if instead:
                self._ask(name, instead)

        question = _("What is to stand in the place of “{name}”?").format(name=name)
        self.app.push_screen(NameModal(question, someone()), named)

    def _ask(self, name: str, instead: str) -> None:
        """Ask whether to go on, with what it would change."""
        try:
            asked = self.keeping.asked(name, instead)
        except Refused as error:
            self.notify(error.message, markup=False)
            return

        def decided(sure: bool | None) -> None:  # noqa: FBT001 - the dialog's answer
            if sure and self.coach.keeper.flush():
                self._purge(name, asked.instead)

        question = purge_question(asked.name, self.keeping.mentions(name), asked.instead, whole=False)
        warning = _("Earlier versions and the bin change too; nothing but a backup can bring the name back.")
        self.app.push_screen(ConfirmModal(f"{question} {warning}", _("Take the name out")), decided)

    def _purge(self, name: str, instead: str) -> None:
        leftovers = Leftovers(self.coach.around.store)
        try:
            changed, _gone = self.keeping.purge_person(name, instead)
        except StoreError as error:
            self.coach.refused(error)
            return
        asked = self.keeping.asked(name, instead)
        held = leftovers.held_by(lambda store: bool(store.erasing.mentions(asked).documents))
        said = ngettext("The name is out of {count} wording.", "The name is out of {count} wordings.", changed.wordings)
        self.notify(said.format(count=changed.wordings) + still_held(len(held)), markup=False)
        self.reload()


def _line(sign: str, used: Used) -> ListLine:
    times = ngettext("{count} entry or answer", "{count} entries and answers", used.times)
    return ListLine(f"{sign}{used.name}", f"{sign}{used.name}", times.format(count=used.times))
