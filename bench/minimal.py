"""The smallest Textual app, the measure of every other: one Static that fills the screen and counts keys.

usage: minimal.py [--text FILE | --editor FILE [ROWS]]

With --text the key `o` opens the text of a file in a Static on a screen of its own, and any other key goes back; with
--editor a stock TextArea holds it, at full height or of so many rows.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.content import Content
from textual.events import Key
from textual.screen import Screen
from textual.widgets import Static, TextArea

SCREENFUL = "\n".join(["a row of plain words that changes nothing and means nothing at all"] * 60)


class Page(Screen[None]):
    """One Static that fills a screen."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words = text

    def compose(self) -> ComposeResult:
        """The Static."""
        yield Static(Content(self.words))


class Minimal(App[None]):
    """One Static that shows how many keys it got, over a screenful of text."""

    CSS: ClassVar[str] = "Static { height: 1fr; } TextArea { height: 1fr; }"

    def __init__(self, option: str = "", text: str = "", rows: str = "") -> None:
        super().__init__()
        self.option = option
        self.words = text
        self.rows = rows
        self.keys = 0

    def compose(self) -> ComposeResult:
        """The Static, or the editor if asked for."""
        if self.option == "--editor":
            editor = TextArea(self.words)
            editor.styles.height = self.rows or "1fr"
            yield editor
        else:
            yield Static(f"count 0.\n{SCREENFUL}")

    def on_key(self, event: Key) -> None:
        """Count a key, open the text, or go back from it."""
        if self.option == "--editor":
            return
        if len(self.screen_stack) > 1:
            self.pop_screen()
            return
        if self.option == "--text" and event.key == "o":
            self.push_screen(Page(self.words))
            return
        self.keys += 1
        self.query_one(Static).update(Content(f"count {self.keys}.\n{SCREENFUL}"))


def main() -> None:
    """Run it with what the command line asks for."""
    option, path, *rows = sys.argv[1:] or ["", ""]
    text = Path(path).read_text(encoding="utf-8") if path else ""
    Minimal(option, text, *rows).run()


if __name__ == "__main__":
    main()
