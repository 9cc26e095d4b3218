"""One step as it is drawn: its text, its ask, and what shows after an own answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from leadcoach.domain.programme import Step
from leadcoach.domain.prose import Prose
from leadcoach.services.spoken import Spoken
from leadcoach.ui.widgets.asks.base import AskWidget
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

    def on_mount(self) -> None:
        """Mount the text once."""
        self.mount(self._text)

    async def show(
        self, prose: Prose, note: str, ask: AskWidget | None, after: Sequence[Widget], enter: Callable[[], None]
    ) -> None:
        """Draw a step: its text, a note on where its answer comes from, its ask, and `after` where it may be read.

        `enter` puts the focus. It is called before the step that was here goes: each focus lost on the way would cost
        the styles of everything below it.
        """
        gone, self.ask = self._rest, ask
        notes = [Static(plain(note), classes="note")] if note else []
        self._rest = [*notes, *([ask] if ask else []), *after]
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
    found: list[Widget] = []
    if isinstance(spoken, Spoken):
        view = ReadingView()
        view.show(spoken.reading, spoken.phrases)
        found.append(view)
    elif spoken:
        found.append(Static(plain(spoken), classes="note"))
    if step.after:
        found.append(ProseView(step.after))
    return found
