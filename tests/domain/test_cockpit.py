"""The three numbers of the cockpit."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.cockpit import Share, asks_in_time, cells_of, cockpit, experiments_decided, slots_held

TODAY = date(2026, 12, 1)


def ask(due: str, answer: str = "", answered: str = "") -> dict[str, object]:
    reason = "As asked" if answer else ""
    return {"ask": "A quieter desk", "due": due, "answer": answer, "reason": reason, "answered": answered}


@pytest.mark.parametrize(
    ("rows", "share"),
    [
        ([], Share(0, 0)),
        ([ask("2026-11-20", "yes", "2026-11-20")], Share(1, 1)),
        ([ask("2026-11-20", "no", "2026-11-21")], Share(0, 1)),
        ([ask("2026-11-20", "try")], Share(1, 1)),
        ([ask("2026-11-30")], Share(0, 1)),
        ([ask("2026-12-01")], Share(0, 0)),
        ([ask("2026-12-05"), ask("2026-12-05", "yes", "2026-11-30")], Share(1, 1)),
        ([ask("", "yes"), ask("")], Share(1, 1)),
        ([{"due": "2026-11-01", "answer": "yes", "reason": "As asked"}], Share(0, 0)),
        ([{"ask": "Light", "due": "2026-11-01", "answer": "yes"}], Share(0, 1)),
    ],
)
def test_an_ask_counts_once_it_is_answered_or_its_day_is_over(rows: list[dict[str, object]], share: Share) -> None:
    assert asks_in_time(rows, TODAY) == share


def test_slots_are_summed_over_the_weeks_and_never_more_held_than_planned() -> None:
    weeks: list[dict[str, object]] = [
        {"planned": "2", "kept": "2"},
        {"planned": "2", "kept": "1"},
        {"kept": "1"},
        {"planned": "x"},
    ]
    assert slots_held(weeks) == Share(4, 5)


def test_an_experiment_is_decided_with_its_decision() -> None:
    begun: list[dict[str, object]] = [
        {"test": "a", "decision": "keep"},
        {"question": "b", "decision": " "},
        {"test": " "},
    ]
    assert experiments_decided(begun) == Share(1, 2)


values = st.recursive(
    st.none() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "cells", "due", "kept"]), inner),
    max_leaves=8,
)


@given(values, values)
def test_an_answer_of_another_shape_counts_as_nothing_or_fits(asks: object, others: object) -> None:
    found = cockpit(asks, [others], [others], TODAY)
    assert all(0 <= share.done <= share.all for share in found)
    assert all(isinstance(cells, dict) for cells in cells_of(asks))
