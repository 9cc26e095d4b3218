"""Who talks and what happens, tapped while it happens, or typed afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from leadcoach.domain.answers import Marks
from leadcoach.domain.asks import Ask, Item, LiveSpec
from leadcoach.domain.typed import as_number
from leadcoach.text import _
from leadcoach.ui.widgets.asks.clock import LiveClock, minutes_and_seconds
from leadcoach.ui.widgets.asks.field import AskField
from leadcoach.ui.widgets.asks.keys import quiet
from leadcoach.ui.widgets.asks.lines import BAR, Line, Lines, cut, pad, wrapped
from leadcoach.ui.widgets.asks.part import Part
from leadcoach.ui.widgets.fields import NumberField

_LETTERS = "abdefghilmnopqrsvwxyz"
"""Keys of the counts: without `c`, `t`, `j` and `k`, which mean something everywhere or here."""
_MOST_TYPED = 999
_TICK = 1.0


class Board(Lines):
    """The clock, the turns and the counts with their keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space", "stop_or_go", _("Stop or go on"), id="ask.live.stop", tooltip=_("Stop the clock, or let it go on")
        ),
        quiet("minus,backspace", "take_back", "live.back", _("Take one back"), _("Take the last count back")),
        Binding("t", "totals", _("Type totals"), id="ask.live.totals", tooltip=_("Type minutes and counts yourself")),
        quiet("enter", "through", "live.through", _("Go on"), _("Stop the clock and go on")),
    ]

    class Tapped(Message):
        """A turn began or ended, or something was counted."""

    class TotalsWanted(Message):
        """The person wants to type."""

    class Through(Message):
        """The person is through."""

    def __init__(self, spec: LiveSpec, clock: LiveClock) -> None:
        super().__init__()
        self.spec = spec
        self.clock = clock
        self.turn_keys = {str(n): item.id for n, item in enumerate(spec.turns[:9], start=1)}
        self.count_keys = dict(zip(_LETTERS, (item.id for item in spec.counts), strict=False))
        self._ticking: Timer | None = None
        self._spots: dict[int, str] = {}

    def body(self, width: int) -> list[Line]:
        """The clock, then a line for each turn and count."""
        bar = (BAR if self.has_focus else " ", "mark")
        self._spots = {}
        lines: list[Line] = [(bar, *self._clock_line(width))]
        marks = self.clock.marks
        total = sum(marks.seconds(item.id) for item in self.spec.turns)
        for key, item in zip(self.turn_keys, self.spec.turns, strict=False):
            seconds = marks.seconds(item.id)
            share = f"{100 * seconds / total:3.0f} %" if total else "     "
            value = f"{minutes_and_seconds(seconds)}  {share}"
            self._draw(lines, key, item, value, width, state=_("talks now") if self.clock.turn == item.id else "")
        for key, item in zip(self.count_keys, self.spec.counts, strict=False):
            self._draw(lines, key, item, f"{marks.count(item.id)} ×", width)
        hint = _("1–9 whose turn · letters count one · - takes one back · t types totals")
        lines += [(bar, (f" {part}", "muted")) for part in wrapped(hint, width - 2)]
        return lines

    async def on_key(self, event: events.Key) -> None:
        """Take the keys of turns and counts."""
        key = event.character or ""
        if key in self.turn_keys:
            self.clock.start(self.turn_keys[key])
        elif key in self.count_keys:
            self.clock.count(self.count_keys[key])
        else:
            return
        event.stop()
        event.prevent_default()
        self._tapped()

    async def on_click(self, event: events.Click) -> None:
        """Take a click on a turn or a count as its key."""
        spot = event.get_content_offset(self)
        key = self._spots.get(spot.y + self.scroll_offset.y, "") if spot else ""
        if key in self.turn_keys:
            self.clock.start(self.turn_keys[key])
        elif key in self.count_keys:
            self.clock.count(self.count_keys[key])
        else:
            return
        self._tapped()

    def action_stop_or_go(self) -> None:
        """Stop the clock, or let it go on where it stopped."""
        if self.clock.running:
            self.clock.stop()
        else:
            self.clock.start(self.clock.last_turn)
        self._tapped()

    def action_take_back(self) -> None:
        """Take the last count back."""
        if self.clock.take_back(frozenset(self.count_keys.values())):
            self._tapped()

    def action_totals(self) -> None:
        """Stop the clock and type."""
        self.halt()
        self.post_message(self.TotalsWanted())

    def action_through(self) -> None:
        """Stop the clock and go on."""
        self.halt()
        self.post_message(self.Through())

    def halt(self) -> None:
        """Stop the clock where it goes."""
        if self.clock.running:
            self.clock.stop()
            self._tapped()

    def _tapped(self) -> None:
        """Redraw, tell, and let a timer run only as long as the clock goes."""
        if self.clock.running and self._ticking is None:
            self._ticking = self.set_interval(_TICK, self._tick)
        elif not self.clock.running and self._ticking is not None:
            self._ticking.stop()
            self._ticking = None
        self._tick()

    def _tick(self) -> None:
        self.redraw()
        self.post_message(self.Tapped())

    def _clock_line(self, width: int) -> Line:
        state = _("the clock goes, Space stops it") if self.clock.running else _("the clock stands, Space starts it")
        minutes = self.spec.minutes
        planned = _("of {minutes} min").format(minutes=minutes) if minutes else ""
        time = minutes_and_seconds(self.clock.seconds)
        rest = cut(f"{planned} · {state}" if planned else state, max(width - len(time) - 4, 1))
        return ((f" {time} ", "mark"), (f" {rest}", "muted"))

    def _draw(self, lines: list[Line], key: str, item: Item, value: str, width: int, state: str = "") -> None:
        """Add `▌ 1  Me   12:30  40 %  talks now`, the words wrapped."""
        bar = (BAR if self.has_focus else " ", "mark")
        room = max(width - 6 - cell_len(value) - 14, 8)
        label = max((cell_len(each.text) for each in (*self.spec.turns, *self.spec.counts)), default=0)
        style = "strong" if state else "text"
        for n, part in enumerate(wrapped(item.text, min(room, label))):
            self._spots[len(lines)] = key
            end: Line = ((f"  {value}", style), (f"  ◂ {state}" if state else "", "mark")) if n == 0 else ()
            lines.append(
                (bar, (f" {key} " if n == 0 else "   ", "mark"), (" " + pad(part, min(room, label)), style), *end)
            )


class LiveAsk(AskField):
    """The board, and fields for the totals that `t` opens below it."""

    HELP = _(
        """## Count while it happens

- **1**, **2** … start somebody's turn; the turn before ends. **Space** stops the clock and lets it go on.
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
        self._totals = {item.id: self._total(item, turn=True) for item in spec.turns}
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
        if any(item.id == name for item in self.spec.turns):
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
        for item in self.spec.turns:
            minutes = marks.seconds(item.id) / 60
            self._put(item.id, f"{minutes:.1f}".removesuffix(".0") if minutes else "")
        for item in self.spec.counts:
            self._put(item.id, str(marks.count(item.id) or ""))

    def _put(self, name: str, text: str) -> None:
        editor = self._totals[name].editor
        if isinstance(editor, NumberField) and not editor.has_focus:
            editor.put(text)
