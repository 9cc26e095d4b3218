"""The command line as a program of its own, beside other programs, and on disks that say no."""

from __future__ import annotations

import json
import os
import pty
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from leadcoach.storage.lock import Lock
from leadcoach.text import clean
from tests.running import PROGRAM, ROOT, assert_harmless, assert_one_sentence, call, read_json, run, texts

HOSTILE = "\x1b]0;title\x07 [/] [@click=app.quit]x[/] \U0001f1f3\U0001f1f1 \x9b31m \u202eevil \x00 " + "x" * 10_000


@pytest.fixture
def home(isolated_home: Path) -> Path:
    return isolated_home


@pytest.fixture
def store(home: Path) -> Path:
    """The file of a home with one entry."""
    assert call("write", "First words.").exit_code == 0
    return home / "data" / "leadcoach.db"


@pytest.fixture
def held(home: Path) -> Iterator[None]:
    """Another program (this one) holds the lock."""
    with Lock.acquire(home / "data" / "leadcoach.lock", wait=0, pid=os.getpid(), started="now", stays=True):
        yield


# As a program of its own -----------------------------------------------------------------------------------------


def test_without_a_terminal_the_app_names_the_commands_that_work() -> None:
    result = run()
    assert (result.exit_code, result.stdout) == (1, "")
    for command in ("today", "write", "journal", "log", "doctor"):
        assert command in result.stderr


def test_hostile_text_is_kept_as_cleaned_text_and_drives_no_terminal() -> None:
    assert run("write", HOSTILE.replace("\x00", "")).exit_code == 0
    assert run("write", "-", stdin=HOSTILE).exit_code == 0
    assert texts() == [clean(HOSTILE).text, clean(HOSTILE.replace("\x00", "")).text]
    for args in (("list",), ("list", "--json"), ("search", "evil"), ("search", "evil", "--json")):
        assert_harmless(run("journal", *args))


def test_bytes_that_are_no_text_are_kept_as_well_as_they_can_be() -> None:
    assert run("write", "-", stdin=b"caf\xe9 \xff\r\nnext").exit_code == 0
    assert texts() == ["caf\ufffd \ufffd\nnext"]


LEADER = (
    "import fcntl, signal, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "signal.signal(signal.SIGINT, signal.default_int_handler); "
)
"""Makes the terminal on standard input the one whose Ctrl+C counts, also below a shell that passes Ctrl+C over."""


def test_a_dialogue_on_the_terminal_ends_with_a_full_stop() -> None:
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "write"],
        stdin=slave,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as program:
        os.write(master, b"One.\nTwo.\n.\n")
        said, asked = program.communicate(timeout=60)
    os.close(master)
    os.close(slave)
    assert program.returncode == 0, asked
    assert (said[:6], asked[:6]) == ("Kept: ", "Write.")
    assert texts() == ["One.\nTwo."]


def test_a_dialogue_takes_bytes_that_are_no_text_and_ctrl_c_leaves_with_130() -> None:
    for typed, code in ((b"caf\xe9\n.\n", 0), (b"Given up.\n\x03", 130)):
        master, slave = pty.openpty()
        with subprocess.Popen(
            [sys.executable, "-c", LEADER + PROGRAM, "write"],
            stdin=slave,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            start_new_session=True,
            env={**os.environ, "PYTHONIOENCODING": "utf-8:strict"},
        ) as program:
            assert program.stderr is not None
            assert program.stderr.read(6) == b"Write."
            os.write(master, typed)
            try:
                _said, asked = program.communicate(timeout=60)
            finally:
                program.kill()
        os.close(master)
        os.close(slave)
        assert (program.returncode, b"fault" in asked) == (code, False), asked
    assert texts() == ["caf\ufffd"]


@pytest.mark.usefixtures("held")
def test_while_another_program_writes_an_entry_waits_in_the_inbox_for_the_next_one(home: Path) -> None:
    assert call("start", "--route", "team").exit_code == 1
    entry, fact = run("write", "While the app is open."), run("log", "behaviour", "lb1=1")
    practice = run("log", "practice", "tried", "too loud")
    assert [result.exit_code for result in (entry, fact, practice)] == [0, 0, 0]
    assert "within two seconds" in entry.stdout
    waiting = list((home / "data" / "inbox").glob("*.json"))
    assert len(waiting) == 1 + 1 + 3
    assert {stat.S_IMODE(path.stat().st_mode) for path in waiting} == {0o600}
    assert read_json("doctor")["waiting"] == 5


