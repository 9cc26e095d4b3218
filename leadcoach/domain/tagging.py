"""Tags and people in what was written: `#delegation`, `@Ana`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from leadcoach.text import fold

Sign = Literal["#", "@"]
TAGS = "tags"
"""Under which name a body keeps tags that do not stand in its words, as other journals have them."""

_MARK = re.compile(r"(?<![\w#@/&])([#@])(\w+(?:[-'/.]\w+)*)")
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

    A sign counts at the begin of a word only, so an address of mail names nobody; a number alone (`#3`) is no tag.
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
    for found in _MARK.finditer(text):
        sign, name = found[1], found[2]
        if len(name) <= _LONGEST and not (sign == "#" and name.isdigit()):
            yield Mark("#" if sign == "#" else "@", name)


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
