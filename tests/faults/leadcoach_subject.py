"""leadcoach itself as a subject of the gates."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Self

from bench.terminal import Terminal, TerminalTimeout
from leadcoach.domain.records import Body
from leadcoach.storage import bodies
from tests.faults.faulty_app import SITES
from tests.faults.seeding import fill
from tests.faults.subject import clean_environment

ARMED = Path(__file__).with_name("armed")
"""Put on the path, it makes the app able to fail on purpose."""
ROOT = Path(__file__).parents[2]
EXECUTABLE = Path(sys.executable).with_name("leadcoach")
AT_REST = 0.05
LONGEST_SILENCE = 0.4
WALKS = (1, 2, 3, 4)
"""Which lines of the week: the three modules and the practice."""
MOST_SCREENS_BACK = 6
COMMAND_PATIENCE = 30.0


def command(home: Path, *words: str, umask: int = -1) -> subprocess.CompletedProcess[str]:
    """Run one short command on a home, without a terminal."""
    return subprocess.run(
        [str(EXECUTABLE), "--home", str(home), *words],
        env=clean_environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=COMMAND_PATIENCE,
        check=False,
        umask=umask,
    )


def begun_home(home: Path) -> Path:
    """Begin the programme in a new home."""
    done = command(home, "start")
    assert done.returncode == 0, done.stderr
    return home


def rows(database: Path, sql: str, *values: object) -> list[tuple[object, ...]]:
    """Rows of a query on a store that another program may have open; it cannot be changed this way."""
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return [tuple(row) for row in connection.execute(sql, values)]


def words_of(body: Body) -> str:
    """The text in a body with one ask."""
    return "\n".join(str(value) for value in body.values())


class Leadcoach:
    """leadcoach on a home of its own, in which the programme has begun."""

    name = "leadcoach"
    # Ctrl+S keeps the wording, Escape closes the page: a second wording would show as one stored text too many.
    save_keys: Sequence[str] = ("ctrl+s", "escape")
    quit_keys: Sequence[str] = ("ctrl+q",)
    ways_out: Mapping[str, Sequence[str]] = {
        "quit": ["ctrl+q"],
        "escape": ["escape", "ctrl+q"],
        "switch": ["f2", "ctrl+q"],
        "palette": ["ctrl+p", "q", "u", "i", "t", "enter"],
    }
    fault_sites: Mapping[str, Mapping[str, str]] = {
        site: {"LEADCOACH_FAULT": site, "PYTHONPATH": f"{ARMED}{os.pathsep}{ROOT}"} for site in SITES
    }

    def __init__(self, prepared: Path, root: Path) -> None:
        self.prepared = prepared
        self.root = root
        self.home = root / "home"
        self._homes = 0

    @property
    def database(self) -> Path:
        """The store."""
        return self.home / "data" / "leadcoach.db"

    def fresh(self) -> Self:
        """The same on a copy of the prepared home."""
        self._homes += 1
        made = type(self)(self.prepared, self.root / str(self._homes))
        shutil.copytree(self.prepared, made.home)
        return made

    def argv(self) -> list[str]:
        """The console script on this home."""
        return [str(EXECUTABLE), "--home", str(self.home)]

    def environment(self) -> dict[str, str]:
        """Nothing of the caller's but search paths."""
        return clean_environment(self.home)

    def ready(self, terminal: Terminal) -> None:
        """Every screen names the key that quits."""
        terminal.wait_for("Ctrl+Q Quit")

    def to_editor(self, terminal: Terminal) -> None:
        """An empty page of the journal."""
        if terminal.find("Ctrl+S Keep"):
            return
        if terminal.find("n New") is None:
            terminal.press("3")
            terminal.wait_for("n New")
        terminal.press("n")
        terminal.wait_for("Ctrl+S Keep")

    def acknowledged(self, terminal: Terminal, count: int) -> None:
        """The store holds so many wordings, and the page is closed."""
        terminal.wait_for(lambda _terminal: len(self.stored()) >= count)
        terminal.wait_for("n New")

    def inject(self, terminal: Terminal) -> None:
        """F12, in a run armed for it."""
        terminal.press("f12")

    def stored(self) -> list[str]:
        """Every wording of every entry, oldest first."""
        entries = "SELECT id FROM document WHERE kind = 'entry'"
        found = rows(self.database, f"SELECT body FROM version WHERE document IN ({entries}) ORDER BY rowid")
        return [words_of(bodies.read(str(body))) for (body,) in found]

    def drafts(self) -> list[str]:
        """Every text not kept as a wording yet."""
        return [words_of(bodies.read(str(body))) for (body,) in rows(self.database, "SELECT body FROM draft")]

    def kept(self) -> list[str]:
        """Wordings and drafts."""
        return [*self.stored(), *self.drafts()]

    def seed(self, texts: Sequence[str]) -> None:
        """Put the texts wherever a person can write."""
        fill(self.home, texts)

    def tours(self) -> Sequence[Callable[[Terminal], Iterator[None]]]:
        """Areas, worksheet, settings and dialogs; the journal; the walks, step by step."""
        return (self._areas, self._journal, *(partial(self._walk, number) for number in WALKS))

    def may_hold_text(self, path: Path) -> bool:
        """The store and the inbox."""
        return path.name.startswith("leadcoach.db") or path.parent.name == "inbox"

    # The tour ----------------------------------------------------------------------------------------------------

    def _areas(self, terminal: Terminal) -> Iterator[None]:
        yield
        self._go(terminal, "2", "enter")
        yield
        self._go(terminal, "end", "up", "enter")
        yield
        self._go(terminal, "4", "enter")
        yield
        self._go(terminal, "f2")
        terminal.wait_for("How it looks")
        yield
        self._go(terminal, "1", "c")
        terminal.wait_for("Capture a thought")
        yield
        _press(terminal, "escape")

    def _journal(self, terminal: Terminal) -> Iterator[None]:
        self._go(terminal, "3")
        yield
        for _ in range(2):
            self._go(terminal, "pagedown")
            yield
        self._go(terminal, "home", "enter")
        yield
        self._go(terminal, "end", "enter")
        yield
        self._go(terminal, "x")
        yield
        _press(terminal, "escape")
        self._go(terminal, "/", "T", "A", "P")
        yield
        _press(terminal, "enter")
        self._go(terminal, "f1")
        yield
        _press(terminal, "f1")

    def _walk(self, number: int, terminal: Terminal) -> Iterator[None]:
        """From the last step of a walk back to its first: what was answered is shown with what follows it."""
        self._go(terminal, "2", "enter", *["down"] * number, "enter")
        while terminal.find("step "):
            yield
            if terminal.find("step 1 of"):
                return
            _press(terminal, "ctrl+b")

    def _go(self, terminal: Terminal, *keys: str) -> None:
        """Go back to the area's own screen, then press the keys one by one."""
        for _ in range(MOST_SCREENS_BACK):
            if "Esc" not in terminal.screen()[-1]:
                break
            _press(terminal, "escape")
        for key in keys:
            _press(terminal, key)


def _press(terminal: Terminal, key: str) -> None:
    """Press a key and wait until what it does has been drawn; some keys do nothing."""
    mark = terminal.mark()
    terminal.press(key)
    with contextlib.suppress(TerminalTimeout):
        terminal.wait_for(lambda _terminal: terminal.mark() > mark, LONGEST_SILENCE)
    terminal.settle(AT_REST)
