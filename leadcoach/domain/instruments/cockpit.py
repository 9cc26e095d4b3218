"""The cockpit: asks closed in time, reflection slots held, experiments decided; what the manager does, not the team."""

from __future__ import annotations

from collections.abc import Iterator

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Rows
from leadcoach.domain.blocks import Bar, Bars, Block, Next, Paragraph, Reading, Said, Source
from leadcoach.domain.cockpit import (
    ASKS,
    EXPERIMENTS,
    SLOTS,
    Cells,
    Cockpit,
    Share,
    asks_in_time,
    experiments_decided,
    slots_held,
)
from leadcoach.domain.readings import Given, Instrument, Need
from leadcoach.domain.readings.given import TITLE

NAMES = ("asks", "slots", "experiments")
FEW = 3
"""Below so many a share says little."""


def read(given: Given) -> Reading:
    """Give each of the three as a share, in words what it rests on, and the way to the first one that is behind."""
    numbers = Cockpit(
        asks_in_time(_cells(given, "asks"), given.today),
        slots_held(_cells(given, "slots")),
        experiments_decided(_cells(given, "experiments")),
    )
    if not any(share.all for share in numbers):
        return Reading(TITLE, (Paragraph((Said("not-yet"),)),))
    named = dict(zip(NAMES, numbers, strict=True))
    bars = tuple(_bar(given, name, share) for name, share in named.items())
    few = [Paragraph((Said("few"),), "caveat")] if any(0 < share.all < FEW for share in numbers) else []
    blocks: list[Block] = [
        Bars((Said("share-title"),), bars, 0, 100),
        *(Paragraph((Said(f"{name}-none"),)) for name, share in named.items() if not share.all),
        *few,
        Paragraph((Said("caveat"),), "caveat"),
        *_ways(given, named),
    ]
    return Reading(TITLE, tuple(blocks))


def _bar(given: Given, name: str, share: Share) -> Bar:
    label = (Said(name), Said("count", (("count", share.done), ("all", share.all))))
    value = round(100 * share.done / share.all) if share.all else None
    return Bar(label if share.all else (Said(name),), value, because=_sources(given, name))


def _any_open(given: Given) -> bool:
    """Whether an ask has no answer yet; like on its own worksheet an answer is complete with its words."""
    answers = ("answer", "reason")
    found = [cells for cells in _cells(given, "asks") if _filled(cells, "ask")]
    return any(not all(_filled(cells, name) for name in answers) for cells in found)


def _filled(cells: Cells, name: str) -> bool:
    return bool(str(cells.get(name, "")).strip())


def _ways(given: Given, named: dict[str, Share]) -> list[Next]:
    open_try = _open_try(given)
    found = [
        *([Next((Said("to-asks"),), Address("w03.toolset", "asks"))] if _any_open(given) else []),
        *([Next((Said("to-experiment"),), open_try)] if open_try else []),
    ]
    counted = [Next((Said("to-slots"),), Address("w07.mindset", "held"))] if named["slots"].all else []
    return found or counted


def _open_try(given: Given) -> Address | None:
    """Give where the oldest experiment stands that has no decision yet."""
    for subject in EXPERIMENTS:
        file, _dot, ask = subject.rpartition(".")
        answers = (sheet.answers.get(ask) for sheet in given.sheets.get("experiments", ()))
        tries = experiments_decided(row.cells for each in answers if isinstance(each, Rows) for row in each.filled)
        if tries.done < tries.all:
            return Address(file, ask)
    return None


def _cells(given: Given, need: str) -> Iterator[Cells]:
    for sheet in given.sheets.get(need, ()):
        for answer in sheet.answers.values():
            if isinstance(answer, Rows):
                yield from (row.cells for row in answer.filled)


def _sources(given: Given, need: str) -> tuple[Source, ...]:
    return tuple(sheet.source for sheet in given.sheets.get(need, ()))


COCKPIT = Instrument(
    id="cockpit",
    asks={},
    phrases=frozenset(
        {
            "title", "not-yet", "share-title", "count", "few", "caveat", "to-asks", "to-experiment", "to-slots",
            *NAMES, *(f"{name}-none" for name in NAMES),
        }
    ),
    read=read,
    needs=(
        Need("asks", f"@{ASKS}", later=True),
        Need("slots", f"@{SLOTS}", later=True, every=True),
        *(Need("experiments", f"@{subject}", later=True) for subject in EXPERIMENTS),
    ),
)  # fmt: skip
