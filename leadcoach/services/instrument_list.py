"""The instruments there are, and which of them have something to read."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import NamedTuple

from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.specs import InstrumentSpec
from leadcoach.errors import Refused
from leadcoach.services.desk import Desk
from leadcoach.services.instruments import Instruments
from leadcoach.services.reading_words import says_something
from leadcoach.text import _, fold, one_line

NEAREST = 3
"""How many names are offered for one that does not exist."""


class Listed(NamedTuple):
    """One instrument in the list."""

    id: str
    title: str
    week: int
    """The first week that asks something of it; 0 for none."""
    says: bool
    """Whether there is something to read."""


def listed(desk: Desk) -> tuple[Listed, ...]:
    """Give every instrument, by week, those of no week last; raises ContentError."""
    instruments = Instruments(desk)
    found = [
        Listed(
            module.id, module.title, week_of(desk, module.id), says_something(instruments.reading(module.id).reading)
        )
        for module in desk.outline.instruments
        if module.id in INSTRUMENTS
    ]
    return tuple(sorted(found, key=lambda each: each.week or len(desk.outline.weeks) + 1))


def week_of(desk: Desk, use: str) -> int:
    """Give the number of the first week that opens an instrument, or asks what it shows or reads; 0 for none."""
    module = desk.outline.module(use)
    opened = [number for number, name in _openings(desk) if name == use]
    shown = [*(module.borrowed if module else ())]
    read = [desk.address(need.address, "").subject for need in INSTRUMENTS[use].needs]
    asked = [desk.outline.week_of(subject) for subject in (shown or ([] if opened else read))]
    return min((*opened, *(week.number for week in asked if week)), default=0)


def _openings(desk: Desk) -> Iterator[tuple[int, str]]:
    """Give the weeks with a step that opens a worksheet, and which."""
    for week in desk.outline.weeks:
        for walk in week.walks:
            if any(step.ask == "instrument" for step in walk.asking):
                specs = (ask.spec for ask in desk.load(walk.id).asks)
                yield from ((week.number, spec.use) for spec in specs if isinstance(spec, InstrumentSpec))


def named(desk: Desk, name: str) -> str:
    """Give the id of the instrument a person named; raises Refused, with the nearest names, where there is none."""
    known = {module.id: module.title for module in desk.outline.instruments if module.id in INSTRUMENTS}
    by_title = {fold(title): id for id, title in known.items()}
    said = fold(name.strip())
    if said in known or said in by_title:
        return said if said in known else by_title[said]
    near = [
        by_title.get(each, each) for each in difflib.get_close_matches(said[:80], [*known, *by_title], NEAREST, 0.5)
    ] or list(known)[:NEAREST]
    sentence = _("There is no instrument called {name}. Near it: {near}. All of them: leadcoach read.")
    raise Refused(sentence.format(name=one_line(name, 40), near=", ".join(dict.fromkeys(near))))
