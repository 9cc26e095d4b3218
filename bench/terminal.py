"""A program in a real pseudo-terminal: keys go in, the screen and every raw byte come out."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import select
import shlex
import signal
import struct
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from bench.emulator import Emulator, modes_left_on
from bench.keys import key_bytes

_ENDING = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
"""Signals that a program started here gets in any case, whatever the shell around the measurement passes over."""
DEFAULT_SIZE = (80, 24)
PATIENCE = 10.0
LOOK_EVERY = 0.02
POSIX_SHELL = "/bin/sh"
PROCESSES = Path("/proc")
SYNC_QUERY = b"\x1b[?2026$p"
SYNC_ANSWER = b"\x1b[?2026;2$y"
FRAME_START = b"\x1b[?2026h"
FRAME_END = b"\x1b[?2026l"
WHOLE_FRAME = re.escape(FRAME_END)


class TerminalTimeout(AssertionError):
    """The awaited state did not come in time; the message holds the last screen."""


def _stat(process: int) -> list[str]:
    """The fields after the name in `/proc/PID/stat`: state first."""
    text = (PROCESSES / str(process) / "stat").read_text(encoding="utf-8", errors="replace")
    return text.rpartition(")")[2].split()


def processes_of_session(session: int) -> list[int]:
    """Ids of the living processes (zombies aside) in a session; empty where there is no /proc."""
    found = []
    for entry in PROCESSES.glob("[0-9]*"):
        try:
            fields = _stat(int(entry.name))
        except OSError:
            continue
        if fields[0] != "Z" and int(fields[3]) == session:
            found.append(int(entry.name))
    return found


class Terminal:
    """One program in one pseudo-terminal; use it as a context manager, so that nothing stays behind."""

    def __init__(self, process: int, master: int, size: tuple[int, int], started: float) -> None:
        self.pid = process
        self.started = started
        self.ended = 0.0
        self._master: int | None = master
        self._emulator = Emulator(size)
        self._chunks: list[tuple[float, int]] = []
        self._raw = bytearray()
        self._shown = 0
        self._ended = False
        self._paused = False
        self._status: int | None = None
        self._changed = threading.Condition(threading.RLock())
        self._wake_read, self._wake_write = os.pipe()
        self._exit_watch = os.pidfd_open(process)
        self._reader = threading.Thread(target=self._read_all, name="terminal-reader", daemon=True)
        self._reader.start()

    @classmethod
    def start(
        cls,
        argv: Sequence[str],
        env: Mapping[str, str] | None = None,
        size: tuple[int, int] = DEFAULT_SIZE,
        *,
        umask: int | None = None,
        ignore: Sequence[signal.Signals] = (),
    ) -> Self:
        """Start `argv` as leader of its own session, the pseudo-terminal as its controlling terminal."""
        master, slave = os.openpty()
        try:
            columns, lines = size
            fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            name = os.ttyname(slave)
            command = _with_shell(argv, umask, ignore)
            # Opening the terminal after setsid makes it the controlling one, without code between fork and exec.
            actions = [
                (os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0),
                (os.POSIX_SPAWN_DUP2, 0, 1),
                (os.POSIX_SPAWN_DUP2, 0, 2),
            ]
            environment = {**(os.environ if env is None else env), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
            started = time.perf_counter()
            process = os.posix_spawnp(
                command[0],
                command,
                environment,
                file_actions=actions,
                setsid=True,
                setsigmask=[],
                setsigdef=_ENDING,
            )
        except BaseException:
            os.close(master)
            raise
        finally:
            os.close(slave)
        return cls(process, master, size, started)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Reading -----------------------------------------------------------------------------------------------------

    def _read_all(self) -> None:
        master = self._master
        assert master is not None
        while True:
            with self._changed:
                watched = [self._wake_read] if self._paused else [self._wake_read, master]
            ready = select.select(watched, [], [])[0]
            if self._wake_read in ready and os.read(self._wake_read, 64) == b"q":
                return
            if master in ready and not self._read_some(master):
                return

    def _read_some(self, master: int) -> bool:
        try:
            data = os.read(master, 65536)
        except OSError:
            data = b""
        now = time.perf_counter()
        with self._changed:
            if data:
                self._raw += data
                self._chunks.append((now, len(self._raw)))
            self._ended = not data
            self._changed.notify_all()
        if SYNC_QUERY in data:
            self._write(SYNC_ANSWER)
        return bool(data)

    @property
    def raw(self) -> bytes:
        """Every byte the program has written so far."""
        with self._changed:
            return bytes(self._raw)

    def mark(self) -> int:
        """The present length of `raw`, to look later at what came after it."""
        with self._changed:
            return len(self._raw)

    def _emulate(self) -> Emulator:
        """Show what came since the last look; as in a real terminal, a frame shows when it is whole."""
        with self._changed:
            begun = self._raw.rfind(FRAME_START)
            half = begun >= self._shown and self._raw.find(FRAME_END, begun) < 0 and not self._ended
            end = begun if half else len(self._raw)
            self._emulator.feed(bytes(self._raw[self._shown : end]))
            self._shown = end
            return self._emulator

    def screen(self) -> list[str]:
        """The rows of the screen as a person sees them now."""
        with self._changed:
            return self._emulate().lines()

    def scroll_back(self) -> list[str]:
        """The rows of the normal screen with everything that scrolled off it."""
        with self._changed:
            return self._emulate().scroll_back()

    def text(self) -> str:
        """The screen as one text with line ends."""
        return "\n".join(self.screen())

    def find(self, text: str) -> tuple[int, int] | None:
        """Column and row (from 0) of the first place where one row of the screen shows `text`."""
        for row, line in enumerate(self.screen()):
            if text in line:
                return line.index(text), row
        return None

    # Waiting -----------------------------------------------------------------------------------------------------

    def wait_for(self, wanted: str | Callable[[Terminal], bool], timeout: float = PATIENCE) -> None:
        """Wait until the screen shows a text, or a predicate of this terminal holds; TerminalTimeout otherwise."""

        def found() -> bool:
            return wanted in self.text() if isinstance(wanted, str) else wanted(self)

        # What a predicate looks at may change without a byte on the terminal.
        pause = timeout if isinstance(wanted, str) else LOOK_EVERY
        deadline = time.monotonic() + timeout
        with self._changed:
            while not found():
                left = deadline - time.monotonic()
                if left <= 0 or self._ended:
                    reason = "the program ended" if self._ended else f"not within {timeout:g} s"
                    raise TerminalTimeout(f"{wanted!r}: {reason}; screen:\n{self.text()}")
                self._changed.wait(min(left, pause))

    def wait_for_bytes(self, wanted: bytes, since: int = 0, timeout: float = PATIENCE) -> tuple[float, int]:
        """Wait until `raw` after `since` holds what the pattern `wanted` means.

        Gives the clock reading of the read that completed it, and where in `raw` it ends.
        """
        pattern = re.compile(wanted)
        deadline = time.monotonic() + timeout
        with self._changed:
            while (found := pattern.search(self._raw, since)) is None:
                left = deadline - time.monotonic()
                if left <= 0 or self._ended:
                    raise TerminalTimeout(f"{wanted!r} was not written; screen:\n{self.text()}")
                self._changed.wait(left)
            return self._read_at(found.end()), found.end()

    def last_frame(self, since: int) -> float:
        """The clock reading of the read that completed the last whole frame; there is one after `since`."""
        with self._changed:
            return self._read_at(self._raw.rindex(FRAME_END, since) + len(FRAME_END))

    def _read_at(self, place: int) -> float:
        return next(at for at, length in self._chunks if length >= place)

    def settle(self, quiet: float = 0.1, timeout: float = PATIENCE) -> None:
        """Wait until nothing has been written for `quiet` seconds, or the program has ended."""
        deadline = time.monotonic() + timeout
        with self._changed:
            while not self._ended:
                before = len(self._raw)
                self._changed.wait(quiet)
                if len(self._raw) == before:
                    return
                if time.monotonic() > deadline:
                    raise TerminalTimeout(f"still writing after {timeout:g} s; screen:\n{self.text()}")

    def wait_for_exit(self, timeout: float = PATIENCE) -> int:
        """Wait for the end of the program; gives its exit code, 128+n for signal n; TerminalTimeout otherwise."""
        if self._status is None:
            if not select.select([self._exit_watch], [], [], timeout)[0]:
                raise TerminalTimeout(f"still running after {timeout:g} s; screen:\n{self.text()}")
            self.ended = time.perf_counter()
            self._status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        if self._master is not None and not self._paused:
            self._wait_for_end_of_output()
        return self._status if self._status >= 0 else 128 - self._status

    def _wait_for_end_of_output(self) -> None:
        deadline = time.monotonic() + 1.0
        with self._changed:
            while not self._ended and (left := deadline - time.monotonic()) > 0:
                self._changed.wait(left)

    @property
    def exit_code(self) -> int | None:
        """The exit code (128+n for signal n), or None while the program runs."""
        try:
            return self.wait_for_exit(0)
        except TerminalTimeout:
            return None

    @property
    def killed_by_signal(self) -> bool:
        """Whether a signal, and not the program itself, ended it."""
        return self._status is not None and self._status < 0

    # Acting ------------------------------------------------------------------------------------------------------

    def _write(self, data: bytes) -> None:
        while data and self._master is not None:
            try:
                data = data[os.write(self._master, data) :]
            except OSError:
                return

    def send(self, text: str | bytes) -> None:
        """Send text as typed, in one write; silently nothing once the program or the line is gone."""
        self._write(text.encode() if isinstance(text, str) else text)

    def press(self, *keys: str) -> None:
        """Press keys by name, all in one write."""
        self._write(b"".join(key_bytes(key) for key in keys))

    def paste(self, text: str) -> None:
        """Paste as a terminal does in bracketed paste mode."""
        self.send(f"\x1b[200~{text}\x1b[201~")

    def click(self, column: int, row: int) -> None:
        """Press and release the left button on a cell, counted from 0."""
        self.send(f"\x1b[<0;{column + 1};{row + 1}M\x1b[<0;{column + 1};{row + 1}m")

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window; the program gets SIGWINCH."""
        if self._master is None:
            return
        with self._changed:
            self._emulate().resize(columns, lines)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def stop_reading(self) -> None:
        """Freeze the terminal: nothing the program writes is taken any more."""
        with self._changed:
            self._paused = True
        os.write(self._wake_write, b"p")

    def start_reading(self) -> None:
        """Thaw a frozen terminal."""
        with self._changed:
            self._paused = False
        os.write(self._wake_write, b"p")

    def kill(self, number: signal.Signals) -> None:
        """Send a signal to the program, as another process would."""
        if self._status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the window: the line goes away and the kernel sends SIGHUP."""
        self._stop_reader()
        if self._master is not None:
            os.close(self._master)
            self._master = None

    # Looking from outside ----------------------------------------------------------------------------------------

    @property
    def modes_left_on(self) -> set[str]:
        """Names of the terminal modes that are changed and not put back."""
        return modes_left_on(self.raw)

    @property
    def echo(self) -> bool:
        """Whether the terminal echoes and edits lines, as a shell needs it."""
        if self._master is None:
            raise ValueError("the terminal is closed")
        flags = termios.tcgetattr(self._master)[3]
        return bool(flags & termios.ECHO and flags & termios.ICANON and flags & termios.ISIG)

    def peak_memory(self) -> int:
        """The most resident memory the program has had, in KiB; only while it runs."""
        status = (PROCESSES / str(self.pid) / "status").read_text(encoding="utf-8")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))

    def processor_time(self) -> float:
        """Seconds of processor time used so far by its living threads; only while it runs."""
        total = 0
        for task in (PROCESSES / str(self.pid) / "task").glob("*/schedstat"):
            with contextlib.suppress(OSError):
                total += int(task.read_text(encoding="ascii").split()[0])
        return total / 1e9

    def survivors(self) -> list[int]:
        """Processes of the program's session that are alive."""
        return processes_of_session(self.pid)

    # Ending ------------------------------------------------------------------------------------------------------

    def _stop_reader(self) -> None:
        if self._reader.is_alive():
            with contextlib.suppress(OSError):
                os.write(self._wake_write, b"q")
            self._reader.join(2.0)

    def close(self) -> None:
        """Kill what still runs in the session and give back every descriptor."""
        if self._wake_write < 0:
            return
        for process in {*self.survivors(), *([self.pid] if self._status is None else [])}:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        if self._status is None:
            self._status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        self.hang_up()
        for descriptor in (self._wake_read, self._wake_write, self._exit_watch):
            os.close(descriptor)
        self._wake_write = -1


def _with_shell(argv: Sequence[str], umask: int | None, ignore: Sequence[signal.Signals]) -> list[str]:
    """The command itself, or a shell line that sets umask and ignored signals and becomes the command."""
    if umask is None and not ignore:
        return list(argv)
    parts = [f"umask {umask:03o}"] if umask is not None else []
    parts += [f"trap '' {number.value}" for number in ignore]
    return [POSIX_SHELL, "-c", "; ".join([*parts, f"exec {shlex.join(argv)}"])]
