"""Horizontal bars on one scale, as lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from leadcoach.domain.typed import number_text
from leadcoach.ui.widgets.plain_text import plain

NARROW = 44
"""With fewer cells than this the label stands above its bar."""
SHORT_LABEL = 4
"""Labels as short as this stand beside their bar in any place."""
LONGEST_BAR = 48
ROOMY_BAR = 24
"""A label wraps only when its bar would get fewer cells than this."""
SHORTEST_BAR = 8

_MARK = "◆"
_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_FULL, _EMPTY = "▇", "·"
_WITHIN = {_FULL: "▄", _EMPTY: "░"}
"""What stands inside a band: a bar is thinner there, and its place is shaded where there is none."""


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar; `mark` is what is aimed at, or was before."""

    label: Content
    value: float | None
    mark: float | None = None
    instead: str = ""
    """What stands where a number was left out on purpose."""
    band: tuple[float, float] | None = None
    """From where to where a difference says nothing; drawn only where there is a bar."""
    faint: bool = False
    """Whether the bar is drawn as background."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where bars begin and where they end."""

    low: float
    high: float

    def part(self, value: float) -> float:
        """Give how much of the scale a value fills, 0 to 1."""
        if self.high <= self.low:
            return 0.0
        return max(0.0, min(1.0, (value - self.low) / (self.high - self.low)))


@dataclass(frozen=True, slots=True)
class _Columns:
    label: int
    bar: int
    number: int
    beside: bool
    """Whether the label stands beside its bar."""


def bar_lines(rows: Sequence[BarRow], scale: Scale, width: int, missing: str) -> list[Content]:
    """Give the bars with their numbers at the end and the scale below; `missing` stands where there is no number."""
    if not rows:
        return []
    columns = _columns(rows, width)
    lines: list[Content] = []
    for row in rows:
        lines += _row_lines(row, scale, columns, missing)
    return [*lines, _axis(scale, columns)]


def _columns(rows: Sequence[BarRow], width: int) -> _Columns:
    number = max(len(_number(row.value)) for row in rows)
    mark = max(len(_number(row.mark)) for row in rows)
    after = 1 + number + (mark + 3 if mark else 0)
    longest = max(row.label.get_optimal_width({}, 0) for row in rows)
    beside = longest <= SHORT_LABEL and width - longest - 2 - after >= SHORTEST_BAR
    if width < NARROW and not beside:
        return _Columns(0, max(SHORTEST_BAR, min(LONGEST_BAR, width - after)), number, beside=False)
    label = max(1, min(longest, max(width // 3, width - ROOMY_BAR - after - 2)))
    return _Columns(label, max(SHORTEST_BAR, min(LONGEST_BAR, width - label - 2 - after)), number, beside=True)


def _number(value: float | None) -> str:
    return "" if value is None else number_text(value)


def _row_lines(row: BarRow, scale: Scale, columns: _Columns, missing: str) -> list[Content]:
    bar = _bar(row, scale, columns.bar, row.instead or missing)
    bar += plain(" " + _number(row.value).rjust(columns.number)).stylize("bold")
    if row.mark is not None:
        bar += plain(f" {_MARK} {number_text(row.mark)}").stylize("$text-muted")
    if not columns.beside:
        return [*row.label.wrap(columns.bar + columns.number + 1), bar]
    first, *rest = row.label.wrap(columns.label)
    return [first.pad_right(columns.label - first.cell_length + 2) + bar, *rest]


def _bar(row: BarRow, scale: Scale, cells: int, missing: str) -> Content:
    bar = _filled(row, scale, cells, missing)
    if row.mark is None or (row.value is None and scale.part(row.mark) * (cells - 1) < len(missing) + 1):
        return bar  # the words stand where the mark would; its number follows at the end
    at = min(cells - 1, round(scale.part(row.mark) * (cells - 1)))
    return bar[:at] + plain(_MARK).stylize("bold $foreground") + bar[at + 1 :]


def _filled(row: BarRow, scale: Scale, cells: int, missing: str) -> Content:
    """Give the bar and the empty place behind it, with the band in both."""
    if row.value is None:
        words = plain(missing[:cells] + " ").stylize("$text-muted")
        return words + plain(_EMPTY * (cells - words.cell_length)).stylize("$text-muted")
    full, part = divmod(round(scale.part(row.value) * cells * 8), 8)
    signs = _FULL * full + _EIGHTHS[part]
    signs += _EMPTY * (cells - len(signs))
    if row.band:
        start, end = (round(scale.part(each) * cells) for each in row.band)
        signs = "".join(_WITHIN.get(sign, sign) if start <= at < end else sign for at, sign in enumerate(signs))
    ends = full + (part > 0)
    return plain(signs[:ends]).stylize("$text-muted" if row.faint else "$accent") + plain(signs[ends:]).stylize(
        "$text-muted"
    )


def _axis(scale: Scale, columns: _Columns) -> Content:
    low, high = number_text(scale.low), number_text(scale.high)
    gap = max(1, columns.bar - len(low) - len(high))
    lead = columns.label + 2 if columns.beside else 0
    return plain(" " * lead + low + " " * gap + high).stylize("$text-muted")
