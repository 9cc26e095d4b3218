"""Text in a small language."""

from __future__ import annotations

from leadcoach.domain.answers import Script
from leadcoach.domain.asks import Ask
from leadcoach.text import _
from leadcoach.ui.widgets.asks.text import EditorAsk


class ScriptAsk(EditorAsk):
    """Links and things, a line each."""

    HELP = _(
        """## Loops, a line each

- `work pressure -> mistakes : + seen` says that more pressure makes more mistakes, and that you have seen it.
- `~>` is a link that takes time, `-` one in the opposite direction; `seen`, `data` or `guess` is how you know.
- `var team size : capacity, flat, 3` says what something is, how it moves, and how much you can change it.
- A line that begins with `#` is a note.
"""
    )

    def __init__(self, ask: Ask, answer: Script, *, proposal: bool = False) -> None:
        super().__init__(ask, answer, "work pressure -> mistakes : + seen", proposal=proposal)

    @property
    def shown(self) -> Script:
        """The text as it stands."""
        return Script(self.editor.content)
