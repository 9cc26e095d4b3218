"""Programme time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.calendar import WEEKS, Calendar, Move, Pause, moves, pauses
from leadcoach.domain.records import Fact, Moment

START = date(2026, 11, 23)
DAY = timedelta(days=1)


def after(days: int) -> date:
    return START + days * DAY


@st.composite
def past_pauses(draw: st.DrawFn) -> tuple[Pause, ...]:
    """Pauses that do not touch each other, all over before the 600th day."""
    edges = sorted(draw(st.lists(st.integers(-10, 200), unique=True, max_size=8)))
    return tuple(Pause(after(a), after(b)) for a, b in zip(edges[::2], edges[1::2], strict=False))


@pytest.mark.parametrize(("days", "week"), [(-400, 0), (-1, 0), (0, 1), (6, 1), (7, 2), (90, 13), (91, 14), (5000, 14)])
def test_thirteen_weeks_lie_between_before_and_after(days: int, week: int) -> None:
    assert Calendar(START, after(days)).week == week


def test_a_week_is_seven_days() -> None:
    calendar = Calendar(START, START)
    assert calendar.span(1) == (START, after(6))
    assert calendar.span(13) == (after(84), after(90))


@given(past_pauses())
def test_weeks_follow_each_other_without_a_gap_but_for_pauses(stopped: tuple[Pause, ...]) -> None:
    calendar = Calendar(START, after(600), stopped)
    for week in range(1, WEEKS):
        between = calendar.span(week)[1] + DAY
        while between < calendar.span(week + 1)[0]:
            assert any(pause.first <= between <= (pause.last or between) for pause in stopped)
            between += DAY
        assert between == calendar.span(week + 1)[0]


@given(past_pauses(), st.integers(1, WEEKS))
def test_the_first_and_last_day_of_a_week_lie_in_it(stopped: tuple[Pause, ...], week: int) -> None:
    for day in Calendar(START, after(600), stopped).span(week):
        assert Calendar(START, day, stopped).week == week


def test_a_pause_over_the_border_of_a_week_pushes_the_rest_on() -> None:
    calendar = Calendar(START, after(30), (Pause(after(5), after(8)),))
    assert calendar.span(1) == (START, after(10))
    assert calendar.span(2) == (after(11), after(17))
    assert [Calendar(START, after(n), calendar.pauses).week for n in (4, 5, 8, 9, 10, 11)] == [1, 1, 1, 1, 1, 2]


def test_while_a_pause_goes_on_the_next_week_moves_with_each_day() -> None:
    going_on = (Pause(after(7)),)
    for days in (7, 8, 20):
        calendar = Calendar(START, after(days), going_on)
        assert calendar.paused
        assert calendar.week == 2
        assert calendar.span(2)[0] == after(days + 1)
        assert calendar.span(1) == (START, after(6))


def test_a_pause_before_the_start_moves_nothing_and_one_on_it_moves_all() -> None:
    assert Calendar(START, after(0), (Pause(after(-9), after(-1)),)).span(1)[0] == START
    assert Calendar(START, after(9), (Pause(after(-1), after(2)),)).span(1)[0] == after(3)


def test_a_start_to_come_has_its_weeks_already() -> None:
    calendar = Calendar(START, after(-30))
    assert (calendar.week, calendar.paused, calendar.span(1)[0]) == (0, False, START)


def test_a_start_on_the_last_day_there_is_breaks_nothing() -> None:
    assert Calendar(date.max, START).span(13) == (date.max, date.max)


def fact(number: int, kind: str, days: int, voids: str = "") -> Fact:
    return Fact(f"F{number}", f"{number:04}", "UTC", after(days).isoformat(), kind, "programme", voids=voids)


def test_pauses_are_read_off_the_facts() -> None:
    told = [
        fact(1, "paused", 3),
        fact(2, "paused", 4),
        fact(3, "resumed", 6),
        fact(4, "resumed", 7),
        fact(5, "paused", 9),
        fact(6, "resumed", 9),
        fact(7, "paused", 12),
        fact(8, "step_done", 13),
        fact(9, "paused", 20),
        fact(10, "", 21, voids="F9"),
    ]
    assert pauses(told) == (Pause(after(3), after(5)), Pause(after(12)))
    assert pauses(reversed(told)) == pauses(told)
    assert pauses([]) == ()


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-11-23T02:59:59", "2026-11-22"),
        ("2026-11-23T03:00:00", "2026-11-23"),
        ("2026-11-23T23:59:59", "2026-11-23"),
        ("2026-10-25T02:30:00", "2026-10-24"),
        ("2026-10-25T03:00:00", "2026-10-25"),
        ("2026-03-29T03:00:00", "2026-03-29"),
        ("2026-03-29T01:59:59", "2026-03-28"),
    ],
)
def test_the_night_belongs_to_the_day_before_also_when_the_clock_changes(at: str, day: str) -> None:
    zone = ZoneInfo("Europe/Amsterdam")
    for fold in (0, 1):
        moment = Moment(datetime.fromisoformat(at).replace(tzinfo=zone, fold=fold), "Europe/Amsterdam")
        assert moment.day.isoformat() == day


def test_the_day_can_end_at_midnight() -> None:
    assert Moment(datetime(2026, 11, 23, 0, 0, tzinfo=UTC), "UTC", time(0)).day == date(2026, 11, 23)


def test_a_stamp_is_utc_and_sorts_by_time_also_when_the_clock_goes_back() -> None:
    zone = ZoneInfo("Europe/Amsterdam")
    before = datetime(2026, 10, 25, 2, 59, 59, 999_999, tzinfo=zone)
    again = datetime(2026, 10, 25, 2, 0, 0, tzinfo=zone, fold=1)
    assert Moment(before, "").stamp == "2026-10-25T00:59:59.999Z"
    assert Moment(again, "").stamp == "2026-10-25T01:00:00.000Z"


def test_a_week_can_be_told_to_begin_today() -> None:
    late = Calendar(START, after(40))
    assert late.week == 6
    anew = late.moved(4)
    assert (anew.week, anew.span(4), anew.span(13)) == (4, (after(40), after(46)), (after(103), after(109)))
    assert anew.span(3) == (after(14), after(20))
    assert [anew._replace(today=after(day)).week for day in (39, 40, 46, 47, 109, 110)] == [6, 4, 4, 5, 13, 14]


def test_a_plan_can_go_ahead_and_the_last_one_of_a_day_stands() -> None:
    ahead = Calendar(START, after(3)).moved(3).moved(2)
    assert ahead.moves == (Move(after(3), 2),)
    assert (ahead.week, ahead.span(2), ahead.span(1)) == (2, (after(3), after(9)), (START, after(6)))


@given(past_pauses(), st.integers(0, 300), st.integers(1, WEEKS), st.integers(1, WEEKS))
def test_from_the_day_of_a_new_plan_on_weeks_follow_each_other(
    stopped: tuple[Pause, ...], day: int, week: int, later: int
) -> None:
    calendar = Calendar(START, after(day), stopped)
    if calendar.paused:
        return
    anew = calendar.moved(week)
    assert anew.week == week
    assert anew.span(week)[0] == after(day)
    if later >= week:
        first, last = anew.span(later)
        assert anew._replace(today=first).week == anew._replace(today=last).week == later


def test_plans_are_read_off_the_facts() -> None:
    def told(day: int, week: object) -> Fact:
        stamp = f"2026-12-{day:02}T08:00:00.000Z"
        return Fact(f"f{day}-{week}", stamp, "UTC", stamp[:10], "replanned", "programme", {"week": week})

    found = moves([told(9, 3), told(1, 2), told(9, 14), told(9, "x")])
    assert found == (Move(date(2026, 12, 1), 2), Move(date(2026, 12, 9), 3))
    assert moves([]) == ()


@given(st.integers(92, 3_000), st.integers(0, 120), st.integers(1, WEEKS))
def test_a_new_plan_counts_from_its_own_day_however_long_the_weeks_were_over(since: int, days: int, week: int) -> None:
    calendar = Calendar(START, after(since + days), (), (Move(after(since), week),))
    assert calendar.week == min(week + days // 7, WEEKS + 1)
    assert Calendar(START, after(since - 1), (), (Move(after(since), week),)).week == WEEKS + 1


def test_a_start_in_another_age_takes_no_time() -> None:
    began = perf_counter()
    for _turn in range(100):
        assert Calendar(date.min, after(3), (), (Move(START, 5),)).week == 5
    assert perf_counter() - began < 1
