"""A pulse that keeps nothing leaves no byte behind: in the store, its log, backups, inbox and crash log."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

import pytest

from bench.terminal import Terminal
from leadcoach.domain.records import Draft
from leadcoach.storage import inbox
from leadcoach.storage.bodies import written
from leadcoach.ui.crash import write_log
from leadcoach.ui.screens.ballot_hand_over import HandOverScreen
from tests.faults.subject import clean_environment
from tests.running import call
from tests.ui.pulsing import begin, end, hand_in, ready
from tests.ui.seeing import OpenCoach, filling, home, notices, press, soon

FOUR = ((2, 5, 1, 4, 3, 1), (1, 4, 5, 2, 3, 5), (4, 1, 3, 5, 2, 4), (5, 2, 4, 1, 5, 3))
SIX = (*FOUR, (3, 3, 5, 2, 1, 4), (2, 4, 4, 1, 3, 2))
ITEMS = ("slip", "idea", "basic", "differ", "bad-news", "help")


# The search -----------------------------------------------------------------------------------------------------------


def columns(ballots: tuple[tuple[int, ...], ...]) -> Iterator[tuple[int, ...]]:
    """The answers to each statement, in the order in which they came, and how often each point was given."""
    for answers in zip(*ballots, strict=True):
        yield answers
        yield tuple(answers.count(point) for point in range(1, 6))


def spellings(numbers: tuple[int, ...]) -> Iterator[bytes]:
    """How a row of numbers may stand in a file: as JSON, apart by signs, and as MessagePack."""
    for apart in (",", ", ", '","', '", "', ";", "\n"):
        yield apart.join(map(str, numbers)).encode()
    yield bytes([0x90 + len(numbers), *numbers])
    if len(numbers) == len(ITEMS):
        yield "".join(map(str, numbers)).encode()
        yield bytes(numbers)
        yield b"".join(item.encode() + bytes([number]) for item, number in zip(ITEMS, numbers, strict=True))


def needles(ballots: tuple[tuple[int, ...], ...]) -> set[bytes]:
    """Every trace that these ballots could leave."""
    rows = {*ballots, *columns(ballots), *(one + other for one, other in pairwise(ballots))}
    return {each for row in rows for each in spellings(row)} | {b'"slip"', b'"bad-news"', b"slip\x00", b"bad-news"}


def traces(folder: Path, wanted: set[bytes]) -> set[tuple[str, bytes]]:
    """Where any of these bytes stand below a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.name == "leadcoach.db" for path in files)
    return {(path.name, each) for path in files for each in wanted if each in path.read_bytes()}


PLANTS: dict[str, Callable[[Path], object]] = {}


def plant(place: Callable[[Path], object]) -> Callable[[Path], object]:
    PLANTS[place.__name__] = place
    return place


@plant
def as_a_draft(folder: Path) -> object:
    with filling(folder) as desk:
        body = {"ballot": list(FOUR[1])}
        desk.store.drafts.put(Draft("pulse/once", body, "", "S", desk.clock().stamp))
    return None


@plant
def as_a_fact(folder: Path) -> object:
    with filling(folder) as desk:
        counted = {item: {"counts": list(given)} for item, given in zip(ITEMS, columns(FOUR), strict=False)}
        desk.store.facts.add(desk.fact("pulse", "pulse", {"items": counted}))
    return None


@plant
def as_a_rescue(folder: Path) -> object:
    house = home(folder)
    draft = Draft("pulse/once", {"given": dict(zip(ITEMS, FOUR[2], strict=True))}, "", "S", "2026-11-23T08:40:00.000Z")
    return inbox.rescue(house.paths.inbox, [draft])


@plant
def as_a_line_of_the_crash_log(folder: Path) -> object:
    return write_log(home(folder).paths.crash_log, [f"ValueError: {FOUR[0]}"])


@plant
def as_bytes_beside_the_store(folder: Path) -> object:
    import msgspec

    return (home(folder).paths.data / "left.bin").write_bytes(msgspec.msgpack.encode(FOUR[3]))


@plant
def as_typed_keys_in_a_backup(folder: Path) -> object:
    with filling(folder) as desk:
        desk.store.local.put("keys", "".join(map(str, FOUR[1])))
    assert call("--home", str(folder / "coach"), "backup", "create").exit_code == 0
    with filling(folder) as desk:
        desk.store.local.put("keys", "")
        desk.store.erasing.scour()
    return None


@pytest.mark.parametrize("name", sorted(PLANTS))
def test_the_search_finds_what_is_planted(name: str, tmp_path: Path) -> None:
    ready(tmp_path)
    assert traces(tmp_path, needles(FOUR)) == set()
    PLANTS[name](tmp_path)
    assert traces(tmp_path, needles(FOUR)) != set()


# The app --------------------------------------------------------------------------------------------------------------


