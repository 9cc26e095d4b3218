"""Rows whose columns do not fit each other."""

from __future__ import annotations

from leadcoach.domain.answers import Answer
from leadcoach.domain.lints.looking import Finding, filled_rows
from leadcoach.domain.typed import as_number
from leadcoach.domain.wordlists import WordLists

HARD = 4
"""From this difficulty on, of 5, a goal counts as hard."""


def no_reason(answer: Answer, _words: WordLists, _column: str = "") -> tuple[Finding, ...]:
    """Look for a `no` in the column `answer` without a word in `reason`."""
    return tuple(
        Finding("no-reason", f"{row.id}/reason")
        for row in filled_rows(answer)
        if row.cell("answer") == "no" and not row.cell("reason").strip()
    )


def dual_hard(answer: Answer, _words: WordLists, _column: str = "") -> tuple[Finding, ...]:
    """Look for a pair in which `result-hard` and `learning-hard` are both 4 or more.

    Source: a hard result goal did worst with a hard learning goal beside it (Masuda, Locke and Williams 2015).
    """
    return tuple(
        Finding("dual-hard", f"{row.id}/learning-hard")
        for row in filled_rows(answer)
        if _is_hard(row.cell("result-hard")) and _is_hard(row.cell("learning-hard"))
    )


def _is_hard(text: str) -> bool:
    value = as_number(text)
    return value is not None and value >= HARD


def exact_steps(answer: Answer, _words: WordLists, _column: str = "") -> tuple[Finding, ...]:
    """Look for a safety-critical step (`critical` is `yes`) filed under `experiment` in the column `kind`."""
    return tuple(
        Finding("exact-step", f"{row.id}/kind")
        for row in filled_rows(answer)
        if row.cell("kind") == "experiment" and row.cell("critical") == "yes"
    )
