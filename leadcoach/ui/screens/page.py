"""A screen with one page to write on: names while typing, finding, and a person's own editor."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from leadcoach.errors import LeadcoachError
from leadcoach.services.naming import Naming
from leadcoach.services.templates import Template, first_gap
from leadcoach.text import _
from leadcoach.ui.outside_editor import write_outside
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.widgets.completions import Completions
from leadcoach.ui.widgets.find_bar import FindBar
from leadcoach.ui.widgets.key_bar import key_name
from leadcoach.ui.widgets.page import Page
from leadcoach.ui.widgets.plain_text import plain


class PageScreen(AreaScreen):
    """What stands above the page, the page, and a quiet line below it."""

    AREA = "journal"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+f", "find", _("Find"), tooltip=_("Find words on this page"), id="entry.find"),
        Binding(
            "f5",
            "outside",
            _("Your own editor"),
            show=False,
            tooltip=_("Write this page in the editor that $EDITOR names"),
            id="entry.outside",
        ),
    ]

    def compose_area(self) -> ComposeResult:
        """The question, the page, and the line below."""
        yield Static(id="prompt", markup=False)
        hint = _("Write. Every key is kept within a second, and Esc makes it an entry. Ctrl+O shows questions.")
        yield Page(Naming(self.coach.desk).names, id="editor", placeholder=hint)
        yield Completions(id="aside")

    @property
    def page(self) -> Page:
        """The page."""
        return self.query_one(Page)

    def say_above(self, text: str) -> None:
        """Show a text above the page, or nothing there."""
        shown = self.query_one("#prompt", Static)
        shown.display = bool(text)
        shown.update(plain(text))

    def say_below(self, sentence: str) -> None:
        """Show a quiet sentence below the page, or nothing there."""
        self.query_one(Completions).say(sentence)

    def key_of(self, action: str) -> str:
        """Give the key in use for an action, as people read it."""
        bindings = (each.binding for each in self.active_bindings.values())
        return next((key_name(each) for each in bindings if each.action == action), "")

    def write(self, text: str, start: tuple[int, int]) -> None:
        """Put a text in the place of everything from there on, as one edit that Ctrl+Z takes back."""
        page = self.page
        page.history.checkpoint()
        page.replace(text, start, page.document.end, maintain_selection_offset=False)
        page.history.checkpoint()

    def _lay_out(self, text: str, start: tuple[int, int]) -> None:
        """Put a template on the page from there on, with the cursor where writing begins."""
        self.write(text, start)
        words = text.lstrip("\n")
        row, column = first_gap(words)
        self.page.put_cursor((start[0] + len(text) - len(words) + row, column))

    def offer(self, template: Template) -> None:
        """Put a template on the page; below what is written only when that is wanted."""
        from leadcoach.ui.modals.confirm import ConfirmModal

        if self.page.blank:
            self._lay_out(template.text, (0, 0))
            return

        def decided(sure: bool | None) -> None:  # noqa: FBT001 - the dialog's answer
            if sure:
                self._lay_out("\n\n" + template.text, self.page.document.end)

        question = _("Add “{name}” below what you wrote?").format(name=template.name)
        self.app.push_screen(ConfirmModal(question, _("Add it below")), decided)

    @on(Page.Suggested)
    def _suggest(self, event: Page.Suggested) -> None:
        event.stop()
        self.query_one(Completions).show_names(event.sign, event.names, event.chosen)

    async def action_find(self) -> None:
        """Open the line that finds words, at first use."""
        if not self.query(FindBar):
            await self.mount(FindBar(self.page), after=self.page)
        self.query_one(FindBar).open()

    def action_outside(self) -> None:
        """Write in one's own editor; what comes back is one edit."""
        if not self.coach.keeper.flush():
            return
        before = self.page.content
        try:
            found = write_outside(
                self.app, self.coach.around.editor, before, self.coach.around.inbox, self.coach.desk.new_id()
            )
        except LeadcoachError as error:
            self.notify(error.message, markup=False)
            return
        if found != before:
            self.write(found, (0, 0))
        self.page.focus()
