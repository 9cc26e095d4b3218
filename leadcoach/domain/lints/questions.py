"""Questions: open, one at a time, and without advice in them."""

from __future__ import annotations

import re
from itertools import dropwhile

from leadcoach.domain.answers import Answer
from leadcoach.domain.lints.looking import Finding, begins, holds, listed, pieces, sentences, tokens
from leadcoach.domain.wordlists import WordLists, word_list


def open_question(answer: Answer, words: WordLists, column: str = "") -> tuple[Finding, ...]:
    """Look for a start that asks for yes or no, advice in disguise, two questions in one, no question mark."""
    return tuple(
        piece.says(rule, word) for piece in pieces(answer, column) for rule, word in _faults(piece.text, words)
    )


def _faults(text: str, words: WordLists) -> list[tuple[str, str]]:
    asked = [sentence for sentence in sentences(text) if "?" in sentence[-3:]]
    if not asked:
        # "Tell me about the last one." asks as openly as any question.
        return [] if holds(text, words, "open-despite") else [("no-question-mark", "")]
    found = []
    advice = next(filter(None, (_advice(each, words) for each in asked)), "")
    closed = next(filter(None, (_closed(each, words) for each in asked)), "")
    if advice:
        found.append(("advice", advice))
    elif closed:
        found.append(("closed-question", closed))
    if any(_several(line, words) for line in text.splitlines()):
        found.append(("two-questions", ""))
    return found


def _without_fillers(question: str, words: WordLists) -> list[str]:
    fillers = listed(words, "question-fillers")
    return list(dropwhile(lambda word: word in fillers, tokens(question)))


def _advice(question: str, words: WordLists) -> str:
    """Give the words that carry advice; "what have you tried" is a question, "have you tried" is none."""
    said = _without_fillers(question, words)
    starts = (phrase for phrase in word_list(words, "advice-starts") if said[: len(tokens(phrase))] == tokens(phrase))
    return next(starts, "") or holds(question, words, "advice-words")


def _closed(question: str, words: WordLists) -> str:
    """Give the word a question begins with when yes or no would answer it; else nothing."""
    said = _without_fillers(question, words)
    if not said or holds(question, words, "open-despite"):
        return ""
    return said[0] if begins(said[0], listed(words, "closed-starts")) else ""


def _several(line: str, words: WordLists) -> bool:
    """Whether one line asks twice: two question marks, or "and what …", "or is it …" behind the first question."""
    return len(re.findall(r"\?+", line)) > 1 or ("?" in line and any(_joined(each, words) for each in sentences(line)))


def _joined(sentence: str, words: WordLists) -> bool:
    joins, asking = listed(words, "question-joins"), listed(words, "question-words")
    closed, persons = listed(words, "closed-starts"), listed(words, "question-persons")
    said = tokens(sentence)
    for before, join, start, then in zip(said, said[1:], said[2:], [*said[3:], ""], strict=False):
        if join not in joins or before in asking:
            continue
        # "Who decides, and when?" is still one question.
        if (start in asking and then) or (start in closed and then in persons):
            return True
    return False
