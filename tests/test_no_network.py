"""No command reaches for the network: Python itself reports every socket, connection and look-up."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.running import PROGRAM, ROOT

CAUGHT = 97
GUARD = f"""
import os, socket, sys

def watch(event, args):
    if not event.startswith("socket."):
        return
    if event == "socket.__new__" and args[1] == socket.AF_UNIX:
        return
    os.write(2, f"network: {{event}}".encode())
    os._exit({CAUGHT})

sys.addaudithook(watch)
"""


def run(code: str, *args: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", code, *args]
    return subprocess.run(command, capture_output=True, check=False, timeout=60, cwd=ROOT, stdin=subprocess.DEVNULL)


@pytest.mark.parametrize(
    "reach",
    [
        "socket.socket()",
        "socket.getaddrinfo('localhost', 80)",
        "socket.create_connection(('127.0.0.1', 9))",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')",
    ],
)
def test_the_guard_sees_whoever_reaches_for_the_network(reach: str) -> None:
    assert run(GUARD + reach).returncode == CAUGHT


def test_no_command_reaches_for_the_network() -> None:
    for args in (
        ("start",),
        ("today",),
        ("write", "See https://example.org/x and mail a@example.org."),
        ("journal", "list"),
        ("journal", "search", "example"),
        ("log", "practice", "done"),
        ("log",),
        ("doctor",),
        ("paths",),
    ):
        done = run(GUARD + PROGRAM, *args)
        assert done.returncode == 0, (args, done.stderr)
