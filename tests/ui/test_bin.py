"""The bin, and the people and tags, on the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets import Input

from leadcoach.services.journaling import Journaling
from leadcoach.services.keeping import Keeping
from leadcoach.ui.screens.bin import BinScreen
from leadcoach.ui.screens.people import PeopleScreen
from tests.ui.seeing import OpenCoach, at, filling, home, paste, press, rows, shown_list, top, words


def thrown(tmp_path: Path, *texts: str) -> list[str]:
    """Entries in the bin, one a day from the first day on; gives their ids."""
    ids = []
    for number, text in enumerate(texts):
        with filling(tmp_path, now=at(11, 23 + number)) as desk:
            ids.append(Journaling(desk).write(text).id)
            Keeping(desk).bin(ids[-1])
    return ids


async def opened(coach: Any, screen: Callable[[], Screen[None]], title: str) -> None:
    await press(coach, "3")
    coach.app.push_screen(screen())
    await coach.shows(title)


async def on_top(coach: Any, screen: str, focused: str) -> None:
    """Wait until a screen is in front and takes keys."""
    await coach.until(lambda: (top(coach.app), type(coach.app.focused).__name__) == (screen, focused))


@pytest.mark.parametrize("key", ["enter", "u"])
async def test_what_lies_in_the_bin_is_listed_and_taken_back(open_coach: OpenCoach, tmp_path: Path, key: str) -> None:
    first, second = thrown(tmp_path, "First [/] words", "Second words")
    async with open_coach(now=at(11, 25)) as coach:
        await opened(coach, BinScreen, "is deleted for good")
        assert list(rows(coach.app)) == [second, first]
        assert [line.right.rsplit(" · ")[-1] for line in rows(coach.app).values()] == ["29 days left", "28 days left"]
        await press(coach, "down", key)
        assert list(rows(coach.app)) == [second]
        assert [entry.id for entry in Journaling(coach.desk).entries()] == [first]
        await press(coach, key)
        await coach.shows("The bin is empty.")
        await press(coach, key, "x", "escape")
        assert top(coach.app) == "JournalScreen"


async def test_deleting_for_good_asks_with_the_harmless_answer_first(open_coach: OpenCoach, tmp_path: Path) -> None:
    first, second = thrown(tmp_path, "Kaleidoscope [/] words", "Second words")
    store = home(tmp_path).paths.store
    async with open_coach(now=at(11, 25)) as coach:
        await opened(coach, BinScreen, "is deleted for good")
        await press(coach, "down", "x")
        await on_top(coach, "ConfirmModal", "LineList")
        assert "Delete “Kaleidoscope [/] words” for good?" in words(coach.app)
        assert shown_list(coach.app).cursor_id == "no"
        await press(coach, "enter")
        await on_top(coach, "BinScreen", "BinList")
        assert list(rows(coach.app)) == [second, first]
        await press(coach, "x")
        await on_top(coach, "ConfirmModal", "LineList")
        await press(coach, "down", "enter")
        await coach.until(lambda: list(rows(coach.app)) == [second])
        assert coach.desk.store.documents.get(first) is None
        assert b"aleidoscope" not in store.read_bytes()


async def test_people_and_tags_are_counted_and_lead_to_a_search(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        Journaling(desk).write("@Ana and @Bo #plan")
        Journaling(desk).write("@ana again")
    async with open_coach() as coach:
        await opened(coach, PeopleScreen, "People and tags")
        assert [(line.left, line.right) for line in rows(coach.app).values()] == [
            ("@Ana", "2 entries and answers"),
            ("@Bo", "1 entry or answer"),
            ("#plan", "1 entry or answer"),
        ]
        await press(coach, "down", "enter")
        assert top(coach.app) == "JournalScreen"
        await coach.until(lambda: coach.app.screen.query_one("#search", Input).value == "@Bo")
        await coach.until(lambda: len(rows(coach.app)) == 1)


async def test_a_person_is_taken_out_after_two_questions(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        journaling = Journaling(desk)
        identity = journaling.save(journaling.begin(), "@Ana and @Bo #plan").document.id
        journaling.save(journaling.open(identity), "Ana, twice: @Ana. #plan")
    async with open_coach() as coach:
        await opened(coach, PeopleScreen, "People and tags")
        await press(coach, "x")
        await on_top(coach, "NameModal", "LineField")
        await press(coach, "escape")
        await on_top(coach, "PeopleScreen", "NamesList")
        await press(coach, "x")
        await on_top(coach, "NameModal", "LineField")
        await press(coach, "enter")
        await on_top(coach, "ConfirmModal", "LineList")
        assert "“Ana” stands in 1 entry or answer, in 2 wordings. Put “someone”" in words(coach.app)
        await press(coach, "enter")
        await on_top(coach, "PeopleScreen", "NamesList")
        assert Keeping(coach.desk).mentions("Ana").wordings == 2
        await press(coach, "x")
        await on_top(coach, "NameModal", "LineField")
        await press(coach, "ctrl+u")
        await paste(coach, "A colleague")
        await press(coach, "enter")
        await on_top(coach, "ConfirmModal", "LineList")
        await press(coach, "down", "enter")
        await coach.until(lambda: Keeping(coach.desk).mentions("Ana").wordings == 0)
        await on_top(coach, "PeopleScreen", "NamesList")
        assert [wording.text for wording in Keeping(coach.desk).versions(identity)] == [
            "A colleague and @Bo #plan",
            "A colleague, twice: A colleague. #plan",
        ]
        await coach.until(lambda: list(rows(coach.app)) == ["#plan"])


async def test_a_replacement_that_holds_the_name_is_refused(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        Journaling(desk).write("@Ana")
    async with open_coach() as coach:
        await opened(coach, PeopleScreen, "People and tags")
        await press(coach, "x")
        await on_top(coach, "NameModal", "LineField")
        await press(coach, "ctrl+u")
        await paste(coach, "Ana B")
        await press(coach, "enter")
        await on_top(coach, "PeopleScreen", "NamesList")
        assert Keeping(coach.desk).mentions("Ana").wordings == 1


async def test_without_people_and_tags_the_way_to_them_is_said(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await opened(coach, PeopleScreen, "People and tags")
        await coach.shows("Nobody yet. Write @Ana")
        await press(coach, "x", "enter", "escape")
        assert top(coach.app) == "JournalScreen"
