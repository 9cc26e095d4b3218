"""Words about persons where words about the work, the rule or the own part would help more."""

from __future__ import annotations

from leadcoach.domain.answers import Answer
from leadcoach.domain.lints.looking import Finding, Piece, folded, holds, lacks, listed, pieces, tokens
from leadcoach.domain.wordlists import WordLists, word_list

_SHARING = (("fishing", "fishing-words"), ("excuse", "excuse-words"), ("blames-sender", "blame-words"))


def person_words(answer: Answer, words: WordLists, column: str = "") -> tuple[Finding, ...]:
    """Look for words about the person ("you are", "lazy", "you never") instead of the work.

    Source: feedback that draws attention to the person helps less and often harms (Kluger and DeNisi 1996).
    """
    found = ((piece, _about_person(piece, words)) for piece in pieces(answer, column))
    return tuple(piece.says("person-words", word) for piece, word in found if word)


def _about_person(piece: Piece, words: WordLists) -> str:
    return holds(piece.text, words, "person-labels") or _you_are(piece.text, words)


def _you_are(text: str, words: WordLists) -> str:
    """Give "you are" where no act and no place follows it; else nothing."""
    going_on = listed(words, "after-you-are")
    said = tokens(text)
    for phrase in word_list(words, "you-are"):
        wanted = tokens(phrase)
        for at in range(len(said) - len(wanted)):
            if said[at : at + len(wanted)] == wanted and said[at + len(wanted)] not in going_on:
                return folded(phrase)
    return ""


def share_back(answer: Answer, words: WordLists, column: str = "") -> tuple[Finding, ...]:
    """Look for fishing for praise, for excuses, and for blaming whoever gave the feedback."""
    found = (
        (piece, rule, holds(piece.text, words, name)) for piece in pieces(answer, column) for rule, name in _SHARING
    )
    return tuple(piece.says(rule, word) for piece, rule, word in found if word)


def structure(answer: Answer, words: WordLists, column: str = "") -> tuple[Finding, ...]:
    """Look for an explanation by who somebody is, without a rule, a queue, a timing, a goal or an information in it."""
    found = []
    for piece in pieces(answer, column):
        who = holds(piece.text, words, "who-words")
        if who and lacks(piece.text, words, "structure-words"):
            found.append(piece.says("who-explains", who))
    return tuple(found)
