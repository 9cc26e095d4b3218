"""The small languages inside keys: addresses, `keep`, `repeat` and `rhythm`, as far as one file can tell."""

from __future__ import annotations

import re

from leadcoach.domain.address import Address, parse_in

REPEATS = ("workday", "week", "month", "4w")
RHYTHMS = ("workday", "week", "2w", "month", "4w")
KEEP_CURE = "Write `keep: document`, `keep: fact KIND` or `keep: nothing`."

_FACT = re.compile(r"fact [a-z][a-z0-9-]*")


def keep_fits(text: str) -> bool:
    """Whether a `keep` is one of the three."""
    return text in {"document", "nothing"} or bool(_FACT.fullmatch(text))


def loose(text: str) -> Address:
    """Read an address without knowing which files exist; raises ValueError when it can be none."""
    first = text.strip().removeprefix("@").partition(".")[0]
    return parse_in(text, frozenset({first}) if text.count(".") > 1 else frozenset())
