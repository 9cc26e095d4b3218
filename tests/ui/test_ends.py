"""The program really ends here: each test starts one in a pseudo-terminal and takes something away from it."""

from __future__ import annotations

import inspect
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.terminal import Terminal
from leadcoach.ui.ends import RESET

if sys.platform == "win32":
    pytest.skip("there are no such signals", allow_module_level=True)

PROGRAM = """
import sys, threading, time
from pathlib import Path
from leadcoach.ui import ends
ends.block_signals()
from textual.app import App
from textual.binding import Binding
from textual.widgets import TextArea
home, how = Path(sys.argv[1]), sys.argv[2]
class Writer(App[int]):
    BINDINGS = [Binding("f2", "stall"), Binding("f3", "flood"), Binding("f4", "quit_five")]
    def compose(self):
        yield TextArea()
    def on_mount(self):
        self.query_one(TextArea).focus()
    def text(self):
        return self.query_one(TextArea).text
    def flush_everything(self):
        (home / "flushed").write_text(self.text())
    def end(self, code):
        self.exit(code, return_code=code)
    def action_stall(self):
        (home / "stalled").touch()
        time.sleep(60)
    def action_flood(self):
        (home / "flooding").touch()
        for number in range(2000):
            self._driver.write("x" * 1000)
    def action_quit_five(self):
        self.end(5)
def rescue():
    (home / "rescued").write_text(app.text())
    if how == "rescue fails":
        raise OSError("full")
app = Writer()
code = ends.run_to_end(app, rescue)
(home / "returned").write_text(str(code))
sys.exit(code)
"""
TEXT = "Two questions before the first answer."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "writer"
    folder.mkdir()
    return folder


@contextmanager
def writing(home: Path, how: str = "", ignore: tuple[signal.Signals, ...] = ()) -> Iterator[Terminal]:
    """The program with a text typed into it."""
    with Terminal.start([sys.executable, "-c", PROGRAM, str(home), how], ignore=ignore) as terminal:
        terminal.wait_for(lambda given: len(given.modes_left_on) >= 3)
        terminal.settle(0.3)
        terminal.send(TEXT)
        terminal.wait_for(TEXT)
        yield terminal


def wait_for_file(path: Path) -> None:
    deadline = time.monotonic() + 5
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def assert_as_found(terminal: Terminal) -> None:
    """The terminal is as a shell expects it."""
    assert terminal.modes_left_on == set()
    assert terminal.echo


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_lets_the_loop_keep_everything_and_leave(number: signal.Signals, code: int, home: Path) -> None:
    with writing(home) as terminal:
        terminal.kill(number)
        assert terminal.wait_for_exit(5) == code
        assert not terminal.killed_by_signal
        assert_as_found(terminal)
    assert (home / "flushed").read_text() == TEXT
    assert (home / "returned").read_text() == str(code)
    assert not (home / "rescued").exists()


def test_a_hang_up_signal_rescues_at_once_and_gives_the_terminal_back(home: Path) -> None:
    with writing(home) as terminal:
        terminal.kill(signal.SIGHUP)
        assert terminal.wait_for_exit(2) == 129
        assert not terminal.killed_by_signal
        assert terminal.raw.endswith(RESET)
        assert_as_found(terminal)
    assert (home / "rescued").read_text() == TEXT
    assert not (home / "returned").exists()


@pytest.mark.parametrize("ignored", [(), (signal.SIGHUP,), (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)])
def test_a_closed_window_ends_it_even_when_the_signal_was_ignored(
    ignored: tuple[signal.Signals, ...], home: Path
) -> None:
    with writing(home, ignore=ignored) as terminal:
        terminal.hang_up()
        assert terminal.wait_for_exit(2) == 129
        assert terminal.survivors() == []
    assert (home / "rescued").read_text() == TEXT


