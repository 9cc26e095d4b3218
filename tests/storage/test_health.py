from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

import pytest

from leadcoach.errors import StoreError
from leadcoach.storage.health import close_to_others, examine, reachable
from leadcoach.storage.store import Store
from tests.storage.making import document, draft, fact, moment


@pytest.fixture
def written(store: Store, file: Path) -> Path:
    for number in range(5):
        text = {"text": f"porridge {number} with words enough to fill a line"}
        store.documents.save(document(number), text, why="edit", moment=moment(), version_id=f"V{number}")
    store.documents.save(document(0), {"text": "muesli"}, why="edit", moment=moment(), version_id="W")
    store.documents.bin(document(1).id, moment())
    store.drafts.put(draft())
    store.facts.add(fact())
    store.close()
    return file


def spoil(file: Path, statement: str) -> None:
    raw = sqlite3.connect(file)
    raw.execute(statement)
    raw.commit()
    raw.close()


def test_a_whole_store_is_sound_and_looking_changes_nothing(written: Path) -> None:
    before = written.read_bytes()
    health = examine(written)
    assert health.sound
    assert health.search
    assert health.counts == {"entry": 4, "versions": 6, "drafts": 1, "facts": 1}
    assert health.open_to_others == ()
    assert health.modes["kept"] == 0o700
    assert health.size >= len(before)
    assert health.sqlite == sqlite3.sqlite_version
    assert written.read_bytes() == before


def test_it_looks_also_while_the_store_is_open(store: Store, file: Path) -> None:
    store.documents.save(document(), {"text": "one"}, why="edit", moment=moment(), version_id="V1")
    assert examine(file).counts["entry"] == 1


def test_changed_words_are_noticed(written: Path) -> None:
    spoil(written, "UPDATE version SET body = replace(body, 'porridge 3', 'porridge 8') WHERE id = 'V3'")
    health = examine(written)
    assert health.altered == ("V3",)
    assert not health.sound


def test_a_lost_version_is_noticed(written: Path) -> None:
    spoil(written, "DELETE FROM version WHERE id = 'V3'")
    assert examine(written).headless == 1


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO search(search, rowid, text) SELECT 'delete', n, text FROM said LIMIT 1",
        "INSERT INTO search(rowid, text) VALUES (2, 'something in the bin')",
    ],
)
def test_an_index_out_of_step_is_noticed_and_mended(written: Path, statement: str) -> None:
    spoil(written, statement)
    health = examine(written)
    assert health.sound
    assert not health.search
    store = Store.open(written, write=True, session="S2")
    store.search.rebuild()
    store.close()
    assert examine(written).search


def test_a_broken_page_is_a_problem_and_no_crash(written: Path) -> None:
    whole = bytearray(written.read_bytes())
    for page in range(1, len(whole) // 4096):
        whole[page * 4096 : page * 4096 + 200] = b"\xaa" * 200
    written.write_bytes(whole)
    health = examine(written)
    assert health.problems
    assert not health.sound


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100])
def test_a_file_that_is_no_store_is_a_problem(written: Path, content: bytes) -> None:
    written.write_bytes(content)
    assert examine(written).problems


def test_open_permissions_are_named(written: Path) -> None:
    written.chmod(0o644)
    assert examine(written).open_to_others == ("journal.db",)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Nothing has been written yet"):
        examine(tmp_path / "journal.db")


def test_an_index_of_tags_out_of_step_is_noticed_and_mended(written: Path) -> None:
    store = Store.open(written, write=True, session="S2")
    body = {"text": "With #planning and @Ana", "tags": ["Team Meeting"]}
    store.documents.save(document(7), body, why="edit", moment=moment(), version_id="T")
    store.close()
    assert examine(written).tags
    for statement in ("DELETE FROM tag WHERE sign = '@'", "INSERT INTO tag VALUES ('#', 'odd', 1, 'odd')"):
        spoil(written, statement)
        health = examine(written)
        assert (health.sound, health.tags, health.search) == (True, False, True)
        store = Store.open(written, write=True, session="S2")
        store.tags.rebuild()
        store.close()
        assert examine(written).tags


def test_looking_leaves_no_copy_behind_and_takes_away_what_a_killed_look_left(written: Path) -> None:
    left = written.parent / ".work-left"
    left.mkdir()
    (left / "lock").touch()
    (left / "copy.db").write_bytes(b"words")
    assert examine(written).search
    assert not list(written.parent.glob(".work-*"))


def test_where_there_is_no_room_for_a_copy_the_index_is_not_looked_at(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_options: object) -> str:
        raise OSError(28, "no room")

    monkeypatch.setattr(tempfile, "mkdtemp", refuse)
    health = examine(written)
    assert (health.sound, health.search, health.tags) == (True, None, True)


def test_what_others_can_reach_is_found_and_closed(written: Path) -> None:
    deep = written.parent / "backups" / "deep"
    deep.mkdir(parents=True)
    (deep / "x.db").touch(mode=0o640)
    for path in (deep, deep.parent):
        path.chmod(0o700)
    assert [path.name for path in reachable((written.parent,))] == ["x.db"]
    close_to_others(reachable((written.parent,)))
    assert reachable((written.parent, written.parent / "missing")) == ()
