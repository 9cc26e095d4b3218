"""What a terminal shows after the bytes a program wrote, and which of its modes are left changed."""

from __future__ import annotations

import codecs
import re

import pyte

ENTER_OTHER_SCREEN = b"\x1b[?1049h"
LEAVE_OTHER_SCREEN = b"\x1b[?1049l"

# Sequences that pyte would print as text: keyboard protocol, mode queries.
UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[A-Za-z]|\x1b\[\?[0-9;]*\$p")
UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;?<>=$ ]{0,16})?$")
MODE_CHANGE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
KEYBOARD_CHANGE = re.compile(rb"\x1b\[([<>])[0-9;]*u")

# Mode number: its name, and the state a shell expects to find.
MODES = {
    1000: ("mouse", False),
    1002: ("mouse", False),
    1003: ("mouse", False),
    1006: ("mouse", False),
    1015: ("mouse", False),
    1016: ("mouse", False),
    1004: ("focus reports", False),
    1049: ("alternate screen", False),
    2004: ("bracketed paste", False),
    2026: ("synchronised output", False),
    2048: ("resize reports", False),
    25: ("hidden cursor", True),
    7: ("no line wrap", True),
}


def modes_left_on(raw: bytes) -> set[str]:
    """Names of the terminal modes that the output `raw` changed and did not put back."""
    state: dict[int, bool] = {}
    for match in MODE_CHANGE.finditer(raw):
        for number in match.group(1).split(b";"):
            state[int(number)] = match.group(2) == b"h"
    left = {MODES[number][0] for number, on in state.items() if number in MODES and on != MODES[number][1]}
    depth = 0
    for match in KEYBOARD_CHANGE.finditer(raw):
        depth = depth + 1 if match.group(1) == b">" else max(0, depth - 1)
    return left | {"keyboard protocol"} if depth else left


class Emulator:
    """Turns raw bytes into a normal screen with scroll-back and an alternate screen, as a terminal shows them."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._normal = pyte.HistoryScreen(*size, history=5000)
        self._other = pyte.Screen(*size)
        self._stream = pyte.Stream(self._normal)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._pending = b""
        self._on_other = False

    def feed(self, data: bytes) -> None:
        """Take in the next bytes; an escape sequence cut in two waits for its rest."""
        data = self._pending + data
        cut = UNFINISHED.search(data)
        data, self._pending = (data[: cut.start()], data[cut.start() :]) if cut else (data, b"")
        for part in re.split(rb"(\x1b\[\?1049[hl])", data):
            if part in (ENTER_OTHER_SCREEN, LEAVE_OTHER_SCREEN):
                self._switch(on_other=part == ENTER_OTHER_SCREEN)
            else:
                self._stream.feed(self._decoder.decode(UNKNOWN_TO_PYTE.sub(b"", part)))

    def _switch(self, *, on_other: bool) -> None:
        self._on_other = on_other
        if on_other:
            self._other.reset()
        self._stream = pyte.Stream(self._other if on_other else self._normal)

    def resize(self, columns: int, lines: int) -> None:
        """Give both screens a new size."""
        self._normal.resize(lines, columns)
        self._other.resize(lines, columns)

    def lines(self) -> list[str]:
        """The rows of the screen now shown, right-stripped."""
        screen = self._other if self._on_other else self._normal
        return [line.rstrip() for line in screen.display]

    def scroll_back(self) -> list[str]:
        """What a person finds on the normal screen by scrolling up, and what it shows."""
        above = ["".join(row[x].data for x in range(self._normal.columns)) for row in self._normal.history.top]
        return [line.rstrip() for line in [*above, *self._normal.display]]
