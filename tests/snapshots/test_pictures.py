"""Six pictures of screens: what words cannot pin down. `pytest tests/snapshots --snapshot-update` makes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from leadcoach.bootstrap import coach_app
from leadcoach.outside import _fill_demo
from leadcoach.ui.app import LeadcoachApp
from tests.ui.seeing import home

SIZES = [(80, 24), (120, 40)]
Show = Callable[[LeadcoachApp], None]
SCREENS: dict[str, Show] = {
    "today": lambda app: None,
    "walk": lambda app: app.open_walk("w01.toolset", "focus"),
    "worksheet": lambda app: app.open_worksheet("environment"),
}


@pytest.mark.parametrize("size", SIZES, ids=["narrow", "wide"])
@pytest.mark.parametrize("name", list(SCREENS))
def test_a_screen_looks_as_it_did(
    tmp_path: Path, snap_compare: Callable[..., bool], name: str, size: tuple[int, int]
) -> None:
    house = home(tmp_path)
    _fill_demo(house, 1)

    async def show(pilot: Pilot[Any]) -> None:
        assert isinstance(pilot.app, LeadcoachApp)
        SCREENS[name](pilot.app)
        await pilot.pause()
        await pilot.pause()

    with house.writing() as desk:
        assert snap_compare(coach_app(house, desk), terminal_size=size, run_before=show)
