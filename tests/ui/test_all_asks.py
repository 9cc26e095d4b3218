"""Every kind of ask, walked by keyboard: drawn, answered, finished, left, and found again as it was."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from leadcoach.domain.asks import KINDS
from leadcoach.domain.ids import answer_id
from leadcoach.services.programme import Programme
from leadcoach.services.walking import Walking
from leadcoach.ui.widgets.asks.base import AskWidget
from tests.ui.conftest import ALL_ASKS
from tests.ui.seeing import OpenCoach, burst, filling, paste, press, rows, shown_list, top, words

MODULES = ("w01.mindset", "w01.skillset", "w01.toolset")
Keys = tuple[str, ...]
ANSWERS: dict[str, tuple[Keys, object]] = {
    "w01.opening": (("N", "o", "enter", "h"), "No\nh"),
    "w01.team": (("2", "enter", "W", "e"), "We"),
    "w01.describe": (("O", "n", "e"), "One"),
    "w01.mindset.weed": (("I", "f"), "If"),
    "w01.mindset.focus": (("space", "down", "space"), ["b1", "b7"]),
    "w01.skillset.trust": (("1", "question_mark", "2"), {"b1-1": {"now": 1, "wished": None}, "b1-2": {"now": 2}}),
    "w01.skillset.sitting": (
        ("M", "o", "n", "enter", "0", "9", "colon", "3", "0", "enter", "right", "space"),
        {"date": "2026-11-30", "time": "09:30", "zone": "", "rhythm": "week"},
    ),
    "w01.toolset.asks": (("L", "e", "s", "s"), "Less"),
    "w01.toolset.story": (("A", "enter", "B"), "B"),
    "w01.toolset.first-plan": (("W", "enter", "O", "enter", "X", "enter", "P"), "P"),
}  # fmt: skip


@asynccontextmanager
async def at_step(open_coach: OpenCoach, subject: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Any]:
    """The app, on that step of the content with every kind of ask."""
    module, _dot, step = subject.rpartition(".")
    async with open_coach(content=ALL_ASKS, size=size) as coach:
        coach.app.open_walk(module, step)
        await coach.pilot.pause()
        yield coach


def ask(coach: Any) -> AskWidget:
    """The ask on the screen."""
    found = coach.app.screen.query(AskWidget).first()
    assert isinstance(found, AskWidget)
    return found


def fits(answer: object, expected: object) -> bool:
    """Whether the stored answer is, or somewhere says, what was typed."""
    return answer == expected or (isinstance(expected, str) and f"'{expected}'" in str(answer))


@pytest.mark.parametrize("subject", list(ANSWERS))
async def test_an_answer_is_typed_left_found_again_and_finished(open_coach: OpenCoach, subject: str) -> None:
    keys, expected = ANSWERS[subject]
    async with at_step(open_coach, subject) as coach:
        await burst(coach, *keys)
        answer, place = ask(coach).answer, ask(coach).place
        assert fits(answer.to_json(), expected), answer.to_json()
        await press(coach, "escape")
        assert coach.desk.store.drafts.get(answer_id(subject)) is not None
    async with at_step(open_coach, subject) as coach:
        assert ask(coach).answer == answer
        assert ask(coach).place == place
        assert ask(coach).has_focus_within
        assert "kept from 08:40" in words(coach.app) or coach.app.screen.query_one("#body").scroll_y > 0
        await press(coach, "ctrl+n")
        assert fits(coach.desk.value(subject), expected)
        assert coach.desk.store.drafts.get(answer_id(subject)) is None


async def test_every_step_of_every_module_is_walked_by_two_keys(open_coach: OpenCoach) -> None:
    async with open_coach(content=ALL_ASKS) as coach:
        kinds = set()
        for name in MODULES:
            module = coach.desk.load(name)
            coach.app.open_walk(name, "")
            await coach.pilot.pause()
            for number, step in enumerate(module.steps, 1):
                await coach.shows(f"step {number} of {len(module.steps)}")
                if step.ask:
                    assert ask(coach).ask.id == step.ask.id
                    assert ask(coach).has_focus_within
                    kinds.add(step.ask.kind)
                await press(coach, "ctrl+n")
            assert top(coach.app) == "TodayScreen"
        assert kinds == set(KINDS) - {"practice"}


async def test_each_step_of_the_week_itself_stands_alone(open_coach: OpenCoach) -> None:
    async with open_coach(content=ALL_ASKS) as coach:
        for step in coach.desk.load("w01").steps:
            coach.app.open_walk("w01", step.id)
            await coach.pilot.pause()
            await coach.shows(f"· {step.title}")
            assert ask(coach).has_focus_within
            await press(coach, "ctrl+n")
            assert top(coach.app) == "TodayScreen"


async def test_ctrl_b_goes_back_through_a_module(open_coach: OpenCoach) -> None:
    async with at_step(open_coach, "w01.toolset.weed-again") as coach:
        for number in (5, 4, 3, 2, 1):
            await coach.shows(f"step {number} of 5")
            await press(coach, "ctrl+b")
        await coach.shows("step 1 of 5")


async def test_a_number_is_not_kept_where_nothing_is_to_be_kept(open_coach: OpenCoach) -> None:
    async with at_step(open_coach, "w01.mindset.guess") as coach:
        await press(coach, "4", "0", "ctrl+n")
        await coach.shows("Leave it as it is.")
        assert coach.desk.value("w01.mindset.guess") is None
        assert "w01.mindset.guess" in Programme(coach.desk).progress().done


async def test_a_meeting_is_counted_live(open_coach: OpenCoach) -> None:
    async with at_step(open_coach, "w01.skillset.talk") as coach:
        await press(coach, "1", "2", "space")
        letters = [key for key in "abcdefghijklmnopqrstuvwxyz" if f" {key} " in coach.screen]
        await press(coach, letters[0], letters[0])
        assert top(coach.app) == "WalkScreen"
        await press(coach, "ctrl+n")
        value = coach.desk.value("w01.skillset.talk")
        assert str(value).count("summary") + str(value).count("question") >= 1


async def test_a_plan_in_two_fields_starts_from_the_longer_one(open_coach: OpenCoach) -> None:
    async with at_step(open_coach, "w01.toolset.first-plan") as coach:
        await burst(coach, *ANSWERS["w01.toolset.first-plan"][0])
        await press(coach, "ctrl+n")
        await coach.shows("Say it aloud twice.")
        await press(coach, "ctrl+n")
        await coach.shows("A shorter plan")


@pytest.mark.parametrize("subject", ["w01.toolset.asks", "w01.skillset.trust", "w01.skillset.talk"])
async def test_resizing_leaves_answer_field_and_cursor_alone(open_coach: OpenCoach, subject: str) -> None:
    async with at_step(open_coach, subject) as coach:
        await burst(coach, *ANSWERS.get(subject, (("1", "space"), None))[0])
        answer, place, focused = ask(coach).answer, ask(coach).place, coach.app.focused
        for size in ((60, 18), (40, 10), (200, 60), (80, 24)):
            await coach.pilot.resize_terminal(*size)
            await coach.pilot.pause()
        assert (ask(coach).answer, ask(coach).place, coach.app.focused) == (answer, place, focused)


async def test_keys_right_before_going_on_are_part_of_the_answer(open_coach: OpenCoach) -> None:
    async with at_step(open_coach, "w01.opening") as coach:
        await burst(coach, *"Robin", "ctrl+n")
        assert coach.desk.value("w01.opening") == "Robin"
    async with open_coach(content=ALL_ASKS) as coach:
        await press(coach, "c")
        await burst(coach, *"Kim", "ctrl+n")
        assert top(coach.app) == "TodayScreen"
        assert "Kim" in str(coach.desk.store.finding.find("Kim"))
        coach.app.open_entry()
        await coach.pilot.pause()
        await burst(coach, *"Lee", "ctrl+s")
        assert "Lee" in str(coach.desk.store.finding.find("Lee"))


async def test_a_step_that_only_shows_says_what_is_missing_or_shows_it(open_coach: OpenCoach) -> None:
    async with at_step(open_coach, "w01.toolset.weed-again") as coach:
        await coach.shows("Your weed, as it was")
        await press(coach, "escape")
        coach.app.open_walk("w01.mindset", "weed")
        await coach.pilot.pause()
        await paste(coach, "When late, I answer")
        await press(coach, "ctrl+n", "escape")
        coach.app.open_walk("w01.toolset", "weed-again")
        await coach.pilot.pause()
        await coach.shows("When late, I answer")


async def test_a_saved_answer_that_is_only_looked_at_makes_no_draft(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path, ALL_ASKS) as desk:
        walking = Walking(desk)
        module = desk.load("w01")
        step = module.steps[0]
        assert step.ask is not None
        walking.finish(walking.open(module, step), step.ask.shape.from_json("Kept"))
    async with at_step(open_coach, "w01.opening") as coach:
        assert coach.app.keeper.snapshot() == ()
        coach.app.keeper.touch()
        assert coach.app.keeper.flush()
        assert coach.desk.store.drafts.all() == ()


async def test_the_week_of_this_content_opens_too(open_coach: OpenCoach) -> None:
    async with open_coach(content=ALL_ASKS) as coach:
        await press(coach, "2", "enter")
        await coach.shows("Every ask there is")
        assert {"w01.mindset", "w01.team", "cards"} <= set(rows(coach.app))
        shown_list(coach.app).go_to("cards")
        await press(coach, "enter")
        await coach.shows("What makes a bean taller?")
