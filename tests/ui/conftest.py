"""The real app on a real store in a folder of the test's own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from leadcoach.bootstrap import House, coach_app
from leadcoach.paths import paths
from leadcoach.services.desk import Desk
from leadcoach.ui import backing_up
from leadcoach.ui.app import LeadcoachApp

NOW = datetime(2026, 11, 23, 8, 40, tzinfo=UTC)
ALL_ASKS = Path(__file__).parent.parent / "content_all_asks"


@dataclass
class Opened:
    """A running app with what a test wants to look at."""

    app: LeadcoachApp
    pilot: Pilot[int]
    desk: Desk

    async def press(self, *keys: str) -> None:
        """Press keys and wait until everything they set off is done."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        await self.pilot.press(*("space" if letter == " " else letter for letter in text))
        await self.pilot.pause()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something holds, at most ten seconds."""
        assert await self._comes(condition), "it never came to hold"

    async def shows(self, words: str) -> None:
        """Wait until these words stand on the screen; a screen is drawn in its own time, later on a busy machine."""
        assert await self._comes(lambda: words in self.screen), f"{words!r} never came to stand in:\n{self.screen}"

    async def _comes(self, condition: Callable[[], bool]) -> bool:
        for _turn in range(500):
            if condition():
                return True
            await self.pilot.pause(0.02)
        return False

    @property
    def screen(self) -> str:
        """Everything on the screen, as text."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)


OpenCoach = Callable[..., AbstractAsyncContextManager[Opened]]


@pytest.fixture(autouse=True)
def no_backup_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps the backup of the day away: on a busy machine it would come in the middle of a test and be spoken of."""
    monkeypatch.setattr(backing_up, "BEGIN_AFTER", 3600.0)


@pytest.fixture
def open_coach(tmp_path: Path) -> OpenCoach:
    """Opens the app, on the same home at each call: `async with open_coach(begun=True) as coach`."""

    @asynccontextmanager
    async def opened(
        *,
        begun: bool = True,
        size: tuple[int, int] = (80, 24),
        content: Path | None = None,
        now: datetime = NOW,
        ascii_only: bool = False,
    ) -> AsyncIterator[Opened]:
        house = House(paths(tmp_path / "coach"), content, "en", lambda: now)
        with house.writing() as desk:
            app = coach_app(house, desk, ascii_only=ascii_only)
            if begun and not app.programme.begun():
                app.programme.begin()
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                yield Opened(app, pilot, desk)

    return opened
