"""The errors of leadcoach, a small tree.

LeadcoachError
├── ContentError         the programme's text cannot be used (carries every problem)
├── StoreError           the file with what was written cannot be used as asked
│   ├── StoreBusy        another leadcoach is writing
│   ├── StoreFull        no room on the disk, or the disk failed
│   ├── StoreReadOnly    the folder or the file may not be written
│   ├── StoreNewer       the file was made by a newer leadcoach
│   ├── StoreDamaged     the file is not a leadcoach store, or is broken
│   └── StoreMoved       the file was replaced while it was open
└── Refused              what was asked cannot be done, and why

Each says what happened, what was kept, and what to do. `cli` and the app turn them into output; nobody else does.
"""

from __future__ import annotations


class LeadcoachError(Exception):
    """One clear sentence (or two) for the person, without any text they wrote."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ContentError(LeadcoachError):
    """The programme's text cannot be used; `problems` are one line each."""

    def __init__(self, message: str, problems: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class StoreError(LeadcoachError):
    """The file with everything written cannot be used as asked."""


class StoreBusy(StoreError):
    """Another leadcoach holds the lock."""


class StoreFull(StoreError):
    """There is no room to write, or the disk failed while writing."""


class StoreReadOnly(StoreError):
    """The folder or the file may not be written."""


class StoreNewer(StoreError):
    """The file was made by a newer leadcoach."""


class StoreDamaged(StoreError):
    """The file is not a leadcoach store, or it is broken."""


class StoreMoved(StoreError):
    """The file was renamed, replaced or deleted while it was open."""


class Refused(LeadcoachError):
    """What was asked cannot be done."""
