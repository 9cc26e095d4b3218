"""Turns and counts while they happen, without a screen: what the live ask keeps."""

from __future__ import annotations

from collections.abc import Callable

from leadcoach.domain.answers import Mark, Marks

_SHORTEST = 0.05
"""Seconds; a shorter turn would be stored as 0, which means a count."""


class LiveClock:
    """Marks so far, and the turn that runs; `now` gives seconds that never go back."""

    def __init__(self, marks: Marks, now: Callable[[], float]) -> None:
        self._now = now
        self._done = marks.marks
        self._turn = ""
        self._turn_at = 0.0
        ended = max((mark.at + mark.length for mark in marks.marks), default=0.0)
        # Totals typed afterwards all begin at 0, so their sum tells how long it took.
        self._ran = max(ended, sum(mark.length for mark in marks.marks))
        self._since: float | None = None

    @property
    def running(self) -> bool:
        """Whether the clock goes."""
        return self._since is not None

    @property
    def turn(self) -> str:
        """Whose turn runs, or empty."""
        return self._turn if self.running else ""

    @property
    def last_turn(self) -> str:
        """Whose turn ran last, or empty."""
        return self._turn

    @property
    def seconds(self) -> float:
        """How long the clock has gone in all."""
        since = self._since
        return self._ran if since is None else self._ran + self._now() - since

    @property
    def marks(self) -> Marks:
        """All marks, with the running turn as far as it is."""
        return Marks((*self._done, *self._running_mark())) if self.running else Marks(self._done)

    def start(self, label: str = "") -> None:
        """Let a turn begin; the one before ends. An empty label lets the clock go without a turn."""
        if self.running and label == self._turn:
            return
        self.stop()
        self._turn, self._turn_at = label, self._ran
        self._since = self._now()

    def stop(self) -> None:
        """Let the turn end and the clock stand."""
        if not self.running:
            return
        self._done = self.marks.marks
        self._ran = self.seconds
        self._since = None

    def count(self, label: str) -> None:
        """Note that it happened once, now."""
        self._done = (*self._done, Mark(label, self.seconds))

    def take_back(self, labels: frozenset[str]) -> str:
        """Take the last count of one of these labels back; gives its label, or empty where there is none."""
        for index in range(len(self._done) - 1, -1, -1):
            mark = self._done[index]
            if mark.length == 0 and mark.label in labels:
                self._done = self._done[:index] + self._done[index + 1 :]
                return mark.label
        return ""

    def set_minutes(self, label: str, minutes: float) -> None:
        """Put one total in place of what was measured for a label."""
        total = (Mark(label, 0.0, minutes * 60),) if minutes > 0 else ()
        self._done = (*(mark for mark in self._done if mark.label != label), *total)

    def set_count(self, label: str, times: int) -> None:
        """Put one total in place of what was counted for a label."""
        self._done = (*(mark for mark in self._done if mark.label != label), *(Mark(label, 0.0) for _n in range(times)))

    def _running_mark(self) -> tuple[Mark, ...]:
        length = self.seconds - self._turn_at
        return (Mark(self._turn, self._turn_at, length),) if self.turn and length >= _SHORTEST else ()


def minutes_and_seconds(seconds: float) -> str:
    """Give `mm:ss`."""
    whole = int(seconds)
    return f"{whole // 60:02}:{whole % 60:02}"
