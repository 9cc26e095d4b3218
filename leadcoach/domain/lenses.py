"""Lenses over the weeks: the five disciplines, and the legs a learning culture stands on."""

from __future__ import annotations

from typing import NamedTuple

from leadcoach.domain.outline import Outline, WeekOutline

GROUPS = ("disciplines", "legs")


class Lens(NamedTuple):
    """A name, and the ids of the weeks it lets stand out."""

    id: str
    name: str
    weeks: frozenset[str]


def lenses(outline: Outline) -> tuple[Lens, ...]:
    """Give every lens that fits at least one week, disciplines first."""
    found = (
        Lens(id, name, frozenset(week.id for week in outline.weeks if id in _tags(week, group)))
        for group in GROUPS
        for id, name in outline.names.get(group, {}).items()
    )
    return tuple(lens for lens in found if lens.weeks)


def _tags(week: WeekOutline, group: str) -> tuple[str, ...]:
    return week.disciplines if group == "disciplines" else (week.leg,)
