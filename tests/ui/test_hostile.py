"""Text that would steer a screen, in every place a person can put it: shown as it is, and nothing happens."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from leadcoach.domain.answers import Answer, Row, Rows
from leadcoach.domain.asks import Ask, read_answer
from leadcoach.domain.ids import answer_id
from leadcoach.domain.specs import ChoiceSpec, TableSpec, TextSpec
from leadcoach.services.desk import Desk
from leadcoach.services.journaling import Journaling
from leadcoach.services.programme import Programme
from leadcoach.services.walking import Walking
from leadcoach.services.worksheets import Worksheets
from leadcoach.text import clean
from tests.ui.conftest import ALL_ASKS
from tests.ui.seeing import (
    OpenCoach,
    drawn,
    filling,
    paste,
    press,
    rows,
    said,
    search,
    soon,
    top,
    until,
    words,
)

LITERAL = ("[/]", "[@click=app.quit]x[/]", "[TODO]", "[red]", "🇳🇱", "你好")
STEERING = ("\x1b]0;MARK\x07", "a\x00b", "\x9d2;MARK\x9c", "\u202eevil\u202c")
TEXT = " ".join((*LITERAL, *STEERING))
"""Everything at once; short enough to stand in one row of a list."""
LONG = f"{'x' * 5_000}{TEXT}{'y' * 5_000}"
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e]")


def hostile(ask: Ask, text: str) -> Answer | None:
    """An answer with the text in every place that takes text; None where there is none."""
    match ask.spec:
        case TextSpec():
            return ask.shape.from_json(text)
        case TableSpec(columns=columns):
            cells = {
                column.id: column.options[0].id if column.kind == "choice" and column.options else text
                for column in columns
                if column.kind in ("text", "choice")
            }
            return Rows((Row("r1", cells), Row("r2", cells), Row("r3", cells)))
        case ChoiceSpec():
            return None
    if ask.kind == "practice":
        return read_answer(ask, {"outcome": "not-possible", "reason": text, "own": text, "on": "2026-11-23"})
    return None


def seed(desk: Desk, text: str) -> None:
    """Write the text wherever a person can, straight through the services."""
    for ask in ("name", "buddy"):
        Programme(desk).answer_profile(ask, text)
    journal = Journaling(desk)
    journal.write(text)
    journal.capture({"noticed": text, "meaning": text, "try": text})
    opened = journal.begin()
    journal.keep([journal.draft(opened, text, (0, 0))])
    walking = Walking(desk)
    for module in desk.outline.weeks[0].walks:
        loaded = desk.load(module.id)
        for step in loaded.steps:
            answer = hostile(step.ask, text) if step.ask else None
            if step.ask and answer is not None:
                walking.finish(walking.open(loaded, step), answer)
    worksheets = Worksheets(desk)
    sheet = worksheets.open("environment")
    conditions = read_answer(sheet.module.asks[0], {each: {"": 3} for each in ("time", "attention", "safety")})
    worksheets.save(sheet, {**sheet.answers, "conditions": conditions, "note": sheet.answers["note"]})
    worksheets.save(sheet, {"conditions": conditions, "note": sheet.module.asks[1].shape.from_json(text[:400])})


def unharmed(coach: Any, where: str) -> None:
    """Nothing on the screen steers the terminal, and no style of it acts when clicked."""
    found = FORBIDDEN.search(drawn(coach.app))
    assert found is None, (where, found)
    for strip in coach.app.screen._compositor.render_strips():
        for segment in strip:
            meta = segment.style.meta if segment.style else {}
            assert not str(meta.get("@click", "")).startswith("app."), where
            assert not (segment.style and segment.style.link), where
    assert coach.app.is_running, where


def screens(coach: Any, steps: int) -> Iterator[tuple[str, Any]]:
    """Every screen with what opens it from Today; of each module that many steps."""
    app = coach.app
    yield "today", lambda: None
    yield "programme", lambda: app.switch_mode("programme")
    yield "journal", lambda: app.switch_mode("journal")
    yield "workbench", lambda: app.switch_mode("workbench")
    yield "worksheet", lambda: app.open_worksheet("environment")
    yield "settings", app.action_settings
    yield "capture", app.action_capture
    for entry in Journaling(coach.desk).entries():
        if entry.kind == "entry":
            yield f"entry {entry.ask}", lambda entry=entry: app.open_entry(entry.id)
    for module in coach.desk.outline.weeks[0].walks:
        for step in module.steps[:steps]:
            yield f"{module.id}.{step.id}", lambda module=module, step=step: app.open_walk(module.id, step.id)


async def visit(coach: Any, steps: int = 99) -> dict[str, str]:
    """Open every screen, look, and leave; gives what each said."""
    found = {}
    for where, show in list(screens(coach, steps)):
        shown = show()
        if inspect.isawaitable(shown):
            await shown
        await coach.pilot.pause()
        unharmed(coach, where)
        found[where] = words(coach.app)
        if len(coach.app.screen_stack) == 1:
            coach.app.switch_mode("today")
            continue
        screen = coach.app.screen
        screen.action_close() if where == "capture" else screen.action_back()
        await coach.pilot.pause()
        assert top(coach.app) == "TodayScreen", where
    return found


@pytest.mark.parametrize(
    ("size", "text"),
    [((80, 24), TEXT), ((120, 40), TEXT), ((80, 24), LONG)],
    ids=["narrow", "wide", "long"],
)
async def test_stored_text_is_shown_as_it_is_on_every_screen(
    open_coach: OpenCoach, tmp_path: Path, size: tuple[int, int], text: str
) -> None:
    with filling(tmp_path, ALL_ASKS) as desk:
        seed(desk, text)
    async with open_coach(content=ALL_ASKS, size=size) as coach:
        shown = await visit(coach, steps=99 if size[0] == 80 and text is TEXT else 2)
    if text is LONG:
        return
    for where in ("today", "journal", "settings"):
        assert "[/] [@click=app.quit]x[/]"[:20] in shown[where], where
    for where in {"w01.opening", "w01.describe", "w01.mindset.weed", "w01.toolset.asks"} & set(shown):
        assert "[TODO] [red] 🇳🇱 你好" in shown[where], where


async def test_typed_text_stays_what_it_is(open_coach: OpenCoach) -> None:
    text = " ".join(LITERAL)
    async with open_coach() as coach:
        await press(coach, "n")
        await paste(coach, text)
        assert coach.app.focused.text == text
        await press(coach, "escape", "3")
        line = next(iter(rows(coach.app).values()))
        assert line.left == text
        await coach.shows(text)
        await press(coach, "x")
        assert text in words(coach.app)
        unharmed(coach, "dialog")


async def test_pasted_text_is_cleaned_before_it_is_kept(open_coach: OpenCoach) -> None:
    text = " ".join(STEERING)
    async with open_coach() as coach:
        await press(coach, "enter")
        await paste(coach, f"A{text}B")
        assert coach.app.focused.text == clean(f"A{text}B").text
        await press(coach, "ctrl+n")
        assert coach.desk.value("w01.opening") == clean(f"A{text}B").text
        coach.app.open_entry()
        await coach.pilot.pause()
        await paste(coach, f"C{text}D")
        await press(coach, "escape")
        stored = [entry.body for entry in Journaling(coach.desk).entries()]
        assert stored == [{"text": clean(f"C{text}D").text}]
        unharmed(coach, "walk")


async def test_what_was_stored_uncleaned_cannot_reach_the_terminal(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        Programme(desk).answer_profile("name", TEXT)
        journal = Journaling(desk)
        journal.keep([journal.draft(journal.begin(), TEXT, (0, 0))])
    async with open_coach() as coach:
        unharmed(coach, "today")
        assert "MARK" in said(coach.app)
        await press(coach, "3", "enter")
        assert top(coach.app) == "EntryScreen"
        unharmed(coach, "entry")


async def test_a_click_on_hostile_text_does_nothing(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        Programme(desk).answer_profile("name", "[@click=app.quit]x[/]")
        desk.store.local.put("place", "w01.mindset.weed")
    async with open_coach() as coach:
        line = next(n for n, row in enumerate(coach.screen.split("\n")) if "@click" in row)
        await coach.pilot.click(offset=(coach.screen.split("\n")[line].index("@click"), line))
        assert coach.app.is_running
        assert top(coach.app) == "TodayScreen"


async def test_a_search_hit_is_shown_as_it_is(open_coach: OpenCoach, tmp_path: Path) -> None:
    with filling(tmp_path) as desk:
        Journaling(desk).write("quince [/] [@click=app.quit]x[/]")
    async with open_coach() as coach:
        await search(coach)
        await paste(coach, "quince [/]")
        assert await until(coach, lambda: len(rows(coach.app)) == 1)
        assert await soon(coach, "quince [/] [@click=app.quit]x[/]")


async def test_a_very_long_line_is_typed_kept_and_shown(open_coach: OpenCoach) -> None:
    line = "w" * 10_000
    async with open_coach() as coach:
        await press(coach, "n")
        await paste(coach, line)
        await press(coach, "escape", "3", "enter")
        assert coach.app.focused.text == line
        await press(coach, "escape", "1")
        coach.app.open_walk("w01.mindset", "weed")
        await coach.pilot.pause()
        await paste(coach, line)
        await press(coach, "ctrl+n")
        assert await soon(coach, "Look again:")
        assert len(coach.desk.store.drafts.get(answer_id("w01.mindset.weed")).body["weed"]) == 10_000
