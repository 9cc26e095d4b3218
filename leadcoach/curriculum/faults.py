"""What can be wrong with content: one fault with its place and its cure, and the collector every reader fills.

Faults are written in English only: they speak of keys of the format, to people who write content.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from leadcoach.errors import ContentError


class Fault(NamedTuple):
    """One thing that is wrong."""

    path: str
    """Below the content folder, with `/`."""
    line: int
    """Counted from 1."""
    what: str
    """A sentence without its final stop."""
    cure: str
    """A sentence or two that say what to do."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}. {self.cure}"


class Report:
    """The faults of one file, in the order they were found."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.faults: list[Fault] = []

    def add(self, line: int, what: str, cure: str) -> None:
        """Note one fault."""
        self.faults.append(Fault(self.path, max(line, 1), what, cure))


def refusal(faults: Iterable[Fault]) -> ContentError:
    """Give the error that carries these faults, sorted."""
    found = sorted(set(faults))
    first = f"{found[0].path}:{found[0].line}: {found[0].what}." if found else ""
    rest = len(found) - 1
    more = "" if rest < 1 else " There is one more problem." if rest == 1 else f" There are {rest} more problems."
    return ContentError(
        f"This part of the programme cannot be read: {first}{more} `leadcoach content check` lists everything.",
        tuple(str(fault) for fault in found),
    )


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Give "Did you mean …?" with the nearest known word, or what else to do: by default, the list of known words."""
    from difflib import get_close_matches  # start-up reads this file and never gets here

    choices = tuple(known)
    near = get_close_matches(word, choices, n=1, cutoff=0.6)
    if near:
        return f"Did you mean `{near[0]}`?"
    if otherwise or not choices:
        return otherwise or "Take it away."
    return f"Known here: {', '.join(choices)}."
