"""Ballots to print: a sheet of statements with boxes, and the rules that go with it."""

from __future__ import annotations

from collections.abc import Callable

from leadcoach.domain.blocks import Block, Paragraph, Reading, Said, Table
from leadcoach.domain.instruments.pulse import STATEMENTS
from leadcoach.domain.outline import Outline
from leadcoach.domain.readings import Given, Instrument, Need
from leadcoach.domain.readings.given import TITLE

ANCHORS = tuple(f"b{number}-1" for number in range(1, 9))
"""The first item of each block of the learning culture test."""
RULES = ("rule-fill", "rule-fold", "rule-words", "rule-few")
CARDS = "@w04.toolset.items"
TESTS = tuple(f"@w01.toolset.test-b{number}-b{number + 1}" for number in range(1, 9, 2))
PHRASES = frozenset({"title", "not-yet", "ask", "statements", "statement", "answer", "boxes", *RULES})


def _sheet(items: tuple[str, ...], addresses: tuple[str, ...]) -> Callable[[Given], Reading]:
    """Give what reads a ballot; it needs no answer, only a programme that has the statements."""

    def read(given: Given) -> Reading:
        if given.outline is None or not all(_asked(given.outline, address) for address in addresses):
            return Reading(TITLE, (Paragraph((Said("not-yet"),)),))
        rows = tuple(((Said(f"item.{item}"),), (Said("boxes"),)) for item in items)
        table = Table((Said("statements"),), ((Said("statement"),), (Said("answer"),)), rows)
        rules: tuple[Block, ...] = tuple(Paragraph((Said(rule),)) for rule in RULES)
        return Reading(TITLE, (Paragraph((Said("ask"),)), table, *rules))

    return read


def _asked(outline: Outline, address: str) -> bool:
    name, _dot, step = address.removeprefix("@").rpartition(".")
    module = outline.module(name)
    return module is not None and module.step(step) is not None


BALLOT = Instrument(
    id="ballot",
    asks={},
    phrases=PHRASES,
    read=_sheet(STATEMENTS, (CARDS,)),
    needs=(Need("statements", CARDS, later=True),),
    done=True,
)
CULTURE_BALLOT = Instrument(
    id="culture-ballot",
    asks={},
    phrases=PHRASES,
    read=_sheet(ANCHORS, TESTS),
    needs=tuple(Need("statements", address, later=True) for address in TESTS),
    done=True,
)
