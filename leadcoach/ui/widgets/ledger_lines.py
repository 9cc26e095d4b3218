"""Promises as lines: first the word for how each stands, then what was asked, below it what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from leadcoach.ui.widgets.plain_text import plain

INDENT = 2


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One promise."""

    state: Content
    label: Content
    answer: Content = Content()  # noqa: RUF009 - Content never changes


def ledger_lines(rows: Sequence[EntryRow], width: int) -> list[Content]:
    """Give the lines of a ledger, each at most `width` cells; what does not fit goes on below, set in."""
    lines: list[Content] = []
    for row in rows:
        first, *rest = _wrapped(row.state.stylize("bold") + "  " + row.label, width)
        lines += [first, *rest, *_set_in(row.answer, width)]
    return lines


def _wrapped(text: Content, width: int) -> list[Content]:
    """Give lines of which all but the first are set in."""
    first, *rest = text.wrap(max(1, width))
    return [first, *_set_in(Content("\n").join(rest), width)]


def _set_in(text: Content, width: int) -> list[Content]:
    room = width - INDENT
    if not text:
        return []
    if room < 1:
        return list(text.wrap(max(1, width)))
    return [plain(" " * INDENT) + line for line in text.wrap(room)]
