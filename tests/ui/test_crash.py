from __future__ import annotations

import asyncio
import gc
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest
from rich.traceback import Traceback
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Label
from textual.worker import WorkerFailed

from leadcoach.ui.crash import LONGEST_LOG, QuietCrash, fault_lines, install_hooks, write_log

CANARY = "canary7391"


def boom(*_given: object) -> None:
    secret = f"Dear diary, {CANARY}"
    raise RuntimeError(f"cannot keep {secret!r}")


def boom_in_a_group() -> None:
    try:
        boom()
    except RuntimeError as error:
        raise ExceptionGroup(CANARY, [WorkerFailed(error), KeyError(CANARY)]) from error


async def async_boom() -> None:
    boom()


class Poke(Message):
    """Sets off the handler."""


class Fragile(Widget):
    DEFAULT_CSS = "Fragile { height: 1; }"
    broken = False
    number: reactive[int] = reactive(0)

    def render(self) -> Content:
        if self.broken:
            boom()
        return Content("whole")

    def watch_number(self, number: int) -> None:
        if number:
            boom()

    def on_poke(self) -> None:
        boom()


class BadScreen(Screen[None]):
    def compose(self) -> ComposeResult:
        boom()
        yield Label("never")


class Journal(QuietCrash, App[int]):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("x", "fail", "Fail")]

    def __init__(self, log: Path, fault: Callable[[Journal], object]) -> None:
        super().__init__()
        self.crash_log = log
        self.fault = fault
        self.kept = 0

    def compose(self) -> ComposeResult:
        yield Fragile()

    def on_mount(self) -> None:
        self.set_timer(0.02, lambda: self.fault(self))
        # A fault that goes unnoticed must not let the test wait for ever.
        self.set_timer(3, lambda: self.exit(99, return_code=99))

    def action_fail(self) -> None:
        boom()

    def flush_everything(self) -> None:
        self.kept += 1


def in_task(_app: Journal) -> None:
    # Nobody keeps the task, so that it is collected with its exception.
    asyncio.get_running_loop().create_task(async_boom())
    asyncio.get_running_loop().call_later(0.05, gc.collect)


def in_render(app: Journal) -> None:
    fragile = app.query_one(Fragile)
    fragile.broken = True
    fragile.refresh()


def in_input_thread(app: Journal) -> None:
    try:
        boom()
    except RuntimeError:
        app.panic(Traceback(show_locals=True))


FAULTS: dict[str, Callable[[Journal], object]] = {
    "action": lambda app: app.simulate_key("x"),
    "timer": boom,
    "call_later": lambda app: app.call_later(boom),
    "call_after_refresh": lambda app: app.call_after_refresh(boom),
    "worker": lambda app: app.run_worker(async_boom()),
    "thread worker": lambda app: app.run_worker(boom, thread=True),
    "compose": lambda app: app.push_screen(BadScreen()),
    "render": in_render,
    "watch": lambda app: setattr(app.query_one(Fragile), "number", 5),
    "message handler": lambda app: app.query_one(Fragile).post_message(Poke()),
    "task nobody waits for": in_task,
    "panic": in_input_thread,
}


async def crash(app: Journal) -> None:
    await app.run_async(headless=True, size=(60, 10))


