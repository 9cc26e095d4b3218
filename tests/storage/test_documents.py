from __future__ import annotations

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from leadcoach.domain.records import Body
from leadcoach.errors import Refused
from leadcoach.storage.documents import Saved
from leadcoach.storage.store import Store
from tests.storage.making import bodies, document, moment, new_id


def save(store: Store, number: int, text: str, *, of: int = 0, base: str | None = None, pin: bool = False) -> Saved:
    return store.documents.save(
        document(of), {"text": text}, why="edit", moment=moment(number), version_id=f"V{number}", base=base, pin=pin
    )


@given(body=bodies)
@settings(max_examples=40)
def test_any_body_comes_back_as_it_was_saved(body: Body) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "journal.db"
        store = Store.open(file, write=True, session="S1")
        saved = store.documents.save(document(), body, why="edit", moment=moment(), version_id="V1")
        assert saved.version.body == body
        store.close()
        again = Store.open(file, write=False, session="S2")
        assert again.documents.get(document().id) == saved.document
        assert saved.document.body == body
        assert again.documents.versions(document().id) == (saved.version,)
        again.close()


def test_every_field_of_a_document_is_kept(store: Store) -> None:
    full = document(ask="w03.toolset.asks", kind="answer")._replace(
        occasion="2026-w48",
        zone="Europe/Amsterdam",
        week=3,
        level="D",
        starred=True,
        privacy="never",
        author="peer",
        zone_known=False,
        precision="day",
        origin="dayone:1A",
        extra={"weather": {"code": "rain"}},
    )
    store.documents.save(full, {"text": "a"}, why="accepted", moment=moment(), version_id="V1", wording="abc", pin=True)
    stored = store.documents.get(full.id)
    assert stored == full._replace(body={"text": "a"}, head="V1", number=stored.number if stored else 0)
    (version,) = store.documents.versions(full.id)
    assert (version.why, version.wording, version.pinned, version.parent) == ("accepted", "abc", True, "")


def test_a_lone_surrogate_does_not_stop_a_save(store: Store) -> None:
    saved = store.documents.save(document(), {"text": "a\udc80b"}, why="edit", moment=moment(), version_id="V1")
    assert saved.document.body == {"text": "a\ufffdb"}


def test_each_save_is_a_version_on_top_of_the_one_before(store: Store) -> None:
    for number, text in enumerate(("one", "two", "three")):
        assert save(store, number, text).added
    versions = store.documents.versions(document().id)
    assert [version.body for version in versions] == [{"text": text} for text in ("one", "two", "three")]
    assert [version.parent for version in versions] == ["", "V0", "V1"]
    stored = store.documents.get(document().id)
    assert stored is not None
    assert (stored.head, stored.body) == ("V2", {"text": "three"})


def test_the_same_words_again_add_nothing(store: Store) -> None:
    body = {"a": {"x": "1", "y": "2"}, "b": "3"}
    turned = {"b": "3", "a": {"y": "2", "x": "1"}}
    first = store.documents.save(document(), body, why="edit", moment=moment(), version_id="V1")
    again = store.documents.save(document(), turned, why="edit", moment=moment(5), version_id="V2", base="other")
    assert not again.added
    assert (again.version, again.document, again.conflict) == (first.version, first.document, "")
    assert len(store.documents.versions(document().id)) == 1


def test_the_same_version_twice_adds_nothing_even_after_another(store: Store) -> None:
    save(store, 1, "one")
    save(store, 2, "two")
    assert not save(store, 1, "one").added
    stored = store.documents.get(document().id)
    assert stored is not None
    assert stored.head == "V2"


def test_a_save_from_an_older_version_is_kept_on_top_and_told(store: Store) -> None:
    save(store, 1, "one")
    assert save(store, 2, "two", base="V1").conflict == ""
    late = save(store, 3, "three", base="V1")
    assert (late.conflict, late.added, late.version.parent) == ("V2", True, "V2")
    assert [version.id for version in store.documents.versions(document().id)] == ["V1", "V2", "V3"]


def test_the_first_pinned_wording_stays(store: Store) -> None:
    save(store, 1, "one")
    assert store.documents.pinned(document().id) is None
    save(store, 1, "one", pin=True)
    assert store.documents.pinned(document().id) is None, "the version was known already, so nothing changed"
    again = store.documents.save(document(), {"text": "one"}, why="edit", moment=moment(2), version_id="V2", pin=True)
    assert (again.added, again.version.pinned) == (False, True)
    save(store, 3, "three")
    store.documents.pin_head(document().id)
    pinned = store.documents.pinned(document().id)
    assert pinned is not None
    assert pinned.id == "V1"
    assert [version.pinned for version in store.documents.versions(document().id)] == [True, True]


