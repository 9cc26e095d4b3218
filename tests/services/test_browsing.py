"""Leafing through the journal: every stretch is a piece of the whole, in order, and stays small."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadcoach.domain.calendar import Calendar
from leadcoach.domain.records import JOURNAL_KINDS, Document
from leadcoach.services import browsing
from leadcoach.services.browsing import Browsing, Stretch, week_of_day
from leadcoach.services.desk import Desk
from leadcoach.services.journaling import Journaling
from tests.services.making import Clock

FIRST = date(2026, 11, 23)
SIZES = (1, 0, 9, 2, 0, 0, 14, 1, 3)
"""How many entries each day has; one has more than a stretch holds."""


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browsing, "PAGE", 3)
    monkeypatch.setattr(browsing, "MOST", 7)


@pytest.fixture
def filled(desk: Desk, clock: Clock) -> Desk:
    journal = Journaling(desk)
    for number, size in enumerate(SIZES):
        for _entry in range(size):
            clock.ahead(minutes=1)
            journal.write(f"day {number}", day=FIRST + timedelta(days=number))
    return desk


def ids(documents: tuple[Document, ...]) -> list[str]:
    return [each.id for each in documents]


@given(moves=st.lists(st.sampled_from(["older", "newer", "again", "newest", "oldest"]), max_size=30))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_wherever_one_leafs_it_is_a_piece_of_the_whole(filled: Desk, moves: list[str]) -> None:
    every = ids(filled.store.documents.list(JOURNAL_KINDS))
    leaf = Browsing(filled)
    go: dict[str, Callable[[Stretch], Stretch]] = {
        "older": leaf.older,
        "newer": leaf.newer,
        "again": leaf.again,
        "newest": lambda _stretch: leaf.newest(3),
        "oldest": lambda _stretch: leaf.oldest(),
    }
    stretch = leaf.newest(3)
    for move in moves:
        stretch = go[move](stretch)
        here = ids(stretch.documents)
        start = every.index(here[0])
        assert here == every[start : start + len(here)]
        assert len(here) <= 7
        assert not stretch.newest or start == 0
        assert not stretch.oldest or here[-1] == every[-1]


@pytest.mark.parametrize("way", ["older", "newer"])
def test_one_comes_from_one_end_to_the_other(filled: Desk, way: str) -> None:
    leaf = Browsing(filled)
    stretch, seen = (leaf.newest(3) if way == "older" else leaf.oldest()), set[str]()
    for _page in range(40):
        seen |= set(ids(stretch.documents))
        stretch = leaf.older(stretch) if way == "older" else leaf.newer(stretch)
    assert seen == set(ids(filled.store.documents.list(JOURNAL_KINDS)))
    assert (stretch.oldest if way == "older" else stretch.newest) is True


def test_a_journal_without_a_word_has_neither_end(desk: Desk) -> None:
    leaf = Browsing(desk)
    for stretch in (leaf.newest(), leaf.oldest(), leaf.again(Stretch()), leaf.older(Stretch()), leaf.newer(Stretch())):
        assert stretch == Stretch()


def test_a_day_that_lost_its_entries_leads_to_what_is_older(filled: Desk) -> None:
    leaf = Browsing(filled)
    assert leaf.around((FIRST + timedelta(days=4)).isoformat()).documents[0].day == "2026-11-26"
    assert leaf.around("2020-01-01").oldest


def test_a_day_has_the_week_of_the_programme_it_lies_in() -> None:
    calendar = Calendar(FIRST, FIRST)
    assert [week_of_day(calendar, FIRST + timedelta(days=days)) for days in (-1, 0, 6, 7, 90, 91)] == [
        None, 1, 1, 2, 13, None,
    ]  # fmt: skip
