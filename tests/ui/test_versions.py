"""Earlier wordings on the screen: what changed, and the way back to one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from leadcoach.services.journaling import Journaling
from leadcoach.services.keeping import Keeping
from leadcoach.ui.screens.versions import STYLES, VersionsScreen
from tests.ui.seeing import OpenCoach, filling, press, rows, shown_list, soon, top, until, words

WORDINGS = (
    "We met on Monday.",
    "We met on Friday.\nIt rained.",
    "We met [/] on Friday.\nIt rained, [@click=app.quit]x[/].",
)


def rewritten(tmp_path: Path, *wordings: str) -> str:
    with filling(tmp_path) as desk:
        journaling = Journaling(desk)
        entry = journaling.begin()
        for text in wordings or WORDINGS:
            entry = journaling.save(entry, text)
        return entry.document.id


async def opened(coach: Any, identity: str) -> None:
    await press(coach, "3")
    coach.app.push_screen(VersionsScreen(identity))
    await coach.shows("Earlier wordings")


def texts(coach: Any, identity: str) -> list[str]:
    return [wording.text for wording in Keeping(coach.desk).versions(identity)]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_each_wording_shows_what_changed_since_with_it_and_whole(
    open_coach: OpenCoach, tmp_path: Path, size: tuple[int, int]
) -> None:
    identity = rewritten(tmp_path)
    async with open_coach(size=size) as coach:
        await opened(coach, identity)
        assert [line.left.split()[0] for line in rows(coach.app).values()] == ["3", "2", "1"]
        assert await soon(coach, "What stands now")
        await press(coach, "down")
        assert await soon(coach, "What changed since version 2: [-taken out-] {+added+}")
        assert await soon(coach, "We met {+[/] +}on Friday.")
        await press(coach, "d")
        assert await soon(coach, "What changed with version 2")
        assert await soon(coach, "We met on [-Monday-]{+Friday+}.")
        assert await soon(coach, "{+It rained.+}")
        await press(coach, "d")
        assert await soon(coach, "Version 2, whole")
        assert "{+" not in words(coach.app)
        await press(coach, "escape")
        assert top(coach.app) == "JournalScreen"


async def test_changes_differ_by_sign_and_by_style(open_coach: OpenCoach, tmp_path: Path) -> None:
    identity = rewritten(tmp_path, "We met on Monday.", "We met on Friday.")
    async with open_coach() as coach:
        await opened(coach, identity)
        await press(coach, "down")
        assert await soon(coach, "{+Friday+}")
        drawn = {
            segment.text: segment.style
            for strip in coach.app.screen._compositor.render_strips()
            for segment in strip
            if segment.text.startswith(("[-Mon", "{+Fri"))
        }
        assert drawn["[-Monday-]"].strike
        assert drawn["{+Friday+}"].bold
        assert set(STYLES) == {"kept", "out", "in"}


@pytest.mark.parametrize("key", ["enter", "r"])
async def test_one_key_lets_a_wording_stand_again_and_loses_none(
    open_coach: OpenCoach, tmp_path: Path, key: str
) -> None:
    identity = rewritten(tmp_path)
    async with open_coach() as coach:
        await opened(coach, identity)
        await press(coach, "end", key)
        assert texts(coach, identity) == [*WORDINGS, WORDINGS[0]]
        assert [line.left.split()[0] for line in rows(coach.app).values()] == ["4", "3", "2", "1"]
        assert shown_list(coach.app).cursor_id == next(iter(rows(coach.app)))
        await press(coach, key)
        assert texts(coach, identity) == [*WORDINGS, WORDINGS[0]]


async def test_what_was_typed_since_is_kept_as_a_version_first(open_coach: OpenCoach, tmp_path: Path) -> None:
    identity = rewritten(tmp_path, "first", "second")
    with filling(tmp_path) as desk:
        journaling = Journaling(desk)
        journaling.keep([journaling.draft(journaling.open(identity), "half typed", (0, 4))])
    async with open_coach() as coach:
        await opened(coach, identity)
        await coach.shows("What you typed since is kept as a version")
        await press(coach, "end", "enter")
        assert texts(coach, identity) == ["first", "second", "half typed", "first"]
        assert await until(coach, lambda: "What you typed since" not in words(coach.app))
        assert coach.desk.store.drafts.all() == ()


async def test_a_long_history_of_long_texts_scrolls(open_coach: OpenCoach, tmp_path: Path) -> None:
    long = [" ".join(f"word{number * 7 % 90}" for number in range(3_000)) + f" end {n}" for n in range(3)]
    identity = rewritten(tmp_path, *long)
    async with open_coach() as coach:
        await opened(coach, identity)
        await press(coach, "down", "d", "d")
        body = coach.app.screen.query_one("#body")
        await coach.until(lambda: body.max_scroll_y > 0)
        await press(coach, "pagedown")
        assert body.scroll_offset.y > 0
        await press(coach, "pageup")
        assert body.scroll_offset.y == 0
        assert await soon(coach, "Version 2, whole")


async def test_what_is_not_kept_yet_has_no_earlier_wordings(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await opened(coach, "nothing")
        await coach.shows("There are no earlier wordings yet")
        await press(coach, "enter", "r", "d", "escape")
        assert top(coach.app) == "JournalScreen"
