"""Signals of a vision."""

from __future__ import annotations

import pytest

from leadcoach.domain.answers import Answer, Row
from leadcoach.domain.instruments.vision import VISION, planned
from tests.domain.instruments.promising import given, rows, told

WORDS: dict[str, tuple[str, ...] | int] = {"vague-words": ("better", "culture"), "observed-words": ("speaks", "lies")}
SIGNALS = rows(
    {"signal": "The night shift speaks first", "kind": "hear", "where": "Round", "aim": "Safer nights"},
    {"signal": "No part lies on the shelf", "kind": "gone", "where": "Gate", "aim": "Whole orders"},
    {"signal": "A better round", "kind": "hear"},
    {"signal": "Ownership", "kind": "hear"},
    {"signal": "The young one speaks too", "kind": "hear"},
)
DRAFT = rows({"line": "Ownership."}, {"line": "Nobody waits"}, {"line": " "})


def read(needs: dict[str, tuple[str, Answer]]) -> list[str]:
    worded = {"finding.vague_signal": "vague: {word}", "finding.unseen_signal": "unseen", "from_draft": "of {all}"}
    return told(VISION, given(needs, WORDS), **worded)


def test_signals_are_counted_by_kind_and_checked_as_worked_by_hand() -> None:
    plan = rows({"wish": "No part lies on the shelf.\n"})
    needs: dict[str, tuple[str, Answer]] = {
        "signals": ("signals", SIGNALS), "draft": ("draft", DRAFT), "plan": ("signal-plan", plan),
    }  # fmt: skip
    assert read(needs) == [
        "option.kind.see = 0", "option.kind.hear = 4", "option.kind.gone = 1",
        "none-see",
        "signals = 5", "observable = 3", "with-aim = 2", "planned = 1", "of 2 = 1",
        "A better round · vague: better",
        "Ownership · unseen",
        "caveat",
    ]  # fmt: skip


def test_few_signals_without_an_aim_or_a_plan_say_so() -> None:
    assert read({"signals": ("signals", rows({"signal": "The night shift speaks first"}))}) == [
        "signals = 1", "observable = 1", "with-aim = 0", "planned = 0", "too-few", "no-aim", "caveat", "next-plan",
    ]  # fmt: skip


def test_before_the_session_the_draft_is_read() -> None:
    assert read({"draft": ("draft", DRAFT)}) == [
        "draft = 2", "observable = 0", "Ownership. · unseen", "Nobody waits · unseen", "caveat", "next-session",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wish", "count"),
    [
        ("The night shift speaks first", 1),
        ("the NIGHT shift speaks first!", 1),
        ("Night shift", 1),
        ("I wish that the night shift speaks first in the round", 1),
        ("The day shift speaks first", 0),
    ],
)
def test_a_plan_belongs_to_a_signal_whose_words_it_has(wish: str, count: int) -> None:
    plan = rows({"wish": wish})
    signals = rows({"signal": "The night shift speaks first."})
    found = read({"signals": ("signals", signals), "plan": ("signal-plan", plan)})
    assert f"planned = {count}" in found


def test_a_signal_without_words_has_no_plan() -> None:
    assert not planned(Row("r", {"signal": " . "}), ["anything"])
