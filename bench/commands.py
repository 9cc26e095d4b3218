"""Figures of the short commands: whole processes against an empty one, on small and on large stores."""

from __future__ import annotations

from collections.abc import Mapping

from bench.baselines import nothing
from bench.entries import COMMON, COMMON_BEGIN, PERSON, RARE, TAG, newest
from bench.homes import PROGRAM, Homes
from bench.measure import Figure, Group, Run, process

GROUP = "commands"
BUDGET = 6.5
SEARCH_BUDGET = 8.0
GROWTH_BUDGET = 1.2
"""How much longer a command may take on the largest store than on the smallest with entries."""
WITHOUT_STORE = {"version": ["--version"], "help": ["--help"], "completion": ["completion", "bash"]}
WITH_STORE = {
    "today": ["today"],
    "write": ["write", "three words more"],
    "log": ["log", "cue", "done"],
    "journal list": ["journal", "list"],
    "journal show": ["journal", "show"],
    "journal search": ["journal", "search", COMMON],
}
NEEDS_ENTRIES = ("journal show", "journal search")
SEARCHES = {
    "a rare word": [RARE],
    "one letter": ["t"],
    "the begin of frequent words": [COMMON_BEGIN],
    "a tag": [f"#{TAG}"],
    "a tag and a word": [f"#{TAG}", COMMON],
    "a person and one letter": [f"@{PERSON}", "t"],
    "a week and a word": ["week:3", COMMON],
    "the last year and a word": ["since:2025", COMMON],
    "what nothing has": ["level:test", "t"],
}
"""Other things to look for in the largest store; the common word is measured on every one."""


def commands(environment: Mapping[str, str], homes: Homes, sizes: tuple[int, ...]) -> tuple[list[Group], list[Figure]]:
    """Every short command; those that need a store with each number of entries, smallest first."""
    runs = {"pass": nothing(environment)}
    runs |= {name: process([*PROGRAM, *words], environment) for name, words in WITHOUT_STORE.items()}
    figures = [_against_nothing(name, BUDGET) for name in WITHOUT_STORE]
    for name, words in WITH_STORE.items():
        budget = SEARCH_BUDGET if name == "journal search" else BUDGET
        chosen = [size for size in sizes if size or name not in NEEDS_ENTRIES]
        for size in chosen:
            named = [newest(size)] if name == "journal show" else []
            runs[_titled(name, size)] = _command([*words, *named], environment, homes, size)
            figures.append(_against_nothing(_titled(name, size), budget))
        figures += _growth(name, [size for size in chosen if size])
    for said, words in SEARCHES.items():
        name = _titled(f"journal search, {said}", sizes[-1])
        runs[name] = _command(["journal", "search", *words], environment, homes, sizes[-1])
        figures.append(_against_nothing(name, SEARCH_BUDGET))
    return [Group(GROUP, runs)], figures


def _titled(name: str, size: int) -> str:
    return f"{name}, {size} entries"


def _against_nothing(name: str, budget: float) -> Figure:
    return Figure(name, GROUP, (name, "wall"), ("pass", "wall"), budget)


def _growth(name: str, sizes: list[int]) -> list[Figure]:
    if len(sizes) < 2:
        return []
    small, large = (_titled(name, size) for size in (sizes[0], sizes[-1]))
    return [Figure(f"{name}: {sizes[-1]} against {sizes[0]}", GROUP, (large, "wall"), (small, "wall"), GROWTH_BUDGET)]


def _command(words: list[str], environment: Mapping[str, str], homes: Homes, size: int) -> Run:
    home = homes.filled(size) if size else homes.begun()
    return process([*PROGRAM, "--home", str(home), *words], environment)
