"""The editor: names while typing, finding, questions and templates, energy, looking back, versions on the way."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from leadcoach.bootstrap import House, coach_app
from leadcoach.domain.ids import answer_id
from leadcoach.domain.records import Body
from leadcoach.services.journaling import Journaling
from leadcoach.services.templates import Templates
from leadcoach.ui.screens import page as page_screen
from leadcoach.ui.widgets.area_bar import AreaBar
from leadcoach.ui.widgets.completions import Completions
from leadcoach.ui.widgets.page import Page
from tests.ui.seeing import MONDAY, OpenCoach, burst, filling, home, notices, paste, press, rows, soon, top, words

LONG = "Word after word, " * 20


def page(coach: Any) -> Page:
    """The page in front."""
    found = coach.app.screen.query_one(Page)
    assert isinstance(found, Page)
    return found


def below(coach: Any) -> str:
    """The line below the page."""
    return str(coach.app.screen.query_one(Completions).render())


def bodies(coach: Any) -> list[Body]:
    """What every entry keeps, the newest first."""
    return [entry.body for entry in Journaling(coach.desk).entries()]


async def new_page(coach: Any) -> Page:
    """An empty page with the focus."""
    await coach.app.open_entry()
    await coach.until(lambda: isinstance(coach.app.focused, Page))
    return page(coach)


# Names for tags and people --------------------------------------------------------------------------------------------


async def test_tab_takes_an_earlier_name_and_then_the_next(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        Journaling(desk).write("#delegation with @Ana [b]")
        Journaling(desk).write("#delegation and #Debrief")
    async with open_coach() as coach:
        editor = await new_page(coach)
        await coach.type("on #de")
        await coach.until(lambda: "#delegation  #Debrief  Tab takes the first" in below(coach))
        await coach.press("tab")
        assert editor.text == "on #delegation"
        await coach.press("tab")
        assert editor.text == "on #Debrief"
        await coach.press("tab")
        await burst(coach, *", @a")
        await coach.until(lambda: "@Ana" in below(coach))
        await coach.press("enter")
        assert editor.text == "on #delegation, @a\n"
        assert below(coach) == ""


async def test_escape_puts_names_away_before_it_closes_the_page(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        editor = await new_page(coach)
        await coach.type("#first #fi")
        await coach.until(lambda: "#first" in below(coach))
        await coach.press("escape")
        assert below(coach) == ""
        await coach.type("r")
        await coach.pilot.pause(0.2)
        assert below(coach) == ""
        await coach.type(" #f")
        await coach.until(lambda: "#first" in below(coach))
        await coach.press("left")
        assert below(coach) == ""
        assert editor.text == "#first #fir #f"
        await coach.press("escape")
        assert top(coach.app) != "EntryScreen"


async def test_tab_without_a_name_changes_nothing_and_keeps_the_focus(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        editor = await new_page(coach)
        await coach.type("plain #zz")
        await coach.press("tab")
        await coach.type("x")
        assert editor.text == "plain #zzx"


async def test_hostile_names_are_shown_as_they_are(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        store, now = desk.store, desk.clock()
        entry = Journaling(desk).write("x")
        body = {"text": "x", "tags": ["a[/]b", "a[@click=app.quit]c", "a\u202eלום", "a" + "王" * 60]}
        store.documents.save(entry, body, why="import", moment=now, version_id=desk.new_id())
    async with open_coach() as coach:
        await new_page(coach)
        await coach.type("#a")
        await coach.until(lambda: "#a[/]b" in below(coach))
        assert "#a[@click=app.quit]c" in below(coach)
        assert "\u202e" not in below(coach)
        assert "#a[/]b" in coach.screen


# Finding --------------------------------------------------------------------------------------------------------------


async def test_find_goes_from_place_to_place_and_leaves_the_cursor_there(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        editor = await new_page(coach)
        await paste(coach, "Zoë one\nZOE two\n[/] zoe\nend")
        editor.move_cursor((0, 5))
        await coach.press("ctrl+f")
        await coach.type("zoe")
        assert editor.selection == ((1, 0), (1, 3))
        await coach.shows("2 of 3")
        await coach.press("enter")
        await coach.shows("3 of 3")
        await coach.press("down")
        await coach.shows("1 of 3")
        await coach.press("up")
        assert editor.selected_text == "zoe"
        await coach.press("escape")
        assert coach.app.focused is editor
        await coach.type("!")
        assert editor.text == "Zoë one\nZOE two\n[/] zoe!\nend"
        await coach.press("ctrl+f")
        await paste(coach, "[@click=app.quit]")
        await coach.shows("not on this page")
        assert "Enter Next" in coach.screen
        await coach.press("escape", "escape")
        assert bodies(coach) == [{"text": "Zoë one\nZOE two\n[/] zoe!\nend"}]


# Energy, title --------------------------------------------------------------------------------------------------------


async def test_energy_is_one_key_and_a_digit_and_can_be_taken_back(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        editor = await new_page(coach)
        await coach.press("ctrl+l")
        assert "How much energy" in below(coach)
        await coach.type("4Calm day")
        assert editor.text == "Calm day"
        assert below(coach) == ""
        await coach.until(lambda: str(coach.app.screen.query_one(AreaBar).render()).endswith("4 of 5 · Calm day"))
        assert coach.app.keeper.flush()
        (draft,) = coach.desk.store.drafts.all()
        assert draft.body == {"text": "Calm day", "energy": 4}
        await coach.press("ctrl+l", "x", "ctrl+l", "escape")
        assert (editor.text, top(coach.app)) == ("Calm dayx", "EntryScreen")
        await coach.press("escape")
        assert bodies(coach) == [{"text": "Calm dayx", "energy": 4}]
        await press(coach, "3", "enter")
        await coach.press("ctrl+l", "0", "escape")
        assert bodies(coach) == [{"text": "Calm dayx"}]


# Questions and templates ----------------------------------------------------------------------------------------------


async def test_an_empty_page_becomes_the_answer_to_a_question_of_the_week(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await new_page(coach)
        await coach.press("ctrl+o")
        found = rows(coach.app)
        assert [found[f"w01.{level}"].right for level in ("describe", "analyse", "test")] == [
            "Describe",
            "Analyse",
            "Test",
        ]
        await coach.press("down", "down", "enter")
        await coach.shows("Which habit of yours helped")
        await coach.type("Mine")
        await coach.press("ctrl+s", "ctrl+n")
        assert top(coach.app) == "TodayScreen"
        stored = coach.desk.store.documents.get(answer_id("w01.analyse"))
        assert stored.body == {"analyse": "Mine"}
        assert coach.desk.store.drafts.all() == ()


async def test_a_page_with_words_is_kept_when_a_question_takes_its_place(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await new_page(coach)
        await coach.type("Before")
        await coach.press("ctrl+o", "down", "enter")
        assert page(coach).text == ""
        assert notices(coach.app) == ["The page before is kept in the journal."]
        await coach.type("After")
        assert coach.app.keeper.flush()
        assert [draft.document for draft in coach.desk.store.drafts.all()] == [answer_id("w01.describe")]
        assert bodies(coach) == [{"text": "Before"}]


async def test_a_template_goes_on_an_empty_page_and_asks_before_it_goes_below_words(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        editor = await new_page(coach)
        template = Templates(coach.desk).built_in()[0]
        await choose(coach, template.id)
        assert editor.text == template.text
        await coach.type("the queue")
        first = template.text.split("\n")[0] + "the queue"
        assert editor.text.startswith(first + "\n")
        await coach.press("ctrl+z", "ctrl+z")
        assert editor.text == ""
        await coach.type("Mine")
        await choose(coach, template.id)
        assert top(coach.app) == "ConfirmModal"
        await coach.press("enter")
        assert editor.text == "Mine"
        await choose(coach, template.id)
        await coach.press("down", "enter")
        assert editor.text == "Mine\n\n" + template.text
        assert editor.cursor_location == (2, len(template.text.split("\n")[0]))


async def choose(coach: Any, identity: str) -> None:
    """Open the list of what a page can begin with, and choose from it."""
    await coach.press("ctrl+o")
    lines = coach.app.screen.query("LineList").first()
    assert lines.go_to(identity)
    await coach.press("enter")


async def test_a_page_is_kept_as_a_template_renamed_and_taken_away(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        editor = await new_page(coach)
        await coach.type("What is stuck?")
        await coach.press("ctrl+o", "n")
        await paste(coach, "Round [/]")
        await coach.press("enter")
        (kept,) = Templates(coach.desk).own()
        assert (kept.name, kept.text) == ("Round [/]", "What is stuck?")
        assert rows(coach.app)[kept.id].left == "Round [/]"
        await coach.press("r", "exclamation_mark", "enter")
        assert Templates(coach.desk).own()[0].name == "Round [/]!"
        await coach.press("x", "enter", "x", "down", "enter")
        assert Templates(coach.desk).own() == ()
        await coach.press("escape")
        assert editor.text == "What is stuck?"


async def test_any_page_can_be_written_from_a_distance(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await new_page(coach)
        await coach.press("ctrl+t")
        await coach.shows("as advice to a colleague who is in the same place")
        await coach.press("ctrl+t")
        assert "as advice to a colleague" not in words(coach.app)


async def test_what_was_written_in_an_earlier_week_stands_one_key_away(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        journaling = Journaling(desk)
        journaling.save(journaling.begin(journaling.prompt("w01.analyse")), "[/b] I spoke first.\n\nToo often.")
    async with open_coach(now=MONDAY + timedelta(days=8)) as coach:
        await coach.app.open_entry(prompt="w02.analyse")
        assert await soon(coach, "In week 1 you wrote: “[/b] I spoke first.” · Ctrl+G reads it")
        await coach.type("Now")
        await coach.press("ctrl+g")
        assert top(coach.app) == "ReadingScreen"
        await coach.shows("Too often.")
        await coach.press("escape")
        assert page(coach).text == "Now"
        await coach.app.open_entry()
        await coach.press("ctrl+g")
        assert top(coach.app) == "EntryScreen"


# Looking back ---------------------------------------------------------------------------------------------------------


async def test_after_a_long_entry_three_questions_come_once_and_one_key_leaves(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await new_page(coach)
        await paste(coach, LONG)
        await press(coach, "escape")
        assert top(coach.app) == "SelfCheckModal"
        assert bodies(coach) == [{"text": LONG}]
        await press(coach, "1", "3", "3", "2", "enter")
        assert top(coach.app) == "TodayScreen"
        assert bodies(coach) == [{"text": LONG, "checked": ["happened", "next"]}]
        await press(coach, "3", "enter")
        await coach.type("x")
        await press(coach, "escape")
        assert top(coach.app) == "JournalScreen"


async def test_unanswered_they_leave_nothing_behind_and_they_can_stay_away(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await new_page(coach)
        await paste(coach, LONG)
        await press(coach, "escape", "x", "escape")
        assert top(coach.app) == "TodayScreen"
        (entry,) = Journaling(coach.desk).entries()
        assert entry.body == {"text": LONG}
        assert len(coach.desk.store.documents.versions(entry.id)) == 1
        editor = await new_page(coach)
        await paste(coach, LONG)
        await press(coach, "ctrl+r")
        assert top(coach.app) == "SelfCheckModal"
        await coach.shows("x asks again")
        await press(coach, "2", "escape")
        await coach.until(lambda: coach.app.focused is editor)
        await coach.type("y")
        await press(coach, "escape")
        assert top(coach.app) == "TodayScreen"
        assert bodies(coach)[0] == {"text": LONG + "y", "checked": ["next"]}


@pytest.mark.parametrize(("hour", "keys"), [(22, ("escape",)), (12, ("ctrl+s", "escape"))])
async def test_late_or_after_keeping_by_hand_nothing_is_asked(
    open_coach: OpenCoach, hour: int, keys: tuple[str, ...]
) -> None:
    async with open_coach(now=MONDAY.replace(hour=hour)) as coach:
        await new_page(coach)
        await paste(coach, LONG)
        await press(coach, *keys)
        assert top(coach.app) == "TodayScreen"


# Versions on the way --------------------------------------------------------------------------------------------------


async def test_while_one_writes_a_version_is_made_every_ten_minutes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = MONDAY

    def clock() -> datetime:
        return now

    opened = home(tmp_path)
    house = House(opened.paths, None, "en", clock)
    monkeypatch.setattr("leadcoach.ui.screens.entry.LOOK_EVERY", 0.01)
    with house.writing() as desk:
        app = coach_app(house, desk)
        app.programme.begin()
        async with app.run_test() as pilot:
            await app.open_entry()
            await pilot.press("a")
            await pilot.pause(0.1)
            assert Journaling(desk).entries() == ()
            now += timedelta(minutes=10)
            await pilot.press("b")
            await pilot.pause(0.1)
            (entry,) = Journaling(desk).entries()
            await pilot.press("c")
            await pilot.pause(0.1)
            assert app.keeper.flush()
            (draft,) = desk.store.drafts.all()
            assert (draft.document, draft.body, draft.base) == (entry.id, {"text": "abc"}, entry.head)
            assert [version.body for version in desk.store.documents.versions(entry.id)] == [{"text": "ab"}]


async def test_every_wording_is_one_key_away_and_comes_back_on_the_page(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        editor = await new_page(coach)
        await coach.press("f8")
        assert notices(coach.app) == ["Nothing is written yet, so there is no earlier wording."]
        await coach.type("One")
        await coach.press("ctrl+s")
        await coach.type(" two")
        await coach.press("f8")
        assert top(coach.app) == "VersionsScreen"
        await coach.press("down", "enter", "escape")
        assert (top(coach.app), editor.text) == ("EntryScreen", "One")
        await coach.type("!")
        await coach.press("escape")
        assert bodies(coach) == [{"text": "One!"}]


async def test_a_wording_brought_back_elsewhere_is_shown_where_nothing_waits(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        editor = await new_page(coach)
        await coach.type("One")
        await coach.press("ctrl+s")
        (entry,) = Journaling(coach.desk).entries()
        coach.desk.store.documents.save(
            entry, {"text": "Other"}, why="restore", moment=coach.desk.clock(), version_id=coach.desk.new_id()
        )
        coach.app.reload_screens()
        assert editor.text == "Other"
        await coach.type("!")
        coach.app.reload_screens()
        assert editor.text == "Other!"


# Their own editor -----------------------------------------------------------------------------------------------------


async def test_what_comes_back_from_another_editor_is_one_edit(
    open_coach: OpenCoach, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_coach() as coach:
        editor = await new_page(coach)
        await coach.type("Mine")
        seen = []

        def write_outside(_app: object, _command: object, text: str, inbox: Path, _name: str) -> str:
            seen.append((text, inbox))
            return "Theirs\n#done"

        monkeypatch.setattr(page_screen, "write_outside", write_outside)
        await coach.press("f5")
        assert seen == [("Mine", coach.app.around.inbox)]
        assert editor.text == "Theirs\n#done"
        await coach.press("ctrl+z")
        assert editor.text == "Mine"
        await coach.press("ctrl+y", "escape")
        assert bodies(coach) == [{"text": "Theirs\n#done"}]


@pytest.mark.parametrize(
    ("editor", "sentence"), [("", "No editor of your own is named."), ("ed", "cannot take over this terminal")]
)
async def test_where_no_editor_can_open_a_sentence_says_so(
    open_coach: OpenCoach, monkeypatch: pytest.MonkeyPatch, editor: str, sentence: str
) -> None:
    monkeypatch.setenv("EDITOR", editor)
    monkeypatch.delenv("VISUAL", raising=False)
    async with open_coach() as coach:
        await new_page(coach)
        await coach.type("Mine")
        await coach.press("f5")
        (said,) = notices(coach.app)
        assert sentence in said
        assert page(coach).text == "Mine"
        assert list(coach.app.around.inbox.glob("editor/*")) == []
