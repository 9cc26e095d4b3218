"""The app: areas, commands that work everywhere, autosave, and what happens at the end."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual._styles_cache import StylesCache
from textual.actions import ActionParseResult
from textual.app import SystemCommand
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.filter import LineFilter
from textual.screen import Screen

from leadcoach.errors import StoreError, StoreMoved
from leadcoach.services.desk import Desk
from leadcoach.services.programme import PLACE, Programme
from leadcoach.text import _
from leadcoach.ui.crash import QuietCrash
from leadcoach.ui.guard import PlainSigns, TerminalGuard
from leadcoach.ui.saving import Saving
from leadcoach.ui.surroundings import Surroundings
from leadcoach.ui.themes import THEMES, theme_names
from leadcoach.ui.widgets.area_bar import AREAS, area_name, area_tooltip

if TYPE_CHECKING:
    from leadcoach.ui.backing_up import BackingUp

THEME = "theme"
RUNNING = "running"
"""Local key: the session that is open; empty after a clean end."""
INBOX_EVERY = 1.0
COLLECT_AFTER = 5_000
"""New objects after which garbage is collected: a screen makes so many that Python's 700 cost a seventh of its time."""
NOT_IN_PALETTE = ("list.", "ask.", "page.")
"""Ids of bindings that only make sense with the widget they move."""


def _today() -> Screen[None]:
    from leadcoach.ui.screens.today import TodayScreen

    return TodayScreen()


def _programme() -> Screen[None]:
    from leadcoach.ui.screens.programme import ProgrammeScreen

    return ProgrammeScreen()


def _journal() -> Screen[None]:
    from leadcoach.ui.screens.journal import JournalScreen

    return JournalScreen()


def _workbench() -> Screen[None]:
    from leadcoach.ui.screens.workbench import WorkbenchScreen

    return WorkbenchScreen()


def _collect_from_now_on() -> None:
    """Start to collect garbage, leaving alone what start-up made; while starting it would only cost time."""
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(COLLECT_AFTER)
        gc.enable()


