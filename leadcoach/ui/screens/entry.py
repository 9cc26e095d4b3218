"""The journal's editor: one entry, and the question it answers if there is one."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static, TextArea

from leadcoach.domain.records import Draft
from leadcoach.errors import Refused, StoreError
from leadcoach.services.journaling import Journaling, OpenEntry
from leadcoach.services.wording import clock_text
from leadcoach.text import _, clean
from leadcoach.ui.screens.base import AreaScreen
from leadcoach.ui.widgets.plain_text import plain


class Page(TextArea):
    """A page to write on; what is pasted is cleaned first."""

    async def _on_paste(self, event: events.Paste) -> None:
        cleaned = clean(event.text)
        if cleaned.removed:
            self.notify(
                _("{count} control characters were left out of what you pasted.").format(count=cleaned.removed),
                markup=False,
            )
        await super()._on_paste(events.Paste(cleaned.text))
        event.prevent_default()


class EntryScreen(AreaScreen):
    """Writes one entry; every key is kept within a second, and Esc makes it an entry."""

    AREA = "journal"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", _("Keep and close"), tooltip=_("Keep it as an entry and go back"), id="entry.close"),
        Binding("ctrl+s", "save", _("Keep"), tooltip=_("Keep this wording as a version and write on"), id="entry.save"),
        Binding(
            "ctrl+t",
            "distance",
            _("From a distance"),
            tooltip=_("The question as advice to a colleague"),
            id="entry.distance",
        ),
    ]

    def __init__(self, identity: str = "", prompt: str = "") -> None:
        super().__init__()
        self._identity = identity
        self._prompt = prompt
        self._entry: OpenEntry | None = None
        self._far = False
        self._touched = False

    def compose_area(self) -> ComposeResult:
        """The question, and the page."""
        yield Static(id="prompt", markup=False)
        hint = _("Write. Every key is kept within a second, and Esc makes it an entry.")
        yield Page(id="editor", soft_wrap=True, show_line_numbers=False, tab_behavior="focus", placeholder=plain(hint))

    def on_mount(self) -> None:
        """Open the entry with the cursor where it was."""
        self.journaling = Journaling(self.coach.desk)
        prompt = self.journaling.prompt(self._prompt) if self._prompt else None
        try:
            entry = self.journaling.open(self._identity) if self._identity else self.journaling.begin(prompt)
        except Refused:
            # A page left before its first word was never stored: an empty one is the same page.
            entry = self.journaling.begin()
        self._entry = entry
        page = self.query_one(Page)
        with self.prevent(TextArea.Changed):
            page.load_text(entry.text)
        page.move_cursor(entry.cursor if entry.kept_at else page.document.end)
        self.arrive(f"entry/{entry.document.id}")
        self.coach.keeper.hold(self._draft)
        self._say_prompt()
        self.refresh_bindings()
        page.focus()

    def _say_prompt(self) -> None:
        entry = self._entry
        shown = self.query_one("#prompt", Static)
        if entry is None:
            return
        parts = []
        if entry.prompt:
            step = entry.prompt.step
            parts.append(step.distance if self._far and step.distance else f"{step.title}. {step.question}")
        if entry.other:
            parts.append(
                _("This entry was changed elsewhere meanwhile; that wording is kept as a version: {start}").format(
                    start=entry.other[:120]
                )
            )
        if entry.kept_at and not parts:
            parts.append(
                _("Not finished yet; kept from {time}.").format(time=clock_text(entry.kept_at, self.coach.desk.clock()))
            )
        shown.display = bool(parts)
        shown.update(plain("\n".join(parts)))

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._entry is not None and self.is_running:
            self._touched = True
            self.coach.keeper.touch()

    def _draft(self) -> Draft | None:
        if self._entry is None:
            return None
        page = self.query_one(Page)
        text = "\n".join(page.document.lines)
        if not self._touched and not self._entry.kept_at and text == self._entry.text:
            return None
        return self.journaling.draft(self._entry, clean(text).text, page.cursor_location)

    def leave(self) -> bool:
        """Make it an entry; what cannot be kept stays on the screen."""
        if not self._save():
            return False
        self.depart()
        return True

    def action_save(self) -> None:
        """Keep this wording and write on."""
        if self._save():
            self.coach.keeper.hold(self._draft)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Looking from a distance needs a question that can be asked so."""
        if action == "distance":
            return bool(self._entry and self._entry.prompt and self._entry.prompt.step.distance)
        return super().check_action(action, parameters)

    def action_distance(self) -> None:
        """Show the question as advice to a colleague, or as it was."""
        self._far = not self._far
        self._say_prompt()

    def on_unmount(self) -> None:
        """Be asked no longer."""
        self.coach.keeper.release(self._draft)

    def _save(self) -> bool:
        if self._entry is None:
            return True
        page = self.query_one(Page)
        try:
            self._entry = self.journaling.save(self._entry, "\n".join(page.document.lines))
        except StoreError as error:
            self.coach.refused(error)
            return False
        self._touched = False
        self.coach.keeper.release(self._draft)
        self.coach.saved(self._entry.document.id, {})
        return True
