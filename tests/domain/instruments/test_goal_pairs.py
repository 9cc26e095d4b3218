"""Goal pairs."""

from __future__ import annotations

import pytest

from leadcoach.domain.answers import Answer
from leadcoach.domain.blocks import Next
from leadcoach.domain.instruments.goal_pairs import GOAL_PAIRS
from tests.domain.instruments.promising import given, rows, told

WORDS: dict[str, tuple[str, ...] | int] = {"goal-verbs": ("find", "understand"), "number-words": ("two",)}
CALLS = {"result": "Calls down", "result-hard": "4", "learning": "Find two causes", "learning-hard": "2"}
SITE = {"result": "Second site", "result-hard": "5", "learning": "Ask around", "learning-hard": "4"}
GOALS = rows(
    {**CALLS, "check-in": "2026-12-28"},
    {**SITE, "check-in": "2026-12-10"},
    {"result": "Budget", "result-hard": "9", "check-in": "2026-12-10"},
)
WORDED = {"paired": "{count} of {all}", "reach": "of {people}"}


def read(goals: Answer | None = None, **reach: str) -> list[str]:
    needs: dict[str, tuple[str, Answer]] = {"goals": ("goals", goals)} if goals else {}
    needs |= {"reach": ("reach", rows({name.replace("_", "-"): text for name, text in reach.items()}))} if reach else {}
    return told(GOAL_PAIRS, given(needs, WORDS), **WORDED)


def test_pairs_worked_by_hand() -> None:
    assert read(GOALS, people="9", with_goal="4") == [
        "result Calls down = 4", "learning Find two causes = 2",
        "result Second site = 5", "learning Ask around = 4",
        "result Budget = ?",
        "2 of 3 = 67", "of 9 = 4",
        "Second site · finding.dual-hard",
        "Ask around · finding.goal-verb finding.goal-ways",
        "waiting since 2026-12-10 | Ask around",
        "open until 2026-12-28 | Find two causes",
        "caveat", "next-room",
    ]  # fmt: skip


def test_a_check_in_that_was_held_says_what_was_found_out() -> None:
    assert "done | Find two causes | The lift" in read(rows({**CALLS, "came": "The lift"}))


@pytest.mark.parametrize(
    ("goals", "steps"),
    [
        (GOALS, ["let-go"]),
        (rows(CALLS), ["first-question"]),
        (rows({"result": "Budget"}), ["goals"]),
        (rows({**CALLS, "came": "The lift"}), []),
    ],
)
def test_the_way_on_is_the_next_thing_to_do(goals: Answer, steps: list[str]) -> None:
    reading = GOAL_PAIRS.read(given({"goals": ("goals", goals)}, WORDS))
    assert [block.to.ask for block in reading.blocks if isinstance(block, Next)] == steps


@pytest.mark.parametrize(("people", "having"), [("", "4"), ("4", "9"), ("0", "0"), ("9", "many"), ("9", "-1")])
def test_counts_that_do_not_fit_each_other_say_nothing(people: str, having: str) -> None:
    assert read(people=people, with_goal=having) == ["not-yet"]


def test_the_reach_is_said_before_any_goal_is_written() -> None:
    assert read(people="9", with_goal="0") == ["of 9 = 0"]


def test_a_question_without_a_result_is_no_pair() -> None:
    assert read(rows({"learning": "Find two causes", "check-in": "2026-12-28"}))[:1] == [
        "open until 2026-12-28 | Find two causes"
    ]
