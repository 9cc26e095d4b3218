"""Backups and the doctor as a person meets them, on real files in a home of the test's own."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from leadcoach.paths import paths
from leadcoach.services.safety import Safety, before
from leadcoach.storage import surroundings
from leadcoach.storage.lock import Lock
from leadcoach.storage.surroundings import Place
from tests.running import assert_one_sentence, call, read_json, texts

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def home(isolated_home: Path) -> Path:
    return isolated_home


@pytest.fixture
def store(home: Path) -> Path:
    """The file of a home in which something is written."""
    call("write", "First words about #planning.")
    return home / "data" / "leadcoach.db"


def newest(home: Path) -> Path:
    return max((home / "data" / "backups").glob("*.db"))


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(statement)
        db.commit()


def entries() -> object:
    return read_json("journal", "list")["entries"]


def ids(found: dict[str, object]) -> list[str]:
    listed = found["findings"]
    assert isinstance(listed, list)
    return [finding["id"] for finding in listed]


def doctor() -> dict[str, object]:
    found = json.loads(call("doctor", "--json").stdout)
    assert isinstance(found, dict)
    return found


# Backups -------------------------------------------------------------------------------------------------------------


def test_what_was_backed_up_is_the_same_in_a_fresh_home(
    store: Path, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    call("write", "Second words.", "--date", "2026-03-01")
    was = entries()
    assert call("backup", "create").stdout.startswith("Backed up and checked: ")
    kept = newest(home)
    call("write", "Third words.")
    monkeypatch.setenv("LEADCOACH_HOME", str(tmp_path / "another"))
    said = call("backup", "restore", str(kept), "--yes")
    assert said.stdout.startswith("Restored: what was written until ")
    assert entries() == was
    modes = {path.is_dir(): stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "another").rglob("*")}
    assert modes == {True: 0o700, False: 0o600}
    assert store.exists()


@pytest.mark.usefixtures("store")
def test_backups_are_listed_checked_and_put_back_by_name() -> None:
    call("backup", "create")
    call("write", "Second words.")
    made = read_json("backup", "create")
    assert (made["schema"], made["backup"]["good"], made["backup"]["counts"]["entry"]) == (
        "leadcoach/backup-made/1",
        True,
        2,
    )
    listed = read_json("backup", "list")
    assert [each["counts"]["entry"] for each in listed["backups"]] == [2, 1]
    assert "asked for" in call("backup", "list").stdout
    assert call("backup", "verify", "--all").stdout.count("Whole: ") == 2
    first = listed["backups"][1]["name"]
    assert call("backup", "verify", first).exit_code == 0
    said = call("backup", "restore", first.removesuffix(".db"), stdin="y\n").stdout
    assert "What was there before is kept" in said
    assert texts() == ["First words about #planning."]
    before_it = read_json("backup", "list")["backups"][0]
    assert (before_it["reason"], before_it["counts"]["entry"]) == ("before-restore", 2)
    call("backup", "restore", before_it["name"], "--yes")
    assert len(texts()) == 2


@pytest.mark.usefixtures("store")
def test_without_a_yes_nothing_is_restored() -> None:
    call("backup", "create")
    call("write", "Second words.")
    name = read_json("backup", "list")["backups"][0]["name"]
    for answer in ("n\n", ""):
        refused = call("backup", "restore", name, stdin=answer)
        assert refused.exit_code == 1
        assert refused.stderr.strip().endswith("Nothing was changed.")
    assert len(texts()) == 2
    assert len(read_json("backup", "list")["backups"]) == 1


@pytest.mark.usefixtures("store")
def test_a_changed_bit_is_found_and_the_others_are_named(home: Path) -> None:
    call("backup", "create")
    call("backup", "create")
    bad = newest(home)
    whole = bytearray(bad.read_bytes())
    whole[whole.index(b"planning")] ^= 1
    bad.write_bytes(whole)
    assert_one_sentence(call("backup", "verify"))
    assert_one_sentence(call("backup", "restore", bad.name, "--yes"))
    every = call("backup", "verify", "--all")
    assert (every.exit_code, every.stdout.count("Whole: "), every.stdout.count("not whole")) == (1, 1, 1)
    found = doctor()
    assert ids(found) == ["backup"]
    backups = found["backups"]
    assert isinstance(backups, dict)
    assert (backups["count"], backups["good"], backups["restored"]) == (2, 1, True)


def test_a_home_without_a_word_has_nothing_to_back_up_and_stays_as_it_is(home: Path) -> None:
    for args in (("create",), ("verify",), ("restore", "nothing"), ("create", "--to", "."), ("verify", "nothing")):
        assert_one_sentence(call("backup", *args))
    assert call("backup", "list").stdout.startswith("There is no backup yet")
    assert not home.exists()


def test_while_the_app_is_open_a_backup_can_be_made_and_none_restored(store: Path, home: Path) -> None:
    with Lock.acquire(home / "data" / "leadcoach.lock", wait=0, pid=os.getpid(), started="2026-11-23T09:00:00.000Z"):
        assert call("backup", "create").exit_code == 0
        refused = call("backup", "restore", newest(home).name, "--yes")
        assert_one_sentence(refused)
        assert f"process {os.getpid()}" in refused.stderr
    assert len(texts()) == 1
    assert store.exists()


def test_the_store_itself_is_no_backup(store: Path) -> None:
    assert_one_sentence(call("backup", "restore", str(store), "--yes"))


def test_a_damaged_store_is_moved_aside_by_a_restore(store: Path, home: Path) -> None:
    call("backup", "create")
    store.write_bytes(b"no database" * 1000)
    found = doctor()
    assert found["well"] is False
    assert newest(home).name in json.dumps(found["findings"])
    said = call("backup", "restore", newest(home).name, "--yes").stdout
    aside = next(store.parent.glob("*set-aside.db"))
    assert str(aside) in said
    assert aside.read_bytes() == b"no database" * 1000
    assert texts() == ["First words about #planning."]


# Copies elsewhere ----------------------------------------------------------------------------------------------------


def attach(home: Path, store: Path, words: bytes) -> Path:
    """Keep a file of the entry, as an import does."""
    digest = hashlib.sha256(words).hexdigest()
    path = home / "data" / "attachments" / digest
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.write_bytes(words)
    path.chmod(0o600)
    change(store, f"INSERT INTO attached VALUES ('D', 0, 'a.jpg', 'image/jpeg', 3, '{digest}', '', '{{}}')")
    return path


def test_a_copy_goes_to_a_folder_with_its_attachments_and_comes_back(
    store: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = attach(home, store, b"a photo")
    drive = tmp_path / "drive"
    assert_one_sentence(call("backup", "create", "--to", str(drive)))
    assert not (home / "data" / "backups").exists()
    drive.mkdir()
    made = read_json("backup", "create", "--to", str(drive))
    assert made["copied"]["attachments"] == 1
    assert read_json("backup", "create", "--to", str(drive))["copied"]["attachments"] == 0
    monkeypatch.setenv("LEADCOACH_HOME", str(tmp_path / "another"))
    said = call("backup", "restore", made["copied"]["path"], "--yes").stdout
    assert "With it came 1 attachments" in said
    assert (tmp_path / "another" / "data" / "attachments" / photo.name).read_bytes() == b"a photo"
    assert doctor()["attachments"] == {"whole": 1, "altered": [], "missing": 0}


def at(home: Path, now: datetime) -> Safety:
    return Safety(paths(home), lambda: now)


@pytest.mark.usefixtures("store")
def test_the_daily_backup_goes_to_the_remembered_folder_too(home: Path, tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    call("backup", "create", "--to", str(drive), "--remember")
    made = at(home, datetime.now(UTC) + timedelta(days=2)).daily()
    assert made is not None
    assert made.copied is not None
    assert made.copied.backup.path.parent == drive
    shutil.rmtree(drive)
    made = at(home, datetime.now(UTC) + timedelta(days=4)).daily()
    assert made is not None
    assert made.backup.good
    assert "There is no folder" in made.trouble
    assert call("backup", "create", "--remember").exit_code == 2


def test_a_daily_backup_is_made_once_a_day_and_others_only_after_something_was_written(home: Path) -> None:
    assert at(home, NOW).daily() is None
    call("start")
    call("write", "One.")
    assert at(home, NOW).working() is not None
    assert at(home, NOW + timedelta(hours=1)).working() is None
    assert at(home, NOW + timedelta(hours=23)).daily() is None
    assert at(home, NOW + timedelta(hours=25)).daily() is not None
    assert at(home, NOW - timedelta(days=300)).daily() is None
    call("write", "Two.")
    put_back = at(home, NOW - timedelta(days=300)).daily()
    assert put_back is not None
    assert put_back.pruned == 0
    assert at(home, NOW + timedelta(hours=26)).working() is not None


def test_before_something_large_a_path_and_a_time_are_enough(store: Path, tmp_path: Path) -> None:
    assert before(tmp_path / "nothing.db", NOW, "before-import") is None
    made = before(store, NOW, "before-import")
    assert made is not None
    assert (made.good, made.reason) == (True, "before-import")


# The doctor ----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("store")
def test_the_doctor_restores_the_newest_backup_in_trial_and_leaves_nothing(home: Path) -> None:
    assert ids(doctor()) == ["no-backup"]
    call("backup", "create")
    said = call("doctor")
    assert said.exit_code == 0
    assert "Restored in trial: the newest backup opens" in said.stdout
    assert "Backups: 1, the newest of" in said.stdout
    assert not [path for path in (home / "data").iterdir() if path.name.startswith(".work")]
    assert ids(doctor()) == []


def test_what_can_be_mended_is_mended(store: Path, home: Path) -> None:
    call("backup", "create")
    change(store, "DELETE FROM tag")
    change(store, "INSERT INTO search(search) VALUES ('delete-all')")
    store.chmod(0o644)
    with Lock.acquire(home / "data" / "leadcoach.lock", wait=0, pid=os.getpid(), started="now"):
        call("write", "While the app is open.")
    found = doctor()
    assert (found["waiting"], found["well"]) == (1, False)
    assert ids(found) == ["search", "tags", "private"]
    said = call("doctor", "--repair")
    assert said.exit_code == 0, said.output
    assert said.stdout.count("Made anew: ") == 2
    assert "Closed to others: leadcoach.db" in said.stdout
    assert "Taken in from the inbox: 1 file." in said.stdout
    assert stat.S_IMODE(store.stat().st_mode) == 0o600
    assert (ids(doctor()), doctor()["waiting"]) == ([], 0)
    assert len(texts()) == 2


def test_damaged_words_are_named_with_their_cure_and_never_touched(store: Path, home: Path) -> None:
    call("backup", "create")
    change(store, "UPDATE version SET body = replace(body, 'First', 'Other')")
    damaged = store.read_bytes()
    said = call("doctor", "--repair")
    assert said.exit_code == 1
    assert "1 versions hold other words than were written." in said.stdout
    assert f"leadcoach backup restore {newest(home).name} brings back" in said.stdout
    assert store.read_bytes() == damaged


def test_attachments_that_are_missing_or_altered_are_counted(store: Path, home: Path) -> None:
    photo = attach(home, store, b"a photo")
    assert ids(doctor()) == ["no-backup"]
    photo.write_bytes(b"a phot0")
    assert "attachments" in ids(doctor())
    photo.unlink()
    assert "attachments-missing" in ids(doctor())


def test_a_folder_that_is_synchronised_is_warned_of_and_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADCOACH_HOME", str(tmp_path / "Dropbox" / "leadcoach"))
    call("write", "One.")
    assert "Dropbox synchronises the folder" in call("backup", "create").stdout
    said = call("doctor")
    assert (said.exit_code, "Careful: Dropbox" in said.stdout) == (0, True)


def test_where_a_file_lies_is_seen_by_marks_and_mounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"disk / ext4 rw 0 0\nserver:/x {tmp_path}/far nfs4 rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(surroundings, "_MOUNTS", mounts)
    (tmp_path / "shared" / ".stfolder").mkdir(parents=True)
    assert surroundings.place_of(tmp_path / "shared" / "deep" / "x.db") == Place("Syncthing")
    assert surroundings.place_of(tmp_path / "far" / "x.db") == Place("", "nfs4")
    assert surroundings.place_of(tmp_path / "x.db") == Place()


def test_the_doctor_warns_of_old_backups_and_of_a_clock_put_back(store: Path, home: Path) -> None:
    from leadcoach.plain.doctor import findings
    from leadcoach.services.doctor import examine

    before(store, NOW, "before-import")
    assert [each.id for each in findings(examine(paths(home), NOW + timedelta(days=8)))] == ["old-backup"]
    assert [each.id for each in findings(examine(paths(home), NOW - timedelta(days=8)))] == ["clock"]
    store.unlink()
    assert [each.id for each in findings(examine(paths(home), NOW))] == ["lost"]
