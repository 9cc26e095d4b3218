"""Opening a file of another journal in the format a person named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from leadcoach.domain.dumps import Dump
from leadcoach.domain.items import Failure, Item
from leadcoach.errors import Refused
from leadcoach.text import _, one_line

Source = Literal["jrnl", "dayone", "markdown", "leadcoach"]
SOURCES: tuple[Source, ...] = ("jrnl", "dayone", "markdown", "leadcoach")


class Reading(NamedTuple):
    """What is to be read, and what the person said about it."""

    source: Source
    path: Path
    zone: str = ""
    """The zone of times that name none."""
    time_format: str = ""
    """How jrnl writes its times; empty for its own way."""
    file_time: bool = False
    """Whether a note without a date gets that of its file."""
    keep_place: bool = False
    """Whether location, weather and device of Day One come along."""


def found(reading: Reading) -> Iterator[Item | Dump | Failure]:
    """Give everything a file or folder holds; raises Refused, at the first, where it cannot be read at all."""
    path = reading.path
    if not path.exists():
        raise Refused(_("There is nothing at {path}.").format(path=one_line(str(path), 300)))
    match reading.source:
        case "jrnl":
            return _jrnl(reading)
        case "dayone":
            from leadcoach.exchange import dayone

            return dayone.read(path, zone=reading.zone, keep_place=reading.keep_place)
        case "markdown":
            from leadcoach.exchange import markdown_folder

            return markdown_folder.read(path, zone=reading.zone, use_file_time=reading.file_time)
    from leadcoach.exchange import own_json

    return own_json.read(path)


def _jrnl(reading: Reading) -> Iterator[Item | Failure]:
    from leadcoach.exchange import jrnl_json, jrnl_text

    if reading.path.suffix.lower() == ".json":
        return jrnl_json.read(reading.path, zone=reading.zone)
    if reading.time_format:
        return jrnl_text.read(reading.path, zone=reading.zone, timeformat=reading.time_format)
    return jrnl_text.read(reading.path, zone=reading.zone)
