"""A home whose team may hold a pulse, and keys that hold one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from leadcoach.domain.ids import answer_id
from leadcoach.domain.records import Document
from leadcoach.services.desk import Desk
from leadcoach.ui.screens.pulse import PulseScreen
from tests.ui.seeing import MONDAY, burst, filling, press, soon

Ballots = Sequence[Sequence[int]]


def ready(folder: Path, *, team: int = 6, now: datetime = MONDAY) -> None:
    """Say how large the team is, and that everybody knows."""
    with filling(folder, now=now) as desk:
        put(desk, "profile.team", {"team": str(team)})
        put(desk, "pulse", {"hr": ["talked"], "notice": ["told"]})


def put(desk: Desk, subject: str, body: dict[str, object]) -> None:
    """Answer an ask, or fill in a worksheet."""
    now = desk.clock()
    document = Document(answer_id(subject), "answer", subject, "once", now.stamp, now.zone, now.day.isoformat())
    desk.store.documents.save(document, body, why="edit", moment=now, version_id=desk.new_id())


async def begin(coach: Any, way: str = "hand", form: str = "pulse") -> None:
    """Open the ballots, and agree to the rules."""
    coach.app.push_screen(PulseScreen(form))
    assert await soon(coach, "Hand the keyboard round")
    await press(coach, *(["down"] if way == "paper" else []), "enter")
    assert await soon(coach, "Rules of the room")
    await press(coach, "enter")
    assert await soon(coach, "0 ballots so far")


async def hand_in(coach: Any, ballots: Ballots) -> None:
    """Fill in ballots, one after the other, and hand each in."""
    for ballot in ballots:
        await burst(coach, "enter", *map(str, ballot), "enter")


async def end(coach: Any, *more: str) -> None:
    """End the round; with `more` for the last question."""
    await press(coach, "ctrl+e", *(more or ("enter",)))
