"""The neutral shape of a document to read: sections of pieces, each with a head and what stands below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Table(NamedTuple):
    """Rows of cells; without columns the first cell of a row names the second."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Label(NamedTuple):
    """Names the parts that follow, within one piece."""

    text: str


class Bar(NamedTuple):
    """One bar; its places run from 0, where the scale begins, to 1, where it ends."""

    label: str
    said: str
    """Its numbers in words: who does not see the bar misses nothing."""
    end: float | None
    """How far it reaches; None where there is no number."""
    mark: float | None = None
    """What is aimed at, or was before."""
    band: tuple[float, float] | None = None
    """Within it a difference says nothing."""
    faint: bool = False
    """Whether it is drawn as background."""


class Chart(NamedTuple):
    """Bars on one scale, one below the other."""

    scale: str
    """From where to where it goes, in words."""
    bars: tuple[Bar, ...]

    def in_words(self) -> Table:
        """Give the same where nothing can be drawn."""
        return Table(("", self.scale), tuple((bar.label, bar.said) for bar in self.bars))


Part = str | Table | Label | Chart
"""A paragraph with the line ends it was written with, a table, a heading of its own, or bars."""


class Piece(NamedTuple):
    """One entry, answer or worksheet."""

    title: str
    when: str
    """The day, and the time where it is known, in words."""
    about: str = ""
    """The question it answers."""
    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()
    """Tags, a star, the files that belong to it: a line each."""


class Section(NamedTuple):
    """A week, or a year of what belongs to no week."""

    id: str
    """Letters, digits and dashes."""
    title: str
    pieces: Iterator[Piece]
    """Made while they are read, once."""


class Sheets(NamedTuple):
    """A whole document."""

    title: str
    about: str
    """One line: of when it is, and what it holds."""
    contents: str
    """The heading of the table of contents."""
    language: str
    sections: tuple[Section, ...]


def paragraphs(text: str) -> Iterator[str]:
    """Give the paragraphs of a text, apart by empty lines, with the line ends inside them."""
    kept = list[str]()
    for line in text.split("\n"):
        if line.strip():
            kept.append(line)
        elif kept:
            yield "\n".join(kept)
            kept = []
    if kept:
        yield "\n".join(kept)
