"""The asks content can declare, and what can be wrong with an answer to one."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from leadcoach.domain.answers import SHAPES, Answer, Number, Picked, Practice, Ratings, Rows, Text, When
from leadcoach.domain.progress import OUTCOMES
from leadcoach.domain.typed import as_date, as_number
from leadcoach.text import _, ngettext

KINDS = tuple(SHAPES)


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
class ChoiceSpec:
    """One or several of a list."""

    items: tuple[Item, ...]
    least: int = 1
    most: int = 1
    key: tuple[str, ...] = ()
    """The right ones, where there is a right one."""


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
    stamp: str = ""
    optional: bool = False


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
class LiveSpec:
    """What is observed while it happens: exclusive turns with a clock, and counts."""

    turns: tuple[Item, ...] = ()
    counts: tuple[Item, ...] = ()
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class InstrumentSpec:
    """A worksheet on the workbench."""

    use: str


Spec = TextSpec | ChoiceSpec | ScaleSpec | NumberSpec | DateSpec | TableSpec | PracticeSpec | LiveSpec | InstrumentSpec


@dataclass(frozen=True, slots=True)
class Ask:
    """One question of a step, as content declares it."""

    id: str
    kind: str
    label: str
    spec: Spec
    optional: bool = False
    origin: str = ""
    """The `from` address to prefill from; shown as a proposal."""
    lint: tuple[str, ...] = ()
    repeat: str = ""
    keep: str = "document"
    """`document`, `fact KIND` or `nothing`."""
    privacy: str = "normal"
    journal: bool = False
    level: str = ""
    distance: str = ""
    minutes: int = 0
    line: int = field(default=0, compare=False)

    @property
    def fact_kind(self) -> str:
        """The kind of fact this ask leaves, or empty."""
        return self.keep.removeprefix("fact ").strip() if self.keep.startswith("fact ") else ""

    @property
    def shape(self) -> type[Answer]:
        """The class of its answers."""
        return SHAPES[self.kind]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an answer, in one clear sentence, and where."""

    sentence: str
    field: str = ""
    """`row/column` or `item/aspect`, or empty for the whole answer."""


def blank(ask: Ask) -> Answer:
    """Give the empty answer to an ask."""
    return ask.shape()


def read_answer(ask: Ask, value: object) -> Answer:
    """Read a stored value; raises ValueError when it does not fit the kind of ask."""
    return ask.shape.from_json(value)


def problems(ask: Ask, answer: Answer) -> tuple[Problem, ...]:
    """Give everything that is wrong with what was typed; nothing for an empty answer."""
    if answer.empty:
        return ()
    match ask.spec, answer:
        case TextSpec() as spec, Text() as text:
            return _text_problems(spec, text)
        case ChoiceSpec() as spec, Picked() as picked:
            return _choice_problems(spec, picked)
        case NumberSpec() as spec, Number() as number:
            return _number_problems(spec, number.text)
        case DateSpec() as spec, When() as when:
            return _date_problems(spec, when)
        case TableSpec() as spec, Rows() as rows:
            return _table_problems(spec, rows)
        case ScaleSpec() as spec, Ratings() as ratings:
            return _scale_problems(spec, ratings)
        case PracticeSpec(), Practice() as practice:
            return _practice_problems(practice)
    return ()


def complete(ask: Ask, answer: Answer) -> bool:
    """Whether the answer is enough to call the step done: right, and nothing left open in a scale or a choice."""
    if answer.empty or problems(ask, answer):
        return bool(answer.empty and ask.optional)
    match ask.spec, answer:
        case ScaleSpec() as spec, Ratings() as ratings:
            return open_ratings(spec, ratings) == 0
        case ChoiceSpec() as spec, Picked() as picked:
            return len(picked.ids) >= spec.least
        case TableSpec() as spec, Rows() as rows:
            return len(rows.filled) >= spec.least
        case PracticeSpec(), Practice() as practice:
            return practice.outcome in OUTCOMES
    return True


def open_ratings(spec: ScaleSpec, ratings: Ratings) -> int:
    """Give how many ratings are still missing."""
    return sum((item.id, aspect.id) not in ratings.given for item in spec.items for aspect in spec.aspects)


