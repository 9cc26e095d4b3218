"""Word lists and limits of a language, as content declares them in `words.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
"""A word: letters and digits, with apostrophes inside."""

WordLists = Mapping[str, tuple[str, ...] | int]


def word_list(words: WordLists, name: str) -> tuple[str, ...]:
    """Give a list by its name; empty where there is none."""
    found = words.get(name, ())
    return found if isinstance(found, tuple) else ()


def word_limit(words: WordLists, name: str, otherwise: int) -> int:
    """Give a whole number by its name, or what else holds."""
    found = words.get(name, otherwise)
    return found if isinstance(found, int) else otherwise
