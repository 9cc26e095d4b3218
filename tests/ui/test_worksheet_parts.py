"""A worksheet that shows steps of the weeks: one answer, seen from two places."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from leadcoach.domain.ids import answer_id
from tests.ui.seeing import MONDAY, OpenCoach, burst, filling, press, rows, top, words

BOARD = answer_id("w05.skillset.decisions")
ROW = {"id": "r1", "cells": {"decision": "Swaps", "now": "decide", "wished": "tell", "review": "2026-12-21"}}


def kept(coach: Any) -> object:
    document = coach.desk.store.documents.get(BOARD)
    return document.body["decisions"] if document else None


def write_board(folder: Path, days: int = 0, *more: dict[str, object]) -> None:
    with filling(folder, now=MONDAY + timedelta(days=days)) as desk:
        from leadcoach.domain.answers import Rows
        from leadcoach.services.walking import Walking

        walking = Walking(desk)
        module = walking.module("w05.skillset")
        step = module.step("decisions")
        assert step is not None
        opened = walking.open(module, step)
        walking.finish(opened, Rows.from_json([ROW, *more]))


def at(coach: Any) -> str:
    """The subject of the line that has the cursor."""
    return str(getattr(coach.app.focused, "subject", ""))


async def open_sheet(coach: Any, use: str) -> None:
    coach.app.open_worksheet(use)
    await coach.pilot.pause()
    assert top(coach.app) == "WorksheetScreen"


async def test_what_is_changed_on_the_worksheet_is_the_answer_of_the_week(
    open_coach: OpenCoach, tmp_path: Path
) -> None:
    write_board(tmp_path)
    async with open_coach(size=(120, 40)) as coach:
        await open_sheet(coach, "delegation")
        await coach.shows("Swaps")
        versions = len(coach.desk.store.documents.versions(BOARD))
        await press(coach, "escape")
        assert len(coach.desk.store.documents.versions(BOARD)) == versions, "nothing was changed, nothing is kept"
        await open_sheet(coach, "delegation")
        await press(coach, "ctrl+r")
        await burst(coach, *"Rota")
        await coach.until(lambda: "Rota" in words(coach.app))
        await press(coach, "escape")
        found = kept(coach)
        assert isinstance(found, list)
        assert [row["cells"]["decision"] for row in found] == ["Swaps", "Rota"]
        assert coach.desk.store.drafts.get(BOARD) is None


async def test_the_reading_follows_a_part_before_it_is_kept(open_coach: OpenCoach, tmp_path: Path) -> None:
    write_board(tmp_path)
    async with open_coach(size=(120, 40)) as coach:
        await open_sheet(coach, "delegation")
        await coach.shows("Swaps")
        await press(coach, "tab", "end")
        await burst(coach, *"EARLY")
        await coach.until(lambda: words(coach.app).count("EARLY") > 1)
        assert kept(coach) == [ROW]


async def test_a_line_leads_to_the_step_and_back_to_what_it_changed(open_coach: OpenCoach) -> None:
    async with open_coach(size=(120, 40)) as coach:
        await open_sheet(coach, "talk-share")
        from leadcoach.ui.widgets.step_door import StepDoor

        door = coach.app.screen.query(StepDoor).first()
        door.focus()
        await press(coach, "enter")
        assert top(coach.app) == "WalkScreen"
        await press(coach, "escape")
        await coach.until(lambda: top(coach.app) == "WorksheetScreen")
        await coach.shows("not answered yet")


async def test_arrows_go_from_line_to_line_and_the_way_back_ends_at_the_line_that_was_taken(
    open_coach: OpenCoach,
) -> None:
    async with open_coach() as coach:
        await open_sheet(coach, "culture-test")
        screen = coach.app.screen
        body, reading = screen.query_one("#body"), screen.query_one("#reading")
        assert body.region.height < reading.region.height, "lines that lead to steps leave the room to the reading"
        await press(coach, "down", "down", "up")
        assert at(coach) == "w01.toolset.test-b3-b4"
        await press(coach, "enter")
        assert top(coach.app) == "WalkScreen"
        await press(coach, "escape")
        await coach.until(lambda: at(coach) == "w01.toolset.test-b3-b4")


async def test_of_nothing_but_lines_the_first_without_an_answer_is_where_to_begin(
    open_coach: OpenCoach, tmp_path: Path
) -> None:
    with filling(tmp_path) as desk:
        from leadcoach.domain.answers import Ratings
        from leadcoach.services.walking import Walking

        walking = Walking(desk)
        module = walking.module("w01.toolset")
        step = module.step("test-b1-b2")
        assert step is not None
        walking.finish(walking.open(module, step), Ratings({("b1-1", "now"): 3}))
    async with open_coach() as coach:
        await open_sheet(coach, "culture-test")
        await coach.until(lambda: at(coach) == "w01.toolset.test-b3-b4")


async def test_who_was_here_before_sees_the_answer_and_not_the_introduction(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await open_sheet(coach, "environment")
        await coach.shows("Think of the last four weeks")
        await burst(coach, *"33133")
        await press(coach, "escape")
        await open_sheet(coach, "environment")
        await coach.until(lambda: "1 Time 1 2 [3]" in words(coach.app).replace("▸ ", ""))
        assert "Think of the last four weeks" not in words(coach.app)


async def test_the_reading_can_have_the_whole_room(open_coach: OpenCoach, tmp_path: Path) -> None:
    write_board(tmp_path)
    async with open_coach() as coach:
        await open_sheet(coach, "delegation")
        height = coach.app.screen.query_one("#reading").region.height
        await press(coach, "f9")
        await coach.until(lambda: coach.app.screen.query_one("#reading").region.height > height)
        await press(coach, "f9")
        await coach.until(lambda: coach.app.screen.query_one("#reading").region.height == height)


async def test_every_day_on_which_something_was_kept_has_its_reading(open_coach: OpenCoach, tmp_path: Path) -> None:
    write_board(tmp_path)
    write_board(tmp_path, 9, {"id": "r2", "cells": {"decision": "Dinner", "now": "decide", "wished": "yours"}})
    async with open_coach(size=(120, 40), now=MONDAY + timedelta(days=20)) as coach:
        await open_sheet(coach, "delegation")
        await press(coach, "f8")
        await coach.until(lambda: top(coach.app) == "SheetHistoryScreen")
        assert list(rows(coach.app)) == ["2026-12-02", "2026-11-23"]
        await coach.shows("Dinner")
        assert "Enter Open" not in words(coach.app), "the reading follows the cursor, so there is nothing to open"
        await press(coach, "down")
        await coach.until(lambda: "Dinner" not in words(coach.app) and "Swaps" in words(coach.app))
        await press(coach, "escape")
        await coach.until(lambda: top(coach.app) == "WorksheetScreen")
        await coach.shows("Dinner")


async def test_a_draft_of_a_part_outlives_the_app(open_coach: OpenCoach, tmp_path: Path) -> None:
    write_board(tmp_path)
    async with open_coach(size=(120, 40)) as coach:
        await open_sheet(coach, "delegation")
        await press(coach, "tab", "end")
        await burst(coach, *"XYZ")
        assert coach.app.keeper.flush()
        assert "XYZ" in str(coach.desk.store.drafts.get(BOARD).body)
    async with open_coach(size=(120, 40)) as coach:
        await coach.until(lambda: "XYZ" in words(coach.app))
        assert kept(coach) == [ROW]


async def test_a_reading_of_what_was_done_stands_alone(open_coach: OpenCoach) -> None:
    async with open_coach(size=(120, 40)) as coach:
        await open_sheet(coach, "cockpit")
        assert coach.app.screen.query_one("#reading").region.width > 100
        await press(coach, "escape")
        assert top(coach.app) != "WorksheetScreen"
