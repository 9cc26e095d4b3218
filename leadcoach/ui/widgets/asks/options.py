"""A list of options to pick from, below each other or on one line."""

from __future__ import annotations

from collections.abc import Sequence
from string import digits
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from leadcoach.domain.specs import Item
from leadcoach.text import _
from leadcoach.ui.widgets.asks.keys import quiet
from leadcoach.ui.widgets.asks.lines import BAR, Line, Lines, wrapped

_GAP = 2
_GLYPHS = {(True, True): "●", (True, False): "○", (False, True): "☑", (False, False): "☐"}
_PICK = Binding.Group(_("Pick by number"), compact=True)


class Options(Lines):
    """Options with a glyph each; picking another one replaces the first where only one may be picked."""

    HOLDS = digits
    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("up,k", "move(-1)", "choice.up", _("Up"), _("The option before")),
        quiet("down,j", "move(1)", "choice.down", _("Down"), _("The option after")),
        quiet("left,h", "sideways(-1)", "choice.left", _("Left"), _("The option before")),
        quiet("right,l", "sideways(1)", "choice.right", _("Right"), _("The option after")),
        quiet("space", "pick_here", "choice.toggle", _("Pick"), _("Pick it, or take it back")),
        quiet("enter", "through", "choice.through", _("Pick and go on"), _("Pick it and go on")),
        *(
            Binding(
                str(n),
                f"pick({n})",
                _("Pick by number"),
                show=False,
                id=f"ask.choice.pick-{n}",
                tooltip=_("Pick the option of that number"),
                group=_PICK,
            )
            for n in range(1, 10)
        ),
    ]

    class Picked(Message):
        """Something was picked or taken back."""

        def __init__(self, options: Options) -> None:
            super().__init__()
            self.options = options

        @property
        def control(self) -> Options:
            """The list it happened in."""
            return self.options

    class Through(Picked):
        """Enter was pressed on what is picked."""

    class Full(Picked):
        """One more was wanted than may be picked; nothing changed."""

    def __init__(
        self,
        items: Sequence[Item],
        picked: Sequence[str] = (),
        *,
        most: int = 1,
        across: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.items = tuple(items)
        self.most = most
        self.across = across
        self.picked = tuple(picked)
        self.cursor = 0
        self._spots: list[tuple[int, int, int, int]] = []
        self._to_picked()

    def body(self, width: int) -> list[Line]:
        """The options, each with its number, its glyph and its words."""
        self._spots = []
        if not self.items:
            return [((" " + _("Nothing to choose from yet."), "muted"),)]
        return self._beside(width) if self.across else self._below(width)

    def on_click(self, event: events.Click) -> None:
        """Pick what was clicked."""
        spot = event.get_content_offset(self)
        if spot is None:
            return
        y = spot.y + self.scroll_offset.y
        for line, start, end, index in self._spots:
            if line == y and start <= spot.x < end:
                self.cursor = index
                self.action_pick_here()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Let up and down pass on from options on one line, left and right from a list."""
        if action == "move":
            return not self.across
        return self.across if action == "sideways" else True

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.cursor = min(max(self.cursor + by, 0), max(len(self.items) - 1, 0))
        self._show()

    def action_sideways(self, by: int) -> None:
        """Move the cursor along the line."""
        self.action_move(by)

    def action_pick(self, number: int) -> None:
        """Pick the option of that number, or take it back."""
        if number <= len(self.items):
            self.cursor = number - 1
            self.action_pick_here()

    def action_pick_here(self) -> None:
        """Pick the option under the cursor, or take it back."""
        if not self.items:
            return
        name = self.items[self.cursor].id
        if name in self.picked:
            self._set(tuple(each for each in self.picked if each != name))
        elif self.most == 1:
            self._set((name,))
        elif sum(item.id in self.picked for item in self.items) >= self.most:
            self._show()
            self.post_message(self.Full(self))
        else:
            # What is no longer on the list stands last, and goes first: nobody can take it back by hand.
            self._set(self._in_order((*self.picked, name))[: self.most])

    def action_through(self) -> None:
        """Pick the option under the cursor; on one that is picked, or after the only one, go on."""
        if self.items and self.items[self.cursor].id not in self.picked:
            self.action_pick_here()
            if self.most > 1:
                return
        self.post_message(self.Through(self))

    def put(self, picked: Sequence[str]) -> None:
        """Show other picks without a message."""
        self.picked = tuple(picked)
        self._to_picked()
        self.redraw()

    def _set(self, picked: tuple[str, ...]) -> None:
        self.picked = picked
        self._show()
        self.post_message(self.Picked(self))

    def _in_order(self, names: tuple[str, ...]) -> tuple[str, ...]:
        known = [item.id for item in self.items if item.id in names]
        return (*known, *(name for name in names if name not in known))

    def _to_picked(self) -> None:
        self.cursor = next((n for n, item in enumerate(self.items) if item.id in self.picked), 0)

    def _show(self) -> None:
        self.redraw()
        mine = [line for line, _start, _end, index in self._spots if index == self.cursor]
        if mine:
            self.show_lines(mine[0], len(mine))

    def _lead(self, index: int) -> str:
        glyph = _GLYPHS[self.most == 1, self.items[index].id in self.picked]
        number = f"{index + 1} " if index < 9 else "  "
        return f"{'' if self.across else number}{glyph} "

    def _styles(self, index: int) -> tuple[str, str]:
        here, chosen = self.has_focus and index == self.cursor, self.items[index].id in self.picked
        return (BAR if here else " "), ("strong" if here or chosen else "text")

    def _below(self, width: int) -> list[Line]:
        lines: list[Line] = []
        for index, item in enumerate(self.items):
            bar, style = self._styles(index)
            lead = self._lead(index)
            for n, part in enumerate(wrapped(item.text, width - 2 - len(lead))):
                front = lead if n == 0 else " " * len(lead)
                self._spots.append((len(lines), 0, width, index))
                lines.append(((f"{bar} ", "mark"), (front, style), (part, style)))
            if item.id in self.picked:
                lines[-1] = self._with_word(lines[-1], width)
        return lines

    @staticmethod
    def _with_word(line: Line, width: int) -> Line:
        """Give the line with the word that says it is picked, where there is room."""
        word = " · " + _("chosen")
        used = sum(cell_len(text) for text, _style in line)
        return (*line, (word, "muted")) if used + cell_len(word) <= width else line

    def _beside(self, width: int) -> list[Line]:
        lines: list[Line] = []
        at = width
        for index, item in enumerate(self.items):
            bar, style = self._styles(index)
            lead = self._lead(index)
            parts = wrapped(item.text, width - 1 - len(lead))
            room = 1 + len(lead) + max(map(cell_len, parts))
            if at + room > width or len(parts) > 1:
                at = 0
            for n, part in enumerate(parts):
                pieces = ((bar, "mark"), (lead if n == 0 else " " * len(lead), style), (part + " " * _GAP, style))
                if at == 0 or n:
                    lines.append(())
                self._spots.append((len(lines) - 1, at, at + room, index))
                lines[-1] = (*lines[-1], *pieces)
            at = width if len(parts) > 1 else at + room + _GAP
        return lines