def test_what_waits_in_the_inbox_is_taken_in_by_the_next_command_that_writes(home: Path) -> None:
    with Lock.acquire(home / "data" / "leadcoach.lock", wait=0, pid=os.getpid(), started="now", stays=True):
        identity = call("write", "While the app is open.").stdout.split()[1].rstrip(".")
        call("log", "practice", "tried", "too loud")
    assert texts() == []
    call("start")
    assert [(entry["id"], entry["text"]) for entry in read_json("journal", "list")["entries"]] == [
        (identity, "While the app is open.")
    ]
    found = read_json("doctor")
    assert (found["waiting"], found["health"]["counts"]["facts"]) == (0, 2)
    assert read_json("today")["week"]["tended"]["practice"] is True


def test_six_writes_at_once_keep_six_entries() -> None:
    command = [sys.executable, "-c", PROGRAM, "write"]
    programs = [subprocess.Popen([*command, f"Entry {n}"], stdout=subprocess.DEVNULL, cwd=ROOT) for n in range(6)]
    assert [program.wait(60) for program in programs] == [0] * 6
    assert sorted(texts()) == [f"Entry {n}" for n in range(6)]


def test_everything_in_a_home_is_for_its_owner_alone(home: Path) -> None:
    assert run("write", "Mine.", umask=0o022).exit_code == 0
    for path in (home, *home.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


# The person's own editor -----------------------------------------------------------------------------------------


def editor(tmp_path: Path, text: str) -> dict[str, str]:
    """An editor that writes a text and notes the mode of the file."""
    script = tmp_path / "editor"
    script.write_text(f'#!/bin/sh\nstat -c %a "$1" > {tmp_path}/mode\nprintf "%s" "{text}" > "$1"\n')
    script.chmod(0o755)
    return {"VISUAL": str(script), "EDITOR": ""}


def test_an_entry_is_written_in_the_editor_on_a_private_file_that_goes(home: Path, tmp_path: Path) -> None:
    assert run("write", "--editor", "--tag", "team", env=editor(tmp_path, "From the editor.")).exit_code == 0
    assert texts() == ["From the editor.\n\n#team"]
    assert (tmp_path / "mode").read_text() == "600\n"
    assert list(home.rglob("*.md")) == []


def test_nothing_written_in_the_editor_leaves_nothing(home: Path, tmp_path: Path) -> None:
    assert_one_sentence(run("write", "--editor", env=editor(tmp_path, "")))
    assert list(home.rglob("*.md")) == []


def test_words_from_the_editor_that_are_too_many_stay_in_the_file_the_error_names(home: Path, tmp_path: Path) -> None:
    many = tmp_path / "many.md"
    many.write_text("word " * 200_001, encoding="utf-8")
    result = run("write", "--editor", env={"VISUAL": f"cp {many}", "EDITOR": ""})
    assert_one_sentence(result)
    (left,) = home.rglob("editor/*.md")
    assert str(left) in result.stderr
    assert left.read_bytes() == many.read_bytes()


def test_words_from_the_editor_that_cannot_be_kept_stay_in_the_file_the_error_names(
    store: Path, tmp_path: Path
) -> None:
    store.write_bytes(b"not a database")
    result = run("write", "--editor", env=editor(tmp_path, "Not lost."))
    assert_one_sentence(result)
    (left,) = (store.parent / "inbox" / "editor").glob("*.md")
    assert str(left) in result.stderr
    assert left.read_text() == "Not lost."


# When the disk or the file says no -------------------------------------------------------------------------------

READING: Sequence[tuple[str, ...]] = [("today",), ("journal", "list"), ("journal", "search", "x")]
WRITING: Sequence[tuple[str, ...]] = [("start",), ("write", "Words."), ("log", "practice", "done")]


def test_a_file_of_a_newer_leadcoach_is_left_as_it_is(store: Path) -> None:
    with sqlite3.connect(store) as db:
        db.execute("INSERT INTO _sqlite_migrations(migration_set, name, applied_at) VALUES ('leadcoach', 'm999', '')")
    db.close()
    before = store.read_bytes()
    for args in (*READING, *WRITING):
        result = call(*args)
        assert_one_sentence(result)
        assert "newer leadcoach" in result.stderr
    assert store.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"not a database" * 100, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_file_that_is_not_ours_is_left_as_it_is(store: Path, content: bytes) -> None:
    store.write_bytes(content)
    for args in (*READING, *WRITING):
        result = call(*args)
        assert_one_sentence(result)
        assert str(store) in result.stderr
    assert store.read_bytes() == content
    assert call("doctor").exit_code == 1


def test_a_file_where_the_home_should_be_is_one_sentence(home: Path) -> None:
    home.write_text("not a folder")
    for args in WRITING:
        assert_one_sentence(call(*args))
    assert home.read_text() == "not a folder"


@pytest.mark.parametrize("begun", [True, False], ids=["in a store", "in a new home"])
def test_a_full_disk_is_one_sentence_and_what_was_saved_is_safe(*, begun: bool) -> None:
    if begun:
        call("write", "First words.")
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000)); "
    result = run("write", "-", stdin="word " * 40_000, before=limit)
    assert_one_sentence(result)
    assert "no room" in result.stderr
    assert texts() == (["First words."] if begun else [])
    assert call("doctor").exit_code == 0


