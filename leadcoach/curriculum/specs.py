"""The body of each kind of ask: which keys it takes, and the spec they make."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from leadcoach.curriculum.faults import did_you_mean
from leadcoach.curriculum.grammar import ID, ID_CURE, Entry, Fields, pairs
from leadcoach.curriculum.references import RHYTHMS
from leadcoach.domain.asks import (
    ChoiceSpec,
    Column,
    DateSpec,
    InstrumentSpec,
    Item,
    LiveSpec,
    NumberSpec,
    PracticeSpec,
    ScaleSpec,
    Spec,
    TableSpec,
    TextSpec,
)
from leadcoach.text import _

MOST_MINUTES = 600
PLAN_PARTS = ("wish", "outcome", "obstacle", "if", "then")
COLUMN_KINDS = ("text", "number", "date", "choice")
COLUMN_ROLES = ("optional", "stamp=COLUMN")

_POINT = re.compile(r"(\d{1,2})\s+(.+)")
_COLUMN_CURE = "Write it like `- reason: text | Reason | optional`: id, kind, label, then roles where wanted."
_LIST_CURE = "Write it like `list: effects = feeds Feeds it | starves Starves it`."

Lists: TypeAlias = Mapping[str, tuple[Item, ...]]


def _text(fields: Fields) -> Spec:
    return TextSpec(fields.whole("max", 1, 100_000), fields.text("placeholder"))


def _choice(fields: Fields) -> Spec:
    items = fields.items(2)
    least, most = fields.counts("pick", (1, 1), max(len(items), 1))
    return ChoiceSpec(items, least, most, fields.ids("key", (item.id for item in items)))


def _scale(fields: Fields) -> Spec:
    items = fields.items(1)
    aspects = fields.pairs("aspects")
    if len(aspects) > 2:
        fields.wrong("aspects", "A scale has at most two aspects", "Ask the third in a step of its own.")
    points = _points(fields)
    return replace(
        points,
        items=items,
        aspects=aspects or points.aspects,
        cannot_say=fields.flag("cannot-say"),
        anchors=fields.ids("anchor", (item.id for item in items)),
    )


def _points(fields: Fields) -> ScaleSpec:
    """Read the two ends of a scale, or every point of it, with their words."""
    points = [_POINT.fullmatch(part.strip()) for part in fields.text("scale").split("|")]
    named = [(int(point[1]), point[2]) for point in points if point]
    if len(named) < 2 or len(named) < len(points) or named[0][0] >= named[-1][0]:
        fields.wrong("scale", "The two ends of the scale are missing", "Write it like `scale: 1 never | 5 as a rule`.")
        return ScaleSpec(1, 5, "", "", ())
    (low, low_text), (high, high_text) = named[0], named[-1]
    every = [number for number, _word in named] == list(range(low, high + 1))
    if len(named) > 2 and not every:
        fields.wrong("scale", "Some points of the scale have no words", "Name both ends, or every point in its order.")
    return ScaleSpec(low, high, low_text, high_text, (), words=tuple(text for _number, text in named) if every else ())


def _number(fields: Fields) -> Spec:
    low, high = fields.span("range") or (None, None)
    return NumberSpec(low, high, fields.text("unit"))


def _date(fields: Fields) -> Spec:
    rhythms = fields.words("rhythm")
    for rhythm in rhythms:
        if rhythm not in RHYTHMS:
            fields.wrong("rhythm", f"There is no rhythm `{rhythm}`", did_you_mean(rhythm, RHYTHMS))
    return DateSpec(fields.flag("time"), tuple(rhythm for rhythm in rhythms if rhythm in RHYTHMS))


def _table(fields: Fields) -> Spec:
    lists = _lists(fields)
    found = [_column(entry, lists, fields) for entry in fields.body.items]
    columns = tuple(column for column in found if column)
    fields.items(1)
    names = {column.id for column in columns}
    for entry, column in zip(fields.body.items, found, strict=True):
        if column and column.stamp and column.stamp not in names:
            cure = did_you_mean(column.stamp, names)
            fields.report.add(entry.line, f"`stamp={column.stamp}` names no column", cure)
    if fields.text("rows") == "one":
        return TableSpec(columns, 1, 1, form=True)
    least, most = fields.counts("rows", (0, 40), 200)
    return TableSpec(columns, least, most)


def _lists(fields: Fields) -> Lists:
    found: dict[str, tuple[Item, ...]] = {}
    for value in fields.body.lists:
        name, equals, rest = (part.strip() for part in value.text.partition("="))
        if not equals or not ID.fullmatch(name):
            fields.report.add(value.line, "This list has no name", _LIST_CURE)
        elif name in found:
            fields.report.add(value.line, f"There are two lists `{name}`", "Give each a name of its own.")
        else:
            found[name] = pairs(replace(value, text=rest), f"list: {name} =", fields.report)
    return found


def _column(entry: Entry, lists: Lists, fields: Fields) -> Column | None:
    parts = [part.strip() for part in entry.text.split("|")]
    if len(parts) not in {2, 3} or not all(parts):
        fields.report.add(entry.line, "This is no column", _COLUMN_CURE)
        return None
    kind, *rest = parts[0].split()
    column = Column(entry.id, kind, parts[1])
    if kind not in COLUMN_KINDS:
        fields.report.add(entry.line, f"There is no kind of column `{kind}`", did_you_mean(kind, COLUMN_KINDS))
        return None
    if kind == "choice":
        column = _choice_column(column, rest, lists, entry, fields)
    elif rest:
        fields.report.add(entry.line, f"`{parts[0]}` is no kind of column", _COLUMN_CURE)
    for role in re.split(r"[,\s]+", parts[2]) if len(parts) == 3 else ():
        column = _with_role(column, role, entry, fields)
    return column


def _choice_column(column: Column, rest: list[str], lists: Lists, entry: Entry, fields: Fields) -> Column:
    name = rest[0] if rest else ""
    if name not in lists:
        cure = did_you_mean(name, lists, _LIST_CURE)
        fields.report.add(entry.line, f"The column `{column.id}` names no list of this fence", cure)
    if rest[1:] not in ([], ["open"]):
        what = f"`{' '.join(rest)}` is not a list and at most the word `open`"
        fields.report.add(entry.line, what, "Write it like `- answer: choice answers open | Your answer`.")
    return replace(column, options=lists.get(name, ()), open=rest[1:] == ["open"])


def _with_role(column: Column, role: str, entry: Entry, fields: Fields) -> Column:
    name, _equals, value = role.partition("=")
    if role == "optional":
        return replace(column, optional=True)
    if name == "stamp" and ID.fullmatch(value):
        return replace(column, stamp=value)
    fields.report.add(entry.line, f"There is no role `{role}`", did_you_mean(name, COLUMN_ROLES))
    return column


def _plan(fields: Fields) -> Spec:
    labels = {
        "wish": _("My wish"),
        "outcome": _("The best outcome"),
        "obstacle": _("The obstacle in me"),
        "if": _("If"),
        "then": _("Then"),
    }
    named = [part.strip() for part in fields.text("parts", "|".join(PLAN_PARTS)).split("|")]
    for part in named:
        if part not in labels:
            fields.wrong("parts", f"A plan has no part `{part}`", did_you_mean(part, PLAN_PARTS))
    columns = tuple(Column(part, "text", labels[part]) for part in PLAN_PARTS if part in named)
    return TableSpec(columns, 1, 1, form=True)


def _practice(fields: Fields) -> Spec:
    return PracticeSpec(fields.whole("minutes", 1, MOST_MINUTES, PracticeSpec().minutes))


def _live(fields: Fields) -> Spec:
    turns, counts = fields.pairs("turns"), fields.pairs("counts")
    if not turns and not counts:
        cure = "Add `turns: me Me | others Others`, or `counts: summary Summary confirmed`."
        fields.report.add(fields.line, "There is nothing to observe here", cure)
    for item in counts:
        if item.id in {turn.id for turn in turns}:
            fields.wrong("counts", f"`{item.id}` is a turn and a count", ID_CURE + " Each stands once.")
    return LiveSpec(turns, counts, fields.whole("minutes", 1, MOST_MINUTES))


def _instrument(fields: Fields) -> Spec:
    use = fields.text("use")
    if not ID.fullmatch(use):
        fields.wrong("use", "The instrument is missing", "Write it like `use: environment`.")
    return InstrumentSpec(use)


@dataclass(frozen=True, slots=True)
class KindOfAsk:
    """How one kind of ask is read."""

    read: Callable[[Fields], Spec]
    keys: tuple[str, ...] = ()
    """Its own keys, beside those of every ask."""
    items: bool = False


KINDS_OF_ASK: Mapping[str, KindOfAsk] = {
    "text": KindOfAsk(_text, ("max", "placeholder")),
    "choice": KindOfAsk(_choice, ("pick", "key"), items=True),
    "scale": KindOfAsk(_scale, ("scale", "aspects", "cannot-say", "anchor"), items=True),
    "number": KindOfAsk(_number, ("range", "unit")),
    "date": KindOfAsk(_date, ("time", "rhythm")),
    "table": KindOfAsk(_table, ("rows", "list"), items=True),
    "plan": KindOfAsk(_plan, ("parts",)),
    "practice": KindOfAsk(_practice),
    "live": KindOfAsk(_live, ("turns", "counts")),
    "instrument": KindOfAsk(_instrument, ("use",)),
}
"""Every kind of ask."""
