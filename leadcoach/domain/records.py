"""What is kept: documents with versions, drafts, and facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from typing import Literal, NamedTuple

Body = Mapping[str, object]
"""What a document says: one JSON value for each ask it answers."""

Kind = Literal["answer", "entry", "capture", "worksheet", "template"]
JOURNAL_KINDS: tuple[Kind, ...] = ("entry", "capture")
"""What the journal lists: entries, and thoughts captured on the way."""
Why = Literal["edit", "accepted", "import", "restore", "joined"]


def utc_stamp(at: datetime) -> str:
    """Give an aware time as UTC text with milliseconds; such texts sort by time."""
    utc = at.astimezone(UTC)
    return utc.strftime("%Y-%m-%dT%H:%M:%S.") + f"{utc.microsecond // 1000:03d}Z"


class Moment(NamedTuple):
    """A point in time as a person lives it."""

    at: datetime
    """Aware, in the person's own zone."""
    zone: str
    """The zone's IANA name, or its offset where the name is not known."""
    day_end: time = time(3, 0)
    """Until when the night still belongs to the day before."""

    @property
    def day(self) -> date:
        """The day this moment counts for."""
        ends = timedelta(hours=self.day_end.hour, minutes=self.day_end.minute)
        return (self.at.replace(tzinfo=None) - ends).date()

    @property
    def stamp(self) -> str:
        """UTC text with milliseconds; sorts by time."""
        return utc_stamp(self.at)

    def of(self, stamp: str) -> Moment:
        """Give another moment, stored as UTC text, as the same person lives it."""
        return self._replace(at=datetime.fromisoformat(stamp).astimezone(self.at.tzinfo))


class Document(NamedTuple):
    """One thing a person wrote: a step's answer, an entry, a capture, a worksheet."""

    id: str
    kind: Kind
    ask: str
    """The address of the ask or instrument it answers; empty for a free entry."""
    occasion: str
    made_at: str
    zone: str
    day: str
    body: Body = MappingProxyType({})
    head: str = ""
    """The id of the version that stands; empty before the first."""
    week: int | None = None
    level: str = ""
    starred: bool = False
    privacy: str = "normal"
    author: str = "me"
    binned_at: str = ""
    number: int = 0
    """The store's own row number; 0 before it is stored."""
    zone_known: bool = True
    precision: str = "second"
    """`day`, `minute` or `second`: how exactly `made_at` is known."""
    origin: str = ""
    """Identity in the journal it was imported from; empty for what was written here."""
    extra: Mapping[str, object] = MappingProxyType({})
    """What its origin said of it that has no place here; given back on export."""

    def saying(self, body: Body) -> Document:
        """Give the same document with other words."""
        return self._replace(body=body)


class Version(NamedTuple):
    """One wording of a document."""

    id: str
    document: str
    parent: str
    made_at: str
    why: Why
    body: Body | None
    """None when thinned: the place in the history is kept, the words are not."""
    wording: str = ""
    """A hash of the ask as it was worded when this was written."""
    pinned: bool = False


class Draft(NamedTuple):
    """Words not yet made a version, with the place of the cursor."""

    document: str
    """The id of the document it will become."""
    body: Body
    base: str
    """The id of the version it started from; empty for a new document."""
    session: str
    at: str
    kind: Kind = "answer"
    ask: str = ""
    occasion: str = "once"
    field: str = ""
    """Which field had the focus."""
    cursor: tuple[int, int] = (0, 0)
    """Row and column of the cursor in that field."""


class Fact(NamedTuple):
    """Something that happened, without a word of free text."""

    id: str
    at: str
    zone: str
    day: str
    kind: str
    subject: str
    data: Mapping[str, object] = MappingProxyType({})
    voids: str = ""
    """The id of the fact this one takes back."""


def standing(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Give the facts that nobody took back, oldest first, without the ones that only take back."""
    voided = {fact.voids for fact in facts if fact.voids}
    return tuple(sorted((f for f in facts if not f.voids and f.id not in voided), key=lambda f: (f.at, f.id)))
