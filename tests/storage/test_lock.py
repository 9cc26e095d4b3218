from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from leadcoach.errors import StoreBusy
from leadcoach.storage.lock import Holder, Lock, holder

HOLD = """
import sys, time
from pathlib import Path
from leadcoach.storage.lock import Lock
lock = Lock.acquire(Path(sys.argv[1]), wait=0, pid=4711, started="14:02")
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "lock"


def start_holder(place: Path) -> subprocess.Popen[str]:
    other = subprocess.Popen([sys.executable, "-c", HOLD, str(place)], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    return other


def test_a_second_program_is_told_who_writes_and_a_killed_one_holds_nothing(place: Path) -> None:
    with start_holder(place) as other:
        with pytest.raises(StoreBusy, match=r"process 4711, since 14:02"):
            Lock.acquire(place, wait=0.1, pid=1, started="14:03")
        assert holder(place) == Holder(4711, "14:02", stays=False)
        other.kill()
        other.wait()
        with Lock.acquire(place, wait=0, pid=1, started="14:04", stays=True):
            assert holder(place) == Holder(1, "14:04", stays=True)


def test_a_lock_given_back_can_be_taken_while_waiting(place: Path) -> None:
    with Lock.acquire(place, wait=0, pid=1, started="a") as lock:
        with pytest.raises(StoreBusy):
            Lock.acquire(place, wait=0, pid=2, started="b")
        lock.release()
        lock.release()
        assert holder(place) is None
        Lock.acquire(place, wait=0, pid=2, started="b").release()


def test_a_holder_that_left_no_name_is_busy_all_the_same(place: Path) -> None:
    with Lock.acquire(place, wait=0, pid=1, started="a"):
        place.write_text("not json")
        with pytest.raises(StoreBusy, match="Another leadcoach is writing"):
            Lock.acquire(place, wait=0, pid=2, started="b")


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_the_owner_may_read_the_lock(place: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        Lock.acquire(place, wait=0, pid=1, started="a").release()
    finally:
        os.umask(before)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
