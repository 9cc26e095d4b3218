"""Which week, month or workday an answer belongs to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.address import parse
from leadcoach.domain.occasions import occasion, rests


@pytest.mark.parametrize(
    ("repeat", "day", "name"),
    [
        ("workday", date(2026, 11, 23), "2026-11-23"),
        ("week", date(2026, 11, 23), "2026-w48"),
        ("week", date(2027, 1, 1), "2026-w53"),
        ("month", date(2026, 11, 23), "2026-11"),
        ("", date(2026, 11, 23), "once"),
    ],
)
def test_occasions_have_names(repeat: str, day: date, name: str) -> None:
    assert occasion(repeat, day) == name


def test_what_comes_each_workday_rests_at_the_weekend() -> None:
    week = [date(2026, 11, 23) + timedelta(days=number) for number in range(7)]
    assert [rests("workday", day) for day in week] == [False] * 5 + [True] * 2
    assert not any(rests(repeat, day) for repeat in ("week", "month", "4w", "") for day in week)


@given(st.dates(), st.sampled_from(["workday", "week", "month", "4w"]))
def test_every_name_can_stand_in_an_address(day: date, repeat: str) -> None:
    assert parse(f"@ask#{occasion(repeat, day)}").occasion == occasion(repeat, day)


@given(st.dates(max_value=date(9999, 1, 1)))
def test_four_weeks_are_four_weeks(day: date) -> None:
    names = {occasion("4w", day + timedelta(days=number)) for number in range(28)}
    assert len(names) in {1, 2}
    assert occasion("4w", day) != occasion("4w", day + timedelta(days=28))