@pytest.mark.parametrize("name", FAULTS)
async def test_a_fault_shows_three_lines_and_not_a_word(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "state" / "crash.log"
    app = Journal(log, FAULTS[name])
    await crash(app)
    output = capfd.readouterr()
    assert app.return_code == 1
    assert app.kept == 1
    assert output.out == ""
    assert len(output.err.splitlines()) == 3
    assert str(log) in output.err
    written = log.read_text("utf-8")
    for text in (output.err, written):
        assert CANARY not in text
        assert "secret" not in text
        assert "cannot keep" not in text
    if name != "panic":
        assert "builtins.RuntimeError" in written
        assert "test_crash.py:" in written
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


async def test_two_faults_at_once_are_told_once(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def twice(app: Journal) -> None:
        app.call_later(boom)
        app.query_one(Fragile).post_message(Poke())
        boom()

    app = Journal(tmp_path / "crash.log", twice)
    await crash(app)
    assert len(capfd.readouterr().err.splitlines()) == 3
    assert app.kept == 1


async def test_the_end_goes_on_when_nothing_can_be_kept_or_logged(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    class Unlucky(Journal):
        def flush_everything(self) -> None:
            boom()

    (tmp_path / "file").write_text("not a folder")
    app = Unlucky(tmp_path / "file" / "crash.log", boom)
    await crash(app)
    error = capfd.readouterr().err
    assert app.return_code == 1
    assert "may be missing" in error
    assert "no log" in error
    assert CANARY not in error


async def test_an_app_without_a_fault_ends_as_usual(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    app = Journal(tmp_path / "crash.log", lambda app: app.exit(7, return_code=7))
    await crash(app)
    assert app.return_code == 7
    assert capfd.readouterr().err == ""
    assert not (tmp_path / "crash.log").exists()


def test_the_private_methods_of_textual_are_still_there_and_called() -> None:
    """Without them the app would fall back to a traceback with everything in it."""
    for name in ("_handle_exception", "_fatal_error", "_print_error_renderables", "_close_messages_no_wait", "panic"):
        assert callable(App.__dict__.get(name) or getattr(App, name))
    called: list[str] = []

    class Watched(App[None]):
        def _handle_exception(self, error: Exception) -> None:
            called.append("_handle_exception")
            super()._handle_exception(error)

        def _fatal_error(self) -> None:
            called.append("_fatal_error")
            self._exit_renderables.append("kept quiet")
            self._close_messages_no_wait()

        def _print_error_renderables(self) -> None:
            called.append(str(self._exit_renderables))
            self._exit_renderables.clear()

        def on_mount(self) -> None:
            boom()

    app = Watched()
    asyncio.run(app.run_async(headless=True))
    assert called[:2] == ["_handle_exception", "_fatal_error"]
    assert "['kept quiet']" in called
    assert app.return_code == 1


async def test_without_the_cure_textual_shows_every_word(capfd: pytest.CaptureFixture[str]) -> None:
    class Loud(App[None]):
        def on_mount(self) -> None:
            boom()

    await Loud().run_async(headless=True, size=(120, 10))
    assert CANARY in capfd.readouterr().err


def test_the_log_names_causes_workers_and_groups_but_no_folder_of_the_person() -> None:
    with pytest.raises(ExceptionGroup) as raised:
        boom_in_a_group()
    lines = list(fault_lines(raised.value))
    text = "\n".join(lines)
    assert [line for line in lines if not line.startswith(" ")] == [
        "builtins.ExceptionGroup",
        "textual.worker.WorkerFailed",
        "builtins.KeyError",
        "builtins.RuntimeError",
    ]
    assert CANARY not in text
    assert str(Path.home()) not in text
    assert all(line.startswith("  ") and line.rpartition(":")[2].isdigit() for line in lines if line.startswith(" "))


def test_an_exception_that_is_its_own_cause_ends() -> None:
    error = RuntimeError(CANARY)
    error.__context__ = KeyError()
    error.__context__.__context__ = error
    assert list(fault_lines(error)) == ["builtins.RuntimeError", "builtins.KeyError"]


def test_the_log_does_not_grow_for_ever_and_follows_no_link(tmp_path: Path) -> None:
    log = tmp_path / "crash.log"
    log.write_text("x" * (LONGEST_LOG + 1))
    log.chmod(0o644)
    assert write_log(log, ["one"])
    assert log.read_text() == "one\n\n"
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert write_log(log, ["two"])
    assert log.read_text() == "one\n\ntwo\n\n"
    link = tmp_path / "link.log"
    link.symlink_to(log)
    assert not write_log(link, ["three"])


HOOKED = """
import sys, threading
from pathlib import Path
from leadcoach.ui.crash import QuietCrash, install_hooks
class Keeping(QuietCrash):
    def flush_everything(self):
        Path(sys.argv[1], "kept").touch()
app = Keeping()
app.crash_log = Path(sys.argv[1], "crash.log")
install_hooks(app)
def boom():
    secret = "canary7391"
    raise ValueError("about " + secret)
class Going:
    def __del__(self):
        boom()
"""


@pytest.mark.parametrize(
    ("fault", "code", "lines"),
    [
        ("boom()", 1, 3),
        ("thread = threading.Thread(target=boom); thread.start(); thread.join()", 0, 0),
        ("Going()", 0, 0),
    ],
    ids=["at the top", "in a thread", "while an object goes"],
)
def test_outside_of_the_app_a_fault_is_as_quiet(fault: str, code: int, lines: int, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", HOOKED + fault, str(tmp_path)], capture_output=True, text=True, check=False, timeout=60
    )
    assert run.returncode == code
    assert run.stdout == ""
    assert len(run.stderr.splitlines()) == lines
    written = (tmp_path / "crash.log").read_text("utf-8")
    assert "builtins.ValueError" in written
    assert CANARY not in written + run.stderr
    assert (tmp_path / "kept").exists() == (code == 1)


async def test_a_fault_in_a_thread_ends_the_running_app(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    app = Journal(tmp_path / "crash.log", lambda _app: threading.Thread(target=boom).start())
    install_hooks(app)
    await crash(app)
    assert app.return_code == 1
    assert app.kept == 1
    assert CANARY not in capfd.readouterr().err
