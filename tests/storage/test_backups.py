from __future__ import annotations

import hashlib
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from leadcoach.errors import StoreBusy, StoreDamaged, StoreError, StoreFull, StoreNewer
from leadcoach.storage import attachment_folder, backups, opening, schema
from leadcoach.storage.backups import Backup, Reason
from leadcoach.storage.checks import GivenUp
from leadcoach.storage.restoring import restore
from leadcoach.storage.store import Store
from tests.storage.making import START, document, draft, fact, moment, run_python, save

WORDS = "porridge for the team"


@pytest.fixture
def folder(file: Path) -> Path:
    return backups.folder_beside(file)


@pytest.fixture
def made(store: Store, file: Path, folder: Path) -> Backup:
    """A backup of a store that is still open, with its last words in the log."""
    save(store, WORDS, "V1")
    store.drafts.put(draft())
    store.facts.add(fact())
    return backups.make(file, folder, START, "asked")


def texts(path: Path) -> list[object]:
    store = Store.open(path, write=False, session="S2")
    try:
        return [each.body["text"] for each in store.documents.list(("entry",), newest_first=False)]
    finally:
        store.close()


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(statement)
        raw.commit()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_holds_everything_acknowledged_and_says_what_it_holds(made: Backup, folder: Path) -> None:
    assert made.path.name == "leadcoach-20261123T090000Z-asked.db"
    assert made.good
    assert made.facts is not None
    assert made.facts.counts == {"entry": 1, "versions": 1, "drafts": 1, "facts": 1}
    assert made.facts.store == "S1"
    assert backups.found(folder) == (made,)
    backups.verify(made)
    assert texts(made.path) == [WORDS]
    assert names(folder) == [".lock", made.path.name, made.path.with_suffix(".json").name]


def test_nobody_else_may_read_it_and_its_words_stand_in_no_other_file(made: Backup, folder: Path) -> None:
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert WORDS not in made.path.with_suffix(".json").read_text(encoding="utf-8")


MODES = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from leadcoach.storage import backups
os.umask(0)
file = Path(sys.argv[1])
seen = set()
looking = False
def look(event, args):
    global looking
    if looking or event.startswith(("os.listdir", "os.scandir")):
        return
    looking = True
    seen.update(oct(path.stat().st_mode & 0o777) for path in file.parent.rglob("*"))
    looking = False
sys.addaudithook(look)
backups.make(file, backups.folder_beside(file), datetime.now(UTC), "asked")
print(sorted(seen))
"""


@pytest.mark.usefixtures("made")
def test_it_is_private_from_the_moment_it_exists(file: Path, folder: Path) -> None:
    shutil.rmtree(folder)
    run = run_python(MODES, str(file))
    assert (run.stdout.strip(), run.stderr) == ("['0o600', '0o700']", "")


@pytest.mark.usefixtures("made")
def test_two_backups_of_one_second_have_two_names(file: Path, folder: Path) -> None:
    again = backups.make(file, folder, START, "before-import")
    assert again.path.name == "leadcoach-20261123T090001Z-before-import.db"
    assert [each.reason for each in backups.found(folder)] == ["asked", "before-import"]


def test_every_bit_of_rot_in_the_words_and_every_cut_is_found(made: Backup) -> None:
    whole = made.path.read_bytes()
    at = whole.index(WORDS.encode())
    for place in (at, at + 7, 100, len(whole) // 2, len(whole) - 1):
        spoiled = bytearray(whole)
        spoiled[place] ^= 4
        made.path.write_bytes(spoiled)
        with pytest.raises(StoreDamaged, match="not the file that was written"):
            backups.verify(made)
    made.path.write_bytes(whole[:-4096])
    cut = backups.described(made.path)
    assert not cut.good
    with pytest.raises(StoreDamaged):
        backups.verify(cut)
    made.path.write_bytes(whole)
    backups.verify(made)


def test_altered_words_are_found_also_where_nothing_was_noted(made: Backup) -> None:
    made.path.with_suffix(".json").unlink()
    alone = backups.described(made.path)
    assert not alone.good
    backups.verify(alone)
    change(made.path, "UPDATE version SET body = replace(body, 'team', 'tram')")
    with pytest.raises(StoreDamaged, match="1 version holds other words"):
        backups.verify(alone)


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("statement", ["DELETE FROM version", "UPDATE version SET body = replace(body, 'team', 'x')"])
def test_a_backup_that_is_not_whole_is_not_kept(file: Path, folder: Path, statement: str) -> None:
    change(file, statement)
    before = names(folder)
    with pytest.raises(StoreDamaged, match="because"):
        backups.make(file, folder, START + timedelta(hours=1), "daily")
    assert names(folder) == before


FULL = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from leadcoach.errors import StoreFull
from leadcoach.storage import backups
file = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, resource.RLIM_INFINITY))
try:
    backups.make(file, backups.folder_beside(file), datetime.now(UTC), "asked")
except StoreFull as error:
    print("full")
print(sorted(path.name for path in backups.folder_beside(file).iterdir()))
"""


