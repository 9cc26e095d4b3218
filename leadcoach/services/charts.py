"""Bars and values by week as drawings of a document: where everything lies on the scale, and the same in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest

from leadcoach.domain.blocks import Bar, Bars, Line, Series, Words
from leadcoach.domain.typed import number_text
from leadcoach.exchange import sheets
from leadcoach.text import _

Worded = Callable[[Words], str]


def of_bars(block: Bars, worded: Worded, said: Callable[[Bar], str]) -> sheets.Chart:
    """Give the drawing of bars; `said` puts the numbers of one into words."""
    scale = _Scale(block.low, block.high)
    return sheets.Chart(scale.words(), tuple(_bar(bar, scale, worded(bar.label), said(bar)) for bar in block.bars))


def of_line(block: Series, line: Line, worded: Worded, said: Callable[[Bar], str]) -> sheets.Chart:
    """Give the drawing of one line of a series: a bar for each point in time, the limit as its mark."""
    held = [0.0, *(value for value in (*line.values, block.limit) if value is not None)]
    pairs = zip_longest(block.at, line.values[: len(block.at)])
    bars = tuple(Bar(at or (), value, block.limit) for at, value in pairs)
    return of_bars(Bars((), bars, min(held), max(held)), worded, said)


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float

    def words(self) -> str:
        return _("From {low} to {high}").format(low=number_text(self.low), high=number_text(self.high))

    def part(self, value: float | None) -> float | None:
        return None if value is None else self.place(value)

    def place(self, value: float) -> float:
        """Give where on the scale a value lies, 0 to 1."""
        if self.high <= self.low:
            return 0.0
        return max(0.0, min(1.0, (value - self.low) / (self.high - self.low)))


def _bar(bar: Bar, scale: _Scale, label: str, said: str) -> sheets.Bar:
    # A band is drawn only where there is a bar.
    shown = bar.band if bar.value is not None else None
    ends = sorted((scale.place(shown.low), scale.place(shown.high))) if shown else []
    band = (ends[0], ends[1]) if ends else None
    return sheets.Bar(label, said, scale.part(bar.value), scale.part(bar.mark), band, bar.faint)
