"""Who talks and what happens, tapped while it happens, or typed afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.containers import VerticalGroup
from textual.widget import Widget
from textual.widgets import Input

from leadcoach.domain.answers import Marks
from leadcoach.domain.asks import Ask
from leadcoach.domain.specs import Item, LiveSpec
from leadcoach.domain.typed import as_number
from leadcoach.text import _
from leadcoach.ui.widgets.asks.clock import LiveClock
from leadcoach.ui.widgets.asks.field import AskField
from leadcoach.ui.widgets.asks.live_board import Board
from leadcoach.ui.widgets.asks.part import Part
from leadcoach.ui.widgets.fields import NumberField

_MOST_TYPED = 999


class LiveAsk(AskField):
    """The board, and fields for the totals that `t` opens below it."""

    HELP = _(
        """## Count while it happens

- **1**, **2** … start somebody's turn, or a part of the talk; the one before ends. **Space** stops the clock and lets
  it go on. At the end of the planned minutes it rings once.
- A letter counts one; **-** takes the last one back.
- **t** opens fields for totals: minutes for turns, numbers for counts. They replace what was tapped.
- **Enter** goes on.
"""
    )
    DEFAULT_CSS = "LiveAsk > VerticalGroup { display: none; margin-top: 1; }"

    def __init__(
        self, ask: Ask, spec: LiveSpec, answer: Marks, *, now: Callable[[], float], proposal: bool = False
    ) -> None:
        super().__init__(ask, answer, proposal=proposal)
        self.spec = spec
        self.clock = LiveClock(answer, now)
        self.board = Board(spec, self.clock)
        self._timed = (*(Item(phase.id, phase.text) for phase in spec.phases), *spec.turns)
        self._totals = {item.id: self._total(item, turn=True) for item in self._timed}
        self._totals |= {item.id: self._total(item, turn=False) for item in spec.counts}
        self.fields = VerticalGroup(*self._totals.values())

    @property
    def shown(self) -> Marks:
        """All marks, also while a turn runs."""
        return self.clock.marks

    @property
    def first(self) -> Board:
        """The board."""
        return self.board

    @property
    def place(self) -> tuple[str, tuple[int, int]]:
        """The field of a total as `total/label`, or the board."""
        name = next((name for name, part in self._totals.items() if part.has_cursor), "")
        return (f"total/{name}", self._totals[name].cursor) if name else ("", (0, 0))

    def parts(self) -> Iterable[Widget]:
        """Board and fields."""
        yield self.board
        yield self.fields

    def go_to(self, field: str, cursor: tuple[int, int]) -> None:
        """Focus the board, or the field of a total."""
        part = self._totals.get(field.removeprefix("total/")) if field.startswith("total/") else None
        if part is None:
            self.focus()
        else:
            self._open_totals()
            part.go_to(cursor)

    def on_board_tapped(self, event: Board.Tapped) -> None:
        """Pass it on as a change of the answer."""
        event.stop()
        self._fill()
        self.changed()

    def on_board_through(self, event: Board.Through) -> None:
        """Pass it on."""
        event.stop()
        self.submitted()

    def on_board_totals_wanted(self, event: Board.TotalsWanted) -> None:
        """Open the fields."""
        event.stop()
        self._open_totals()
        next(iter(self._totals.values())).editor.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take a typed total in as soon as it is a number."""
        event.stop()
        name = next(name for name, part in self._totals.items() if part.editor is event.input)
        text = event.value.strip() or "0"
        value = as_number(text)
        if value is None or not 0 <= value <= _MOST_TYPED:
            self._totals[name].trouble.say(_("Write a number from 0 to {most}.").format(most=_MOST_TYPED))
            return
        self._totals[name].trouble.say()
        if any(item.id == name for item in self._timed):
            self.clock.set_minutes(name, float(value))
        else:
            self.clock.set_count(name, int(value))
        self.board.redraw()
        self.changed()

    def on_part_left(self, event: Part.Left) -> None:
        """Go to the next total; after the last, back to the board."""
        event.stop()
        parts = list(self._totals.values())
        after = parts[parts.index(event.part) + 1 :]
        (after[0].editor if after else self.board).focus()

    def _open_totals(self) -> None:
        self._fill()
        self.fields.display = True

    def _total(self, item: Item, *, turn: bool) -> Part:
        field = NumberField()
        label = _("Minutes: {label}") if turn else _("How often: {label}")
        return Part(label.replace("{label}", item.text), field, field)

    def _fill(self) -> None:
        """Show what was tapped in the fields that nobody is typing in."""
        marks = self.clock.marks
        for item in self._timed:
            minutes = marks.seconds(item.id) / 60
            self._put(item.id, f"{minutes:.1f}".removesuffix(".0") if minutes else "")
        for item in self.spec.counts:
            self._put(item.id, str(marks.count(item.id) or ""))

    def _put(self, name: str, text: str) -> None:
        editor = self._totals[name].editor
        if isinstance(editor, NumberField) and not editor.has_focus:
            editor.put(text)
