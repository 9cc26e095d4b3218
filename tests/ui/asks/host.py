"""A small app round one ask, with the keys the real app has, and what was said and drawn in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widgets import Static

from leadcoach.domain.answers import Answer
from leadcoach.domain.asks import Ask
from leadcoach.domain.problems import problems
from leadcoach.ui.widgets.asks.base import AskWidget
from leadcoach.ui.widgets.asks.make import ask_widget
from tests.faults.payloads import EVERYTHING

TODAY = date(2026, 11, 21)
"""A Saturday."""
HOSTILE = (*EVERYTHING, "[/]", "[@click=app.quit]x[/]", "[TODO]", "🇳🇱 你好", "x" * 10_000)


FEW = (*EVERYTHING[::8], *HOSTILE[-5:])
"""Of each sort some, for tests that start an app for every text."""


def numbered(text: str) -> str:
    """Give a short name for a hostile text, for the name of a test."""
    return str(HOSTILE.index(text)) if text in HOSTILE else str(len(text))


PASTE = "one\r\n[/] \x1b]0;x\x07two\x00\r\x1b[31mthree"
PASTED = "one\n[/] ]0;xtwo\n[31mthree"


class Clock:
    """Seconds that move only when a test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


class Host(App[None]):
    """Holds one ask in a scrolling page, and notes what it says and which keys reach the app."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1,2,3,4,5,6", "reached('digit')"),
        Binding("c", "reached('capture')"),
        Binding("slash", "reached('search')"),
        Binding("question_mark,f1", "reached('help')"),
        Binding("ctrl+n", "reached('on')"),
        Binding("ctrl+b", "reached('back')"),
        Binding("ctrl+s", "reached('save')"),
    ]

    def __init__(
        self, ask: Ask, answer: Answer, *, proposal: bool = False, now: Callable[[], float] | None = None
    ) -> None:
        super().__init__()
        self.ask = ask
        self.given = answer
        self.proposal = proposal
        self.now = now or Clock()
        self.said: list[str] = []
        self.uses: list[str] = []
        self.reached: list[str] = []
        self.made = 0
        self.widget: AskWidget

    def compose(self) -> ComposeResult:
        self.widget = ask_widget(
            self.ask, self.given, new_row_id=self.new_row_id, today=TODAY, proposal=self.proposal, now=self.now
        )
        with VerticalScroll(can_focus=False):
            yield Static("What is before the question.", markup=False)
            yield self.widget

    def on_mount(self) -> None:
        self.widget.focus()

    def new_row_id(self) -> str:
        self.made += 1
        return f"new{self.made}"

    def on_ask_widget_changed(self, event: AskWidget.Changed) -> None:
        assert event.widget is self.widget
        self.said.append("changed")

    def on_ask_widget_submitted(self) -> None:
        self.said.append("submitted")

    def on_ask_widget_worksheet_wanted(self, event: AskWidget.WorksheetWanted) -> None:
        self.uses.append(event.use)

    def action_reached(self, name: str) -> None:
        self.reached.append(name)

    def say_problems(self) -> None:
        self.widget.say_problems(problems(self.ask, self.widget.answer))


async def type_keys(pilot: Pilot[None], text: str) -> None:
    """Press one key for each character."""
    names = {" ": "space", ",": "comma", ".": "full_stop", "-": "minus", ":": "colon", "+": "plus", "/": "slash"}
    await pilot.press(*(names.get(letter, letter) for letter in text))


async def paste(pilot: Pilot[None], text: str) -> None:
    """Paste into what has the focus."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


def screen_text(app: App[None]) -> str:
    """Give what is drawn, a line for each row."""
    lines = ("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())
    return "\n".join(line.rstrip() for line in lines)
