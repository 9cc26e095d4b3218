"""Running the command line: in this process, or as a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from leadcoach.cli import cli

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = "from leadcoach.__main__ import main; main()"


def run(
    *args: str,
    stdin: str | bytes = b"",
    before: str = "",
    under: tuple[str, ...] = (),
    env: dict[str, str] | None = None,
    umask: int = -1,
) -> Result:
    """Run the program on its own, after some code, under another command; give what came of it."""
    done = subprocess.run(
        [*under, sys.executable, "-c", before + PROGRAM, *args],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        check=False,
        timeout=60,
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        umask=umask,
    )
    return Result(CliRunner(), done.stdout, done.stderr, done.stdout + done.stderr, None, done.returncode, None)


def call(*args: str, stdin: str | bytes = b"") -> Result:
    """Run the command in this process; anything but an orderly end fails the test."""
    result = CliRunner().invoke(cli, args, input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def read_json(*args: str) -> Any:
    """Give what a command says to machines."""
    result = call(*args, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def texts() -> list[str]:
    """Give every entry, newest first."""
    return [entry["text"] for entry in read_json("journal", "list", "--limit", "500")["entries"]]


def assert_harmless(result: Result) -> None:
    """Nothing printed can drive a terminal."""
    for shown in (result.stdout, result.stderr):
        assert not {letter for letter in shown if unicodedata.category(letter) == "Cc"} - {"\n"}
        assert "\u202e" not in shown


def assert_one_sentence(result: Result) -> None:
    """It was refused in one clear line on standard error, with nothing beside it."""
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    assert len(result.stderr.strip().split("\n")) == 1
    assert result.stderr.strip().endswith(".")
    assert "Traceback" not in result.stderr
    assert_harmless(result)
