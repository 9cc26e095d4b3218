from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.filters import Filters
from leadcoach.domain.records import Body, Kind
from leadcoach.storage.indexes import tags_agree
from leadcoach.storage.store import Store
from leadcoach.storage.tags import tag_rows
from tests.storage.making import document, moment


def keep(store: Store, number: int, body: Body, *, again: int = 0) -> None:
    store.documents.save(document(number), body, why="edit", moment=moment(), version_id=f"V{number}-{again}")


def test_what_is_used_most_comes_first_then_by_name(store: Store) -> None:
    keep(store, 1, {"text": "#plan with @Ana and @Ben"})
    keep(store, 2, {"text": "#Plan again, #alone, @Ana"})
    assert store.tags.used("#") == (("Plan", 2), ("alone", 1))
    assert store.tags.used("@") == (("Ana", 2), ("Ben", 1))
    assert store.tags.used("#", limit=1) == (("Plan", 2),)


def test_a_beginning_narrows_in_any_spelling(store: Store) -> None:
    keep(store, 1, {"text": "#Été #etage #estate @Élodie"})
    assert {used.name for used in store.tags.used("#", "ét")} == {"Été", "etage"}
    assert {used.name for used in store.tags.used("#", "ET")} == {"Été", "etage"}
    assert store.tags.used("@", "el") == (("Élodie", 1),)
    assert store.tags.used("#", "x") == ()


def test_tags_kept_beside_the_text_count_and_an_address_of_mail_does_not(store: Store) -> None:
    keep(store, 1, {"text": "mail ana@example.org about #3", "tags": ["Team Meeting"]})
    assert store.tags.used("#") == (("Team Meeting", 1),)
    assert store.tags.used("@") == ()


def test_new_words_bring_their_own_tags_and_let_go_of_the_old(store: Store) -> None:
    keep(store, 1, {"text": "#one @Ana"})
    keep(store, 1, {"text": "#two"}, again=1)
    assert store.tags.used("#") == (("two", 1),)
    assert store.tags.used("@") == ()


def test_what_lies_in_the_bin_does_not_count_until_it_is_taken_out(store: Store) -> None:
    keep(store, 1, {"text": "#plan"})
    keep(store, 2, {"text": "#plan #other"})
    store.documents.bin(document(2).id, moment())
    assert store.tags.used("#") == (("plan", 1),)
    store.documents.restore(document(2).id)
    assert store.tags.used("#") == (("plan", 2), ("other", 1))


def test_an_index_that_does_not_agree_is_made_anew(store: Store) -> None:
    keep(store, 1, {"text": "#plan"})
    with store.tx():
        store._db.run("UPDATE tag SET folded = 'flan', shown = 'flan'")
    assert not tags_agree(store._db._raw)
    store.tags.rebuild()
    assert tags_agree(store._db._raw)
    assert store.tags.used("#") == (("plan", 1),)


words = st.text(st.sampled_from("#@ aAéß1-'_/."), max_size=30)


@given(texts=st.lists(words, min_size=1, max_size=4))
@settings(max_examples=50)
def test_one_document_bears_each_folded_name_once(texts: list[str]) -> None:
    rows = list(tag_rows(1, {"text": texts[0], "tags": texts[1:]}))
    assert len({(sign, folded) for sign, folded, _n, _shown in rows}) == len(rows)


def test_the_tags_of_templates_count_nowhere(store: Store) -> None:
    kinds: tuple[Kind, ...] = ("entry", "template")
    for number, kind in enumerate(kinds):
        body = {"text": "#planning"}
        made = document(number)._replace(kind=kind)
        store.documents.save(made, body, why="edit", moment=moment(), version_id=f"T{number}")
    ((_name, times),) = store.tags.used("#")
    assert times == store.finding.count("", Filters(tags=("planning",))) == 1
