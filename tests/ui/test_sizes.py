"""Windows of every size: nothing breaks, nothing is lost, and too small is said."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.ui.seeing import OpenCoach, paste, press, shown_list, top, words

SENTENCE = "This window is too small. leadcoach needs 60 columns and 18 lines."


async def resize(coach: Any, width: int, height: int) -> None:
    await coach.pilot.resize_terminal(width, height)
    await coach.pilot.pause()


@pytest.mark.parametrize("size", [(59, 24), (80, 17)])
async def test_below_the_smallest_size_a_sentence_says_what_is_needed(
    open_coach: OpenCoach, size: tuple[int, int]
) -> None:
    async with open_coach(size=size) as coach:
        assert SENTENCE in words(coach.app)
        assert "Good to see you" not in coach.screen
        await resize(coach, 60, 18)
        assert SENTENCE not in words(coach.app)
        await coach.shows("Good to see you")


async def test_typing_goes_on_in_a_window_that_became_too_small(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "enter")
        await paste(coach, "Before")
        field = coach.app.focused
        await resize(coach, 40, 10)
        assert SENTENCE in words(coach.app)
        await press(coach, "x")
        await resize(coach, 80, 24)
        assert coach.app.focused is field
        assert field.text == "Beforex"
        await coach.shows("Beforex")


async def test_what_is_said_while_a_screen_is_on_its_way_breaks_nothing(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_entry()
        coach.app.saved("w01.opening/once", {})
        coach.app.say_status()
        await coach.pilot.pause()
        assert top(coach.app) == "EntryScreen"
        await coach.shows("saved 08:40:00")


async def test_sizes_at_random_break_nothing(open_coach: OpenCoach) -> None:
    sizes = random.Random(7)
    async with open_coach() as coach:
        coach.app.open_walk("w01.mindset", "habits")
        await coach.pilot.pause()
        await press(coach, "a")
        await paste(coach, "I ask first")
        for keys in ((), ("escape", "2"), ("3",), ("4", "enter"), ("escape", "1", "c")):
            await press(coach, *keys)
            for _n in range(2):
                await coach.pilot.resize_terminal(sizes.randint(1, 220), sizes.randint(1, 70))
            await resize(coach, 0, 0)
        await press(coach, "escape", "2", "escape")
        await resize(coach, 80, 24)
        assert "I ask first" in str(coach.desk.store.drafts.all())


@pytest.mark.parametrize("size", [(60, 18), (200, 60)])
async def test_every_screen_fits_its_window(open_coach: OpenCoach, size: tuple[int, int]) -> None:
    async with open_coach(size=size) as coach:
        for keys in (("1",), ("2",), ("enter",), ("3",), ("4",), ("enter",), ("escape", "f2"), ("f1",)):
            await press(coach, *keys)
            rows = coach.screen.split("\n")
            assert len(rows) == size[1]
            assert coach.app.screen.max_scroll_x == coach.app.screen.max_scroll_y == 0, top(coach.app)
            assert rows[0].startswith(" 1 Today")
            assert rows[-1].strip()


async def test_a_narrow_window_keeps_the_cursor_in_sight(open_coach: OpenCoach) -> None:
    async with open_coach(size=(120, 40)) as coach:
        await press(coach, "2", "end")
        await resize(coach, 60, 18)
        assert shown_list(coach.app).cursor_id == "sources"
        await coach.shows("Sources and evidence")
