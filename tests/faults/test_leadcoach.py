"""leadcoach passes every gate, and what only it promises: full disks, moved stores, two at a time, going on."""

from __future__ import annotations

import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.terminal import Terminal
from tests.faults.ends import type_and_see
from tests.faults.gates import GATES
from tests.faults.leadcoach_subject import Leadcoach, command, rows
from tests.faults.modes import OTHERS
from tests.faults.payloads import EVERYTHING
from tests.faults.subject import damage, leave, reopen, start

ROOM = 1024 * 1024
NO_ROOM = "There is no room left on the disk"
TIME_TO_SAY = 1.0
TIME_TO_SHOW = 2.0
LONGER_THAN_A_RETRY = 8.0


@pytest.mark.parametrize("name", GATES)
def test_gate(name: str, leadcoach: Leadcoach) -> None:
    outcome = GATES[name].quick(leadcoach)
    assert outcome.passed, outcome


@pytest.mark.long
@pytest.mark.parametrize("name", GATES)
def test_gate_for_a_night(name: str, leadcoach: Leadcoach) -> None:
    outcome = GATES[name].long(leadcoach)
    assert outcome.passed, outcome


# Full disks -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with little room; skipped where none can be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "none", str(folder)]
    done = subprocess.run(mount, capture_output=True, text=True, check=False) if shutil.which("mount") else None
    if done is None or done.returncode:
        pytest.skip(f"no file system can be mounted here: {done.stderr.strip() if done else 'there is no mount'}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill_up(path: Path) -> None:
    """Write a file until there is no room."""
    with path.open("wb", buffering=0) as file:
        while True:
            try:
                file.write(bytes(4096))
            except OSError:
                return


def saved(leadcoach: Leadcoach, text: str) -> bool:
    return any(text in kept for kept in leadcoach.drafts())


def room_runs_out_and_comes_back(leadcoach: Leadcoach, terminal: Terminal, *, take: object, give: object) -> None:
    """Type, take the room, type on, give it back: said at once, nothing lost, and it goes on by itself."""
    assert callable(take)
    assert callable(give)
    leadcoach.ready(terminal)
    leadcoach.to_editor(terminal)
    type_and_see(terminal, "before the end of the room")
    terminal.wait_for(lambda _terminal: saved(leadcoach, "before the end of the room"))
    take()
    type_and_see(terminal, " and after")
    terminal.wait_for(NO_ROOM, TIME_TO_SAY)
    terminal.wait_for("not saved", TIME_TO_SAY)
    assert sum(NO_ROOM in line for line in terminal.screen()) == 1
    assert terminal.find("before the end of the room and after")
    terminal.press("ctrl+q")
    type_and_see(terminal, ", still here")
    assert terminal.exit_code is None
    give()
    terminal.wait_for(lambda now: now.find(NO_ROOM) is None, LONGER_THAN_A_RETRY)
    assert saved(leadcoach, "before the end of the room and after, still here")
    assert leave(leadcoach, terminal) == 0
    assert damage(leadcoach.database) is None


def test_a_full_disk_is_said_and_costs_nothing(leadcoach: Leadcoach, small_disk: Path) -> None:
    leadcoach.home = small_disk / "home"
    shutil.copytree(leadcoach.prepared, leadcoach.home)
    filler = small_disk / "filler"
    with start(leadcoach) as terminal:
        room_runs_out_and_comes_back(
            leadcoach, terminal, take=lambda: fill_up(filler), give=lambda: filler.write_bytes(b"")
        )


def test_a_file_that_may_not_grow_is_said_and_costs_nothing(leadcoach: Leadcoach) -> None:
    subject = leadcoach.fresh()
    log = subject.database.with_name("leadcoach.db-wal")
    unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
    with start(subject) as terminal:

        def take() -> None:
            resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (log.stat().st_size, resource.RLIM_INFINITY))

        def give() -> None:
            resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, unlimited)

        room_runs_out_and_comes_back(subject, terminal, take=take, give=give)


def test_without_room_nothing_a_key_asks_for_ends_the_app(leadcoach: Leadcoach) -> None:
    subject = leadcoach.fresh()
    log = subject.database.with_name("leadcoach.db-wal")
    with start(subject) as terminal:
        subject.ready(terminal)
        terminal.settle()
        resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (log.stat().st_size, resource.RLIM_INFINITY))
        terminal.press("p")
        terminal.wait_for(NO_ROOM, TIME_TO_SAY)
        for keys in ("n a escape", "enter a ctrl+n ctrl+k", "4 enter", "f2 enter", "2 s", "3 n b"):
            for key in keys.split():
                terminal.press(key)
                terminal.settle(0.2)
            assert terminal.exit_code is None, keys
            terminal.wait_for(NO_ROOM, TIME_TO_SAY)
        resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        assert leave(subject, terminal) == 0
    assert damage(subject.database) is None


