"""Today: the next thing, the place left, the week, the logs; at every point of the programme."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from leadcoach.domain.answers import Row, Rows
from leadcoach.services.programme import PLACE, Programme
from leadcoach.services.walking import Walking
from leadcoach.ui.screens.walk import WalkScreen
from tests.ui.conftest import ALL_ASKS
from tests.ui.seeing import OpenCoach, at, filling, home, paste, press, rows, said, shown_list, tend, top


async def test_it_opens_on_the_next_step_and_enter_goes_there(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        lines = shown_list(coach.app).lines
        assert [line.left for line in lines[:2]] == [
            "Good to see you.",
            "Week 1 · Walk the garden · Mon 23 Nov to Sun 29 Nov · now",
        ]
        assert shown_list(coach.app).cursor_id == "w01.opening"
        assert rows(coach.app)["w01.opening"].left == "Next: Back from the course"
        await press(coach, "enter")
        assert top(coach.app) == "WalkScreen"
        await coach.shows("Write your own answer first")


async def test_it_greets_by_name_and_lists_the_week(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        Programme(desk).answer_profile("name", "Robin")
    async with open_coach() as coach:
        await coach.shows("Good to see you, Robin.")
        assert {"w01.mindset", "w01.skillset", "w01.toolset", "w01.team", "prompts"} <= set(rows(coach.app))
        await press(coach, "down", "down", "enter")
        await coach.shows("Count before you judge")


async def test_the_place_left_is_where_the_cursor_stands_next_time(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_walk("w01.mindset", "weed")
        await coach.pilot.pause()
        await press(coach, "escape")
    async with open_coach() as coach:
        assert shown_list(coach.app).cursor_id == "w01.mindset.weed"
        assert rows(coach.app)["w01.mindset.weed"].left == "Go on: A weed of your own"


async def test_a_detour_does_not_move_the_place_left(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        place = coach.desk.store.local
        coach.app.leave_at("w01.mindset.weed")
        for detour in (
            lambda: coach.app.open_walk("profile", "name", single=True),
            lambda: coach.app.open_walk("logs", "behaviour", single=True),
            lambda: coach.app.open_worksheet("environment"),
            coach.app.open_entry,
        ):
            detour()
            await coach.pilot.pause()
            assert place.get(PLACE) != "w01.mindset.weed"
            await press(coach, "escape")
            assert place.get(PLACE) == "w01.mindset.weed"


async def test_a_walk_gone_through_without_answers_does_not_stay_the_place(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_walk("w01", "test")
        await coach.pilot.pause()
        await press(coach, "ctrl+n")
        assert shown_list(coach.app).cursor_id == "w01.opening"


async def test_an_unfinished_entry_leads_back_into_it(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "n")
        await paste(coach, "Half a thought")
        await press(coach, "ctrl+q")
        identity = coach.desk.store.drafts.all()[0].document
    async with open_coach() as coach:
        assert shown_list(coach.app).cursor_id == f"entry/{identity}"
        assert rows(coach.app)[f"entry/{identity}"].left == "You were writing: Half a thought"
        await press(coach, "enter")
        assert coach.app.focused.text == "Half a thought"


async def test_a_log_takes_one_line_and_comes_back_as_done(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        log = "log/logs/behaviour"
        assert rows(coach.app)[log].right == "30 seconds"
        shown_list(coach.app).go_to(log)
        await press(coach, "enter")
        assert "step" not in coach.screen
        await paste(coach, "2")
        await press(coach, "ctrl+n")
        assert top(coach.app) == "TodayScreen"
        assert rows(coach.app)[log].right == "logged"
        assert [dict(fact.data) for fact in coach.desk.store.facts.of(("behaviour",))] == [{"lb1": 2}]


async def test_logs_of_a_workday_rest_at_the_weekend(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path):
        pass
    async with open_coach(now=at(11, 28)) as coach:
        assert not [name for name in rows(coach.app) if name.startswith("log/")]


async def test_pausing_and_resuming_are_one_key_and_dates_shift(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "p")
        assert coach.desk.calendar().paused
        assert "The programme is paused." in said(coach.app)
    async with open_coach(now=at(11, 25)) as coach:
        await press(coach, "p")
        assert not coach.desk.calendar().paused
        assert "Week 1 · Walk the garden · Wed 25 Nov to Tue 1 Dec · now" in said(coach.app)


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (at(12, 8), "Week 3 · A week to come · Mon 7 Dec to Sun 13 Dec · not written yet"),
        (at(3, 15, 2027), "The thirteen weeks are over. What you wrote is all here."),
    ],
)
async def test_outside_what_is_written_it_says_so_and_offers_what_is_open(
    open_coach: OpenCoach, now: datetime, sentence: str
) -> None:
    async with open_coach(content=ALL_ASKS):
        pass
    async with open_coach(now=now, content=ALL_ASKS) as coach:
        assert sentence in said(coach.app)
        assert shown_list(coach.app).cursor_id == "w01.opening"
        await press(coach, "2", "1", "enter")
        assert isinstance(coach.app.screen, WalkScreen)


async def test_before_the_start_week_1_can_be_begun(open_coach: OpenCoach, tmp_path: Path) -> None:
    with home(tmp_path).writing() as desk:
        Programme(desk).begin(at(11, 25).date())
    async with open_coach() as coach:
        assert "The programme begins on Wed 25 Nov." in said(coach.app)
        assert "Week 1" in said(coach.app).splitlines()
        shown_list(coach.app).go_to("w01.mindset")
        await press(coach, "enter")
        await coach.shows("Nobody pulls a plant taller")
        await press(coach, "escape")
        shown_list(coach.app).go_to("prompts")
        await press(coach, "enter")
        await coach.shows("Walk the garden · Describe")


async def test_a_tended_week_says_so(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        tend(desk)
    async with open_coach() as coach:
        assert said(coach.app).splitlines()[1].endswith("tended")
        assert rows(coach.app)["w01.team"].right == "tried"
        assert rows(coach.app)["prompts"].right.startswith("1 of 3 answered")


async def test_the_demo_opens_everywhere(open_coach: OpenCoach, tmp_path: Path) -> None:
    from leadcoach.outside import _fill_demo

    _fill_demo(home(tmp_path), 1)
    async with open_coach(size=(120, 40)) as coach:
        assert "Week 1" in said(coach.app)
        for key in "2341":
            await press(coach, key)
            assert rows(coach.app)
        assert len(coach.desk.store.documents.list(("entry", "capture"), limit=50)) > 1


async def test_the_garden_grows_as_soon_as_the_programme_has_begun(open_coach: OpenCoach) -> None:
    async with open_coach(begun=False, size=(120, 40)) as coach:
        await press(coach, "escape")
        assert not coach.app.screen.query("#garden")
        await press(coach, "enter", *["ctrl+n"] * 7, "escape")
        await coach.shows("This week")
        assert coach.app.screen.query_one("#garden").size.height > 0
        await coach.shows("0")


async def test_a_practice_put_off_is_the_next_thing_after_the_modules(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        for module in desk.outline.weeks[0].walks:
            for step in module.steps:
                if f"{module.id}.{step.id}" != "w01.team":
                    Programme(desk).put_aside(f"{module.id}.{step.id}")
    async with open_coach() as coach:
        assert shown_list(coach.app).cursor_id == "w01.team"
        assert "Tell the team" in rows(coach.app)["w01.team"].left


async def test_a_saved_table_does_not_come_back_as_next(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        walking = Walking(desk)
        module = desk.load("w01.mindset")
        step = module.step("habits")
        assert step is not None
        habits = [Row(str(n), {"habit": "I ask", "effect": "feeds"}) for n in range(3)]
        walking.finish(walking.open(module, step), Rows(tuple(habits)))
    async with open_coach() as coach:
        assert rows(coach.app)["w01.mindset"].right.startswith("1 of 7")


async def test_what_waits_stands_below_the_next_thing(open_coach: OpenCoach, tmp_path: Path) -> None:
    rows_ = tuple(Row(f"r{n}", {"ask": f"[b]Ask {n}[/]", "due": f"2026-11-2{n}"}) for n in range(4, 9))
    with filling(tmp_path) as desk:
        walking = Walking(desk)
        module = walking.module("w03.toolset")
        step = module.step("asks")
        assert step is not None
        walking.finish(walking.open(module, step), Rows(rows_))
    async with open_coach() as coach:
        text = said(coach.app)
        assert "List of asks: [b]Ask 4[/] by Tue 24 Nov" in text or "[b]Ask 4[/] by Tue 24 Nov" in text
        assert "and 2 more that wait" in text
        assert shown_list(coach.app).go_to("waiting")
        await press(coach, "enter")
        assert top(coach.app) == "WaitingScreen"
        await coach.shows("[b]Ask 8[/]")
        await press(coach, "enter")
        assert isinstance(coach.app.screen, WalkScreen)
        assert coach.app.screen.step.id == "asks"


async def test_weeks_left_behind_have_one_line(open_coach: OpenCoach) -> None:
    async with open_coach():
        pass
    async with open_coach(now=at(12, 8)) as coach:
        assert "Catch up 2 weeks have a step open" in said(coach.app)
        assert shown_list(coach.app).go_to("behind")
        await press(coach, "enter")
        assert top(coach.app) == "CatchUpScreen"


async def test_from_week_8_three_numbers_stand_on_today_and_lead_to_their_reading(
    open_coach: OpenCoach, tmp_path: Path
) -> None:
    with filling(tmp_path):
        pass
    async with open_coach(now=at(1, 10, 2027)) as coach:
        assert "cockpit" not in rows(coach.app)
    async with open_coach(now=at(1, 11, 2027)) as coach:
        assert rows(coach.app)["cockpit"].left == "asks in time – · slots held – · experiments decided –"
        shown_list(coach.app).go_to("cockpit")
        await press(coach, "enter")
        assert top(coach.app) == "WorksheetScreen"
        await coach.shows("Nothing to count yet.")
