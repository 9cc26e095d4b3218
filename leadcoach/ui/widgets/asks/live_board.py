"""The board of the live ask: a clock, and a line for each turn, part and count with its key."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.timer import Timer

from leadcoach.domain.answers import Mark, Marks
from leadcoach.domain.specs import Item, LiveSpec, Phase
from leadcoach.text import _
from leadcoach.ui.widgets.asks.clock import LiveClock, minutes_and_seconds
from leadcoach.ui.widgets.asks.keys import quiet
from leadcoach.ui.widgets.asks.lines import BAR, Line, Lines, cut, pad, wrapped

_LETTERS = "abdefghilmnopqrsvwxyz"
"""Keys of the counts: without `c`, `t`, `j` and `k`, which mean something everywhere or here."""
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
        timed = [*(phase.id for phase in spec.phases), *(turn.id for turn in spec.turns)]
        self.turn_keys = {str(n): id for n, id in enumerate(timed[:9], start=1)}
        self.count_keys = dict(zip(_LETTERS, (item.id for item in spec.counts), strict=False))
        self._ticking: Timer | None = None
        self._rung: set[str] = set()
        """The phases whose planned minutes were rung out."""
        self._spots: dict[int, str] = {}

    def body(self, width: int) -> list[Line]:
        """The clock, then a line for each turn and count."""
        bar = (BAR if self.has_focus else " ", "mark")
        self._spots = {}
        lines: list[Line] = [(bar, *self._clock_line(width))]
        marks = self.clock.marks
        total = sum(marks.seconds(item.id) for item in self.spec.turns)
        for key, phase in zip(self.turn_keys, self.spec.phases, strict=False):
            state = _("now") if self.clock.turn == phase.id else ""
            self._draw(lines, key, Item(phase.id, phase.text), _phase_value(phase, marks), width, state=state)
        for key, item in zip(list(self.turn_keys)[len(self.spec.phases) :], self.spec.turns, strict=False):
            seconds = marks.seconds(item.id)
            share = f"{100 * seconds / total:3.0f} %" if total else "     "
            value = f"{minutes_and_seconds(seconds)}  {share}"
            self._draw(lines, key, item, value, width, state=_("talks now") if self.clock.turn == item.id else "")
        for key, item in zip(self.count_keys, self.spec.counts, strict=False):
            self._draw(lines, key, item, f"{marks.count(item.id)} ×", width)
        lines += [(bar, (f" {part}", "muted")) for part in wrapped(self._hint(), width - 2)]
        return lines

    def _hint(self) -> str:
        """Give the keys that do something here."""
        parts = [
            _("1–9 begins a part") if self.spec.phases else "",
            _("1–9 whose turn") if self.spec.turns and not self.spec.phases else "",
            _("letters count one") if self.spec.counts else "",
            _("- takes one back") if self.spec.counts else "",
            _("t types totals"),
        ]
        return " · ".join(part for part in parts if part)

    async def on_key(self, event: events.Key) -> None:
        """Take the keys of turns and counts."""
        if self._tap(event.character or ""):
            event.stop()
            event.prevent_default()

    async def on_click(self, event: events.Click) -> None:
        """Take a click on a turn or a count as its key."""
        spot = event.get_content_offset(self)
        self._tap(self._spots.get(spot.y + self.scroll_offset.y, "") if spot else "")

    def _tap(self, key: str) -> bool:
        """Begin the turn or count the thing of that key; False where it is the key of neither."""
        if key in self.turn_keys:
            self.clock.start(self.turn_keys[key])
        elif key in self.count_keys:
            self.clock.count(self.count_keys[key])
        else:
            return False
        self._tapped()
        return True

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
        self._ring()
        self.redraw()
        self.post_message(self.Tapped())

    def _ring(self) -> None:
        """Ring once when the planned minutes of the part that runs are over."""
        for phase in self.spec.phases:
            over = self.clock.turn == phase.id and self.clock.marks.seconds(phase.id) >= 60 * phase.minutes
            if over and phase.id not in self._rung:
                self._rung.add(phase.id)
                self.app.bell()

    def _clock_line(self, width: int) -> Line:
        state = _("the clock goes, Space stops it") if self.clock.running else _("the clock stands, Space starts it")
        minutes = self.spec.minutes or sum(phase.minutes for phase in self.spec.phases)
        planned = _("of {minutes} min").format(minutes=minutes) if minutes else ""
        time = minutes_and_seconds(self.clock.seconds)
        rest = cut(f"{planned} · {state}" if planned else state, max(width - len(time) - 4, 1))
        return ((f" {time} ", "mark"), (f" {rest}", "muted"))

    def _draw(self, lines: list[Line], key: str, item: Item, value: str, width: int, state: str = "") -> None:
        """Add `▌ 1  Me   12:30  40 %  talks now`, the words wrapped."""
        bar = (BAR if self.has_focus else " ", "mark")
        room = self._words_room(width)
        texts = [each.text for each in (*self.spec.turns, *self.spec.counts)]
        label = max(map(cell_len, [*texts, *(phase.text for phase in self.spec.phases)]), default=0)
        style = "strong" if state else "text"
        for n, part in enumerate(wrapped(item.text, min(room, label))):
            self._spots[len(lines)] = key
            end: Line = ((f"  {value}", style), (f"  ◂ {state}" if state else "", "mark")) if n == 0 else ()
            lines.append(
                (bar, (f" {key} " if n == 0 else "   ", "mark"), (" " + pad(part, min(room, label)), style), *end)
            )

    def _words_room(self, width: int) -> int:
        """Give the cells for the words: the same in every line and at any time, so that the values stay in a column."""
        values = [f"{minutes_and_seconds(0)}  100 %"] if self.spec.turns else ["99 ×"]
        values += [_phase_value(phase, Marks((Mark(phase.id, 0, 60 * phase.minutes),))) for phase in self.spec.phases]
        state = _("talks now") if self.spec.turns else _("now") if self.spec.phases else ""
        taken = 8 + max(map(cell_len, values)) + (4 + cell_len(state) if state else 0)
        return max(width - taken, 8)


def _phase_value(phase: Phase, marks: Marks) -> str:
    """Give `2:10 of 3 min`, and that it is over."""
    seconds = marks.seconds(phase.id)
    said = _("{time} of {minutes} min").format(time=minutes_and_seconds(seconds), minutes=phase.minutes)
    return said + (" " + _("time is up") if seconds >= 60 * phase.minutes else "")
