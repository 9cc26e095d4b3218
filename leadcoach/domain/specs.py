"""What each kind of ask declares: its items, columns, ranges and limits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Item:
    """Something to choose, rate or count: a stable id and its wording."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class TextSpec:
    """Free text."""

    most: int = 0
    """The most characters; 0 for no limit of its own."""
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class LinesSpec:
    """A short list of single lines; the answer has one row a line, in the column `line`."""

    least: int = 0
    most: int = 40
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class ScriptSpec:
    """Text in a small language that is parsed as it is written."""

    language: str = "loops"


@dataclass(frozen=True, slots=True)
class ChoiceSpec:
    """One or several of a list."""

    items: tuple[Item, ...]
    least: int = 1
    most: int = 1
    key: tuple[str, ...] = ()
    """The right ones, where there is a right one."""
    options_from: str = ""
    """The address of earlier rows that are the options, instead of items; a row's id is the id of its option."""


@dataclass(frozen=True, slots=True)
class ScaleSpec:
    """A number for each item, in one or two aspects."""

    low: int
    high: int
    low_text: str
    high_text: str
    items: tuple[Item, ...]
    aspects: tuple[Item, ...] = (Item("is", ""),)
    cannot_say: bool = False
    anchors: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """The word of every point from low to high, where content names them all."""
    key: tuple[tuple[str, int], ...] = ()
    """The right point of each item, where the scale is a quiz."""


@dataclass(frozen=True, slots=True)
class NumberSpec:
    """A number in a range."""

    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class DateSpec:
    """A day, with a time and a rhythm where asked."""

    time: bool = False
    rhythms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, or one field of a form."""

    id: str
    kind: str
    """`text`, `number`, `date` or `choice`."""
    label: str
    options: tuple[Item, ...] = ()
    open: bool = False
    """Whether own words may stand beside the options."""
    options_from: str = ""
    """The address of earlier rows that are the options, instead of a list; a row's id is the id of its option."""
    stamp: str = ""
    """The column that, once filled, dates this one."""
    optional: bool = False
    due: bool = False
    """Whether the date is a promise."""
    ahead: int = 0
    """How many days ahead a promise is proposed when its row begins; 0 for no proposal."""
    later: bool = False
    """Whether it is filled when the row is due, and optional until then."""


@dataclass(frozen=True, slots=True)
class TableSpec:
    """Rows of columns; `form` is one row, drawn as fields below each other."""

    columns: tuple[Column, ...]
    least: int = 0
    most: int = 40
    form: bool = False

    def column(self, name: str) -> Column | None:
        """Give the column of that id."""
        return next((column for column in self.columns if column.id == name), None)


@dataclass(frozen=True, slots=True)
class PracticeSpec:
    """What became of a practice with the team."""

    minutes: int = 15


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of a talk with its planned minutes."""

    id: str
    minutes: int
    text: str


@dataclass(frozen=True, slots=True)
class LiveSpec:
    """What is observed while it happens: exclusive turns with a clock, counts, and phases one after the other."""

    turns: tuple[Item, ...] = ()
    counts: tuple[Item, ...] = ()
    minutes: int = 0
    phases: tuple[Phase, ...] = ()


@dataclass(frozen=True, slots=True)
class InstrumentSpec:
    """A worksheet on the workbench."""

    use: str


Spec = (
    TextSpec
    | LinesSpec
    | ScriptSpec
    | ChoiceSpec
    | ScaleSpec
    | NumberSpec
    | DateSpec
    | TableSpec
    | PracticeSpec
    | LiveSpec
    | InstrumentSpec
)
