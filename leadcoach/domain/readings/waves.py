"""Two answers to the same lines, given at different times."""

from __future__ import annotations

from collections.abc import Mapping

from leadcoach.domain.answers import Ratings
from leadcoach.domain.asks import Ask
from leadcoach.domain.blocks import Block, Paragraph, Reading, Said, Table
from leadcoach.domain.readings.given import TITLE, Sheet, told
from leadcoach.domain.specs import ScaleSpec


def waves(ask: Ask, sheet: Sheet, before: Sheet) -> Reading:
    """Give each line of a scale as it was rated before and as it is now, then the sums of lines that belong together.

    Lines belong together when their ids share what stands before the last hyphen (`b1-1`, `b1-2`) and they follow each
    other; of two aspects the first is read. Only lines rated both times are added up.
    """
    if not isinstance(ask.spec, ScaleSpec):
        return told()
    now, then = (_rated(ask.spec, each) for each in (sheet, before))
    names = [item.id for item in ask.spec.items if item.id in now or item.id in then]
    if not now or not then:
        return told(Paragraph((Said("waves-one"),))) if now or then else told()
    columns = ((), (Said("waves-then"),), (Said("waves-now"),))
    rows = tuple(((Said(f"item.{name}"),), then.get(name), now.get(name)) for name in names)
    return told(Table(TITLE, columns, rows), *_sums(names, then, now))


def _rated(spec: ScaleSpec, sheet: Sheet) -> dict[str, float]:
    found = next((each for each in sheet.answers.values() if isinstance(each, Ratings)), Ratings())
    values = ((item.id, found.given.get((item.id, spec.aspects[0].id))) for item in spec.items)
    return {name: float(value) for name, value in values if value is not None}


def _sums(names: list[str], then: Mapping[str, float], now: Mapping[str, float]) -> list[Block]:
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(name.rpartition("-")[0], []).append(name)
    said: list[Block] = []
    for group in groups.values():
        both = [name for name in group if name in then and name in now]
        if len(both) > 1:
            given = (
                ("first", names.index(group[0]) + 1),
                ("last", names.index(group[-1]) + 1),
                ("then", sum(then[name] for name in both)),
                ("now", sum(now[name] for name in both)),
            )
            said.append(Paragraph((Said("waves-sum", given),)))
    return said
