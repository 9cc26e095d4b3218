"""Capture: one thought, from anywhere, in and out."""

from __future__ import annotations

import pytest

from leadcoach.domain.ids import answer_id
from leadcoach.services.journaling import CAPTURE, Journaling, entry_text
from tests.ui.seeing import OpenCoach, notices, paste, press, rows, shown_list, top

DRAFT = answer_id(CAPTURE)


@pytest.mark.parametrize("area", ["2", "4", "f2"])
async def test_it_opens_from_each_area_and_returns(open_coach: OpenCoach, area: str) -> None:
    async with open_coach() as coach:
        await press(coach, area)
        before = top(coach.app)
        await press(coach, "c")
        assert top(coach.app) == "CaptureModal"
        await paste(coach, "She asked twice")
        await press(coach, "ctrl+n")
        assert top(coach.app) == before
        assert [entry_text(each) for each in Journaling(coach.desk).entries()] == ["She asked twice"]
        assert notices(coach.app) == ["Kept in the journal."]
        assert coach.desk.store.drafts.get(DRAFT) is None


async def test_a_kept_thought_appears_in_the_journal_and_can_be_read(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "3", "c")
        await paste(coach, "She asked twice")
        await press(coach, "enter")
        await paste(coach, "I was quick")
        await press(coach, "ctrl+s")
        (line,) = [each for each in rows(coach.app).values() if not each.id.startswith("prompt/")]
        assert (line.left, line.right) == ("She asked twice", "thought")
        shown_list(coach.app).go_to(line.id)
        await press(coach, "enter")
        assert top(coach.app) == "ReadingScreen"
        await coach.shows("I was quick")


async def test_enter_in_the_last_field_keeps_it(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "c")
        await paste(coach, "One")
        await press(coach, "enter", "enter", "enter")
        assert top(coach.app) == "TodayScreen"
        assert len(Journaling(coach.desk).entries()) == 1


async def test_escape_keeps_a_draft_that_waits_in_its_field(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "c")
        await paste(coach, "Half")
        await press(coach, "tab")
        await paste(coach, "a tho")
        await press(coach, "escape")
        assert top(coach.app) == "TodayScreen"
        assert Journaling(coach.desk).entries() == ()
        assert coach.desk.store.drafts.get(DRAFT) is not None
        await press(coach, "c")
        assert (coach.app.focused.text, coach.app.focused.cursor_location) == ("a tho", (0, 5))
        await paste(coach, "ught")
        await press(coach, "ctrl+n")
        assert entry_text(Journaling(coach.desk).entries()[0]) == "Half\n\na thought"


async def test_nothing_written_leaves_nothing(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "c", "ctrl+n")
        assert top(coach.app) == "TodayScreen"
        assert Journaling(coach.desk).entries() == ()
        assert notices(coach.app) == []


async def test_in_a_text_field_c_is_a_letter(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "n")
        await coach.type("c1?/")
        assert top(coach.app) == "EntryScreen"
        assert coach.app.focused.text == "c1?/"


async def test_the_thought_does_not_open_over_itself(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "c", "f2", "f1")
        assert [type(screen).__name__ for screen in coach.app.screen_stack].count("CaptureModal") == 1
