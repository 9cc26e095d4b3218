"""Tags and people in what was written: `#delegation`, `@Ana`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

from leadcoach.text import fold

Sign = Literal["#", "@"]
TAGS = "tags"
"""Under which name a body keeps tags that do not stand in its words, as other journals have them."""

# Vowel signs and the like of scripts in which they are no letters; `\w` leaves them out.
_SIGNS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963"
    "\u0980-\u0dfa\u0e31-\u0e4e\u0eb1-\u0ecd\u0f71-\u0f84\u0f8d-\u0fbc\u102b-\u109d\u17b4-\u17d3\u200c\u200d"
)
_PART = rf"\w[\w{_SIGNS}]*"
# What an apostrophe adds belongs to the name (O'Brien), but for the `s` of what is somebody's.
_MARK = rf"(?<![\w#@/&=])(?<!\]\()([#@])({_PART}(?:[-/.]{_PART}|['’](?![sS](?!\w)){_PART})*)"
_LONGEST = 80


class Mark(NamedTuple):
    """A tag or a person."""

    sign: Sign
    name: str
    """As it was written first."""

    @property
    def folded(self) -> str:
        """The name for comparing: capitals and accents off."""
        return fold(self.name)


def marks(text: str) -> tuple[Mark, ...]:
    """Give the tags and people in a text, each once, in the order they come.

    A sign counts at the begin of a word only, so an address of mail names nobody, nor do the links of Markdown and of
    the web; a number alone (`#3`) is no tag.
    """
    return tuple(_once(_read(text)))


def marks_of(body: Mapping[str, object]) -> tuple[Mark, ...]:
    """Give the tags and people of everything a body says, and its tags apart."""
    apart = body.get(TAGS)
    kept = (Mark("#", name) for name in apart if isinstance(name, str)) if isinstance(apart, list) else ()
    written = (mark for text in _texts(body) for mark in _read(text))
    return tuple(_once((*kept, *written)))


def _read(text: str) -> Iterator[Mark]:
    if "#" not in text and "@" not in text:
        return
    for found in _pattern().finditer(text):
        sign, name = found[1], found[2]
        if len(name) <= _LONGEST and not (sign == "#" and name.isdigit()):
            yield Mark("#" if sign == "#" else "@", name)


@cache
def _pattern() -> re.Pattern[str]:
    """Give the pattern of a mark, made when the first text with a sign is read: short commands hardly meet one."""
    return re.compile(_MARK)


def _once(found: Iterable[Mark]) -> Iterator[Mark]:
    seen: set[tuple[str, str]] = set()
    for mark in found:
        if (key := (mark.sign, mark.folded)) not in seen:
            seen.add(key)
            yield mark


def _texts(value: object) -> Iterator[str]:
    match value:
        case str(text):
            yield text
        case dict():
            for key, each in value.items():
                if key not in ("id", TAGS):
                    yield from _texts(each)
        case list():
            for each in value:
                yield from _texts(each)
