"""Placeholder."""

from __future__ import annotations

from textual.widgets import Static

from leadcoach.domain.garden import Bed


class GardenView(Static):
    """Placeholder."""

    def __init__(self, beds: tuple[Bed, ...], *, id: str | None = None) -> None:
        super().__init__(id=id)

    def show(self, beds: tuple[Bed, ...]) -> None:
        """Placeholder."""
