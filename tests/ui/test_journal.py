"""The journal: writing, coming back, the bin, search, and what another process left."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import TextArea

from leadcoach.bootstrap import House
from leadcoach.domain.ids import answer_id
from leadcoach.domain.records import Body, Document, Kind
from leadcoach.services.journaling import Journaling, OpenEntry
from leadcoach.services.programme import Programme
from leadcoach.storage import inbox
from leadcoach.ui.screens.journal import SEARCH_PAUSE
from tests.ui.seeing import OpenCoach, filling, home, notices, paste, press, rows, said, search, shown_list, top, words

PROMPT = "w01.describe"


def written(coach: Any) -> list[str]:
    """The words of every entry, newest first."""
    return [str(next(iter(entry.body.values()))) for entry in Journaling(coach.desk).entries()]


async def test_an_entry_is_a_draft_while_it_is_written_and_a_version_after_escape(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "3", "n")
        await coach.shows("Every key is kept within a second")
        await paste(coach, "A first line")
        assert "Every key is kept within a second" not in coach.screen
        assert coach.app.keeper.flush()
        (draft,) = coach.desk.store.drafts.all()
        assert dict(draft.body) == {"text": "A first line"}
        assert written(coach) == []
        await press(coach, "escape")
        assert top(coach.app) == "JournalScreen"
        assert written(coach) == ["A first line"]
        assert coach.desk.store.drafts.all() == ()
        assert rows(coach.app)[draft.document].left == "A first line"


async def test_autosave_writes_within_a_second(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "n", "a")
        assert coach.app.keeper.pending
        await coach.pilot.pause(0.7)
        assert not coach.app.keeper.pending
        assert coach.screen.splitlines()[-1].endswith("saved 08:40:00 ")


async def test_ctrl_s_keeps_a_version_and_goes_on(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "n")
        await paste(coach, "One")
        await press(coach, "ctrl+s")
        assert (written(coach), coach.desk.store.drafts.all()) == (["One"], ())
        await paste(coach, " and two")
        assert coach.app.keeper.flush()
        (draft,) = coach.desk.store.drafts.all()
        assert dict(draft.body) == {"text": "One and two"}
        await press(coach, "escape")
        assert written(coach) == ["One and two"]
        entry = Journaling(coach.desk).entries()[0]
        assert len(coach.desk.store.documents.versions(entry.id)) == 2


async def test_an_entry_is_edited_again_with_the_cursor_at_its_end(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        identity = Journaling(desk).write("One\n\ntwo").id
    async with open_coach() as coach:
        await press(coach, "3", "enter")
        assert coach.app.focused.text == "One\n\ntwo"
        await paste(coach, "!")
        await press(coach, "escape")
        assert written(coach) == ["One\n\ntwo!"]
        assert len(coach.desk.store.documents.versions(identity)) == 2


async def test_an_entry_that_is_only_read_stays_as_it_was(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        identity = Journaling(desk).write("One").id
    async with open_coach() as coach:
        await press(coach, "3", "enter")
        assert not coach.app.keeper.pending
        assert coach.app.keeper.snapshot() == ()
        await press(coach, "escape")
        assert len(coach.desk.store.documents.versions(identity)) == 1


async def test_an_empty_page_leaves_nothing(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "n", "space", "escape", "n", "escape")
        assert written(coach) == []
        assert coach.desk.store.drafts.all() == ()


async def test_an_empty_journal_offers_the_questions_of_the_week(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "3")
        assert list(rows(coach.app)) == [f"prompt/{each}" for each in (PROMPT, "w01.analyse", "w01.test")]
        await press(coach, "enter")
        assert "When did someone in your team learn something last week?" in words(coach.app)
        await paste(coach, "On Tuesday")
        await press(coach, "ctrl+t")
        assert "When did someone in your team learn" not in words(coach.app)
        await press(coach, "escape", "escape")
        assert coach.desk.store.documents.get(answer_id(PROMPT)).body == {"describe": "On Tuesday"}
        assert PROMPT in Programme(coach.desk).progress().prompts
        await press(coach, "1")
        assert rows(coach.app)["prompts"].right.startswith("1 of 3")


async def test_an_entry_changed_elsewhere_shows_both_wordings(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        journal = Journaling(desk)
        identity = journal.write("As it was").id
        opened = journal.open(identity)
        journal.keep([journal.draft(opened, "Mine, unfinished", (0, 4))])
        journal.save(OpenEntry(opened.document, "", base=opened.base), "Theirs, meanwhile")
        desk.store.drafts.put(journal.draft(opened, "Mine, unfinished", (0, 4)))
    async with open_coach() as coach:
        coach.app.open_entry(identity)
        await coach.pilot.pause()
        assert coach.app.focused.text == "Mine, unfinished"
        assert "changed elsewhere meanwhile" in words(coach.app)
        await coach.shows("Theirs, meanwhile")
        await press(coach, "escape")
        assert "Theirs, meanwhile" in [v.body["text"] for v in coach.desk.store.documents.versions(identity)]


async def test_the_bin_asks_with_the_harmless_answer_first_and_gives_back(
    open_coach: OpenCoach, tmp_path: Path
) -> None:
    with filling(tmp_path) as desk:
        identity = Journaling(desk).write("Keep me").id
    async with open_coach() as coach:
        await press(coach, "3", "x")
        assert top(coach.app) == "ConfirmModal"
        assert shown_list(coach.app).cursor_id == "no"
        await press(coach, "enter")
        assert identity in rows(coach.app)
        await press(coach, "x", "escape")
        assert identity in rows(coach.app)
        await press(coach, "x", "down", "enter")
        assert identity not in rows(coach.app)
        assert notices(coach.app) == ["In the bin for 30 days; u takes it back."]
        await press(coach, "u")
        assert identity in rows(coach.app)
    async with open_coach() as coach:
        assert Journaling(coach.desk).binned() == ()


async def test_only_what_is_an_entry_can_go_to_the_bin(open_coach: OpenCoach, tmp_path: Path) -> None:
    async with open_coach() as coach:
        await press(coach, "3", "x")
        assert top(coach.app) == "JournalScreen"
        assert "To the bin" not in coach.screen
    with filling(tmp_path) as desk:
        journal = Journaling(desk)
        journal.keep([journal.draft(journal.begin(), "Half", (0, 0))])
    async with open_coach() as coach:
        await press(coach, "escape", "3", "x")
        assert notices(coach.app) == [
            "This is not finished yet. Open it and press Esc; then it can go to the bin.",
        ]


@pytest.mark.parametrize("typed", ['"(NOT [', "*", "[@click=app.quit]x[/]"])
async def test_any_text_is_a_search(open_coach: OpenCoach, tmp_path: Path, typed: str) -> None:
    with filling(tmp_path) as desk:
        Journaling(desk).write("Oranges")
    async with open_coach() as coach:
        await search(coach)
        await coach.type(typed[:8])
        await paste(coach, typed[8:])
        assert coach.app.focused.value == typed
        assert top(coach.app) == "JournalScreen"
        await press(coach, "enter", "enter", "escape")
        assert "Oranges" in said(coach.app)


async def test_hits_follow_the_typing_and_escape_leaves_the_search(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        Journaling(desk).write("Oranges and pears")
        Journaling(desk).write("Plums")
    async with open_coach() as coach:
        await search(coach)
        await press(coach, "o", "r")
        await coach.pilot.pause(2 * SEARCH_PAUSE)
        assert "Oranges and pears" in said(coach.app)
        assert "Plums" not in said(coach.app)
        await paste(coach, "x")
        await coach.pilot.pause(2 * SEARCH_PAUSE)
        assert said(coach.app) == "Nothing found."
        await press(coach, "escape")
        assert {line.left for line in rows(coach.app).values()} == {"Oranges and pears", "Plums"}
        await search(coach)
        assert coach.app.focused.value == ""


async def test_a_hit_opens_the_screen_it_was_written_on(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        store, now = desk.store, desk.clock()
        Journaling(desk).write("quince entry")
        Journaling(desk).capture({"noticed": "quince capture"})
        kept: list[tuple[Kind, str, Body]] = [
            ("answer", "w01.opening", {"opening": "quince answer"}),
            ("worksheet", "environment", {"note": "quince worksheet"}),
        ]
        for kind, ask, body in kept:
            document = Document(answer_id(ask), kind, ask, "once", now.stamp, now.zone, now.day.isoformat())
            store.documents.save(document, body, why="edit", moment=now, version_id=desk.new_id())
    async with open_coach() as coach:
        for word, screen in (
            ("entry", "EntryScreen"),
            ("capture", "ReadingScreen"),
            ("answer", "WalkScreen"),
            ("worksheet", "WorksheetScreen"),
        ):
            await search(coach)
            await paste(coach, f"quince {word}")
            await press(coach, "enter", "enter")
            assert top(coach.app) == screen
            assert f"quince {word}" in coach.screen + "".join(area.text for area in coach.app.screen.query(TextArea))
            await press(coach, "escape", "escape")
            assert top(coach.app) == "JournalScreen"


async def test_an_answered_question_is_listed_and_opens_again(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_walk("w01", "describe")
        await coach.pilot.pause()
        await paste(coach, "A small moment")
        await press(coach, "ctrl+n", "escape", "3")
        line = rows(coach.app)[answer_id(PROMPT)]
        assert (line.left, line.right) == ("A small moment", "Describe")
        await press(coach, "enter")
        assert top(coach.app) == "EntryScreen"
        assert coach.app.focused.text == "A small moment"


async def test_what_another_process_left_appears_by_itself(open_coach: OpenCoach, tmp_path: Path) -> None:
    async with open_coach() as coach:
        await press(coach, "3")
        leave(home(tmp_path), coach, "From the shell")
        for _turn in range(20):
            await coach.pilot.pause(0.1)
            if "From the shell" in said(coach.app):
                break
        assert "From the shell" in said(coach.app)
        assert written(coach) == ["From the shell"]


async def test_what_another_process_left_does_not_touch_what_is_being_written(
    open_coach: OpenCoach, tmp_path: Path
) -> None:
    async with open_coach() as coach:
        await press(coach, "n")
        await paste(coach, "Mine")
        leave(home(tmp_path), coach, "From the shell")
        coach.app.look_in_inbox()
        await coach.pilot.pause()
        assert coach.app.focused.text == "Mine"
        await press(coach, "escape", "3")
        assert sorted(written(coach)) == ["From the shell", "Mine"]


def leave(house: House, coach: Any, text: str) -> None:
    """Do what `leadcoach write` does while the app is open."""
    document, found = Journaling(coach.desk).finished(text)
    inbox.put(house.paths.inbox, inbox.entry(document, {"text": found}, version_id=house.new_id()))
