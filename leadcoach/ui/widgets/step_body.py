"""One step as it is drawn: its text, its ask, and what shows after an own answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from string import digits

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from leadcoach.domain.programme import Step
from leadcoach.domain.prose import Prose
from leadcoach.services.spoken import Spoken
from leadcoach.ui.widgets.asks.base import AskWidget
from leadcoach.ui.widgets.asks.keys import hold
from leadcoach.ui.widgets.plain_text import plain
from leadcoach.ui.widgets.prose_view import ProseView
from leadcoach.ui.widgets.reading_view import ReadingView


class StepBody(VerticalScroll, can_focus=True):
    """Shows one step after the other. The text before the ask stays mounted, because mounting is what takes time."""

    def __init__(self) -> None:
        super().__init__(id="body")
        self.ask: AskWidget | None = None
        self._text = ProseView()
        self._rest: list[Widget] = []

    def compose(self) -> ComposeResult:
        """The text, once."""
        yield self._text

    def on_key(self, event: events.Key) -> None:
        """Hold digits beside an ask: one too many after the last rating must not lead to another area."""
        if self.ask is not None:
            hold(self, event, digits)

    async def show(
        self,
        prose: Prose,
        note: str,
        ask: AskWidget | None,
        after: Sequence[Widget],
        enter: Callable[[], None],
        first: Sequence[Widget] = (),
    ) -> None:
        """Draw a step: its text, a note on what is kept of its answer, its ask, and `after` where it may be read.

        `first` stands above the ask: a reading that belongs to the question.
        `enter` puts the focus. It is called before the step that was here goes: each focus lost on the way would cost
        the styles of everything below it.
        """
        gone, self.ask = self._rest, ask
        notes = [Static(plain(note), classes="note")] if note else []
        self._rest = [*first, *notes, *([ask] if ask else []), *after]
        self.say(prose)
        if self._rest:
            await self.mount(*self._rest)
        self.scroll_home(animate=False)
        enter()
        if gone:
            await self.remove_children(gone)

    def say(self, prose: Prose) -> None:
        """Show another text above the ask."""
        self._text.display = bool(prose)
        self._text.update(prose)

    async def add(self, widgets: Sequence[Widget]) -> None:
        """Show more below, with the first of it at the top."""
        self._rest += widgets
        await self.mount(*widgets)
        self.focus(scroll_visible=False)
        self.call_after_refresh(self.scroll_to_widget, widgets[0], animate=False, top=True)

    def read(self, direction: int) -> None:
        """Scroll by most of a screen."""
        self.scroll_relative(y=direction * max(1, self.size.height - 3), animate=False)


def after_widgets(step: Step, spoken: Spoken | str | None) -> list[Widget]:
    """Give what shows after an own answer: a reading (or why there is none), then the text."""
    return [*reading_widgets(spoken), *([ProseView(step.after)] if step.after else [])]


def reading_widgets(spoken: Spoken | str | None) -> list[Widget]:
    """Give a reading as a widget, or why there is none."""
    if isinstance(spoken, Spoken):
        view = ReadingView()
        view.show(spoken.reading, spoken.phrases)
        return [view]
    return [Static(plain(spoken), classes="note")] if spoken else []
