"""Goals and next tries: a strategy, a number of ways, a date, one change at a time."""

from __future__ import annotations

import re
from itertools import pairwise

from leadcoach.domain.answers import Answer, Row, Rows
from leadcoach.domain.lints.looking import (
    Finding,
    Piece,
    holds,
    lacks,
    listed,
    names_day,
    pieces,
    tokens,
    without_dates,
)
from leadcoach.domain.typed import as_date
from leadcoach.domain.wordlists import WordLists

_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+\S", re.MULTILINE)
_LONGEST_COUNT = 3
"""A number of more digits is a year or an amount, not a number of ways."""


def next_try(answer: Answer, words: WordLists, column: str = "") -> tuple[Finding, ...]:
    """Look for a "not yet" without a strategy to try, or without a date.

    A table has the columns `strategy` and `when`; a text is looked at only where it says "not yet".
    """
    if isinstance(answer, Rows):
        return tuple(finding for row in answer.filled for finding in _row_tries(row, words))
    return tuple(finding for piece in pieces(answer, column) for finding in _text_tries(piece, words))


def _row_tries(row: Row, words: WordLists) -> list[Finding]:
    strategy, when = row.cell("strategy"), row.cell("when")
    found = []
    if not strategy.strip() or holds(strategy, words, "no-strategies"):
        found.append(Finding("no-strategy", f"{row.id}/strategy"))
    if not (re.search(r"\d", when) or names_day(when, words)):
        found.append(Finding("no-date", f"{row.id}/when"))
    return found


def _text_tries(piece: Piece, words: WordLists) -> list[Finding]:
    if not holds(piece.text, words, "not-yet-words"):
        return []
    found = []
    if not _has_strategy(piece.text, words):
        found.append(piece.says("no-strategy"))
    if not names_day(piece.text, words):
        found.append(piece.says("no-date"))
    return found


def _has_strategy(text: str, words: WordLists) -> bool:
    subjects, verbs = listed(words, "strategy-subjects"), listed(words, "strategy-verbs")
    acts = any(who in subjects and verb in verbs for who, verb in pairwise(tokens(text)))
    return acts or not lacks(text, words, "strategy-words")


def learning_goal(answer: Answer, words: WordLists, column: str = "") -> tuple[Finding, ...]:
    """Look for a goal that says to find, master, compare, understand or test a number of ways, by a date.

    A date in another column of the same row is a date of the goal. Source: learning goals (Latham, Seijts and Crim
    2008).
    """
    return tuple(finding for piece in pieces(answer, column) for finding in _goal_faults(piece, words))


def _goal_faults(piece: Piece, words: WordLists) -> list[Finding]:
    found = []
    if lacks(piece.text, words, "goal-verbs"):
        found.append(piece.says("goal-verb"))
    if not _counts_ways(piece.text, words):
        found.append(piece.says("goal-ways"))
    if not (names_day(piece.text, words) or _dated_elsewhere(piece)):
        found.append(piece.says("goal-date"))
    return found


def _counts_ways(text: str, words: WordLists) -> bool:
    """Whether a number stands there that belongs neither to a date nor to a stretch of time."""
    numbers = listed(words, "number-words")
    time = listed(words, "month-words") | listed(words, "period-words")
    said = ["", *tokens(without_dates(text)), ""]
    return any(
        (word in numbers or (word.isdecimal() and len(word) <= _LONGEST_COUNT))
        and before not in time
        and after not in time
        for before, word, after in zip(said, said[1:], said[2:], strict=False)
    )


def _dated_elsewhere(piece: Piece) -> bool:
    return piece.row is not None and any(as_date(text) for text in piece.row.cells.values())


def one_change(answer: Answer, words: WordLists, column: str = "") -> tuple[Finding, ...]:
    """Look for more than one change: a list of several, or words that bring in a second one."""
    found = []
    for piece in pieces(answer, column):
        second = holds(piece.text, words, "second-change")
        if second or len(_BULLET.findall(piece.text)) > 1:
            found.append(piece.says("more-changes", second))
    return tuple(found)
