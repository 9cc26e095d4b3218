"""Settings: what they change, and that it lasts."""

from __future__ import annotations

from leadcoach.services.programme import Programme
from leadcoach.services.settings import Settings
from leadcoach.ui.themes import theme_names
from tests.ui.seeing import OpenCoach, paste, press, rows, shown_list, top


async def test_a_theme_lasts(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "f2", "enter")
        assert coach.app.theme == theme_names()[1]
        assert rows(coach.app)["theme"].right == theme_names()[1]
    async with open_coach() as coach:
        assert coach.app.theme == theme_names()[1]
        await press(coach, "f2", *["enter"] * (len(theme_names()) - 1))
        assert coach.app.theme == theme_names()[0]


async def test_the_end_of_the_day_lasts(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "f2", "end", "enter")
        assert rows(coach.app)["day-end"].right == "04:00"
    async with open_coach() as coach:
        assert Settings(coach.desk).day_end() == "04:00"


async def test_an_answer_of_the_first_run_is_changed_as_one_step(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "f2")
        for name, keys, shown in (
            ("name", "Robin", "Robin"),
            ("route", "2", "with my team"),
            ("team", "7", "7"),
            ("buddy", "Kim", "Kim"),
        ):
            shown_list(coach.app).go_to(f"profile.{name}")
            await press(coach, "enter")
            assert top(coach.app) == "WalkScreen"
            assert "step 1 of" not in coach.screen
            await coach.type(keys) if name == "route" else await paste(coach, keys)
            await press(coach, "ctrl+n")
            if top(coach.app) == "WalkScreen":
                await press(coach, "ctrl+n")
            assert top(coach.app) == "SettingsScreen"
            assert rows(coach.app)[f"profile.{name}"].right == shown
        profile = Programme(coach.desk).profile()
        assert (profile.name, profile.route, profile.team, profile.buddy) == ("Robin", "team", 7, "Kim")


async def test_a_time_to_sit_down_is_shown_and_ctrl_b_does_not_wander_off(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "f2")
        shown_list(coach.app).go_to("profile.sitting")
        await press(coach, "enter", "ctrl+b")
        await coach.shows("When will you sit down for it?")
        await paste(coach, "Tue")
        await press(coach, "enter")
        await paste(coach, "09:30")
        await press(coach, "ctrl+n")
        assert rows(coach.app)["profile.sitting"].right == "Tue 24 Nov 09:30"


async def test_a_changed_start_moves_the_weeks(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "f2")
        shown_list(coach.app).go_to("profile.start")
        await press(coach, "enter", "end", "ctrl+u")
        await paste(coach, "2026-11-16")
        await press(coach, "ctrl+n")
        assert rows(coach.app)["profile.start"].right == "Mon 16 Nov 2026"
        await press(coach, "escape")
        await coach.shows("Week 2 · Able to grow")


async def test_escape_changes_nothing_and_leads_back(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "f2", "escape")
        assert top(coach.app) == "TodayScreen"
        await press(coach, "f2")
        shown_list(coach.app).go_to("profile.name")
        await press(coach, "enter")
        await paste(coach, "Rob")
        await press(coach, "escape")
        assert top(coach.app) == "SettingsScreen"
        assert Programme(coach.desk).profile().name == ""
        await press(coach, "enter")
        assert coach.app.focused.text == "Rob"


async def test_f2_does_not_pile_up(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "f2", "f2", "escape")
        assert top(coach.app) == "TodayScreen"
