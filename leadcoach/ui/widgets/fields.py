"""Places to type in: they grow with their text, take pasted text in cleaned, and never drop a line of it."""

from __future__ import annotations

from datetime import date

from textual import events
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from leadcoach.domain.dates import day_said, weekday_name
from leadcoach.domain.typed import as_date
from leadcoach.text import Cleaned, _, clean, ngettext
from leadcoach.ui.widgets.plain_text import plain

_VALID = "-valid"
"""How Textual marks a line that no validator looks at; marked from the first, it is not styled once more for it."""
_OF_NUMBERS = frozenset("+-., ")


class TextField(TextArea):
    """Free text that wraps, from three rows up to what CSS allows; Tab leaves it."""

    DEFAULT_CSS = """
    TextField {
        height: auto;
        min-height: 3;
        max-height: 12;
        border: none !important;
        scrollbar-size-vertical: 1;
        &:focus { background: $panel; }
    }
    """

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(
            clean(text).text,
            placeholder=plain(placeholder),
            highlight_cursor_line=False,
            id=id,
        )

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        cleaned = clean(event.text)
        result = self._replace_via_keyboard(cleaned.text, *self.selection)
        if result:
            self.move_cursor(result.end_location)
        _say_removed(self, cleaned)

    @property
    def content(self) -> str:
        """The text as it stands, lines apart by LF."""
        return "\n".join(self.document.lines)

    @property
    def length(self) -> int:
        """How many characters there are, counted without joining the lines."""
        lines = self.document.lines
        return sum(map(len, lines)) + len(lines) - 1

    @property
    def blank(self) -> bool:
        """Whether there is nothing but space."""
        return not any(line.strip() for line in self.document.lines)

    @property
    def cursor(self) -> tuple[int, int]:
        """Row and column of the cursor."""
        return self.cursor_location

    def put_cursor(self, cursor: tuple[int, int]) -> None:
        """Set the cursor to that row and column, or the nearest there is."""
        row, column = cursor
        self.move_cursor(self.clamp_visitable((min(row, self.document.line_count - 1), column)))

    def put(self, text: str) -> None:
        """Show another text, as if it had always been there: no message, no undo back to the one before."""
        with self.prevent(TextArea.Changed):
            self.load_text(clean(text).text)


class CellField(TextField):
    """Text of one cell: one row that grows up to four; Enter goes on instead of breaking the line."""

    DEFAULT_CSS = "CellField { min-height: 1; max-height: 4; padding: 0; }"

    class Submitted(Message):
        """Enter was pressed."""

        def __init__(self, field: CellField) -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> CellField:
            """The field that was left."""
            return self.field

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self))

    def action_cursor_up(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's signature
        """Move up; from the first row on to the field above."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            raise SkipAction
        super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's signature
        """Move down; from the last row on to the field below."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            raise SkipAction
        super().action_cursor_down(select)


class LineField(Input):
    """One line; pasted lines are joined by a space."""

    DEFAULT_CSS = """
    LineField {
        height: 1;
        padding: 0;
        border: none !important;
        &:focus { background: $panel; background-tint: $foreground 0%; }
    }
    """

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(None, placeholder, select_on_focus=False, id=id, classes=_VALID)
        self.put(text)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        cleaned = clean(event.text)
        self.replace(_on_one_line(cleaned.text), *self.selection)
        _say_removed(self, cleaned)

    def action_paste(self) -> None:
        """Paste what was copied in the app."""
        self.replace(_on_one_line(clean(self.app.clipboard).text), *self.selection)

    @property
    def content(self) -> str:
        """The text as it stands."""
        return self.value

    @property
    def blank(self) -> bool:
        """Whether there is nothing but space."""
        return not self.value.strip()

    @property
    def cursor(self) -> tuple[int, int]:
        """Row 0 and the column of the cursor."""
        return 0, self.cursor_position

    def put_cursor(self, cursor: tuple[int, int]) -> None:
        """Set the cursor to that column."""
        self.cursor_position = min(cursor[1], len(self.value))

    def put(self, text: str) -> None:
        """Show another text without a message."""
        with self.prevent(Input.Changed):
            self.value = _on_one_line(clean(text).text)


class NumberField(LineField):
    """A number: letters do not go in by key, but what was pasted or stored stays as it is."""

    DEFAULT_CSS = "NumberField { width: 14; }"

    async def _on_key(self, event: events.Key) -> None:
        letter = event.character
        if event.is_printable and letter and not (letter.isdecimal() or letter in _OF_NUMBERS):
            event.stop()
            event.prevent_default()
            self.app.bell()


class DayField(Horizontal):
    """A day, typed as a date or in words, with the name of the weekday beside it.

    Words become a date when the field is left or at Enter. Its input posts `Input.Changed` and `Input.Submitted`.
    """

    DEFAULT_CSS = """
    DayField {
        height: 1;
        & > LineField { width: 26; }
        & > Static { width: 1fr; margin-left: 2; color: $text-muted; }
    }
    """

    def __init__(self, text: str, *, today: date, id: str | None = None) -> None:
        super().__init__(id=id)
        self.today = today
        self.line = LineField(text, placeholder=_("such as tomorrow, Tue"))
        self.line.select_on_focus = True  # a proposed day gives way to the one that is typed
        self.said = Static(self._weekday(), markup=False)

    def compose(self) -> ComposeResult:
        """The field and the weekday."""
        yield self.line
        yield self.said

    def on_input_changed(self) -> None:
        """Keep the weekday in step with the text."""
        self.said.update(plain(self._weekday()))

    def on_input_submitted(self) -> None:
        """Make a date of words."""
        self.settle()

    def on_descendant_blur(self) -> None:
        """Make a date of words when the field is left."""
        self.settle()

    def settle(self) -> None:
        """Put the date in place of words that say one; anything else stays as typed."""
        text = self.line.value
        day = day_said(text, self.today)
        if day and as_date(text) is None:
            self.line.value = day.isoformat()
            self.line.action_end()

    def put(self, text: str) -> None:
        """Show another day without a message."""
        self.line.put(text)
        self.on_input_changed()

    def _weekday(self) -> str:
        day = day_said(self.line.value, self.today)
        if day is None:
            return ""
        said = weekday_name(day)
        return said if self.line.value.strip()[:4].isdecimal() else f"{said} {day.isoformat()}"


class Trouble(Static):
    """What is wrong, in a sentence below all else in `home`; mounted with the first sentence, as most never say one."""

    DEFAULT_CSS = "Trouble { height: auto; color: $text-warning; }"

    def __init__(self, home: Widget) -> None:
        super().__init__(markup=False)
        self._home = home

    def say(self, *sentences: str) -> None:
        """Show these sentences; none takes the line away."""
        if not sentences and not self.is_attached:
            return
        self.display = bool(sentences)
        self.update(plain("\n".join(_("Look again: {sentence}").format(sentence=sentence) for sentence in sentences)))
        if not self.is_attached:
            self._home.mount(self)


def _on_one_line(text: str) -> str:
    return " ".join(line.strip() for line in text.split("\n") if line.strip()) if "\n" in text else text


def _say_removed(field: TextArea | Input, cleaned: Cleaned) -> None:
    gone = cleaned.removed + cleaned.cut
    if gone:
        sentence = ngettext(
            "{gone} character of the pasted text was left out: it cannot be shown here.",
            "{gone} characters of the pasted text were left out: they cannot be shown here.",
            gone,
        )
        field.notify(sentence.format(gone=gone), markup=False)
