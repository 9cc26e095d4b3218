"""The line at the bottom: the keys that do something here, and whether everything is saved."""

from __future__ import annotations

import re
from typing import ClassVar, Literal

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.keys import format_key
from textual.screen import Screen
from textual.widget import Widget

from leadcoach.ui.widgets.plain_text import plain

Tone = Literal["plain", "good", "warning"]
Key = tuple[str, str, str]
"""The key as Textual names it, as people read it, and what it does."""

_APART = "  "
_FUNCTION_KEY = re.compile(r"f\d+")
_EDGE = 1
_NAMED = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "space": "Space",
    "backspace": "Backspace",
    "delete": "Del",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "ctrl": "Ctrl",
    "shift": "Shift",
    "alt": "Alt",
}
_STYLES: dict[Tone, str] = {"plain": "$text-muted", "good": "$text-muted", "warning": "bold $text-warning"}


def key_name(binding: Binding) -> str:
    """Give a key as people read it: `Ctrl+N`, `F1`, `/`."""
    if binding.key_display:
        return binding.key_display
    modifiers, key = binding.parse_key()
    return "+".join([*(_NAMED.get(modifier, modifier) for modifier in modifiers), _one_key(key, bool(modifiers))])


def _one_key(key: str, modified: bool) -> str:  # noqa: FBT001 - one caller, just above
    if key in _NAMED:
        return _NAMED[key]
    shown = format_key(key)
    return shown.upper() if modified or _FUNCTION_KEY.fullmatch(key) else shown


def fitting_keys(keys: tuple[Key, ...], width: int) -> tuple[Key, ...]:
    """Give as many keys as fit whole into `width` cells; the last ones, which matter least, go first."""
    kept: list[Key] = []
    used = 0
    for key in keys:
        used += _key_content(key).cell_length + (len(_APART) if kept else 0)
        if used > width:
            break
        kept.append(key)
    return tuple(kept)


def _key_content(key: Key) -> Content:
    _name, shown, does = key
    return plain(shown).stylize("bold $accent") + plain(f" {does}").stylize("$text-muted")


class KeyBar(Widget):
    """Shows the active keys of the screen on the left, a status on the right, and a warning above them.

    Keys of the actions in the screen's `FIRST_KEYS` come first, then those nearest to the focus; the first ones stay
    longest when the window is narrow.
    """

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom; width: 100%; height: auto; background: $surface; color: $foreground;
        text-wrap: nowrap; text-overflow: clip;
    }
    """
    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._keys: tuple[Key, ...] = ()
        self._status = Content()
        self._warning = Content()

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._read_bindings)
        self._read_bindings(self.screen)

    def on_unmount(self) -> None:
        """Follow them no longer."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Give one line, and those of the warning."""
        return 1 + len(self._warning_lines(width))

    def render(self) -> Content:
        """Give the warning, the keys that fit, and the status."""
        width = self.content_size.width
        return Content("\n").join([*self._warning_lines(width), self._line(max(0, width - 2 * _EDGE))])

    def _warning_lines(self, width: int) -> list[Content]:
        room = width - 2 * _EDGE
        if not self._warning or room < 1:
            return []
        lines = [line.pad(_EDGE, width - _EDGE - line.cell_length) for line in self._warning.wrap(room)]
        return [line.stylize("bold reverse $text-warning") for line in lines]

    def _line(self, width: int) -> Content:
        status = self._status.truncate(width, ellipsis=True)
        keys = Content(_APART).join(_key_content(key) for key in self._fitting(width))
        gap = max(0, width - keys.cell_length - status.cell_length)
        return (keys.pad_right(gap) + status).pad_left(_EDGE)

    def _fitting(self, width: int) -> tuple[Key, ...]:
        return fitting_keys(self._keys, width - (self._status.cell_length + len(_APART) if self._status else 0))

    def _read_bindings(self, screen: Screen[object]) -> None:
        if screen is not self.screen or not self.app.app_focus:
            return
        found: dict[str, Key] = {}
        for _node, binding, enabled, _tooltip in screen.active_bindings.values():
            if binding.show and enabled and binding.description:
                key = (binding.key, key_name(binding), binding.description)
                found.setdefault(binding.action, key)
        first = [action for action in getattr(screen, "FIRST_KEYS", ()) if action in found]
        keys = tuple(found[action] for action in dict.fromkeys([*first, *found]))
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Press the key under the mouse."""
        place = event.get_content_offset(self)
        if place is None or place.y != self.content_size.height - 1:
            return
        start = _EDGE
        for key in self._fitting(self.content_size.width - 2 * _EDGE):
            end = start + _key_content(key).cell_length
            if start <= place.x < end:
                self.app.simulate_key(key[0])
                return
            start = end + len(_APART)

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that do something now, the nearest to the focus first."""
        return self._keys

    def say(self, text: str, tone: Tone = "plain") -> None:
        """Show a status on the right, such as `saved 10:42:07`, until the next one."""
        status = plain(text.replace("\n", " ")).stylize(_STYLES[tone])
        if status.is_same(self._status):
            return
        self._status = status
        self.refresh()

    def warn(self, sentence: str) -> None:
        """Show a sentence in lines of its own above the keys until it is cleared with an empty one."""
        warning = plain(sentence.replace("\n", " "))
        if warning.plain != self._warning.plain:
            self._warning = warning
            self.refresh(layout=True)
