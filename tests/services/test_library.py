"""Pages to read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from leadcoach.domain.prose import Heading, plain
from leadcoach.services.desk import Desk
from leadcoach.services.library import Library
from tests.services.making import ALL_ASKS, ROOT, Walker


def test_a_power_is_read_with_its_sources(make_desk: Callable[[Path], Desk], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ALL_ASKS, tmp_path / "content"))
    shutil.copytree(ROOT / "tests" / "curriculum" / "every_file", folder, dirs_exist_ok=True)
    desk = make_desk(folder)
    power = desk.power("ps")
    assert [exercise.id for exercise in power.exercises] == ["ps-1", "ps-2"]
    assert plain(Library(desk).sources(power.sources)).startswith("Pea 2021: counting peas\n\n")


def test_sources_come_in_the_order_the_module_names_them(walker: Walker) -> None:
    page = Library(walker.desk).sources(walker.walking.module("w01.mindset").sources)
    assert [plain((block,)) for block in page if isinstance(block, Heading)] == [
        "Bean 2020: growing beans",
        "Pea 2021: counting peas",
    ]
    assert Library(walker.desk).sources(walker.walking.module("logs").sources) == ()
