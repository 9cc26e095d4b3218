"""What another format has no word for, so that it comes back: the fields of an item a reader would not find there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, get_args

from leadcoach.domain.items import Attachment, Item, Precision
from leadcoach.domain.records import Kind
from leadcoach.exchange.attachments import TYPES, safe_name
from leadcoach.text import clean

KEY = "leadcoach"
"""Under which name our fields stand in a file of another format; others pass over it."""
ADDED = "added"
"""How many characters a writer put below the text."""
ATTACHMENTS = "attachments"

_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST = 1_000
_MOST_TAGS = 1_000
_MOST_WEEKS = 99


def differences(item: Item, seen: Item) -> dict[str, object]:
    """Give the fields of an item, as JSON values, in which a reader of the other format would be wrong.

    `seen` is what that reader makes of what was written; text, attachments and what belongs to one reading stay out.
    """
    return {
        name: _as_json(value)
        for name in _FITS
        if (value := getattr(item, name)) != getattr(seen, name)
        and (name != "source" or item.source or item.id)  # something must tell it from others
    }


def restored(seen: Item, own: Mapping[str, object]) -> Item:
    """Give the item with our fields; whatever does not fit is passed over, as anybody may have written it."""
    fitting: dict[str, Any] = {
        name: _as_field(name, own[name]) for name, fits in _FITS.items() if name in own and fits(own[name])
    }
    return replace(seen, **fitting) if fitting else seen


def _as_json(value: object) -> object:
    match value:
        case tuple():
            return list(value)
        case Mapping():
            return dict(value)
    return value


def _as_field(name: str, value: object) -> object:
    return tuple(value) if name == "tags" and isinstance(value, list) else clean_value(value)


def clean_value(value: object) -> object:
    """Give a JSON value with all text in it cleaned."""
    match value:
        case str(text):
            return clean(text).text
        case list():
            return [clean_value(each) for each in value]
        case dict():
            return {clean(str(name)).text: clean_value(each) for name, each in value.items()}
    return value


def is_stamp(value: object) -> bool:
    """Whether a value is a time as it is kept: UTC with milliseconds."""
    return isinstance(value, str) and bool(_STAMP.fullmatch(value)) and _is_time(datetime.fromisoformat, value)


def is_day(value: object) -> bool:
    """Whether a value is an ISO date."""
    return isinstance(value, str) and bool(_DAY.fullmatch(value)) and _is_time(date.fromisoformat, value)


def _is_time(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def is_line(value: object) -> bool:
    """Whether a value is one line of clean text, not too long."""
    return isinstance(value, str) and len(value) <= _LONGEST and "\n" not in value and clean(value).text == value


def _is_number(least: int, most: int) -> Callable[[object], bool]:
    return lambda value: value is None or (type(value) is int and least <= value <= most)


def _are_tags(value: object) -> bool:
    return isinstance(value, list) and len(value) <= _MOST_TAGS and all(is_line(tag) for tag in value)


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_object(value: object) -> bool:
    return isinstance(value, dict)


_FITS: dict[str, Callable[[object], bool]] = {
    "day": is_day,
    "made_at": is_stamp,
    "zone": is_line,
    "zone_known": _is_flag,
    "precision": lambda value: value in get_args(Precision),
    "updated_at": lambda value: value == "" or is_stamp(value),
    "tags": _are_tags,
    "starred": _is_flag,
    "energy": _is_number(1, 5),
    "week": _is_number(0, _MOST_WEEKS),
    "level": is_line,
    "ask": is_line,
    "kind": lambda value: value in get_args(Kind),
    "id": is_line,
    "source": is_line,
    "extra": _is_object,
}
"""Each field that may be given back, and what its value must be."""


def attachment_differences(attachment: Attachment, seen: Attachment) -> dict[str, object]:
    """Give the same for a file that belongs to an item; its bytes and what is reckoned from them stay out."""
    pairs = {name: (getattr(attachment, name), getattr(seen, name)) for name in _FILE_FITS}
    return {name: _as_json(value) for name, (value, other) in pairs.items() if value != other}


def restored_attachment(seen: Attachment, own: Mapping[str, object]) -> Attachment:
    """Give the attachment with our fields; whatever does not fit is passed over."""
    fitting: dict[str, Any] = {
        name: clean_value(own[name]) for name, fits in _FILE_FITS.items() if name in own and fits(own[name])
    }
    return replace(seen, **fitting) if fitting else seen


def _is_name(value: object) -> bool:
    return isinstance(value, str) and safe_name(value) == value


_FILE_FITS: dict[str, Callable[[object], bool]] = {
    "name": _is_name,
    "type": lambda value: value == "" or value in TYPES.values(),
    "link": is_line,
    "extra": _is_object,
}
