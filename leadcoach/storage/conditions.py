"""Filters as conditions of SQL over `document d`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from leadcoach.domain.filters import Filters, Place
from leadcoach.domain.tagging import Sign
from leadcoach.storage import numbers, rows
from leadcoach.storage.connection import Values

Condition = tuple[str, list[Values]]


def of_number(filters: Filters, number: str) -> Iterator[Condition]:
    """Give the conditions that the row number alone decides; `number` names its column."""
    if filters.since:
        yield f"{number} >= ?", [numbers.first_of(filters.since)]
    if filters.until:
        yield f"{number} < ?", [numbers.past(filters.until)]
    for name in filters.tags:
        yield _bears("#", name, number)
    for name in filters.people:
        yield _bears("@", name, number)


def joined(*found: Iterator[Condition]) -> Condition:
    """Give all conditions as one, with their values."""
    parts, values = list[str](), list[Values]()
    for part, given in chain(*found):
        parts.append(part)
        values += given
    return " AND ".join(parts), values


def _bears(sign: Sign, name: str, number: str) -> Condition:
    found = "SELECT n FROM tag WHERE sign = ? AND folded >= ? AND folded < ?"
    return f"{number} IN ({found})", [sign, name, rows.past(name)]


def of_columns(filters: Filters) -> Iterator[Condition]:
    """Give the conditions over the columns of `document d`."""
    if filters.kinds:
        yield f"d.kind IN ({_marks(filters.kinds)})", list(filters.kinds)
    if filters.weeks:
        yield f"d.week IN ({_marks(filters.weeks)})", list(filters.weeks)
    if filters.level:
        yield "d.level = ?", [filters.level]
    if filters.starred:
        yield "d.starred = 1", []
    if filters.place is not None:
        yield _place(filters.place)


def _place(place: Place) -> Condition:
    """Give what belongs to a Power: its answers, and the entries and thoughts of its weeks."""
    parts, values = list[str](), list[Values]()
    for ask in place.asks:
        parts.append("d.ask = ?")
        values.append(ask)
    if place.weeks:
        parts.append(f"(d.kind IN ('entry', 'capture') AND d.week IN ({_marks(place.weeks)}))")
        values += place.weeks
    return f"({' OR '.join(parts) or '0'})", values


def _marks(values: tuple[object, ...]) -> str:
    return ", ".join("?" * len(values))