def test_a_save_changes_only_the_words_of_a_document_that_exists(store: Store) -> None:
    save(store, 1, "one")
    store.documents.star(document().id, starred=True)
    store.documents.set_week(document().id, 4)
    store.documents.set_privacy(document().id, "never")
    save(store, 2, "two")
    stored = store.documents.get(document().id)
    assert stored is not None
    assert (stored.starred, stored.week, stored.privacy) == (True, 4, "never")
    with pytest.raises(Refused):
        store.documents.star("nowhere", starred=True)


def test_what_is_in_the_bin_is_out_of_sight_until_it_is_restored(store: Store) -> None:
    save(store, 1, "porridge")
    for _twice in range(2):
        store.documents.bin(document().id, moment(9))
    stored = store.documents.get(document().id)
    assert stored is not None
    assert stored.binned_at == moment(9).stamp
    assert store.documents.list(("entry",)) == ()
    assert store.documents.count(("entry",), with_binned=True) == 1
    assert store.finding.find("porridge") == ()
    for _twice in range(2):
        store.documents.restore(document().id)
    assert [found.head for found in store.documents.list(("entry",))] == ["V1"]
    assert len(store.finding.find("porridge")) == 1


@pytest.mark.parametrize("text", ["porridge", "muesli"])
def test_saving_takes_a_document_out_of_the_bin(store: Store, text: str) -> None:
    save(store, 1, "porridge")
    store.documents.bin(document().id, moment(9))
    assert save(store, 2, text).document.binned_at == ""
    assert [hit.document.body for hit in store.finding.find(text)] == [{"text": text}]
    assert store.documents.count(("entry",)) == 1


def test_lists_choose_by_kind_ask_and_day_in_the_order_of_storing(store: Store) -> None:
    stored = [
        document(1, kind="entry", day="2026-11-01"),
        document(2, kind="capture", day="2026-11-02"),
        document(3, kind="answer", ask="w03.toolset.asks", day="2026-11-03"),
        document(4, kind="answer", ask="w03.mindset.wish", day="2026-11-04"),
        document(5, kind="entry", day="2026-11-05"),
    ]
    for number, each in enumerate(stored):
        store.documents.save(each, {"text": "a"}, why="edit", moment=moment(), version_id=f"V{number}")

    def numbers(*kinds: str, **how: object) -> list[int]:
        found = store.documents.list(kinds, **how)  # type: ignore[arg-type]
        return [next(place for place, each in enumerate(stored, 1) if each.id == one.id) for one in found]

    assert numbers("entry", "capture") == [5, 2, 1]
    assert numbers("entry", "capture", newest_first=False) == [1, 2, 5]
    assert numbers("entry", "capture", limit=1, offset=1) == [2]
    assert numbers("answer", ask_prefix="w03.toolset.") == [3]
    assert numbers("answer", "entry", ask_prefix="w03.") == [4, 3]
    assert numbers("entry", "capture", "answer", since_day="2026-11-02", until_day="2026-11-04") == [4, 3, 2]
    assert numbers() == []
    assert store.documents.count(("entry", "capture", "answer"), since_day="2026-11-02", until_day="2026-11-04") == 3
    assert store.documents.count(("answer",), ask_prefix="w03.") == 2
    assert store.documents.count(()) == 0


def test_many_documents_come_with_one_question(store: Store) -> None:
    for number in range(3):
        store.documents.save(document(number), {"n": str(number)}, why="edit", moment=moment(), version_id=f"V{number}")
    asked: list[str] = []
    store._db._raw.set_trace_callback(asked.append)
    found = store.documents.many([new_id(0), new_id(2), "no'where"])
    assert {id: each.body for id, each in found.items()} == {new_id(0): {"n": "0"}, new_id(2): {"n": "2"}}
    assert len(asked) == 1


def test_each_version_has_the_hash_of_its_body(store: Store, file: Path) -> None:
    import hashlib

    save(store, 1, "één 🌱")
    with sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True) as raw:
        body, digest, name = raw.execute("SELECT body, sha256, store FROM version").fetchone()
    raw.close()
    assert digest == hashlib.sha256(body.encode()).hexdigest()
    assert name == "S1"
