"""Answers of one piece: a text, a script, picks, ratings, a number, a day, a practice, an opened worksheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Self

from leadcoach.domain.answers.reading import items, mapping, string
from leadcoach.domain.typed import as_date, as_number, as_time


@dataclass(frozen=True, slots=True)
class _Written:
    """What was typed, as it was typed."""

    text: str = ""

    def to_json(self) -> object:
        """The text itself."""
        return self.text

    @classmethod
    def from_json(cls, value: object) -> Self:
        """Read a string."""
        return cls(string(value))

    def words(self) -> str:
        """The text itself."""
        return self.text

    @property
    def empty(self) -> bool:
        """Whether there is nothing but space."""
        return not self.text.strip()


class Text(_Written):
    """Free text."""

    __slots__ = ()


class Script(_Written):
    """Text in a small language."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Picked:
    """The ids of what was chosen, in the order of the list."""

    ids: tuple[str, ...] = ()

    def to_json(self) -> object:
        """A list of ids."""
        return list(self.ids)

    @classmethod
    def from_json(cls, value: object) -> Picked:
        """Read a list of strings."""
        return cls(tuple(string(item) for item in items(value)))

    def words(self) -> str:
        """Nothing: ids are ours."""
        return ""

    @property
    def empty(self) -> bool:
        """Whether nothing is chosen."""
        return not self.ids


@dataclass(frozen=True, slots=True)
class Ratings:
    """A number for each item and aspect; None means "cannot say", a missing pair "not yet"."""

    given: Mapping[tuple[str, str], int | None] = field(default_factory=dict)

    def to_json(self) -> object:
        """Items with their aspects with their numbers."""
        out: dict[str, dict[str, int | None]] = {}
        for (item, aspect), value in self.given.items():
            out.setdefault(item, {})[aspect] = value
        return out

    @classmethod
    def from_json(cls, value: object) -> Ratings:
        """Read items with aspects with whole numbers or null."""
        given: dict[tuple[str, str], int | None] = {}
        for item, aspects in mapping(value).items():
            for aspect, number in mapping(aspects).items():
                if number is not None and (isinstance(number, bool) or not isinstance(number, int)):
                    raise ValueError("expected a whole number")
                given[item, aspect] = number
        return cls(given)

    def words(self) -> str:
        """Nothing: numbers only."""
        return ""

    def with_value(self, item: str, aspect: str, value: int | None) -> Ratings:
        """Give the ratings with one more."""
        return Ratings({**self.given, (item, aspect): value})

    @property
    def empty(self) -> bool:
        """Whether nothing is rated."""
        return not self.given


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it was typed."""

    text: str = ""

    @property
    def value(self) -> Decimal | None:
        """The number, or None while the text says none."""
        return as_number(self.text)

    def to_json(self) -> object:
        """The typed text."""
        return self.text

    @classmethod
    def from_json(cls, value: object) -> Number:
        """Read a string."""
        return cls(string(value))

    def words(self) -> str:
        """The typed text."""
        return self.text

    @property
    def empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class When:
    """A day as typed, with a time, a zone and a rhythm where asked."""

    text: str = ""
    at: str = ""
    zone: str = ""
    rhythm: str = ""

    @property
    def date(self) -> date | None:
        """The day, or None while the text says none."""
        return as_date(self.text)

    @property
    def time(self) -> time | None:
        """The time of day, or None."""
        return as_time(self.at)

    def to_json(self) -> object:
        """Four texts."""
        return {"date": self.text, "time": self.at, "zone": self.zone, "rhythm": self.rhythm}

    @classmethod
    def from_json(cls, value: object) -> When:
        """Read the four texts; missing ones are empty."""
        parts = mapping(value)
        return cls(*(string(parts.get(name, "")) for name in ("date", "time", "zone", "rhythm")))

    def words(self) -> str:
        """The typed day and time."""
        return f"{self.text} {self.at}".strip()

    @property
    def empty(self) -> bool:
        """Whether neither a day nor a time was typed."""
        return not (self.text.strip() or self.at.strip())


@dataclass(frozen=True, slots=True)
class Practice:
    """What became of a practice with the team."""

    outcome: str = ""
    """`done`, `tried`, `not-possible` or `own`; empty while open."""
    own: str = ""
    """What was done instead, for `own`."""
    reason: str = ""
    """Why it was not possible, or what is worth keeping of it."""
    on: str = ""
    """The day, as typed."""

    def to_json(self) -> object:
        """Four texts."""
        return {"outcome": self.outcome, "own": self.own, "reason": self.reason, "on": self.on}

    @classmethod
    def from_json(cls, value: object) -> Practice:
        """Read the four texts; missing ones are empty."""
        parts = mapping(value)
        return cls(*(string(parts.get(name, "")) for name in ("outcome", "own", "reason", "on")))

    def words(self) -> str:
        """What was done instead, and why."""
        return "\n".join(part for part in (self.own, self.reason) if part.strip())

    @property
    def empty(self) -> bool:
        """Whether nothing was said yet."""
        return not (self.outcome or self.own.strip() or self.reason.strip())


@dataclass(frozen=True, slots=True)
class Opened:
    """That a worksheet was opened here, and which."""

    document: str = ""

    def to_json(self) -> object:
        """The document's id under `id`, which search passes over."""
        return {"id": self.document}

    @classmethod
    def from_json(cls, value: object) -> Opened:
        """Read the document's id."""
        return cls(string(mapping(value).get("id", "")))

    def words(self) -> str:
        """Nothing: the worksheet has its own words."""
        return ""

    @property
    def empty(self) -> bool:
        """Whether no worksheet was opened."""
        return not self.document
