"""The pictures of the README, made from the demo's invented manager: `python -m bench.pictures`."""

from __future__ import annotations

import asyncio
import re
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from leadcoach.bootstrap import House, coach_app
from leadcoach.curriculum.demo import load_demo
from leadcoach.paths import paths
from leadcoach.services.demo import Demo

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
NOW = datetime(2026, 11, 20, 8, 40, tzinfo=UTC)
_REMOTE_FONTS = re.compile(r"@font-face\s*\{[^}]*\}\s*")
_RUN_ID = re.compile(r"terminal-\d+")


@dataclass(frozen=True)
class Picture:
    """One screen: the keys that lead there, and the steps the invented manager has not done yet."""

    name: str
    keys: tuple[str, ...] = ()
    left_open: frozenset[str] = frozenset()
    size: tuple[int, int] = (80, 24)
    week: int = 1
    """The demo's week that is shown."""


PLAN = frozenset({"w01.toolset.first-plan", "w01.toolset.sitting"})
TEST = frozenset({"w01.toolset.test-b1-b2"})
PICTURES = (
    Picture("today", left_open=PLAN),
    Picture("walk", ("enter", *"3445"), TEST),
    Picture("worksheet", ("4", "down", "enter"), size=(120, 40), week=3),
)


def steady(svg: str) -> str:
    """Give the picture without fonts from elsewhere and without an id that changes with each run."""
    return _REMOTE_FONTS.sub("", _RUN_ID.sub("terminal", svg))


async def draw(picture: Picture) -> str:
    """Give the screen as SVG."""
    with tempfile.TemporaryDirectory() as folder:
        house = House(paths(Path(folder)), None, "en", lambda: NOW)
        weeks = load_demo(house.content, "en")
        with house.writing() as desk:
            Demo(desk, weeks, picture.left_open).fill(picture.week)
            app = coach_app(house, desk)
            async with app.run_test(size=picture.size) as pilot:
                await pilot.pause()
                for key in picture.keys:
                    await pilot.press(key)
                    await pilot.pause()
                return steady(app.export_screenshot(title="leadcoach"))


def main() -> None:
    """Draw every picture anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        (FOLDER / f"{picture.name}.svg").write_text(asyncio.run(draw(picture)), encoding="utf-8")
        print(f"docs/pictures/{picture.name}.svg")


if __name__ == "__main__":
    main()
