"""What belongs to this laptop: when the day ends."""

from __future__ import annotations

from leadcoach.services.desk import Desk

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
