"""What was observed live: stretches with a length, and counts."""

from __future__ import annotations

from dataclasses import dataclass

from leadcoach.domain.answers.reading import items

MOST_SECONDS = 1_000_000
"""More than eleven days: nobody observes longer."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch or one event of something observed live."""

    label: str
    at: float
    """Seconds since the clock started; 0 for totals typed afterwards."""
    length: float = 0.0
    """Seconds; 0 for a count."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What was tapped or typed while observing."""

    marks: tuple[Mark, ...] = ()

    def to_json(self) -> object:
        """A list of label, start and length."""
        return [[mark.label, round(mark.at, 1), round(mark.length, 1)] for mark in self.marks]

    @classmethod
    def from_json(cls, value: object) -> Marks:
        """Read a list of label, start and length."""
        marks = []
        for item in items(value):
            match items(item):
                case [str(label), int() | float() as at, int() | float() as length] if on_a_clock(at, length):
                    marks.append(Mark(label, float(at), float(length)))
                case _:
                    raise ValueError("expected a label, a start and a length")
        return cls(tuple(marks))

    def words(self) -> str:
        """Nothing: labels are ours."""
        return ""

    def seconds(self, label: str) -> float:
        """Give how long a label lasted in all."""
        return sum(mark.length for mark in self.marks if mark.label == label)

    def count(self, label: str) -> int:
        """Give how often a label was counted."""
        return sum(1 for mark in self.marks if mark.label == label and mark.length == 0)

    @property
    def empty(self) -> bool:
        """Whether nothing was marked."""
        return not self.marks


def on_a_clock(*seconds: float) -> bool:
    """Whether these are times a clock can show: neither infinite nor no number at all."""
    return all(0 <= each < MOST_SECONDS for each in seconds)
