"""The last steps before the terminal: no text can steer it, and where wanted it sees plain ASCII."""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from leadcoach.text import as_ascii

_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e]")


class TerminalGuard(LineFilter):
    """Takes control characters, line ends and bidirectional overrides out of every drawn line.

    For `App.get_line_filters`, as the last one. What is taken out has no width, so nothing moves.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """Give the same list when there is nothing to take out, which is nearly always."""
        # `isprintable` is many times quicker than the search, and true for almost every line.
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [_harmless(segment) for segment in segments]


def _harmless(segment: Segment) -> Segment:
    if not _STEERING.search(segment.text):
        return segment
    return Segment(_STEERING.sub("", segment.text), segment.style)


class PlainSigns(LineFilter):
    """Draws with plain ASCII what we draw with other signs, each as wide as before, so nothing moves."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """Give the same list where it is ASCII already."""
        if all(segment.text.isascii() for segment in segments):
            return segments
        return [Segment(as_ascii(text), style, control) for text, style, control in segments]
