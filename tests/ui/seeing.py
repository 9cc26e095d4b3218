"""What tests of screens look at, and homes that are filled before the app opens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

from leadcoach.bootstrap import House
from leadcoach.domain.progress import PRACTICE_LOGGED, PROMPT_ANSWERED, STEP_DONE
from leadcoach.paths import paths
from leadcoach.services.desk import Desk
from leadcoach.services.programme import Programme
from leadcoach.ui.widgets.line_list import LineList, ListLine

MONDAY = datetime(2026, 11, 23, 8, 40, tzinfo=UTC)
"""The first day of week 1 in every test."""
CHARACTERS = {"space": " ", "colon": ":", "question_mark": "?", "slash": "/"}
MOVING = {"enter", "tab", "escape"}
OpenCoach = Callable[..., AbstractAsyncContextManager[Any]]


def at(month: int, day: int, year: int = 2026) -> datetime:
    """A morning."""
    return MONDAY.replace(year=year, month=month, day=day)


def home(folder: Path, content: Path | None = None, now: datetime = MONDAY) -> House:
    """The home that `open_coach` opens in the same test."""
    return House(paths(folder / "coach"), content, "en", lambda: now)


@contextmanager
def filling(folder: Path, content: Path | None = None, now: datetime = MONDAY) -> Iterator[Desk]:
    """Write to the home before the app opens it; the programme begins on that day unless it has begun."""
    with home(folder, content, now).writing() as desk:
        if not Programme(desk).begun():
            Programme(desk).begin()
        yield desk


def tend(desk: Desk) -> None:
    """Do what makes week 1 tended."""
    week = desk.outline.weeks[0]
    assert week.practice is not None
    opening = week.opening.id
    desk.store.facts.add(desk.fact(STEP_DONE, week.modules[0].output))
    desk.store.facts.add(desk.fact(PRACTICE_LOGGED, f"{opening}.{week.practice.id}", {"outcome": "tried"}))
    desk.store.facts.add(desk.fact(PROMPT_ANSWERED, f"{opening}.{week.prompts[0].id}"))


def shown_list(app: App[Any]) -> LineList:
    """The list of the screen in front."""
    return app.screen.query(LineList).first()


def rows(app: App[Any]) -> dict[str, ListLine]:
    """The lines that can be chosen, by id."""
    return {line.id: line for line in shown_list(app).lines if line.kind == "row"}


def said(app: App[Any]) -> str:
    """All lines of the list in front."""
    return "\n".join(f"{line.left} {line.right}".strip() for line in shown_list(app).lines)


def notices(app: App[Any]) -> list[str]:
    """What was said in passing."""
    return [note.message for note in app._notifications]


def drawn(app: App[Any]) -> str:
    """Every segment on the screen, as the terminal would get it."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def words(app: App[Any]) -> str:
    """The words on the screen without the columns and line ends between them."""
    return " ".join(drawn(app).replace("▌", " ").split())


async def until(coach: Any, happened: Callable[[], bool]) -> bool:
    """Whether it happens within two seconds; for what follows a pause or the next drawing."""
    for _turn in range(40):
        if happened():
            return True
        await coach.pilot.pause(0.05)
    return False


async def soon(coach: Any, sentence: str) -> bool:
    """Whether these words come to the screen."""
    return await until(coach, lambda: sentence in words(coach.app))


def top(app: App[Any]) -> str:
    """The name of the screen in front."""
    return type(app.screen).__name__


async def settle(coach: Any) -> None:
    """Wait until a message has gone from the app to the focus, up again, and through what it set off; then draw."""
    app = coach.app
    for _round in range(2):
        for node in (app, *(app.focused.ancestors_with_self if app.focused else (app.screen,)), app):
            await _through(node)
        await coach.pilot._wait_for_screen()
    await coach.pilot.pause()


async def _through(node: MessagePump) -> None:
    """Wait until everything that waits for this node now has been looked at."""
    done = asyncio.Event()
    if node.is_running and node.call_later(done.set):
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), 2)


async def paste(coach: Any, text: str) -> None:
    """Paste into what has the focus, which is quicker than keys."""
    coach.app.post_message(events.Paste(text))
    await settle(coach)


async def press(coach: Any, *keys: str) -> None:
    """Press keys one after the other, each when what the one before set off is done."""
    for key in keys:
        coach.app.post_message(_key(key))
        await settle(coach)


async def burst(coach: Any, *keys: str) -> None:
    """Press keys as a quick typist: only those that move the focus are waited for."""
    for key in keys:
        coach.app.post_message(_key(key))
        if key in MOVING:
            await settle(coach)
    await settle(coach)


async def search(coach: Any) -> None:
    """Go to the search line."""
    await press(coach, "slash")
    assert await until(coach, lambda: getattr(coach.app.focused, "id", "") == "search")


def _key(key: str) -> events.Key:
    return events.Key(key, CHARACTERS.get(key, key if len(key) == 1 else None))
