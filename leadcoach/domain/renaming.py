"""Taking a person's name out of what was written, and putting something else in its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from leadcoach.domain.records import Body
from leadcoach.domain.tagging import TAGS
from leadcoach.text import fold

OWN_KEYS = frozenset({"id", "zone", "rhythm", "outcome", "on"})
"""Names under which the shapes of answers keep words of their own; a column of a table may bear the same name."""
_WORD_BEFORE = re.compile(r"(@?)(\w+)-\Z")
_NEAR = 80


@dataclass(frozen=True)
class Renaming:
    """A name, and what stands in its place."""

    name: str
    """Without the sign; capitals and accents do not count."""
    instead: str

    @cached_property
    def folded(self) -> str:
        """The name as it is looked for."""
        return " ".join(fold(self.name.strip().removeprefix("@")).split())

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = r"\s+".join(re.escape(word) for word in self.folded.split())
        return re.compile(rf"(?:(?<!\w)@|(?<!\w)){words}(?!\w)")

    @property
    def is_escaped(self) -> bool:
        """Whether it has a sign that JSON writes in another way, so that `maybe_in` cannot tell of JSON."""
        return '"' in self.folded or "\\" in self.folded

    def maybe_in(self, text: str) -> bool:
        """Whether the name may occur; quicker than looking closely."""
        return self.folded.partition(" ")[0] in _quickly_folded(text)

    def text(self, text: str) -> str:
        """Give a text with every `@Name` and every name that is a whole word replaced.

        `Ana-led` loses the name; `Ana-Maria` is somebody else and stays.
        """
        if not self.maybe_in(text):
            return text
        begin, parts = 0, []
        for start, end in self._places(text):
            parts += [text[begin:start], self.instead]
            begin = end
        return "".join([*parts, text[begin:]])

    def body(self, body: Body) -> dict[str, object]:
        """Give a body with the name replaced in the words of a person; ids of options and the like stay."""
        return {key: self._apart(value) if key == TAGS else self._top(value) for key, value in body.items()}

    def anywhere(self, values: Mapping[str, object]) -> dict[str, object]:
        """Give values with the name replaced in every text among them."""
        return {key: self._every(value) for key, value in values.items()}

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        folded, origins = _spread(text)
        for found in self._pattern.finditer(folded):
            start, end = origins[found.start()], origins[found.end()]
            if not _is_longer_name(text, start, end):
                yield start, end

    def _top(self, value: object) -> object:
        return self.text(value) if isinstance(value, str) else self._inside(value, cells=False)

    def _inside(self, value: object, *, cells: bool) -> object:
        match value:
            case dict():
                return {key: self._named(key, each, cells=cells) for key, each in value.items()}
            case list():
                return [each if isinstance(each, str) else self._inside(each, cells=False) for each in value]
        return value

    def _named(self, key: str, value: object, *, cells: bool) -> object:
        if isinstance(value, str):
            return self.text(value) if cells or key not in OWN_KEYS else value
        return self._inside(value, cells=key == "cells")

    def _apart(self, value: object) -> object:
        return self._every(value) if isinstance(value, list) else self._top(value)

    def _every(self, value: object) -> object:
        match value:
            case str():
                return self.text(value)
            case dict():
                return {key: self._every(each) for key, each in value.items()}
            case list():
                return [self._every(each) for each in value]
        return value


def _quickly_folded(text: str) -> str:
    """Give what `fold` gives, ten times as quick."""
    found = text.casefold()
    return found if found.isascii() else _combining().sub("", unicodedata.normalize("NFD", found))


@cache
def _combining() -> re.Pattern[str]:
    marks = "".join(filter(unicodedata.combining, map(chr, range(0x300, 0x20000))))
    return re.compile(f"[{marks}]")


def _spread(text: str) -> tuple[str, list[int]]:
    """Give a text folded, with the place each of its letters has in the original, and that of the end."""
    letters, places = list[str](), list[int]()
    for place, letter in enumerate(text):
        for each in fold(letter):
            letters.append(each)
            places.append(place)
    return "".join(letters), [*places, len(text)]


def _is_longer_name(text: str, start: int, end: int) -> bool:
    """Whether a hyphen makes it part of another name: both parts begin with a capital, or the whole has the sign."""
    marked = text[start] == "@"
    after = text[end : end + 2]
    if after[:1] == "-" and after[1:].isalnum() and (marked or (text[start].isupper() and after[1].isupper())):
        return True
    # An accent that stands by itself is no letter, but the word before it goes on.
    near = _combining().sub("", text[max(0, start - _NEAR) : start])
    before = None if marked else _WORD_BEFORE.search(near)
    return bool(before and (before[1] or (text[start].isupper() and before[2][0].isupper())))
