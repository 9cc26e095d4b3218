"""What is to be exported, and the account of what was."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from leadcoach.domain.filters import Filters
from leadcoach.domain.records import Kind

Format = Literal["markdown", "html", "pdf", "json", "jrnl", "dayone"]
ENDINGS: dict[Format, str] = {
    "markdown": "",
    "html": ".html",
    "pdf": ".pdf",
    "json": ".json",
    "jrnl": ".txt",
    "dayone": ".zip",
}
"""Each format with the end of its file's name; a folder has none."""
JOURNAL: tuple[Kind, ...] = ("entry", "capture")
READABLE: tuple[Kind, ...] = ("entry", "capture", "answer", "worksheet")
PRINTABLE = frozenset({"html", "json", "jrnl"})
"""Formats that may go to standard output."""


@dataclass(slots=True)
class Account:
    """What an export wrote."""

    format: Format
    path: str = ""
    entries: int = 0
    words: int = 0
    """0 where nobody reads it: JSON of our own is a copy for machines."""
    attachments: int = 0
    missing: int = 0
    """Attachments whose bytes are not here."""
    readings: int = 0
    """Instruments that had something to say."""
    left_out: int = 0
    """What is marked as never to leave, and so stayed."""
    cancelled: bool = False


class Cancelled(Exception):
    """Somebody asked to stop; what was there before is there still."""


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written, and where."""

    format: Format
    target: Path | BinaryIO
    """A file, a folder for Markdown, or an open stream."""
    line: str = ""
    """A search line."""
    filters: Filters = Filters()  # noqa: RUF009 - frozen
    everything: bool = False
    """Whether own JSON also holds what is marked as never to leave."""
    force: bool = False
    readings: bool = False
    """Whether what the instruments say comes last."""
