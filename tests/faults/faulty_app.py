"""The real app with faults on purpose: F12 fails at one place, to prove that no fault costs or shows a word."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult, RenderResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget

from leadcoach import ui
from leadcoach.ui.app import LeadcoachApp

SITES = ("action", "timer", "call_later", "worker", "compose", "render", "watch", "message", "task")
"""The places where Textual runs code of ours, and a task that nobody waits for."""
SITE = os.environ.get("LEADCOACH_FAULT", "")


class InjectedFault(Exception):
    """Raised on purpose; its message quotes what was typed, as careless code would."""


def fail(words: str) -> None:
    """Raise, with what was typed in a local variable and in the message."""
    raise InjectedFault(f"cannot work with {words}")


class Asked(Message):
    """Lets its handler fail."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class ComposesBadly(Screen[None]):
    """Fails while it is put together."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words

    def compose(self) -> ComposeResult:
        """Fail."""
        fail(self.words)
        yield from ()


class RendersBadly(Widget):
    """Fails when it is drawn."""

    DEFAULT_CSS = "RendersBadly { height: 1; }"

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words

    def render(self) -> RenderResult:
        """Fail."""
        fail(self.words)
        return ""


class WatchesBadly(Widget):
    """Fails when its value changes."""

    value: var[str] = var("", init=False)

    def watch_value(self, value: str) -> None:
        """Fail."""
        fail(value)


class FaultyApp(LeadcoachApp):
    """The app with F12, which fails at the place that the environment names."""

    CSS_PATH = str(Path(ui.__file__).with_name("app.tcss"))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f12", "fail", show=False, priority=True)]

    async def action_fail(self) -> None:
        """Fail there, with what stands in the open editors."""
        words = str([dict(draft.body) for draft in self.keeper.snapshot()])
        match SITE:
            case "action":
                fail(words)
            case "timer":
                self.set_timer(0.01, lambda: fail(words))
            case "call_later":
                self.call_later(fail, words)
            case "worker":
                self.run_worker(self._fail_soon(words))
            case "message":
                self.post_message(Asked(words))
            case "task":
                self._fail_unseen(words)
            case "compose" | "render" | "watch":
                await self._fail_on_screen(words)

    def _fail_unseen(self, words: str) -> None:
        tasks = {asyncio.create_task(self._fail_soon(words))}
        for task in tasks:
            task.add_done_callback(tasks.discard)

    async def _fail_on_screen(self, words: str) -> None:
        if SITE == "compose":
            await self.push_screen(ComposesBadly(words))
            return
        if SITE == "render":
            await self.screen.mount(RendersBadly(words))
            return
        watching = WatchesBadly()
        await self.screen.mount(watching)
        watching.value = words

    async def _fail_soon(self, words: str) -> None:
        fail(words)

    def on_asked(self, message: Asked) -> None:
        """Fail in the handler of a message."""
        fail(message.words)
