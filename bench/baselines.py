"""What everything is measured against, and the bench measured against itself: how much of a figure is noise."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from bench.measure import Figure, Group, Run, process
from bench.session import Key, Session, Step, going, typing
from bench.texts import characters, words

SMALL = (80, 24)
LARGE = (200, 60)
MINIMAL = Path(__file__).with_name("minimal.py")
ROOT = Path(__file__).resolve().parents[1]
TESTS_PATIENCE = 3600.0
OPENINGS = 10
FIRST_KEY = Key(b"j", b"count 1.")


def nothing(environment: Mapping[str, str] | None = None) -> Run:
    """The empty Python process."""
    return process([sys.executable, "-c", "pass"], environment)


def minimal(environment: Mapping[str, str], size: tuple[int, int] = SMALL, keys: int = 30) -> Session:
    """A visit of the minimal app: start, one key, then `key` over some more keys, quit."""
    counting = Step("key", [Key(b"j", b"count ")], keys)
    return Session([sys.executable, str(MINIMAL)], environment, b"count 0.", FIRST_KEY, size, (counting,))


def one_static(environment: Mapping[str, str], text: Path, size: tuple[int, int] = SMALL) -> Session:
    """The minimal app, with `open`: the text of a file opened in a Static on its own screen, again and again."""
    opening = going("open", "o", back="j", times=OPENINGS)
    argv = [sys.executable, str(MINIMAL), "--text", str(text)]
    return Session(argv, environment, b"count 0.", FIRST_KEY, size, (opening,))


def stock_editor(environment: Mapping[str, str], text: Path, rows: str = "") -> Session:
    """The minimal app with a stock TextArea of so many rows or at full height, with `typing`."""
    argv = [sys.executable, str(MINIMAL), "--editor", str(text), *([rows] if rows else [])]
    shown = text.read_bytes()[:20]
    return Session(argv, environment, shown, Key(b"q", b"q"), SMALL, (typing("typing"),))


def tests() -> tuple[list[Group], list[Figure]]:
    """How long all the tests take, once."""
    run = process(["make", "--directory", str(ROOT), "test"], patience=TESTS_PATIENCE)
    group = Group("tests", {"make test": run}, most=1)
    return [group], [Figure("make test", group.name, ("make test", "wall"), None, 300.0, "s")]


def control(environment: Mapping[str, str], folder: Path) -> tuple[list[Group], list[Figure]]:
    """The bench against itself, and stock widgets for comparison; only reported."""
    reading = folder / "reading.txt"
    reading.write_text(words(1500), encoding="utf-8")
    editors = {}
    for size in (1_000, 50_000):
        path = folder / f"{size}.txt"
        path.write_text(characters(size), encoding="utf-8")
        editors[f"stock editor, {size}"] = stock_editor(environment, path)
    editors["stock editor, 1000, 10 rows"] = stock_editor(environment, folder / "1000.txt", "10")
    terminal = Group(
        "control in a terminal",
        {
            "minimal": minimal(environment),
            "minimal again": minimal(environment),
            "one Static": one_static(environment, reading),
            **editors,
        },
    )
    whole = {"pass": nothing(), "pass again": nothing(), "sqlite3": process([sys.executable, "-c", "import sqlite3"])}
    figures = [
        Figure("noise: whole process", "control", ("pass again", "wall"), ("pass", "wall"), None),
        Figure("import sqlite3", "control", ("sqlite3", "wall"), ("pass", "wall"), None),
        *(
            Figure(f"noise: {measure}", terminal.name, ("minimal again", measure), ("minimal", measure), None)
            for measure in ("ready", "processor", "key", "quit", "peak")
        ),
        Figure("ready for the first key", terminal.name, ("minimal", "ready"), None, None, "ms"),
        Figure("one Static: open", terminal.name, ("one Static", "open"), ("minimal", "key"), None),
        *(Figure(f"{name}: typing", terminal.name, (name, "typing"), ("minimal", "key"), None) for name in editors),
    ]
    return [Group("control", whole), terminal], figures