def test_on_a_full_disk_nothing_half_made_is_left(store: Store, file: Path) -> None:
    save(store, WORDS, "V1")
    run = run_python(FULL, str(file))
    assert (run.stdout.splitlines(), run.stderr) == (["full", "['.lock']"], "")


@pytest.mark.usefixtures("made")
def test_a_disk_without_room_is_said_before_anything_begins(
    file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(10, 10, 0))
    with pytest.raises(StoreFull, match="no room"):
        backups.make(file, folder, START, "daily")


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from leadcoach.storage import backups
file, left = Path(sys.argv[1]), int(sys.argv[2])
def count(event, args):
    global left
    if event in ("open", "os.rename", "sqlite3.connect", "os.remove") and str(file.parent) in str(args[0]):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
made = backups.make(file, backups.folder_beside(file), datetime.now(UTC), "daily")
backups.prune(backups.folder_beside(file), made)
print(left)
"""


def test_a_kill_at_any_step_leaves_nothing_that_is_taken_for_good(made: Backup, file: Path, folder: Path) -> None:
    steps = 1000 - int(run_python(KILLED, str(file), "1000").stdout)
    assert steps > 10
    for step in range(0, steps, steps // 10):
        killed = run_python(KILLED, str(file), str(step))
        assert killed.returncode == -signal.SIGKILL
        found = backups.found(folder)
        assert made in found
        for each in found:
            assert each.good
            backups.verify(each)
    backups.make(file, folder, START + timedelta(days=9), "asked")
    assert not [name for name in names(folder) if "part" in name]


WRITER = """
import sys
from pathlib import Path
from leadcoach.storage.store import Store
from tests.storage.making import document, moment
store = Store.open(Path(sys.argv[1]), write=True, session="S9")
number = 0
while True:
    number += 1
    store.documents.save(document(id=f"W{number}"), {"text": "words " * 50}, why="edit", moment=moment(number),
                         version_id=f"W{number}")
    print(number, flush=True)
