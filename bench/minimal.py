"""The smallest Textual app, the measure of every other: one Static that fills the screen and counts keys.

usage: minimal.py [--text FILE | --editor FILE [ROWS]]

With --text the key `o` puts the text of a file into the Static; with --editor a stock TextArea holds it, at full height
or of so many rows.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.content import Content
from textual.events import Key
from textual.widgets import Static, TextArea

SCREENFUL = "\n".join(["a row of plain words that changes nothing and means nothing at all"] * 60)


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
        """Count a key, or open the text."""
        if self.option == "--editor":
            return
        self.keys += 1
        opened = self.option == "--text" and event.key == "o"
        text = self.words if opened else f"count {self.keys}.\n{SCREENFUL}"
        self.query_one(Static).update(Content(text))


def main() -> None:
    """Run it with what the command line asks for."""
    option, path, *rows = sys.argv[1:] or ["", ""]
    text = Path(path).read_text(encoding="utf-8") if path else ""
    Minimal(option, text, *rows).run()


if __name__ == "__main__":
    main()
