from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

import pytest

from leadcoach.errors import StoreError, StoreReadOnly
from leadcoach.storage.store import Store
from tests.storage.making import document, draft, fact, save


def test_a_missing_file_reads_as_an_empty_store_and_stays_missing(file: Path) -> None:
    store = Store.open(file, write=False, session="S1")
    assert store.documents.list(("entry",)) == ()
    assert store.facts.of(("counted",)) == ()
    assert store.finding.find("word") == ()
    assert store.local.get("theme", "plain") == "plain"
    with pytest.raises(StoreReadOnly):
        store.drafts.put(draft())
    store.close()
    assert not file.parent.exists()


def test_a_reader_sees_what_the_writer_saved_and_may_not_write(store: Store, file: Path) -> None:
    save(store, "one", "V1")
    reader = Store.open(file, write=False, session="S2")
    assert len(reader.documents.list(("entry",))) == 1
    save(store, "two", "V2")
    assert reader.documents.list(("entry",))[0].body == {"text": "two"}
    with pytest.raises(StoreReadOnly, match="only read"):
        save(reader, "three", "V3")
    reader.close()


def test_a_store_that_writes_is_set_for_safety(store: Store) -> None:
    def setting(name: str) -> object:
        return store._db.rows(f"PRAGMA {name}")[0][0]

    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete", "trusted_schema")
    assert [setting(name) for name in names] == ["wal", 2, 1, 5000, 1, 0]


def test_the_store_keeps_the_name_of_the_session_that_made_it(store: Store, file: Path) -> None:
    store.close()
    again = Store.open(file, write=True, session="S2")
    again.facts.add(fact())
    assert again._db.rows("SELECT store FROM fact") == [("S1",)]
    again.close()


def test_closing_brings_everything_into_one_file(store: Store, file: Path) -> None:
    save(store, "one", "V1")
    assert file.with_name("journal.db-wal").stat().st_size > 0
    store.checkpoint()
    assert file.with_name("journal.db-wal").stat().st_size == 0
    store.close()
    assert [path.name for path in file.parent.iterdir()] == ["journal.db"]


def test_closing_empties_the_log_also_while_another_reads(store: Store, file: Path) -> None:
    reader = Store.open(file, write=False, session="S2")
    save(store, "one", "V1")
    store.close()
    assert file.with_name("journal.db-wal").stat().st_size == 0
    assert reader.documents.count(("entry",)) == 1
    reader.close()


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_the_owner_may_read_any_file_from_the_start(
    file: Path, umask: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise AssertionError("a mode was changed afterwards")

    monkeypatch.setattr(os, "chmod", refuse)
    before = os.umask(umask)
    try:
        store = Store.open(file, write=True, session="S1")
        save(store, "one", "V1")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (file.parent, *file.parent.iterdir())}
        store.close()
    finally:
        os.umask(before)
    assert modes == {"kept": 0o700, "journal.db": 0o600, "journal.db-wal": 0o600, "journal.db-shm": 0o600}


def test_a_version_a_fact_and_a_dropped_draft_are_kept_together_or_not_at_all(store: Store) -> None:
    store.drafts.put(draft())

    def leave_the_step(*, fail: bool) -> None:
        with store.tx():
            save(store, "one", "V1")
            store.drafts.drop("D")
            store.facts.add(fact())
            if fail:
                raise RuntimeError

    with pytest.raises(RuntimeError):
        leave_the_step(fail=True)
    assert (store.documents.get(document().id), store.drafts.get("D"), store.facts.get(fact().id)) == (
        None,
        draft(),
        None,
    )
    assert store.finding.find("one") == ()
    leave_the_step(fail=False)
    assert store.drafts.all() == ()
    assert len(store.finding.find("one")) == 1


def test_a_swallowed_failure_inside_gives_up_the_whole(store: Store) -> None:
    def swallow() -> None:
        with store.tx():
            save(store, "one", "V1")
            with contextlib.suppress(RuntimeError), store.tx():
                raise RuntimeError

    with pytest.raises(StoreError, match="none of it was kept"):
        swallow()
    assert store.documents.get(document().id) is None
    save(store, "two", "V2")
    assert store.documents.get(document().id) is not None


def test_nothing_is_written_outside_a_transaction(store: Store) -> None:
    with pytest.raises(StoreError, match="given up"):
        store._db.run("DELETE FROM draft")
