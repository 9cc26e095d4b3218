"""The account of an import: what was read, added, already here, changed and left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from leadcoach.domain.items import Failure

MOST_REASONS = 1_000
"""Failures that are told one by one; beyond, they are counted."""


@dataclass(slots=True)
class Account:
    """What came of an import."""

    run: str = ""
    """The id by which it is undone."""
    dry_run: bool = False
    read: int = 0
    added: int = 0
    here: int = 0
    changed: int = 0
    beside: int = 0
    """Of the changed: how many lie in the history, because the entry was edited here since."""
    failed: int = 0
    facts: int = 0
    """Things that happened, which own JSON brings along."""
    erased: int = 0
    """What was erased for good here, and stays away."""
    unplaced: int = 0
    """Entries with text that could not be placed; it stands below their own."""
    removed: int = 0
    """Control and direction characters taken out."""
    kept_files: int = 0
    missing_files: int = 0
    failures: list[Failure] = field(default_factory=list)
    remarks: list[Failure] = field(default_factory=list)
    cancelled: bool = False

    def fail(self, failure: Failure) -> None:
        """Count what could not be read, and keep its reason."""
        self.read += 1
        self.failed += 1
        if len(self.failures) < MOST_REASONS:
            self.failures.append(failure)
