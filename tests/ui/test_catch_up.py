"""Catching up, and planning the weeks anew."""

from __future__ import annotations

from datetime import timedelta

from leadcoach.ui.screens.walk import WalkScreen
from tests.ui.conftest import NOW
from tests.ui.seeing import OpenCoach, top

LATE = NOW + timedelta(days=16)
"""A day in week 3."""


async def test_each_week_left_behind_offers_one_small_step(open_coach: OpenCoach) -> None:
    async with open_coach():
        pass
    async with open_coach(now=LATE) as coach:
        await coach.press("f3")
        assert top(coach.app) == "CatchUpScreen"
        await coach.shows("Week 1 ·")
        await coach.shows("Week 2 ·")
        assert "Week 3 ·" not in coach.screen
        await coach.press("enter")
        assert isinstance(coach.app.screen, WalkScreen)
        assert coach.app.screen.module.id.startswith("w01")


async def test_a_week_can_be_left_out(open_coach: OpenCoach) -> None:
    async with open_coach():
        pass
    async with open_coach(now=LATE) as coach:
        await coach.press("f3", "s")
        assert "Week 1 ·" not in coach.screen
        assert "w01" in coach.app.programme.progress().skipped
        await coach.press("s")
        await coach.shows("Nothing is left behind.")
        assert "Plan anew" not in coach.screen


async def test_the_weeks_can_be_planned_anew_after_a_question(open_coach: OpenCoach) -> None:
    async with open_coach():
        pass
    async with open_coach(now=LATE) as coach:
        assert coach.desk.week() == 3
        await coach.press("2", "home", "r")
        assert top(coach.app) == "ConfirmModal"
        await coach.shows("Let week 1 begin today?")
        await coach.shows("ends on Tue 9 Mar")
        await coach.press("enter")
        assert coach.desk.week() == 3
        await coach.press("r", "down", "enter")
        assert top(coach.app) == "ProgrammeScreen"
        assert coach.desk.week() == 1
        assert "Wed 9 Dec" in next(line for line in coach.screen.split("\n") if "Walk the garden" in line)


async def test_a_lens_lets_its_weeks_stand_out_by_a_sign(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await coach.press("2")
        assert "◆" not in coach.screen
        await coach.press("f")
        await coach.shows("Through the lens")
        marked = [line for line in coach.screen.split("\n") if "◆" in line]
        assert 0 < len(marked) < 13
        for _lens in range(20):
            await coach.press("f")
            if "Through the lens" not in coach.screen:
                break
        assert "◆" not in coach.screen
