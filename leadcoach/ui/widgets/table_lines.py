"""A table of a reading as lines: columns beside each other, or row by row where they do not fit."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from leadcoach.ui.widgets.plain_text import plain
from leadcoach.ui.widgets.prose_view import GAP, column_widths, row_lines, stacked_rows


def table_lines(
    header: Sequence[Content], rows: Sequence[Sequence[Content]], width: int, *, ascii_only: bool = False
) -> list[Content]:
    """Give the lines of a table, each at most `width` cells."""
    widths = column_widths([header, *rows], width)
    if not widths:
        return stacked_rows(header, rows, width)
    lines: list[Content] = []
    if any(header):
        lines += row_lines(header, widths)
        rule = ("-" if ascii_only else "─") * (sum(widths) + GAP * (len(widths) - 1))
        lines.append(plain(rule).stylize("$text-muted"))
    for row in rows:
        lines += row_lines(row, widths)
    return lines
