"""One bed of the garden."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bed:
    """A building block, how high it grew, and why."""

    block: str
    name: str
    height: float
    """0 to 8."""
    because: tuple[str, ...]
    """Sentences ready to show."""
