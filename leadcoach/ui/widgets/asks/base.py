"""What every ask widget can do, so that walk, workbench and capture treat them alike."""

from __future__ import annotations

from textual.message import Message
from textual.widget import Widget

from leadcoach.domain.answers import Answer
from leadcoach.domain.asks import Ask
from leadcoach.domain.problems import Problem


class AskWidget(Widget):
    """Draws one ask and holds its answer exactly as typed."""

    DEFAULT_CSS = "AskWidget { height: auto; width: 1fr; }"

    class Changed(Message):
        """The answer changed; read `widget.answer` when it is needed, not on every key."""

        def __init__(self, widget: AskWidget) -> None:
            super().__init__()
            self.widget = widget

        @property
        def control(self) -> AskWidget:
            """The widget whose answer changed."""
            return self.widget

    class Submitted(Message):
        """The person is through with this ask (Enter in a one-line field, the last item rated)."""

        def __init__(self, widget: AskWidget) -> None:
            super().__init__()
            self.widget = widget

    class WorksheetWanted(Message):
        """The person wants to open the instrument this ask names."""

        def __init__(self, widget: AskWidget, use: str) -> None:
            super().__init__()
            self.widget = widget
            self.use = use

    def __init__(self, ask: Ask, answer: Answer, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.ask = ask
        self.given = answer

    @property
    def answer(self) -> Answer:
        """The answer as it stands, cheap enough to read twice a second and from another thread."""
        return self.given

    @property
    def place(self) -> tuple[str, tuple[int, int]]:
        """Which field has the cursor, and its row and column there."""
        return "", (0, 0)

    def go_to(self, field: str, cursor: tuple[int, int]) -> None:  # noqa: ARG002 - for those with several fields
        """Focus that field with the cursor there; an unknown field focuses the first."""
        self.focus()

    def settle(self) -> None:
        """Put what was meant in the place of what was typed, such as a date for "tomorrow"; before it is finished."""

    def say_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show what is wrong beside the fields it is about; an empty tuple takes it away."""
