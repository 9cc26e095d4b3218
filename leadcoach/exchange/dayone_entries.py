"""One entry of a Day One journal as an item, without its files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from leadcoach.domain.items import Item, origin_of
from leadcoach.domain.records import utc_stamp
from leadcoach.domain.tagging import marks
from leadcoach.exchange import limits, own, times
from leadcoach.exchange.sources import Unreadable
from leadcoach.text import _, clean, fold

APP = "dayone"
LISTS = ("photos", "videos", "audios", "pdfAttachments")
"""Under which names an entry lists its files."""
KNOWN = frozenset({
    "uuid", "creationDate", "modifiedDate", "timeZone", "text", "richText", "starred", "isPinned", "pinned",
    "isAllDay", "tags", own.KEY, *LISTS,
})  # fmt: skip
PLACE = frozenset({
    "location", "weather", "userActivity", "steps", "creationDevice", "creationDeviceModel", "creationDeviceType",
    "creationOSName", "creationOSVersion", "sourceString",
})  # fmt: skip
"""Where somebody was and with what device: not taken unless asked for."""
JOURNAL = "journal"
"""Under which name `extra` keeps what the journal was called."""

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_TO_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_STRAYS = re.compile("[\ufffc\u200b]")
_HEX = re.compile(r"[0-9A-F]{32}")
_NAME = re.compile(r"[A-Za-z0-9-]{1,64}")
_GMT = re.compile(r"(?:GMT|UTC)([+-]\d{2}:?\d{2})")
_MOMENT = re.compile(r"dayone-moment:/{1,2}(?:\w+/)?([A-Za-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is the same for every entry of one journal."""

    zone: str
    """The zone of entries that name none."""
    journal: str = ""
    keep_place: bool = False


def item_of(entry: Mapping[str, object], reading: Reading) -> Item:
    """Give the item an entry is; raises Unreadable when nobody can tell when it was written."""
    ours = own_fields(entry)
    words = _words(entry, ours)
    when = _when(entry, reading)
    item = Item(
        text=words.text,
        day=when.day,
        made_at=when.made_at,
        zone=when.zone,
        zone_known=when.zone_known,
        precision=when.precision,
        updated_at=_updated_at(entry),
        tags=_tags(entry.get("tags"), words.text),
        starred=any(entry.get(name) is True for name in ("starred", "isPinned", "pinned")),
        extra=_extra(entry, reading, ours),
        unplaced=words.unplaced,
        removed=words.removed,
    )
    item = item.named(origin_of(APP, uuid_in(entry), item))
    return item if ours is None else own.restored(item, ours)


def own_fields(entry: Mapping[str, object]) -> Mapping[str, object] | None:
    """Give what we wrote of an entry for ourselves; None when the entry was not written by us."""
    ours = entry.get(own.KEY)
    return ours if isinstance(ours, dict) else None


def moments(text: str) -> dict[str, str]:
    """Give the links to files in a text, each under the identifier it names, in small letters."""
    return {found[1].lower(): found[0] for found in _MOMENT.finditer(text)}


def escaped(text: str) -> str:
    """Give a text as Day One writes it, as little changed as can be: what is Markdown in it stays so."""
    return _TO_ESCAPE.sub(r"\\\\", text)


def uuid_in(entry: Mapping[str, object]) -> str:
    """Give the entry's own identity, empty where it has none."""
    uuid = entry.get("uuid")
    if not isinstance(uuid, str) or not _NAME.fullmatch(uuid):
        return ""
    plain = uuid.replace("-", "").upper()
    return plain if _HEX.fullmatch(plain) else uuid


class _Words(NamedTuple):
    text: str
    removed: int = 0
    """How many signs were taken out."""
    unplaced: str = ""


