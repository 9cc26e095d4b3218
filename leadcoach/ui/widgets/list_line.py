"""One line of a list: what it says, and how it is fitted and drawn."""

from __future__ import annotations

from typing import Literal, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from leadcoach.text import one_line

_LEFT_LEAST = 8
_BAR, _BLURRED_BAR, _CUT = "▌", "▏", "…"
_LONGEST = 400
_NARROWEST = 16
_MARKED = Style(bold=True, underline=True)


class ListLine(NamedTuple):
    """One line of a list; only rows can be chosen, and what stands `under` a row belongs to it."""

    id: str
    left: str
    right: str = ""
    glyph: str = ""
    kind: Literal["row", "heading", "note", "under"] = "row"
    dim: bool = False
    strong: bool = False
    marked: tuple[tuple[int, int], ...] = ()
    """Begins and ends of what stands out in `left`."""


class LineStyles(NamedTuple):
    """What every line of a list is drawn with."""

    base: Style
    muted: Style
    accent: Style
    cursor: Style


def line_strip(line: ListLine, width: int, drawn: LineStyles, *, at_cursor: bool, focused: bool) -> Strip:
    """Give a line as it is drawn in `width` cells; the cursor shows in full where the list has the focus."""
    base, accent = drawn.base, drawn.accent
    words, aside = _line_styles(line, drawn)
    bar = " "
    if at_cursor:
        bar, ground = _BLURRED_BAR, base
        if focused:
            bar, ground = _BAR, drawn.cursor
        words, aside, base = words + ground, aside + ground, base + ground
    glyph = one_line(line.glyph, 8)
    left, right = fit(
        one_line(line.left[:_LONGEST], _LONGEST),
        one_line(line.right[:_LONGEST], _LONGEST),
        width - 3 - (cell_len(glyph) + 1 if glyph else 0),
        _CUT,
    )
    segments = [Segment(bar, accent + Style(bgcolor=base.bgcolor)), Segment(" ", base)]
    if glyph:
        segments.append(Segment(glyph + " ", words))
    segments += [*_pieces(left, line.marked, words), Segment(right, aside), Segment(" ", base)]
    # `fit` made it as wide as it is to be, unless there is hardly any room.
    return Strip(segments, width) if width > _NARROWEST else Strip(segments).adjust_cell_length(width, base)


def _line_styles(line: ListLine, drawn: LineStyles) -> tuple[Style, Style]:
    base, muted = drawn.base, drawn.base + drawn.muted
    if line.kind == "heading":
        return base + drawn.accent, muted
    if line.kind in {"note", "under"} or line.dim:
        return muted, muted
    return (base + Style(bold=True) if line.strong else base), muted


def _pieces(text: str, marked: tuple[tuple[int, int], ...], style: Style) -> list[Segment]:
    """Give a text with what is marked in bold and underlined, so that it stands out without colour, too."""
    if not marked:
        return [Segment(text, style)]
    found, place = list[Segment](), 0
    for begin, end in marked:
        found += [Segment(text[place:begin], style), Segment(text[begin:end], style + _MARKED)]
        place = end
    return [*found, Segment(text[place:], style)]


def fit(left: str, right: str, width: int, mark: str = "…") -> tuple[str, str]:
    """Give left, cut and padded, and right: together `width` cells; right goes when it leaves left too little."""
    width = max(0, width)
    if right and width - cell_len(right) - 2 < min(_LEFT_LEAST, cell_len(left)):
        right = ""
    room = width - (cell_len(right) + 2 if right else 0)
    if cell_len(left) > room:
        left = set_cell_size(left, max(0, room - cell_len(mark))).rstrip() + mark if room > len(mark) else ""
    return set_cell_size(left, width - cell_len(right)), right
