"""Which tag or person stands unfinished before the cursor, and which earlier names begin so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from leadcoach.domain.tagging import Sign
from leadcoach.text import fold

LONGEST = 80
"""Letters of a name that are looked at, so that a key costs the same in a line of any length."""

_BEGUN = re.compile(r"(?<![\w#@/&])([#@])((?:\w[\w\-'/.]*)?)$")


class Begun(NamedTuple):
    """A tag or a person being written."""

    sign: Sign
    name: str
    """As far as it stands; empty right after the sign."""
    start: int
    """The column of the sign."""

    @property
    def end(self) -> int:
        """The column of the cursor."""
        return self.start + 1 + len(self.name)


def begun(line: str, column: int) -> Begun | None:
    """Give the tag or person that ends at this column of a line; None within a word and everywhere else."""
    if line[column : column + 1].isalnum():
        return None
    first = max(0, column - LONGEST - 2)
    before = line[first:column]
    if "#" not in before and "@" not in before:
        return None
    found = _BEGUN.search(before)
    if found is None:
        return None
    return Begun("#" if found[1] == "#" else "@", found[2], first + found.start(1))


def without(lines: Sequence[str], row: int, word: Begun) -> str:
    """Give a text without the word that is being written, so that it is not taken for an earlier one."""
    cut = lines[row][: word.start] + lines[row][word.end :]
    return "\n".join((*lines[:row], cut, *lines[row + 1 :]))


def fitting(names: Iterable[str], begin: str, most: int) -> tuple[str, ...]:
    """Give the first names that go on from what stands, capitals and accents aside; what is whole needs no ending."""
    wanted = fold(begin)
    found: dict[str, str] = {}
    for name in names:
        folded = fold(name)
        if folded.startswith(wanted) and folded != wanted:
            found.setdefault(folded, name)
        if len(found) == most:
            break
    return tuple(found.values())
