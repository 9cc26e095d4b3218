"""One Markdown file as an item, without the files it refers to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import cast, get_args

from leadcoach.domain.items import Item, origin_of
from leadcoach.domain.records import Kind
from leadcoach.domain.tagging import marks
from leadcoach.exchange import front_matter, limits, own, times
from leadcoach.exchange.front_matter import Value
from leadcoach.exchange.sources import Unreadable
from leadcoach.text import _, clean, fold, one_line

APP = "markdown"
DATES = ("created", "date", "creation_date")
OURS = ("week", "level", "energy", "prompt", "kind")
"""Keys that mean what we mean by them only in a file we wrote."""
KNOWN = frozenset({
    "id", "title", *DATES, "timezone", "updated", "tags", "tag", "aliases", "alias", "starred", "visibility", *OURS,
    own.KEY,
})  # fmt: skip

_STARS = ("starred", "pinned", "favorite", "favourite")
_YES = frozenset({"true", "yes", "on", "1"})
_DATE = re.compile(r"(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")
_HEADING = re.compile(r"\s*#{1,6} +(\d{4}-\d{2}-\d{2})(?!\d)")
_BETWEEN_TAGS = re.compile(r"[,\s]+")


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file, taken apart."""

    path: str
    """Below the folder, apart by `/`."""
    pairs: Mapping[str, Value]
    text: str
    """Cleaned, without the front matter and without the line end that closes the file."""
    unplaced: str = ""
    """Front matter that could not be read."""
    fault: str = ""
    """Why it could not."""
    removed: int = 0
    ours: Mapping[str, object] | None = None
    """What we wrote for ourselves; None in a file that is not ours."""


def page_of(path: str, raw: str) -> Page:
    """Take the text of a file apart."""
    cleaned = clean(raw, len(raw) + 1)
    head, body = front_matter.split(cleaned.text)
    text = body.removesuffix("\n")
    if head is None:
        return Page(path, {}, text, removed=cleaned.removed)
    text = body.removeprefix("\n").removesuffix("\n") if body != "\n" else ""
    try:
        pairs = {key: cast("Value", own.clean_value(value)) for key, value in front_matter.read(head).items()}
    except Unreadable as error:
        return Page(path, {}, text, head, error.reason, cleaned.removed)
    return Page(path, pairs, text, removed=cleaned.removed, ours=_own_fields(pairs.get(own.KEY)))


def _own_fields(raw: Value | None) -> Mapping[str, object] | None:
    try:
        value = limits.json_value(raw) if isinstance(raw, str) else None
    except Unreadable:
        return None
    return value if isinstance(value, dict) else None


def item_of(page: Page, *, zone: str, changed_at: float | None = None) -> Item:
    """Give the item a file is; `changed_at`, in seconds since 1970, dates a file that has no other date.

    Raises Unreadable when nobody can tell from which day it is.
    """
    ours = page.ours
    when = next(_dates(page, zone, changed_at), None)
    if when is None:
        raise Unreadable(_("No date was found in this file, neither in its front matter nor in its name."))
    item = Item(
        text=page.text,
        day=when.day,
        made_at=when.made_at,
        zone=when.zone,
        zone_known=when.zone_known,
        precision=when.precision,
        updated_at=_updated_at(page, zone),
        tags=_tags(page),
        starred=any(str(page.pairs.get(name, "")).lower() in _YES for name in _STARS),
        extra=_extra(page, ours),
        unplaced=page.unplaced,
        removed=page.removed,
        place=clean(page.path).text,
    )
    name = page.pairs.get("id")
    identity = name if isinstance(name, str) and own.is_line(name) else ""
    if ours is not None and identity:
        return own.restored(_with_ours(item, page.pairs, identity), ours)
    item = item.named(origin_of(APP, identity or clean(page.path).text, item))
    return item if ours is None else own.restored(_with_ours(item, page.pairs, ""), ours)


def _dates(page: Page, zone: str, changed_at: float | None) -> Iterator[times.When]:
    """Give the dates a file has, the one that counts first."""
    named = page.pairs.get("timezone")
    own_zone = named if isinstance(named, str) and times.zone_of(named) else ""
    for key in DATES:
        value = page.pairs.get(key)
        if isinstance(value, str) and (when := times.of_iso(value, own_zone or zone, known=bool(own_zone))):
            yield when
    stem = posixpath.basename(page.path).rpartition(".")[0]
    written = (f"{year}-{month}-{day}" for year, month, day in _DATE.findall(stem))
    heading = _HEADING.match(page.text)
    for text in (*written, *((heading[1],) if heading else ())):
        if own.is_day(text) and (when := times.of_iso(text, "")):
            yield when
    if changed_at is not None:
        yield times.of_instant(datetime.fromtimestamp(changed_at, UTC), zone, known=False)


def _updated_at(page: Page, zone: str) -> str:
    value = page.pairs.get("updated")
    when = times.of_iso(value, zone) if isinstance(value, str) else None
    return when.made_at if when else ""


def _tags(page: Page) -> tuple[str, ...]:
    """Give the tags of the front matter that do not stand in the text, each once."""
    listed = [*_several(page.pairs.get("tags")), *_several(page.pairs.get("tag"))]
    if not listed:
        return ()
    seen = {mark.folded for mark in marks(page.text) if mark.sign == "#"}
    tags: list[str] = []
    for each in listed:
        name = each.strip().removeprefix("#")
        if name and own.is_line(name) and (key := fold(name)) not in seen:
            seen.add(key)
            tags.append(name)
    return tuple(tags)


def _several(value: Value | None) -> list[str]:
    """Give a list of texts, or the words of one text, as Obsidian reads them."""
    if isinstance(value, list):
        return [each for each in value if isinstance(each, str)]
    return _BETWEEN_TAGS.split(value) if isinstance(value, str) else []


def _extra(page: Page, ours: Mapping[str, object] | None) -> dict[str, object]:
    """Give what has no place of its own, cleaned as everything is."""
    left = KNOWN if ours is not None else KNOWN - set(OURS)
    extra: dict[str, object] = {name: value for name, value in page.pairs.items() if name not in left}
    aliases = [alias for key in ("aliases", "alias") for alias in _lines(page.pairs.get(key))]
    if aliases:
        extra["aliases"] = aliases
    title = page.pairs.get("title")
    if ours is None and title and title != one_line(page.text):
        extra["title"] = title
    return extra


def _lines(value: Value | None) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    return [each for each in listed if isinstance(each, str) and each]


def _with_ours(item: Item, pairs: Mapping[str, Value], identity: str) -> Item:
    """Give the item with the fields that only a file of ours has."""
    said = {name: value for name in OURS if isinstance(value := pairs.get(name), str)}
    kind = said.get("kind", "")
    return replace(
        item,
        id=identity,
        week=_number(said.get("week", "")),
        energy=_number(said.get("energy", "")),
        level=said.get("level", ""),
        ask=said.get("prompt", ""),
        kind=kind if kind in get_args(Kind) else item.kind,
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 2 else None
