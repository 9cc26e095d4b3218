"""Text in a small language."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalGroup
from textual.widget import Widget
from textual.widgets import TextArea

from leadcoach.domain.answers import Script
from leadcoach.domain.asks import Ask
from leadcoach.text import _
from leadcoach.ui.widgets.asks.field import AskField
from leadcoach.ui.widgets.fields import TextField


class ScriptAsk(AskField):
    """An editor that grows with its text."""

    HELP = _(
        """## Loops, a line each

- `work pressure -> mistakes : + seen` says that more pressure makes more mistakes, and that you have seen it.
- `~>` is a link that takes time, `-` one in the opposite direction; `seen`, `data` or `guess` is how you know.
- `var team size : capacity, flat, 3` says what something is, how it moves, and how much you can change it.
- A line that begins with `#` is a note.
"""
    )
    DEFAULT_CSS = """
    ScriptAsk {
        & > VerticalGroup { border-left: outer $border-blurred; padding-left: 1; }
        & > VerticalGroup:focus-within { border-left: outer $border; }
    }
    """

    def __init__(self, ask: Ask, answer: Script, *, proposal: bool = False) -> None:
        super().__init__(ask, answer, proposal=proposal)
        self.editor = TextField(answer.text, placeholder="work pressure -> mistakes : + seen")

    @property
    def shown(self) -> Script:
        """The text as it stands."""
        return Script(self.editor.content)

    @property
    def first(self) -> Widget:
        """The editor."""
        return self.editor

    @property
    def place(self) -> tuple[str, tuple[int, int]]:
        """Where the cursor is."""
        return "", self.editor.cursor

    def parts(self) -> Iterable[Widget]:
        """The editor."""
        yield VerticalGroup(self.editor)

    def go_to(self, field: str, cursor: tuple[int, int]) -> None:  # noqa: ARG002 - the contract
        """Focus the editor with the cursor there."""
        self.editor.put_cursor(cursor)
        self.focus()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Pass it on as a change of the answer."""
        event.stop()
        self.changed()
