"""The records of leadcoach's own JSON, every value looked at before it becomes one: anybody may have written it."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from leadcoach.domain.dumps import DocumentDump
from leadcoach.domain.items import Attachment, Precision
from leadcoach.domain.records import Body, Document, Draft, Fact, Kind, Version, Why
from leadcoach.exchange.attachments import HEAD, MOST_BYTES, TYPES, safe_name, type_within
from leadcoach.exchange.limits import EVERYTHING
from leadcoach.exchange.own import is_day, is_line, is_stamp
from leadcoach.exchange.sources import Unreadable
from leadcoach.text import _, clean

Check = Callable[[object], bool]

MOST_WEEKS = 99

_ID = re.compile(r"[A-Za-z0-9._/@:-]{1,200}")
_HASH = re.compile(r"[0-9a-f]{64}")


def document(value: object) -> tuple[DocumentDump, tuple[str, ...]]:
    """Read a document with all that belongs to it, and say what of its files is missing.

    Raises Unreadable when the document itself cannot be read.
    """
    fields = _fields(value, _DOCUMENT)
    versions_in, attachments_in = _list(fields, "versions"), _list(fields, "attachments")
    cleaner = _Cleaner()
    fields["extra"] = cleaner.named(fields.get("extra", {}))
    given = cleaner.named(fields.pop("body")) if "body" in fields else None
    versions = tuple(_version(each, str(fields["id"]), cleaner) for each in versions_in)
    if len({version.id for version in versions}) < len(versions):
        raise Unreadable(_("Two of its versions have one id."))
    fields["head"] = fields.get("head") or (versions[-1].id if versions else "")
    body = _standing(versions, str(fields["head"])) if given is None else given
    files = [_attachment(each, cleaner) for each in attachments_in]
    attachments = tuple(file for file, _fault in files)
    dump = DocumentDump(Document(**fields, body=body), versions, attachments, cleaner.removed)
    return dump, tuple(fault for _file, fault in files if fault)


def fact(value: object) -> tuple[Fact, tuple[str, ...]]:
    """Read a fact; raises Unreadable when it is none."""
    fields = _fields(value, _FACT)
    return Fact(**fields | {"data": _Cleaner().named(fields.get("data", {}))}), ()


def draft(value: object) -> tuple[Draft, tuple[str, ...]]:
    """Read a draft; raises Unreadable when it is none."""
    fields = _fields(value, _DRAFT)
    row, column = fields.get("cursor", (0, 0))
    return Draft(**fields | {"body": _Cleaner().named(fields["body"]), "cursor": (row, column)}), ()


def digest(body: Body | None) -> str:
    """Give the sha256 of a body as it is kept; empty where the words are gone."""
    return "" if body is None else hashlib.sha256(_CANONICAL(body).encode("utf-8", "replace")).hexdigest()


def plain(value: object) -> object:
    """Give a mapping that is no dictionary as one; raises TypeError for what JSON has no form for."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError("JSON has no form for that")


_CANONICAL = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=plain).encode


def _standing(versions: tuple[Version, ...], head: str) -> Body:
    """Give the words that stand; raises Unreadable where their version is missing."""
    standing = next((version for version in versions if version.id == head), None)
    if standing is None and head:
        raise Unreadable(_("The version that stands is missing."))
    return (standing.body if standing else None) or {}


class _Cleaner:
    """Cleans the texts of one record and counts what had to go."""

    def __init__(self) -> None:
        self.removed = 0

    def named(self, value: object) -> dict[str, object]:
        """Give named values with clean texts; raises Unreadable for anything else."""
        if not isinstance(value, dict):
            raise Unreadable(_("Its words are not where they belong."))
        if not all(is_line(name) for name in value):
            raise Unreadable(_("A part of it has a name that cannot be used."))
        return {name: self._clean(each) for name, each in value.items()}

    def _clean(self, value: object) -> object:
        match value:
            case str():
                cleaned = clean(value, EVERYTHING)
                self.removed += cleaned.removed
                return cleaned.text
            case list():
                return [self._clean(each) for each in value]
            case dict():
                return self.named(value)
        return value


def _version(value: object, document: str, cleaner: _Cleaner) -> Version:
    fields = _fields(value, _VERSION)
    body, kept = fields["body"], fields.pop("sha256", "")
    if kept != digest(body):
        raise Unreadable(_("Words were changed since they were written to the file."))
    return Version(**fields | {"document": document, "body": None if body is None else cleaner.named(body)})