"""


def test_while_another_program_writes_each_backup_holds_what_was_acknowledged(
    store: Store, file: Path, folder: Path
) -> None:
    store.close()
    with subprocess.Popen([sys.executable, "-c", WRITER, str(file)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        try:
            for turn in range(5):
                acknowledged = [int(writer.stdout.readline()) for _line in range(20)][-1]
                made = backups.make(file, folder, START + timedelta(minutes=turn), "working")
                assert made.facts is not None
                assert made.facts.counts["entry"] >= acknowledged
                backups.verify(made)
        finally:
            writer.kill()


@pytest.mark.usefixtures("made")
def test_a_backup_can_be_given_up_and_leaves_nothing(file: Path, folder: Path) -> None:
    before = names(folder)
    with pytest.raises(GivenUp):
        backups.make(file, folder, START, "daily", lambda: True)
    assert names(folder) == before


@pytest.mark.usefixtures("made")
def test_two_programs_make_backups_one_after_the_other(file: Path, folder: Path) -> None:
    made_here: list[Backup] = []
    threads = [
        threading.Thread(target=lambda: made_here.append(backups.make(file, folder, START, "working")))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made_here) == 3
    assert len([each for each in backups.found(folder) if each.good]) == 4


def test_state_changes_with_everything_a_person_does(store: Store, file: Path) -> None:
    first = document()
    save(store, WORDS, "V1")
    store.documents.save(document(1), {"text": "two"}, why="edit", moment=moment(), version_id="V2")
    store.documents.star(first.id, starred=True)
    seen = [backups.contents(file)[1]]

    def star_the_other() -> None:
        store.documents.star(first.id, starred=False)
        store.documents.star(document(1).id, starred=True)

    for act in (
        lambda: save(store, "other words", "V3"),
        star_the_other,
        lambda: store.documents.set_week(first.id, 4),
        lambda: store.documents.bin(first.id, moment()),
        lambda: store.drafts.put(draft()),
        lambda: store.facts.add(fact()),
    ):
        act()
        seen.append(backups.contents(file)[1])
    assert len(set(seen)) == len(seen)
    store.local.put("place", "somewhere")
    assert backups.contents(file)[1] == seen[-1]


def test_only_proved_backups_of_the_same_store_go_and_what_came_before_a_restore_stays(
    made: Backup, file: Path, folder: Path
) -> None:
    reasons: tuple[Reason, ...] = ("before-restore", "working", "working", "working", "working", "working")
    for number, reason in enumerate(reasons):
        backups.make(file, folder, START + timedelta(hours=number + 1), reason)
    stranger = folder / "leadcoach-20261123T080000Z-asked.db"
    shutil.copy(made.path, stranger)
    gone: list[str] = []
    for days in (3, 6):
        newest = backups.make(file, folder, START + timedelta(days=days), "daily")
        gone += backups.prune(folder, newest)
    assert len(gone) == 5
    assert [each.path.name[10:20] + each.reason for each in backups.found(folder)] == [
        "20261123T0asked",
        "20261123T1before-restore",
        "20261123T1working",
        "20261126T0daily",
        "20261129T0daily",
    ]
    late = backups.make(file, folder, START + timedelta(days=40), "daily")
    assert any("before-restore" in name for name in backups.prune(folder, late))


def test_a_copy_elsewhere_is_read_back_and_needs_nothing_else(made: Backup, tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    copied = backups.copy_to(made, drive)
    assert copied.good
    backups.verify(copied)
    assert names(drive) == [made.path.name, made.path.with_suffix(".json").name]


def test_a_copy_that_reads_back_otherwise_is_not_kept(made: Backup, tmp_path: Path) -> None:
    whole = bytearray(made.path.read_bytes())
    whole[-1] ^= 1
    made.path.write_bytes(whole)
    drive = tmp_path / "drive"
    drive.mkdir()
    with pytest.raises(StoreDamaged, match="could not be copied"):
        backups.copy_to(made, drive)
    assert names(drive) == []


# Restoring -----------------------------------------------------------------------------------------------------------


def test_a_restore_gives_back_what_was_and_keeps_what_is(made: Backup, store: Store, file: Path) -> None:
    save(store, "written since", "V2")
    store.close()
    restored = restore(made, file, START + timedelta(hours=1))
    assert texts(file) == [WORDS]
    assert restored.whole
    assert restored.kept is not None
    assert texts(restored.kept) == ["written since"]
    backups.verify(backups.described(restored.kept))
    assert [path.name for path in file.parent.iterdir() if "part" in path.name] == []
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_restore_into_an_empty_place_makes_it(made: Backup, tmp_path: Path) -> None:
    fresh = tmp_path / "new" / "data" / "journal.db"
    restored = restore(made, fresh, START)
    assert restored.kept is None
    assert texts(fresh) == [WORDS]
    assert stat.S_IMODE(fresh.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("how", ["flipped", "newer", "garbage with a log", "gone but for its log"])
def test_what_cannot_be_used_is_moved_aside_with_its_log(made: Backup, store: Store, file: Path, how: str) -> None:
    log = file.with_name("journal.db-wal")
    left = log.read_bytes() if "log" in how else b""
    store.close()
    if how == "flipped":
        change(file, "UPDATE version SET body = replace(body, 'team', 'tram')")
    elif how == "garbage with a log":
        file.write_bytes(b"no database" * 1000)
    elif how == "newer":
        change(
            file, f"INSERT INTO _sqlite_migrations(migration_set, name) VALUES ('{schema.MIGRATION_SET}', 'm999_later')"
        )
    else:
        file.unlink()
    if left:
        log.write_bytes(left)
    before = file.read_bytes() if file.exists() else None
    restored = restore(made, file, START + timedelta(hours=1))
    assert texts(file) == [WORDS]
    assert not restored.whole
    assert restored.kept is not None
    assert restored.kept.name == "journal-20261123T100000Z-set-aside.db"
    if left:
        assert restored.kept.with_name(restored.kept.name + "-wal").read_bytes() == left
    assert (restored.kept.read_bytes() if before else None) == before


@pytest.mark.parametrize("how", ["flipped", "empty", "foreign", "newer"])
def test_a_backup_that_cannot_be_used_is_refused_and_nothing_changes(
    made: Backup, store: Store, file: Path, tmp_path: Path, how: str
) -> None:
    store.close()
    bad = tmp_path / "bad.db"
    shutil.copy(made.path, bad)
    if how == "flipped":
        change(bad, "UPDATE version SET body = replace(body, 'team', 'tram')")
    elif how == "empty":
        bad.write_bytes(b"")
    elif how == "foreign":
        bad.unlink()
        change(bad, "CREATE TABLE recipe(name TEXT)")
    else:
        change(
            bad, f"INSERT INTO _sqlite_migrations(migration_set, name) VALUES ('{schema.MIGRATION_SET}', 'm999_later')"
        )
    kept, given, beside = file.read_bytes(), bad.read_bytes(), names(tmp_path)
    with pytest.raises(StoreNewer if how == "newer" else StoreDamaged) as refused:
        restore(backups.described(bad), file, START)
    assert str(bad) in refused.value.message
    assert (file.read_bytes(), bad.read_bytes(), names(tmp_path)) == (kept, given, beside)


@pytest.mark.usefixtures("made")
def test_a_file_copied_by_hand_with_its_log_is_restored_whole(file: Path, tmp_path: Path) -> None:
    by_hand = tmp_path / "by-hand.db"
    for end in ("", "-wal"):
        shutil.copy(file.with_name(file.name + end), by_hand.with_name(by_hand.name + end))
    restore(backups.described(by_hand), tmp_path / "new" / "journal.db", START)
    assert texts(tmp_path / "new" / "journal.db") == [WORDS]


def test_a_file_of_an_older_form_is_backed_up_and_restored_and_then_brought_up_to_date(tmp_path: Path) -> None:
    old = tmp_path / "old" / "journal.db"
    old.parent.mkdir()
    with closing(sqlite3.connect(old, isolation_level=None)) as raw:
        for statement in schema.FIRST:
            raw.execute(statement)
        raw.execute("CREATE TABLE _sqlite_migrations(migration_set TEXT, name TEXT, applied_at TEXT)")
        raw.execute("INSERT INTO _sqlite_migrations VALUES (?, 'm001_first', 'now')", (schema.MIGRATION_SET,))
        raw.execute("INSERT INTO local VALUES ('store', 'S1')")
    made = backups.before_migration(old, START)
    assert (made.reason, made.good) == ("before-migration", True)
    fresh = tmp_path / "new" / "journal.db"
    restore(made, fresh, START)
    Store.open(fresh, write=True, session="S2").close()
    assert texts(fresh) == []


def test_while_somebody_reads_an_old_state_a_restore_is_refused(
    made: Backup, store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.1)
    store.close()
    reader = sqlite3.connect(file)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM document").fetchone()
    writer = Store.open(file, write=True, session="S2")
    save(writer, "later", "V7")
    writer._db._raw.close()
    with closing(reader), pytest.raises(StoreBusy):
        restore(made, file, START)
    assert texts(file) == ["later"]


KILLED_RESTORE = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from leadcoach.storage import backups
from leadcoach.storage.restoring import restore
file, backup, left = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
def count(event, args):
    global left
    if event in ("open", "os.rename", "os.link", "os.remove", "sqlite3.connect") and str(file.parent) in str(args[0]):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
restore(backups.described(backup), file, datetime.now(UTC))
print(left)
"""


