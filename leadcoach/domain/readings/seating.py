"""The words of several seats: what only one of them says, and what they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from leadcoach.domain.asks import Ask
from leadcoach.domain.blocks import Block, Paragraph, Quote, Reading, Said, Source, Words
from leadcoach.domain.readings.cells import cell_words, column, filled, row_source
from leadcoach.domain.readings.given import Sheet, told
from leadcoach.domain.wordlists import WORD, WordLists, word_list
from leadcoach.text import fold

SHORTEST = 3
"""Words of fewer letters say little."""
MOST_WORDS = 15
"""More words in one list are not read."""


def seats(ask: Ask, sheet: Sheet, by: str, within: str, words: WordLists) -> Reading:
    """Give the words that only one seat uses, then the shared ones, without the stop words of the language.

    `by` is the column of who speaks, `within` that of what they say; rows of the same seat count together.
    """
    who, said = column(ask, by), column(ask, within)
    if who is None or said is None:
        return told()
    stop = frozenset(fold(word) for word in word_list(words, "stop-words"))
    spoken: dict[str, Counter[str]] = {}
    titles: dict[str, Words] = {}
    for row in filled(ask, sheet):
        seat = fold(row.cell(by).strip())
        if seat and row.cell(within).strip():
            titles.setdefault(seat, cell_words(who, row.cell(by).strip(), row_source(sheet, row)))
            spoken.setdefault(seat, Counter()).update(_words(row.cell(within), stop))
    if len(spoken) < 2:
        return told(*([Paragraph((Said("seats-one"),))] if spoken else []))
    return told(*_told(titles, spoken, sheet.source))


def _words(text: str, stop: frozenset[str]) -> list[str]:
    found = [fold(word).replace("’", "'") for word in WORD.findall(text)]
    return [word for word in found if len(word) >= SHORTEST and word not in stop]


def _told(titles: dict[str, Words], spoken: dict[str, Counter[str]], source: Source) -> list[Block]:
    used = Counter(word for counted in spoken.values() for word in counted)
    blocks: list[Block] = []
    for seat, counted in spoken.items():
        own = _listed((word, count) for word, count in counted.items() if used[word] == 1)
        said = (Said("seats-only"), Quote(own, source)) if own else (Said("seats-none"),)
        blocks.append(Paragraph((*titles[seat], *said)))
    shared = _listed((word, count) for word, count in used.items() if count > 1)
    return [*blocks, Paragraph((Said("seats-shared"), Quote(shared, source)) if shared else (Said("seats-unshared"),))]


def _listed(counted: Iterable[tuple[str, int]]) -> str:
    """Give words by how often they were used, then as they came, at most fifteen."""
    order = sorted(counted, key=lambda pair: -pair[1])
    return ", ".join(word for word, _count in order[:MOST_WORDS])
