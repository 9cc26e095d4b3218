"""How long autosave holds up the event loop, in the app itself, without a terminal."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from statistics import median

from bench.measure import Measurements
from leadcoach.bootstrap import House, coach_app, house
from leadcoach.services.desk import Desk
from leadcoach.services.journaling import Journaling

TIMES = 20


def stall(home: Path) -> Measurements:
    """Type into the newest entry and save, again and again: `stall` in seconds, the median, and ` worst`."""
    place = house(home, None, "en")
    with place.writing() as desk:
        times = asyncio.run(_times(place, desk))
    return {"stall": median(times), "stall worst": max(times)}


async def _times(place: House, desk: Desk) -> list[float]:
    app = coach_app(place, desk)
    times = []
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_entry(Journaling(desk).entries(limit=1)[0].id)
        await pilot.pause()
        for _ in range(TIMES):
            await pilot.press("q")
            await pilot.pause()
            begun = time.perf_counter()
            assert app.keeper.flush()
            times.append(time.perf_counter() - begun)
    return times