@pytest.mark.parametrize("damaged", [False, True])
def test_a_kill_at_any_step_of_a_restore_leaves_the_old_words_or_the_new(
    made: Backup, store: Store, file: Path, tmp_path: Path, *, damaged: bool
) -> None:
    save(store, "written since", "V2")
    shutil.copytree(file.parent, tmp_path / "safe")
    store.close()
    if damaged:
        (tmp_path / "safe" / file.name).write_bytes(b"no database" * 1000)
    steps = 0
    for step in (1000, *range(0, 60, 4)):
        shutil.rmtree(file.parent)
        shutil.copytree(tmp_path / "safe", file.parent)
        run = run_python(KILLED_RESTORE, str(file), str(made.path), str(step))
        if step == 1000:
            steps = step - int(run.stdout)
            assert 10 < steps < 60
        elif step < steps:
            assert run.returncode == -signal.SIGKILL
        backups.verify(made)
        try:
            left = texts(file)
        except StoreDamaged:
            left = []
        assert left in (([], [WORDS]) if damaged else (["written since"], [WORDS]))
        assert file.exists()


# Attachments ---------------------------------------------------------------------------------------------------------


def test_attachments_are_compared_with_their_names_and_copied_once(made: Backup, store: Store, tmp_path: Path) -> None:
    folder, drive = tmp_path / "attachments", tmp_path / "drive"
    folder.mkdir()
    digests = {}
    for words in (b"one", b"two"):
        digests[words] = hashlib.sha256(words).hexdigest()
        (folder / digests[words]).write_bytes(words)
    (folder / "notes.txt").write_bytes(b"not ours")
    store_file = made.path.parents[1] / "journal.db"
    assert attachment_folder.examine(folder, store_file) == attachment_folder.Looked(2)
    assert attachment_folder.copy_missing(folder, drive) == (2, ())
    assert attachment_folder.copy_missing(folder, drive) == (0, ())
    (folder / digests[b"one"]).write_bytes(b"0ne")
    with store.tx():
        store._db.run("INSERT INTO attached VALUES ('D', 0, 'a.jpg', 'image/jpeg', 3, ?, '', '{}')", "f" * 64)
    assert attachment_folder.examine(folder, store_file) == attachment_folder.Looked(1, (digests[b"one"],), 1)
    shutil.rmtree(drive)
    assert attachment_folder.copy_missing(folder, drive) == (1, (digests[b"one"],))


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no backup at"):
        backups.described(tmp_path / "nothing.db")
