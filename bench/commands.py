"""Figures of the short commands: whole processes against an empty one, on small and on large stores."""

from __future__ import annotations

from collections.abc import Mapping

from bench.baselines import nothing
from bench.homes import LAST, PROGRAM, Homes
from bench.measure import Figure, Group, Run, process

GROUP = "commands"
BUDGET = 6.5
SEARCH_BUDGET = 8.0
GROWTH_BUDGET = 1.2
"""How much longer a command may take on the largest store than on the smallest with entries."""
COMMON = "strakla"
"""A word that begins a word in more than a quarter of all entries."""
WITHOUT_STORE = {"version": ["--version"], "help": ["--help"], "completion": ["completion", "bash"]}
WITH_STORE = {
    "today": ["today"],
    "write": ["write", "three words more"],
    "log": ["log", "cue", "done"],
    "journal list": ["journal", "list"],
    "journal show": ["journal", "show", LAST],
    "journal search": ["journal", "search", COMMON],
}
NEEDS_ENTRIES = ("journal show", "journal search")


def commands(environment: Mapping[str, str], homes: Homes, sizes: tuple[int, ...]) -> tuple[list[Group], list[Figure]]:
    """Every short command; those that need a store with each number of entries, smallest first."""
    runs = {"pass": nothing(environment)}
    runs |= {name: process([*PROGRAM, *words], environment) for name, words in WITHOUT_STORE.items()}
    figures = [_against_nothing(name, BUDGET) for name in WITHOUT_STORE]
    for name, words in WITH_STORE.items():
        budget = SEARCH_BUDGET if name == "journal search" else BUDGET
        chosen = [size for size in sizes if size or name not in NEEDS_ENTRIES]
        for size in chosen:
            runs[_titled(name, size)] = _command(words, environment, homes, size)
            figures.append(_against_nothing(_titled(name, size), budget))
        figures += _growth(name, [size for size in chosen if size])
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
    return process([*PROGRAM, "--home", str(homes.filled(size)), *words], environment)
