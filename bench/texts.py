"""Invented texts of any size, the same at every run."""

from __future__ import annotations

import random

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


def words(count: int, seed: int = 0) -> str:
    """A text of `count` words in rows of at most about ninety characters."""
    dice = random.Random(seed)  # noqa: S311 - invented text, not a secret
    made = ["".join(dice.choices(SYLLABLES, k=dice.randint(1, 4))) for _ in range(count)]
    rows = [" ".join(made[start : start + 12]) for start in range(0, count, 12)]
    return "\n".join(rows)


def characters(count: int) -> str:
    """A text of exactly `count` characters."""
    return words(count // 4 + 20)[:count]
