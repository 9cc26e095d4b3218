"""A comment on somebody's work: one thing, seen once, with a question at its end; and what its sentences are about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from leadcoach.domain.answers import Answer, Rows, Text
from leadcoach.domain.lints.looking import Finding, holds, pieces, sentences
from leadcoach.domain.lints.people import person_words
from leadcoach.domain.wordlists import WordLists

QUESTION = "question"
"""The column of a draft that holds its question."""
WORK_LISTS = ("work-words", "structure-words")
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+\S", re.MULTILINE)


class About(NamedTuple):
    """How many sentences draw attention to the work, how many to the person, and how many to neither."""

    work: int = 0
    person: int = 0
    neither: int = 0

    @property
    def all(self) -> int:
        """How many sentences there are."""
        return self.work + self.person + self.neither


def sweeping(answer: Answer, words: WordLists, column: str = "") -> tuple[Finding, ...]:
    """Look for words that cover many days at once, such as "always", where one day was meant."""
    found = ((piece, holds(piece.text, words, "sweeping-words")) for piece in pieces(answer, column))
    return tuple(piece.says("sweeping", word) for piece, word in found if word)


def one_behaviour(answer: Answer, words: WordLists, column: str = "") -> tuple[Finding, ...]:
    """Look for more than one thing that somebody did: a list of several, or words that bring in a second one."""
    found = []
    for piece in pieces(answer, column):
        second = holds(piece.text, words, "second-behaviour")
        if second or len(_BULLET.findall(piece.text)) > 1:
            found.append(piece.says("more-behaviours", second))
    return tuple(found)


def asks_back(answer: Answer, _words: WordLists, column: str = "") -> tuple[Finding, ...]:
    """Look for a comment without a question: in a text, or in the column `question` of each row.

    A row that lacks the column is missing its question too, unless another column is named.
    """
    if isinstance(answer, Rows):
        rows = [row for row in answer.filled if not column or column in row.cells]
        asked = [(row.cell(column or QUESTION), f"{row.id}/{column or QUESTION}") for row in rows]
    else:
        asked = [(piece.text, piece.field) for piece in pieces(answer, column)]
    return tuple(Finding("no-question-mark", field) for text, field in asked if "?" not in text)


def about(texts: Iterable[str], words: WordLists) -> About:
    """Sort every sentence by where it draws attention; one about both counts for the person.

    About the person is what the lint `person-words` finds; about the work is what holds a number or a word of the lists
    of the work.
    """
    kinds = [_about(sentence, words) for text in texts for sentence in sentences(text)]
    return About(kinds.count("work"), kinds.count("person"), kinds.count("neither"))


def _about(sentence: str, words: WordLists) -> str:
    if person_words(Text(sentence), words):
        return "person"
    if re.search(r"\d", sentence) or any(holds(sentence, words, name) for name in WORK_LISTS):
        return "work"
    return "neither"
