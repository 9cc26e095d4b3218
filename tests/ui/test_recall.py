"""Recall: a question, an own answer, ours, a grade; by key and by mouse, left at any time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.message import Message

from leadcoach.bootstrap import House, coach_app
from leadcoach.domain.recall import CARD_REVIEWED, GOOD, OLDER
from leadcoach.errors import StoreError
from leadcoach.paths import paths
from leadcoach.services.programme import PLACE
from leadcoach.services.recall import Recall
from leadcoach.storage.facts import Facts
from leadcoach.ui.screens.recall import RecallScreen
from leadcoach.ui.widgets.line_list import LineList
from tests.ui.conftest import ALL_ASKS, Opened
from tests.ui.seeing import (
    MONDAY,
    OpenCoach,
    at,
    filling,
    notices,
    paste,
    press,
    rows,
    said,
    shown_list,
    soon,
    top,
    until,
    words,
)

WEDNESDAY = at(11, 25)
"""The day on which the cards of week 1 come for the first time."""
CARDS = ["w01.cards.bean", "w01.cards.plan", "w01.cards.blame", "w01.cards.full"]
QUESTION, ANSWER = "What makes a bean taller?", "Light, water and time."


@pytest.fixture(autouse=True)
def begun(tmp_path: Path) -> None:
    """The programme began on Monday."""
    with filling(tmp_path, ALL_ASKS):
        pass


def wednesday(open_coach: OpenCoach, **more: Any) -> Any:
    return open_coach(content=ALL_ASKS, now=WEDNESDAY, **more)


def reviews(coach: Any) -> list[tuple[str, object]]:
    """Cards with their grades; the clock of most tests stands still, so in the order of the cards."""
    found = coach.desk.store.facts.of((CARD_REVIEWED,))
    return sorted(((fact.subject, fact.data["grade"]) for fact in found), key=lambda pair: CARDS.index(pair[0]))


async def click(coach: Any, text: str) -> None:
    """Click on a text where it stands on the screen."""
    lines = coach.screen.split("\n")
    y = next(number for number, line in enumerate(lines) if text in line)
    await coach.pilot.click(offset=(lines[y].index(text), y))
    await coach.pilot.pause()


# Today -----------------------------------------------------------------------------------------------------------


async def test_today_has_one_line_for_the_cards_below_the_next_thing(open_coach: OpenCoach) -> None:
    async with wednesday(open_coach) as coach:
        line = rows(coach.app)["recall"]
        assert (line.left, line.right, line.strong) == ("Recall: 4 cards", "about 2 min", False)
        assert list(rows(coach.app))[:2] == ["w01.opening", "recall"]
        assert shown_list(coach.app).cursor_id == "w01.opening"
        assert [row.id for row in rows(coach.app).values() if row.strong] == ["w01.opening"]
        await press(coach, "down", "enter")
        assert top(coach.app) == "RecallScreen"


async def test_without_a_card_or_in_a_pause_there_is_no_line(open_coach: OpenCoach) -> None:
    async with open_coach(content=ALL_ASKS) as coach:
        assert "recall" not in rows(coach.app)
    async with wednesday(open_coach) as coach:
        await press(coach, "p")
        assert "recall" not in rows(coach.app)
    async with open_coach(content=ALL_ASKS, now=at(11, 26)) as coach:
        assert "recall" not in rows(coach.app)
        await press(coach, "p")
        assert "recall" in rows(coach.app)


async def test_the_line_goes_when_all_is_done_and_the_next_thing_has_the_cursor(open_coach: OpenCoach) -> None:
    async with wednesday(open_coach) as coach:
        await press(coach, "down", "enter", "enter", "3", "escape")
        assert rows(coach.app)["recall"].left == "Recall: 3 cards"
        assert shown_list(coach.app).cursor_id == "recall"
        await press(coach, "enter", *["enter", "3"] * 3, "enter")
        assert top(coach.app) == "TodayScreen"
        assert "recall" not in rows(coach.app)
        assert shown_list(coach.app).cursor_id == "w01.opening"


# A card ----------------------------------------------------------------------------------------------------------


async def test_a_card_asks_first_and_shows_its_answer_on_enter(open_coach: OpenCoach) -> None:
    async with wednesday(open_coach) as coach:
        await press(coach, "f4")
        await coach.shows("Card 1 of 4 · week 1 · a fact")
        await coach.shows(QUESTION)
        await coach.shows("Say your answer, or type it (it is not kept).")
        assert ANSWER not in coach.screen
        assert [action for _key, _shown, action in coach.app.screen.key_bar.keys][:2] == ["Show the answer", "End"]
        await press(coach, "enter")
        await coach.shows(QUESTION)
        await coach.shows(ANSWER)
        assert "Say your answer" not in coach.screen
        assert said(coach.app).splitlines() == [
            "Again: I did not have it back in 2 days",
            "Hard: I had part of it back in 2 days",
            "Good: I had it back in 5 days",
        ]
        assert [shown[1:] for shown in coach.app.screen.key_bar.keys][:3] == [
            ("1", "Again"),
            ("2", "Hard"),
            ("3", "Good"),
        ]
        assert reviews(coach) == []


async def test_each_grade_is_kept_at_once_and_the_end_says_when_the_next_ones_come(open_coach: OpenCoach) -> None:
    async with wednesday(open_coach) as coach:
        await press(coach, "f4", "enter", "1")
        assert reviews(coach) == [(CARDS[0], 0)]
        await coach.shows("Card 2 of 4 · week 1 · a fact")
        assert ANSWER not in coach.screen
        await press(coach, "enter", "2", "enter")
        await coach.shows("Card 3 of 4 · week 1 · a case")
        await press(coach, "3", "enter", "3")
        assert reviews(coach) == list(zip(CARDS, (0, 1, 2, 2), strict=True))
        await coach.shows("That was 4 cards. The next ones come on Fri 27 Nov.")
        assert "Card" not in coach.screen.replace("Recall card", "")
        await press(coach, "1", "enter")
        assert top(coach.app) == "TodayScreen"
        assert len(reviews(coach)) == 4


async def test_enter_pressed_twice_takes_the_grade_in_the_middle(open_coach: OpenCoach) -> None:
    async with wednesday(open_coach) as coach:
        await press(coach, "f4", "enter")
        assert shown_list(coach.app).cursor_id == "1"
        await press(coach, "enter")
        assert reviews(coach) == [(CARDS[0], 1)]
        await press(coach, "enter", "down", "enter")
        assert reviews(coach)[1:] == [(CARDS[1], 2)]


async def test_what_is_typed_is_shown_beside_the_answer_and_kept_nowhere(open_coach: OpenCoach, tmp_path: Path) -> None:
    async with wednesday(open_coach) as coach:
        await press(coach, "f4", "1", "r")
        await paste(coach, "quince [/] [@click=app.quit]x[/]\nand \x1b[31mmore")
        await press(coach, "enter")
        assert "You wrote: 1rquince [/] [@click=app.quit]x[/]" in words(coach.app)
        await press(coach, "3")
        assert coach.app.screen.query_one("#attempt").content == ""
        await paste(coach, "quince again")
        await press(coach, "escape", "ctrl+q")
        assert coach.desk.store.drafts.all() == ()
    for path in (tmp_path / "coach").rglob("*"):
        assert not path.is_file() or b"quince" not in path.read_bytes(), path


async def test_escape_ends_at_any_time_and_what_is_left_waits(open_coach: OpenCoach) -> None:
    async with wednesday(open_coach) as coach:
        coach.app.leave_at("w01.mindset.idea")
        await press(coach, "f4", "enter", "3", "escape")
        assert top(coach.app) == "TodayScreen"
        await press(coach, "f4", "enter", "escape")
        assert reviews(coach) == [(CARDS[0], 2)]
        assert rows(coach.app)["recall"].left == "Recall: 3 cards"
        assert coach.desk.store.local.get(PLACE) == "w01.mindset.idea"
        await press(coach, "f4")
        await coach.shows("Card 1 of 3")
        assert QUESTION not in coach.screen


async def test_a_grade_needs_an_answer_and_digits_go_to_the_areas_without_one(open_coach: OpenCoach) -> None:
    async with wednesday(open_coach) as coach:
        await press(coach, "f4", "tab", "3")
        assert top(coach.app) == "JournalScreen"
        await press(coach, "1")
        assert top(coach.app) == "RecallScreen"
        await press(coach, "enter", "4", "1")
        await coach.shows(ANSWER)
        assert reviews(coach) == []


async def test_a_grade_that_cannot_be_kept_leaves_the_card(
    open_coach: OpenCoach, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_any: object) -> bool:
        raise StoreError("There is no room on the disk.")

    async with wednesday(open_coach) as coach:
        await press(coach, "f4", "enter")
        with monkeypatch.context() as patch:
            patch.setattr(Facts, "add", full)
            for way in ("3", "enter"):
                await press(coach, way)
                assert "There is no room on the disk." in words(coach.app)
                await coach.shows(ANSWER)
        await press(coach, "3")
        await coach.shows("Card 2 of 4")
        assert reviews(coach) == [(CARDS[0], 2)]


@dataclass
class Ticking:
    """A clock that goes on by a second each time it is read."""

    now: datetime = WEDNESDAY

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def ticking(folder: Path) -> House:
    return House(paths(folder / "coach"), ALL_ASKS, "en", Ticking())


async def test_a_click_chooses_posts_one_message_and_the_time_to_the_answer_is_kept(tmp_path: Path) -> None:
    heard: list[Message] = []
    house = ticking(tmp_path)
    with house.writing() as desk:
        app = coach_app(house, desk)
        async with app.run_test(size=(80, 24), message_hook=heard.append) as pilot:
            coach = Opened(app, pilot, desk)
            await coach.press("f4")
            heard.clear()
            await click(coach, "Show the answer")
            await coach.shows(ANSWER)
            await click(coach, "Good: I had it")
            # Every widget on its way up hears the same message.
            chosen = dict.fromkeys(message for message in heard if isinstance(message, LineList.Chosen))
            assert [message.id for message in chosen] == ["show", "2"]
            await click(coach, "Enter Show the answer")
            await click(coach, "1 Again")
            assert reviews(coach) == [(CARDS[0], 2), (CARDS[1], 0)]
            latencies = [fact.data["latency_ms"] for fact in desk.store.facts.of((CARD_REVIEWED,))]
            assert all(isinstance(each, int) and 1_000 <= each < 60_000 for each in latencies)


# Sizes -----------------------------------------------------------------------------------------------------------


async def test_the_choices_stand_right_below_the_text_and_stay_in_every_window(open_coach: OpenCoach) -> None:
    async with wednesday(open_coach, size=(120, 40)) as coach:
        await press(coach, "f4")
        await paste(coach, "word " * 60)
        for size in ((60, 18), (80, 24), (200, 60), (40, 10), (60, 18)):
            await coach.pilot.resize_terminal(*size)
            await coach.pilot.pause()
        await coach.shows("Show the answer")
        await press(coach, "enter")
        assert all(grade in coach.screen for grade in ("Again:", "Hard:", "Good:"))
        await coach.shows(ANSWER)
        body = coach.app.screen.query_one("#body")
        assert body.max_scroll_y > 0
        await press(coach, "pageup")
        await coach.shows(QUESTION)
        assert body.scroll_y == 0
        await press(coach, "pagedown")
        await coach.shows(ANSWER)
        await coach.pilot.resize_terminal(120, 40)
        await coach.pilot.pause()
        assert shown_list(coach.app).region.y == body.region.bottom
        assert body.max_scroll_y == 0
        await press(coach, "3")
        assert reviews(coach) == [(CARDS[0], 2)]


# Without cards ---------------------------------------------------------------------------------------------------


async def test_without_a_card_it_says_where_cards_come_from_and_offers_the_week(open_coach: OpenCoach) -> None:
    async with open_coach(content=ALL_ASKS) as coach:
        await press(coach, "f4")
        assert "No card is waiting now. The next ones come on Wed 25 Nov." in words(coach.app)
        assert "for the first time 2 days after the week began" in words(coach.app)
        assert "Never more than 8 cards come on one day." in words(coach.app)
        assert list(rows(coach.app)) == ["practise", "back"]
        await press(coach, "f4")
        assert len(coach.app.screen_stack) == 2
        await press(coach, "enter")
        assert top(coach.app) == "WeekCardsScreen"
        await coach.shows(QUESTION)
        await press(coach, "enter", "3", "escape", "down", "enter")
        assert top(coach.app) == "TodayScreen"
        assert reviews(coach) == [(CARDS[0], 2)]


async def test_in_a_pause_no_card_waits_and_none_is_promised(open_coach: OpenCoach) -> None:
    async with wednesday(open_coach) as coach:
        await press(coach, "p", "f4")
        assert "No card is waiting now. Cards come while the programme runs." in words(coach.app)


async def test_before_the_first_run_there_is_nothing_to_practise(tmp_path: Path) -> None:
    house = House(paths(tmp_path / "fresh"), ALL_ASKS, "en", lambda: MONDAY)
    with house.writing() as desk:
        app = coach_app(house, desk)
        async with app.run_test(size=(80, 24)) as pilot:
            coach = Opened(app, pilot, desk)
            await coach.press("escape", "f4")
            assert list(rows(app)) == ["back"]


async def test_a_file_that_cannot_be_read_is_said_and_today_stays(open_coach: OpenCoach) -> None:
    async with wednesday(open_coach) as coach:
        week = coach.desk.outline.weeks[0]
        week_without = week._replace(opening=week.opening._replace(path="en/nowhere/week.md"))
        outline = coach.desk.outline._replace(weeks=(week_without, *coach.desk.outline.weeks[1:]))
        coach.app.desk = coach.desk._replace(outline=outline)
        await press(coach, "f4")
        assert top(coach.app) == "TodayScreen"
        assert len(notices(coach.app)) == 1


# A week, the palette, help ---------------------------------------------------------------------------------------


async def test_a_week_opens_its_own_cards_before_they_are_due(open_coach: OpenCoach) -> None:
    async with open_coach(content=ALL_ASKS) as coach:
        await press(coach, "2", "enter")
        assert rows(coach.app)["cards"].left == "Recall cards"
        assert rows(coach.app)["cards"].right == "4 cards · about 2 min"
        assert "older" not in rows(coach.app)
        shown_list(coach.app).go_to("cards")
        await press(coach, "enter")
        await coach.shows("Recall cards of week 1")
        await coach.shows("Card 1 of 4")
        await press(coach, "enter")
        assert said(coach.app).splitlines()[-1] == "Good: I had it practice; its day stays"
        await press(coach, "3", *["enter", "3"] * 3)
        assert "That was 4 cards. The next ones come on Wed 25 Nov." in words(coach.app)
        await press(coach, "enter")
        assert top(coach.app) == "WeekScreen"
        assert shown_list(coach.app).cursor_id == "cards"


async def test_a_week_that_looks_back_offers_cards_not_seen_for_long(
    open_coach: OpenCoach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(OLDER, 1, 3)
    async with open_coach(content=ALL_ASKS, now=at(12, 20)) as coach:
        await press(coach, "2", "home", "enter")
        assert rows(coach.app)["older"].right == "3 cards · about 2 min"
        shown_list(coach.app).go_to("older")
        await press(coach, "enter")
        await coach.shows("Recall cards from before")
        await coach.shows("Card 1 of 3")
        await press(coach, "enter", "3", "enter", "1", "enter", "3")
        await coach.shows("That was 3 cards; you had 2.")


async def test_the_palette_opens_it_and_help_explains_it(open_coach: OpenCoach) -> None:
    async with wednesday(open_coach) as coach:
        await press(coach, "2")
        commands = {command.title: command for command in coach.app.get_system_commands(coach.app.screen)}
        assert commands["Recall"].help == "The recall cards that come today"
        await commands["Recall"].callback()
        assert await until(coach, lambda: isinstance(coach.app.screen, RecallScreen))
        await press(coach, "enter", "question_mark")
        assert top(coach.app) == "HelpScreen"
        assert await soon(coach, "Esc ends at any time. Cards you did not come to wait for you.")
        await press(coach, "pagedown")
        assert "I had it; the gap grows" in words(coach.app)


async def test_what_was_graded_elsewhere_meanwhile_is_seen_on_return(open_coach: OpenCoach) -> None:
    async with wednesday(open_coach) as coach:
        for card in CARDS:
            Recall(coach.desk).grade(card, GOOD, 0)
        await press(coach, "f4")
        assert "No card is waiting now. The next ones come on Mon 30 Nov." in words(coach.app)
