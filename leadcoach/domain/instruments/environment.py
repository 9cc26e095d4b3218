"""The environment canvas: five conditions for learning that a manager sets, each rated 1 to 5, and again at the end."""

from __future__ import annotations

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Ratings, Row, Rows, Text
from leadcoach.domain.blocks import Bar, Bars, Block, Next, Paragraph, Reading, Said, Source, Table
from leadcoach.domain.instruments.wording import listed
from leadcoach.domain.readings import Given, Instrument, Need, Sheet

CONDITIONS = ("time", "attention", "safety", "tools", "rules")
LOW, HIGH = 1, 5
EVEN = 1
"""When the highest and the lowest lie no further apart than this, no condition is called the thinnest."""
SMALL = 1
"""A change of so many points between the first week and the last may be nothing but a different day."""
AGAIN = "conditions-again"
"""The same five, rated in week 13."""


def _values(sheet: Sheet, ask: str = "conditions") -> dict[str, int]:
    """Give the rated conditions in their fixed order; unrated and "cannot say" are left out."""
    ratings = sheet.answers.get(ask)
    if not isinstance(ratings, Ratings):
        return {}
    found = {item: value for (item, _aspect), value in ratings.given.items() if value is not None}
    return {name: found[name] for name in CONDITIONS if name in found}


def read(given: Given) -> Reading:
    """Give the bars, the thinnest condition, the change against the first time, and a way on.

    Once they were rated again in week 13, give the change from the first rating to the last.
    """
    now, again = _values(given.sheet), _values(given.latest(AGAIN), AGAIN)
    first = next(iter(given.sheets.get("first", ())), Sheet())
    before = _values(first)
    if again:
        return _closing(given, before or now, now, again)
    if not now:
        return Reading((Said("title"),), (Paragraph((Said("not-yet"),)),))
    source = Source(given.sheet.document, given.sheet.version)
    marks = {name: value for name, value in before.items() if now.get(name) != value}
    drawn = tuple(Bar((Said(f"item.{name}"),), now.get(name), marks.get(name), (source,)) for name in CONDITIONS)
    blocks: list[Block] = [Bars((Said("bars-since" if marks else "bars-title"),), drawn, LOW, HIGH)]
    blocks += _change(now, before)
    blocks += _thinnest(now) if len(now) == len(CONDITIONS) else []
    return Reading((Said("title"),), (*blocks, Paragraph((Said("caveat"),), "caveat")))


def _change(now: dict[str, int], before: dict[str, int]) -> list[Block]:
    """Say in one sentence which conditions have another number than the first time."""
    changed = [name for name in now if name in before and now[name] != before[name]]
    if not changed:
        return []
    said = (
        (Said("change", (("name", f"item.{name}"), ("was", before[name]), ("value", now[name]))),) for name in changed
    )
    return [Paragraph((Said("changed"), *listed(said)))]


def _thinnest(now: dict[str, int]) -> list[Block]:
    names = _lowest(now)
    if not names:
        return [Paragraph((Said("even"),))]
    wish = Rows((Row("wish", {"wish": ""}),))
    way_on = Next((Said("next"),), Address("w01.toolset", "first-plan"), (("first-plan", wish),))
    return [_named(names, now[names[0]]), way_on]


def _lowest(now: dict[str, int]) -> list[str]:
    """Give the conditions with the lowest number; none where all five lie close together."""
    lowest = min(now.values())
    even = max(now.values()) - lowest <= EVEN
    return [] if even else [each for each, value in now.items() if value == lowest]


def _named(names: list[str], value: int) -> Paragraph:
    if len(names) == 1:
        return Paragraph((Said("lowest", (("name", f"item.{names[0]}"), ("value", value))),))
    return Paragraph((Said("lowest-several", (("value", value),)), *listed((Said(f"item.{name}"),) for name in names)))


def _closing(given: Given, before: dict[str, int], now: dict[str, int], again: dict[str, int]) -> Reading:
    """Give the last rating beside the first one, what changed, and what stood between them."""
    source = given.latest(AGAIN).source
    bars = tuple(Bar((Said(f"item.{name}"),), again.get(name), before.get(name), (source,)) for name in CONDITIONS)
    blocks: list[Block] = [Bars((Said("closing-title"),), bars, LOW, HIGH), *_from_first(before, again)]
    if before and now != before:
        blocks.append(_history(before, now, again))
    way_on = Next((Said("next-routine"),), Address("w13.toolset", "routines"))
    return Reading((Said("title"),), (*blocks, Paragraph((Said("caveat"),), "caveat"), way_on))


def _from_first(before: dict[str, int], again: dict[str, int]) -> list[Block]:
    """Say each change of more than a point, and those of a point together, as what they may be."""
    both = [name for name in again if name in before]
    large = [name for name in both if abs(again[name] - before[name]) > SMALL]
    small = [name for name in both if 0 < abs(again[name] - before[name]) <= SMALL]
    moved = (
        Said("closing", (("name", f"item.{name}"), ("was", before[name]), ("value", again[name]))) for name in large
    )
    said: list[Block] = [Paragraph(tuple(moved))] if large else []
    if small:
        named = (
            (Said("closing-up" if again[name] > before[name] else "closing-down", (("name", f"item.{name}"),)),)
            for name in small
        )
        said.append(Paragraph((Said("closing-small"), *listed(named))))
    return said or ([Paragraph((Said("closing-same"),))] if len(both) == len(CONDITIONS) else [])


def _history(before: dict[str, int], now: dict[str, int], again: dict[str, int]) -> Table:
    """Give the numbers of three times; the worksheet was rated again between the first week and the last."""
    rated = [name for name in CONDITIONS if name in before or name in now or name in again]
    rows = tuple(((Said(f"item.{name}"),), before.get(name), now.get(name), again.get(name)) for name in rated)
    columns = ((), (Said("at-first"),), (Said("at-between"),), (Said("at-last"),))
    return Table((Said("history"),), columns, rows)


ENVIRONMENT = Instrument(
    id="environment",
    asks={"conditions": Ratings, "note": Text},
    phrases=frozenset(
        {
            "title", "bars-title", "bars-since", "lowest", "lowest-several", "even", "not-yet", "changed", "change",
            "next", "caveat", "closing-title", "closing", "closing-small", "closing-up", "closing-down", "closing-same",
            "next-routine", "history", "at-first", "at-between", "at-last",
        }
    ),
    read=read,
    needs=(
        Need("first", "@environment.conditions!first"),
        Need(AGAIN, "@w13.toolset.conditions-again", later=True),
    ),
)  # fmt: skip