def _text_problems(spec: TextSpec, text: Text) -> tuple[Problem, ...]:
    over = len(text.text) - spec.most
    if not spec.most or over <= 0:
        return ()
    sentence = ngettext(
        "This is {over} character over the {most} that fit here.",
        "This is {over} characters over the {most} that fit here.",
        over,
    )
    return (Problem(sentence.format(over=over, most=spec.most)),)


def _choice_problems(spec: ChoiceSpec, picked: Picked) -> tuple[Problem, ...]:
    if len(picked.ids) <= spec.most:
        return ()
    sentence = ngettext(
        "Choose at most {most}; take one away first.", "Choose at most {most}; take some away first.", spec.most
    )
    return (Problem(sentence.format(most=spec.most)),)


def _number_problems(spec: NumberSpec, text: str, where: str = "") -> tuple[Problem, ...]:
    value = as_number(text)
    if value is None:
        return (Problem(_("This is not a number yet; write it in digits, such as 25."), where),)
    if spec.low is not None and value < spec.low:
        return (Problem(_("The smallest number here is {low}.").format(low=spec.low), where),)
    if spec.high is not None and value > spec.high:
        return (Problem(_("The largest number here is {high}.").format(high=spec.high), where),)
    return ()


def _date_problems(spec: DateSpec, when: When) -> tuple[Problem, ...]:
    found = []
    if when.date is None:
        found.append(Problem(_("This is not a date yet; write it as 2026-11-23 or 23-11-2026."), "date"))
    if spec.time and when.at.strip() and when.time is None:
        found.append(Problem(_("This is not a time yet; write it as 09:30."), "time"))
    return tuple(found)


def _scale_problems(spec: ScaleSpec, ratings: Ratings) -> tuple[Problem, ...]:
    sentence = _("Rate from {low} to {high}.").format(low=spec.low, high=spec.high)
    return tuple(
        Problem(sentence, f"{item}/{aspect}")
        for (item, aspect), value in ratings.given.items()
        if value is not None and not spec.low <= value <= spec.high
    )


def _practice_problems(practice: Practice) -> tuple[Problem, ...]:
    if practice.outcome not in OUTCOMES:
        return (
            Problem(_("Say first what became of it: done, tried, not possible, or a practice of your own."), "outcome"),
        )
    if practice.outcome == "not-possible" and not practice.reason.strip():
        return (Problem(_("Say in a few words why it was not possible; the reason is what counts here."), "reason"),)
    if practice.outcome == "own" and not practice.own.strip():
        return (Problem(_("Say in a few words what you did instead; it counts the same."), "own"),)
    if practice.on.strip() and as_date(practice.on) is None:
        return (Problem(_("This is not a date yet; write it as 2026-11-23 or 23-11-2026."), "on"),)
    return ()


def _table_problems(spec: TableSpec, rows: Rows) -> tuple[Problem, ...]:
    found: list[Problem] = []
    if len(rows.filled) > spec.most:
        found.append(Problem(_("At most {most} rows fit here.").format(most=spec.most)))
    for row in rows.filled:
        for column in spec.columns:
            text = row.cell(column.id)
            if text.strip():
                found += _cell_problems(column, text, f"{row.id}/{column.id}")
    return tuple(found)


def _cell_problems(column: Column, text: str, where: str) -> tuple[Problem, ...]:
    if column.kind == "number":
        return _number_problems(NumberSpec(), text, where)
    if column.kind == "date" and as_date(text) is None:
        return (Problem(_("This is not a date yet; write it as 2026-11-23 or 23-11-2026."), where),)
    if column.kind == "choice" and not column.open and text not in {item.id for item in column.options}:
        return (Problem(_("Choose one of the list."), where),)
    return ()


def wording(ask: Ask) -> str:
    """Give the text whose hash tells later whether an answer was given to the same words."""
    texts = [ask.label]
    match ask.spec:
        case ScaleSpec(items=items, aspects=aspects):
            texts += [item.text for item in (*aspects, *items)]
        case ChoiceSpec(items=items):
            texts += [item.text for item in items]
        case TableSpec(columns=columns):
            texts += [column.label for column in columns]
    return "\n".join(texts)
