"""A table of a reading as lines: columns beside each other, or row by row where they do not fit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.content import Content

from leadcoach.ui.widgets.plain_text import plain
from leadcoach.ui.widgets.prose_view import GAP, column_widths, row_lines, stacked_rows

_NUMBER = re.compile(r"([-−]?\d+)([.,]\d+)?")


def table_lines(header: Sequence[Content], rows: Sequence[Sequence[Content]], width: int) -> list[Content]:
    """Give the lines of a table, each at most `width` cells; numbers stand with their points below each other."""
    body = _levelled(rows)
    widths = column_widths([header, *body], width)
    if not widths:
        return stacked_rows(header, rows, width)
    lines: list[Content] = []
    if any(header):
        lines += row_lines(header, widths)
        rule = "─" * (sum(widths) + GAP * (len(widths) - 1))
        lines.append(plain(rule).stylize("$text-muted"))
    for row in body:
        lines += row_lines(row, widths)
    return lines


def _levelled(rows: Sequence[Sequence[Content]]) -> list[list[Content]]:
    """Give the rows with their numbers moved to the right, column by column."""
    body = [list(row) for row in rows]
    for place in range(max(map(len, body), default=0)):
        leads = {n: _lead(row[place].plain) for n, row in enumerate(body) if place < len(row)}
        widest = max(leads.values(), default=0)
        if widest and all(lead or not _has_digit(body[n][place].plain) for n, lead in leads.items()):
            for n, lead in leads.items():
                body[n][place] = body[n][place].pad_left(widest - lead if lead else 0)
    return body


def _lead(text: str) -> int:
    """Give how many cells stand before the point of a number, 0 for anything else."""
    found = _NUMBER.fullmatch(text.strip())
    return len(found[1]) if found else 0


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)
