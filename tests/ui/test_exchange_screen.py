"""Into and out of leadcoach from the app."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from leadcoach.services.import_run import ImportRun
from leadcoach.services.importing import CHUNK
from leadcoach.services.journaling import Journaling
from leadcoach.ui.screens.exchange import ExchangeScreen, open_exchange
from tests.ui.seeing import OpenCoach, filling, press, top, words


async def opened(coach: Any, path: Path, *keys: str) -> None:
    """Open the screen, choose with keys, and name the path."""
    open_exchange(coach.app)
    await coach.shows("Into and out of leadcoach")
    await press(coach, *keys)
    coach.app.screen.query_one("#path", Input).value = str(path)


def journal_of(number: int) -> str:
    return "\n".join(f"[2026-10-{1 + n % 28:02d} 09:{n // 28:02d}] Entry {n}\n" for n in range(number))


async def test_what_was_written_goes_out_and_comes_in_elsewhere(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        Journaling(desk).write("A line to take along")
    page, text = tmp_path / "out.html", tmp_path / "jrnl.txt"
    text.write_text(journal_of(3), "utf-8")
    async with open_coach() as coach:
        await opened(coach, page)
        await press(coach, "end", "enter")
        await coach.shows("Written:")
        assert "A line to take along" in page.read_text("utf-8")
        await press(coach, "home", "enter")
        coach.app.screen.query_one("#path", Input).value = str(text)
        await press(coach, "down", "down", "enter")
        await coach.shows("This was a look only")
        assert len(Journaling(coach.desk).entries()) == 1
        await press(coach, "down", "enter")
        await coach.shows("3 entries read: 3 came in.")
        await coach.shows("leadcoach import undo")
        assert len(Journaling(coach.desk).entries()) == 4
        assert list((tmp_path / "coach" / "data" / "backups").glob("*before-import*.db"))
        await press(coach, "escape")
        assert top(coach.app) == "TodayScreen"


async def test_what_cannot_be_done_is_one_sentence(open_coach: OpenCoach, tmp_path: Path) -> None:
    there = tmp_path / "there.html"
    there.write_text("Mine", "utf-8")
    async with open_coach() as coach:
        await opened(coach, there)
        await press(coach, "end", "enter")
        await coach.until(lambda: "is there already" in words(coach.app))
        assert there.read_text("utf-8") == "Mine"
        coach.app.screen.query_one("#path", Input).value = ""
        await press(coach, "enter")
        await coach.shows("Say first where")
        await press(coach, "home", "enter", "end")
        coach.app.screen.query_one("#path", Input).value = str(tmp_path / "nothing")
        await press(coach, "enter")
        await coach.shows("There is nothing at")


async def test_an_import_is_stopped_between_two_chunks(
    open_coach: OpenCoach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tmp_path / "jrnl.txt"
    text.write_text(journal_of(CHUNK * 4), "utf-8")
    real = ImportRun.keep
    async with open_coach() as coach:
        await opened(coach, text, "enter")
        screen = coach.app.screen
        assert isinstance(screen, ExchangeScreen)
        stopped: list[str] = []

        def keep(run: Any, found: Any) -> None:
            real(run, found)
            screen.action_back()
            stopped.append(top(coach.app))

        monkeypatch.setattr(ImportRun, "keep", keep)
        await press(coach, "end", "enter")
        await coach.shows("Stopped before the end")
        assert stopped == ["ExchangeScreen"]
        assert len(Journaling(coach.desk).entries(limit=500)) == CHUNK


async def test_what_the_instruments_say_goes_out_where_it_is_chosen(open_coach: OpenCoach, tmp_path: Path) -> None:
    page = tmp_path / "out.html"
    async with open_coach() as coach:
        await opened(coach, page, "down", "down", "enter")
        await coach.shows("With what the instruments say")
        await press(coach, "end", "enter")
        await coach.shows("Written:")
        assert "What the instruments say" in page.read_text("utf-8")
        await press(coach, "home", "down", "enter", "enter")
        await coach.shows("leadcoach's own JSON")
        assert "With what the instruments say" in words(coach.app)