def _attachment(value: object, cleaner: _Cleaner) -> tuple[Attachment, str]:
    """Read an attachment; one whose bytes are not what they should be becomes a placeholder, and it is said why."""
    fields = _fields(value, _ATTACHMENT)
    data = fields.pop("data", None)
    name, extra = safe_name(str(fields["name"])), cleaner.named(fields.get("extra", {}))
    whole = Attachment(**fields | {"name": name, "extra": extra})
    if data is None:
        return whole, ""
    placeholder = Attachment(name, whole.type, link=whole.link, extra=extra)
    try:
        found = base64.b64decode(data, validate=True)
    except binascii.Error:
        return placeholder, _("A file that belongs to it is broken; its name was kept.")
    if (len(found), hashlib.sha256(found).hexdigest()) != (whole.size, whole.sha256) or len(found) > MOST_BYTES:
        return placeholder, _("A file that belongs to it was changed or is too large; its name was kept.")
    if type_within(found[:HEAD], whole.type) != whole.type:
        return placeholder, _("A file that belongs to it is not of the type it says; its name was kept.")
    return Attachment(name, whole.type, whole.size, whole.sha256, found, whole.link, extra), ""


def _fields(value: object, checks: Mapping[str, tuple[Check, bool]]) -> dict[str, Any]:
    """Give named values that are what they should be; the flag of each says whether it must be there."""
    if not isinstance(value, dict):
        raise Unreadable(_("It has no named values."))
    if not value.keys() <= checks.keys():
        raise Unreadable(_("It has a part this leadcoach does not know."))
    for name, (fits, needed) in checks.items():
        if (needed and name not in value) or (name in value and not fits(value[name])):
            raise Unreadable(_("Its `{name}` is missing, or not what belongs there.").format(name=name))
    return dict(value)


def _list(fields: dict[str, Any], name: str) -> list[object]:
    value = fields.pop(name, [])
    return value if isinstance(value, list) else []


def _is_id(value: object) -> bool:
    return isinstance(value, str) and bool(_ID.fullmatch(value))


def _or_empty(check: Check) -> Check:
    return lambda value: value == "" or check(value)


def _one_of(values: tuple[object, ...]) -> Check:
    return lambda value: isinstance(value, str) and value in values


def _is(kind: type) -> Check:
    return lambda value: isinstance(value, kind)


def _number(most: int) -> Check:
    return lambda value: type(value) is int and 0 <= value <= most


def _week(value: object) -> bool:
    return value is None or _number(MOST_WEEKS)(value)


def _is_cursor(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(_number(2**31)(part) for part in value)


def _needed(**checks: Check) -> dict[str, tuple[Check, bool]]:
    return {name: (check, True) for name, check in checks.items()}


def _may_be(**checks: Check) -> dict[str, tuple[Check, bool]]:
    return {name: (check, False) for name, check in checks.items()}


_ADDRESS = _or_empty(_is_id)
_STAMP_OR_NONE = _or_empty(is_stamp)
_DOCUMENT = _needed(
    id=_is_id,
    kind=_one_of(get_args(Kind)),
    ask=_ADDRESS,
    occasion=_ADDRESS,
    made_at=is_stamp,
    zone=is_line,
    day=is_day,
) | _may_be(
    body=_is(dict),
    head=_ADDRESS,
    week=_week,
    level=is_line,
    starred=_is(bool),
    privacy=is_line,
    author=is_line,
    binned_at=_STAMP_OR_NONE,
    zone_known=_is(bool),
    precision=_one_of(get_args(Precision)),
    origin=is_line,
    extra=_is(dict),
    versions=_is(list),
    attachments=_is(list),
)
_VERSION = _needed(
    id=_is_id,
    parent=_ADDRESS,
    made_at=is_stamp,
    why=_one_of(get_args(Why)),
    body=lambda value: value is None or isinstance(value, dict),
) | _may_be(wording=is_line, pinned=_is(bool), sha256=_is(str))
_ATTACHMENT = _needed(name=_is(str), type=lambda value: value == "" or value in TYPES.values()) | _may_be(
    size=_number(2**62),
    sha256=_or_empty(lambda value: isinstance(value, str) and bool(_HASH.fullmatch(value))),
    link=is_line,
    extra=_is(dict),
    data=lambda value: value is None or isinstance(value, str),
)
_FACT = _needed(id=_is_id, at=is_stamp, zone=is_line, day=is_day, kind=is_line, subject=is_line) | _may_be(
    data=_is(dict), voids=_ADDRESS
)
_DRAFT = _needed(document=_is_id, body=_is(dict), base=_ADDRESS, session=is_line, at=is_stamp) | _may_be(
    kind=_one_of(get_args(Kind)), ask=_ADDRESS, occasion=_ADDRESS, field=is_line, cursor=_is_cursor
)
