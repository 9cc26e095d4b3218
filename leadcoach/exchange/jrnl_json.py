"""The JSON that `jrnl --export json` prints, read and written.

`{"tags": {"@ana": 2}, "entries": [{"title", "body", "date", "time", "tags", "starred", "uuid"?, "creator"?}]}`. jrnl
divides a text into its first line or sentence and the rest, and drops what is empty between; title and body are put
together again with a line end. What jrnl has no name for stands in each entry under `leadcoach`, which others pass
over, so that all but attachments comes back.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from leadcoach.domain.items import Failure, Item
from leadcoach.errors import Refused
from leadcoach.exchange import own
from leadcoach.exchange.jrnl_text import words_of
from leadcoach.exchange.jrnl_times import source_of
from leadcoach.exchange.json_stream import members
from leadcoach.exchange.limits import EVERYTHING, in_parts, pieces
from leadcoach.exchange.sources import Unreadable
from leadcoach.exchange.times import clock_of, of_iso
from leadcoach.text import _, clean

MOST_BYTES = 2 * 1024**3
SOURCE = "jrnl:"

_HASH = f"{SOURCE}hash:"
_TAG = re.compile(r"(?<!\S)[#@][-+*#/\w]+")
_LONGEST_TAG = 200
_KEPT = frozenset({"title", "body", "date", "time", own.KEY})
"""What never goes into `extra`."""


def read(path: Path, *, zone: str) -> Iterator[Item | Failure]:
    """Give the entries of an export of jrnl, or the one entry of a file of it.

    `zone` is where the writer probably was; it only serves to reckon instants. Raises Refused, with the first entry
    asked for, for a file that is no such export.
    """
    number, others = 0, dict[str, object]()
    try:
        for member in members(pieces(path, MOST_BYTES), frozenset({"entries"})):
            if not member.number:
                others[member.name] = member.value
                continue
            number = member.number
            yield from _items(member.value, member.fault, number, zone)
    except Unreadable as error:
        if not number:
            raise Refused(_("This is no export of jrnl in JSON. {why}").format(why=error.reason)) from error
        yield Failure(_("after entry {number}").format(number=number), error.reason)
    if isinstance(others.get("entries"), list):
        return
    if "title" not in others or "date" not in others:
        raise Refused(_("This is no export of jrnl in JSON: it has no entries."))
    yield from _items(others, "", 1, zone)


def written(items: Iterable[Item]) -> Iterator[str]:
    """Give the items as such an export, entry by entry, with the count of tags last."""
    counts = Counter[str]()
    begin = '{"entries": ['
    for item in items:
        entry = _entry(item)
        counts.update(_marks(entry["tags"]))
        yield f"{begin}\n{_dumped(entry)}"
        begin = ","
    end = "\n]" if begin == "," else begin + "]"
    yield f'{end}, "tags": {_dumped(dict(sorted(counts.items())))}}}\n'


def _items(value: object, fault: str, number: int, zone: str) -> Iterator[Item | Failure]:
    place = _("entry {number}").format(number=number)
    if fault:
        yield Failure(place, fault)
        return
    try:
        yield from in_parts(replace(_item(value, zone), place=place))
    except Unreadable as error:
        yield Failure(place, error.reason)


def _item(value: object, zone: str) -> Item:
    if not isinstance(value, dict):
        raise Unreadable(_("This is no entry: it has no named values."))
    seen = _seen(value, zone)
    ours = value.get(own.KEY)
    return own.restored(seen, ours) if isinstance(ours, dict) else seen


def _seen(entry: Mapping[str, object], zone: str) -> Item:
    """Give what an entry says without our own part."""
    cleaned = clean(_text(entry), EVERYTHING)
    said = f"{entry.get('date')} {entry.get('time') or ''}".strip()
    when = of_iso(said, zone)
    if when is None:
        raise Unreadable(_("Its date or time cannot be read."))
    starred, tags, identity = entry.get("starred"), entry.get("tags"), _identity(entry.get("uuid"))
    understood = {
        "starred": isinstance(starred, bool),
        "tags": isinstance(tags, list) and all(_is_tag(tag) for tag in tags),
        "uuid": bool(identity),
    }
    item = Item(
        cleaned.text,
        "",
        "",
        tags=_apart(cleaned.text, _marks(tags)) if understood["tags"] else (),
        starred=starred is True,
        source=f"{SOURCE}{identity}" if identity else source_of(said, cleaned.text),
        extra={name: each for name, each in entry.items() if name not in _KEPT and not understood.get(name)},
        removed=cleaned.removed,
    )
    return when.of(item)


def _text(entry: Mapping[str, object]) -> str:
    title, body = entry.get("title", ""), entry.get("body", "")
    if not isinstance(title, str) or not isinstance(body, str):
        raise Unreadable(_("Its title or its body is no text."))
    return f"{title}\n{body}" if title and body else title or body


def _identity(value: object) -> str:
    return value if own.is_line(value) and isinstance(value, str) and not value.startswith("hash:") else ""


def _is_tag(tag: object) -> bool:
    return own.is_line(tag) and isinstance(tag, str) and 0 < len(tag) <= _LONGEST_TAG


def _marks(tags: object) -> list[str]:
    return [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []


def _apart(text: str, tags: Iterable[str]) -> tuple[str, ...]:
    """Give the tags that do not stand in the text, without their sign, each once."""
    within = {mark.lower() for mark in _TAG.findall(text)}
    apart = (tag[1:] if tag[0] in "#@" else tag for tag in tags if tag.lower() not in within)
    return tuple(dict.fromkeys(tag for tag in apart if tag))


def _entry(item: Item) -> dict[str, object]:
    at, words = clock_of(item), words_of(item)
    title, _line_end, body = words.partition("\n")
    divided = bool(title and body)
    within = sorted({mark.lower() for mark in _TAG.findall(words)})
    entry: dict[str, object] = {
        "title": title if divided else words,
        "body": body if divided else "",
        "date": f"{at:%Y-%m-%d}",
        "time": f"{at:%H:%M}",
        "tags": [*within, *(f"#{tag}" for tag in item.tags)],
        "starred": item.starred,
    }
    if identity := _given(item):
        entry["uuid"] = identity
    entry = {name: value for name, value in item.extra.items() if name != own.KEY} | entry
    return entry | {own.KEY: own.differences(item, _as_others_see(entry))}


def _given(item: Item) -> str:
    """Give the identity jrnl knew an item by, else our own."""
    if item.source.startswith(SOURCE) and not item.source.startswith(_HASH):
        return item.source.removeprefix(SOURCE)
    return item.id


def _as_others_see(entry: Mapping[str, object]) -> Item:
    """Give what is read from an entry anywhere: where the reader is must not matter, so it has no instant yet."""
    return replace(_seen(entry, ""), made_at="", zone="\n")


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, default=_plain)


def _plain(value: object) -> object:
    """Give a mapping that is no dictionary as one; raises TypeError for what JSON has no form for."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError("JSON has no form for that")
