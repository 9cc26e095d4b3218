"""Stories that are one's own, and signals that somebody else could observe."""

from __future__ import annotations

import re

from leadcoach.domain.answers import Answer, Rows
from leadcoach.domain.lints.looking import Finding, begins, holds, lacks, listed, pieces, sentences, tokens
from leadcoach.domain.wordlists import WordLists

LAST_SENTENCES = 2
"""A lesson stands in one of the last sentences of a text."""
LESSON_COLUMNS = ("lesson", "learned", "now")
"""Columns of a form that hold the lesson, however it is worded."""
_QUOTED = re.compile(r"[\"“”„«].*?[\"“”»]|(?<!\w)['‘].*?['’](?!\w)", re.DOTALL)


def own_story(answer: Answer, words: WordLists, column: str = "") -> tuple[Finding, ...]:
    """Look for a story without an "I" in it, and for one that ends without a lesson."""
    told = pieces(answer, column)
    if not told:
        return ()
    whole = "\n".join(piece.text for piece in told)
    own = listed(words, "own-words")
    found = []
    if own and not any(begins(word, own) for word in tokens(whole)):
        found.append(Finding("story-own"))
    end = whole if isinstance(answer, Rows) else "\n".join(sentences(whole)[-LAST_SENTENCES:])
    named = any(piece.field.endswith(f"/{name}") for piece in told for name in LESSON_COLUMNS)
    if not named and lacks(end, words, "lesson-words"):
        found.append(Finding("story-lesson"))
    return tuple(found)


def signal(answer: Answer, words: WordLists, column: str = "") -> tuple[Finding, ...]:
    """Look for a signal nobody could observe: vague words, or no verb that is seen or heard."""
    found = []
    for piece in pieces(answer, column):
        # What people are heard to say may hold any word.
        vague = holds(_QUOTED.sub(" ", piece.text), words, "vague-words")
        if vague:
            found.append(piece.says("vague-signal", vague))
        elif lacks(piece.text, words, "observed-words"):
            found.append(piece.says("unseen-signal"))
    return tuple(found)
