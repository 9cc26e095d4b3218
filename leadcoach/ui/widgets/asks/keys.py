"""How the widgets of this package declare a key that the footer does not show."""

from __future__ import annotations

from textual.binding import Binding


def quiet(key: str, action: str, name: str, description: str, tooltip: str) -> Binding:
    """Give a binding with the id `ask.NAME` that only the help panel lists."""
    return Binding(key, action, description, show=False, id=f"ask.{name}", tooltip=tooltip)
