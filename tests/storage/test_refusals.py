from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from leadcoach.errors import StoreDamaged, StoreError, StoreNewer
from leadcoach.storage.store import Store
from tests.storage.making import save


def foreign(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE shopping(item)")
    raw.commit()
    raw.close()


def newer(path: Path) -> None:
    Store.open(path, write=True, session="S1").close()
    raw = sqlite3.connect(path)
    raw.execute("INSERT INTO _sqlite_migrations VALUES (99, 'leadcoach', 'm999_later', '2030')")
    raw.commit()
    raw.close()


def other_set(path: Path) -> None:
    Store.open(path, write=True, session="S1").close()
    raw = sqlite3.connect(path)
    raw.execute("UPDATE _sqlite_migrations SET migration_set = 'other'")
    raw.commit()
    raw.close()


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize(
    ("make", "error"),
    [
        (newer, StoreNewer),
        (foreign, StoreDamaged),
        (other_set, StoreDamaged),
        (lambda path: path.write_bytes(b""), StoreDamaged),
        (lambda path: path.write_text("Dear diary\n" * 500), StoreDamaged),
        (lambda path: path.mkdir(), StoreDamaged),
    ],
    ids=["newer", "foreign", "other set", "empty", "text", "folder"],
)
def test_a_file_that_is_not_ours_or_newer_is_refused_and_left_alone(
    tmp_path: Path, make: object, error: type[StoreError], *, write: bool
) -> None:
    file = tmp_path / "journal.db"
    assert callable(make)
    make(file)
    before = file.read_bytes() if file.is_file() else b""
    with pytest.raises(error):
        Store.open(file, write=write, session="S1")
    assert (file.read_bytes() if file.is_file() else b"") == before
    if write:
        assert [path.name for path in tmp_path.iterdir()] == ["journal.db"]


def test_a_newer_file_in_use_is_refused_with_its_log(store: Store, file: Path) -> None:
    with store.tx():
        store._db.run("INSERT INTO _sqlite_migrations VALUES (99, 'leadcoach', 'm999_later', '2030')")
    log = file.with_name("journal.db-wal")
    before = file.read_bytes(), log.read_bytes()
    with pytest.raises(StoreNewer):
        Store.open(file, write=True, session="S2")
    assert (file.read_bytes(), log.read_bytes()) == before


def test_a_broken_page_is_said_without_a_word_of_the_person(store: Store, file: Path) -> None:
    save(store, "porridge " * 2000, "V1")
    store.close()
    whole = bytearray(file.read_bytes())
    for page in range(3, len(whole) // 4096):
        whole[page * 4096 : page * 4096 + 400] = b"\xaa" * 400
    file.write_bytes(whole)
    with pytest.raises(StoreDamaged) as caught:  # noqa: PT012 - where a damaged file fails is its own affair
        opened = Store.open(file, write=True, session="S2")
        opened.documents.list(("entry",))
        save(opened, "muesli", "V2")
    assert "porridge" not in str(caught.value)
