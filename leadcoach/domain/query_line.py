"""Writing into the line of a search, so that the line alone says what is asked."""

from __future__ import annotations

from leadcoach.domain.completing import Begun, begun
from leadcoach.domain.filters import read_query
from leadcoach.text import fold

_DAYS = ("on", "since", "until")
"""Filters that say when; choosing one of them leaves no other."""


def with_filter(line: str, part: str) -> str:
    """Give the line with that filter at its end, or without it where it stood already.

    A filter of the same kind makes room for it; of tags and people a line may hold several.
    """
    kept = [each for each in line.split() if fold(each) != fold(part)]
    if len(kept) < len(line.split()):
        return _open(kept)
    kind = _kind(part)
    return _open([*(each for each in kept if not kind or _kind(each) != kind), part])


def without_filters(line: str) -> str:
    """Give the line with its words alone."""
    return _open([each for each in line.split() if not is_filter(each)])


def is_filter(part: str) -> bool:
    """Whether a part of a line narrows the search instead of being a word to find."""
    return not read_query(part).words


def begun_name(line: str) -> Begun | None:
    """Give the tag or person at the end of a line when at least one letter of it is typed, or None."""
    found = begun(line, len(line))
    return found if found and found.name else None


def completed(line: str, name: str) -> str:
    """Give the line with the rest of a name at its end; the line itself where the name does not go on from it.

    A line holds no name with a space in it, so the first word of one is taken: names that begin so are found.
    """
    typed, word = begun_name(line), next(iter(name.split()), "")
    if typed is None or fold(word[: len(typed.name)]) != fold(typed.name):
        return line
    return line + word[len(typed.name) :]


def _kind(part: str) -> str:
    """Give what a filter is about, empty for words, tags and people."""
    name = part.partition(":")[0].casefold()
    if ":" not in part or not is_filter(part):
        return ""
    return "days" if name in _DAYS else name


def _open(parts: list[str]) -> str:
    """Give a line that one can go on typing at."""
    return "".join(f"{part} " for part in parts)
