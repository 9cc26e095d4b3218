from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from leadcoach.domain.records import Draft
from leadcoach.errors import StoreReadOnly
from leadcoach.storage import inbox
from leadcoach.storage.store import Store
from tests.storage.making import document, draft, fact, moment


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "inbox"


def texts_of(store: Store, id: str) -> list[object]:
    return [version.body["text"] for version in store.documents.versions(id) if version.body is not None]


def save(store: Store, text: str, version: str, *, of: str = "D") -> None:
    store.documents.save(document(id=of), {"text": text}, why="edit", moment=moment(), version_id=version)


def leave(folder: Path, rescued: Draft) -> tuple[str, ...]:
    return tuple(path.stem for path in inbox.rescue(folder, (rescued,)))


def test_an_entry_and_a_fact_are_taken_in_and_their_files_go(store: Store, folder: Path) -> None:
    full = document(1)._replace(week=3, starred=True)
    inbox.put(folder, inbox.entry(full, {"text": "één"}, version_id="V1", wording="w"))
    inbox.put(folder, inbox.fact(fact(7)))
    assert inbox.take(store, folder) == (fact(7).id, "V1")
    assert inbox.waiting(folder) == ()
    assert store.facts.get(fact(7).id) == fact(7)
    stored = store.documents.get(full.id)
    assert stored is not None
    assert stored == full._replace(body={"text": "één"}, head="V1", number=stored.number)
    assert store.documents.versions(full.id)[0].wording == "w"


def test_taking_the_same_item_again_changes_nothing(store: Store, folder: Path) -> None:
    items = [
        inbox.entry(document(1), {"text": "one"}, version_id="V1"),
        inbox.fact(fact(7)),
        inbox.draft(draft()),
    ]
    for _again in range(3):
        for item in items:
            inbox.put(folder, item)
        assert len(inbox.take(store, folder)) == 3
        store.documents.save(document(1), {"text": "two"}, why="edit", moment=moment(), version_id="V2")
    assert texts_of(store, document(1).id) == ["one", "two"]
    assert len(store.facts.of(("counted",))) == 1
    assert store.drafts.all() == (draft(),)


def test_an_item_waits_while_the_store_cannot_be_written(folder: Path) -> None:
    inbox.put(folder, inbox.fact(fact(1)))
    store = Store.open(folder.parent / "journal.db", write=False, session="S1")
    with pytest.raises(StoreReadOnly):
        inbox.take(store, folder)
    assert len(inbox.waiting(folder)) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"item": "entry"}',
        b'{"item": "other", "id": "x"}',
        b'{"item": "fact", "id": "x", "fact": {"id": 3}}',
        b'{"item": "fact", "id": "x", "fact": {"id": "x", "colour": "red"}}',
        b'{"item": "draft", "id": "x", "draft": {"document": "D"}}',
        b"[" * 100_000,
    ],
)
def test_a_broken_file_is_moved_aside_and_the_rest_is_taken_in(store: Store, folder: Path, content: bytes) -> None:
    inbox.put(folder, inbox.fact(fact(1)))
    for _twice in range(2):
        (folder / "a.json").write_bytes(content)
        inbox.take(store, folder)
    assert [path.read_bytes() for path in inbox.broken(folder)] == [content, content]
    assert store.facts.get(fact(1).id) == fact(1)
    assert inbox.waiting(folder) == ()


def test_a_half_written_file_is_not_taken_for_an_item(store: Store, folder: Path) -> None:
    path = inbox.put(folder, inbox.fact(fact(1)))
    path.rename(path.with_name(f".{path.name}.part"))
    assert inbox.take(store, folder) == ()
    assert inbox.broken(folder) == ()


