"""Pages to read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from leadcoach.domain.prose import Heading, Para, Run, plain
from leadcoach.services.desk import Desk
from leadcoach.services.library import Library
from tests.services.making import ALL_ASKS, ROOT, SHIPPED, Walker


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


@pytest.mark.parametrize(
    "said", ["More of it (Blume 2010, label A).", "As Blume and others found in 2010, work counts."]
)
def test_a_text_names_its_source_by_name_and_year(make_desk: Callable[[Path], Desk], said: str) -> None:
    assert "blume-2010" in Library(make_desk(SHIPPED)).cited((Para((Run(said),)),))


@pytest.mark.parametrize(
    "said", ["Blume (label A). In 2010 there was rain.", "In 2010 the blume stood.", "Blume 2011."]
)
def test_a_name_without_its_year_names_no_source(make_desk: Callable[[Path], Desk], said: str) -> None:
    assert "blume-2010" not in Library(make_desk(SHIPPED)).cited((Para((Run(said),)),))
