"""A plan asks one question after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

OpenCoach = Callable[..., Any]


def shown(coach: Any) -> list[str]:
    form = coach.app.screen.query_one("PlanAsk").form
    return [name for name, cell in form.cells.items() if cell.display]


async def test_the_next_question_shows_when_the_one_before_was_left(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_walk("w01.toolset", "first-plan")
        await coach.pilot.pause()
        assert shown(coach) == ["wish"]
        await coach.type("More questions")
        await coach.press("enter")
        assert shown(coach) == ["wish", "outcome"]
        await coach.press("enter")
        assert shown(coach) == ["wish", "outcome", "obstacle"]


async def test_what_was_written_is_there_again_with_the_question_that_had_the_cursor(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_walk("w01.toolset", "first-plan")
        await coach.pilot.pause()
        await coach.type("A wish")
        await coach.press("enter")
        await coach.type("An out")
        assert coach.app.keeper.flush()
    async with open_coach() as coach:
        assert shown(coach)[:2] == ["wish", "outcome"]
        assert coach.app.screen.query_one("PlanAsk").place[0].endswith("/outcome")


async def test_the_lint_speaks_when_the_plan_is_kept(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        coach.app.open_walk("w01.toolset", "first-plan")
        await coach.pilot.pause()
        for words in ("A wish", "An outcome", "Hurry", "sometimes", "I try to listen"):
            await coach.type(words)
            await coach.press("enter")
        notes = [str(each.render()) for each in coach.app.screen.query(".finding")]
        assert any("When exactly" in note for note in notes)
        assert any("camera" in note for note in notes)
