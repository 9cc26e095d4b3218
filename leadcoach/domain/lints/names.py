"""What looks like the name of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leadcoach.domain.answers import Answer
from leadcoach.domain.lints.looking import Finding, folded, listed, pieces
from leadcoach.domain.wordlists import WORD, WordLists, word_list

MOST_NAMES = 3
"""More of them in one text say nothing new."""
TITLE_CASE = 3
"""From so many capitals on, in half of its words, a line is written as a title."""
_BEGINS = re.compile(r"[.!?…:;/|][\"”’'»)\]*_]*\s[\s\"“„‘«'(\[*_>–—-]*$|[\"“„‘«'*_(\[]$")


def no_names(answer: Answer, words: WordLists, column: str = "") -> tuple[Finding, ...]:
    """Look for capitals inside a sentence that look like somebody's name, and for first names anywhere.

    Days, months, languages and the like are no names, nor is what stands behind an article or in a line written as a
    title.
    """
    looked = _Looking(words)
    return tuple(piece.says("name-seen", name) for piece in pieces(answer, column) for name in looked.names(piece.text))


class _Looking:
    """The lists, folded once for all pieces."""

    def __init__(self, words: WordLists) -> None:
        self.capitals = listed(words, "capitals")
        self.first_names = frozenset(word_list(words, "first-names"))
        self.titles = listed(words, "titles")
        self.no_name_after = listed(words, "no-name-after")

    def names(self, text: str) -> list[str]:
        """Give up to three different names, in their order."""
        found = dict.fromkeys(name for line in text.split("\n") for name in self._in_line(line))
        return list(found)[:MOST_NAMES]

    def _in_line(self, line: str) -> Iterator[str]:
        said = list(WORD.finditer(line))
        raised = [match for match in said if self._raised(match[0])]
        if len(raised) >= TITLE_CASE and 2 * len(raised) >= len(said):
            return
        before = ""
        for match in said:
            name = _bare(match[0])
            if self._raised(match[0]) and self._is_name(name, before, at_start=_starts(line, match.start())):
                yield name
            before = folded(match[0])

    def _raised(self, word: str) -> bool:
        """Whether a word has a capital and then small letters, and is none of those that always have one."""
        name = _bare(word)
        last = re.split(r"['’]", name)[-1]
        shaped = len(name) > 1 and name[0].isupper() and last[0].isupper() and last[1:].islower()
        return shaped and folded(name) not in self.capitals | self.titles

    def _is_name(self, name: str, before: str, *, at_start: bool) -> bool:
        if before in self.titles or name in self.first_names:
            return True
        return not at_start and before not in self.no_name_after


def _bare(word: str) -> str:
    """Give a word without the 's of a genitive."""
    return re.sub(r"['’]s$", "", word)


def _starts(line: str, at: int) -> bool:
    """Whether a word at this place begins a line, a sentence or a quotation; signs and numbers may stand before it."""
    before = line[:at]
    return not any(letter.isalpha() for letter in before) or bool(_BEGINS.search(before))
