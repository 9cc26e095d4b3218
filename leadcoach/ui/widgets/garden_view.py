"""The garden: one bed for each building block, as high as the records behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from leadcoach.domain.garden import Bed
from leadcoach.domain.typed import number_text
from leadcoach.text import _, one_line
from leadcoach.ui.widgets.plain_text import plain

Draw = Callable[[Bed], str]

HIGHEST = 8
PLANT_ROWS = 4
NAME_ROWS = 2
COMPACT_BELOW = 22
"""A terminal with fewer rows than this gets the garden in three."""
WIDEST_BED = 16


_LEAVES, _SHOOT, _BUD, _BLOOM = "╲│╱", " ╷ ", " ○ ", "╲●╱"
_SOIL = "━"
_DUG = "═"
"""The soil of the bed under the cursor."""
_STEPS = " ▁▂▃▄▅▆▇█"
"""Nine heights in one row, the first empty."""
_CUT, _CURSOR = "…", "▌"


def plant(height: float) -> tuple[str, ...]:
    """Give a plant as rows of three cells from the soil up; nothing for a height of 0, four rows for 8."""
    level = _level(height)
    rows = [_LEAVES] * min(level // 2, PLANT_ROWS - 1)
    if level == HIGHEST:
        rows.append(_BLOOM)
    elif level % 2:
        rows.append(_BUD if level == HIGHEST - 1 else _SHOOT)
    return tuple(rows)


def _level(height: float) -> int:
    """Whole steps from 0 to 8; whatever grew at all is seen."""
    if height <= 0:
        return 0
    return max(1, min(HIGHEST, int(height + 0.5)))


def garden_lines(beds: Sequence[Bed], width: int, *, selected: int = -1, compact: bool = False) -> list[Content]:
    """Give the garden as seven lines, or three: plants, soil with the number, names; bed `selected` has the cursor."""
    if not beds:
        return []
    drawing = _Drawing(beds, bed_width(len(beds), width), selected)
    if compact:
        return [drawing.steps(), drawing.soil(), drawing.names(1)[0]]
    return [*(drawing.plants(row) for row in reversed(range(PLANT_ROWS))), drawing.soil(), *drawing.names(NAME_ROWS)]


def bed_width(beds: int, width: int) -> int:
    """Give the cells of one bed, with the path beside it."""
    return max(6, min(WIDEST_BED, width // max(1, beds)))


class _Drawing(NamedTuple):
    beds: Sequence[Bed]
    cells: int
    selected: int

    def plants(self, row: int) -> Content:
        return self.each(lambda bed: _row_of(plant(bed.height), row), "$accent")

    def steps(self) -> Content:
        return self.each(lambda bed: _STEPS[_level(bed.height)] * 3, "$accent")

    def each(self, draw: Draw, style: str) -> Content:
        return plain("".join(draw(bed).center(self.cells - 1) + " " for bed in self.beds)).stylize(style)

    def soil(self) -> Content:
        """The soil with the number in it; under the cursor also told by its shape."""
        parts = []
        for place, bed in enumerate(self.beds):
            chosen = place == self.selected
            number = (_CURSOR if chosen else " ") + number_text(bed.height) + " "
            line = number.center(self.cells - 1, _DUG if chosen else _SOIL) + " "
            parts.append(plain(line).stylize("bold $accent" if chosen else "$text-muted"))
        return Content("").join(parts)

    def names(self, rows: int) -> list[Content]:
        wrapped = [_name_rows(bed.name, self.cells - 1, rows, _CUT) for bed in self.beds]
        return [self.name_row([name[row] for name in wrapped]) for row in range(rows)]

    def name_row(self, names: Sequence[str]) -> Content:
        parts = []
        for place, name in enumerate(names):
            lead = max(0, self.cells - 1 - cell_len(name)) // 2
            text = plain(set_cell_size(" " * lead + name, self.cells))
            parts.append(text.stylize("bold" if place == self.selected else "$text-muted"))
        return Content("").join(parts)


def _row_of(rows: Sequence[str], row: int) -> str:
    return rows[row] if row < len(rows) else ""


def _name_rows(name: str, cells: int, rows: int, cut: str) -> list[str]:
    """A name in exactly so many rows; words that do not fit are cut."""
    lines = [line.plain for line in plain(one_line(name)).wrap(cells, overflow="ellipsis")]
    kept = [*lines[:rows], *[""] * (rows - len(lines))]
    if len(lines) > rows or any("…" in line for line in kept):
        kept = [line.replace("…", cut) for line in kept]
    if len(lines) > rows:
        last = kept[-1].removesuffix(cut)
        kept[-1] = set_cell_size(last, min(cell_len(last), cells - 1)).rstrip() + cut
    return kept


class GardenView(Widget, can_focus=True):
    """Draws eight beds; a bed can be selected and chosen, to see what fed it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", _("Why so high"), tooltip=_("See which records fed this bed"), id="garden.choose"),
        Binding("left,h", "move(-1)", _("Left"), show=False, tooltip=_("The bed to the left"), id="garden.left"),
        Binding("right,l", "move(1)", _("Right"), show=False, tooltip=_("The bed to the right"), id="garden.right"),
    ]
    DEFAULT_CSS = "GardenView { width: 1fr; height: auto; text-wrap: nowrap; text-overflow: clip; }"
    ALLOW_SELECT: ClassVar[bool] = False

    selected: reactive[int] = reactive(0)
    """The number of the bed under the cursor."""

    class BedChosen(Message):
        """Enter or a click on a bed."""

        def __init__(self, garden: GardenView, block: str) -> None:
            super().__init__()
            self.garden = garden
            self.block = block

        @property
        def control(self) -> GardenView:
            """The garden it stands in."""
            return self.garden

    def __init__(
        self,
        beds: tuple[Bed, ...] = (),
        *,
        compact: bool | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._beds = beds
        self._compact = compact

    # Drawing -----------------------------------------------------------------------------------------------------

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Give seven lines, or three in a low terminal."""
        if not self._beds:
            return 0
        return 3 if self._is_compact(viewport.height) else PLANT_ROWS + 1 + NAME_ROWS

    def _is_compact(self, rows: int) -> bool:
        return rows < COMPACT_BELOW if self._compact is None else self._compact

    def render(self) -> Content:
        """Give the garden for the present width."""
        lines = garden_lines(
            self._beds,
            self.size.width,
            selected=self.selected if self.has_focus else -1,
            compact=self._is_compact(self.screen.size.height),
        )
        return Content("\n").join(lines)

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    # Choosing ----------------------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Choose the bed under the mouse."""
        place = event.get_content_offset(self)
        if place is None or event.chain > 1 or not self._beds:
            return
        number = place.x // bed_width(len(self._beds), self.size.width)
        if number < len(self._beds):
            self.selected = number
            self.action_choose()

    def action_move(self, step: int) -> None:
        """Move the cursor to the next bed."""
        self.selected = max(0, min(self.selected + step, len(self._beds) - 1))

    def action_choose(self) -> None:
        """Post `BedChosen` for the bed under the cursor."""
        if self._beds:
            self.post_message(self.BedChosen(self, self._beds[self.selected].block))

    # From outside ------------------------------------------------------------------------------------------------

    @property
    def beds(self) -> tuple[Bed, ...]:
        """The beds shown."""
        return self._beds

    def show(self, beds: tuple[Bed, ...]) -> None:
        """Show the beds as they are now."""
        if beds == self._beds:
            return
        self._beds = beds
        self.selected = max(0, min(self.selected, len(beds) - 1))
        self.refresh(layout=True)
