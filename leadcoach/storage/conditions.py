"""Filters as conditions of SQL over the numbers of documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leadcoach.domain.filters import Filters, Place
from leadcoach.domain.tagging import Sign
from leadcoach.storage import numbers, rows
from leadcoach.storage.connection import Values

Condition = tuple[str, list[Values]]
"""A piece of SQL with its values."""

_MANY = "entry"
"""The kind that most of a long journal is of: asked of each document instead of being gathered first."""


def of_number(filters: Filters, number: str, member: str = "") -> Iterator[Condition]:
    """Give what is asked of a number; `number` names its column, `member` names it where a group must hold it."""
    if filters.since:
        yield f"{number} >= ?", [numbers.first_of(filters.since)]
    if filters.until:
        yield f"{number} < ?", [numbers.past(filters.until)]
    for question, values in _groups(filters):
        yield f"{member or number} IN ({question})", values


def of_columns(filters: Filters) -> Iterator[Condition]:
    """Give what is asked of `document d` itself, because gathering those that fit first would gather nearly all."""
    if _MANY in filters.kinds:
        # The plus keeps SQLite from reading the whole index of kinds and sorting it.
        yield f"+d.kind IN ({_marks(filters.kinds)})", [*filters.kinds]


def joined(*found: Iterable[Condition]) -> Condition:
    """Give all conditions as one, with their values; one that always holds where there are none."""
    every = [each for some in found for each in some]
    values = [value for _part, given in every for value in given]
    return " AND ".join(part for part, _given in every) or "1", values


def _groups(filters: Filters) -> Iterator[Condition]:
    """Give the questions for the numbers that fit, each answered from an index; a document must be in all of them."""
    for name in filters.tags:
        yield _bearing("#", name)
    for name in filters.people:
        yield _bearing("@", name)
    if filters.weeks:
        yield f"SELECT n FROM document WHERE week IN ({_marks(filters.weeks)})", [*filters.weeks]  # noqa: S608 - marks
    if filters.level:
        yield "SELECT n FROM document WHERE level = ?", [filters.level]
    if filters.starred:
        yield "SELECT n FROM document WHERE starred = 1", []
    if filters.place is not None:
        yield _belonging(filters.place)
    if filters.kinds and _MANY not in filters.kinds:
        yield f"SELECT n FROM document WHERE kind IN ({_marks(filters.kinds)})", [*filters.kinds]  # noqa: S608 - marks


def _bearing(sign: Sign, name: str) -> Condition:
    return "SELECT n FROM tag WHERE sign = ? AND folded >= ? AND folded < ?", [sign, name, rows.past(name)]


def _belonging(place: Place) -> Condition:
    """Give what belongs to a Power: its answers, and the entries and thoughts of its weeks."""
    question = (
        f"SELECT n FROM document WHERE ask <> '' AND ask IN ({_marks(place.asks)}) UNION ALL "  # noqa: S608 - marks
        f"SELECT n FROM document WHERE week IN ({_marks(place.weeks)}) AND kind IN ('entry', 'capture')"
    )
    return question, [*place.asks, *place.weeks]


def _marks(values: tuple[object, ...]) -> str:
    return ", ".join("?" * len(values))