@pytest.mark.parametrize("id", ["", "../up", "a/b", "a.b", "x" * 200])
def test_an_id_that_is_no_name_for_a_file_is_refused(folder: Path, id: str) -> None:
    with pytest.raises(ValueError, match="id"):
        inbox.put(folder, {"item": "fact", "id": id})


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_the_owner_may_read_what_waits(folder: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        path = inbox.put(folder, inbox.fact(fact(1)))
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [each.name for each in folder.iterdir()] == [path.name]


def test_a_failed_write_leaves_neither_a_part_nor_harm(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = inbox.put(folder, inbox.fact(fact(1)))
    before = path.read_bytes()

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Exception, match="no room"):
        inbox.put(folder, inbox.fact(fact(1)._replace(subject="x")))
    assert [each.name for each in folder.iterdir()] == [path.name]
    assert path.read_bytes() == before


def test_rescued_words_become_the_draft_of_a_new_document(store: Store, folder: Path) -> None:
    leave(folder, draft("lost?"))
    inbox.take(store, folder)
    assert store.drafts.all() == (draft("lost?"),)
    assert store.documents.get("D") is None


def test_rescued_words_continue_the_draft_of_their_own_session(store: Store, folder: Path) -> None:
    save(store, "one", "V1")
    store.drafts.put(draft("one tw", base="V1"))
    leave(folder, draft("one two", base="V1", at=1))
    inbox.take(store, folder)
    assert store.drafts.all() == (draft("one two", base="V1", at=1),)
    assert texts_of(store, "D") == ["one"]


@pytest.mark.parametrize(
    "stored",
    [draft("newer", base="V1", at=9), draft("elsewhere", base="V1", session="S2"), draft("from another", base="V0")],
)
def test_rescued_words_join_the_history_beside_another_draft(store: Store, folder: Path, stored: Draft) -> None:
    save(store, "one", "V1")
    store.drafts.put(stored)
    for _twice in range(2):
        leave(folder, draft("rescued", base="V1", at=5))
        inbox.take(store, folder)
    assert store.drafts.all() == (stored,)
    assert texts_of(store, "D") == ["one", "rescued"]
    joined = store.documents.versions("D")[1]
    assert (joined.why, joined.parent) == ("joined", "V1")
    current = store.documents.get("D")
    assert current is not None
    assert current.body == {"text": "one"}


def test_rescued_words_join_the_history_of_a_document_that_moved_on(store: Store, folder: Path) -> None:
    save(store, "one", "V1")
    save(store, "two", "V2")
    leave(folder, draft("rescued", base="V1"))
    inbox.take(store, folder)
    assert texts_of(store, "D") == ["one", "two", "rescued"]
    current = store.documents.get("D")
    assert current is not None
    assert current.head == "V2"
    assert store.drafts.all() == ()


def test_rescued_words_make_a_document_where_only_a_newer_draft_is(store: Store, folder: Path) -> None:
    store.drafts.put(draft("newer", at=9))
    leave(folder, draft("rescued", at=5))
    inbox.take(store, folder)
    made = store.documents.get("D")
    assert made is not None
    assert (made.body, made.day, made.kind) == ({"text": "rescued"}, "2026-11-23", "entry")
    assert store.drafts.all() == (draft("newer", at=9),)
    save(store, "newer, finished", "V9")
    assert texts_of(store, "D") == ["rescued", "newer, finished"]


def test_words_that_are_there_already_are_not_kept_twice(store: Store, folder: Path) -> None:
    save(store, "one", "V1")
    save(store, "two", "V2")
    leave(folder, draft("two", base="V1"))
    leave(folder, draft("one", base=""))
    inbox.take(store, folder)
    assert texts_of(store, "D") == ["one", "two"]
    assert store.drafts.all() == ()


def test_rescuing_two_texts_of_one_document_keeps_both(folder: Path) -> None:
    assert leave(folder, draft("one")) != leave(folder, draft("two"))
    assert len(inbox.waiting(folder)) == 2


def test_rescuing_imports_nothing_and_opens_no_database(folder: Path) -> None:
    probe = """
import sys, threading
from pathlib import Path
from leadcoach.storage import inbox
from tests.storage.making import draft
one = draft("lone \\udc80 surrogate")
sys.meta_path.clear()
import builtins
given = builtins.__import__
def watched(name, *rest):
    if name not in sys.modules:
        raise SystemExit("imported " + name)
    return given(name, *rest)
builtins.__import__ = watched
opened = []
sys.addaudithook(lambda event, args: opened.append(event) if event.startswith(("sqlite3", "import")) else None)
thread = threading.Thread(target=inbox.rescue, args=(Path(sys.argv[1]), (one,)))
thread.start()
thread.join()
print(opened)
"""
    run = subprocess.run(
        [sys.executable, "-c", probe, str(folder)], capture_output=True, text=True, check=False, timeout=60
    )
    assert (run.stdout, run.stderr) == ("[]\n", "")
    (path,) = inbox.waiting(folder)
    assert json.loads(path.read_text())["draft"]["body"] == {"text": "lone \ufffd surrogate"}


def test_what_can_never_be_stored_is_set_aside_and_the_rest_comes_in(store: Store, tmp_path: Path) -> None:
    first, second = document(1)._replace(origin="test:1"), document(2)._replace(origin="test:1")
    huge, odd, good = document(3)._replace(week=10**30), document(4, day="20261123"), document(5)
    for number, each in enumerate((first, second, huge, odd, good)):
        inbox.put(tmp_path, inbox.entry(each, {"text": "words"}, version_id=f"V{number}"))
    assert inbox.take(store, tmp_path) == ("V0", "V4")
    assert inbox.waiting(tmp_path) == ()
    assert [path.name for path in inbox.broken(tmp_path)] == ["V1.json", "V2.json", "V3.json"]
