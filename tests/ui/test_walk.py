"""The walk: first run, answering, own answer first, and coming back to the very place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.widgets import TextArea

from leadcoach.domain.ids import answer_id
from leadcoach.services.programme import Programme

OpenCoach = Callable[..., Any]
OPENING = answer_id("w01.opening")


async def test_the_first_run_ends_on_the_first_step_of_week_1(open_coach: OpenCoach) -> None:
    async with open_coach(begun=False) as coach:
        await coach.shows("What you write stays here")
        await coach.press("ctrl+n")
        await coach.type("Robin")
        await coach.press(*["ctrl+n"] * 6)
        await coach.shows("Back from the course")
        assert Programme(coach.desk).profile().name == "Robin"
        assert Programme(coach.desk).profile().start is not None


async def test_the_first_run_can_be_left_and_taken_up_again(open_coach: OpenCoach) -> None:
    async with open_coach(begun=False) as coach:
        await coach.press("escape")
        await coach.shows("Begin")
        await coach.press("enter")
        await coach.shows("What you write stays here")


async def test_our_answer_shows_only_after_an_own_one(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await coach.press("enter")
        assert "Our answer" not in coach.screen
        await coach.type("No time to practise")
        await coach.press("ctrl+n")
        await coach.shows("Our answer")
        assert coach.desk.store.documents.get(OPENING).body == {"opening": "No time to practise"}
        await coach.press("ctrl+n")
        await coach.shows("This week")


async def test_an_empty_answer_goes_on_without_being_done(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await coach.press("enter", "ctrl+n")
        await coach.shows("This week")
        assert coach.desk.store.documents.get(OPENING) is None
        assert Programme(coach.desk).progress().done == frozenset()


async def test_what_was_typed_comes_back_with_its_cursor(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await coach.press("enter")
        await coach.type("Half a sent")
        await coach.press("left", "left")
        assert coach.app.keeper.flush()
    async with open_coach() as coach:
        await coach.until(lambda: isinstance(coach.app.focused, TextArea))
        editor = coach.app.focused
        assert editor.text == "Half a sent"
        assert editor.cursor_location == (0, 9)


async def test_leaving_with_escape_keeps_a_draft(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await coach.press("enter")
        await coach.type("Half")
        await coach.press("escape")
        assert coach.desk.store.drafts.get(OPENING).body == {"opening": "Half"}
        await coach.shows("Go on: Back from the course")


async def test_quitting_keeps_the_last_key(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await coach.press("enter")
        await coach.pilot.press("H", "i", "ctrl+q")
        await coach.pilot.pause()
        assert coach.desk.store.drafts.get(OPENING).body == {"opening": "Hi"}
        assert coach.app.return_code == 0


async def test_a_wrong_answer_is_said_once_and_kept(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_walk("w01.skillset", "guess")
        await coach.pilot.pause()
        await coach.type("140")
        await coach.press("ctrl+n")
        await coach.shows("The largest number here is 100.")
        assert coach.desk.store.drafts.get(answer_id("w01.skillset.guess")).body == {"guess": "140"}
        await coach.press("ctrl+n")
        assert "The largest number" not in coach.screen
        assert "w01.skillset.guess" not in Programme(coach.desk).progress().done


async def test_a_step_can_be_put_aside(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await coach.press("enter", "ctrl+o")
        await coach.shows("This week")
        assert "w01.opening" in Programme(coach.desk).progress().skipped


async def test_the_end_of_a_walk_leads_back(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        module = coach.desk.load("w01.mindset")
        coach.app.open_walk("w01.mindset", module.steps[-1].id)
        await coach.pilot.pause()
        await coach.press("ctrl+n")
        await coach.shows("This week")


async def test_a_worksheet_opened_from_a_step_answers_it(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_walk("w01.mindset", "conditions")
        await coach.pilot.pause()
        await coach.press("enter")
        await coach.type("34215")
        await coach.press("ctrl+n")
        assert "w01.mindset.conditions" in Programme(coach.desk).progress().done
        assert coach.desk.store.documents.pinned(answer_id("environment")) is not None


async def test_a_journal_question_can_be_read_as_advice_to_a_colleague(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_walk("w01", "describe")
        await coach.pilot.pause()
        await coach.shows("From a distance")
        await coach.press("ctrl+t")
        await coach.shows("A colleague who leads a team asks you")
        await coach.press("ctrl+t")
        assert "A colleague who leads a team asks you" not in coach.screen
        coach.app.open_walk("w01.mindset", "weed")
        await coach.pilot.pause()
        assert "From a distance" not in coach.screen


async def test_a_reading_before_the_ask_is_seen_before_an_answer_and_once(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_walk("w04", "generosity")
        await coach.until(lambda: "Help I got this month" in coach.screen)
        assert coach.screen.count("Easy for me, and it gives me something") == 1
        await coach.type("A planner showed me the list")
        await coach.press("enter")
        await coach.type("An hour at the board")
        await coach.press("enter")
        await coach.type("tomorrow")
        await coach.press("ctrl+n")
        await coach.until(lambda: "Offer it as a question" in coach.screen)
        assert coach.screen.count("Easy for me, and it gives me something") <= 1


async def test_a_proposal_is_announced_once(open_coach: OpenCoach) -> None:
    async with open_coach(size=(80, 50)) as coach:
        coach.app.open_walk("w02.mindset", "heard")
        await coach.until(lambda: "Not a computer person" in coach.screen)
        for sentence in ("She is slow", "He never asks", "I am no writer"):
            await coach.type(sentence)
            await coach.press("enter")
        await coach.press("ctrl+n")
        coach.app.open_walk("w02.mindset", "rewrites")
        await coach.until(lambda: "The fixed sentence" in coach.screen)
        await coach.shows("She is slow")
        assert coach.screen.lower().count("proposal from what you wrote") == 1
        assert "Proposed from" not in coach.screen
