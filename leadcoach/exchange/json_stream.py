"""A JSON object read member by member from pieces of bytes, so that a long list in it never stands whole in memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from leadcoach.exchange.limits import Encoding, decoded, json_value
from leadcoach.exchange.sources import Unreadable
from leadcoach.text import _

LONGEST_VALUE = 128 * 1024 * 1024
"""Characters of one member, or one entry of a list that is given entry by entry."""
LONGEST_NAME = 200

_SPACE = re.compile(r"[ \t\n\r]*")
_BARE = re.compile(r"[^\s,\]}:\[{\"]*")
_TOKENS = re.compile(r'"(?:[^"\\]++|\\.)*+"|["\[\]{}]', re.DOTALL)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Member(NamedTuple):
    """A part of the object."""

    name: str
    value: object = None
    number: int = 0
    """Which entry of a list it is, from 1; 0 for a member that is given whole."""
    fault: str = ""
    """Why this one part could not be read, in a sentence; the parts after it can."""


def members(pieces: Iterable[bytes], lists: frozenset[str] = frozenset()) -> Iterator[Member]:
    """Give the members of the one object the bytes hold, in their order.

    A list whose name is in `lists` comes as an empty list, and then entry by entry.
    Raises Unreadable where it cannot be known how to go on: the bytes are no JSON object, or end too early.
    """
    source = _Source(pieces)
    source.take("{")
    seen: set[str] = set()
    ends = source.next() == "}"
    while not ends:
        name = _name(source, seen)
        if name in lists and source.next() == "[":
            yield from _entries(source, name)
        else:
            yield _member(source, name, 0)
        ends = source.another("}") == "}"
    if not seen:
        source.take("}")
    if source.next():
        raise Unreadable(_("Something follows where the file should end."))


def _name(source: _Source, seen: set[str]) -> str:
    if source.next() != '"':
        raise _broken()
    name = json_value(source.value())
    if not isinstance(name, str) or len(name) > LONGEST_NAME or name in seen:
        raise _broken()
    seen.add(name)
    source.take(":")
    return name


def _entries(source: _Source, name: str) -> Iterator[Member]:
    source.take("[")
    yield Member(name, [])
    if source.next() == "]":
        source.take("]")
        return
    number, sign = 0, ","
    while sign == ",":
        number += 1
        yield _member(source, name, number)
        sign = source.another("]")


def _member(source: _Source, name: str, number: int) -> Member:
    text = source.value()
    try:
        return Member(name, json_value(text), number)
    except Unreadable as error:
        return Member(name, None, number, error.reason)


class _Source:
    """Text that comes in pieces; what was taken is forgotten."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = _texts(pieces)
        self._text = ""
        self._at = 0

    def next(self) -> str:
        """Give the next sign that is no space, without taking it; empty at the end."""
        while True:
            found = _SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def take(self, sign: str) -> None:
        """Take the sign that must come now."""
        if self.next() != sign:
            raise _broken()
        self._at += 1

    def another(self, last: str) -> str:
        """Take the comma before a further part, or the sign that ends them, and give it."""
        sign = self.next()
        self.take("," if sign == "," else last)
        return sign

    def value(self) -> str:
        """Take the text of a whole value."""
        first = self.next()
        if not first:
            raise _short()
        length = self._bracketed() if first in '[{"' else self._bare()
        begin, self._at = self._at, self._at + length
        return self._text[begin : self._at]

    def _bracketed(self) -> int:
        """Give the length up to where the brackets or quotes close that open here."""
        still_open = length = 0
        while True:
            for token in _TOKENS.finditer(self._text, self._at + length):
                sign = self._text[token.start()]
                if sign == '"' and token.end() - token.start() == 1:
                    break  # a text that goes on in the next piece
                length = token.end() - self._at
                still_open += (sign in "[{") - (sign in "]}")
                if not still_open:
                    return length
            if not self._more():
                raise _short()

    def _bare(self) -> int:
        """Give the length of a number or a word."""
        while True:
            found = _BARE.match(self._text, self._at)
            length = found.end() - self._at if found else 0
            if self._at + length < len(self._text) or not self._more():
                break
        if not length:
            raise _broken()
        return length

    def _more(self) -> bool:
        """Forget what was taken, and read as much again as waits: so a long value is not looked through too often."""
        waiting = self._text[self._at :]
        if len(waiting) > LONGEST_VALUE:
            raise Unreadable(_("One entry is larger than allowed; what comes from there on was not read."))
        fresh, wanted = list[str](), max(len(waiting), 1)
        while wanted > 0 and (piece := next(self._pieces, None)) is not None:
            fresh.append(piece)
            wanted -= len(piece)
        self._text, self._at = "".join((waiting, *fresh)), 0
        return bool(fresh)


def _texts(pieces: Iterable[bytes]) -> Iterator[str]:
    """Decode UTF-8, and UTF-16 with its mark, which some shells make of what a program prints."""
    rest = iter(pieces)
    first = next(rest, b"")
    encoding = Encoding("utf-16" if first[:2] in _UTF16 else "utf-8-sig")

    def every() -> Iterator[bytes]:
        yield first
        yield from rest

    return (text for text in decoded(every(), encoding) if text)


def _broken() -> Unreadable:
    return Unreadable(_("This is not valid JSON from there on."))


def _short() -> Unreadable:
    return Unreadable(_("The file ends too early: a part of it is missing."))
