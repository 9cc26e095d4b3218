"""The invented journal of the bench is the same at every run, and what it is looked for is in it as often as said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bench import entries as made
from bench.measure import Figure, Group, Measurements, Result, interleave
from bench.report import table
from bench.stores import JRNL_TIME, Stores
from leadcoach.domain.filters import read_query
from leadcoach.exchange.jrnl_text import read
from leadcoach.storage.store import Store

COUNT = 500
FASTER = Figure("times faster", "g", ("theirs", "wall"), ("own", "wall"), 9.0, least=True)


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Stores:
    return Stores(tmp_path_factory.mktemp("cache"))


def test_entries_are_the_same_at_every_run_and_go_over_ten_years() -> None:
    every = list(made.entries(COUNT))
    assert every == list(made.entries(COUNT))
    assert (every[0].at.year, every[-1].at.year, every[-1].id) == (2016, 2025, made.newest(COUNT))
    assert [each.id for each in every] == sorted(each.id for each in every)


def test_words_are_as_frequent_as_they_are_called() -> None:
    texts = [entry.text.casefold() for entry in made.entries(COUNT)]

    def share(holds: Callable[[str], bool]) -> float:
        return sum(map(holds, texts)) / COUNT

    assert 0.2 < share(lambda text: made.COMMON in text) < 0.4
    assert share(lambda text: made.RARE in text) == 1 / COUNT
    assert share(lambda text: f" {made.COMMON_BEGIN}" in text) > 0.4
    assert 0.05 < share(lambda text: f"#{made.TAG}" in text) < 0.3
    assert all(100 <= len(text.split()) <= 125 for text in texts)


def test_the_store_holds_the_entries_with_their_tags_weeks_and_words(stores: Stores) -> None:
    store = Store.open(stores.store(COUNT), write=False, session="S")
    every = list(made.entries(COUNT))
    try:
        for line, count in {
            made.RARE: 1,
            f"#{made.TAG}": sum(made.TAG in each.tags for each in every),
            "week:3": sum(each.week == 3 for each in every),
            "is:starred": sum(each.starred for each in every),
        }.items():
            asked = read_query(line)
            assert store.finding.count(asked.words, asked.filters) == count
        newest = store.documents.list(("entry",), limit=1)[0]
        assert (newest.id, newest.body) == (made.newest(COUNT), {"text": every[-1].text})
    finally:
        store.close()
    assert stores.characters(COUNT) == sum(len(each.text.encode()) for each in every)


def test_the_journal_of_jrnl_holds_the_same_entries(stores: Stores) -> None:
    items = list(read(stores.jrnl(COUNT), zone="UTC", timeformat=JRNL_TIME))
    assert len(items) == COUNT


def test_a_store_is_made_once_and_one_of_an_older_form_goes(stores: Stores) -> None:
    older = stores.cache / "form-of-before"
    older.mkdir()
    path = stores.store(COUNT)
    before = path.stat().st_mtime_ns
    assert Stores(stores.cache).store(COUNT) == path
    assert path.stat().st_mtime_ns == before
    assert not older.exists()


@pytest.mark.parametrize(("times", "verdict"), [(8.9, "MISSED"), (9.0, "met"), (50.0, "met")])
def test_a_figure_of_the_least_is_missed_below_it(times: float, verdict: str) -> None:
    found = Result(FASTER, (times,))
    assert found.verdict(strict=False) == verdict
    assert "at least 9.00" in table([found], strict=False)


def test_a_group_of_long_runs_takes_at_most_its_own_rounds_and_none_to_warm_up() -> None:
    times: list[int] = []

    def run() -> Measurements:
        times.append(1)
        return {"wall": 1.0}

    assert len(interleave(Group("g", {"own": run}, most=2), 9).rounds["own"]) == 2
    assert len(times) == 2
    assert len(interleave(Group("g", {"own": run}, most=2), 1).rounds["own"]) == 1


def test_the_cache_is_private(stores: Stores) -> None:
    path = Path(stores.store(COUNT))
    assert path.parent.stat().st_mode & 0o077 == 0
