"""Invented texts of any size, the same at every run."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta

SYLLABLES = (
    "ba",
    "de",
    "fi",
    "go",
    "lu",
    "ma",
    "ne",
    "pi",
    "ro",
    "su",
    "ta",
    "ve",
    "wi",
    "zo",
    "kla",
    "dre",
    "gro",
    "stra",
)
FIRST_DAY = date(2020, 1, 6)


def words(count: int, seed: int = 0) -> str:
    """A text of `count` words in rows of at most about ninety characters."""
    dice = random.Random(seed)  # noqa: S311 - invented text, not a secret
    made = ["".join(dice.choices(SYLLABLES, k=dice.randint(1, 4))) for _ in range(count)]
    rows = [" ".join(made[start : start + 12]) for start in range(0, count, 12)]
    return "\n".join(rows)


def characters(count: int) -> str:
    """A text of exactly `count` characters."""
    return words(count // 4 + 20)[:count]


def jrnl_file(entries: int, size: int = 120) -> str:
    """A jrnl export of that many entries, one a day, `size` words each."""
    made = [
        {
            "date": (FIRST_DAY + timedelta(days=number % 2000)).isoformat(),
            "time": f"{number % 24:02d}:{number // 24 % 60:02d}",
            "title": f"Entry {number}",
            "body": words(size, number),
            "tags": [],
            "starred": False,
        }
        for number in range(entries)
    ]
    return json.dumps({"tags": {}, "entries": made})