# The store is somebody else's -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["replaced", "renamed", "deleted"])
def test_a_store_that_goes_away_is_noticed_and_the_text_is_rescued(leadcoach: Leadcoach, how: str) -> None:
    subject = leadcoach.fresh()
    aside = subject.database.with_name("aside.db")
    with start(subject) as terminal:
        subject.ready(terminal)
        subject.to_editor(terminal)
        type_and_see(terminal, "kept before.")
        terminal.wait_for(lambda _terminal: saved(subject, "kept before."))
        if how == "replaced":
            shutil.copy(subject.prepared / "data" / "leadcoach.db", aside)
            aside.replace(subject.database)
        elif how == "renamed":
            subject.database.rename(aside)
        else:
            subject.database.unlink()
        type_and_see(terminal, " typed after")
        terminal.wait_for("was moved, replaced or deleted", TIME_TO_SAY)
        terminal.wait_for("not saved", TIME_TO_SAY)
        assert leave(subject, terminal) == 1
    if how == "renamed":
        aside.rename(subject.database)
    reopen(subject)
    assert any("kept before. typed after" in text for text in subject.kept())


# Two at a time --------------------------------------------------------------------------------------------------------


def test_a_second_start_says_where_the_first_runs(leadcoach: Leadcoach) -> None:
    subject = leadcoach.fresh()
    with start(subject) as first:
        subject.ready(first)
        begun = time.monotonic()
        with start(subject) as second:
            assert second.wait_for_exit() == 1
            said = " ".join(second.scroll_back())
        assert time.monotonic() - begun < 2 * TIME_TO_SAY
        assert f"process {first.pid}" in said
        assert "Traceback" not in said
        first.kill(signal.SIGKILL)
        first.wait_for_exit()
    with start(subject) as again:
        subject.ready(again)
        assert leave(subject, again) == 0


def test_what_is_written_outside_shows_in_the_open_journal(leadcoach: Leadcoach) -> None:
    subject = leadcoach.fresh()
    with start(subject) as terminal:
        subject.ready(terminal)
        terminal.press("3")
        terminal.wait_for("n New")
        done = command(subject.home, "write", "a line from the shell")
        assert done.returncode == 0, done.stderr
        terminal.wait_for("a line from the shell", TIME_TO_SHOW)
        assert leave(subject, terminal) == 0
    assert subject.stored() == ["a line from the shell"]


# Going on -------------------------------------------------------------------------------------------------------------


def test_after_a_kill_the_step_the_words_and_the_cursor_are_back(leadcoach: Leadcoach) -> None:
    subject = leadcoach.fresh()
    with start(subject) as terminal:
        subject.ready(terminal)
        terminal.press("enter")
        terminal.wait_for("Write your own answer first")
        type_and_see(terminal, "she had no hour for it")
        terminal.press(*["left"] * 6)
        # Textual moves the cursor later than it takes letters in: a letter in the same moment would overtake.
        terminal.settle()
        terminal.send("xyz ")
        cursor = "0,20"
        terminal.wait_for(lambda _terminal: rows(subject.database, "SELECT cursor FROM draft") == [(cursor,)])
        terminal.kill(signal.SIGKILL)
        terminal.wait_for_exit()
    with start(subject) as terminal:
        subject.ready(terminal)
        terminal.wait_for("she had no hour xyz for it")
        assert terminal.find("Back from the course")
        type_and_see(terminal, "there ")
        terminal.wait_for("she had no hour xyz there for it")
        assert leave(subject, terminal) == 0
    assert any("she had no hour xyz there for it" in text for text in subject.drafts())


# Outside the app ------------------------------------------------------------------------------------------------------


READING = (("list", "--limit", "100"), ("show", "together"), ("search", "MARK"), ("list", "--json"))


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_commands_print_nothing_that_steers_a_terminal(leadcoach: Leadcoach, words: tuple[str, ...]) -> None:
    subject = leadcoach.fresh()
    subject.seed(EVERYTHING)
    done = command(subject.home, "journal", *words)
    assert done.returncode == 0, done.stderr
    assert "MARK" in done.stdout
    assert all(character == "\n" or character.isprintable() for character in done.stdout)


@pytest.mark.parametrize("words", [("start",), ("write", "a line"), ("demo", "--only-fill")])
def test_what_commands_make_is_closed_to_others(tmp_path: Path, words: tuple[str, ...]) -> None:
    home = tmp_path / "home"
    done = command(home, *words, umask=0)
    assert done.returncode == 0, done.stderr
    made = [home, *home.rglob("*")]
    assert len(made) > 2
    assert [path for path in made if path.lstat().st_mode & OTHERS] == []
