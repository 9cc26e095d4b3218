"""Several editors open at once, one in each area: saving one costs the others nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

OpenCoach = Callable[..., Any]


def said(coach: Any) -> list[object]:
    """Every word that is kept: drafts, and the versions of entries and answers."""
    store = coach.desk.store
    documents = store.documents.list(("entry", "answer"))
    versions = [version.body for document in documents for version in store.documents.versions(document.id)]
    return [text for body in (*(draft.body for draft in store.drafts.all()), *versions) for text in body.values()]


async def test_finishing_a_step_leaves_an_unwritten_page_unwritten(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_walk("w01", "opening")
        await coach.pilot.pause()
        await coach.type("step")
        coach.app.switch_mode("journal")
        await coach.pilot.pause()
        await coach.app.open_entry()
        await coach.type("page")
        coach.app.switch_mode("today")
        await coach.press("ctrl+n")
        await coach.press("ctrl+q")
        kept = said(coach)
        assert "step" in kept
        assert "page" in kept


async def test_one_question_answered_in_two_places_loses_neither(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.switch_mode("journal")
        await coach.pilot.pause()
        await coach.app.open_entry(prompt="w01.describe")
        await coach.type("the long answer")
        assert coach.app.keeper.flush()
        coach.app.switch_mode("today")
        coach.app.open_walk("w01", "describe")
        await coach.pilot.pause()
        coach.app.switch_mode("journal")
        await coach.pilot.pause()
        await coach.type(" and more")
        assert coach.app.keeper.flush()
        coach.app.switch_mode("today")
        await coach.pilot.pause()
        await coach.type("!")
        await coach.press("ctrl+n")
        await coach.press("ctrl+q")
        assert "the long answer and more" in said(coach)


async def test_a_log_with_an_answer_below_is_kept_once(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_walk("logs", "cue", single=True)
        await coach.pilot.pause()
        await coach.press("2", "ctrl+n", "ctrl+n")
        assert [fact.data for fact in coach.desk.store.facts.of(("cue",))] == [{"picked": ["done"]}]


async def test_a_date_in_words_is_taken_as_shown(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_walk("w01.skillset", "meeting")
        await coach.pilot.pause()
        await coach.type("tomorrow")
        await coach.press("ctrl+n")
        assert "w01.skillset.meeting" in coach.app.programme.progress().done


async def test_not_possible_wants_its_reason(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_walk("w01", "team")
        await coach.pilot.pause()
        await coach.press("3", "ctrl+n")
        assert coach.app.programme.progress().outcome("w01.team") == ""
