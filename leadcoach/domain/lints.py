"""Checks of what was written that help and never block: pure functions from an answer and word lists to findings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from leadcoach.domain.answers import Answer, Row, Rows
from leadcoach.domain.readings import WordLists

WEAK_WITHIN = 5
"""Weak verbs count among the first words of an act; later they belong to what is asked or said."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something worth a second look, named by a rule; worded in content."""

    rule: str
    field: str = ""
    """`row/column`, or empty for the whole answer."""


Lint = Callable[[Answer, WordLists], tuple[Finding, ...]]


def _list(words: WordLists, name: str) -> tuple[str, ...]:
    found = words.get(name, ())
    return found if isinstance(found, tuple) else ()


def _holds(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases stands in the text, on word borders, case aside."""
    padded = _padded(text)
    return any(phrase.strip() in text if _padded(phrase).isspace() else _padded(phrase) in padded for phrase in phrases)


def _padded(text: str) -> str:
    """Give the words alone with a space on either side of each; spaces only for a mark such as a semicolon."""
    return " " + " ".join(word.casefold().replace("’", "'") for word in _WORD.findall(text)) + " "


def if_then(answer: Answer, words: WordLists) -> tuple[Finding, ...]:
    """Look at each if-then: a cue with a time, a place or an event; one small act of one's own that begins with "I".

    Source: implementation intentions work through a concrete cue (Gollwitzer and Sheeran 2006; Sheeran et al. 2024).
    """
    if not isinstance(answer, Rows):
        return ()
    return tuple(finding for row in answer.filled for finding in _plan_findings(row, words))


def _plan_findings(row: Row, words: WordLists) -> list[Finding]:
    found = []
    cue, act = row.cell("if"), row.cell("then")
    if cue.strip() and not _concrete(cue, words):
        found.append(Finding("cue-missing", f"{row.id}/if"))
    if not act.strip():
        return found
    parts = _WORD.findall(act)
    starts = _list(words, "act-start")
    if starts and parts and not _begins(parts[0].casefold(), {start.casefold() for start in starts}):
        found.append(Finding("act-start", f"{row.id}/then"))
    if _holds(" ".join(parts[:WEAK_WITHIN]), _list(words, "weak-verbs")):
        found.append(Finding("weak-verb", f"{row.id}/then"))
    # "Then I ask" at the very beginning is the then of this plan, not of a second act.
    if _holds(" ".join(act.split()[1:]), _list(words, "second-act")):
        found.append(Finding("two-acts", f"{row.id}/then"))
    most = words.get("max-act-words", 15)
    if isinstance(most, int) and len(parts) > most:
        found.append(Finding("too-long", f"{row.id}/then"))
    return found


def _begins(word: str, starts: set[str]) -> bool:
    """Whether a word is one of these, alone or contracted with the next, as in "I'll"."""
    return word in starts or re.split("['’]", word)[0] in starts


def _concrete(cue: str, words: WordLists) -> bool:
    names = ("time-words", "place-words", "event-words")
    return bool(re.search(r"\d", cue)) or any(_holds(cue, _list(words, name)) for name in names)


LINTS: Mapping[str, Lint] = {"if-then": if_then}
"""Every lint content may name."""


def findings(names: tuple[str, ...], answer: Answer, words: WordLists) -> tuple[Finding, ...]:
    """Run the named lints over an answer."""
    return tuple(finding for name in names if name in LINTS for finding in LINTS[name](answer, words))
