from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from leadcoach.errors import StoreFull, StoreMoved
from leadcoach.storage.health import examine
from leadcoach.storage.store import Store
from tests.storage.making import document, draft, run_python, save


@pytest.mark.parametrize("how", ["renamed", "replaced", "deleted"])
def test_a_file_that_was_moved_takes_no_more_and_keeps_what_it_had(store: Store, file: Path, how: str) -> None:
    save(store, "one", "V1")
    aside = file.with_name("aside.db")
    if how != "deleted":
        file.rename(aside)
    else:
        file.unlink()
    if how == "replaced":
        file.write_bytes(b"older")
    with pytest.raises(StoreMoved):
        save(store, "two", "V2")
    with pytest.raises(StoreMoved):
        store.drafts.put(draft())
    assert store.documents.versions(document().id)[0].body == {"text": "one"}
    if how != "deleted":
        moved = Store.open(aside, write=False, session="S2")
        assert [version.id for version in moved.documents.versions(document().id)] == ["V1"]
        moved.close()


def test_a_full_store_says_so_and_works_again_with_room(store: Store) -> None:
    save(store, "one", "V1")
    (pages,) = store._db.rows("PRAGMA page_count")[0]
    store._db.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFull):
        save(store, "porridge " * 10_000, "V2")
    assert [version.id for version in store.documents.versions(document().id)] == ["V1"]
    store._db.rows("PRAGMA max_page_count = 1000000")
    save(store, "porridge " * 10_000, "V2")
    assert [version.id for version in store.documents.versions(document().id)] == ["V1", "V2"]


FULL_DISK = """
import resource, sys
from pathlib import Path
from leadcoach.errors import StoreFull
from leadcoach.storage import inbox
from leadcoach.storage.store import Store
from tests.storage.making import document, draft, moment
file = Path(sys.argv[1])
def save(text, version):
    store.documents.save(document(), {"text": text}, why="edit", moment=moment(), version_id=version)
def limit(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
store = Store.open(file, write=True, session="S1")
save("one", "V1")
limit(file.with_name("journal.db-wal").stat().st_size + 5000)
tries = [
    lambda: save("porridge " * 50_000, "V2"),
    lambda: store.drafts.put(draft("porridge " * 50_000)),
    lambda: inbox.put(file.parent / "inbox", inbox.draft(draft("porridge " * 50_000))),
    lambda: Store.open(file.parent / "new" / "journal.db", write=True, session="S1"),
]
limit(30_000)
for number, attempt in enumerate(tries):
    try:
        attempt()
        print("no error")
    except StoreFull as error:
        print("full" if "porridge" not in str(error) else "told")
print(sorted(path.name for path in file.parent.rglob("*") if "part" in path.name))
limit(resource.RLIM_INFINITY)
save("two", "V3")
print([version.body["text"] for version in store.documents.versions(document().id)])
store.close()
"""


def test_a_full_disk_is_said_loses_nothing_and_heals_without_a_new_start(file: Path) -> None:
    run = run_python(FULL_DISK, str(file))
    assert run.stderr == ""
    assert run.stdout.splitlines() == ["full", "full", "full", "full", "[]", "['one', 'two']"]


READ_ONLY = """
import sys
from pathlib import Path
from leadcoach.errors import StoreReadOnly
from leadcoach.storage.lock import Lock
from leadcoach.storage.store import Store
file = Path(sys.argv[1])
reader = Store.open(file, write=False, session="S2")
print([document.body["text"] for document in reader.documents.list(("entry",))])
reader.close()
tries = [
    lambda: Store.open(file, write=True, session="S2"),
    lambda: Store.open(file.with_name("new.db"), write=True, session="S2"),
    lambda: Lock.acquire(file.with_name("lock"), wait=0, pid=1, started="now"),
]
for attempt in tries:
    try:
        attempt()
        print("opened")
    except StoreReadOnly:
        print("read-only")
"""


def test_a_read_only_folder_can_be_read_and_says_why_it_is_not_written(store: Store, file: Path) -> None:
    save(store, "one", "V1")
    store.close()
    run = in_read_only(file, READ_ONLY)
    assert run.stderr == ""
    assert run.stdout.splitlines() == ["['one']", "read-only", "read-only", "read-only"]


def test_a_read_only_folder_with_a_log_is_one_sentence(store: Store, file: Path) -> None:
    save(store, "one", "V1")
    log = file.with_name("journal.db-wal").read_bytes()
    store.close()
    file.with_name("journal.db-wal").write_bytes(log)
    code = READ_ONLY.replace("reader = ", "try:\n    reader = ").split("\nprint")[0]
    run = in_read_only(file, code + "\nexcept StoreReadOnly as error:\n    print(error)")
    assert run.stderr == ""
    assert "may not be opened or written" in run.stdout


def in_read_only(file: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Run code with the folder closed to writing, without the right of root to write all the same."""
    before: tuple[str, ...] = ()
    if os.geteuid() == 0:
        before = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all")
        if subprocess.run([*before, "true"], capture_output=True, check=False).returncode:
            pytest.skip("root cannot give up its rights here")
    file.parent.chmod(0o500)
    try:
        return run_python(code, str(file), before=before)
    finally:
        file.parent.chmod(0o700)


TWO_WRITERS = """
import sys
from pathlib import Path
from leadcoach.storage.store import Store
from tests.storage.making import document, moment
name, file = sys.argv[1], Path(sys.argv[2])
store = Store.open(file, write=True, session=name)
for number in range(100):
    body = {"text": f"{name} {number}"}
    version = f"{name}-{number}"
    store.documents.save(document(id=name), body, why="edit", moment=moment(number), version_id=version)
store.close()
"""


def test_two_writers_past_the_lock_lose_nothing(store: Store, file: Path) -> None:
    store.close()
    running = [subprocess.Popen([sys.executable, "-c", TWO_WRITERS, name, str(file)]) for name in ("A", "B")]
    assert [each.wait(60) for each in running] == [0, 0]
    again = Store.open(file, write=False, session="S2")
    assert [len(again.documents.versions(name)) for name in ("A", "B")] == [100, 100]
    again.close()


KILLED = """
import sys
from pathlib import Path
from leadcoach.storage.store import Store
from tests.storage.making import document, moment
store = Store.open(Path(sys.argv[1]), write=True, session="S1")
number = 0
while True:
    number += 1
    body = {"text": f"text {number}"}
    store.documents.save(document(), body, why="edit", moment=moment(number), version_id=f"V{number}")
    print(number, flush=True)
"""


@pytest.mark.parametrize("lines", [1, 37, 150])
def test_what_was_acknowledged_survives_a_kill(file: Path, lines: int) -> None:
    with subprocess.Popen([sys.executable, "-c", KILLED, str(file)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        acknowledged = [int(writer.stdout.readline()) for _line in range(lines)]
        writer.kill()
    store = Store.open(file, write=True, session="S2")
    versions = store.documents.versions(document().id)
    assert len(versions) >= acknowledged[-1]
    assert [version.id for version in versions] == [f"V{number}" for number in range(1, len(versions) + 1)]
    assert len(store.finding.find(f"text {len(versions)}")) == 1
    store.close()
    health = examine(file)
    assert (health.sound, health.search) == (True, True)
