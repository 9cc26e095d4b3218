"""The one way in which text that we did not write reaches a widget."""

from __future__ import annotations

from textual.content import Content

from leadcoach.text import clean


def plain(text: str) -> Content:
    """Give text as `Content`, which no widget reads as markup; control characters are taken out."""
    return Content(clean(text).text)
