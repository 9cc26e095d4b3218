"""Journals exported from Day One as JSON: the zip as it comes, the folder it unpacks to, or the JSON file in there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from leadcoach.domain.items import Failure, Item
from leadcoach.errors import Refused
from leadcoach.exchange import limits
from leadcoach.exchange.archives import Archive
from leadcoach.exchange.dayone_entries import Reading, item_of
from leadcoach.exchange.dayone_files import FOLDERS, Files
from leadcoach.exchange.folders import Folder
from leadcoach.exchange.json_stream import Member, members
from leadcoach.exchange.sources import Source, Unreadable
from leadcoach.text import _, clean

MOST_JOURNAL = 2_000_000_000
"""Bytes of one journal's JSON; it is never in memory as a whole."""

_SUFFIX = ".json"
_ENTRIES = "entries"


def read(path: Path, *, zone: str, keep_place: bool = False) -> Iterator[Item | Failure]:
    """Give every entry of every journal in an export, and what of it could not be read.

    `zone` is that of entries which name none. Where somebody was, the weather and the device are left out unless
    `keep_place`. Raises Refused, at the first step, when this is no export of Day One.
    """
    with _source(path) as source:
        journals = _journals(source.names)
        if not journals:
            raise Refused(_("There is no journal of Day One there: its JSON export holds a file such as Journal.json."))
        yield from source.failures
        for name in journals:
            reading = Reading(zone, clean(_stem(name)).text, keep_place)
            yield from _journal(source, name, reading, alone=len(journals) == 1)


@contextmanager
def _source(path: Path) -> Iterator[Source]:
    if path.is_dir():
        yield Folder(path)
    elif path.suffix.lower() == _SUFFIX:
        yield Folder(path.parent, only=frozenset({path.name, *FOLDERS}))
    else:
        with Archive(path) as archive:
            yield archive


def _journals(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give the files that may be journals: at the top, or else in one folder below it."""
    found = [name for name in names if name.lower().endswith(_SUFFIX) and not _stem(name).startswith(".")]
    top = [name for name in found if "/" not in name]
    below = [name for name in found if name.count("/") == 1 and not name.startswith("__MACOSX/")]
    return tuple(top or below)


def _stem(name: str) -> str:
    return name.rpartition("/")[2][: -len(_SUFFIX)]


def _journal(source: Source, name: str, reading: Reading, *, alone: bool) -> Iterator[Item | Failure]:
    """Give the entries of one journal; raises Refused when it is the only one and none."""
    file = clean(name).text
    files = Files(source, name)
    found, reason = False, ""
    try:
        for member in members(source.pieces(name, MOST_JOURNAL), frozenset({_ENTRIES})):
            if member.number:
                place = _("entry {number} of {file}").format(number=member.number, file=file)
                yield from _entry(member, place, reading, files)
            found = found or (member.name == _ENTRIES and isinstance(member.value, list))
    except Unreadable as error:
        reason = error.reason
    if not found:
        reason = reason or _("There is no list of entries in it.")
        if alone:
            raise Refused(_("This is no journal of Day One. {reason}").format(reason=reason))
    if reason:
        yield Failure(file, reason)


def _entry(member: Member, place: str, reading: Reading, files: Files) -> Iterator[Item | Failure]:
    entry = member.value
    if not isinstance(entry, dict):
        yield Failure(place, member.fault or _("This is no entry."))
        return
    try:
        item = replace(item_of(entry, reading), place=place)
    except Unreadable as error:
        yield Failure(place, error.reason)
        return
    attachments, failures = files.of(entry, item, keep_place=reading.keep_place)
    yield from limits.in_parts(replace(item, attachments=attachments))
    yield from failures
