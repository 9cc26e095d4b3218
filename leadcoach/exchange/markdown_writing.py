"""Items as a folder of Markdown files that any editor opens, and that gives them back whole when it is read here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from leadcoach.domain.ids import is_ulid
from leadcoach.domain.items import Attachment, Item
from leadcoach.exchange import attachments, front_matter, own, times
from leadcoach.exchange.front_matter import MOST_BYTES
from leadcoach.exchange.markdown_entries import APP, KNOWN, Page, item_of
from leadcoach.exchange.markdown_files import FILE, FOLDER, links
from leadcoach.text import fold, one_line

Bytes = Callable[[str], bytes | None]
"""Gives the bytes of a file by its SHA-256, or None where they are missing."""

_MOST_TITLE = 120


def files(items: Iterable[Item], *, attachment: Bytes) -> Iterator[tuple[str, bytes]]:
    """Give the files of a folder one by one: name below it, apart by `/`, and content; an entry's files come first."""
    names = _Names()
    for item in items:
        placed: list[dict[str, object]] = []
        for one in item.attachments:
            data = one.data if one.data is not None else attachment(one.sha256) if one.sha256 else None
            path, is_new = names.of_file(one, data)
            if is_new and data is not None:
                yield path, data
            placed.append(_placed(one, path))
        name = names.of_page(item)
        yield name, page(item, name, placed).encode("utf-8", "replace")


def page(item: Item, name: str, placed: list[dict[str, object]]) -> str:
    """Give the Markdown file of an item; `placed` says where its attachments lie."""
    head = front_matter.written(_head(item, name, placed))
    return f"---\n{head}---\n\n{item.text}\n"


def _head(item: Item, name: str, placed: list[dict[str, object]]) -> dict[str, object]:
    """Give the front matter; what grows too long for it is left out: words of other programs, never the person's."""
    bare = [{key: value for key, value in one.items() if key != "extra"} for one in placed]
    head: dict[str, object] = {}
    for files, with_extra in ((placed, True), (placed, False), (bare, False), ([], False)):
        head = _visible(item) | (_given_back(item) if with_extra else {})
        head[own.KEY] = json.dumps(_ours(item, name, head, files, with_extra=with_extra), ensure_ascii=False)
        if len(front_matter.written(head).encode("utf-8", "replace")) <= MOST_BYTES:
            break
    return head


def _visible(item: Item) -> dict[str, object]:
    """Give what any program understands of an item."""
    said: dict[str, object] = {
        "id": item.id,
        "title": one_line(item.text, _MOST_TITLE),
        "created": _created(item),
        "timezone": item.zone if item.zone_known else "",
        "updated": item.updated_at,
        "tags": list(item.tags),
        "starred": item.starred,
        "week": item.week,
        "level": item.level,
        "energy": item.energy,
        "prompt": item.ask,
        "kind": item.kind,
        "visibility": "private",
    }
    return {key: value for key, value in said.items() if value not in ("", None, False, [])}


def _created(item: Item) -> str:
    """Give the time as its clock showed it, with its offset, as exact as it is known."""
    if item.precision == "day":
        return item.day
    at = times.shown(item.made_at, item.zone)
    if item.precision == "minute":
        return at.isoformat(timespec="minutes")
    return at.isoformat(timespec="milliseconds" if at.microsecond else "seconds")


def _given_back(item: Item) -> dict[str, object]:
    """Give the keys another program had in this file; `aliases` are known, and its own all the same."""
    if not item.source.startswith(f"{APP}:"):
        return {}
    theirs = {key: value for key, value in item.extra.items() if key not in KNOWN or key == "aliases"}
    return theirs if front_matter.can_hold(theirs) else {}


def _ours(
    item: Item, name: str, head: Mapping[str, object], placed: list[dict[str, object]], *, with_extra: bool
) -> dict[str, object]:
    """Give what a reader would not find in the rest of the file."""
    seen = item_of(Page(name, front_matter.as_read(head), item.text, ours={}), zone="")
    ours = own.differences(item, seen)
    if not with_extra:
        ours.pop("extra", None)
    if placed or links(item.text):
        ours[own.ATTACHMENTS] = placed
    return ours


def _placed(one: Attachment, path: str) -> dict[str, object]:
    said = {FILE: path, "name": one.name, "type": one.type, "link": one.link, "extra": dict(one.extra)}
    return {key: value for key, value in said.items() if value}


@dataclass(slots=True)
class _Names:
    """Names in the folder so far: no two are alike to a disk that knows no capitals or accents."""

    pages: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)
    """SHA-256 of the content under each."""

    def of_page(self, item: Item) -> str:
        stem = f"{times.clock_of(item):%Y-%m-%d-%H%M}-{_short(item)}"
        name, number = stem, 1
        while name.casefold() in self.pages:
            number += 1
            name = f"{stem}-{number}"
        self.pages.add(name.casefold())
        return f"{name}.md"

    def of_file(self, one: Attachment, data: bytes | None) -> tuple[str, bool]:
        """Give where a file lies, and whether it is not there yet; nowhere when its bytes are missing."""
        if data is None:
            return "", False
        digest = hashlib.sha256(data).hexdigest()
        name = _file_name(one)
        if self.files.get(fold(name), digest) != digest:
            stem, _dot, suffix = name.rpartition(".")
            name = f"{stem}-{digest}.{suffix}"
        is_new = fold(name) not in self.files
        self.files[fold(name)] = digest
        return f"{FOLDER}/{name}", is_new


def _short(item: Item) -> str:
    if is_ulid(item.id):
        return item.id[-8:]
    seed = item.id or item.source or f"{item.made_at}\n{item.text}"
    return hashlib.sha256(seed.encode()).hexdigest()[:8]


def _file_name(one: Attachment) -> str:
    """Give the name the text refers to where it refers to our folder, so that the link still leads somewhere."""
    linked = one.link.removeprefix(f"{FOLDER}/")
    name = linked if linked and linked == attachments.safe_name(linked) else attachments.safe_name(one.name)
    return name if attachments.type_of(name) else attachments.safe_name(f"{name}.bin")
