"""A letter or digit meant for a field leads nowhere else."""

from __future__ import annotations

from tests.ui.seeing import OpenCoach, press, top


async def test_letters_typed_on_a_list_of_rows_open_nothing(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_walk("w01.mindset", "habits")
        await coach.pilot.pause()
        await coach.type("I ask")
        await press(coach, "ctrl+l")
        for key in ("c", "1", "3", "slash"):
            await press(coach, key)
            assert top(coach.app) == "WalkScreen", key
        await press(coach, "question_mark")
        assert top(coach.app) == "HelpScreen"


async def test_one_digit_too_many_after_the_last_rating_leads_nowhere(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_walk("w01.toolset", "influence")
        await coach.pilot.pause()
        await press(coach, *"55555555")
        for key in ("4", "9", "2"):
            await press(coach, key)
            assert top(coach.app) == "WalkScreen", key


async def test_a_digit_beyond_the_options_leads_nowhere(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_walk("profile", "route")
        await coach.pilot.pause()
        await press(coach, "4")
        assert top(coach.app) == "WalkScreen"
