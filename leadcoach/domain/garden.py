"""One bed of the garden."""

from __future__ import annotations

from typing import NamedTuple


class Bed(NamedTuple):
    """A building block, how high it grew, and why."""

    block: str
    name: str
    height: float
    """0 to 8."""
    because: tuple[str, ...]
    """Sentences ready to show."""