def _words(entry: Mapping[str, object], ours: Mapping[str, object] | None) -> _Words:
    raw = entry.get("text")
    if not isinstance(raw, str):
        return _rich_words(entry.get("richText"))
    cleaned = clean(_ESCAPED.sub(r"\1", raw), len(raw) + 1)
    if ours is None:
        text, strays = _STRAYS.subn("", cleaned.text)
        return _Words(text, cleaned.removed + strays)
    added = ours.get(own.ADDED)
    below = added if type(added) is int and 0 < added <= len(cleaned.text) else 0
    return _Words(cleaned.text[: len(cleaned.text) - below], cleaned.removed)


def _rich_words(raw: object) -> _Words:
    """Give the words of a text kept with its looks: lines, headings, and links where files stood."""
    if not isinstance(raw, str):
        return _Words("")
    try:
        value = limits.json_value(raw)
    except Unreadable:
        kept = clean(raw, len(raw) + 1)
        return _Words("", kept.removed, kept.text)
    contents = value.get("contents") if isinstance(value, dict) else None
    text = ""
    for part in contents if isinstance(contents, list) else []:
        text += _rich_part(part, begins=not text or text.endswith("\n")) if isinstance(part, dict) else ""
    cleaned = clean(text.strip("\n"), len(text) + 1)
    plain, strays = _STRAYS.subn("", cleaned.text)
    return _Words(plain, cleaned.removed + strays)


def _rich_part(part: Mapping[str, object], *, begins: bool) -> str:
    """Give one run of a text with looks; `begins` says whether it begins a line."""
    embedded = part.get("embeddedObjects")
    if isinstance(embedded, list):
        names = (one.get("identifier") for one in embedded if isinstance(one, dict))
        return "".join(f"\n![](dayone-moment://{name})\n" for name in names if isinstance(name, str))
    text = part.get("text")
    attributes = part.get("attributes")
    line = attributes.get("line") if isinstance(attributes, dict) else None
    header = line.get("header") if isinstance(line, dict) else None
    sign = "#" * header + " " if begins and type(header) is int and 1 <= header <= 6 else ""
    return f"{sign}{text}" if isinstance(text, str) else ""


def _when(entry: Mapping[str, object], reading: Reading) -> times.When:
    instant = _instant(entry.get("creationDate"))
    if instant is None:
        raise Unreadable(_("The date of this entry cannot be read."))
    named = entry.get("timeZone")
    zone = _GMT.sub(r"\1", named) if isinstance(named, str) else ""
    known = times.zone_of(zone) is not None
    try:
        when = times.of_instant(instant, zone if known else reading.zone, known=known)
        if entry.get("isAllDay") is not True:
            return when
        return times.of_day(datetime.fromisoformat(when.day).date(), when.zone)._replace(zone_known=when.zone_known)
    except (ValueError, OverflowError) as error:
        raise Unreadable(_("The date of this entry lies outside of what can be kept.")) from error


def _instant(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _updated_at(entry: Mapping[str, object]) -> str:
    at = _instant(entry.get("modifiedDate"))
    try:
        return utc_stamp(at) if at and at.year >= times.YEARS[0] else ""
    except OverflowError:
        return ""


def _tags(value: object, text: str) -> tuple[str, ...]:
    """Give the tags that do not stand in the text, each once."""
    listed = value if isinstance(value, list) else [value]
    names = [clean(tag).text.replace("\n", " ").strip() for tag in listed if isinstance(tag, str)]
    if not names:
        return ()
    seen = {mark.folded for mark in marks(text) if mark.sign == "#"}
    tags: list[str] = []
    for name in names:
        if name and (key := fold(name.removeprefix("#"))) not in seen:
            seen.add(key)
            tags.append(name)
    return tuple(tags)


def _extra(entry: Mapping[str, object], reading: Reading, ours: Mapping[str, object] | None) -> dict[str, object]:
    left = KNOWN if reading.keep_place else KNOWN | PLACE
    extra = {clean(name).text: own.clean_value(value) for name, value in entry.items() if name not in left}
    journal = reading.journal if ours is None else ours.get(JOURNAL)
    if isinstance(journal, str) and journal:
        extra[JOURNAL] = clean(journal).text
    return extra
