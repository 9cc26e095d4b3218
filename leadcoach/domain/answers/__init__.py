"""The shapes an answer can take; each goes to JSON and back and tells its words for search.

An answer holds what was typed, also where that is not (yet) right: a number is kept as its text with the value beside
it, so that a draft and a finished answer are the same thing and no keystroke is lost. `problems.problems` says what is
still wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, Self, runtime_checkable

from leadcoach.domain.answers.marks import Mark, Marks
from leadcoach.domain.answers.rows import LINE, Row, Rows
from leadcoach.domain.answers.single import Number, Opened, Picked, Practice, Ratings, Script, Text, When

__all__ = [
    "LINE",
    "SHAPES",
    "Answer",
    "Mark",
    "Marks",
    "Number",
    "Opened",
    "Picked",
    "Practice",
    "Ratings",
    "Row",
    "Rows",
    "Script",
    "Text",
    "When",
]


@runtime_checkable
class Answer(Protocol):
    """What every shape can do."""

    def to_json(self) -> object:
        """Give the JSON value that `from_json` reads."""

    @classmethod
    def from_json(cls, value: object) -> Self:
        """Read the JSON value; raises ValueError when it has another shape."""

    def words(self) -> str:
        """Give every word a person wrote, a line each."""

    @property
    def empty(self) -> bool:
        """Whether nothing was answered."""


SHAPES: Mapping[str, type[Answer]] = {
    "text": Text,
    "lines": Rows,
    "script": Script,
    "choice": Picked,
    "scale": Ratings,
    "number": Number,
    "date": When,
    "table": Rows,
    "plan": Rows,
    "practice": Practice,
    "live": Marks,
    "instrument": Opened,
}
"""The shape of the answer to each kind of ask."""
