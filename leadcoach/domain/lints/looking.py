"""What every lint looks with: the pieces of an answer, and words found in them on word borders."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from leadcoach.domain.answers import Answer, Practice, Row, Rows, Script, Text
from leadcoach.domain.wordlists import WORD, WordLists, word_list

_SENTENCE = re.compile(r"[^.!?…\n]*[.!?…]+|[^.!?…\n]+")
_DATE = re.compile(r"\b\d{1,4}[-./]\d{1,2}(?:[-./]\d{1,4})?\b")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something worth a second look, named by a rule; worded in content."""

    rule: str
    field: str = ""
    """`row/column`, `line/3` of a script, or empty for the whole answer."""
    word: str = ""
    """The word it is about, where there is one; fills `{word}` of the sentence."""


Lint = Callable[[Answer, WordLists, str], tuple[Finding, ...]]
"""From an answer, the word lists and the column meant (empty for all) to what was noticed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of an answer, and where it stands."""

    text: str
    field: str = ""
    row: Row | None = None

    def says(self, rule: str, word: str = "") -> Finding:
        """Give a finding in this piece."""
        return Finding(rule, self.field, word)


def pieces(answer: Answer, column: str = "") -> tuple[Piece, ...]:
    """Give every text of an answer that holds something, or only those of one column."""
    match answer:
        case Text(text) | Script(text):
            found = [Piece(text)]
        case Practice():
            found = [Piece(answer.own, "own"), Piece(answer.reason, "reason")]
        case Rows():
            found = [
                Piece(text, f"{row.id}/{name}", row)
                for row in answer.filled
                for name, text in row.cells.items()
                if column in ("", name)
            ]
        case _:
            found = []
    return tuple(piece for piece in found if piece.text.strip())


def filled_rows(answer: Answer) -> tuple[Row, ...]:
    """Give the rows that hold something; none for an answer of another shape."""
    return answer.filled if isinstance(answer, Rows) else ()


def folded(word: str) -> str:
    """Give a word as the lists have it: case and the kind of apostrophe aside."""
    return word.casefold().replace("’", "'")


def tokens(text: str) -> list[str]:
    """Give the words of a text, folded."""
    return [folded(word) for word in WORD.findall(text)]


def sentences(text: str) -> list[str]:
    """Give the sentences of a text with the mark they end with; a new line begins a new one."""
    return [found.strip() for found in _SENTENCE.findall(text) if WORD.search(found)]


def first_held(text: str, phrases: Iterable[str]) -> str:
    """Give the first of the phrases that stands in the text, on word borders, case aside; else nothing."""
    padded = _padded(text)
    return next((phrase for phrase in phrases if _stands(phrase, text, padded)), "")


def holds(text: str, words: WordLists, name: str) -> str:
    """Give the first phrase of a list that stands in the text; else nothing."""
    return first_held(text, word_list(words, name))


def lacks(text: str, words: WordLists, name: str) -> bool:
    """Whether no phrase of a list stands in the text; a language without the list lacks nothing."""
    return bool(word_list(words, name)) and not holds(text, words, name)


def listed(words: WordLists, name: str) -> frozenset[str]:
    """Give a list of single words, folded."""
    return frozenset(folded(word) for word in word_list(words, name))


def begins(word: str, starts: frozenset[str]) -> bool:
    """Whether a folded word is one of these, alone or contracted with the next, as in "I'll"."""
    return word in starts or word.split("'", 1)[0] in starts


def names_day(text: str, words: WordLists) -> bool:
    """Whether a text says when: a date, a day of the week, a month, or a stretch such as a week."""
    if _DATE.search(text) or holds(text, words, "date-words"):
        return True
    # Months as they are written: "may" and "march" are other words than May and March.
    months = frozenset(word_list(words, "month-words"))
    return any(word in months for word in WORD.findall(text))


def without_dates(text: str) -> str:
    """Give a text with its dates in digits taken out."""
    return _DATE.sub(" ", text)


def _stands(phrase: str, text: str, padded: str) -> bool:
    wanted = _padded(phrase)
    return phrase.strip() in text if wanted.isspace() else wanted in padded


def _padded(text: str) -> str:
    """Give the words alone with a space on either side of each; spaces only for a mark such as a semicolon."""
    return " " + " ".join(tokens(text)) + " "
