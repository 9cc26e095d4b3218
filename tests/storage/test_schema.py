from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from leadcoach.errors import StoreError
from leadcoach.storage import schema
from leadcoach.storage.store import Store
from tests.storage.making import document, run_python, save


def tables(raw: sqlite3.Connection) -> set[tuple[str, str]]:
    found = raw.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%sqlite%' AND sql IS NOT NULL")
    return {(name, " ".join(sql.split())) for name, sql in found}


def test_the_known_names_are_the_registered_ones() -> None:
    from leadcoach.storage.migrations import migrations

    assert tuple(step.name for step in migrations._migrations) == schema.MIGRATIONS
    assert migrations.name == schema.MIGRATION_SET


def test_a_new_file_and_an_empty_store_in_memory_have_the_same_tables(store: Store, file: Path) -> None:
    store.checkpoint()
    raw = sqlite3.connect(file)
    kept = tables(raw)
    raw.close()
    empty = Store.open(file.parent / "other.db", write=False, session="S1")
    assert tables(empty._db._raw) == kept
    names = {name for name, _sql in kept}
    assert {"document", "version", "draft", "fact", "erased", "local", "said", "search"} <= names


def test_every_table_is_strict(store: Store) -> None:
    rows = store._db.rows("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    loose = {name for name, strict in rows if not strict and not name.startswith(("sqlite_", "_sqlite"))}
    assert loose == set()


def test_a_failing_step_leaves_no_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "FIRST", (*schema.FIRST, "CREATE TABLE document(again) STRICT"))
    with pytest.raises(StoreError):
        Store.open(file, write=True, session="S1")
    assert list(file.parent.iterdir()) == []


def test_what_is_left_of_a_creation_that_was_killed_does_no_harm(file: Path) -> None:
    file.parent.mkdir()
    for name in (".journal.db.part", ".journal.db.part-journal"):
        (file.parent / name).write_bytes(b"half")
    store = Store.open(file, write=True, session="S1")
    save(store, "one", "V1")
    store.close()
    assert [path.name for path in file.parent.iterdir()] == ["journal.db"]


@pytest.mark.parametrize("write", [True, False])
def test_nothing_slow_is_loaded_when_no_step_is_pending(store: Store, file: Path, *, write: bool) -> None:
    store.close()
    code = """
import sys
from pathlib import Path
from leadcoach.storage.store import Store
store = Store.open(Path(sys.argv[1]), write=sys.argv[2] == "True", session="S2")
store.documents.list(("entry",), limit=20)
store.close()
slow = ("sqlite_utils", "msgspec", "logging", "yaml", "textual", "asyncio", "importlib.metadata", "platformdirs")
print([name for name in slow if name in sys.modules])
"""
    run = run_python(code, str(file), str(write))
    assert (run.stdout, run.stderr) == ("[]\n", "")


@pytest.fixture
def next_step(store: Store, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A file of today, closed, and a second step whose statements the test fills in."""
    from leadcoach.storage.migrations import migrations

    save(store, "one", "V1")
    store.close()
    statements: list[str] = []

    def m002_next(db: Database) -> None:
        for statement in statements:
            db.execute(statement)

    monkeypatch.setattr(migrations, "_migrations", list(migrations._migrations))
    migrations()(m002_next)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "m002_next"))
    return statements


def test_an_older_file_is_brought_up_to_date_by_who_may_write(next_step: list[str], file: Path) -> None:
    next_step.append("ALTER TABLE document ADD COLUMN mood TEXT")
    with pytest.raises(StoreError, match="older leadcoach"):
        Store.open(file, write=False, session="S2")
    Store.open(file, write=True, session="S2").close()
    reader = Store.open(file, write=False, session="S2")
    assert reader._db.rows("SELECT id, mood FROM document") == [(document().id, None)]
    assert reader.documents.versions(document().id)[0].body == {"text": "one"}
    reader.close()


def test_a_step_that_fails_half_way_changes_nothing(
    next_step: list[str], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_step += ["ALTER TABLE document ADD COLUMN mood TEXT", "DELETE FROM version", "INSERT INTO nowhere VALUES (1)"]
    with pytest.raises(StoreError):
        Store.open(file, write=True, session="S2")
    monkeypatch.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:-1])
    again = Store.open(file, write=True, session="S2")
    assert again.documents.versions(document().id)[0].body == {"text": "one"}
    assert "mood" not in {row[1] for row in again._db.rows("PRAGMA table_info(document)")}
    again.close()
