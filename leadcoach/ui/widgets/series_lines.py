"""Values by week as lines of text: a bar for each week, or columns of numbers where there are several lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from leadcoach.domain.typed import number_text
from leadcoach.text import _
from leadcoach.ui.widgets.bar_lines import BarRow, Scale, bar_lines
from leadcoach.ui.widgets.plain_text import plain

_MISSING = "–"
_HEIGHTS = "▁▂▃▄▅▆▇█"
_NOTHING = "·"


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One line: a value for each point in time."""

    label: Content
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class _Room:
    cell: int
    """Cells for one point in time."""
    width: int
    scale: Scale


def series_lines(at: Sequence[Content], rows: Sequence[SeriesRow], limit: float | None, width: int) -> list[Content]:
    """Give the lines of a series, each at most `width` cells; every number stands in words, so colour says nothing."""
    if not at or not rows:
        return []
    if len(rows) == 1:
        return _bars(at, rows[0], limit, width)
    scale = _scale(rows, limit)
    lines: list[Content] = []
    cell = 1 + max(_widest(at, row) for row in rows)
    most = max(1, width // cell)
    for first in range(0, len(at), most):
        several = slice(first, first + most)
        lines += [Content()] if lines else []
        cut = [SeriesRow(row.label, row.values[several]) for row in rows]
        lines += _columns(at[several], cut, _Room(min(cell, width), width, scale))
    return lines if limit is None else [*lines, *_limit(limit).wrap(width)]


def _bars(at: Sequence[Content], row: SeriesRow, limit: float | None, width: int) -> list[Content]:
    """A bar for each week, with the limit as the mark to hold it against."""
    bars = [BarRow(week, value, limit) for week, value in zip(at, row.values, strict=True)]
    return bar_lines(bars, _scale([row], limit), width, _MISSING)


def _scale(rows: Sequence[SeriesRow], limit: float | None) -> Scale:
    values = [value for row in rows for value in row.values if value is not None]
    held = [0.0, *values] if limit is None else [0.0, limit, *values]
    return Scale(min(held), max(held))


def _widest(at: Sequence[Content], row: SeriesRow) -> int:
    return max(*(week.cell_length for week in at), *(len(_number(value)) for value in row.values))


def _number(value: float | None) -> str:
    return _MISSING if value is None else number_text(value)


def _columns(at: Sequence[Content], rows: Sequence[SeriesRow], room: _Room) -> list[Content]:
    """Weeks on top, then for each line its label, its heights and its numbers."""
    lines = [_beside([week.stylize("$text-muted") for week in at], room.cell)]
    for row in rows:
        lines += row.label.wrap(room.width)
        heights = [plain(_height(value, room.scale)).stylize("$accent") for value in row.values]
        lines.append(_beside(heights, room.cell))
        numbers = [plain(_number(value)).stylize("bold") for value in row.values]
        lines.append(_beside(numbers, room.cell))
    return lines


def _beside(cells: Sequence[Content], cell: int) -> Content:
    """Give cells to the right of their columns."""
    return Content().join(each.truncate(cell).pad_left(max(0, cell - each.cell_length)) for each in cells)


def _height(value: float | None, scale: Scale) -> str:
    """Give a sign as high as the value; nothing at all is a dot, so that it does not look like a little."""
    if value is None:
        return " "
    part = scale.part(value)
    return _HEIGHTS[round(part * (len(_HEIGHTS) - 1))] if part > 0 else _NOTHING


def _limit(value: float) -> Content:
    return plain(_("Limit: {number}").format(number=number_text(value))).stylize("$text-muted")
