"""What a reading is made of: neutral blocks, each drawn once in `ui`, `plain` and every document.

Ours is `Said` (a phrase key, worded in content); theirs is `Quote` (with where it was written). Every block must be
speakable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Literal

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Answer
from leadcoach.domain.typed import number_text


@dataclass(frozen=True, slots=True)
class Source:
    """Where quoted words stand."""

    document: str
    version: str = ""
    row: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Words of ours: a phrase key and what is filled in."""

    key: str
    given: tuple[tuple[str, str | int | float | date], ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of theirs, and where they wrote them."""

    text: str
    source: Source


Words = tuple[Said | Quote, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or two."""

    words: Words
    tone: Literal["plain", "caveat", "warning"] = "plain"


@dataclass(frozen=True, slots=True)
class Band:
    """From where to where a number may lie: noise, or an interval."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its name; `band` is what it may as well be."""

    label: Words
    value: float | None
    unit: str = ""
    was: float | None = None
    because: tuple[Source | str, ...] = ()
    band: Band | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; `mark` is what is aimed at."""

    label: Words
    value: float | None
    mark: float | None = None
    because: tuple[Source | str, ...] = ()
    instead: Words = ()
    """What stands in place of a value that was left out on purpose; without it a missing value is not there yet."""
    band: Band | None = None
    """Within it a difference says nothing."""
    faint: bool = False
    """Whether it is drawn as background, because it says little; its label says so in words as well."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars on one scale from `low` to `high`."""

    title: Words
    bars: tuple[Bar, ...]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a series: a value for each point in time, None where there is none."""

    label: Words
    values: tuple[float | None, ...]
    because: tuple[Source | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Lines over the same points in time; `limit` is a value to hold them against."""

    title: Words
    at: tuple[Words, ...]
    lines: tuple[Line, ...]
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One promise of a ledger: what was asked, how it stands, and what was answered."""

    label: Words
    state: Said
    due: date | None = None
    done: date | None = None
    answer: Words = ()
    because: tuple[Source | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """Promises and what became of them, open ones first."""

    title: Words
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows and columns."""

    title: Words
    columns: tuple[Words, ...]
    rows: tuple[tuple[Words | float | date | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Next:
    """A way on: what it says, where it goes, what is filled in there."""

    words: Words
    to: Address
    prefill: tuple[tuple[str, Answer], ...] = ()


Block = Paragraph | Figure | Bars | Series | Table | Ledger | Next


@dataclass(frozen=True, slots=True)
class Reading:
    """What an instrument or a generic reading says."""

    title: Words
    blocks: tuple[Block, ...]

    def sources(self) -> frozenset[Source]:
        """Give every place its words and numbers come from; sharing asks this."""
        return frozenset(_sources(self))


def _sources(value: object) -> Iterator[Source]:
    if isinstance(value, Source):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _sources(item)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _sources(getattr(value, each.name))


Phrases = Mapping[str, str]


def spoken(words: Words, phrases: Phrases) -> str:
    """Give words as a sentence; a phrase nobody worded shows its key, so that a gap is seen and not hidden."""
    return " ".join(part for part in (_spoken_one(word, phrases) for word in words) if part)


def _spoken_one(word: Said | Quote, phrases: Phrases) -> str:
    if isinstance(word, Quote):
        return word.text
    wording = phrases.get(word.key, word.key)
    for name, value in word.given:
        wording = wording.replace("{" + name + "}", _filled(value, phrases))
    return wording


def _filled(value: str | float | date, phrases: Phrases) -> str:
    """A value that is itself a phrase key is worded; a number is written as people write it."""
    if isinstance(value, int | float):
        return number_text(value)
    return phrases.get(value, value) if isinstance(value, str) else value.isoformat()
