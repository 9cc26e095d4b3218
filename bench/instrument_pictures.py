"""A picture of every instrument, filled with the demo's weeks: `python -m bench.instrument_pictures FOLDER [WEEK]`.

At 80 by 24 and 120 by 40: the worksheet with its reading, then the reading alone, page by page. For people to look at.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bench.pictures import steady
from leadcoach.bootstrap import House, coach_app
from leadcoach.curriculum.demo import load_demo
from leadcoach.paths import paths
from leadcoach.services.demo import Demo
from leadcoach.ui.app import LeadcoachApp
from leadcoach.ui.screens.worksheet import WorksheetScreen

NOW = datetime(2026, 11, 20, 8, 40, tzinfo=UTC)
SIZES = ((80, 24), (120, 40))
MOST_PAGES = 4
WEEK = 12


async def draw(house: House, folder: Path, use: str, size: tuple[int, int]) -> None:
    """Draw one instrument at one size."""
    with house.writing() as desk:
        app = coach_app(house, desk)
        async with app.run_test(size=size) as pilot:
            app.open_worksheet(use)
            await pilot.pause(0.3)
            screen, name = app.screen, f"{use}-{size[0]}"
            _save(app, folder / f"{name}-sheet.svg")
            if not isinstance(screen, WorksheetScreen):
                return  # the pulse has pages of its own
            await pilot.press("f9")
            await pilot.pause(0.2)
            reading = screen.query_one("#reading")
            for page in range(MOST_PAGES):
                _save(app, folder / f"{name}-reading-{page + 1}.svg")
                if reading.scroll_offset.y >= reading.max_scroll_y:
                    break
                reading.scroll_relative(y=reading.size.height - 1, animate=False)
                await pilot.pause(0.1)


def _save(app: LeadcoachApp, path: Path) -> None:
    path.write_text(steady(app.export_screenshot(title="leadcoach")), encoding="utf-8")
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - the words on the screen, for a quick look
    lines = ("".join(segment.text for segment in strip).rstrip() for strip in strips)
    path.with_suffix(".txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Draw all of them."""
    folder = Path(sys.argv[1])
    week = int(sys.argv[2]) if len(sys.argv) > 2 else WEEK
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        house = House(paths(Path(home)), None, "en", lambda: NOW)
        with house.writing() as desk:
            Demo(desk, load_demo(house.content, "en")).fill(week)
        for module in house.outline.instruments:
            for size in SIZES:
                asyncio.run(draw(house, folder, module.id, size))


if __name__ == "__main__":
    main()
