"""The environment canvas: five conditions for learning that a manager sets, each rated 1 to 5."""

from __future__ import annotations

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Ratings, Row, Rows, Text
from leadcoach.domain.blocks import Bar, Bars, Block, Next, Paragraph, Reading, Said, Source
from leadcoach.domain.readings import Given, Instrument, Need, Sheet

CONDITIONS = ("time", "attention", "safety", "tools", "rules")
LOW, HIGH = 1, 5
EVEN = 1
"""When the highest and the lowest lie no further apart than this, no condition is called the thinnest."""


def _values(sheet: Sheet) -> dict[str, int]:
    """Give the rated conditions in their fixed order; unrated and "cannot say" are left out."""
    ratings = sheet.answers.get("conditions")
    if not isinstance(ratings, Ratings):
        return {}
    found = {item: value for (item, _aspect), value in ratings.given.items() if value is not None}
    return {name: found[name] for name in CONDITIONS if name in found}


def read(given: Given) -> Reading:
    """Give the bars, the thinnest condition, the change against the first time, and a way on."""
    now = _values(given.sheet)
    if not now:
        return Reading((Said("title"),), (Paragraph((Said("not-yet"),)),))
    first = next(iter(given.sheets.get("first", ())), Sheet())
    before = _values(first)
    source = Source(given.sheet.document, given.sheet.version)
    marks = {name: value for name, value in before.items() if now.get(name) != value}
    drawn = tuple(Bar((Said(f"item.{name}"),), now.get(name), marks.get(name), (source,)) for name in CONDITIONS)
    blocks: list[Block] = [Bars((Said("bars-title"),), drawn, LOW, HIGH)]
    blocks += _change(now, before)
    blocks += _thinnest(now) if len(now) == len(CONDITIONS) else []
    return Reading((Said("title"),), (*blocks, Paragraph((Said("caveat"),), "caveat")))


def _change(now: dict[str, int], before: dict[str, int]) -> list[Block]:
    """Say each condition that has another number than the first time."""
    changed = [name for name in now if name in before and now[name] != before[name]]
    return [
        Paragraph((Said("change", (("name", f"item.{name}"), ("was", before[name]), ("value", now[name]))),))
        for name in changed
    ]


def _thinnest(now: dict[str, int]) -> list[Block]:
    lowest = min(now.values())
    if max(now.values()) - lowest <= EVEN:
        return [Paragraph((Said("even"),))]
    names = [each for each, value in now.items() if value == lowest]
    wish = Rows((Row("wish", {"wish": ""}),))
    return [
        *(Paragraph((Said("lowest", (("name", f"item.{name}"), ("value", lowest))),)) for name in names),
        Next((Said("next"),), Address("w01.toolset", "first-plan"), (("first-plan", wish),)),
    ]


ENVIRONMENT = Instrument(
    id="environment",
    asks={"conditions": Ratings, "note": Text},
    phrases=frozenset({"title", "bars-title", "lowest", "even", "not-yet", "change", "next", "caveat"}),
    read=read,
    needs=(Need("first", "@environment.conditions!first"),),
)
