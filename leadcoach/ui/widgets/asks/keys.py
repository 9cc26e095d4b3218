"""How the widgets of this package declare a key that the footer does not show."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.widget import Widget


def quiet(key: str, action: str, name: str, description: str, tooltip: str) -> Binding:
    """Give a binding with the id `ask.NAME` that only the help panel lists."""
    return Binding(key, action, description, show=False, id=f"ask.{name}", tooltip=tooltip)


def hold(widget: Widget, event: events.Key, held: str) -> None:
    """Keep a letter or digit from leading away: it goes no further where only the screen or the app would take it."""
    if event.character is None or event.character not in held:
        return
    active = widget.screen.active_bindings.get(event.key)
    if active is None or active.node in (widget.screen, widget.app):
        event.stop()
        event.prevent_default()
