"""Free text."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.widget import Widget
from textual.widgets import Static, TextArea

from leadcoach.domain.answers import Script, Text
from leadcoach.domain.asks import Ask
from leadcoach.domain.specs import TextSpec
from leadcoach.text import _, ngettext
from leadcoach.ui.widgets.asks.field import AskField
from leadcoach.ui.widgets.fields import TextField
from leadcoach.ui.widgets.plain_text import plain

_NEAR = 0.8


class EditorAsk(AskField):
    """An ask answered in one editor that grows with its text."""

    DEFAULT_CSS = """
    EditorAsk {
        & > VerticalGroup { border-left: outer $border-blurred; padding-left: 1; }
        & > VerticalGroup:focus-within { border-left: outer $border; }
    }
    """

    def __init__(self, ask: Ask, answer: Text | Script, placeholder: str, *, proposal: bool = False) -> None:
        super().__init__(ask, answer, proposal=proposal)
        self.editor = TextField(answer.text, placeholder=placeholder)

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
        self.edited()
        self.changed()

    def edited(self) -> None:
        """Keep what stands beside the editor in step with it."""


class TextAsk(EditorAsk):
    """Free text, and how much room is left; CSS sets `TextAsk TextField { max-height }`."""

    HELP = _(
        """## Your own words

Type as you like; the field grows. Everything is saved while you type.

- **Tab** leaves the field, **Ctrl+N** goes on.
- **Ctrl+Z** and **Ctrl+Y** take back and redo.
"""
    )
    DEFAULT_CSS = """
    TextAsk > .text--room { height: 1; color: $text-muted; display: none; text-align: right; }
    """

    def __init__(self, ask: Ask, spec: TextSpec, answer: Text, *, proposal: bool = False) -> None:
        super().__init__(ask, answer, spec.placeholder, proposal=proposal)
        self.spec = spec
        self.room = Static(classes="text--room", markup=False)

    @property
    def shown(self) -> Text:
        """The text as it stands."""
        return Text(self.editor.content)

    def parts(self) -> Iterable[Widget]:
        """The editor, and how much room is left."""
        yield from super().parts()
        yield self.room

    def compose(self) -> ComposeResult:
        """The parts, with the counter in step."""
        self.edited()
        yield from super().compose()

    def edited(self) -> None:
        """Count how much room is left."""
        most = self.spec.most
        if not most:
            return
        length = self.editor.length
        self.room.display = length >= most * _NEAR
        if not self.room.display:
            return
        over = length - most
        sentence = (
            _("{length} of {most} characters").format(length=length, most=most)
            if over <= 0
            else ngettext("{over} character over {most}", "{over} characters over {most}", over).format(
                over=over, most=most
            )
        )
        self.room.update(plain(sentence))
