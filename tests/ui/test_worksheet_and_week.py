"""A worksheet and the walk of the week open at once: one answer, and no word of either is lost."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from leadcoach.domain.answers import Rows
from leadcoach.domain.ids import answer_id
from leadcoach.errors import StoreFull
from leadcoach.services.counting import Counting
from leadcoach.storage import inbox
from leadcoach.ui.widgets.asks.date import DateAsk
from leadcoach.ui.widgets.asks.form import FormAsk
from tests.services.making import Walker
from tests.ui.seeing import MONDAY, OpenCoach, burst, filling, home, notices, press, top, words

DRAFT = "w05.toolset.draft"
"""Lines that the worksheet `vision` shows as its first part."""


def lines(body: Any) -> str:
    """The words of rows as they are stored; of other answers what is stored."""
    (value,) = body.values()
    return " / ".join(row["cells"]["line"] for row in value) if isinstance(value, list) else str(value)


def versions(coach: Any, subject: str) -> list[str]:
    return [lines(each.body) for each in coach.desk.store.documents.versions(answer_id(subject))]


def drafted(coach: Any, subject: str) -> str | None:
    draft = coach.desk.store.drafts.get(answer_id(subject))
    return lines(draft.body) if draft else None


def write(folder: Path, subject: str, text: str) -> None:
    with filling(folder) as desk:
        Walker(desk).finish(subject, Rows.from_json([{"id": "r", "cells": {"line": text}}]))


async def open_walk(coach: Any, subject: str) -> None:
    module, _dot, step = subject.rpartition(".")
    await area(coach, "today")
    coach.app.open_walk(module, step, single=True)
    await coach.until(lambda: top(coach.app) == "WalkScreen")
    await coach.pilot.pause()


async def open_sheet(coach: Any, use: str) -> None:
    await area(coach, "workbench")
    coach.app.open_worksheet(use)
    await coach.until(lambda: top(coach.app) == "WorksheetScreen")
    await coach.pilot.pause()


async def area(coach: Any, name: str) -> None:
    coach.app.switch_mode(name)
    await coach.until(lambda: coach.app.current_mode == name)
    await coach.pilot.pause()


async def shown(coach: Any, text: str) -> None:
    """Wait until the first part of the worksheet in front holds this text."""
    await coach.until(lambda: lines({"": coach.app.screen.answers[DRAFT].to_json()}) == text)


async def test_what_the_walk_keeps_stands_on_the_worksheet_that_was_open(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await open_sheet(coach, "vision")
        await open_walk(coach, DRAFT)
        await coach.type("Seen")
        await press(coach, "ctrl+n")
        await area(coach, "workbench")
        await shown(coach, "Seen")
        await press(coach, "escape")
        assert versions(coach, DRAFT) == ["Seen"]


async def test_a_draft_of_the_walk_goes_on_on_the_worksheet_and_neither_is_lost(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await open_sheet(coach, "vision")
        await open_walk(coach, DRAFT)
        await coach.type("week")
        await area(coach, "workbench")
        await shown(coach, "week")
        await press(coach, "enter", "end")
        await coach.type(" sheet")
        await press(coach, "escape")
        assert versions(coach, DRAFT) == ["week sheet"]
        await area(coach, "today")
        await coach.until(lambda: "week sheet" in words(coach.app))
        await coach.press("ctrl+q")
        assert drafted(coach, DRAFT) is None, "the walk has gone on with what the worksheet kept of both"
        assert versions(coach, DRAFT) == ["week sheet"]


async def test_a_part_typed_in_is_what_the_week_goes_on_with(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await open_walk(coach, DRAFT)
        await open_sheet(coach, "vision")
        await coach.type("sheet")
        await area(coach, "today")
        await coach.until(lambda: "sheet" in words(coach.app))
        await press(coach, "end")
        await coach.type(" week")
        await press(coach, "ctrl+n")
        assert versions(coach, DRAFT) == ["sheet week"]
        await area(coach, "workbench")
        await shown(coach, "sheet week")
        await press(coach, "escape")
        assert versions(coach, DRAFT) == ["sheet week"]


async def test_what_the_inbox_brought_meanwhile_is_kept_beside_what_was_typed(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await open_sheet(coach, "vision")
        await coach.type("sheet")
        Walker(coach.desk).finish(DRAFT, Rows.from_json([{"id": "r", "cells": {"line": "outside"}}]))
        await press(coach, "escape")
        assert versions(coach, DRAFT) == ["outside", "sheet"]
        assert any("changed elsewhere" in each for each in notices(coach.app))


async def test_typing_in_a_part_leaves_no_draft_of_the_rest(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await open_sheet(coach, "questions")
        await press(coach, "ctrl+r")
        await burst(coach, *"Done?")
        assert coach.app.keeper.flush()
        assert [draft.document for draft in coach.desk.store.drafts.all()] == [answer_id("w02.skillset.questions")]


async def test_what_is_typed_and_taken_back_leaves_nothing(open_coach: OpenCoach, tmp_path: Path) -> None:
    write(tmp_path, DRAFT, "Kept")
    async with open_coach() as coach:
        await open_sheet(coach, "vision")
        await press(coach, "enter", "end")
        await coach.type("X")
        assert coach.app.keeper.flush()
        assert drafted(coach, DRAFT) == "KeptX"
        await press(coach, "backspace")
        assert coach.app.keeper.flush()
        assert drafted(coach, DRAFT) == "Kept", "a kill now brings back what stands on the screen"
        await press(coach, "escape")
        assert drafted(coach, DRAFT) is None
        assert versions(coach, DRAFT) == ["Kept"]


async def test_earlier_and_a_capture_and_back_keep_once(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await open_sheet(coach, "valued")
        await press(coach, "1", "f8")
        await coach.until(lambda: top(coach.app) == "SheetHistoryScreen")
        await press(coach, "escape")
        await coach.until(lambda: top(coach.app) == "WorksheetScreen")
        await press(coach, "f8")
        await coach.until(lambda: top(coach.app) == "SheetHistoryScreen")
        await press(coach, "c")
        await coach.until(lambda: top(coach.app) == "CaptureModal")
        await press(coach, "escape", "escape")
        await coach.until(lambda: top(coach.app) == "WorksheetScreen")
        await press(coach, "escape", "escape")
        assert len(coach.desk.store.facts.of(("valued",))) == 1


async def test_a_date_in_words_is_taken_as_shown_on_a_worksheet(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await open_sheet(coach, "feedback")
        coach.app.screen.query(DateAsk).first().focus()
        await coach.type("tomorrow")
        await press(coach, "escape")
        assert top(coach.app) == "WorkbenchScreen"
        assert "2026-11-24" in str(versions(coach, "w04.skillset.next-share"))


async def test_the_first_key_of_a_new_day_belongs_to_it(open_coach: OpenCoach, monkeypatch: Any) -> None:
    async with open_coach() as coach:
        await open_sheet(coach, "stretch")
        monkeypatch.setattr(coach.desk.clock, "_now", lambda: MONDAY + timedelta(days=7))
        await coach.type("4")
        await press(coach, "escape")
        found = coach.desk.store.documents.list(("answer",), ask_prefix="w02.mindset.stretch")
        assert [(each.day, each.occasion) for each in found] == [("2026-11-30", "2026-w49")]


async def test_no_key_asks_the_store_for_anything(open_coach: OpenCoach, tmp_path: Path) -> None:
    write(tmp_path, DRAFT, "Customers talk")
    async with open_coach() as coach:
        await open_sheet(coach, "vision")
        await shown(coach, "Customers talk")
        await press(coach, "enter", "end")
        asked: list[str] = []
        coach.desk.store._db._raw.set_trace_callback(asked.append)
        await burst(coach, *" every day")
        await shown(coach, "Customers talk every day")
        assert [each for each in asked if each.lstrip().upper().startswith("SELECT")] == []
        await coach.until(lambda: drafted(coach, DRAFT) == "Customers talk every day")
        assert "Customers" in words(coach.app)


async def test_what_is_logged_meanwhile_stands_in_the_reading_and_touches_nothing_typed(
    open_coach: OpenCoach, tmp_path: Path
) -> None:
    async with open_coach() as coach:
        await open_sheet(coach, "valued")
        await press(coach, "2")
        await coach.shows("No day is counted yet")
        inbox.put(home(tmp_path).paths.inbox, inbox.fact(Counting(coach.desk).make("valued", ["time"]).facts[0]))
        coach.app.look_in_inbox()
        await coach.until(lambda: "No day is counted yet" not in words(coach.app))
        await press(coach, "escape")
        assert sorted(str(fact.data["picked"]) for fact in coach.desk.store.facts.of(("valued",))) == [
            "['praise']",
            "['time']",
        ]


async def test_with_something_wrong_in_one_part_all_of_it_stays_a_draft(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await open_sheet(coach, "feedback")
        coach.app.screen.query(DateAsk).first().focus()
        await coach.type("someday")
        coach.app.screen.query(FormAsk).first().go_to("", (0, 0))
        await coach.type("On Monday")
        await press(coach, "escape")
        assert top(coach.app) == "WorksheetScreen", "it is said once"
        await press(coach, "escape")
        await coach.until(lambda: top(coach.app) == "WorkbenchScreen")
        kept = {draft.document: str(draft.body) for draft in coach.desk.store.drafts.all()}
        assert "someday" in kept[answer_id("w04.skillset.next-share")]
        assert "On Monday" in kept["feedback/once"]
        assert coach.desk.store.documents.get("feedback/once") is None
        await open_sheet(coach, "feedback")
        assert "someday" in str(coach.app.screen.answers["w04.skillset.next-share"])


async def test_quitting_on_a_worksheet_keeps_the_last_letter(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await open_sheet(coach, "vision")
        await coach.type("last")
        await coach.press("ctrl+q")
        assert drafted(coach, DRAFT) == "last"


async def test_a_disk_without_room_holds_the_worksheet_open(open_coach: OpenCoach, monkeypatch: Any) -> None:
    async with open_coach() as coach:
        await open_sheet(coach, "vision")
        await coach.type("kept in the end")

        def full(*_args: object, **_more: object) -> None:
            raise StoreFull("There is no room.")

        with monkeypatch.context() as without_room:
            without_room.setattr(coach.desk.store.documents, "save", full)
            await press(coach, "escape")
            assert top(coach.app) == "WorksheetScreen"
            assert versions(coach, DRAFT) == []
        await coach.type("!")
        await press(coach, "escape")
        assert versions(coach, DRAFT) == ["kept in the end!"]


async def test_words_typed_in_turn_in_the_walk_and_on_the_worksheet_are_one_text(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await open_walk(coach, DRAFT)
        await coach.type("one")
        await open_sheet(coach, "vision")
        await shown(coach, "one")
        assert "Not finished yet; kept from" in words(coach.app)
        await press(coach, "tab", "end")
        await coach.type(" two")
        await area(coach, "today")
        await coach.until(lambda: "one two" in words(coach.app))
        await press(coach, "end")
        await coach.type(" three")
        await area(coach, "workbench")
        await shown(coach, "one two three")
        await coach.app.action_quit()
    async with open_coach() as coach:
        assert drafted(coach, DRAFT) == "one two three"
