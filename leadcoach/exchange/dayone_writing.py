"""Items as a zip that Day One imports, and that gives them back whole when it is read here."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import IO, BinaryIO, NamedTuple

from leadcoach.domain.items import Attachment, Item
from leadcoach.domain.tagging import marks
from leadcoach.exchange import attachments, own, times
from leadcoach.exchange.archives import Writer
from leadcoach.exchange.dayone_entries import APP, JOURNAL, KNOWN, LISTS, Reading, escaped, item_of, moments
from leadcoach.exchange.dayone_files import FOLDERS, IDENTIFIER, MD5, Listed, described
from leadcoach.exchange.sources import Unreadable

Bytes = Callable[[str], bytes | None]
"""Gives the bytes of a file by its SHA-256, or None where they are missing."""

NAME = "leadcoach.json"
"""The journal in the zip; Day One calls it `leadcoach`."""

_HEX = re.compile(r"[0-9A-F]{32}")
_LINK = re.compile(r"[A-Za-z0-9-]{1,64}")
_LISTS = {"image": 0, "video": 1, "audio": 2, "application": 3}
_LINKS = (
    "dayone-moment://{0}",
    "dayone-moment:/video/{0}",
    "dayone-moment:/audio/{0}",
    "dayone-moment:/pdfAttachment/{0}",
)
_SUFFIXES = {kind: suffix for suffix, kind in reversed(attachments.TYPES.items())}
_READING = Reading(zone="", keep_place=True)
_OURS = frozenset({"type", "orderInEntry", own.KEY})


class Stored(NamedTuple):
    """A file that belongs into the zip."""

    path: str
    sha256: str
    data: bytes | None
    """Its bytes, where they came with the item."""


def write_zip(items: Iterable[Item], target: BinaryIO, *, attachment: Bytes) -> int:
    """Write the items and their files into a zip, and give how many items there were.

    `attachment` is asked for each file twice, once for what it is called and once for its bytes, so that one at a time
    is in memory; bytes that come with an item are kept to the end.
    """
    number = 0
    stored: dict[str, Stored] = {}
    with Writer(target) as archive:
        with archive.packed(NAME) as file:
            file.write(b'{"metadata":{"version":"1.0"},"entries":[')
            for number, item in enumerate(items, 1):
                entry, files = entry_of(item, attachment)
                stored.update((one.path, one) for one in files)
                _write(entry, file, first=number == 1)
            file.write(b"\n]}\n")
        for one in stored.values():
            data = one.data if one.data is not None else attachment(one.sha256)
            if data is not None:
                archive.put(one.path, data)
    return number


def _write(entry: Mapping[str, object], file: IO[bytes], *, first: bool) -> None:
    line = json.dumps(entry, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    file.write(b"\n" if first else b",\n")
    file.write(line.encode("utf-8", "replace"))


def entry_of(item: Item, attachment: Bytes) -> tuple[dict[str, object], list[Stored]]:
    """Give the entry Day One reads, with what it has no word for under our own name, and the files it lists."""
    files = [_listed(one, number, item, attachment) for number, one in enumerate(item.attachments)]
    shown = moments(item.text)
    links = [_LINKS[file.kind].format(file.identifier) for file in files if file.stored]
    below = [f"![]({link})" for link in links if moments(link).keys().isdisjoint(shown)]
    added = "\n\n" + "\n".join(below) if below else ""
    entry = _visible(item, item.text + added)
    for kind, name in enumerate(LISTS):
        if listed := [file.said for file in files if file.kind == kind]:
            entry[name] = listed
    ours: dict[str, object] = {own.ADDED: len(added)} if added else {}
    if item.extra.get(JOURNAL):
        ours[JOURNAL] = item.extra[JOURNAL]
    entry[own.KEY] = ours
    ours |= own.differences(item, item_of(entry, _READING))
    return entry, [file.stored for file in files if file.stored]


def _visible(item: Item, text: str) -> dict[str, object]:
    """Give what Day One understands of an item."""
    entry = _given_back(item)
    entry["uuid"] = _uuid(item)
    entry["creationDate"] = _seconds(_shown_at(item))
    entry["modifiedDate"] = _seconds(item.updated_at or _shown_at(item))
    entry["timeZone"] = _zone(item.zone)
    entry["starred"] = item.starred
    entry["text"] = escaped(text)
    entry["tags"] = [*item.tags, *(mark.name for mark in marks(item.text) if mark.sign == "#")]
    if item.precision == "day":
        entry["isAllDay"] = True
    return entry


def _given_back(item: Item) -> dict[str, object]:
    if not item.source.startswith(f"{APP}:"):
        return {}
    return {name: value for name, value in item.extra.items() if name not in KNOWN and name != JOURNAL}


def _uuid(item: Item) -> str:
    """Give the identity Day One gave it, or else one that is always the same for this item."""
    given = item.source.removeprefix(f"{APP}:")
    if _HEX.fullmatch(given):
        return given
    seed = item.id or item.source or f"{item.day}\n{item.made_at}\n{item.text}"
    return hashlib.sha256(seed.encode()).hexdigest()[:32].upper()


def _shown_at(item: Item) -> str:
    """Give the instant that falls on the item's day in its zone: of a day-only item, noon there."""
    if item.precision != "day":
        return item.made_at
    noon = datetime.combine(date.fromisoformat(item.day), times.NOON)
    return times.of_clock(noon, item.zone).made_at


def _seconds(stamp: str) -> str:
    return f"{stamp[:19]}Z"


def _zone(zone: str) -> str:
    return f"GMT{zone}" if zone[:1] in ("+", "-") else zone or "UTC"


class _File(NamedTuple):
    kind: int
    """Its place in `LISTS`."""
    identifier: str
    said: dict[str, object]
    """What the entry lists of it."""
    stored: Stored | None
    """None when its bytes are missing."""


def _listed(one: Attachment, number: int, item: Item, attachment: Bytes) -> _File:
    data = one.data if one.data is not None else attachment(one.sha256) if one.sha256 else None
    kind = _LISTS.get(one.type.partition("/")[0], 0)
    identifier = _identifier(one, f"{item.id or item.source or item.made_at}\n{number}\n{one.sha256 or one.name}")
    said = {name: value for name, value in one.extra.items() if name not in _OURS}
    said |= {IDENTIFIER: identifier, "orderInEntry": number}
    suffix = _SUFFIXES.get(one.type, "")
    if suffix:
        said["type"] = suffix
    stored = None
    if data is not None:
        md5 = hashlib.md5(data, usedforsecurity=False).hexdigest()
        said[MD5] = md5
        stored = Stored(f"{FOLDERS[kind]}/{md5}.{suffix or 'bin'}", one.sha256, one.data)
    if ours := own.attachment_differences(one, _seen(Listed(kind, said), item.text, data)):
        said[own.KEY] = ours
    return _File(kind, identifier, said, stored)


def _seen(listed: Listed, text: str, data: bytes | None) -> Attachment:
    """Give the attachment a reader makes of what an entry lists."""
    file = described(listed, moments(text), keep_place=True)
    try:
        return attachments.placeholder(file) if data is None else attachments.taken(file, data)
    except Unreadable:
        return attachments.placeholder(file)


def _identifier(one: Attachment, seed: str) -> str:
    given = one.extra.get(IDENTIFIER)
    if isinstance(given, str) and _LINK.fullmatch(given):
        return given
    return hashlib.sha256(seed.encode()).hexdigest()[:32].upper()
