"""One labelled field of an ask that has several."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from leadcoach.text import _
from leadcoach.ui.widgets.asks.keys import quiet
from leadcoach.ui.widgets.asks.options import Options
from leadcoach.ui.widgets.fields import CellField, LineField, TextField, Trouble
from leadcoach.ui.widgets.plain_text import plain

Editor = TextField | LineField | Options


class Part(VerticalGroup):
    """A label, what it labels, and what is wrong with it; a bar at the side shows which one has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("up", "app.focus_previous", "field.up", _("Field above"), _("To the field above")),
        quiet("down", "app.focus_next", "field.down", _("Field below"), _("To the field below")),
    ]
    DEFAULT_CSS = """
    Part {
        border-left: outer $border-blurred;
        padding: 0 1;
        margin-bottom: 1;
        &:focus-within { border-left: outer $border; }
        &:focus-within > .part--label { text-style: bold; }
        & > .part--label { color: $text-muted; height: auto; }
        & > LineField { width: 1fr; }
        & > NumberField { width: 14; }
    }
    """

    class Left(Message):
        """Enter was pressed in the field."""

        def __init__(self, part: Part) -> None:
            super().__init__()
            self.part = part

        @property
        def control(self) -> Part:
            """The part that was left."""
            return self.part

    def __init__(self, label: str, holder: Widget, editor: Editor) -> None:
        """`holder` is drawn below the label; `editor`, the same or inside it, takes the focus."""
        super().__init__()
        self.label = Static(plain(label), classes="part--label", markup=False)
        self.holder = holder
        self.editor = editor
        self.trouble = Trouble(self)

    def compose(self) -> ComposeResult:
        """The label and the field."""
        yield self.label
        yield self.holder

    @property
    def has_cursor(self) -> bool:
        """Whether the cursor is in this part."""
        return self.editor.has_focus

    @property
    def cursor(self) -> tuple[int, int]:
        """Row and column of the cursor in the field."""
        return (0, self.editor.cursor) if isinstance(self.editor, Options) else self.editor.cursor

    def go_to(self, cursor: tuple[int, int]) -> None:
        """Focus the field with the cursor there."""
        if isinstance(self.editor, Options):
            self.editor.cursor = 0
            self.editor.action_move(cursor[1])
        else:
            self.editor.put_cursor(cursor)
        self.editor.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a line."""
        event.stop()
        self.post_message(self.Left(self))

    def on_cell_field_submitted(self, event: CellField.Submitted) -> None:
        """Enter in a cell."""
        event.stop()
        self.post_message(self.Left(self))

    def on_options_through(self, event: Options.Through) -> None:
        """Enter on an option."""
        event.stop()
        self.post_message(self.Left(self))