def test_a_terminal_that_goes_without_a_signal_is_noticed(home: Path) -> None:
    """Somebody else leads the session, as below `setsid` or in a container, so nobody is told."""
    leader = (
        "import os, subprocess, sys, time, signal\n"
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "child = subprocess.Popen(sys.argv[2:], process_group=0)\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})\n"
        "os.tcsetpgrp(0, child.pid)\n"
        "open(sys.argv[1], 'w').write(str(child.wait()))\n"
    )
    command = [sys.executable, "-c", PROGRAM, str(home), ""]
    with Terminal.start([sys.executable, "-c", leader, str(home / "code"), *command]) as terminal:
        terminal.wait_for(lambda given: len(given.modes_left_on) >= 3)
        terminal.settle(0.3)
        terminal.send(TEXT)
        terminal.wait_for(TEXT)
        terminal.hang_up()
        terminal.wait_for_exit(5)
    assert (home / "code").read_text() == "129"
    assert (home / "rescued").read_text() == TEXT


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGHUP, 129)])
def test_a_stalled_loop_is_rescued_and_the_terminal_given_back(number: signal.Signals, code: int, home: Path) -> None:
    with writing(home) as terminal:
        terminal.press("f2")
        wait_for_file(home / "stalled")
        started = time.monotonic()
        terminal.kill(number)
        assert terminal.wait_for_exit(4) == code
        assert time.monotonic() - started < 2.5
        assert_as_found(terminal)
    assert (home / "rescued").read_text() == TEXT
    assert not (home / "flushed").exists()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_frozen_terminal_holds_up_neither_the_rescue_nor_the_end(
    number: signal.Signals, code: int, home: Path
) -> None:
    with writing(home) as terminal:
        terminal.stop_reading()
        terminal.press("f3")
        wait_for_file(home / "flooding")
        time.sleep(0.3)
        started = time.monotonic()
        terminal.kill(number)
        assert terminal.wait_for_exit(4) == code
        assert time.monotonic() - started < 2.5
        assert terminal.echo
    assert (home / "rescued").read_text() == TEXT


def test_when_the_rescue_fails_the_loop_keeps_everything(home: Path) -> None:
    with writing(home, "rescue fails") as terminal:
        terminal.kill(signal.SIGHUP)
        assert terminal.wait_for_exit(3) == 129
        assert_as_found(terminal)
    assert (home / "flushed").read_text() == TEXT


def test_when_nothing_can_be_kept_it_still_ends(home: Path) -> None:
    with writing(home, "rescue fails") as terminal:
        terminal.press("f2")
        wait_for_file(home / "stalled")
        terminal.kill(signal.SIGHUP)
        assert terminal.wait_for_exit(3) == 129
        assert_as_found(terminal)


def test_without_a_signal_the_code_is_that_of_the_app(home: Path) -> None:
    with writing(home) as terminal:
        terminal.press("f4")
        assert terminal.wait_for_exit(5) == 5
        assert_as_found(terminal)
    assert (home / "returned").read_text() == "5"


MASKS = """
import signal, subprocess, sys, threading
from leadcoach.ui import ends
LOOK = "import signal; print(sorted(signal.pthread_sigmask(signal.SIG_BLOCK, [])), signal.getsignal(signal.SIGHUP))"
def look():
    print(subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True).stdout.strip())
ends.block_signals()
look()
with ends.unblocked():
    look()
look()
thread = threading.Thread(target=look)
thread.start()
thread.join()
"""


def test_a_child_hears_signals_only_when_it_is_started_unblocked() -> None:
    run = subprocess.run([sys.executable, "-c", MASKS], capture_output=True, text=True, check=True, timeout=60)
    blocked, free, again, in_thread = run.stdout.splitlines()
    assert "SIGHUP" in blocked
    assert "SIGTERM" in blocked
    assert "SIGINT" in blocked
    assert free.startswith("[]")
    assert blocked == again == in_thread


def test_the_reset_takes_back_every_mode_a_run_sets(home: Path) -> None:
    with writing(home) as terminal:
        on = terminal.modes_left_on
        assert {"alternate screen", "mouse", "bracketed paste"} <= on
        terminal.kill(signal.SIGHUP)
        terminal.wait_for_exit(2)
        assert on - terminal.modes_left_on == on


def test_waiting_takes_no_processor_time(home: Path) -> None:
    with writing(home) as terminal:
        terminal.settle(0.3)
        before = terminal.processor_time()
        time.sleep(1.0)
        assert terminal.processor_time() - before < 0.2


def test_textual_still_names_the_thread_that_reads_keys_as_we_know_it() -> None:
    from textual.drivers.linux_driver import LinuxDriver

    source = inspect.getsource(LinuxDriver.disable_input)
    assert "if self._key_thread is not None:" in source
    assert "self._key_thread.join()" in source
