"""One visit of a program in a pseudo-terminal, with the times a person would notice."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from bench.keys import key_bytes
from bench.measure import Measurements
from bench.terminal import WHOLE_FRAME, Terminal, TerminalTimeout

# Letters that end no escape sequence of a frame, so that seeing one means that it is on the screen.
TYPED = (b"q", b"z", b"x", b"v", b"w")

REST = 0.04
"""Seconds before each key: right after a frame it would wait for the frame rate, not for the program."""
STILL = 0.12
"""Seconds without a byte after which a picture counts as complete; a lone Escape takes 0.1."""


@dataclass(frozen=True, slots=True)
class Key:
    """Bytes sent in one write, and what shows that they had their effect."""

    sent: bytes
    effect: bytes = b""
    """A pattern of bytes in the frame; empty for the next whole frame, whatever is in it."""
    whole: bool = False
    """Whether the time goes on to the last frame before the picture stands still."""
    timed: bool = True
    still: float = STILL
    """How long nothing may be written until the picture counts as whole."""


@dataclass(frozen=True, slots=True)
class Step:
    """Keys pressed in turn, `times` in all, each after the frame of the one before; timed unless `name` is empty."""

    name: str
    keys: Sequence[Key]
    times: int = 1


def typing(name: str, times: int = 30) -> Step:
    """A step that types letters into the focused editor."""
    return Step(name, [Key(letter, letter) for letter in TYPED], times)


def pressing(name: str, *keys: str, times: int = 1) -> Step:
    """A step that presses keys by name in turn, each followed by a frame."""
    return Step(name, [Key(key_bytes(key)) for key in keys], times)


def going(name: str, *keys: str, back: str = "", times: int = 1) -> Step:
    """A step that goes somewhere by each key and waits for the whole picture; `back` leads back, untimed."""
    there = [Key(key_bytes(key), whole=True) for key in keys]
    return Step(name, [*there, *([Key(key_bytes(back), whole=True, timed=False)] if back else [])], times)


@dataclass(frozen=True, slots=True)
class Session:
    """How to visit a program: its first screen, the first key and its effect, what is done then, how it is left.

    A run gives, in seconds: `first` (start to first screen), `ready` (start to the effect of the first key),
    `processor` (until then), each step by its name, with ` p95` and ` worst`, and `quit`; and `peak` in KiB.
    """

    argv: Sequence[str]
    environment: Mapping[str, str]
    first: bytes
    key: Key
    size: tuple[int, int] = (80, 24)
    steps: Sequence[Step] = ()
    quit_key: bytes = b"\x11"

    def __call__(self) -> Measurements:
        """Visit once."""
        with Terminal.start(self.argv, self.environment, self.size) as terminal:
            begun = terminal.started
            shown, _ = terminal.wait_for_bytes(re.escape(self.first))
            ready = _pressed(terminal, self.key)[1]
            found = {"first": shown - begun, "ready": ready - begun, "processor": terminal.processor_time()}
            for step in self.steps:
                found.update(_taken(terminal, step))
            terminal.settle(REST)
            found["peak"] = float(terminal.peak_memory())
            found["quit"] = self._left(terminal)
        return found

    def _left(self, terminal: Terminal) -> float:
        begun = time.perf_counter()
        terminal.send(self.quit_key)
        if code := terminal.wait_for_exit():
            raise TerminalTimeout(f"exit code {code}")
        return terminal.ended - begun


def _pressed(terminal: Terminal, key: Key) -> tuple[float, float]:
    """Press once; gives the clock at the press and at the end of the frame with the effect."""
    mark = terminal.mark()
    begun = time.perf_counter()
    terminal.send(key.sent)
    place = terminal.wait_for_bytes(key.effect, mark)[1] if key.effect else mark
    done, _ = terminal.wait_for_bytes(WHOLE_FRAME, place)
    if key.whole:
        terminal.settle(key.still)
        done = terminal.last_frame(mark)
    return begun, done


def _taken(terminal: Terminal, step: Step) -> Iterator[tuple[str, float]]:
    times = []
    for number in range(step.times):
        terminal.settle(REST)
        key = step.keys[number % len(step.keys)]
        begun, done = _pressed(terminal, key)
        if key.timed:
            times.append(done - begun)
    if step.name:
        yield step.name, median(times)
        yield f"{step.name} p95", quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        yield f"{step.name} worst", max(times)
