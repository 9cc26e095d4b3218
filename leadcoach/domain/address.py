"""Addresses: how content and readings name an answer somewhere in the programme."""

from __future__ import annotations

import re
from typing import NamedTuple

_ADDRESS = re.compile(
    r"@(?P<path>[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*)(?:#(?P<occasion>[a-z0-9-]+))?(?:!(?P<pin>[a-z]+))?"
)
_WEEK = re.compile(r"w\d{2}")
PINS = frozenset({"first"})
MODULES = frozenset({"mindset", "skillset", "toolset"})
"""What the modules of a week are called in an address; no ask of a week's own walk may be called so."""


class Address(NamedTuple):
    """Where an answer is: file and ask, then a column, an occasion, a pinned version."""

    file: str
    """`w03.toolset`, `environment`, or empty for the same file."""
    ask: str
    column: str = ""
    occasion: str = ""
    """Empty for the latest, `all` for every one."""
    pin: str = ""
    """`first`: as it stood when the step was first finished."""

    @property
    def subject(self) -> str:
        """The id under which the answer is kept: `w03.toolset.asks`."""
        return f"{self.file}.{self.ask}" if self.file else self.ask

    def within(self, file: str) -> Address:
        """Give the same address seen from inside a file."""
        if self.file:
            return self
        return Address(file, self.ask, self.column, self.occasion, self.pin)

    def __str__(self) -> str:
        tail = (f".{self.column}" if self.column else "") + (f"#{self.occasion}" if self.occasion else "")
        return f"@{self.subject}{tail}" + (f"!{self.pin}" if self.pin else "")


def parse(text: str) -> Address:
    """Read `@ask`, `@ask.column`, `@w03.toolset.asks.due#w03!first` or `@environment.conditions`.

    A first part that is a week (`w03`) takes the next as its module where it names one, else as an ask of the week
    itself; any other first part of two or more is an ask of the same file with a column, unless `parse_in` is told the
    names of instruments. Raises ValueError with one sentence.
    """
    return parse_in(text, frozenset())


def parse_in(text: str, instruments: frozenset[str]) -> Address:
    """Read an address, knowing which first parts name an instrument or another file without a week."""
    found = _ADDRESS.fullmatch(text.strip())
    if not found:
        raise ValueError("an address looks like @ask, @w03.toolset.asks or @environment.conditions")
    pin = found["pin"] or ""
    if pin and pin not in PINS:
        raise ValueError("the only pin is !first")
    file, parts = _split(found["path"].split("."), instruments)
    if not 1 <= len(parts) <= 2:
        raise ValueError("an address names a file, an ask and at most a column")
    return Address(file, parts[0], parts[1] if len(parts) == 2 else "", found["occasion"] or "", pin)


def loose(text: str) -> Address:
    """Read an address without knowing which files exist; raises ValueError when it can be none."""
    first = text.strip().removeprefix("@").partition(".")[0]
    return parse_in(text, frozenset({first}) if text.count(".") > 1 else frozenset())


def _split(parts: list[str], instruments: frozenset[str]) -> tuple[str, list[str]]:
    if _WEEK.fullmatch(parts[0]):
        own = len(parts) == 2 or (len(parts) > 2 and parts[1] not in MODULES)
        return (parts[0], parts[1:]) if own else (".".join(parts[:2]), parts[2:])
    if parts[0] in instruments and len(parts) > 1:
        return parts[0], parts[1:]
    return "", parts
