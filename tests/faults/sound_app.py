"""The same sample journal with every cure on: it proves that the gates can be passed.

usage: sound_app.py HOME
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import signal
import sys
import termios
import threading
import uuid
from pathlib import Path
from typing import Any, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widgets import Static, TextArea

from tests.faults.weak_app import Editor, Store, WeakApp

THROTTLE = 0.5
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
RESET = b"\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"


class SoundStore(Store):
    """Entries and drafts, durable at every commit; what a rescue file holds comes in at start."""

    synchronous = "FULL"

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        for rescue in sorted(home.glob("rescue-*.json")):
            for key, body in json.loads(rescue.read_text(encoding="utf-8")).items():
                self.keep(key, body)
            rescue.unlink()

    def keep(self, key: str, body: str) -> None:
        """Write the draft of one editor."""
        self.connection.execute("INSERT OR REPLACE INTO draft VALUES (?, ?)", [key, body])

    def finish(self, key: str, body: str) -> int:
        """Save an entry and drop its draft, both or neither."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            number = self.add(body)
            self.connection.execute("DELETE FROM draft WHERE id = ?", [key])
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")
        return number


class TerminalGuard(LineFilter):
    """Takes every control character out of what goes to the terminal."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments with control characters replaced."""
        return [Segment(CONTROL.sub("\N{REPLACEMENT CHARACTER}", text), style) for text, style, _ in segments]


class SoundEditor(Editor):
    """An editor whose text is in the snapshot at once and in the store soon."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "app.save", "Save")]

    def __init__(self) -> None:
        super().__init__()
        self.key = uuid.uuid4().hex

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        app = self.app
        assert isinstance(app, SoundApp)
        app.changed(self.key, event.text_area.text)


class SoundApp(WeakApp):
    """The cures: drafts, plain bindings, no markup, a line filter, quiet crashes."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "nothing", "", show=False)]
    store_type = SoundStore
    store: SoundStore

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.snapshot: dict[str, str] = {}
        self._waiting = False

    def get_line_filters(self) -> list[LineFilter]:
        """The guard after Textual's own filters."""
        return [*super().get_line_filters(), TerminalGuard()]

    def label(self, text: str) -> Static:
        """A widget that shows user text as it is."""
        return Static(Content(text))

    def on_mount(self) -> None:
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)

    def changed(self, key: str, body: str) -> None:
        """Take the text into the snapshot and write it soon."""
        self.snapshot[key] = body
        if not self._waiting:
            self._waiting = True
            self.set_timer(THROTTLE, self.flush)

    def flush(self) -> None:
        """Write the snapshot to the store."""
        self._waiting = False
        for key, body in self.snapshot.items():
            self.store.keep(key, body)
        self.snapshot.clear()

    def action_new(self) -> None:
        self.push_screen(SoundEditor())

    def action_save(self) -> None:
        screen: Screen[Any] = self.screen
        assert isinstance(screen, SoundEditor)
        number = self.store.finish(screen.key, self.words)
        self.snapshot.pop(screen.key, None)
        screen.key = uuid.uuid4().hex
        screen.query_one("#status", Static).update(f"saved {number}.")
        screen.query_one(TextArea).clear()

    async def action_quit(self) -> None:
        """Quit after the keys that are still on their way to the editor."""
        if isinstance(self.focused, TextArea):
            self.focused.call_later(self.finish)
        else:
            self.finish()

    def finish(self) -> None:
        """Write what is in the editors and leave."""
        for screen in self.screen_stack:
            if isinstance(screen, SoundEditor):
                self.snapshot[screen.key] = screen.query_one(TextArea).text
        self.flush()
        self.exit()

    def _handle_exception(self, error: Exception) -> None:
        self._return_code = 1
        self.flush()
        self._exit_renderables.append(f"The app ended: {type(error).__name__}. What you typed is kept.")
        self._close_messages_no_wait()


def rescue(app: SoundApp, terminal: list[Any]) -> None:
    """Wait for the signal that ends the program, write the snapshot, give the terminal back, leave."""
    number = signal.sigwait({signal.SIGHUP, signal.SIGTERM, signal.SIGINT})
    path = app.home / f"rescue-{uuid.uuid4().hex}.json"
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8") as file:
        json.dump(app.snapshot, file)
        file.flush()
        os.fsync(file.fileno())
    part.rename(path)
    with contextlib.suppress(OSError, termios.error):
        os.set_blocking(2, False)
        termios.tcsetattr(0, termios.TCSANOW, terminal)
        os.write(2, RESET)
    os._exit(128 + number)


def main() -> None:
    """Block the ending signals, start the rescue thread, run the app."""
    os.umask(0o077)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP, signal.SIGTERM, signal.SIGINT})
    app = SoundApp(Path(sys.argv[1]))
    threading.Thread(target=rescue, args=(app, termios.tcgetattr(0)), daemon=True).start()
    app.run()
    sys.exit(app.return_code or 0)


if __name__ == "__main__":
    main()
