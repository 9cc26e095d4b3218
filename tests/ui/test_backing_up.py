"""The app's own backups, made beside whatever is done in it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from textual.app import App

from leadcoach.errors import StoreFull
from leadcoach.paths import paths
from leadcoach.services.journaling import Journaling
from leadcoach.services.safety import Made, Safety
from leadcoach.storage import backups
from leadcoach.storage.checks import given_up
from leadcoach.ui import backing_up
from leadcoach.ui.backing_up import BackingUp
from tests.ui.conftest import OpenCoach


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backing_up, "BEGIN_AFTER", 0.01)
    monkeypatch.setattr(backing_up, "EVERY", 0.2)


async def test_the_app_backs_up_what_is_there_and_what_is_written_and_then_rests(
    open_coach: OpenCoach, tmp_path: Path
) -> None:
    home = paths(tmp_path / "coach")
    said: list[str] = []
    async with open_coach() as coach:
        looks: list[bool] = []

        class Watched(Safety):
            def working(self) -> Made | None:
                made = super().working()
                looks.append(made is None)
                return made

        backing = BackingUp(coach.app, lambda pace: Watched(home, lambda: coach.desk.clock().at, pace), said.append)
        backing.begin()
        await coach.until(lambda: len(backups.found(home.backups)) == 1)
        Journaling(coach.desk).write("Words of this minute.")
        await coach.until(lambda: len(backups.found(home.backups)) == 2)
        await coach.until(lambda: looks[-2:] == [True, True])
        backing.end()
    found = backups.found(home.backups)
    assert [each.reason for each in found] == ["daily", "working"]
    assert all(each.good for each in found)
    assert said == []


@dataclass
class Slow:
    """Makes a backup that lasts until it is given up, or fails."""

    pace: Callable[[], bool]
    fails: bool = False
    began: threading.Event = field(default_factory=threading.Event)
    given_up: bool = False

    def daily(self) -> Made | None:
        self.began.set()
        if self.fails:
            raise StoreFull("There is no room.")
        while not self.pace():
            pass
        self.given_up = True
        raise given_up()

    def working(self) -> Made | None:
        raise AssertionError("one is being made already")


class Bare(App[int]):
    """An app that shows nothing."""


async def test_at_the_end_a_backup_is_given_up_without_waiting() -> None:
    made: list[Slow] = []
    said: list[str] = []
    app = Bare()

    def slow(pace: Callable[[], bool]) -> Slow:
        made.append(Slow(pace))
        return made[0]

    async with app.run_test() as pilot:
        backing = BackingUp(app, slow, said.append)
        backing.begin()
        for _turn in range(500):
            await pilot.pause(0.01)
            if made[0].began.is_set():
                break
        backing.end()
        assert made[0].given_up
    assert said == []


async def test_a_backup_that_fails_is_said_quietly() -> None:
    said: list[str] = []
    app = Bare()
    async with app.run_test() as pilot:
        BackingUp(app, lambda pace: Slow(pace, fails=True), said.append).begin()
        for _turn in range(500):
            await pilot.pause(0.01)
            if said:
                break
    assert said[0] == "There is no room."