async def test_a_pulse_of_four_leaves_nothing(open_coach: OpenCoach, tmp_path: Path) -> None:
    ready(tmp_path)
    async with open_coach() as coach:
        await begin(coach)
        await hand_in(coach, FOUR[:2])
        coach.app.flush_everything()
        await hand_in(coach, FOUR[2:])
        assert traces(tmp_path, needles(FOUR)) == set()
        await end(coach)
        assert await soon(coach, "Talk only")
        assert "Nothing was kept" in notices(coach.app)[-1]
        assert traces(tmp_path, needles(FOUR)) == set()
    assert call("--home", str(tmp_path / "coach"), "backup", "create").exit_code == 0
    assert traces(tmp_path, needles(FOUR)) == set()


async def test_a_pulse_of_six_leaves_six_means_and_no_count(open_coach: OpenCoach, tmp_path: Path) -> None:
    ready(tmp_path)
    async with open_coach() as coach:
        await begin(coach, "paper")
        await hand_in(coach, SIX)
        await end(coach)
        assert await soon(coach, "6 ballots, means from 1 to 5")
        (fact,) = coach.desk.store.facts.of(("pulse",))
    means = dict(zip(ITEMS, (3.0, 3.0, 3.5, 2.5, 3.0, 3.0), strict=True))
    assert fact.data["items"] == {item: {"mean": mean} for item, mean in means.items()}
    kept = {each for each in needles(SIX) if each in written(fact.data).encode()}
    assert kept == {b'"slip"', b'"bad-news"', b"bad-news"}
    assert {needle for _file, needle in traces(tmp_path, needles(SIX))} == kept
    assert traces(tmp_path, {b"counts"}) == set()


async def test_quitting_in_the_middle_leaves_nothing(open_coach: OpenCoach, tmp_path: Path) -> None:
    ready(tmp_path)
    async with open_coach() as coach:
        await begin(coach)
        await hand_in(coach, FOUR)
        await press(coach, "enter", "2", "5", "1", "ctrl+q")
        await coach.until(lambda: coach.app.return_code is not None)
    assert traces(tmp_path, needles(FOUR)) == set()


async def test_a_fault_in_the_middle_leaves_nothing_in_the_log(
    open_coach: OpenCoach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(screen: HandOverScreen) -> NoReturn:
        ballot = tuple(screen.ballot().values())
        raise RuntimeError(ballot)

    ready(tmp_path)
    log = home(tmp_path).paths.crash_log

    async def until_the_fault() -> None:
        async with open_coach() as coach:
            await begin(coach)
            await hand_in(coach, FOUR[:3])
            await press(coach, "enter", *map(str, FOUR[3][:5]))
            monkeypatch.setattr(HandOverScreen, "show_ballot", fail)
            coach.app.flush_everything()
            await press(coach, str(FOUR[3][5]))

    with pytest.raises(RuntimeError):
        await until_the_fault()
    assert "RuntimeError" in log.read_text("utf-8")
    assert "ballot_hand_over.py" in log.read_text("utf-8")
    assert traces(tmp_path, needles(FOUR)) == set()


# The process ----------------------------------------------------------------------------------------------------------

PROGRAM = """
import os
import sys
from datetime import datetime
from pathlib import Path
from leadcoach.bootstrap import House, coach_app
from leadcoach.paths import paths
from leadcoach.ui import ends
from leadcoach.ui.app import LeadcoachApp
from leadcoach.ui.screens.pulse import PulseScreen
ends.block_signals()
house = House(paths(Path(sys.argv[1])), None, "en", lambda: datetime.fromisoformat("2026-11-23T08:40:00+00:00"))
ready = LeadcoachApp.on_mount
def on_mount(app):
    ready(app)
    app.call_later(app.push_screen, PulseScreen())
LeadcoachApp.on_mount = on_mount
with house.writing(stays=True) as desk:
    code = ends.run(coach_app(house, desk))
os._exit(code)
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM], ids=lambda each: each.name)
def test_a_process_that_is_killed_in_the_middle_leaves_nothing(number: signal.Signals, tmp_path: Path) -> None:
    ready(tmp_path)
    folder = tmp_path / "coach"
    with Terminal.start([sys.executable, "-c", PROGRAM, str(folder)], clean_environment(folder)) as terminal:
        terminal.wait_for("Hand the keyboard round")
        terminal.press("enter")
        terminal.wait_for("Rules of the room")
        terminal.press("enter")
        for count, ballot in enumerate(FOUR, start=1):
            terminal.wait_for("begin my ballot")
            terminal.press("enter")
            terminal.wait_for("1 of 6")
            for place, digit in enumerate(ballot, start=2):
                terminal.send(str(digit))
                terminal.wait_for(f"{place} of 6" if place <= len(ITEMS) else "6 of 6 answered")
            if count == len(FOUR):
                break
            terminal.press("enter")
            terminal.wait_for(f"{count} ballot")
        terminal.kill(number)
        terminal.wait_for_exit()
    assert traces(tmp_path, needles(FOUR)) == set()
    with filling(tmp_path) as desk:
        assert desk.store.drafts.all() == ()
    assert traces(tmp_path, needles(FOUR)) == set()
