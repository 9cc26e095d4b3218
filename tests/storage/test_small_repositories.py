from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings

from leadcoach.domain.records import Body, standing
from leadcoach.storage.store import Store
from tests.storage.making import bodies, draft, fact, moment


@given(body=bodies)
@settings(max_examples=30)
def test_any_draft_comes_back_as_it_was_put(body: Body) -> None:
    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "journal.db", write=True, session="S1")
        whole = draft(base="V1")._replace(body=body, kind="worksheet", ask="w01.x.y", occasion="2026-w48")
        store.drafts.put(whole)
        assert store.drafts.get("D") == whole
        store.close()


def test_a_draft_takes_the_place_of_the_one_before(store: Store) -> None:
    store.drafts.put(draft("later", of="B", at=2))
    store.drafts.put(draft("first", of="A"))
    store.drafts.put(draft("first words", of="A", at=1))
    assert [each.body for each in store.drafts.all()] == [{"text": "first words"}, {"text": "later"}]
    assert store.drafts.drop("A")
    assert not store.drafts.drop("A")
    assert store.drafts.get("A") is None


def test_a_fact_is_added_once(store: Store) -> None:
    assert store.facts.add(fact(1))
    assert not store.facts.add(fact(1)._replace(subject="other"))
    assert store.facts.get(fact(1).id) == fact(1)
    assert store.facts.get("nowhere") is None


def test_facts_come_by_kind_subject_and_day_oldest_first(store: Store) -> None:
    kept = [
        fact(3, day="2026-11-03"),
        fact(1, day="2026-11-01"),
        fact(2, day="2026-11-02", subject="w02.x"),
        fact(4, kind="step_done", subject="w01.y"),
    ]
    for each in kept:
        store.facts.add(each)

    def numbers(*kinds: str, **how: str) -> list[object]:
        return [found.data["number"] for found in store.facts.of(kinds, **how)]

    assert numbers("counted") == [1, 2, 3]
    assert numbers("counted", "step_done", subject_prefix="w01.") == [1, 3, 4]
    assert numbers("counted", since_day="2026-11-02", until_day="2026-11-02") == [2]
    assert numbers() == []


def test_a_fact_taken_back_is_still_there_with_the_one_that_takes_back(store: Store) -> None:
    taken = fact(1)
    store.facts.add(taken)
    store.facts.add(fact(2, voids=taken.id))
    found = store.facts.of(("counted",))
    assert [each.voids for each in found] == ["", taken.id]
    assert standing(found) == ()


def test_local_values_are_kept_by_name(store: Store) -> None:
    assert store.local.get("theme", "plain") == "plain"
    store.local.put("theme", "dusk")
    store.local.put("theme", "dawn")
    assert store.local.get("theme") == "dawn"
    assert moment().stamp == "2026-11-23T09:00:00.000Z"
