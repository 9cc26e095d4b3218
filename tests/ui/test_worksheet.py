"""The workbench: a worksheet with its live reading, kept, pinned, drafted, and opened from a step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.widgets import TextArea

from leadcoach.domain.ids import answer_id
from leadcoach.domain.records import Draft
from leadcoach.services.programme import Programme
from leadcoach.services.worksheets import Worksheets
from tests.ui.seeing import OpenCoach, burst, filling, paste, press, rows, soon, top, words

SHEET = answer_id("environment")


async def open_sheet(coach: Any) -> None:
    await press(coach, "4", "enter")
    assert top(coach.app) == "WorksheetScreen"


async def test_the_reading_follows_every_key(open_coach: OpenCoach) -> None:
    async with open_coach(size=(120, 40)) as coach:
        await open_sheet(coach)
        assert "Not rated yet." in words(coach.app)
        await burst(coach, *"3421")
        await press(coach, "5")
        assert "Thinnest: Tools, 1 of 5." in words(coach.app)
        await press(coach, "shift+tab", "end", "up", "2")
        assert "Thinnest: Tools, 1 of 5." not in words(coach.app)


async def test_side_by_side_where_there_is_room_else_below_each_other(open_coach: OpenCoach) -> None:
    async with open_coach(size=(120, 40)) as coach:
        await open_sheet(coach)
        body, reading = (coach.app.screen.query_one(name).region for name in ("#body", "#reading"))
        assert body.y == reading.y
        assert body.right == reading.x
        await coach.pilot.resize_terminal(80, 24)
        await coach.pilot.pause()
        body, reading = (coach.app.screen.query_one(name).region for name in ("#body", "#reading"))
        assert body.x == reading.x
        assert body.bottom == reading.y
        await coach.shows("0 of 5 rated")


async def test_the_item_under_the_cursor_stays_in_sight_while_rating(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await open_sheet(coach)
        for number, name in enumerate(("Attention", "Safety", "Tools", "Rules"), 2):
            await press(coach, "3")
            await coach.shows(f"▌ {number} {name}")


async def test_escape_keeps_a_whole_worksheet_and_pins_the_first(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await open_sheet(coach)
        await burst(coach, *"34215", "escape")
        assert top(coach.app) == "WorkbenchScreen"
        first = coach.desk.store.documents.pinned(SHEET)
        assert first is not None
        assert coach.desk.store.drafts.get(SHEET) is None
        assert rows(coach.app)["environment"].right.startswith("kept once · 2026-11-23")
        await press(coach, "enter", "home", "5", "escape")
        assert len(Worksheets(coach.desk).history("environment")) == 2
        assert coach.desk.store.documents.pinned(SHEET).id == first.id
        assert rows(coach.app)["environment"].right.startswith("kept 2 times")


async def test_a_half_filled_worksheet_is_kept_but_not_pinned(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await open_sheet(coach)
        await press(coach, "3", "4", "escape")
        assert coach.desk.store.documents.pinned(SHEET) is None
        assert len(Worksheets(coach.desk).history("environment")) == 1
        await press(coach, "enter")
        await coach.shows("2 of 5 rated")


async def test_nothing_filled_in_leaves_nothing(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await open_sheet(coach)
        await press(coach, "escape")
        assert top(coach.app) == "WorkbenchScreen"
        assert coach.desk.store.documents.get(SHEET) is None


async def test_something_wrong_is_said_once_and_leaving_twice_keeps_a_draft(
    open_coach: OpenCoach, tmp_path: Path
) -> None:
    with filling(tmp_path) as desk:
        body = {"conditions": {"time": 3}, "note": "x" * 501}
        stamp = desk.clock().stamp
        desk.store.drafts.put(Draft(SHEET, body, "", "before", stamp, "worksheet", "environment", "once", "note:"))
    async with open_coach() as coach:
        await open_sheet(coach)
        assert isinstance(coach.app.focused, TextArea)
        await press(coach, "y", "escape")
        assert top(coach.app) == "WorksheetScreen"
        assert await soon(coach, "Look again:")
        await press(coach, "escape")
        assert top(coach.app) == "WorkbenchScreen"
        assert coach.desk.store.documents.get(SHEET) is None
        assert len(coach.desk.store.drafts.get(SHEET).body["note"]) == 502


async def test_a_draft_comes_back_in_its_field(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await open_sheet(coach)
        await burst(coach, *"34215")
        assert isinstance(coach.app.focused, TextArea)
        await paste(coach, "Last week nobody asked")
        assert coach.app.keeper.flush()
    async with open_coach() as coach:
        assert top(coach.app) == "WorksheetScreen"
        assert coach.app.focused.text == "Last week nobody asked"
        assert coach.app.focused.cursor_location == (0, 22)


async def test_a_worksheet_opened_from_a_step_leads_back_and_shows_its_reading(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_walk("w01.mindset", "conditions")
        await coach.pilot.pause()
        await press(coach, "enter")
        assert top(coach.app) == "WorksheetScreen"
        await burst(coach, *"34215", "ctrl+n")
        assert top(coach.app) == "WalkScreen"
        assert "w01.mindset.conditions" in Programme(coach.desk).progress().done
        assert await soon(coach, "opened; it keeps what you wrote")
        await coach.shows("Thinnest: Tools, 1 of 5.")
        await press(coach, "ctrl+n")
        await coach.shows("A weed of your own")


async def test_a_thought_captured_over_a_worksheet_leaves_it_alone(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await open_sheet(coach)
        await press(coach, "c")
        await paste(coach, "Noticed")
        assert coach.app.keeper.flush()
        assert [draft.document for draft in coach.desk.store.drafts.all()] == ["capture.thought/once"]


async def test_a_second_worksheet_says_what_changed(open_coach: OpenCoach) -> None:
    async with open_coach(size=(120, 40)) as coach:
        await open_sheet(coach)
        await burst(coach, *"33133", "escape", "enter")
        await press(coach, "home", "down", "down", "3")
        assert "Since your first rating: Safety from 1 to 3" in words(coach.app)
