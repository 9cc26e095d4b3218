"""The arithmetic of the learning culture test, and of what a team counted in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.culture_count import TeamMean, alike, perception_gap, read_count
from leadcoach.domain.culture_test import (
    BLOCKS,
    Change,
    Mean,
    at_ceiling,
    block_mean,
    candidates,
    change_of_all,
    change_of_block,
    error_of_mean,
    gap,
    lines_of,
    mean_of,
    minimal_change,
    overall,
    priority,
    to_hundred,
    within_noise,
)
from leadcoach.domain.team_means import Sums, half_width, t_90

rated_lines = st.lists(st.none() | st.integers(1, 5), max_size=4)


def lines(block: str, *values: int | None) -> dict[str, int | None]:
    return dict(zip(lines_of(block), values, strict=False))


def test_four_lines_give_reality_aspiration_gap_and_priority() -> None:
    reality, aspiration = mean_of((3, 3, 2, 4)), mean_of((4, 5, 4, 4))
    assert (reality, aspiration) == (Mean(50.0, 4), Mean(81.25, 4))
    assert gap(50.0, 81.25) == 31.25
    assert priority(31.25, 4) == 25.0


def test_the_scale_runs_from_nought_to_a_hundred() -> None:
    assert [to_hundred(value) for value in (1, 2, 3, 5)] == [0, 25, 50, 100]


def test_a_block_needs_three_of_its_four_lines_and_the_short_form_its_anchor() -> None:
    assert block_mean(lines("b1", 2, None, 4, 3), "b1") == Mean(50, 3)
    assert block_mean(lines("b1", 2, None, 4), "b1") is None
    assert block_mean(lines("b1", 2), "b1", short=True) == Mean(25, 1)
    assert block_mean(lines("b1", None, 4), "b1", short=True) is None
    assert block_mean({}, "b1") is None


def test_the_whole_is_the_mean_of_the_means_of_blocks() -> None:
    assert overall((50.0, 25.0, 0.0)) == 25.0
    assert overall(()) is None


def test_the_smallest_change_worth_believing() -> None:
    assert [round(minimal_change(count), 1) for count in (1, 4, 8, 32)] == [40.7, 20.4, 14.4, 7.2]
    assert round(error_of_mean(4), 1) == 14.4


def test_four_points_of_the_sum_of_a_block_are_more_than_noise_and_three_are_not() -> None:
    assert within_noise(to_hundred(1 + 3 / 4), 4)
    assert not within_noise(to_hundred(1 + 4 / 4), 4)
    assert not within_noise(-25, 4)


def test_a_block_is_compared_in_the_lines_rated_both_times() -> None:
    before, now = lines("b1", 2, 2, 2, 2), lines("b1", 3, None, 3, 4)
    assert change_of_block(before, now, "b1") == Change(25, to_hundred(10 / 3), 3)
    assert change_of_block(before, lines("b1", 3, None, None, 4), "b1") is None
    assert change_of_block(before, now, "b1", short=True) == Change(25, 50, 1)


def test_all_blocks_together_are_as_steady_as_all_their_lines() -> None:
    assert change_of_all([Change(25, 50, 4)] * 8) == Change(25, 50, 32)
    assert change_of_all([Change(25, 50, 1)] * 8) == Change(25, 50, 8)
    assert change_of_all([]) is None
    # One block of three lines: 64 / (7/4 + 1/3), fewer than the 31 lines there are
    fewer = change_of_all([Change(25, 50, 4)] * 7 + [Change(25, 50, 3)])
    assert fewer is not None
    assert fewer.lines == pytest.approx(30.72)


def test_wishes_at_the_ceiling_are_seen() -> None:
    assert at_ceiling(lines("b1", 5, 5, None, 5))
    assert not at_ceiling(lines("b1", 5, 5, 4, 5))
    assert not at_ceiling(lines("b1", 5, 5))


def test_practices_are_the_lowest_lines_that_are_wished_for() -> None:
    now = lines("b1", 1, 2, 2, 3) | lines("b2", 1, 1, 5, 1)
    wished = lines("b1", 1, 3, 5, 4) | lines("b2", 5, None, 5, 2)
    assert candidates(now, wished, ("b1",)) == ("b1-3", "b1-2", "b1-4")
    assert candidates(now, wished, ("b1", "b2")) == ("b2-1", "b2-2", "b2-4")
    assert candidates(now, wished, ()) == ()


@given(rated_lines, rated_lines)
@settings(max_examples=50)
def test_a_gap_stays_on_the_scale_and_the_order_of_lines_changes_nothing(
    now: list[int | None], wished: list[int | None]
) -> None:
    reality, aspiration = mean_of(now), mean_of(wished)
    assert mean_of(now[::-1]) == reality
    if reality and aspiration:
        assert -100 <= gap(reality.value, aspiration.value) <= 100


@given(rated_lines)
@settings(max_examples=50)
def test_a_line_nothing_can_be_said_of_changes_nothing(now: list[int | None]) -> None:
    assert mean_of([*now, None]) == mean_of(now)


@given(st.integers(1, 200))
@settings(max_examples=30)
def test_more_lines_have_less_noise(count: int) -> None:
    assert minimal_change(count + 1) < minimal_change(count)


def test_how_far_a_mean_of_a_team_may_be_off() -> None:
    assert [round(half_width(n, 0.9), 2) for n in (5, 8, 12)] == [0.86, 0.60, 0.47]
    assert round(Sums(5, 19, 73).spread, 3) == 0.447  # of 4, 4, 4, 4, 3
    assert Sums(5, 19, 73).mean == 3.8
    assert Sums(1, 4, 16).spread == 0


def test_student_s_t_goes_on_beyond_its_table() -> None:
    assert [round(t_90(freedom), 3) for freedom in (1, 9, 30, 40, 60, 120)] == [
        6.314,
        1.833,
        1.697,
        1.684,
        1.671,
        1.658,
    ]
    assert t_90(31) < t_90(30)
    assert t_90(31) == pytest.approx(1.69552, abs=0.00005)


def counted(n: int, total: float, squares: float) -> dict[str, object]:
    return {line: {"n": n, "sum": total, "squares": squares} for line in lines_of("b1")}


def test_a_team_s_block_has_the_mean_of_its_lines_and_how_far_off_it_may_be() -> None:
    found = read_count({"n": 9, "items": counted(9, 31, 117)})
    assert found is not None
    assert (found.n, found.rough) == (9, False)
    mean = found.blocks["b1"]
    assert mean.value == pytest.approx(to_hundred(31 / 9))
    assert mean.half == pytest.approx(25 * 1.860 * Sums(9, 31, 117).spread / 3)


def test_few_people_leave_rounded_means_and_lines_may_be_missing() -> None:
    items: dict[str, object] = {"b1-1": {"mean": 3.5}, "b1-2": {"mean": 2.5}, "b1-4": {"mean": 3.0}}
    found = read_count({"n": 6, "items": items | {"b2-1": {"mean": 4.0}}})
    assert found is not None
    assert found.blocks["b1"] == TeamMean(50.0, None, ("b1-1", "b1-2", "b1-4"))
    assert (found.rough, found.short) == (True, True)


def test_a_count_of_anchors_alone_has_a_mean_of_one_line_a_block() -> None:
    items: dict[str, object] = {f"{block}-1": {"n": 9, "sum": 31, "squares": 117} for block in BLOCKS}
    found = read_count({"n": 9, "items": items})
    assert found is not None
    assert [mean.lines for mean in found.blocks.values()] == [lines_of(block, short=True) for block in BLOCKS]
    assert found.short
    assert read_count({"n": 9, "items": {"b1-2": items["b1-1"], "b1-3": items["b1-1"]}}) is None


def test_sums_of_fewer_than_eight_are_told_as_rounded_means() -> None:
    found = read_count({"n": 6, "items": counted(6, 20, 70)})
    assert found is not None
    assert dict(found.blocks) == {"b1": TeamMean(to_hundred(3.5), None, lines_of("b1"))}
    assert not found.short


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"n": 9},
        {"n": "9", "items": counted(9, 31, 117)},
        {"n": True, "items": counted(9, 31, 117)},
        {"n": 4, "items": counted(4, 12, 40)},
        {"n": 10**400, "items": counted(9, 31, 117)},
        {"n": 9, "items": [3, 4]},
        {"n": 9, "items": counted(9, 90, 117)},
        {"n": 9, "items": counted(9, 31, 12)},
        {"n": 9, "items": counted(9, float("nan"), 117)},
        {"n": 9, "items": counted(9, 10**400, 10**400)},
        {"n": 9, "items": counted(4, 12, 40)},
        {"n": 9, "items": {line: {"mean": 7} for line in lines_of("b1")}},
        {"n": 9, "items": dict.fromkeys(lines_of("b1"), 3)},
    ],
)
def test_a_malformed_count_says_nothing(data: dict[str, object]) -> None:
    assert read_count(data) is None


def test_the_own_view_is_held_against_the_team_s() -> None:
    assert perception_gap(62.5, TeamMean(40.0, 5.0)) == 22.5
    assert not alike(62.5, 4, TeamMean(40.0, 5.0))
    assert alike(52.5, 4, TeamMean(40.0, 5.0))
    assert alike(62.5, 4, TeamMean(40.0, None))
    assert not alike(65.0, 4, TeamMean(40.0, None))
    assert alike(65.0, 1, TeamMean(40.0, None))  # one own line is 28.8 off
    assert not alike(69.0, 1, TeamMean(40.0, None))
