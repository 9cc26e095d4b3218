"""The word lists of the programme as it is shipped, for golden examples."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from leadcoach.domain.answers import Answer, Row, Rows, Text
from leadcoach.domain.lints import findings
from leadcoach.domain.wordlists import WordLists

_PATH = Path(__file__).resolve().parents[3] / "content" / "en" / "words.toml"


@cache
def shipped() -> dict[str, object]:
    """Everything in words.toml, read once."""
    return tomllib.loads(_PATH.read_text(encoding="utf-8"))


@cache
def words() -> WordLists:
    """The lists and limits alone."""
    found = {key: value for key, value in shipped().items() if isinstance(value, list | int)}
    return {key: tuple(value) if isinstance(value, list) else value for key, value in found.items()}


def rules(name: str, answer: Answer) -> list[str]:
    """The rules that speak of an answer."""
    return [finding.rule for finding in findings((name,), answer, words())]


def in_text(name: str, text: str) -> list[str]:
    return rules(name, Text(text))


def in_row(name: str, **cells: str) -> list[str]:
    """The rules that speak of a table with this one row; `_` in a column's name stands for `-`."""
    return rules(name, Rows((Row("r1", {column.replace("_", "-"): text for column, text in cells.items()}),)))
