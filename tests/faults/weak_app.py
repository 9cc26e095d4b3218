"""A sample journal without any guard: every gate of this folder must catch it.

usage: weak_app.py HOME

It saves with a priority binding, in SQLite with synchronous=NORMAL and the umask it finds, keeps no draft, hands user
text to widgets as markup, filters no control characters, and leaves crashes to Textual.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult, RenderResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static, TextArea

FAULT_VARIABLE = "SAMPLE_FAULT"
SCHEMA = """
CREATE TABLE IF NOT EXISTS entry(id INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS draft(id TEXT PRIMARY KEY, body TEXT NOT NULL);
"""


class Store:
    """Entries in one SQLite file below `home`."""

    synchronous = "NORMAL"

    def __init__(self, home: Path) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.connection = sqlite3.connect(home / "sample.db", isolation_level=None)
        self.connection.execute("PRAGMA journal_mode=WAL")
        self.connection.execute(f"PRAGMA synchronous={self.synchronous}")
        self.connection.executescript(SCHEMA)

    def add(self, body: str) -> int:
        """Save an entry; gives its number."""
        return int(self.connection.execute("INSERT INTO entry(body) VALUES (?)", [body]).lastrowid or 0)

    def bodies(self) -> list[str]:
        """The text of every entry, oldest first."""
        return [str(row[0]) for row in self.connection.execute("SELECT body FROM entry ORDER BY id")]


class Editor(Screen[None]):
    """One text field; Escape leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "app.pop_screen", "Back")]

    def compose(self) -> ComposeResult:
        yield TextArea()
        yield Static("new entry", id="status", markup=False)

    def on_screen_resume(self) -> None:
        self.query_one(TextArea).focus()


class Elsewhere(Screen[None]):
    """Another place to go to."""

    def compose(self) -> ComposeResult:
        yield Static("elsewhere")


class Fault(Message):
    """Asks the handler to fail."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


def fail(words: str) -> None:
    """Raise, with the words in a local variable as real code would have them."""
    raise RuntimeError("injected fault" if words else "injected fault without words")


class BrokenCompose(Screen[None]):
    """Fails while it is composed."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words

    def compose(self) -> ComposeResult:
        fail(self.words)
        yield Static()


class BrokenRender(Widget):
    """Fails when it is drawn."""

    DEFAULT_CSS = "BrokenRender { height: 1; }"

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words

    def render(self) -> RenderResult:
        fail(self.words)
        return ""


class BrokenWatch(Widget):
    """Fails when its value changes."""

    value: var[str] = var("", init=False)

    def watch_value(self, value: str) -> None:
        fail(value)


class WeakApp(App[None]):
    """Entries as a list, `n` for a new one, Ctrl+S to save it, F2 to go elsewhere, F9 to fail."""

    CSS = "Entries { height: 1fr; } TextArea { height: 1fr; } Static { width: 1fr; height: auto; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New"),
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("f2", "elsewhere", "Elsewhere"),
        Binding("f9", "fault", "Fail"),
    ]
    store_type: type[Store] = Store

    def __init__(self, home: Path) -> None:
        super().__init__()
        self.home = home
        self.store = self.store_type(home)

    def label(self, text: str) -> Static:
        """A widget that shows user text."""
        return Static(text)

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            for body in self.store.bodies():
                yield self.label(body)
        yield Static("ready: n new", id="ready")

    @property
    def words(self) -> str:
        """The text in the editor, if one is open."""
        fields = self.screen.query(TextArea)
        return fields.first().text if fields else ""

    def action_new(self) -> None:
        self.push_screen(Editor())

    def action_save(self) -> None:
        number = self.store.add(self.words)
        self.screen.query_one("#status", Static).update(f"saved {number}.")
        self.screen.query_one(TextArea).clear()

    def action_elsewhere(self) -> None:
        if isinstance(self.screen, Editor):
            self.switch_screen(Elsewhere())
        else:
            self.push_screen(Elsewhere())

    def on_fault(self, message: Fault) -> None:
        fail(message.words)

    async def _fail_soon(self, words: str) -> None:
        fail(words)

    async def action_fault(self) -> None:
        words = self.words
        match os.environ.get(FAULT_VARIABLE):
            case "action":
                fail(words)
            case "timer":
                self.set_timer(0.01, lambda: fail(words))
            case "call_later":
                self.call_later(fail, words)
            case "worker":
                self.run_worker(self._fail_soon(words))
            case "compose":
                await self.push_screen(BrokenCompose(words))
            case "render":
                await self.screen.mount(BrokenRender(words))
            case "watch":
                watcher = BrokenWatch()
                await self.screen.mount(watcher)
                watcher.value = words
            case "message":
                self.post_message(Fault(words))
            case "task":
                self.failing = asyncio.create_task(self._fail_soon(words))


if __name__ == "__main__":
    app = WeakApp(Path(sys.argv[1]))
    app.run()
    sys.exit(app.return_code or 0)
