"""What belongs to this laptop: when the day ends."""

from __future__ import annotations

from datetime import time

from leadcoach.services.desk import Clock, Desk

DAY_END = "day-end"
DAY_END_CHOICES = ("00:00", "01:00", "02:00", "03:00", "04:00", "05:00")
USUAL_DAY_END = "03:00"


class Settings:
    """Use cases of the settings that are not part of the programme."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def day_end(self) -> str:
        """Give until when the night counts for the day before, as `03:00`."""
        return self._desk.store.local.get(DAY_END, USUAL_DAY_END)

    def set_day_end(self, text: str) -> None:
        """Keep it."""
        self._desk.store.local.put(DAY_END, text)
        if isinstance(self._desk.clock, Clock):
            self._desk.clock.day_end = read_day_end(text)


def read_day_end(text: str) -> time:
    """Give the end of the day a text says, three in the morning where it says none."""
    try:
        return time.fromisoformat(text or USUAL_DAY_END)
    except ValueError:
        return time.fromisoformat(USUAL_DAY_END)
