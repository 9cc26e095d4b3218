"""The pseudo-terminal driver itself, tried on programs of one line."""

from __future__ import annotations

import signal
import sys

import pytest

from bench.emulator import Emulator, modes_left_on
from bench.keys import key_bytes
from bench.terminal import Terminal, TerminalTimeout


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.mark.parametrize(
    ("name", "sent"), [("ctrl+q", b"\x11"), ("enter", b"\r"), ("n", b"n"), ("é", "é".encode()), ("up", b"\x1b[A")]
)
def test_keys_become_the_bytes_of_a_terminal(name: str, sent: bytes) -> None:
    assert key_bytes(name) == sent


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValueError, match="ctrl"):
        key_bytes("ctrl+enter")


def test_modes_left_on_are_those_not_put_back() -> None:
    assert modes_left_on(b"\x1b[?1049h\x1b[?25l\x1b[?1003h\x1b[>25u\x1b[?1003l") == {
        "alternate screen",
        "hidden cursor",
        "keyboard protocol",
    }
    assert modes_left_on(b"\x1b[?1049h\x1b[>25u\x1b[?25l\x1b[?25h\x1b[<u\x1b[?1049l") == set()


def test_the_normal_screen_comes_back_when_the_other_is_left() -> None:
    emulator = Emulator((20, 4))
    for byte in b"before\r\n\x1b[?1049h\x1b[>25u\x1b[?2026$pother\x1b[<u":
        emulator.feed(bytes([byte]))
    assert emulator.lines()[0] == "other"
    emulator.feed(b"\x1b[?1049lafter")
    assert emulator.lines()[:2] == ["before", "after"]


def test_rows_that_left_the_screen_are_in_the_scroll_back() -> None:
    emulator = Emulator((20, 3))
    emulator.feed(b"".join(b"row %d\r\n" % number for number in range(6)))
    assert "row 0" not in emulator.lines()
    assert "row 0" in emulator.scroll_back()


def test_it_has_a_controlling_terminal_and_answers() -> None:
    with Terminal.start(python("print(open('/dev/tty').readline() + 'seen')")) as terminal:
        terminal.send("words\n")
        terminal.wait_for("seen")
        assert terminal.wait_for_exit() == 0
        assert terminal.find("seen") == (0, 2)


def test_the_exit_code_tells_the_signal() -> None:
    with Terminal.start(["sleep", "60"]) as terminal:
        terminal.kill(signal.SIGTERM)
        assert terminal.wait_for_exit() == 143
        assert terminal.killed_by_signal


def test_hanging_up_ends_the_program() -> None:
    with Terminal.start(["sleep", "60"]) as terminal:
        terminal.hang_up()
        assert terminal.wait_for_exit() == 129


def test_hanging_up_does_not_end_a_program_that_ignores_it() -> None:
    with Terminal.start(["sh", "-c", "echo ready; exec sleep 60"], ignore=[signal.SIGHUP]) as terminal:
        terminal.wait_for("ready")
        terminal.hang_up()
        with pytest.raises(TerminalTimeout):
            terminal.wait_for_exit(0.2)
        assert terminal.survivors() == [terminal.pid]
    assert terminal.survivors() == []


def test_a_frozen_terminal_blocks_the_program_until_it_is_read_again() -> None:
    code = "import sys; sys.stdin.readline(); sys.stdout.write('x' * 500000); sys.stdout.flush()"
    with Terminal.start(python(code)) as terminal:
        terminal.stop_reading()
        terminal.send("go\n")
        with pytest.raises(TerminalTimeout):
            terminal.wait_for_exit(0.5)
        terminal.start_reading()
        assert terminal.wait_for_exit() == 0
        assert terminal.raw.count(b"x") == 500000


def test_a_new_size_reaches_the_program() -> None:
    code = "import os; input(); print(*os.get_terminal_size(), 'wide')"
    with Terminal.start(python(code), size=(80, 24)) as terminal:
        terminal.resize(100, 30)
        terminal.send("\n")
        terminal.wait_for("100 30 wide")


def test_echo_and_umask_are_seen() -> None:
    code = "import os, tty; print(oct(os.umask(0)), 'mask'); input(); tty.setraw(0); print('raw'); os.read(0, 1)"
    with Terminal.start(python(code), umask=0o027) as terminal:
        terminal.wait_for("0o27 mask")
        assert terminal.echo
        terminal.send("\n")
        terminal.wait_for("raw")
        assert not terminal.echo


def test_waiting_for_what_never_comes_ends_with_the_screen() -> None:
    with Terminal.start(python("print('only this'); input()")) as terminal:
        terminal.wait_for("only this")
        with pytest.raises(TerminalTimeout, match="only this"):
            terminal.wait_for("something else", 0.1)


def test_waiting_for_a_program_that_ended_is_short() -> None:
    with Terminal.start(python("print('bye')")) as terminal, pytest.raises(TerminalTimeout, match="the program ended"):
        terminal.wait_for("something else", 30.0)
