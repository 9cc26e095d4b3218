"""The team pulse on the screen: who may, how it goes round, and that no ballot can be seen or brought back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from textual import constants

from leadcoach.domain.records import Fact
from leadcoach.errors import StoreError
from leadcoach.storage.facts import Facts
from leadcoach.ui.screens.pulse import PulseScreen
from tests.ui.pulsing import begin, end, hand_in, put, ready
from tests.ui.seeing import MONDAY, OpenCoach, filling, notices, press, rows, soon, top, words

SIX = (
    (3, 4, 4, 3, 4, 4),
    (4, 5, 5, 3, 4, 3),
    (2, 4, 3, 4, 4, 4),
    (3, 4, 4, 3, 2, 1),
    (1, 1, 1, 1, 4, 4),
    (5, 4, 2, 4, 1, 5),
)
ELSEWHERE = ("c", "slash", "f2", "f3", "f4", "f1", "ctrl+s", "ctrl+p", "ctrl+c")


async def test_six_people_hand_the_keyboard_round_and_see_what_came_of_it(
    open_coach: OpenCoach, tmp_path: Path
) -> None:
    ready(tmp_path)
    async with open_coach(size=(80, 40)) as coach:
        await begin(coach)
        for number, ballot in enumerate(SIX, start=1):
            await hand_in(coach, [ballot])
            assert await soon(coach, f"{number} ballot")
            assert await soon(coach, "Hand the keyboard on")
        await end(coach)
        assert await soon(coach, "6 ballots, means from 1 to 5")
        assert top(coach.app) == "PulseScreen"
        assert await soon(coach, "A round before Mon 21 Dec only gives rounded means")
        assert "All ballots are forgotten" in notices(coach.app)[-1]


async def test_a_ballot_can_be_looked_at_until_it_is_handed_in_and_never_after(
    open_coach: OpenCoach, tmp_path: Path
) -> None:
    ready(tmp_path)
    async with open_coach() as coach:
        await begin(coach)
        await press(coach, "enter", "4", "question_mark", "2", "up")
        assert await soon(coach, "1 [2] 3 4 5")
        await press(coach, "5", "3", "3", "0")
        assert await soon(coach, "4 of 6 answered")
        assert "[" not in words(coach.app)
        await press(coach, "enter")
        assert await soon(coach, "1 ballot so far")
        await press(coach, "up", "backspace", "ctrl+z", "left", "enter")
        assert await soon(coach, "1 of 6")
        for _statement in range(6):
            assert "[" not in words(coach.app)
            await press(coach, "down")
        assert await soon(coach, "0 of 6 answered")


async def test_escape_asks_before_a_ballot_or_the_round_is_lost(open_coach: OpenCoach, tmp_path: Path) -> None:
    ready(tmp_path)
    async with open_coach() as coach:
        await begin(coach)
        await hand_in(coach, SIX[:1])
        await press(coach, "enter", "4", "escape")
        assert await soon(coach, "Throw this ballot away?")
        await press(coach, "escape")
        assert await soon(coach, "2 of 6")
        await press(coach, "escape", "down", "enter")
        assert await soon(coach, "1 ballot so far")
        await press(coach, "enter")
        assert await soon(coach, "1 of 6")
        assert "[" not in words(coach.app)
        await press(coach, "escape", "down", "enter", "escape")
        assert await soon(coach, "Every ballot handed in so far is gone")
        await press(coach, "down", "enter")
        assert await soon(coach, "Hand the keyboard round")
        assert coach.desk.store.facts.of(("pulse",)) == ()


async def test_no_key_of_the_app_works_while_somebody_else_sits_here(open_coach: OpenCoach, tmp_path: Path) -> None:
    ready(tmp_path)
    async with open_coach() as coach:
        await begin(coach)
        await press(coach, *ELSEWHERE, "1", "2", "3", "4")
        assert top(coach.app) == "HandOverScreen"
        assert await soon(coach, "0 ballots so far")
        await press(coach, "enter", *ELSEWHERE)
        assert await soon(coach, "1 of 6")
        await press(coach, "escape", "down", "enter", "escape")
        assert await soon(coach, "Hand the keyboard round")
        await press(coach, "ctrl+p")
        assert top(coach.app) == "CommandPalette"


async def test_paper_ballots_are_typed_without_echo(open_coach: OpenCoach, tmp_path: Path) -> None:
    ready(tmp_path)
    async with open_coach() as coach:
        await begin(coach, "paper")
        await press(coach, "enter")
        assert await soon(coach, "Ballot 1")
        before = words(coach.app)
        for number, digit in enumerate((4, 2, 5, 1, 3)):
            await press(coach, str(digit))
            dots = " ".join(["●"] * (number + 1) + ["·"] * (5 - number))
            assert words(coach.app) == before.replace("· · · · · ·", dots)
        await press(coach, "backspace", "7", "enter", "3", "0")
        assert await soon(coach, "All lines are typed")
        await press(coach, "4", "enter")
        assert await soon(coach, "1 ballot so far")
        await press(coach, "backspace", "enter")
        assert await soon(coach, "· · · · · ·")
        await press(coach, "escape", "down", "enter")
        await hand_in(coach, SIX[:4])
        await end(coach)
        assert await soon(coach, "5 ballots, means from 1 to 5")


async def test_four_ballots_end_in_a_talk(open_coach: OpenCoach, tmp_path: Path) -> None:
    ready(tmp_path)
    async with open_coach() as coach:
        await begin(coach)
        await hand_in(coach, SIX[:4])
        await press(coach, "ctrl+e")
        assert await soon(coach, "Below five ballots nothing is kept")
        await press(coach, "enter")
        assert await soon(coach, "Talk only, over cards")
        assert "Nothing was kept" in notices(coach.app)[-1]
        assert coach.desk.store.facts.of(("pulse",)) == ()
        await press(coach, "enter")
        assert await soon(coach, "Six cards")


@pytest.mark.parametrize(("key", "changed"), [("1", False), ("2", True)])
async def test_before_a_second_round_is_closed_it_asks_who_joined_or_left(
    open_coach: OpenCoach, tmp_path: Path, *, key: str, changed: bool
) -> None:
    ready(tmp_path)
    with filling(tmp_path) as desk:
        now = desk.clock()._replace(at=MONDAY - timedelta(days=40))
        data = {"n": 6, "items": {"slip": {"mean": 2.5}}, "membership_changed": False}
        desk.store.facts.add(desk.fact("pulse", "pulse", data)._replace(at=now.stamp, day=now.day.isoformat()))
    async with open_coach(size=(80, 44)) as coach:
        await begin(coach)
        await hand_in(coach, SIX[:4])
        await press(coach, "ctrl+e")
        assert await soon(coach, "Below five ballots nothing is kept")
        assert "joined" not in words(coach.app)
        await press(coach, "escape")
        await hand_in(coach, SIX[4:])
        await press(coach, "ctrl+e")
        assert await soon(coach, "Has somebody joined or left")
        await press(coach, "escape", "ctrl+e", "enter", "7", key)
        await coach.shows("6 ballots, means from 1 to 5")
        assert [fact.data["membership_changed"] for fact in coach.desk.store.facts.of(("pulse",))] == [False, changed]


async def test_a_store_that_refuses_is_said_and_the_ballots_are_still_there(
    open_coach: OpenCoach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_facts: Facts, _fact: Fact) -> NoReturn:
        raise StoreError("No room.")

    ready(tmp_path)
    async with open_coach() as coach:
        await begin(coach)
        await hand_in(coach, SIX)
        with monkeypatch.context() as no_room:
            no_room.setattr(Facts, "add", refuse)
            await end(coach)
            await coach.until(lambda: any("still counted here" in each for each in notices(coach.app)))
        assert await soon(coach, "6 ballots so far")
        await press(coach, "enter")
        assert await soon(coach, "6 ballots, means from 1 to 5")


# The gate -------------------------------------------------------------------------------------------------------------


async def test_a_small_team_is_offered_the_cards_alone(open_coach: OpenCoach, tmp_path: Path) -> None:
    ready(tmp_path, team=4)
    async with open_coach() as coach:
        coach.app.push_screen(PulseScreen())
        assert await soon(coach, "Your team has 4")
        assert list(rows(coach.app)) == ["size", "talk", "culture-test"]


async def test_what_must_be_clear_is_asked_on_the_worksheet_first(open_coach: OpenCoach, tmp_path: Path) -> None:
    ready(tmp_path)
    with filling(tmp_path) as desk:
        put(desk, "pulse", {"hr": ["not-yet"], "notice": ["told"]})
    async with open_coach() as coach:
        coach.app.push_screen(PulseScreen())
        assert await soon(coach, "First a word with HR")
        assert list(rows(coach.app)) == ["first", "talk", "culture-test"]
        assert await soon(coach, "leadcoach read hand-team-notice -o notice.pdf")
        await press(coach, "enter")
        assert await soon(coach, "Before the first pulse")
        await press(coach, "1", "escape")
        assert await soon(coach, "Hand the keyboard round")


@pytest.mark.parametrize(("name", "value"), [("LOG_FILE", "keys.log"), ("DEBUG", True), ("SCREENSHOT_DELAY", 3)])
async def test_nothing_begins_while_keys_or_pictures_are_taken_down(
    open_coach: OpenCoach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    ready(tmp_path)
    async with open_coach() as coach:
        coach.app.push_screen(PulseScreen())
        assert await soon(coach, "Hand the keyboard round")
        with monkeypatch.context() as watching:
            watching.setattr(constants, name, value)
            coach.app.screen._begin("hand")
        await coach.until(lambda: any("would keep what is typed" in each for each in notices(coach.app)))
        assert top(coach.app) == "PulseScreen"


async def test_the_team_counts_eight_lines_of_the_culture_test(open_coach: OpenCoach, tmp_path: Path) -> None:
    ready(tmp_path)
    async with open_coach() as coach:
        await begin(coach, "paper", "culture-test")
        await hand_in(coach, [(*ballot, 3, 4) for ballot in SIX])
        await end(coach)
        assert await soon(coach, "Hand the keyboard round")
        (fact,) = coach.desk.store.facts.of(("culture_count",))
        assert fact.data["n"] == 6
