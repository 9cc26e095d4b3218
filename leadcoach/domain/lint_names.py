"""The names content may give to lints, and how they are written."""

from __future__ import annotations

LINT_NAMES = frozenset(
    {
        "if-then",
        "open-question",
        "next-try",
        "no-reason",
        "share-back",
        "person-words",
        "learning-goal",
        "dual-hard",
        "signal",
        "own-story",
        "no-names",
        "exact-steps",
        "structure",
        "one-change",
        "sweeping",
        "one-behaviour",
        "asks-back",
        "variable",
    }
)
"""Every lint there is."""


def split_name(text: str) -> tuple[str, str]:
    """Give the name and the column of `NAME` or `NAME@COLUMN`; the column is empty where none is named."""
    name, _at, column = text.partition("@")
    return name, column
