"""The log of own acts."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import given as cases
from hypothesis import settings
from hypothesis import strategies as st

from leadcoach.domain.blocks import Bars, Paragraph, Reading, Said, Series
from leadcoach.domain.calendar import Calendar
from leadcoach.domain.instruments.behaviour import BEHAVIOUR
from leadcoach.domain.instruments.behaviour_numbers import Rate, chance, change, latest_weeks, rate
from leadcoach.domain.readings import Given, Sheet
from leadcoach.domain.records import Fact

START = date(2026, 8, 31)


# The arithmetic -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "now", "limit", "expected"),
    [
        # 0.5 and 1.333 a day: 1.645 * sqrt(16/17 * (1/8 + 1/9)) = 0.775, and 0.833 lies beyond it
        (Rate(4, 8), Rate(12, 9), 0.775, "more"),
        (Rate(12, 9), Rate(4, 8), 0.775, "less"),
        # 0.5 and 0.889 a day: 1.645 * sqrt(12/17 * (1/8 + 1/9)) = 0.672, and 0.389 lies within it
        (Rate(4, 8), Rate(8, 9), 0.672, "within"),
        # 0 and 0.3 a day: 1.645 * sqrt(3/13 * (1/3 + 1/10)) = 0.520; three days without an act are no proof of none
        (Rate(0, 3), Rate(3, 10), 0.520, "within"),
        (Rate(0, 5), Rate(0, 5), 0.0, "within"),
        (Rate(0, 2), Rate(20, 9), 1.734, "few"),
    ],
)
def test_a_difference_counts_when_chance_alone_seldom_makes_it(
    before: Rate, now: Rate, limit: float, expected: str
) -> None:
    assert round(chance(before, now), 3) == limit
    assert change(before, now) == expected


def test_two_periods_of_one_rate_are_seldom_called_different() -> None:
    """Of all counts that a rate brings forth, at most about one in ten is beyond chance, on any numbers of days."""
    for rate_a_day, before, now in ((0.35, 3, 10), (0.3, 5, 10), (1.05, 5, 5), (2.0, 3, 4)):
        first, second = (_poisson(rate_a_day * days) for days in (before, now))
        called = sum(
            one * other
            for acts, one in enumerate(first)
            for later, other in enumerate(second)
            if change(Rate(acts, before), Rate(later, now)) != "within"
        )
        assert 0.03 < called < 0.12


def _poisson(expected: float) -> list[float]:
    return [math.exp(-expected) * expected**acts / math.factorial(acts) for acts in range(50)]


rates = st.builds(Rate, st.integers(0, 60), st.integers(3, 10))


@settings(max_examples=50)
@cases(rates, rates)
def test_a_change_turned_round_is_the_opposite(before: Rate, now: Rate) -> None:
    opposite = {"more": "less", "less": "more", "within": "within"}
    assert change(now, before) == opposite[change(before, now)]


def test_a_rate_is_over_logged_days_and_a_zero_is_an_entry() -> None:
    days = {(1, START): 3.0, (1, START + timedelta(1)): 0.0, (2, START + timedelta(7)): 3.0, (3, START): 9.0}
    assert rate(days, range(1, 3)) == Rate(6, 3)
    assert rate(days, range(1, 3)).a_day == 2
    assert rate(days, (7,)).a_day is None


def test_now_is_the_last_two_weeks_with_an_entry_after_the_baseline() -> None:
    assert [latest_weeks(weeks) for weeks in ({1, 2}, {1, 3}, {1, 2, 4, 7, 9})] == [(), (3,), (7, 9)]


# The reading --------------------------------------------------------------------------------------------------------


def fact(day: int, **data: object) -> Fact:
    when = (START + timedelta(days=day)).isoformat()
    return Fact(f"{day}{data}", when, "UTC", when, "behaviour", "", data)


def read(*facts: Fact) -> Reading:
    today = START + timedelta(days=80)
    given = Given(today, 12, Sheet(), facts={"behaviour": facts}, calendar=Calendar(START, today))
    return BEHAVIOUR.read(given)


def sentences(reading: Reading) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for block in reading.blocks:
        if isinstance(block, Paragraph):
            first, *rest = [word.key for word in block.words if isinstance(word, Said)]
            found[first] = [key for key in rest if key != "then"]
    return found


FACTS = (
    # Weeks 1 and 2: lb1 four times on four days, lb2 once on three
    *(fact(day, lb1=1) for day in (0, 1, 7, 8)),
    *(fact(day, lb2=int(day == 1)) for day in (0, 1, 7)),
    # Week 5 is neither; weeks 9 and 11: lb1 twelve times on four days, one of them counted twice, lb2 once on three
    fact(30, lb1=9),
    *(fact(day, lb1=3) for day in (56, 57, 70)),
    *(fact(71, lb1=count) for count in (1, 2)),
    *(fact(day, lb2=int(day == 70), lb3=1) for day in (56, 57, 70)),
)


def test_weekly_lines_are_means_over_logged_days() -> None:
    (drawn,) = [block for block in read(*FACTS).blocks if isinstance(block, Series)]
    first, second, third = drawn.lines
    assert [line.label for line in drawn.lines] == [(Said("lb1"),), (Said("lb2"),), (Said("lb3"),)]
    assert (first.values[:3], first.values[4], first.values[8:]) == ((1, 1, None), 9, (3, None, 3))
    assert [second.values[0], second.values[1], second.values[8]] == [0.5, 0, 0]
    assert [value for value in third.values if value is not None] == [1, 1]
    assert drawn.title == (Said("by-week", (("days", 9),)),)


def test_now_stands_beside_the_first_two_weeks_with_the_days_each_rests_on() -> None:
    reading = read(*FACTS)
    bars = reading.blocks[0]
    assert isinstance(bars, Bars)
    assert bars.title == (Said("compare-title", (("first", 9), ("last", 11))),)
    assert [(bar.value, bar.mark, bar.faint) for bar in bars.bars] == [
        (3, 1, False),  # 1.645 * sqrt(16/8 * (1/4 + 1/4)) = 1.645, and 2 lies beyond it
        (pytest.approx(1 / 3), pytest.approx(1 / 3), True),
        (1, None, True),
    ]
    rests = [bar.label[1] for bar in bars.bars]
    assert rests == [Said("rests-on", (("before", before), ("now", now))) for before, now in ((4, 4), (3, 3), (0, 3))]
    assert sentences(reading) == {
        "change-more": ["lb1"],
        "change-within": ["lb2"],
        "change-few": ["lb3"],
        "caveat": [],
    }


def test_without_a_baseline_or_without_later_weeks_nothing_is_compared() -> None:
    assert list(sentences(read(fact(30, lb1=1)))) == ["no-baseline", "caveat"]
    only = read(fact(0, lb1=1))
    assert list(sentences(only)) == ["no-later", "caveat"]
    series = only.blocks[0]
    assert isinstance(series, Series)
    assert series.title[-1] == Said("lb1")


@pytest.mark.parametrize("odd", [{"lb1": -1}, {"lb1": math.nan}, {"lb1": True}, {"lb7": 2}, {"lb1": "2"}, {}])
def test_what_is_no_count_is_not_yet(odd: dict[str, object]) -> None:
    assert list(sentences(read(fact(0, **odd)))) == ["not-yet"]


def test_a_day_that_is_none_is_passed_over() -> None:
    assert list(sentences(read(fact(0, lb1=1)._replace(day="yesterday")))) == ["not-yet"]
