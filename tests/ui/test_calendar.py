"""The calendar of days written: moving, what is said of a day, and the way to its entries."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.services.journaling import Journaling
from leadcoach.ui.widgets.filter_line import FilterLine
from leadcoach.ui.widgets.month_view import MonthView, mondays, month_on, sign
from tests.ui.seeing import OpenCoach, filling, notices, press, said, top, words


async def test_days_written_are_marked_and_lead_to_their_entries(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        for text, day in (("One", 10), ("Two", 10), ("Alone", 17)):
            Journaling(desk).write(text, day=date(2026, 11, day))
    async with open_coach() as coach:
        await press(coach, "3", "m")
        assert top(coach.app) == "CalendarScreen"
        await coach.shows("November 2026")
        shown = words(coach.app)
        assert "10 •2 11" in shown
        assert "17 · 18" in shown
        assert "W1 [23]" in shown
        assert "Mon 23 Nov 2026 · today · week 1" in shown
        assert "entr" not in shown
        await press(coach, "enter")
        assert notices(coach.app) == ["Nothing is written under this day."]
        await press(coach, "up", "right")
        await coach.shows("Tue 17 Nov 2026 · 1 entry")
        await press(coach, "up")
        await coach.shows("Tue 10 Nov 2026 · 2 entries")
        await press(coach, "enter")
        await coach.until(lambda: top(coach.app) == "JournalScreen")
        assert coach.app.screen.query_one(FilterLine).said == "in the journal · Tue 10 Nov 2026 · 2 found"
        assert "One" in said(coach.app)
        assert "Alone" not in said(coach.app)


async def test_months_turn_and_today_is_one_key_away(open_coach: OpenCoach) -> None:
    async with open_coach(size=(120, 40)) as coach:
        await press(coach, "3", "m", "pageup")
        await coach.shows("October 2026")
        await press(coach, "pagedown", "pagedown", "pagedown")
        await coach.shows("January 2027")
        await press(coach, "left", "home")
        await coach.shows("November 2026")
        assert coach.app.focused.day == date(2026, 11, 23)
        await press(coach, "escape")
        assert top(coach.app) == "JournalScreen"


async def test_a_click_goes_to_a_day(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "3", "m")
        await coach.shows("November 2026")
        await coach.pilot.click(MonthView, offset=(6 + 2 * 9 + 3, 4))
        await coach.shows("Wed 4 Nov 2026")


async def test_every_day_of_a_week_is_in_sight_in_the_narrowest_window(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        for text in ("One", "Two"):
            Journaling(desk).write(text, day=date(2026, 11, 29))
    async with open_coach(size=(60, 18)) as coach:
        await press(coach, "3", "m")
        await coach.shows("Sun")
        assert "28 29 •2" in words(coach.app)


@given(st.dates(date(1, 3, 1), date(9999, 10, 31)), st.integers(-30, 30))
def test_turning_months_keeps_the_day_where_the_month_has_it(day: date, months: int) -> None:
    there = month_on(day, months)
    limited = max(1 * 12 + 1, min(9999 * 12 + 10, day.year * 12 + day.month - 1 + months))
    assert there.year * 12 + there.month - 1 == limited
    assert there.day == day.day or (there.day < day.day and (there + timedelta(days=1)).day == 1)


@given(st.dates(date(1, 3, 1), date(9999, 10, 31)))
def test_the_weeks_of_a_month_hold_each_of_its_days(day: date) -> None:
    weeks = mondays(day.replace(day=1))
    assert all(monday.weekday() == 0 for monday in weeks)
    assert weeks[0] <= day.replace(day=1)
    assert any(monday <= day <= monday + timedelta(days=6) for monday in weeks)
    assert len(weeks) <= 6


@pytest.mark.parametrize(("count", "shown"), [(0, ""), (1, "·"), (2, "•2"), (12, "•12"), (500, "•99")])
def test_the_sign_of_a_day_says_how_much(count: int, shown: str) -> None:
    assert sign(count) == shown
