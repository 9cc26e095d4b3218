"""The shapes an answer can take; each goes to JSON and back and tells its words for search.

An answer holds what was typed, also where that is not (yet) right: a number is kept as its text with the value beside
it, so that a draft and a finished answer are the same thing and no keystroke is lost. `asks.problems` says what is
still wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Protocol, Self, runtime_checkable

from leadcoach.domain.typed import as_date, as_number, as_time

LINE = "line"
"""The one column of a list of lines."""
MOST_SECONDS = 1_000_000
"""More than eleven days: nobody observes longer."""


@runtime_checkable
class Answer(Protocol):
    """What every shape can do."""

    def to_json(self) -> object:
        """Give the JSON value that `from_json` reads."""

    @classmethod
    def from_json(cls, value: object) -> Self:
        """Read the JSON value; raises ValueError when it has another shape."""

    def words(self) -> str:
        """Give every word a person wrote, a line each."""

    @property
    def empty(self) -> bool:
        """Whether nothing was answered."""


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("expected text")
    return value


def _mapping(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ValueError("expected named values")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError("expected a list")
    return value


@dataclass(frozen=True, slots=True)
class Text:
    """Free text, as written."""

    text: str = ""

    def to_json(self) -> object:
        """The text itself."""
        return self.text

    @classmethod
    def from_json(cls, value: object) -> Text:
        """Read a string."""
        return cls(_string(value))

    def words(self) -> str:
        """The text itself."""
        return self.text

    @property
    def empty(self) -> bool:
        """Whether there is nothing but space."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Script:
    """Text in a small language, as written."""

    text: str = ""

    def to_json(self) -> object:
        """The text itself."""
        return self.text

    @classmethod
    def from_json(cls, value: object) -> Script:
        """Read a string."""
        return cls(_string(value))

    def words(self) -> str:
        """The text itself."""
        return self.text

    @property
    def empty(self) -> bool:
        """Whether there is nothing but space."""
        return not self.text.strip()


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
        return cls(tuple(_string(item) for item in _list(value)))

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
        for item, aspects in _mapping(value).items():
            for aspect, number in _mapping(aspects).items():
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
        return cls(_string(value))

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
        parts = _mapping(value)
        return cls(*(_string(parts.get(name, "")) for name in ("date", "time", "zone", "rhythm")))

    def words(self) -> str:
        """The typed day and time."""
        return f"{self.text} {self.at}".strip()

    @property
    def empty(self) -> bool:
        """Whether neither a day nor a time was typed."""
        return not (self.text.strip() or self.at.strip())


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its own id and the text of each cell."""

    id: str
    cells: Mapping[str, str] = field(default_factory=dict)

    def cell(self, column: str) -> str:
        """Give the text of a cell, empty where there is none."""
        return self.cells.get(column, "")

    @property
    def empty(self) -> bool:
        """Whether no cell holds more than space."""
        return not any(text.strip() for text in self.cells.values())


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows in their order; tables, forms, plans and lists of lines are kept this way."""

    rows: tuple[Row, ...] = ()

    def to_json(self) -> object:
        """A list of rows with id and cells."""
        return [{"id": row.id, "cells": dict(row.cells)} for row in self.rows]

    @classmethod
    def from_json(cls, value: object) -> Rows:
        """Read a list of rows; every row has an id, every cell is text."""
        rows = []
        for item in _list(value):
            parts = _mapping(item)
            cells = {name: _string(cell) for name, cell in _mapping(parts.get("cells", {})).items()}
            rows.append(Row(_string(parts.get("id")), cells))
        return cls(tuple(rows))

    def words(self) -> str:
        """Every cell that holds something."""
        return "\n".join(text for row in self.rows for text in row.cells.values() if text.strip())

    @property
    def filled(self) -> tuple[Row, ...]:
        """The rows that hold something."""
        return tuple(row for row in self.rows if not row.empty)

    @property
    def empty(self) -> bool:
        """Whether no row holds anything."""
        return not self.filled


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
        parts = _mapping(value)
        return cls(*(_string(parts.get(name, "")) for name in ("outcome", "own", "reason", "on")))

    def words(self) -> str:
        """What was done instead, and why."""
        return "\n".join(part for part in (self.own, self.reason) if part.strip())

    @property
    def empty(self) -> bool:
        """Whether nothing was said yet."""
        return not (self.outcome or self.own.strip() or self.reason.strip())


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch or one event of something observed live."""

    label: str
    at: float
    """Seconds since the clock started; 0 for totals typed afterwards."""
    length: float = 0.0
    """Seconds; 0 for a count."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What was tapped or typed while observing."""

    marks: tuple[Mark, ...] = ()

    def to_json(self) -> object:
        """A list of label, start and length."""
        return [[mark.label, round(mark.at, 1), round(mark.length, 1)] for mark in self.marks]

    @classmethod
    def from_json(cls, value: object) -> Marks:
        """Read a list of label, start and length."""
        marks = []
        for item in _list(value):
            match _list(item):
                case [str(label), int() | float() as at, int() | float() as length] if _on_a_clock(at, length):
                    marks.append(Mark(label, float(at), float(length)))
                case _:
                    raise ValueError("expected a label, a start and a length")
        return cls(tuple(marks))

    def words(self) -> str:
        """Nothing: labels are ours."""
        return ""

    def seconds(self, label: str) -> float:
        """Give how long a label lasted in all."""
        return sum(mark.length for mark in self.marks if mark.label == label)

    def count(self, label: str) -> int:
        """Give how often a label was counted."""
        return sum(1 for mark in self.marks if mark.label == label and mark.length == 0)

    @property
    def empty(self) -> bool:
        """Whether nothing was marked."""
        return not self.marks


def _on_a_clock(*seconds: float) -> bool:
    """Whether these are times a clock can show: neither infinite nor no number at all."""
    return all(0 <= each < MOST_SECONDS for each in seconds)


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
        return cls(_string(_mapping(value).get("id", "")))

    def words(self) -> str:
        """Nothing: the worksheet has its own words."""
        return ""

    @property
    def empty(self) -> bool:
        """Whether no worksheet was opened."""
        return not self.document


SHAPES: Mapping[str, type[Answer]] = {
    "text": Text,
    "lines": Rows,
    "script": Script,
    "choice": Picked,
    "scale": Ratings,
    "number": Number,
    "date": When,
    "table": Rows,
    "plan": Rows,
    "practice": Practice,
    "live": Marks,
    "instrument": Opened,
}
"""The shape of the answer to each kind of ask."""
