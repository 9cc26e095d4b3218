"""The journal's editor: one entry, and the question it answers if there is one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import TextArea

from leadcoach.domain.entry_body import LEAST_ENERGY, MOST_ENERGY
from leadcoach.domain.records import Document, Draft
from leadcoach.errors import Refused, StoreError
from leadcoach.services.entry_wording import above_the_page, as_prose, earlier_line, head
from leadcoach.services.finding import Finding
from leadcoach.services.journaling import Journaling, OpenEntry, Prompt, title
from leadcoach.services.self_check import SelfCheck
from leadcoach.services.templates import Template
from leadcoach.text import _, clean
from leadcoach.ui.screens.page import PageScreen
from leadcoach.ui.widgets.area_bar import AreaBar
from leadcoach.ui.widgets.page import Page

VERSION_EVERY = timedelta(minutes=10)
"""How long one writes before the wording becomes a version to come back to."""
LOOK_EVERY = 1.0
"""Seconds between two looks at the page for what is said about it, so that no letter waits for one."""


class EntryScreen(PageScreen):
    """Writes one entry; every key is kept within a second, and Esc makes it an entry."""

    FIRST_KEYS: ClassVar[tuple[str, ...]] = (
        *("step(1)", "step(-1)", "close"),
        *("back", "save", "begin_with", "keys", "quit", "find", "distance"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+n", "back", _("Done"), tooltip=_("Keep it as an entry and go back"), id="entry.close"),
        Binding("ctrl+s", "save", _("Keep"), tooltip=_("Keep this wording as a version and write on"), id="entry.save"),
        Binding(
            "ctrl+o", "begin_with", _("Questions"), tooltip=_("Questions of the week, and templates"), id="entry.begin"
        ),
        Binding("ctrl+t", "distance", _("From a distance"), tooltip=_("As advice to a colleague"), id="entry.distance"),
        Binding(
            "ctrl+l",
            "energy",
            _("Energy"),
            show=False,
            tooltip=_("How much energy you have, 1 to 5"),
            id="entry.energy",
        ),
        Binding(
            "ctrl+g",
            "earlier",
            _("What you wrote earlier"),
            show=False,
            tooltip=_("Read what you wrote to such a question in an earlier week"),
            id="entry.earlier",
        ),
        Binding(
            "f8",
            "versions",
            _("Earlier wordings"),
            show=False,
            tooltip=_("Every wording this entry had, to read and to bring back"),
            id="entry.versions",
        ),
        Binding(
            "ctrl+r",
            "look_back",
            _("Look back"),
            show=False,
            tooltip=_("Three questions about what you wrote, without a score"),
            id="entry.look-back",
        ),
    ]

    def __init__(self, identity: str = "", prompt: str = "") -> None:
        super().__init__()
        self._identity = identity
        self._prompt = prompt
        self._entry: OpenEntry | None = None
        self._earlier: Document | None = None
        self._far = False
        self._touched = False
        self._fresh = False
        """Whether it was begun here; after such an entry the self-check comes, once."""
        self._kept_by_hand = False
        self._looking: Timer | None = None

    # Opening -----------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Open the entry with the cursor where it was."""
        self.journaling = Journaling(self.coach.desk)
        prompt = self.journaling.prompt(self._prompt) if self._prompt else None
        try:
            entry = self.journaling.open(self._identity) if self._identity else self.journaling.begin(prompt)
        except Refused:
            # A page left before its first word was never stored: an empty one is the same page.
            entry = self.journaling.begin()
        self.arrive(f"entry/{entry.document.id}")
        self._show(entry)
        self.page.focus()

    def _show(self, entry: OpenEntry) -> None:
        """Put an entry on the page."""
        self._entry, self._fresh = entry, not entry.base
        self._far, self._touched, self._kept_by_hand = False, False, False
        self._version_at = self.coach.desk.clock().at
        page = self.page
        page.put(entry.text)
        page.put_cursor(entry.cursor if entry.kept_at else page.document.end)
        self.coach.keeper.hold(self._draft)
        self._say_question()
        self._say_head()
        self.call_after_refresh(self._look_for_earlier)
        self.refresh_bindings()

    def reload(self) -> None:
        """Show the wording that stands now, where it was changed elsewhere and nothing waits here."""
        entry = self._entry
        if entry is None or self._touched or entry.kept_at:
            return
        stored = self.coach.desk.store.documents.get(entry.document.id)
        if stored is not None and stored.head != entry.base:
            self._show(self.journaling.open(stored.id))

    # What stands around the page ---------------------------------------------------------------------------------

    def _say_question(self) -> None:
        if self._entry is not None:
            self.say_above(above_the_page(self.coach.desk, self._entry, far=self._far))

    def _say_head(self) -> None:
        if self._entry is not None:
            first = next((line for line in self.page.document.lines if line.strip()), "")
            self.query_one(AreaBar).say(head(self._entry, first))

    def _look_for_earlier(self) -> None:
        """Look, once the page is there, whether such a question was answered in an earlier week."""
        prompt = self._entry.prompt if self._entry else None
        self._earlier = Finding(self.coach.desk).earlier(prompt) if prompt else None
        self.refresh_bindings()
        self._say_aside()

    def _say_aside(self) -> None:
        self.say_below(earlier_line(self._earlier, self.key_of("earlier")) if self._earlier else "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was written earlier must be there to be read."""
        return self._earlier is not None if action == "earlier" else super().check_action(action, parameters)

    def action_distance(self) -> None:
        """Show the question as advice to a colleague, or as it was."""
        self._far = not self._far
        self._say_question()

    def action_earlier(self) -> None:
        """Read what was written in an earlier week."""
        from leadcoach.ui.screens.reading import ReadingScreen

        if self._earlier is not None:
            self.app.push_screen(ReadingScreen(title(self._earlier), as_prose(self._earlier)))

    # Energy ------------------------------------------------------------------------------------------------------

    def action_energy(self) -> None:
        """Ask for a digit."""
        self.page.focus()
        self.page.ask_digit("".join(map(str, (0, *range(LEAST_ENERGY, MOST_ENERGY + 1)))))
        sentence = _("How much energy do you have now? {least} is little, {most} is plenty, 0 says nothing.")
        self.say_below(sentence.format(least=LEAST_ENERGY, most=MOST_ENERGY))

    @on(Page.Answered)
    def _energy(self, event: Page.Answered) -> None:
        event.stop()
        self._say_aside()
        if event.digit is None or self._entry is None:
            return
        self._entry = self._entry.with_energy(event.digit or None)
        self._touch()
        self._say_head()

    # Keeping -----------------------------------------------------------------------------------------------------

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._entry is not None and self.is_running:
            self._touch()

    def _touch(self) -> None:
        self._touched, self._kept_by_hand = True, False
        self.coach.keeper.touch()
        if self._looking is None:
            self._looking = self.set_timer(LOOK_EVERY, self._look)

    def _look(self) -> None:
        """Follow the page: its first line in the area line, and a version now and then."""
        self._looking = None
        self._say_head()
        due = self.coach.desk.clock().at - self._version_at >= VERSION_EVERY
        if self._touched and due and self._save(finished=False):
            self.coach.keeper.hold(self._draft)

    def _draft(self) -> Draft | None:
        if self._entry is None:
            return None
        page = self.page
        if not self._touched and not self._entry.kept_at and page.content == self._entry.text:
            return None
        return self.journaling.draft(self._entry, clean(page.content).text, page.cursor)

    def _save(self, *, finished: bool = True) -> bool:
        if self._entry is None:
            return True
        try:
            self._entry = self.journaling.save(self._entry, self.page.content, finished=finished)
        except StoreError as error:
            self.coach.refused(error)
            return False
        self._touched, self._version_at = False, self.coach.desk.clock().at
        self.coach.keeper.release(self._draft)
        self.coach.saved(self._entry.document.id, {})
        return True

    def action_save(self) -> None:
        """Keep this wording and write on."""
        if self._save():
            self._kept_by_hand = True
            self.coach.keeper.hold(self._draft)

    def action_versions(self) -> None:
        """Keep this wording as the last one, and show all there were."""
        from leadcoach.ui.screens.versions import VersionsScreen

        if not self._save() or self._entry is None:
            return
        self.coach.keeper.hold(self._draft)
        if self._entry.base:
            self.app.push_screen(VersionsScreen(self._entry.document.id))
        else:
            self.notify(_("Nothing is written yet, so there is no earlier wording."), markup=False)

    def on_unmount(self) -> None:
        """Be asked no longer."""
        self.coach.keeper.release(self._draft)

    # Closing -----------------------------------------------------------------------------------------------------

    def action_back(self) -> None:
        """Make it an entry and go; what cannot be kept stays on the screen."""
        if not self._save():
            return
        asked = self._fresh and not self._kept_by_hand and self._entry is not None
        if asked and self._entry is not None and SelfCheck(self.coach.desk).due(self._entry):
            self._fresh = False
            self._ask_to_look_back(self._close)
        else:
            self._close()

    def _close(self) -> None:
        self.depart()
        self.app.pop_screen()

    def action_look_back(self) -> None:
        """Keep this wording, and ask the questions of the self-check."""
        if self._save():
            self._ask_to_look_back(lambda: self.coach.keeper.hold(self._draft))

    def _ask_to_look_back(self, then: Callable[[], None]) -> None:
        from leadcoach.ui.modals.self_check import SelfCheckModal

        entry = self._entry
        if entry is None:
            return

        def answered(checked: tuple[str, ...] | None) -> None:
            if checked is not None and checked != entry.checked:
                self._entry = entry.with_checked(checked)
                if not self._save():
                    return
            then()

        self.app.push_screen(SelfCheckModal(SelfCheck(self.coach.desk), entry.checked), answered)

    # Questions and templates -------------------------------------------------------------------------------------

    async def action_begin_with(self) -> None:
        """Show what a page can begin with."""
        from leadcoach.ui.screens.templates import TemplatesScreen

        # A dialog that follows answers to the screen in whose turn it was opened; the list is gone by then.
        begin = partial(self.call_later, self._begin_with)
        await self.app.push_screen(TemplatesScreen(self.page.content, begin))

    def _begin_with(self, chosen: Prompt | Template | None) -> None:
        if isinstance(chosen, Template):
            self.offer(chosen)
        elif self._entry is not None and (chosen != self._entry.prompt or (chosen is None and not self.page.blank)):
            self._turn_to(chosen)

    def _turn_to(self, prompt: Prompt | None) -> None:
        """Keep this page, and open another one in its place."""
        wrote = not self.page.blank
        if not self._save():
            return
        entry = self.journaling.begin(prompt)
        self.coach.leave_at(f"entry/{entry.document.id}")
        self._show(entry)
        if wrote:
            self.notify(_("The page before is kept in the journal."), markup=False)