@pytest.fixture
def bound() -> tuple[str, ...]:
    """Runs a program that file permissions bind: they do not bind root."""
    if os.getuid() != 0:
        return ()
    if not shutil.which("setpriv"):
        pytest.skip("permissions do not bind root, and there is no setpriv to make them")
    return ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all")


@pytest.fixture
def shut(home: Path, store: Path) -> Iterator[Path]:
    """The folder of a store that may be read and not written."""
    found = [home, *home.rglob("*")]
    for path in found:
        path.chmod(0o500 if path.is_dir() else 0o400)
    yield store.parent
    for path in found:
        path.chmod(0o700 if path.is_dir() else 0o600)


@pytest.mark.usefixtures("shut")
def test_a_home_that_may_not_be_written_can_be_read(bound: tuple[str, ...]) -> None:
    assert "First words." in run("journal", "list", under=bound).stdout
    for args in WRITING:
        assert_one_sentence(run(*args, under=bound))


def test_a_home_that_may_not_be_read_is_one_sentence(shut: Path, bound: tuple[str, ...]) -> None:
    shut.chmod(0)
    for args in (("journal", "list"), ("write", "Words."), ("doctor",)):
        assert_one_sentence(run(*args, under=bound))


def test_words_left_by_an_editor_whose_run_died_come_back_as_a_draft(isolated_home: Path) -> None:
    run("start")
    folder = isolated_home / "data" / "inbox" / "editor"
    folder.mkdir(parents=True)
    (folder / "999999999-x.md").write_text("Half an entry", encoding="utf-8")
    (folder / f"{os.getpid()}-y.md").write_text("Still being written", encoding="utf-8")
    run("log", "cue", "done")
    with closing(sqlite3.connect(isolated_home / "data" / "leadcoach.db")) as db:
        assert [json.loads(body) for (body,) in db.execute("SELECT body FROM draft")] == [{"text": "Half an entry"}]
    assert [path.name for path in folder.iterdir()] == [f"{os.getpid()}-y.md"]


def test_an_entry_that_the_store_cannot_take_waits_in_the_inbox(isolated_home: Path) -> None:
    store = isolated_home / "data" / "leadcoach.db"
    store.parent.mkdir(parents=True, mode=0o700)
    store.write_bytes(b"this is no database" * 100)
    done = run("write", "A word that must not go")
    assert done.exit_code == 1
    assert "the next start brings them back" in done.stderr
    (left,) = (isolated_home / "data" / "inbox").glob("*.json")
    assert "A word that must not go" in left.read_text(encoding="utf-8")
