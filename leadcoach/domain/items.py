"""One thing written as it crosses the border of the machine: what every file format is read into and written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Precision = Literal["day", "minute", "second"]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to an item."""

    name: str
    """A bare name, without a folder."""
    type: str
    """The media type, such as `image/jpeg`; empty where unknown."""
    size: int = 0
    """In bytes; 0 when missing."""
    sha256: str = ""
    """Of the bytes; empty when the file is missing: the attachment is then a placeholder."""
    data: bytes | None = field(default=None, repr=False)
    """The bytes while they travel; None once they are kept, or missing."""
    link: str = ""
    """How the text refers to it, such as `dayone-moment://ABC`; empty when it does not."""
    extra: Mapping[str, object] = field(default_factory=dict)
    """What the source said of it beside that, to be given back."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry, in no format yet."""

    text: str
    """Cleaned, whole, with its title as first line."""
    day: str
    """The local day it belongs to, as ISO date."""
    made_at: str
    """UTC text with milliseconds (`records.utc_stamp`). Of a day-only item, noon of the day in UTC."""
    zone: str = ""
    """IANA name or offset (`+0200`); empty where unknown."""
    zone_known: bool = True
    precision: Precision = "second"
    updated_at: str = ""
    """UTC text, or empty."""
    tags: tuple[str, ...] = ()
    """Tags that do not stand in the text, as they were written."""
    starred: bool = False
    energy: int | None = None
    """1 to 5, or None."""
    week: int | None = None
    level: str = ""
    ask: str = ""
    """The address of the prompt it answers, or empty."""
    kind: str = "entry"
    id: str = ""
    """Our own id where the file carries one, or empty."""
    source: str = ""
    """Identity in its origin: `jrnl:UUID`, `dayone:UUID`, `markdown:ID`, or `hash:…`; see `origin_of`."""
    extra: Mapping[str, object] = field(default_factory=dict)
    """Keys of the source that have no place here, to be given back on export."""
    attachments: tuple[Attachment, ...] = ()
    unplaced: str = ""
    """Bytes of the entry that could not be placed; kept as text below it and counted."""
    removed: int = 0
    """How many control and direction characters were taken out on the way in."""
    place: str = ""
    """Where in the file it stood, for the account: `line 12`, `entry 3`, `2026-11-23.md`."""

    def named(self, source: str) -> Item:
        """Give the same with an identity."""
        return replace(self, source=source)


@dataclass(frozen=True, slots=True)
class Failure:
    """Something in a file that could not be read; the rest was."""

    place: str
    reason: str
    """One sentence, without a word of the person's."""


def origin_of(app: str, identity: str, item: Item) -> str:
    """Give the identity an import recognises an item by: that of its source, else a hash of its time and text."""
    if identity:
        return f"{app}:{identity}"
    import hashlib

    digest = hashlib.sha256(f"{item.day}\n{item.made_at}\n{item.text}".encode()).hexdigest()
    return f"{app}:hash:{digest[:40]}"
