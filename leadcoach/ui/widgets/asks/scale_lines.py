"""Items with a row of numbers for each aspect, drawn line by line and rated by keys."""

from __future__ import annotations

from string import digits
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from leadcoach.domain.answers import Ratings
from leadcoach.domain.specs import ScaleSpec
from leadcoach.text import _
from leadcoach.ui.widgets.asks.keys import quiet
from leadcoach.ui.widgets.asks.lines import BAR, Line, Lines, cut, pad, wrapped

_ASPECT_GLYPHS = ("•", "»", "+")
_RATE = Binding.Group(_("Rate"), compact=True)
_INDENT = 4
_STEP = 4
"""Cells from one number to the next."""
_MOST_LABEL = 24


def _rate_binding(key: str, digit: str) -> Binding:
    return Binding(
        key, f"rate({digit!r})", _("Rate"), show=False, id=f"ask.scale.rate-{digit}",
        tooltip=_("Give this number and go on"), group=_RATE,
    )  # fmt: skip


class ScaleLines(Lines):
    """All items with a row of numbers for each aspect; the words of its points stay at the top."""

    HOLDS = digits
    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("up,k", "move(-1)", "scale.up", _("Up"), _("The rating before")),
        quiet("down,j", "move(1)", "scale.down", _("Down"), _("The next rating")),
        quiet("pageup", "leap(-1)", "scale.item-up", _("Item before"), _("The item before")),
        quiet("pagedown", "leap(1)", "scale.item-down", _("Next item"), _("The next item")),
        quiet("home,g", "edge(0)", "scale.first", _("First"), _("The first rating")),
        quiet("end,G", "edge(-1)", "scale.last", _("Last"), _("The last rating")),
        quiet("left,h", "nudge(-1)", "scale.less", _("Less"), _("One less, and stay here")),
        quiet("right,l", "nudge(1)", "scale.more", _("More"), _("One more, and stay here")),
        *(_rate_binding(str(n), str(n)) for n in range(10)),
        quiet(
            "question_mark,minus",
            "cannot_say",
            "scale.cannot-say",
            _("Cannot say"),
            _("Say that you cannot say, and go on"),
        ),
        quiet("backspace,delete", "clear", "scale.clear", _("Clear"), _("Take the number back")),
        quiet("enter", "through", "scale.through", _("Go on"), _("On to the next open rating")),
    ]
    DEFAULT_CSS = "ScaleLines { max-height: 100%; }"

    class Rated(Message):
        """A number was given, changed or taken back."""

    class Through(Message):
        """Enter, or the last number, and nothing is open."""

    def __init__(self, spec: ScaleSpec, ratings: Ratings) -> None:
        super().__init__()
        self.spec = spec
        self.ratings = ratings
        self.troubles: dict[str, str] = {}
        self.pairs = tuple((item.id, aspect.id) for item in spec.items for aspect in spec.aspects)
        self.cursor = 0
        self._texts: tuple[int, list[list[str]]] = (0, [])
        self._rows: list[int] = []
        """The line of each pair."""
        self._tops: list[int] = []
        """The first line of each item."""

    def head(self, width: int) -> list[Line]:
        """The words of every point where content names them, else of both ends, and how far it is."""
        spec = self.spec
        named = (
            enumerate(spec.words, spec.low) if spec.words else ((spec.low, spec.low_text), (spec.high, spec.high_text))
        )
        parts = [f"{number} {text}" for number, text in named]
        if spec.cannot_say:
            parts.append("? " + _("cannot say"))
        ends = " " + "   ".join(parts)
        done = self._progress()
        if cell_len(ends) + cell_len(done) + 2 <= width:
            return [((pad(ends, width - cell_len(done) - 1), "muted"), (done, "strong")), ()]
        return [*[((f" {part}", "muted"),) for part in wrapped(ends.strip(), width - 1)], ((f" {done}", "strong"),), ()]

    def body(self, width: int) -> list[Line]:
        """Each item's words with a row for each aspect."""
        if self._texts[0] != width:
            self._texts = (width, [wrapped(item.text, width - _INDENT - 1) for item in self.spec.items])
        lines: list[Line] = []
        self._rows, self._tops = [], []
        for index, text in enumerate(self._texts[1]):
            self._tops.append(len(lines))
            self._draw_item(lines, index, text, width)
            lines.append(())
        return lines[:-1]

    def on_click(self, event: events.Click) -> None:
        """Rate with the number that was clicked."""
        spot = event.get_content_offset(self)
        if spot is None:
            return
        line = spot.y + self.scroll_offset.y - len(self.head(self._room))
        if line not in self._rows:
            return
        self.cursor = self._rows.index(line)
        place = (spot.x - _INDENT - self._label_room()) // _STEP
        numbers = range(self.spec.low, self.spec.high + 1)
        if 0 <= place < len(numbers):
            self._set(numbers[place])
        elif self.spec.cannot_say and place == len(numbers):
            self._set(None)
        else:
            self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Leave `?` and `-` to others where everything can be said."""
        return self.spec.cannot_say if action == "cannot_say" else True

    def action_move(self, by: int) -> None:
        """Move to another rating."""
        self.cursor = min(max(self.cursor + by, 0), len(self.pairs) - 1)
        self._show()

    def action_leap(self, by: int) -> None:
        """Move to another item."""
        aspects = len(self.spec.aspects)
        self.action_move((self.cursor // aspects + by) * aspects - self.cursor)

    def action_edge(self, end: int) -> None:
        """Move to the first or the last rating."""
        self.action_move(len(self.pairs) if end else -len(self.pairs))

    def action_nudge(self, by: int) -> None:
        """Change the number by one, and stay."""
        spec, now = self.spec, self.ratings.given.get(self.pairs[self.cursor])
        start = now if now is not None else spec.low - 1 if by > 0 else spec.high + 1
        self._set(min(max(start + by, spec.low), spec.high))

    def action_rate(self, digit: str) -> None:
        """Give a number and move on; 0 stands for ten where there is a ten and no nought, else for "cannot say"."""
        number = int(digit)
        if not number and self.spec.low > 0:
            number = 10
        if self.spec.low <= number <= self.spec.high:
            self._set(number)
            self._advance()
        elif digit == "0" and self.spec.cannot_say:
            self.action_cannot_say()

    def action_cannot_say(self) -> None:
        """Say that it cannot be said, and move on."""
        self._set(None)
        self._advance()

    def action_clear(self) -> None:
        """Take the number back."""
        left = {pair: value for pair, value in self.ratings.given.items() if pair != self.pairs[self.cursor]}
        if len(left) < len(self.ratings.given):
            self.ratings = Ratings(left)
            self._show()
            self.post_message(self.Rated())

    def action_through(self) -> None:
        """Move to the next open rating; with none open, say so."""
        self._advance(onward=False)

    def go_to(self, pair: str) -> None:
        """Put the cursor on `item/aspect`."""
        names = [f"{item}/{aspect}" for item, aspect in self.pairs]
        self.cursor = names.index(pair) if pair in names else 0
        self._show()

    def say(self, troubles: dict[str, str]) -> None:
        """Show these sentences below the ratings they are about."""
        if troubles != self.troubles:
            self.troubles = troubles
            self.redraw()

    def _set(self, value: int | None) -> None:
        self.ratings = self.ratings.with_value(*self.pairs[self.cursor], value)
        self._show()
        self.post_message(self.Rated())

    def _advance(self, *, onward: bool = True) -> None:
        """Move on by one; past the last, or from a rated one on Enter, to the first that is open."""
        if onward and self.cursor + 1 < len(self.pairs):
            self.action_move(1)
            return
        later = (*range(self.cursor, len(self.pairs)), *range(self.cursor))
        opened = next((n for n in later if self.pairs[n] not in self.ratings.given), None)
        if opened is None:
            self.post_message(self.Through())
        else:
            self.action_move(opened - self.cursor)

    def _show(self) -> None:
        self.redraw()
        if self.is_mounted and self.pairs:
            self._lines(self._room)
            top = self._tops[self.cursor // len(self.spec.aspects)]
            last = (self.cursor // len(self.spec.aspects) + 1) * len(self.spec.aspects) - 1
            self.show_lines(top, self._rows[last] - top + 1)

    def _progress(self) -> str:
        given = self.ratings.given
        items = self.spec.items
        done = sum(all((item.id, aspect.id) in given for aspect in self.spec.aspects) for item in items)
        return _("{done} of {all} rated").format(done=done, all=len(items))

    def _draw_item(self, lines: list[Line], index: int, text: list[str], width: int) -> None:
        aspects = self.spec.aspects
        current = self.has_focus and self.cursor // len(aspects) == index
        bar = (BAR if current else " ", "mark")
        for n, part in enumerate(text):
            number = f"{index + 1:>2} " if n == 0 else "   "
            lines.append((bar, (number, "muted"), (part, "strong" if current else "text")))
        for n, aspect in enumerate(aspects):
            here = current and self.cursor % len(aspects) == n
            self._rows.append(len(lines))
            lines.append((bar, *self._row(index, n, here=here)))
            said = self.troubles.get(f"{self.spec.items[index].id}/{aspect.id}")
            if said:
                sentence = _("Look again: {sentence}").format(sentence=said)
                lines += [(bar, (" " * _INDENT + part, "trouble")) for part in wrapped(sentence, width - _INDENT - 1)]

    def _row(self, index: int, n: int, *, here: bool) -> Line:
        """Give `▸ • Today  1  2 [3] 4  5  ?` after the bar."""
        spec, pair = self.spec, (self.spec.items[index].id, self.spec.aspects[n].id)
        label = pad(self._label(n), self._label_room())
        rated, value = pair in self.ratings.given, self.ratings.given.get(pair)
        pieces: list[tuple[str, str]] = [(" ▸ " if here else "   ", "mark"), (label, "strong" if here else "text")]
        marks: list[int | None] = [*range(spec.low, spec.high + 1), *([None] if spec.cannot_say else [])]
        for each in marks:
            word = "?" if each is None else str(each)
            chosen = rated and each == value
            pieces.append(
                (
                    f"[{word}]".ljust(_STEP) if chosen else f" {word} ".ljust(_STEP),
                    "mark" if chosen else "text" if here else "muted",
                )
            )
        if rated and value is None:
            pieces.append((_("cannot say"), "muted"))
        elif rated and value not in marks:
            pieces.append((f" [{value}]", "trouble"))
        return tuple(pieces)

    def _label(self, n: int) -> str:
        text = cut(self.spec.aspects[n].text, _MOST_LABEL)
        return f"{_ASPECT_GLYPHS[n % len(_ASPECT_GLYPHS)]} {text} " if text else ""

    def _label_room(self) -> int:
        return max((cell_len(self._label(n)) for n in range(len(self.spec.aspects))), default=0)
