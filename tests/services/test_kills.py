"""Programs that are killed in the midst of changing much: what was written is whole, and going on completes it."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from leadcoach.bootstrap import House
from leadcoach.domain.filters import Filters
from leadcoach.services.journaling import Journaling
from leadcoach.services.keeping import Keeping
from leadcoach.storage.health import examine
from leadcoach.storage.imports import Imports
from tests.running import PROGRAM, ROOT
from tests.services.homes import give_out, home, read_in, take_in

SOME = 400
KILLS = 4
CANARY = "kumquat"


def killed(house: House, after: float, *args: str) -> bool:
    """Run the program on a home, and kill it after some seconds; tell whether it came to its end before."""
    command = [sys.executable, "-c", PROGRAM, "--home", str(house.paths.data.parent), *args]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT) as running:
        try:
            return running.wait(after) == 0
        except subprocess.TimeoutExpired:
            running.kill()
            return False


def moments(house: House, *args: str) -> list[float]:
    """Run the program to its end, and give moments that lie within the time it took."""
    begin = time.monotonic()
    assert killed(house, 60, *args)
    took, chance = time.monotonic() - begin, random.Random(7)
    return [took * chance.uniform(0.3, 1.0) for _number in range(KILLS)]


def assert_whole(house: House) -> None:
    """What lies in a home is whole, indexes included, and belongs to its owner alone."""
    with house.writing():
        pass
    found = examine(house.paths.store)
    assert (found.sound, found.search, found.tags) == (True, True, True)
    modes = {path.stat().st_mode & 0o077 for path in house.paths.data.rglob("*") if not path.is_symlink()}
    assert modes == {0}


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A file of our own with many entries, some with a picture, all naming somebody."""
    path, house = tmp_path / "many.json", home(tmp_path / "source")
    take_in(house)
    with house.writing() as desk, desk.store.tx():
        for number in range(SOME):
            Journaling(desk).write(f"Entry {number} with @{CANARY} #tag{number}")
    give_out(house, "json", path)
    return path


def filled(folder: Path, journal: Path) -> House:
    """A home that holds the file."""
    house = home(folder)
    read_in(house, "leadcoach", journal)
    return house


def ids(house: House) -> list[str]:
    with house.reading() as desk:
        return [each.id for each in desk.store.finding.chosen(Filters(kinds=("entry",)))]


def bytes_of(house: House) -> bytes:
    """Every byte of a home, backups apart."""
    files = [path for path in house.paths.data.rglob("*") if path.is_file() and house.paths.backups not in path.parents]
    return b"".join(path.read_bytes() for path in files)


def test_an_import_that_is_killed_leaves_whole_entries_and_the_same_again_brings_the_rest(
    tmp_path: Path, journal: Path
) -> None:
    args = ("import", "leadcoach", str(journal))
    whole = home(tmp_path / "whole")
    for number, after in enumerate(moments(whole, *args)):
        house = home(tmp_path / f"killed-{number}")
        killed(house, after, *args)
        before = ids(house)
        account = read_in(house, "leadcoach", journal)
        assert (account.added, account.here, account.failed) == (SOME + 5 - len(before), len(before), 0)
        assert ids(house) == ids(whole)
        assert_whole(house)
        with house.reading() as desk:
            assert sum(run.brought for run in Imports(desk.store).runs()) == SOME + 5


@pytest.mark.parametrize(
    "asked",
    [
        lambda every: ("journal", "erase", *every[: SOME // 2], "--yes"),
        lambda _every: ("journal", "purge", CANARY, "--yes"),
    ],
    ids=["erase", "purge"],
)
def test_deleting_that_is_killed_is_done_whole_or_not_at_all_and_can_be_ended(
    tmp_path: Path, journal: Path, asked: Callable[[list[str]], tuple[str, ...]]
) -> None:
    whole = filled(tmp_path / "whole", journal)
    every = ids(whole)
    args = asked(every)
    for number, after in enumerate(moments(whole, *args)):
        house = filled(tmp_path / f"killed-{number}", journal)
        killed(house, after, *args)
        assert ids(house) in (every, ids(whole))
        assert_whole(house)
        killed(house, 60, *args)
        with house.writing() as desk:
            Keeping(desk).scour()  # as the app does when it ends
            assert not desk.store.erasing.needs_scouring()
            assert len(desk.store.tags.used("@", CANARY)) == (args[1] == "erase")
        assert ids(house) == ids(whole)
        assert_whole(house)
        assert args[1] == "erase" or CANARY.encode() not in bytes_of(house)


def test_a_restore_that_is_killed_leaves_the_old_journal_or_the_other(tmp_path: Path, journal: Path) -> None:
    whole = filled(tmp_path / "whole", journal)
    assert killed(whole, 60, "backup", "create")
    (backup,) = whole.paths.backups.glob("*-asked.db")
    args = ("backup", "restore", str(backup), "--yes")
    every = ids(whole)
    for number, after in enumerate(moments(home(tmp_path / "first"), *args)):
        house = home(tmp_path / f"killed-{number}")
        take_in(house)
        before = ids(house)
        killed(house, after, *args)
        assert ids(house) in (before, every)
        assert_whole(house)
        assert killed(house, 60, *args)
        assert ids(house) == every
        assert_whole(house)


def test_an_export_that_is_killed_leaves_the_file_of_before_or_a_whole_one(tmp_path: Path, journal: Path) -> None:
    house, target = filled(tmp_path / "whole", journal), tmp_path / "out" / "all.json"
    target.parent.mkdir()
    args = ("export", "json", "-o", str(target), "--force")
    for after in moments(house, *args):
        killed(house, after, *args)
        assert len(json.loads(target.read_bytes())["documents"]) == SOME + 5
        assert target.stat().st_mode & 0o077 == 0
    assert killed(house, 60, *args)
    assert [path.name for path in target.parent.iterdir()] == [target.name]
