"""Files that belong to an entry: which are taken, by name, size and what their first bytes say they are."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from leadcoach.domain.items import Attachment, Failure
from leadcoach.exchange.remarks import Remark
from leadcoach.exchange.sources import Unreadable
from leadcoach.text import _, clean

MOST_BYTES = 25_000_000
LONGEST_NAME = 120
HEAD = 16
"""How many bytes say what a file is."""
NOTHING: Mapping[str, object] = MappingProxyType({})

TYPES = {
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "heic": "image/heic",
    "heif": "image/heic",
    "avif": "image/avif",
    "tiff": "image/tiff",
    "tif": "image/tiff",
    "bmp": "image/bmp",
    "pdf": "application/pdf",
    "m4a": "audio/mp4",
    "aac": "audio/aac",
    "mp3": "audio/mpeg",
    "wav": "audio/wav",
    "caf": "audio/x-caf",
    "ogg": "audio/ogg",
    "mp4": "video/mp4",
    "m4v": "video/mp4",
    "mov": "video/quicktime",
}
"""The media type for each suffix that is taken; nothing that can hold a script is."""

_SIGNS = (
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp"),
    (re.compile(rb"RIFF....WAVE", re.DOTALL), "audio/wav"),
    (re.compile(rb"II\*\x00|MM\x00\*"), "image/tiff"),
    (re.compile(rb"BM....\x00\x00\x00\x00", re.DOTALL), "image/bmp"),
    (re.compile(rb"%PDF-"), "application/pdf"),
    (re.compile(rb"ID3|\xff[\xfb\xf3\xf2\xfa]"), "audio/mpeg"),
    (re.compile(rb"\xff[\xf0\xf1\xf8\xf9]"), "audio/aac"),
    (re.compile(rb"caff"), "audio/x-caf"),
    (re.compile(rb"OggS"), "audio/ogg"),
)
_BOXED = re.compile(rb"....(ftyp|moov|mdat|wide|free|skip)(.{0,4})", re.DOTALL)
_BRANDS = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"hevc": "image/heic",
    b"mif1": "image/heic",
    b"msf1": "image/heic",
    b"avif": "image/avif",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"qt  ": "video/quicktime",
}
_NO_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


class Missing(Unreadable):
    """A file is named, and is nowhere: there is nothing that could have been taken."""


class File(NamedTuple):
    """What a source says of a file before its bytes are looked at."""

    name: str
    link: str = ""
    extra: Mapping[str, object] = NOTHING


def suffix_of(name: str) -> str:
    """Give the suffix of a name in small letters, without the dot; empty where there is none."""
    stem, dot, suffix = name.rpartition(".")
    return suffix.lower() if stem and dot else ""


def safe_name(name: str, instead: str = "file") -> str:
    """Give a bare name every system takes: no folders, no signs of control, at most 120 characters."""
    bare = clean(name.replace("\\", "/").rpartition("/")[2]).text
    bare = _NO_NAME.sub("_", bare).strip(" .")
    if not bare or _DEVICES.match(bare):
        bare = f"{instead}_{bare}".rstrip("_")
    if len(bare) <= LONGEST_NAME:
        return bare
    suffix = suffix_of(bare)
    ending = f".{suffix}" if suffix in TYPES else ""
    return bare[: LONGEST_NAME - len(ending)].rstrip(" .") + ending


def type_of(name: str) -> str:
    """Give the media type a name promises; empty for one that is not taken."""
    return TYPES.get(suffix_of(name), "")


def type_within(head: bytes, promised: str) -> str:
    """Give the media type the first bytes of a file show; empty for one that is not taken.

    Films and sound of one family share their first bytes: there, what the name promised decides.
    """
    for sign, kind in _SIGNS:
        if sign.match(head):
            return kind
    if boxed := _BOXED.match(head):
        return _BRANDS.get(boxed[2], promised if promised in ("audio/mp4", "video/quicktime") else "video/mp4")
    return ""


def placeholder(file: File) -> Attachment:
    """Give what stands for a file that is missing or cannot be taken."""
    name = safe_name(file.name)
    return Attachment(name, type_of(name), link=file.link, extra=file.extra)


def refusal(place: str, error: Unreadable) -> Failure:
    """Give the line of the account on a file that did not come: a remark where there was none."""
    return Remark(place, error.reason) if isinstance(error, Missing) else Failure(place, error.reason)


def taken(file: File, data: bytes) -> Attachment:
    """Give the attachment with its bytes; raises Unreadable when it is none of the types that are taken."""
    name = safe_name(file.name)
    promised = type_of(name)
    if not promised:
        raise Unreadable(_("Files of this type are not taken; pictures, sound, films and PDF are."))
    if len(data) > MOST_BYTES:
        raise Unreadable(_("The file is larger than 25 MB."))
    found = type_within(data[:HEAD], promised)
    if not found or _family(found) != _family(promised):
        raise Unreadable(_("What is in the file is not what its name says."))
    return Attachment(name, found, len(data), hashlib.sha256(data).hexdigest(), data, file.link, file.extra)


def _family(kind: str) -> str:
    """Give what a type is a kind of; films may hold nothing but sound, so these are one."""
    return kind.partition("/")[0].replace("audio", "video")
