"""How a reading gets what it needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from leadcoach.domain.answers import LINE, Answer
from leadcoach.domain.asks import Ask
from leadcoach.domain.blocks import Block, Paragraph, Reading, Said, Source
from leadcoach.domain.calendar import Calendar
from leadcoach.domain.outline import Outline
from leadcoach.domain.progress import Progress
from leadcoach.domain.records import Fact
from leadcoach.domain.specs import ChoiceSpec, Column, LinesSpec, LiveSpec, ScaleSpec, TableSpec
from leadcoach.domain.wordlists import WordLists

_POINTS = re.compile(r",\s+\d.*$")
"""What a column's label says of its points, as in "Energy, 1 to 5": of use in the form, and in the way in a reading."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Answers that stand together, and where they are kept."""

    document: str = ""
    version: str = ""
    day: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    week: int | None = None
    """The week of the programme they belong to, where they belong to one."""

    @property
    def source(self) -> Source:
        """Where the answers stand."""
        return Source(self.document, self.version)


@dataclass(frozen=True, slots=True)
class Need:
    """An answer from elsewhere that a reading uses where it exists."""

    name: str
    address: str
    later: bool = False
    """Whether content may still lack the ask, because its week is not written yet."""
    every: bool = False
    """Whether the answers of all its occasions are wanted, the oldest first, and not only the latest."""


@dataclass(frozen=True, slots=True)
class Given:
    """Everything a reading may look at."""

    today: date
    week: int
    sheet: Sheet
    sheets: Mapping[str, tuple[Sheet, ...]] = field(default_factory=dict)
    words: WordLists = field(default_factory=dict)
    facts: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    """By kind, those the reading declares, without those that were taken back."""
    progress: Progress = field(default_factory=Progress)
    outline: Outline | None = None
    """The programme, for readings of what was done in it."""
    weekly: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """How often something happened in each week, by its name."""
    calendar: Calendar | None = None
    """Programme time; None before the first run, and for a reading of a file."""

    def latest(self, need: str) -> Sheet:
        """Give the newest sheet of a need; an empty one where there is none."""
        found = self.sheets.get(need, ())
        return found[-1] if found else Sheet()

    def answer(self, need: str, ask: str) -> Answer | None:
        """Give the newest answer to an ask among the sheets of a need, or None."""
        found = (sheet.answers.get(ask) for sheet in reversed(self.sheets.get(need, ())))
        return next((answer for answer in found if answer is not None), None)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A worksheet's pure function, with what it declares it needs."""

    id: str
    asks: Mapping[str, type[Answer]]
    """Empty for a reading of what was done, which has no worksheet of its own."""
    phrases: frozenset[str]
    read: Callable[[Given], Reading]
    needs: tuple[Need, ...] = ()
    facts: frozenset[str] = frozenset()
    """The kinds of facts it reads."""
    weekly: frozenset[str] = frozenset()
    """The weekly counts it reads: `captures`, `tries`."""
    done: bool = False
    """Whether it reads what was done in the programme: `progress` and `outline`."""
    lints: bool = False
    """Whether it reads the word lists of the lints."""


def columns_of(ask: Ask) -> tuple[Column, ...]:
    """Give the columns of the rows that answer an ask; none for an ask whose answer has no rows."""
    match ask.spec:
        case TableSpec(columns=columns):
            return columns
        case LinesSpec():
            return (Column(LINE, "text", ask.label),)
    return ()


def item_phrases(ask: Ask) -> dict[str, str]:
    """Give the wording of everything an answer to this ask may name: items, aspects, points, columns, options."""
    found = {"title": ask.label}
    for column in columns_of(ask):
        found[f"column.{column.id}"] = _POINTS.sub("", column.label)
        found |= {f"option.{column.id}.{item.id}": item.text for item in column.options}
    found |= {f"item.{name}": text for name, text in _named(ask)}
    if isinstance(ask.spec, ScaleSpec):
        found |= {f"point.{point}": text for point, text in _points(ask.spec)}
    return found


def _named(ask: Ask) -> list[tuple[str, str]]:
    """Give id and wording of what is chosen, rated, counted or gone through."""
    match ask.spec:
        case LiveSpec(turns=turns, counts=counts, phases=phases):
            return [(each.id, each.text) for each in (*turns, *counts)] + [(each.id, each.text) for each in phases]
        case ScaleSpec(items=items, aspects=aspects):
            return [(each.id, each.text) for each in (*items, *aspects)]
        case ChoiceSpec(items=items):
            return [(each.id, each.text) for each in items]
    return []


def _points(spec: ScaleSpec) -> tuple[tuple[int, str], ...]:
    if spec.words:
        return tuple(enumerate(spec.words, spec.low))
    return ((spec.low, spec.low_text), (spec.high, spec.high_text))


TITLE = (Said("title"),)


def told(*blocks: Block) -> Reading:
    """Give a reading under its title; without a block it says that nothing is written yet."""
    return Reading(TITLE, blocks or (Paragraph((Said("echo-nothing"),)),))
