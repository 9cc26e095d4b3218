"""Free text."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.widget import Widget
from textual.widgets import Static, TextArea

from leadcoach.domain.answers import Text
from leadcoach.domain.asks import Ask
from leadcoach.domain.specs import TextSpec
from leadcoach.text import _, ngettext
from leadcoach.ui.widgets.asks.field import AskField
from leadcoach.ui.widgets.fields import TextField
from leadcoach.ui.widgets.plain_text import plain

_NEAR = 0.8


class TextAsk(AskField):
    """An editor that grows with its text; CSS sets `TextAsk TextField { max-height }`."""

    HELP = _(
        """## Your own words

Type as you like; the field grows. Everything is saved while you type.

- **Tab** leaves the field, **Ctrl+N** goes on.
- **Ctrl+Z** and **Ctrl+Y** take back and redo.
"""
    )
    DEFAULT_CSS = """
    TextAsk {
        & > VerticalGroup { border-left: outer $border-blurred; padding-left: 1; }
        & > VerticalGroup:focus-within { border-left: outer $border; }
        & > .text--room { height: 1; color: $text-muted; display: none; text-align: right; }
    }
    """

    def __init__(self, ask: Ask, spec: TextSpec, answer: Text, *, proposal: bool = False) -> None:
        super().__init__(ask, answer, proposal=proposal)
        self.spec = spec
        self.editor = TextField(answer.text, placeholder=spec.placeholder)
        self.room = Static(classes="text--room", markup=False)

    @property
    def shown(self) -> Text:
        """The text as it stands."""
        return Text(self.editor.content)

    @property
    def first(self) -> Widget:
        """The editor."""
        return self.editor

    @property
    def place(self) -> tuple[str, tuple[int, int]]:
        """Where the cursor is."""
        return "", self.editor.cursor

    def parts(self) -> Iterable[Widget]:
        """The editor, and how much room is left."""
        yield VerticalGroup(self.editor)
        yield self.room

    def compose(self) -> ComposeResult:
        """The parts, with the counter in step."""
        self._count()
        yield from super().compose()

    def go_to(self, field: str, cursor: tuple[int, int]) -> None:  # noqa: ARG002 - the contract
        """Focus the editor with the cursor there."""
        self.editor.put_cursor(cursor)
        self.focus()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Pass it on as a change of the answer."""
        event.stop()
        self._count()
        self.changed()

    def _count(self) -> None:
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
