from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from leadcoach.errors import StoreError
from leadcoach.storage import schema
from leadcoach.storage.bodies import digest
from leadcoach.storage.health import examine
from leadcoach.storage.indexes import tags_agree
from leadcoach.storage.numbers import first_of, past
from leadcoach.storage.store import Store
from tests.storage.making import document, moment, run_python, save


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


OLD = (
    ("E1", "entry", "2026-11-23", "The second day, with #Planning and @Ana"),
    ("E2", "entry", "2026-11-22", "The first day, with #planning"),
    ("E3", "capture", "2026-11-23", "Write to ana@example.org"),
    ("E4", "template", "2026-11-22", "How a day goes"),
    ("E5", "entry", "2026-11-23", "One more of the second day"),
)


@pytest.fixture
def old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of the first form, with what an older leadcoach wrote, the later day first; E5 lies in the bin."""
    from leadcoach.storage.migrations import migrations

    with monkeypatch.context() as before:
        before.setattr(migrations, "_migrations", migrations._migrations[:1])
        before.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:1])
        Store.open(file, write=True, session="S1").close()
    raw = sqlite3.connect(file)
    for number, (name, kind, day, text) in enumerate(OLD, 1):
        raw.execute(
            "INSERT INTO document(n, id, kind, ask, occasion, author, made_at, zone, day, starred, privacy, head, "
            "binned_at) VALUES (?, ?, ?, '', 'once', 'me', ?, 'UTC', ?, 0, 'normal', ?, ?)",
            (number, name, kind, f"{day}T09:00:00.000Z", day, f"V{number}", day if name == "E5" else None),
        )
        body = json.dumps({"text": text})
        raw.execute(
            "INSERT INTO version VALUES (?, ?, NULL, NULL, ?, 'S1', 'edit', '', ?, ?, 0)",
            (f"V{number}", name, day, body, digest(body)),
        )
    raw.execute("INSERT INTO search(rowid, text) SELECT n, text FROM said")
    raw.commit()
    raw.close()
    return file


def test_a_file_of_the_first_form_is_numbered_by_day_with_its_tags_and_its_words(old_file: Path) -> None:
    store = Store.open(old_file, write=True, session="S2")
    try:
        numbers = {name: store.documents.get(name) for name, *_rest in OLD}
        second, first = first_of("2026-11-23"), first_of("2026-11-22")
        assert {name: found.number for name, found in numbers.items() if found} == {
            "E1": second,
            "E2": first,
            "E3": second + 1,
            "E4": first + 1,
            "E5": second + 2,
        }
        assert [found.id for found in store.documents.list(("entry", "capture"))] == ["E3", "E1", "E2"]
        assert store.tags.used("#") == (("Planning", 2),)
        assert store.tags.used("@") == (("Ana", 1),)
        assert tags_agree(store._db._raw)
        assert [hit.document.id for hit in store.finding.find("day")] == ["E1", "E2"]
        assert store.documents.versions("E1")[0].body == {"text": OLD[0][-1]}
    finally:
        store.close()
    health = examine(old_file)
    assert (health.sound, health.search, health.tags) == (True, True, True)


def test_what_comes_into_a_file_that_was_brought_up_to_date_stands_after_what_the_day_had(old_file: Path) -> None:
    store = Store.open(old_file, write=True, session="S2")
    made = document(id="E6", day="2026-11-23")
    store.documents.save(made, {"text": "late"}, why="edit", moment=moment(), version_id="V6")
    assert [found.id for found in store.documents.list(("entry",))] == ["E6", "E1", "E2"]
    store.documents.restore("E5")
    assert [hit.document.id for hit in store.finding.find("day")] == ["E5", "E1", "E2"]
    store.close()


def test_a_migrated_file_has_the_tables_of_a_new_one(old_file: Path, tmp_path: Path) -> None:
    Store.open(old_file, write=True, session="S2").close()
    new = tmp_path / "new.db"
    Store.open(new, write=True, session="S1").close()
    found = []
    for path in (old_file, new):
        raw = sqlite3.connect(path)
        found.append(tables(raw))
        raw.close()
    assert found[0] == found[1]


def test_an_old_document_without_a_day_of_the_calendar_is_numbered_by_when_it_was_made(old_file: Path) -> None:
    raw = sqlite3.connect(old_file)
    for name, day in (("E1", ""), ("E2", "2026-02-30"), ("E3", "2026-03-02"), ("E4", "0000-05-01"), ("E5", "soon")):
        raw.execute("UPDATE document SET day = ?, starred = 1 WHERE id = ?", (day, name))
    raw.commit()
    raw.close()
    store = Store.open(old_file, write=True, session="S2")
    try:
        found = store.documents.many(name for name, *_rest in OLD)
        days = {"E1": "2026-11-23", "E2": "2026-03-02", "E3": "2026-03-02", "E4": "0001-01-01", "E5": "2026-11-23"}
        assert {name: each.day for name, each in found.items()} == days
        assert all(first_of(each.day) <= each.number < past(each.day) for each in found.values())
        assert all(each.starred and each.body for each in found.values())
        store.documents.restore("E5")
        assert [hit.document.id for hit in store.finding.find("day")] == ["E5", "E1", "E2"]
    finally:
        store.close()
    assert examine(old_file).sound
