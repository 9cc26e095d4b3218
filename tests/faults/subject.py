"""What a gate needs to know of a program: how to start it, reach its editor, and read what it keeps."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, Self

from bench.terminal import PATIENCE, Terminal

ROOT = Path(__file__).resolve().parents[2]


class Subject(Protocol):
    """One program with a home of its own; a gate asks for as many fresh ones as it has rounds."""

    @property
    def name(self) -> str:
        """The program, for reports."""

    @property
    def home(self) -> Path:
        """The folder that holds everything the program keeps."""

    @property
    def database(self) -> Path:
        """Its SQLite file."""

    @property
    def save_keys(self) -> Sequence[str]:
        """Keys that save the text in the editor."""

    @property
    def quit_keys(self) -> Sequence[str]:
        """Keys that end the program from anywhere."""

    @property
    def ways_out(self) -> Mapping[str, Sequence[str]]:
        """Ways to leave an editor with unsaved text: a name and its keys, one press each."""

    @property
    def fault_sites(self) -> Mapping[str, Mapping[str, str]]:
        """Places where an exception can be injected, each with the environment that arms it."""

    def fresh(self) -> Self:
        """The same program on a new, prepared home: no first-run question appears."""

    def argv(self) -> list[str]:
        """The command line that starts it."""

    def environment(self) -> dict[str, str]:
        """The whole environment it runs in: its own HOME and TMPDIR below `home`."""

    def ready(self, terminal: Terminal) -> None:
        """Wait until it takes keys."""

    def to_editor(self, terminal: Terminal) -> None:
        """From a ready program, or after a save, to an empty text field with the focus."""

    def acknowledged(self, terminal: Terminal, count: int) -> None:
        """Wait until the screen says that save number `count` of this home is done."""

    def inject(self, terminal: Terminal) -> None:
        """Set off the armed fault, with text in the editor."""

    def stored(self) -> list[str]:
        """Every saved text, oldest first."""

    def kept(self) -> list[str]:
        """Every text that is not lost: saved ones and drafts."""

    def seed(self, texts: Sequence[str]) -> None:
        """Put user texts in the store, past every check at the border, wherever user text is shown."""

    def tours(self) -> Sequence[Callable[[Terminal], Iterator[None]]]:
        """Tours that together show every screen and every page of it, one at each step; a click anywhere stops none."""

    def may_hold_text(self, path: Path) -> bool:
        """Whether user text may stand in this file of the home."""


def clean_environment(home: Path) -> dict[str, str]:
    """An environment with nothing of the caller's but the search paths; everything else lies below `home`."""
    private = home.parent / f"{home.name}-user"
    (private / "tmp").mkdir(parents=True, exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "VIRTUAL_ENV") if name in os.environ}
    return {
        **kept,
        "HOME": str(private),
        "TMPDIR": str(private / "tmp"),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        # A process whose files may not grow would leave half a compiled module behind for every later one.
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def start(
    subject: Subject,
    *,
    size: tuple[int, int] = (80, 24),
    umask: int | None = None,
    extra: Mapping[str, str] | None = None,
    before: Sequence[str] = (),
) -> Terminal:
    """Start the subject in a terminal; `before` is put in front of its command line."""
    environment = {**subject.environment(), **(extra or {})}
    return Terminal.start([*before, *subject.argv()], environment, size, umask=umask)


def leave(subject: Subject, terminal: Terminal) -> int:
    """Quit the program by its keys; gives the exit code."""
    terminal.press(*subject.quit_keys)
    return terminal.wait_for_exit()


def reopen(subject: Subject) -> None:
    """Start and quit once more, so that the program takes in what it rescued."""
    with start(subject) as terminal:
        subject.ready(terminal)
        leave(subject, terminal)


def query(database: Path, sql: str) -> list[tuple[object, ...]]:
    """Rows of a reading query; nothing where the file or the table is not there."""
    if not database.exists():
        return []
    connection = sqlite3.connect(database, timeout=PATIENCE)
    try:
        return [tuple(row) for row in connection.execute(sql)]
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return []
        raise
    finally:
        connection.close()


def damage(database: Path) -> str | None:
    """What `PRAGMA integrity_check` finds, or None for a sound file."""
    try:
        found = query(database, "PRAGMA integrity_check")
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if found in ([("ok",)], []) else str(found[0][0])


SAMPLE_SITES = ("action", "timer", "call_later", "worker", "compose", "render", "watch", "message", "task")


@dataclass(slots=True)
class Sample:
    """One of the two sample journals of this folder."""

    script: str
    root: Path
    home: Path = field(init=False)
    _homes: int = field(default=0, init=False)

    save_keys: Sequence[str] = field(default=("ctrl+s",), init=False)
    quit_keys: Sequence[str] = field(default=("ctrl+q",), init=False)
    ways_out: Mapping[str, Sequence[str]] = field(init=False)
    fault_sites: Mapping[str, Mapping[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        self.home = self.root / "home"
        self.ways_out = {"quit": ["ctrl+q"], "escape": ["escape", "ctrl+q"], "switch": ["f2", "ctrl+q"]}
        self.fault_sites = {site: {"SAMPLE_FAULT": site} for site in SAMPLE_SITES}

    @property
    def name(self) -> str:
        return self.script

    @property
    def database(self) -> Path:
        return self.home / "sample.db"

    def fresh(self) -> Self:
        self._homes += 1
        root = self.root / str(self._homes)
        root.mkdir(parents=True)
        return type(self)(self.script, root)

    def argv(self) -> list[str]:
        return [sys.executable, str(Path(__file__).with_name(self.script)), str(self.home)]

    def environment(self) -> dict[str, str]:
        return clean_environment(self.home)

    def ready(self, terminal: Terminal) -> None:
        terminal.wait_for("ready: n new")

    def to_editor(self, terminal: Terminal) -> None:
        if terminal.find("saved ") is None:
            terminal.press("n")
            terminal.wait_for("new entry")

    def acknowledged(self, terminal: Terminal, count: int) -> None:
        terminal.wait_for(f"saved {count}.")

    def inject(self, terminal: Terminal) -> None:
        terminal.press("f9")

    def stored(self) -> list[str]:
        return [str(row[0]) for row in query(self.database, "SELECT body FROM entry ORDER BY id")]

    def kept(self) -> list[str]:
        return [*self.stored(), *(str(row[0]) for row in query(self.database, "SELECT body FROM draft"))]

    def seed(self, texts: Sequence[str]) -> None:
        self.home.mkdir(parents=True)
        connection = sqlite3.connect(self.database)
        with connection:
            connection.execute("CREATE TABLE entry(id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
            connection.executemany("INSERT INTO entry(body) VALUES (?)", [[text] for text in texts])
        connection.close()

    def tours(self) -> Sequence[Callable[[Terminal], Iterator[None]]]:
        return (self._tour,)

    def _tour(self, terminal: Terminal) -> Iterator[None]:
        yield
        for _ in range(4):
            terminal.press("pagedown")
            terminal.settle(0.15)
            yield
        terminal.press("f2")
        terminal.wait_for("elsewhere")
        yield

    def may_hold_text(self, path: Path) -> bool:
        return path.name.startswith(("sample.db", "rescue-"))
