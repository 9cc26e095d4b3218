from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.errors import Refused
from leadcoach.storage import numbers
from leadcoach.storage.indexes import tags_agree
from leadcoach.storage.store import Store
from tests.storage.making import document, moment, save

days = st.dates().map(date.isoformat)


def keep(store: Store, number: int, day: str) -> int:
    made = document(number, day=day)
    saved = store.documents.save(made, {"text": "a"}, why="edit", moment=moment(number), version_id=f"V{number}")
    return saved.document.number


def test_a_number_is_the_day_and_a_place_in_it() -> None:
    assert numbers.first_of("0001-01-01") == 1 << 20
    assert numbers.first_of("2026-11-23") == 739_943 << 20
    assert numbers.past("2026-11-23") == numbers.first_of("2026-11-24")


@given(one=days, other=days)
def test_numbers_sort_as_days_do_and_no_day_reaches_into_another(one: str, other: str) -> None:
    assert (one < other) == (numbers.first_of(one) < numbers.first_of(other))
    assert (one < other) == (numbers.past(one) <= numbers.first_of(other))


@given(day=days)
def test_the_highest_number_fits_into_a_row_number(day: str) -> None:
    assert 0 < numbers.past(day) < 1 << 63


@pytest.mark.parametrize("day", ["", "2026-11", "2026-11-31", "soon"])
def test_what_is_no_day_has_no_number(day: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        numbers.first_of(day)


def test_each_document_comes_after_what_its_day_has_whenever_it_came_into_the_file(store: Store) -> None:
    late, early = keep(store, 1, "2026-11-23"), keep(store, 2, "2026-11-22")
    assert (late, early) == (numbers.first_of("2026-11-23"), numbers.first_of("2026-11-22"))
    assert keep(store, 3, "2026-11-22") == early + 1
    assert keep(store, 4, "2026-11-23") == late + 1


def test_a_document_moved_to_another_day_keeps_its_words_its_tags_and_its_place_in_the_search(store: Store) -> None:
    for number, day in ((1, "2026-11-22"), (2, "2026-11-23")):
        made = document(number, day=day)
        body = {"text": f"porridge {number} #plan"}
        store.documents.save(made, body, why="edit", moment=moment(), version_id=f"V{number}")
    store.documents.set_day(document(1).id, "2026-11-23")
    moved = store.documents.get(document(1).id)
    assert moved is not None
    assert (moved.day, moved.number) == ("2026-11-23", numbers.first_of("2026-11-23") + 1)
    assert [hit.document.id for hit in store.finding.find("porridge")] == [document(1).id, document(2).id]
    assert store.tags.used("#") == (("plan", 2),)
    assert tags_agree(store._db._raw)
    store.documents.set_day("nobody", "2026-11-23")
    with pytest.raises(ValueError, match=r".+"):
        store.documents.set_day(moved.id, "2026-13-01")


def test_a_full_day_takes_nothing_of_the_next(store: Store) -> None:
    save(store, "one", "V1")
    day = document().day
    with store.tx():
        store._db.run("UPDATE document SET n = ?", numbers.past(day) - 1)
    with pytest.raises(Refused, match="too many"):
        store.documents.save(document(2), {"text": "x"}, why="edit", moment=moment(), version_id="V2")
    assert store.documents.get(document(2).id) is None
    with pytest.raises(ValueError, match="year, month and day"):
        numbers.first_of("20261123")
