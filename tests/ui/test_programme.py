"""The map of the weeks, a week, and what a module rests on."""

from __future__ import annotations

from pathlib import Path

from leadcoach.domain.prose import plain
from leadcoach.ui.widgets.prose_view import ProseView
from tests.ui.conftest import ALL_ASKS
from tests.ui.seeing import OpenCoach, at, filling, press, rows, said, shown_list, tend, top, words


async def test_the_map_shows_thirteen_weeks_with_their_state(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "2")
        shown = rows(coach.app)
        weeks = [f"w{number:02}" for number in range(1, 14)]
        assert list(shown)[:13] == weeks
        assert shown["w01"].right == "Mon 23 Nov – Sun 29 Nov · now"
        assert {shown[name].right.rpartition("· ")[2] for name in weeks[1:]} == {"open"}
        assert [line.left for line in shown_list(coach.app).lines if line.kind == "heading"] == [
            "Month 1 · Soil",
            "Month 2 · Growth",
            "Month 3 · Ecosystem and harvest",
            "The four Powers",
            "Beside the weeks",
        ]


async def test_a_wide_window_names_the_block(open_coach: OpenCoach) -> None:
    async with open_coach(size=(120, 40)) as coach:
        await press(coach, "2")
        block = coach.desk.outline.name("blocks", coach.desk.outline.weeks[0].block)
        assert rows(coach.app)["w01"].right.startswith(block)


async def test_it_opens_on_the_week_of_today(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        tend(desk)
    async with open_coach(now=at(12, 8)) as coach:
        await press(coach, "2")
        assert shown_list(coach.app).cursor_id == "w03"
        assert rows(coach.app)["w01"].right.endswith("tended")


async def test_a_week_is_put_aside_and_taken_up_again(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "2", "s")
        assert coach.app.programme.progress().skipped == {"w01"}
        assert rows(coach.app)["w01"].right.endswith("put aside")
    async with open_coach(now=at(11, 24)) as coach:
        await press(coach, "2", "s")
        assert coach.app.programme.progress().skipped == frozenset()
        assert rows(coach.app)["w01"].right.endswith("now")


async def test_pausing_from_the_map_says_how_to_go_on(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "2", "p")
        assert coach.desk.calendar().paused
        assert "p goes on" in said(coach.app)


async def test_a_week_leads_into_each_of_its_parts(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "2", "enter")
        assert top(coach.app) == "WeekScreen"
        for part, heading in {
            "w01.opening": "Back from the course",
            "w01.toolset": "Two answers to each line",
            "w01.team": "Tell the team what you started",
            "w01.analyse": "Walk the garden · Analyse",
        }.items():
            assert shown_list(coach.app).go_to(part), part
            await press(coach, "enter")
            assert heading in words(coach.app)
            await press(coach, "escape")
            assert top(coach.app) == "WeekScreen"
            assert shown_list(coach.app).cursor_id == part


async def test_a_week_that_is_not_written_says_so(open_coach: OpenCoach) -> None:
    async with open_coach(content=ALL_ASKS) as coach:
        await press(coach, "2")
        assert shown_list(coach.app).go_to("w03")
        await press(coach, "enter")
        await coach.shows("This week is not written yet.")
        await press(coach, "enter", "escape")
        assert top(coach.app) == "ProgrammeScreen"
        assert shown_list(coach.app).cursor_id == "w03"


async def test_the_sources_of_a_module_are_one_key_away(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_walk("w01.mindset", "")
        await coach.pilot.pause()
        await press(coach, "ctrl+g")
        assert top(coach.app) == "SourcesScreen"
        assert "What “What grows where you stand” rests on" in words(coach.app)
        await coach.shows("Evidence C:")
        await press(coach, "escape")
        await coach.shows("step 1 of 7")


async def test_each_area_keeps_its_own_place(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "2")
        assert shown_list(coach.app).go_to("w13")
        await press(coach, "enter", "3", "2")
        assert top(coach.app) == "WeekScreen"
        await coach.shows("Week 13")
        await press(coach, "1")
        assert top(coach.app) == "TodayScreen"


async def test_the_four_powers_show_both_faces_and_lead_into_their_steps(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "2")
        for power in coach.desk.outline.powers:
            assert shown_list(coach.app).go_to(f"power/{power.id}")
            await press(coach, "enter")
            assert top(coach.app) == "PowerScreen"
            assert "In how you lead" in words(coach.app)
            assert len(power.exercises) == 2
            subjects = [line.id for line in shown_list(coach.app).lines if line.kind == "row"]
            assert set(subjects) <= {subject for each in power.exercises for subject in each.steps}
            await press(coach, "enter")
            assert top(coach.app) == "WalkScreen"
            await press(coach, "escape", "escape")
            assert top(coach.app) == "ProgrammeScreen"


async def test_routines_and_the_shelf_open_from_the_map(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        outline = coach.desk.outline
        await press(coach, "2")
        for name, pages in (("routines", outline.routines), ("shelf", outline.shelf)):
            assert shown_list(coach.app).go_to(name)
            await press(coach, "enter")
            assert {line.id for line in shown_list(coach.app).lines if line.kind == "row"} == {
                page.id for page in pages
            }
            await press(coach, "enter")
            assert top(coach.app) == "WalkScreen"
            await press(coach, "escape", "escape")


async def test_every_source_stands_on_one_page(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "2")
        assert shown_list(coach.app).go_to("sources")
        await press(coach, "enter")
        page = plain(coach.app.screen.query_one(ProseView)._prose)
        assert all(source.title in page for source in coach.desk.sources())
        assert all(f"Evidence {label}:" in page for label in "ABC")


async def test_the_sources_begin_with_what_the_step_names(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_walk("w01", "opening")
        await coach.pilot.pause()
        await press(coach, "ctrl+g")
        page = plain(coach.app.screen.query_one(ProseView)._prose)
        assert page.index("Blume 2010") < page.index("The other sources of the programme")
        assert "Evidence :" not in page
        assert all(f"Evidence {label}:" in page for label in "ABC")


async def test_late_in_the_evening_a_deep_question_says_so(open_coach: OpenCoach) -> None:
    async with open_coach(now=at(11, 23).replace(hour=22, minute=30)) as coach:
        coach.app.open_walk("w01", "test")
        await coach.pilot.pause()
        assert "It is late" in words(coach.app)
        await press(coach, "escape")
        coach.app.open_walk("w01", "describe")
        await coach.pilot.pause()
        assert "It is late" not in words(coach.app)
