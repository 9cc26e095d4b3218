"""How long and how hard a text is, measured on what was parsed: paragraphs, items and quotes of the prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from leadcoach.domain.prose import Listing, Para, Prose, Quoted, plain_runs

LONG_WORD = 6
"""A word with more letters is a long one."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_STOP = re.compile(r"[.!?:][\"”')]*(?:\s|$)")
_END = re.compile(r"[.!?:][\"”')]*\s*$")


def running_text(prose: Prose) -> Iterator[str]:
    """Give each paragraph; headings, tables and text as it stands are no running text."""
    for block in prose:
        match block:
            case Para(runs):
                yield plain_runs(runs)
            case Listing(_, items):
                for item in items:
                    yield from running_text(item)
            case Quoted(blocks):
                yield from running_text(blocks)


def words(texts: Iterable[str]) -> int:
    """Give the number of words, apart by blanks."""
    return sum(len(text.split()) for text in texts)


def lix(texts: Iterable[str]) -> float:
    """Give the readability after Björnsson: words a sentence plus the share of words over six letters in per cent.

    A paragraph ends a sentence, also where it has no stop. No words give 0.
    """
    paragraphs = list(texts)
    found = [word for text in paragraphs for word in _WORD.findall(text)]
    if not found:
        return 0.0
    long = sum(len(word) > LONG_WORD for word in found)
    return len(found) / sum(map(_sentences, paragraphs)) + 100 * long / len(found)


def _sentences(text: str) -> int:
    return len(_STOP.findall(text)) + (not _END.search(text))
