"""The modules that should cost most to open, found in the content as it is."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from leadcoach.bootstrap import house
from leadcoach.domain.outline import WeekOutline
from leadcoach.domain.programme import Module
from leadcoach.domain.prose import plain
from leadcoach.domain.specs import TableSpec


class Opened(NamedTuple):
    """A module with the way to it."""

    name: str
    keys: tuple[str, ...]
    """From Today to its line in the list of its week, while the programme is in week 1."""
    text: str
    """The words of its first page."""


def heaviest(home: Path) -> dict[str, Opened]:
    """Give the module with the most words, that with the longest first page, and that with most fields on it."""
    with house(home, None, "en").reading() as desk:
        read = {
            Opened(module.id, _way_to(week, place), plain(first.steps[0].before)): first
            for week in desk.outline.weeks
            for place, module in enumerate(week.modules)
            for first in [desk.load(module.id)]
        }
    return {
        "the most words": max(read, key=lambda opened: _words(read[opened])),
        "the longest first page": max(read, key=lambda opened: len(opened.text)),
        "the most fields": max(read, key=lambda opened: _fields(read[opened])),
    }


def _way_to(week: WeekOutline, place: int) -> tuple[str, ...]:
    """The list of a week begins with what stands before its modules, and its cursor is on the first line."""
    before = sum(1 for _ in takewhile(lambda step: not step.journal and step.ask != "practice", week.opening.steps))
    return ("2", *["down"] * (week.number - 1), "enter", *["down"] * (before + place))


def _words(module: Module) -> int:
    return sum(len(f"{plain(step.before)} {plain(step.after)}".split()) for step in module.steps)


def _fields(module: Module) -> int:
    ask = module.steps[0].ask
    return len(ask.spec.columns) if ask and isinstance(ask.spec, TableSpec) else 0
