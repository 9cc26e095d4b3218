"""A program killed while somebody types on a worksheet: the words are back where they stood, and nothing else is."""

from __future__ import annotations

import signal
import sqlite3
import sys
from pathlib import Path

import pytest

from bench.terminal import Terminal
from leadcoach.domain.answers import Answer, Number, Picked, Rows, Text
from leadcoach.services.worksheets import Worksheets
from tests.faults.subject import clean_environment
from tests.ui.seeing import filling, home

PROGRAM = """
import os
import sys
from datetime import datetime
from pathlib import Path
from leadcoach.bootstrap import House, coach_app
from leadcoach.paths import paths
from leadcoach.ui import ends
from leadcoach.ui.app import LeadcoachApp
ends.block_signals()
house = House(paths(Path(sys.argv[1])), None, "en", lambda: datetime.fromisoformat("2026-11-23T08:40:00+00:00"))
ready = LeadcoachApp.on_mount
def on_mount(app):
    ready(app)
    app.call_later(app.open_worksheet, sys.argv[2])
LeadcoachApp.on_mount = on_mount
with house.writing(stays=True) as desk:
    code = ends.run(coach_app(house, desk))
os._exit(code)
"""
CASES = {
    "part": ("vision", "They phone first", "w05.toolset.draft", "They phone first"),
    "own": ("environment", "No hour", "note", "No hour"),
    "repeated": ("stretch", "4", "w02.mindset.stretch", "4"),
    "fact": ("valued", "2", "w06.mindset.valued", "praise"),
}


def said(answer: Answer | None) -> str:
    match answer:
        case Rows():
            return " ".join(text for row in answer.filled for text in row.cells.values())
        case Picked(ids):
            return " ".join(ids)
        case Number() | Text():
            return str(answer.to_json())
    return ""


def drafts(folder: Path) -> list[str]:
    with sqlite3.connect(home(folder).paths.store) as db:
        return [body for (body,) in db.execute("SELECT body FROM draft")]


@pytest.mark.parametrize("case", CASES)
def test_what_was_typed_is_back_after_a_kill(case: str, tmp_path: Path) -> None:
    use, typed, key, wanted = CASES[case]
    with filling(tmp_path) as desk:
        title = next(module.title for module in desk.outline.instruments if module.id == use)
        facts = len(desk.store.facts.of(("valued", "step_done")))
    folder = tmp_path / "coach"
    with Terminal.start([sys.executable, "-c", PROGRAM, str(folder), use], clean_environment(folder)) as terminal:
        terminal.wait_for(title)
        terminal.settle()
        if case == "own":
            terminal.press("tab")
            terminal.settle()
        terminal.send(typed)
        terminal.wait_for(lambda _terminal: any(wanted in body for body in drafts(tmp_path)))
        terminal.kill(signal.SIGKILL)
        terminal.wait_for_exit()
    with filling(tmp_path) as desk:
        sheet = Worksheets(desk).open(use)
        found = {part.key: part.opened.answer for part in sheet.parts if part.opened} | dict(sheet.answers)
        assert said(found[key]) == wanted
        assert len(desk.store.drafts.all()) == 1
        assert len(desk.store.facts.of(("valued", "step_done"))) == facts
        assert not sheet.begun
