"""Figures of the app in a terminal: how soon it is there, how soon a key shows, how much memory it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.baselines import LARGE, OPENINGS, SMALL, minimal, one_static
from bench.entries import COMMON_BEGIN
from bench.homes import PROGRAM, Homes
from bench.keys import key_bytes
from bench.measure import Figure, Group, Run
from bench.modules import heaviest
from bench.session import Key, Session, Step, going, pressing, typing
from bench.stall import stall
from bench.texts import characters

TODAY = b"This week"
# The mark of the cursor in front of another line than at first.
MOVED = Key(b"\x1b[B", rb"\xe2\x96\x8c(?: |\x1b\[[0-9;]*m)*[^ \x1b]")
EDITOR_TEXTS = (1_000, 50_000)
TO_STEPS = ("2", "enter", "down", "enter")
"""To a module of week 1 with a page to scroll and steps to turn."""
KEY = ("minimal", "key")
HITS_STILL = 0.1
"""The count of all hits follows the hits after 0.2 seconds without a key; here only these are waited for."""
EVERYWHERE = (
    *("2", "enter", "down", "enter", "ctrl+g", "escape", "escape", "end", "up", "escape"),
    *("3", "enter", "escape", "4", "enter", "escape", "1", "down"),
    *("f2", "escape", "f1", "escape", "c", "escape", "up", "enter"),
)
"""A way through every screen and dialog."""


def app(
    environment: Mapping[str, str], homes: Homes, folder: Path, sizes: tuple[int, ...]
) -> tuple[list[Group], list[Figure]]:
    """Every figure of the app, with stores of these numbers of entries, smallest first."""
    made = [
        _starting(environment, homes, sizes[-1]),
        _typing(environment, homes),
        _moving(environment, homes, sizes[0], sizes[-1]),
        _opening(environment, homes, folder),
        _keeping(homes, sizes[-1]),
    ]
    return [group for group, _figures in made], [figure for _group, figures in made for figure in figures]


def _visit(
    environment: Mapping[str, str], home: Path, *steps: Step, size: tuple[int, int] = SMALL, key: Key = MOVED
) -> Session:
    return Session([*PROGRAM, "--home", str(home)], environment, TODAY, key, size, steps)


def _walking(*keys: str) -> Step:
    """Keys on the way to what is measured, each with its whole picture."""
    return going("", *keys, times=len(keys))


# Start, quit, memory --------------------------------------------------------------------------------------------------


def _starting(environment: Mapping[str, str], homes: Homes, large: int) -> tuple[Group, list[Figure]]:
    demo = homes.demo()
    runs: dict[str, Run] = {
        "minimal": minimal(environment),
        "minimal, large": minimal(environment, LARGE),
        "today": _visit(environment, demo),
        "today, large": _visit(environment, demo, size=LARGE),
        "today, full store": _visit(environment, homes.filled_demo(large)),
        "everywhere": _visit(environment, homes.copy(demo, "everywhere"), _walking(*EVERYWHERE)),
    }
    name = "start"
    wide = ("minimal, large", "ready")
    figures = [
        Figure("Today ready for the first key, 80x24", name, ("today", "ready"), ("minimal", "ready"), 1.25),
        Figure("Today ready for the first key, 200x60", name, ("today, large", "ready"), wide, 1.45),
        Figure("the same, processor time, 80x24", name, ("today", "processor"), ("minimal", "processor"), None),
        Figure(f"the same with {large} entries", name, ("today, full store", "ready"), ("today", "ready"), 1.05),
        Figure("Today ready for the first key, 80x24", name, ("today", "ready"), None, None, "ms"),
        Figure("quit", name, ("today", "quit"), ("minimal", "quit"), 0.5),
        Figure("peak memory on Today", name, ("today", "peak"), ("minimal", "peak"), 1.2),
        Figure("peak memory after every screen", name, ("everywhere", "peak"), ("minimal", "peak"), 1.35),
    ]
    return Group(name, runs), figures


# Typing ---------------------------------------------------------------------------------------------------------------


def _typing(environment: Mapping[str, str], homes: Homes) -> tuple[Group, list[Figure]]:
    runs: dict[str, Run] = {"minimal": minimal(environment)}
    name = "typing"
    figures = []
    for length in EDITOR_TEXTS:
        home = homes.with_entry(characters(length))
        titled = f"journal editor, {length} characters"
        runs[titled] = _visit(environment, home, _walking("3", "enter", "enter"), typing("typing"), _walking("escape"))
        figures.append(Figure(f"typing, {titled}", name, (titled, "typing"), KEY, 2.2))
    short, long = (f"journal editor, {length} characters" for length in EDITOR_TEXTS)
    figures.append(Figure("typing, 50000 against 1000", name, (long, "typing"), (short, "typing"), 1.2))
    runs["field"] = _visit(environment, homes.copy(homes.begun(), "field"), _walking("home", "enter"), typing("typing"))
    figures.append(Figure("typing, text field of a step", name, ("field", "typing"), KEY, 1.3))
    return Group(name, runs), figures


# Moving about ---------------------------------------------------------------------------------------------------------


def _moving(environment: Mapping[str, str], homes: Homes, small: int, large: int) -> tuple[Group, list[Figure]]:
    journal, demo = homes.filled(large), homes.copy(homes.demo(), "moving")
    back_and_forth = going("journal", "3", back="1", times=10)
    areas = ("2", "3", "4", "1")
    runs: dict[str, Run] = {
        "minimal": minimal(environment),
        "list": _visit(environment, journal, _walking("3"), pressing("move", "down", times=30)),
        "search": _visit(environment, journal, _walking("3", "/"), *_searching()),
        "few": _visit(environment, homes.filled(small), going("first", "3", back="1", times=2), back_and_forth),
        "many": _visit(environment, journal, going("first", "3", back="1", times=2), back_and_forth),
        "areas": _visit(environment, demo, going("first", *areas, times=4), going("again", *areas, times=24)),
        "step": _visit(environment, demo, _walking(*TO_STEPS), *_stepping()),
    }
    name = "moving"
    figures = [
        Figure(f"moving in a list of {large}", name, ("list", "move"), KEY, 2.0),
        Figure(f"search while typing, the hits of {large} entries", name, ("search", "hits"), KEY, 4.5),
        Figure(f"search while typing, one letter, {large} entries", name, ("search", "one letter"), KEY, 4.5),
        Figure("search while typing, the letter itself", name, ("search", "letter"), KEY, None),
        Figure(f"the journal with {large} entries", name, ("many", "journal"), ("few", "journal"), 1.2),
        Figure(f"the journal with {large} entries, first time", name, ("many", "first"), ("few", "first"), 1.2),
        Figure("scrolling a step", name, ("step", "scroll"), KEY, 2.0),
        Figure("next step", name, ("step", "next"), KEY, 4.0),
        Figure("switching area", name, ("areas", "again"), KEY, 4.0),
        Figure("switching area, first time", name, ("areas", "first"), KEY, None),
    ]
    return Group(name, runs), figures


def _opening(environment: Mapping[str, str], homes: Homes, folder: Path) -> tuple[Group, list[Figure]]:
    """Modules opened at their first page, each against one Static with the words of that page."""
    name = "opening"
    runs: dict[str, Run] = {}
    figures = []
    for number, (titled, opened) in enumerate(heaviest(homes.begun()).items()):
        text = folder / f"module-{number}.txt"
        text.write_text(opened.text, encoding="utf-8")
        home = homes.copy(homes.begun(), f"opening-{number}")
        static = f"one Static, {titled}"
        runs[static] = one_static(environment, text)
        runs[titled] = _visit(
            environment,
            home,
            _walking(*opened.keys),
            going("first", "enter", back="escape", times=2),
            going("open", "enter", back="escape", times=OPENINGS),
        )
        said = f"opening the module with {titled}"
        figures += [
            Figure(f"{said}, {opened.name}", name, (titled, "open"), (static, "open"), 2.0),
            Figure(f"{said}, first time", name, (titled, "first"), (static, "open"), None),
            Figure(said, name, (titled, "open"), None, None, "ms"),
        ]
    return Group(name, runs), figures


def _searching() -> Sequence[Step]:
    """A word letter by letter, then single letters, then how soon a letter itself is there."""
    letters = [letter.encode() for letter in COMMON_BEGIN]
    rubbed_out = Key(key_bytes("ctrl+u"), whole=True, timed=False)
    typed = [Key(letter, whole=True, still=HITS_STILL) for letter in letters]
    alone = [key for letter in typed for key in (letter, rubbed_out)]
    return (
        Step("hits", [*typed, rubbed_out], 3 * (len(typed) + 1)),
        Step("one letter", alone, 2 * len(alone)),
        Step("letter", [Key(letter) for letter in letters], len(letters)),
    )


def _stepping() -> Sequence[Step]:
    scrolling = Step("scroll", [Key(key_bytes(key)) for key in ("pagedown", "pageup")], 12)
    return scrolling, going("next", "ctrl+n", times=5)


# Keeping --------------------------------------------------------------------------------------------------------------


def _keeping(homes: Homes, large: int) -> tuple[Group, list[Figure]]:
    home = homes.copy(homes.with_entry(characters(50_000)), "keeping")
    full = homes.copy(homes.filled(large), "keeping-full")
    runs: dict[str, Run] = {"autosave": lambda: stall(home), "full": lambda: stall(full)}
    name = "keeping"
    figures = [
        Figure("autosave stalls the app, 50000 characters", name, ("autosave", "stall"), None, 5.0, "ms"),
        Figure(f"autosave stalls the app, {large} entries", name, ("full", "stall"), None, 5.0, "ms"),
    ]
    return Group(name, runs), figures
