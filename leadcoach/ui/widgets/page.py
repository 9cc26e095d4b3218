"""The page one writes on: cleaned paste, earlier names for tags and people, a digit that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual import events
from textual.message import Message
from textual.timer import Timer
from textual.widgets.text_area import Edit, EditResult

from leadcoach.domain.completing import Begun, begun, without
from leadcoach.text import _
from leadcoach.ui.widgets.fields import TextField

PAUSE = 0.06
"""Seconds after a letter of a tag before names are looked for, so that letters never wait for them."""

Names = Callable[[Begun, Callable[[], str]], Sequence[str]]
"""Gives names that go on from a tag or person; what it is given second reads the rest of the page."""


class Taken(NamedTuple):
    """A name that was taken over, and those that another Tab would put in its place."""

    word: Begun
    names: tuple[str, ...]
    chosen: int
    cursor: tuple[int, int]


class Page(TextField):
    """A page to write on. It asks nothing of anybody while a letter goes in."""

    HELP = _(
        """## Your page

Type as you like. Everything is kept within a second, and Esc makes it an entry.

- `#word` is a tag and `@name` a person. While you write one, earlier ones show below the page:
  **Tab** takes the first, Tab again the next, **Esc** puts them away.
- **Ctrl+Z** and **Ctrl+Y** take back and redo.
- **Ctrl+X**, **Ctrl+C** and **Ctrl+V** cut, copy and paste; **F7** selects everything.
- **Ctrl+W** deletes a word, **Ctrl+U** to the start of the line, **Ctrl+K** to its end.
"""
    )
    DEFAULT_CSS = "Page { height: 1fr; max-height: 100%; }"

    class Suggested(Message):
        """Names that could go on from what is being written; none takes them away."""

        def __init__(self, sign: str, names: tuple[str, ...], chosen: int = -1) -> None:
            super().__init__()
            self.sign = sign
            self.names = names
            self.chosen = chosen

    class Answered(Message):
        """What was typed after `ask_digit`: the digit, or None where it was something else."""

        def __init__(self, digit: int | None) -> None:
            super().__init__()
            self.digit = digit

    def __init__(self, names: Names, *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, id=id)
        self._names = names
        self._word: Begun | None = None
        self._taken: Taken | None = None
        self._put_away: tuple[int, int] | None = None
        self._suggesting = False
        self._looking: Timer | None = None
        self._edited_to: tuple[int, int] | None = None
        self._digits = ""

    def edit(self, edit: Edit) -> EditResult:
        """Change the text, and note where the cursor came to stand because of it."""
        result = super().edit(edit)
        self._edited_to = self.cursor_location
        return result

    def ask_digit(self, allowed: str) -> None:
        """Take the next key for an answer, if it is one of these digits; `Answered` tells of it."""
        self._digits = allowed

    async def _on_key(self, event: events.Key) -> None:
        if self._digits:
            self._answer(event)
        elif event.key == "tab" and self._complete():
            _swallow(event)
        elif event.key == "escape" and self._suggesting:
            _swallow(event)
            self._close()

    # A digit that is asked for ---------------------------------------------------------------------------------------

    def _answer(self, event: events.Key) -> None:
        """Any other key means what it always means; only Esc does no more than take the question back."""
        found = event.character if event.character and event.character in self._digits else None
        self._digits = ""
        if found or event.key == "escape":
            _swallow(event)
        self.post_message(self.Answered(int(found) if found else None))

    # Names for tags and people ---------------------------------------------------------------------------------------

    def on_text_area_selection_changed(self) -> None:
        """Look whether a tag or person is being written at the cursor; one that only moved there writes nothing."""
        row, column = self.cursor_location
        # Of quickly typed letters several may stand before the first is told of; only the place tells what was typed.
        edited = self._edited_to == (row, column)
        self._edited_to = self._edited_to if edited else None
        self._word = begun(self.document.get_line(row), column) if edited and self.selection.is_empty else None
        if self._taken is not None and self._taken.cursor == (row, column):
            return
        self._taken = None
        if self._word is None or self._put_away != (row, self._word.start):
            self._put_away = None
        if self._word is None or self._put_away:
            self._say(())
        elif self._looking is None:
            self._looking = self.set_timer(PAUSE, self._look)

    def _look(self) -> None:
        self._looking = None
        if self._word is not None and self._taken is None and not self._put_away:
            self._say(self._found(self._word))

    def _found(self, word: Begun) -> tuple[str, ...]:
        row = self.cursor_location[0]
        return tuple(self._names(word, lambda: without(self.document.lines, row, word)))

    def _complete(self) -> bool:
        """Take the first name, or after it the next; False where there is none."""
        row, column = self.cursor_location
        taken = self._taken if self._taken and self._taken.cursor == (row, column) else None
        word = taken.word if taken else begun(self.document.get_line(row), column)
        if word is None or not self.selection.is_empty:
            return False
        names = taken.names if taken else self._found(word)
        if not names:
            return False
        index = (taken.chosen + 1) % len(names) if taken else 0
        end = (row, word.start + 1 + len(names[index]))
        self._taken = Taken(word, names, index, end)
        self._replace_via_keyboard(names[index], (row, word.start + 1), (row, column))
        self._say(names if len(names) > 1 else (), index)
        return True

    def _close(self) -> None:
        """Show no names for this one any more."""
        row, column = self.cursor_location
        word = self._taken.word if self._taken else begun(self.document.get_line(row), column)
        self._put_away = (row, word.start) if word else None
        self._taken = None
        self._say(())

    def _say(self, names: tuple[str, ...], chosen: int = -1) -> None:
        if not names and not self._suggesting:
            return
        self._suggesting = bool(names)
        word = self._taken.word if self._taken else self._word
        self.post_message(self.Suggested(word.sign if word else "", names, chosen))


def _swallow(event: events.Key) -> None:
    event.stop()
    event.prevent_default()
