"""Where the files of another journal lie, an archive or a folder: read piece by piece, nothing ever written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from leadcoach.domain.items import Failure

PIECE = 1 << 20
"""How many bytes are read at once."""
MOST_FILES = 100_000
LONGEST_NAME = 255


class Unreadable(Exception):
    """One file of a source cannot be read; the others can."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Source(Protocol):
    """Files by their names, apart by `/`; names that lead elsewhere are not among them."""

    @property
    def names(self) -> tuple[str, ...]:
        """The files that may be read, sorted."""

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What was left alone, and why."""

    def pieces(self, name: str, most: int) -> Iterator[bytes]:
        """Give the bytes of a file in pieces; raises Unreadable, also when there are more than `most`."""


def whole(source: Source, name: str, most: int) -> bytes:
    """Give all bytes of a file; raises Unreadable, also when there are more than `most`."""
    return b"".join(source.pieces(name, most))


def is_safe(name: str) -> bool:
    """Whether a name stays below the place it is read from, on every system."""
    if not name or "\\" in name or ":" in name or any(ord(letter) < 32 or letter == "\x7f" for letter in name):
        return False
    return all(part not in ("", ".", "..") and len(part) <= LONGEST_NAME for part in name.split("/"))
