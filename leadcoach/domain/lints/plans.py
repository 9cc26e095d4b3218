"""The if-then of a plan."""

from __future__ import annotations

import re

from leadcoach.domain.answers import Answer, Row
from leadcoach.domain.lints.looking import Finding, begins, filled_rows, first_held, folded, holds, listed
from leadcoach.domain.wordlists import WORD, WordLists, word_limit, word_list

WEAK_WITHIN = 5
"""Weak verbs count among the first words of an act; later they belong to what is asked or said."""
MOST_WORDS = 15


def if_then(answer: Answer, words: WordLists, _column: str = "") -> tuple[Finding, ...]:
    """Look at each if-then: a cue with a time, a place or an event; one small act of one's own that begins with "I".

    Source: implementation intentions work through a concrete cue (Gollwitzer and Sheeran 2006; Sheeran et al. 2024).
    """
    return tuple(finding for row in filled_rows(answer) for finding in _plan_findings(row, words))


def _plan_findings(row: Row, words: WordLists) -> list[Finding]:
    found = []
    cue, act = row.cell("if"), row.cell("then")
    if cue.strip() and not _concrete(cue, words):
        found.append(Finding("cue-missing", f"{row.id}/if"))
    if act.strip():
        found += [Finding(rule, f"{row.id}/then") for rule in _act_faults(act, words)]
    return found


def _act_faults(act: str, words: WordLists) -> list[str]:
    found = []
    parts = _without_lead(WORD.findall(act), words)
    starts = listed(words, "act-start")
    if starts and parts and not begins(folded(parts[0]), starts):
        found.append("act-start")
    if holds(" ".join(parts[:WEAK_WITHIN]), words, "weak-verbs"):
        found.append("weak-verb")
    # "Then I ask" at the very beginning is the then of this plan, not of a second act.
    if first_held(" ".join(act.split()[1:]), word_list(words, "second-act")):
        found.append("two-acts")
    if len(parts) > word_limit(words, "max-act-words", MOST_WORDS):
        found.append("too-long")
    return found


def _without_lead(parts: list[str], words: WordLists) -> list[str]:
    """Give the words of an act without the "then" that many write before it, as the sentence has it."""
    return parts[1:] if parts and folded(parts[0]) in listed(words, "act-lead") else parts


def _concrete(cue: str, words: WordLists) -> bool:
    return bool(re.search(r"\d", cue)) or any(
        holds(cue, words, name) for name in ("time-words", "place-words", "event-words")
    )
