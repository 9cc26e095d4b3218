"""What every screen has: the area line, the key line, and a way to be told that something changed."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from leadcoach.services.programme import PLACE
from leadcoach.text import _
from leadcoach.ui.widgets.area_bar import AreaBar
from leadcoach.ui.widgets.key_bar import KeyBar
from leadcoach.ui.widgets.plain_text import plain

if TYPE_CHECKING:
    from textual.widgets import TextArea

    from leadcoach.ui.app import LeadcoachApp

SMALLEST = (60, 18)
"""Columns and lines below which a sentence covers the screen; the focus stays where it is."""


def reading_keys(place: str, *, down: str = "pagedown", show: bool = True) -> tuple[Binding, Binding]:
    """Give the keys that scroll the text of a screen, also from inside a field; ids are `PLACE.down` and `PLACE.up`."""
    return (
        Binding(down, "read(1)", _("Read on"), show=show, tooltip=_("Scroll down"), id=f"{place}.down", priority=True),
        Binding(
            "pageup", "read(-1)", _("Read back"), show=False, tooltip=_("Scroll up"), id=f"{place}.up", priority=True
        ),
    )


def scroll_on(body: Widget, direction: int) -> None:
    """Scroll by most of a screen."""
    body.scroll_relative(y=direction * max(1, body.size.height - 3), animate=False)


class TooSmall(Widget):
    """Covers a screen whose window is below the smallest size."""

    def render(self) -> Content:
        """Say what is needed."""
        columns, lines = SMALLEST
        sentence = _("This window is too small. leadcoach needs {columns} columns and {lines} lines.")
        kept = _("What you typed is kept. Make the window larger to go on.")
        return plain(f"{sentence.format(columns=columns, lines=lines)}\n{kept}")


class AreaScreen(Screen[None]):
    """A screen in one of the areas."""

    AREA: ClassVar[str] = "today"
    # Textual declares both on the instance.
    HORIZONTAL_BREAKPOINTS = [(0, "-cramped"), (SMALLEST[0], "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (SMALLEST[1], "-high")]  # noqa: RUF012
    _touched = False
    """Whether something was typed here that is not made to last yet."""
    FIRST_KEYS: ClassVar[tuple[str, ...]] = ()
    """Actions whose keys the key line names first."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", _("Back"), tooltip=_("One step back"), id="screen.back"),
    ]

    _place_before = ""

    def __init__(self) -> None:
        super().__init__()
        self._settling = ExitStack()
        """Holds drawing back; Textual would draw a new screen for its layout and once more for its size."""

    @property
    def coach(self) -> LeadcoachApp:
        """The app, by its own class."""
        from leadcoach.ui.app import LeadcoachApp

        app = self.app
        assert isinstance(app, LeadcoachApp)  # noqa: S101 - only this app shows these screens
        return app

    def compose(self) -> ComposeResult:
        """Area line, what the screen is about, key line."""
        # Known before anything is mounted, so that the first layout is the last and nothing is styled twice.
        self.update_classes(dict.fromkeys(self._size_classes(), True), update=False)
        self._draw_once()
        yield AreaBar(self.AREA, self.where())
        yield from self.compose_area()
        yield KeyBar()
        if self._too_small():
            yield TooSmall()

    def _draw_once(self) -> None:
        """Hold drawing back until everything is mounted and has its size."""
        self._settling.enter_context(self.app.batch_update())
        self.call_after_refresh(self._settled)

    def _settled(self) -> None:
        self._settling.close()
        self.check_idle()

    def on_unmount(self) -> None:
        """Hold nothing back for a screen that went before it was drawn."""
        self._settling.close()

    def _size_classes(self) -> tuple[str, str]:
        """Give the classes that Textual sets for the size of the window."""
        columns, lines = self.app.size
        across = next(name for least, name in reversed(self.HORIZONTAL_BREAKPOINTS) if columns >= least)
        down = next(name for least, name in reversed(self.VERTICAL_BREAKPOINTS) if lines >= least)
        return across, down

    def _too_small(self) -> bool:
        columns, lines = self.app.size
        return columns < SMALLEST[0] or lines < SMALLEST[1]

    def on_resize(self) -> None:
        """Cover what does not fit; hardly any window is ever that small, so the cover comes when it is wanted."""
        if self._too_small() and not self.query(TooSmall):
            self.mount(TooSmall())

    def compose_area(self) -> ComposeResult:
        """What the screen is about."""
        yield from ()

    def where(self) -> str:
        """Where in the area this is, for the area line."""
        return ""

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Show what may have changed elsewhere."""
        # Every widget got its styles when it was mounted, and Textual itself applies those of another theme.
        event.refresh_styles = False
        self.say_status()
        self.reload()

    def on_screen_suspend(self) -> None:
        """Write what was typed before another screen shows the same words and somebody goes on there."""
        if self.coach.keeper.flush():
            self.let_go()

    def let_go(self) -> None:
        """Hold no words while this screen is hidden: all of them are written, and may be changed elsewhere."""

    def reload(self) -> None:
        """Read again what is shown; called when something was written elsewhere."""

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Keep where the cursor went, too, once something was typed here."""
        event.stop()
        if self._touched:
            self.coach.keeper.touch()

    def leave(self) -> bool:
        """Keep what stands on the screen before it is left; False holds the person here."""
        return True

    def arrive(self, place: str) -> None:
        """Remember where the person is, and where they were before."""
        self._place_before = self.coach.desk.store.local.get(PLACE)
        self.coach.leave_at(place)

    def depart(self) -> None:
        """Make the place before this one the place last left again."""
        self.coach.leave_at(self._place_before)

    def show_trouble(self) -> None:
        """Scroll to the first sentence that says what is wrong with an answer."""
        trouble = next((each for each in self.query("Trouble") if each.display), None)
        if trouble is not None:
            trouble.scroll_visible(animate=False)

    @property
    def key_bar(self) -> KeyBar:
        """The key line."""
        return self.query_one(KeyBar)

    def say_status(self) -> None:
        """Show whether everything is saved; a screen that is not drawn yet shows it when it is."""
        if not self.query(KeyBar):
            return
        self.key_bar.say(self.coach.status)
        self.key_bar.warn(self.coach.trouble)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Going back needs somewhere to go back to."""
        return not (action == "back" and len(self.app.screen_stack) <= 1)

    def action_back(self) -> None:
        """Leave this screen, keeping what stands on it."""
        if self.leave():
            self.app.pop_screen()
