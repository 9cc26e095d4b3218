"""A desk on a store of its own, with a programme that holds every kind of ask and a clock that only a test moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from leadcoach.curriculum.loader import load_cards, load_module, load_sources
from leadcoach.curriculum.powers import load_power
from leadcoach.curriculum.words import load_words
from leadcoach.domain.outline import WeekOutline
from leadcoach.domain.programme import Card, Module
from leadcoach.services.desk import Desk
from leadcoach.storage.store import Store
from tests.services.making import ALL_ASKS, Clock, Walker, outline_of


@pytest.fixture(scope="session")
def modules() -> Callable[[Path], Callable[[str], Module]]:
    """Reads each text once for all tests: modules never change."""
    read: dict[tuple[Path, str], Module] = {}

    def of(folder: Path) -> Callable[[str], Module]:
        outline = outline_of(folder)

        def load(name: str) -> Module:
            found = outline.module(name)
            assert found is not None, name
            if (folder, name) not in read:
                read[folder, name] = load_module(folder, found.path)
            return read[folder, name]

        return load

    return of


@cache
def words_of(folder: Path) -> Mapping[str, tuple[str, ...] | int]:
    """Reads each language's lists once for all tests, as a house does: a fifth of the work of thirteen weeks."""
    return load_words(folder, "en")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "data" / "leadcoach.db", write=True, session="S1")
    yield opened
    opened.close()


@pytest.fixture
def make_desk(store: Store, clock: Clock, modules: Callable[[Path], Callable[[str], Module]]) -> Callable[[Path], Desk]:
    """Makes a desk on a content folder."""

    def make(folder: Path) -> Desk:
        def cards(week: WeekOutline) -> tuple[Card, ...]:
            return load_cards(folder, week.opening.path.rpartition("/")[0] + "/cards.md")

        return Desk(
            store,
            outline_of(folder),
            clock,
            clock.new_id,
            "S1",
            modules(folder),
            lambda: words_of(folder),
            cards,
            lambda: load_sources(folder, "en/sources.md"),
            lambda name: load_power(folder, f"en/powers/{name}.md"),
        )

    return make


@pytest.fixture
def desk(make_desk: Callable[[Path], Desk]) -> Desk:
    """The desk most tests sit at: every kind of ask in three weeks."""
    return make_desk(ALL_ASKS)


@pytest.fixture
def walker(desk: Desk) -> Walker:
    return Walker(desk)
