"""The small languages inside keys: addresses, `when`, `opens` and `keep`, as far as one file can tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from leadcoach.domain.address import Address, parse_in

REPEATS = ("workday", "week", "month", "4w")
RHYTHMS = ("workday", "week", "2w", "month", "4w")
WHEN_CURE = (
    "Write it like `when: team >= 5`, `when: route is alone` or `when: done @w01.mindset.weed`, joined with `and`."
)
OPENS_CURE = "Write it like `opens: +4w`, `opens: +1d`, `opens: w26` or `opens: @w01.toolset.first-plan`."
KEEP_CURE = "Write `keep: document`, `keep: fact KIND` or `keep: nothing`."

_AT_LEAST = re.compile(r"(?P<name>[a-z][a-z0-9-]*)\s*(?P<op>>=)\s*(?P<value>\d{1,6})")
_IS = re.compile(r"(?P<name>[a-z][a-z0-9-]*)\s+(?P<op>is)\s+(?P<value>[a-z][a-z0-9-]*)")
_DONE = re.compile(r"(?P<op>done)\s+(?P<value>@\S+)")
_OPENS = re.compile(r"\+[1-9]\d{0,2}[dw]|w\d{2}")
_FACT = re.compile(r"fact [a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition of a `when`."""

    operator: Literal[">=", "is", "done"]
    name: str
    """An ask of the profile; empty for `done`."""
    value: str
    """A whole number, the id of an item, or an address."""


def clauses(text: str) -> tuple[Clause, ...]:
    """Read a `when`; raises ValueError with the part that is none."""
    return tuple(_clause(part.strip()) for part in re.split(r"\s+and\s+", text.strip()))


def _clause(part: str) -> Clause:
    if found := _AT_LEAST.fullmatch(part):
        return Clause(">=", found["name"], found["value"])
    if found := _IS.fullmatch(part):
        return Clause("is", found["name"], found["value"])
    if found := _DONE.fullmatch(part):
        loose(found["value"])
        return Clause("done", "", found["value"])
    raise ValueError(f"`{part}` is no condition")


def opens_fits(text: str) -> bool:
    """Whether an `opens` is `+1d`, `+4w`, `w26` or an address."""
    return bool(_OPENS.fullmatch(text)) or (text.startswith("@") and address_fits(text))


def keep_fits(text: str) -> bool:
    """Whether a `keep` is one of the three."""
    return text in {"document", "nothing"} or bool(_FACT.fullmatch(text))


def loose(text: str) -> Address:
    """Read an address without knowing which files exist; raises ValueError when it can be none."""
    first = text.strip().removeprefix("@").partition(".")[0]
    return parse_in(text, frozenset({first}) if text.count(".") > 1 else frozenset())


def address_fits(text: str) -> bool:
    """Whether this can be an address."""
    try:
        loose(text)
    except ValueError:
        return False
    return True
