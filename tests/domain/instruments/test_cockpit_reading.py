"""The reading of the three numbers, and the way on it ends with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leadcoach.domain.address import Address
from leadcoach.domain.blocks import Bars, Next
from leadcoach.domain.instruments.cockpit import COCKPIT
from leadcoach.domain.readings import Sheet
from tests.domain.instruments.promising import given, rows

LATE = {"ask": "Quiet", "due": "2026-12-01", "answer": "yes", "reason": "Tuesdays", "answered": "2026-12-09"}
OPEN = {"ask": "Access", "due": "2026-12-20"}
HALF = {"ask": "Screen", "due": "2026-12-20", "answer": "no"}
TRIED = {"test": "Two people at a time", "decision": "keep"}
TRYING = {"test": "Words in the list"}
HELD = {"planned": "2", "kept": "1"}


@pytest.mark.parametrize(
    ("asks", "tries", "ways"),
    [
        ((LATE,), (), []),  # late and answered: there is nothing left to answer
        ((LATE, OPEN), (), ["asks"]),
        ((LATE, HALF), (), ["asks"]),  # an answer without its words is none yet, as on the list of asks
        ((LATE,), (TRIED, TRYING), ["charter"]),
        ((OPEN,), (TRYING,), ["asks", "charter"]),
    ],
)
def test_the_way_on_leads_to_what_is_open(
    asks: tuple[dict[str, str], ...], tries: tuple[dict[str, str], ...], ways: list[str]
) -> None:
    blocks = COCKPIT.read(given({"asks": ("asks", rows(*asks)), "experiments": ("charter", rows(*tries))})).blocks
    assert [block.to.ask for block in blocks if isinstance(block, Next)] == ways


def test_with_nothing_open_the_slots_are_counted() -> None:
    blocks = COCKPIT.read(given({"asks": ("asks", rows(LATE)), "slots": ("held", rows(HELD))})).blocks
    assert [block.to.ask for block in blocks if isinstance(block, Next)] == ["held"]
    (bars,) = [block for block in blocks if isinstance(block, Bars)]
    assert [bar.value for bar in bars.bars] == [0, 50, None]


def test_the_oldest_experiment_without_a_decision_is_the_way_on() -> None:
    tries = {"experiment": rows(TRIED), "as-a-try": rows(TRYING), "charter": rows(TRYING)}
    sheets = tuple(Sheet(ask, "V", answers={ask: answer}) for ask, answer in tries.items())
    found = replace(given({}), sheets={"experiments": sheets})
    assert [block.to for block in COCKPIT.read(found).blocks if isinstance(block, Next)] == [
        Address("w07.skillset", "as-a-try")
    ]
