"""Narrowing what is looked for: by week, date, tag, person, level, Power, kind, star; and the words that say so."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from typing import NamedTuple, cast, get_args

from leadcoach.domain.records import JOURNAL_KINDS, Kind
from leadcoach.domain.typed import as_date
from leadcoach.text import fold

LEVELS = {"describe": "D", "analyse": "A", "analyze": "A", "test": "T", "d": "D", "a": "A", "t": "T"}
"""How the levels of a journal question may be written, each with its letter."""

_WEEKS = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?")
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_MOST_WEEKS = 60


class Place(NamedTuple):
    """What belongs to a Power: answers by the begin of their address, entries by their week."""

    asks: tuple[str, ...]
    weeks: tuple[int, ...]


class Filters(NamedTuple):
    """What must hold of a document; empty fields ask nothing."""

    kinds: tuple[Kind, ...] = ()
    """Any of these."""
    weeks: tuple[int, ...] = ()
    """Any of these."""
    since: str = ""
    """ISO date, inclusive."""
    until: str = ""
    """ISO date, inclusive."""
    tags: tuple[str, ...] = ()
    """All of these, folded; a tag that begins so counts."""
    people: tuple[str, ...] = ()
    """All of these, folded; a name that begins so counts."""
    level: str = ""
    """`D`, `A` or `T`."""
    power: str = ""
    """Id of a Power; a service finds its `place`."""
    place: Place | None = None
    starred: bool = False

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        return self != Filters()

    def and_also(self, other: Filters) -> Filters:
        """Give both together: lists that must all hold grow, of the rest what `other` asks counts."""
        asked = {name: value for name, value in other._asdict().items() if value}
        return self._replace(**(asked | {"tags": self.tags + other.tags, "people": self.people + other.people}))


class Asked(NamedTuple):
    """A line of a search, read."""

    words: str
    filters: Filters


def read_query(line: str) -> Asked:
    """Read a line of a search; any text is one.

    `#tag`, `@person`, `week:3`, `week:2-5`, `since:2026-11-01`, `until:2026-11`, `on:2026-11-23` (also a month, a
    year), `level:test`, `power:within`, `kind:entry`, `kind:journal` (entries and thoughts) and `is:starred` narrow it;
    everything else is words to find.
    """
    words, filters = list[str](), Filters()
    for part in line.split():
        found = _filter(part)
        if found is None:
            words.append(part)
        else:
            filters = filters.and_also(found)
    return Asked(" ".join(words), filters)


def weeks_of(text: str) -> tuple[int, ...]:
    """Give the weeks of `3` or `2-5`, none where the text says no weeks."""
    found = _WEEKS.fullmatch(text)
    if not found:
        return ()
    first, last = int(found[1]), int(found[2] or found[1])
    return tuple(range(first, last + 1)) if first <= last <= _MOST_WEEKS else ()


def days_of(text: str) -> tuple[str, str] | None:
    """Give the first and the last day of a date, a month (`2026-11`) or a year, or None."""
    if _YEAR.fullmatch(text) and int(text):
        return f"{text}-01-01", f"{text}-12-31"
    month = _MONTH.fullmatch(text)
    if month and 1 <= int(month[2]) <= 12 and int(month[1]):
        return f"{text}-01", f"{text}-{monthrange(int(month[1]), int(month[2]))[1]:02d}"
    day = as_date(text)
    return (day.isoformat(), day.isoformat()) if day else None


def _filter(part: str) -> Filters | None:
    sign, rest = part[:1], part[1:]
    if sign in ("#", "@") and any(map(str.isalnum, rest)):
        return Filters(tags=(fold(rest),)) if sign == "#" else Filters(people=(fold(rest),))
    name, colon, value = part.partition(":")
    reader = _READERS.get(name.casefold())
    return reader(value.casefold()) if reader and colon and value else None


def _weeks(value: str) -> Filters | None:
    found = weeks_of(value)
    return Filters(weeks=found) if found else None


def _since(value: str) -> Filters | None:
    found = days_of(value)
    return Filters(since=found[0]) if found else None


def _until(value: str) -> Filters | None:
    found = days_of(value)
    return Filters(until=found[1]) if found else None


def _on(value: str) -> Filters | None:
    found = days_of(value)
    return Filters(since=found[0], until=found[1]) if found else None


def _level(value: str) -> Filters | None:
    return Filters(level=LEVELS[value]) if value in LEVELS else None


def _kind(value: str) -> Filters | None:
    if value == "journal":
        return Filters(kinds=JOURNAL_KINDS)
    return Filters(kinds=(cast("Kind", value),)) if value in get_args(Kind) else None


def _power(value: str) -> Filters | None:
    return Filters(power=value)


def _is(value: str) -> Filters | None:
    return Filters(starred=True) if value in ("starred", "star") else None


_READERS: dict[str, Callable[[str], Filters | None]] = {
    "week": _weeks,
    "since": _since,
    "until": _until,
    "on": _on,
    "level": _level,
    "kind": _kind,
    "power": _power,
    "is": _is,
}