class LeadcoachApp(Saving, QuietCrash):
    """leadcoach in a terminal."""

    MODES: ClassVar[dict[str, str | Callable[[], Screen[None]]]] = {
        "today": _today,
        "programme": _programme,
        "journal": _journal,
        "workbench": _workbench,
    }
    DEFAULT_MODE = "today"

    TITLE = "leadcoach"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    NOTIFICATION_TIMEOUT = 3
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                digit, f"area('{area}')", area_name(area), show=False, tooltip=area_tooltip(area), id=f"area.{area}"
            )
            for area, digit in AREAS
        ),
        Binding("c", "capture", _("Capture"), tooltip=_("Note a thought in 60 seconds, then return"), id="app.capture"),
        Binding(
            "slash", "search", _("Search"), tooltip=_("Find words in everything you wrote"), id="app.search", show=False
        ),
        Binding(
            "f1,question_mark", "keys", _("Keys"), tooltip=_("Keys and help for what has the focus"), id="app.help"
        ),
        Binding(
            "ctrl+q", "quit", _("Quit"), tooltip=_("Quit at once; everything is saved"), id="app.quit", priority=True
        ),
        Binding("ctrl+s", "keep", _("Keep"), show=False, tooltip=_("Write what you typed, now"), id="app.keep"),
        Binding(
            "f3",
            "catch_up",
            _("Catch up"),
            show=False,
            tooltip=_("The smallest step of each week left behind"),
            id="app.catch-up",
        ),
        Binding(
            "f4", "recall", _("Recall"), show=False, tooltip=_("The recall cards that come today"), id="app.recall"
        ),
        Binding("f2", "settings", _("Settings"), tooltip=_("Theme, dates, who you are"), id="app.settings"),
    ]

    def __init__(self, desk: Desk, surroundings: Surroundings) -> None:
        super().__init__(desk, surroundings)
        # Made once: Textual keeps what it filtered by the filter it used.
        self._guards = (*([PlainSigns()] if surroundings.ascii_only else []), TerminalGuard())
        self.crash_log = surroundings.crash_log
        self.programme = Programme(desk)
        self.backing_up: BackingUp | None = None
        if surroundings.keymap:
            self.set_keymap(dict(surroundings.keymap))
        for theme in THEMES:
            self.register_theme(theme)
        wanted = desk.store.local.get(THEME, theme_names()[0])
        self.theme = wanted if wanted in self.available_themes else theme_names()[0]

    # Start and end -----------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Open Today, or the first run, or after a crash the very field that was left."""
        crashed = self.desk.store.local.get(RUNNING) not in ("", self.desk.session)
        with suppress(StoreError):
            self.desk.store.local.put(RUNNING, self.desk.session)
        if not self.programme.begun():
            self.call_later(self.open_walk, "profile", "")
        elif crashed and self.desk.store.drafts.all():
            self.call_later(self.go_on)
        self.set_interval(INBOX_EVERY, self.look_in_inbox)
        self.call_after_refresh(_collect_from_now_on)
        self.call_after_refresh(self._after_the_first_frame)

    def _after_the_first_frame(self) -> None:
        """Begin with what nobody waits for: backups, and letting go of what lay in the bin for thirty days."""
        from leadcoach.ui.backing_up import BackingUp

        self.backing_up = BackingUp(self, self.around.safety, self.say_trouble)
        self.backing_up.begin()
        with suppress(StoreError):
            self.around.empty_bin()

    async def action_quit(self) -> None:
        """Keep what stands on the screen and go; stay when it could not be kept.

        It waits in the queue of the widget with the focus, behind keys that are not in the text yet.
        """
        (self.focused or self).call_later(self._leave)

    def _leave(self) -> None:
        if self.keeper.flush():
            self.end(0)
        elif isinstance(self.keeper.error, StoreMoved):
            self._rescue_and_end()

    def _rescue_and_end(self) -> None:
        """Leave a store that is gone: waiting cannot bring it back, as it can room on a disk."""
        if self.backing_up:
            self.backing_up.end()
        try:
            self.around.rescue(self.keeper.snapshot())
        except StoreError as error:
            self.refused(error)
            return
        self.exit(1, return_code=1, message=Text(self.trouble))

    def end(self, code: int) -> None:
        """Leave, after everything is kept."""
        if self.backing_up:
            self.backing_up.end()
        try:
            self.desk.store.local.put(RUNNING, "")
        except StoreError:
            code = 1
        self._leave_the_reader()
        self.exit(code, return_code=code)

    def _leave_the_reader(self) -> None:
        """Do not wait for the thread that reads keys: it looks up only ten times a second, and the process ends now."""
        if self._driver is not None and hasattr(self._driver, "_key_thread"):
            self._driver._key_thread = None  # noqa: SLF001 - Textual has no word for it; a test holds that it is there

    # Areas -------------------------------------------------------------------------------------------------------

    def action_area(self, area: str) -> None:
        """Switch to an area, which keeps its own place."""
        self.switch_mode(area)

    def leave_at(self, place: str) -> None:
        """Remember where the person is."""
        self.note(PLACE, place)

    # Commands ----------------------------------------------------------------------------------------------------

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key asks for; when the store refuses, say why and stay."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except StoreError as error:
            self.refused(error)
            return True

    async def action_capture(self) -> None:
        """Open the capture form over whatever is shown."""
        from leadcoach.ui.modals.capture import CaptureModal

        await self.push_screen(CaptureModal(self.desk, self.keeper), self._captured)

    def _captured(self, kept: bool | None) -> None:  # noqa: FBT001 - the dialog's answer
        if kept:
            self.reload_screens()

    def use_theme(self, name: str) -> None:
        """Change the theme and remember it."""
        self.theme = name
        self.note(THEME, name)

    def action_search(self) -> None:
        """Go to the journal's search."""
        from leadcoach.ui.screens.journal import JournalScreen

        self.switch_mode("journal")
        screen = self.screen
        if isinstance(screen, JournalScreen):
            screen.action_find()

    def action_keys(self) -> None:
        """Show keys and help for what has the focus."""
        from leadcoach.ui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.focused, self.screen.active_bindings.values()))

    def action_settings(self) -> None:
        """Open the settings."""
        from leadcoach.ui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen())

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Give the palette what the bindings say, so that keys and palette never differ."""
        seen: set[str] = set()
        for node, binding, enabled, tooltip in screen.active_bindings.values():
            known = binding.action in seen or not binding.id or binding.id.startswith(NOT_IN_PALETTE)
            if known or not enabled or not binding.description:
                continue
            seen.add(binding.action)
            run = partial(self.run_action, binding.action, node)
            yield SystemCommand(binding.description, tooltip or binding.tooltip, run)

    def pop_screen(self) -> AwaitComplete:
        """Leave a screen and let go of what was drawn of it, which Textual would keep for the last thousand widgets."""
        StylesCache.get_inner_outer.cache_clear()
        return super().pop_screen()

    def delay_update(self, delay: float = 0.05) -> None:
        """Hold nothing back: Textual would hide every switch of an area for 50 ms."""

    # Guards ------------------------------------------------------------------------------------------------------

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Give Textual's filters with ours as the last."""
        return [*super().get_line_filters(), *self._guards]
