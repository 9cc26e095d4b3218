"""The body of each kind of ask: which keys it takes, and the spec they make."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from leadcoach.curriculum.columns import read_columns
from leadcoach.curriculum.faults import did_you_mean
from leadcoach.curriculum.grammar import ID, ID_CURE, Fields
from leadcoach.curriculum.references import RHYTHMS, address
from leadcoach.domain.specs import (
    ChoiceSpec,
    Column,
    DateSpec,
    InstrumentSpec,
    Item,
    LinesSpec,
    LiveSpec,
    NumberSpec,
    Phase,
    PracticeSpec,
    ScaleSpec,
    ScriptSpec,
    Spec,
    TableSpec,
    TextSpec,
)
from leadcoach.text import _

MOST_MINUTES = 600
MOST_PICKED = 20
"""How many of earlier rows can be chosen at most."""
USUAL_ROWS = (0, 40)
MOST_ROWS = 200
PLAN_PARTS = ("wish", "outcome", "obstacle", "if", "then")
LANGUAGES = ("loops",)

_POINT = re.compile(r"(\d{1,2})\s+(.+)")
_PHASE = re.compile(r"(\d{1,3})\s+(.+)")


def _text(fields: Fields) -> Spec:
    return TextSpec(fields.whole("max", 1, 100_000), fields.text("placeholder"))


def _lines(fields: Fields) -> Spec:
    least, most = fields.counts("items", USUAL_ROWS, MOST_ROWS)
    return LinesSpec(least, most, fields.text("placeholder"))


def _script(fields: Fields) -> Spec:
    if not fields.has("language"):
        fields.report.add(fields.line, "The script does not say its `language`", "Add `language: loops`.")
    return ScriptSpec(fields.one_of("language", LANGUAGES, ScriptSpec().language))


def _choice(fields: Fields) -> Spec:
    if fields.has("options"):
        return _choice_of_rows(fields)
    items = fields.items(2)
    least, most = fields.counts("pick", (1, 1), max(len(items), 1))
    return ChoiceSpec(items, least, most, fields.ids("key", (item.id for item in items)))


def _choice_of_rows(fields: Fields) -> Spec:
    if fields.body.items:
        cure = "Take the items away, or the line `options`."
        fields.wrong("options", "This choice has items and takes its options from elsewhere", cure)
    if fields.has("key"):
        fields.wrong("key", "Nobody can know the right one of earlier rows", "Take the line away, or write items.")
    least, most = fields.counts("pick", (1, 1), MOST_PICKED)
    return ChoiceSpec((), least, most, options_from=address(fields, "options"))


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
        key=_key(fields, points, items, aspects),
    )


def _key(
    fields: Fields, points: ScaleSpec, items: tuple[Item, ...], aspects: tuple[Item, ...]
) -> tuple[tuple[str, int], ...]:
    """Read the right point of each item: `key: pressure=2 rework=1`."""
    known = [item.id for item in items]
    found: dict[str, int] = {}
    for word in fields.words("key"):
        name, _equals, point = word.partition("=")
        if name not in known:
            fields.wrong("key", f"`key` names `{name}`, which is no item here", did_you_mean(name, known))
        elif not (point.isascii() and point.isdecimal() and points.low <= int(point[:9]) <= points.high):
            cure = f"Write it like `key: {name}={points.high}`, from {points.low} to {points.high}."
            fields.wrong("key", f"`{word}` names no point of the scale", cure)
        else:
            found[name] = int(point)
    if found and len(aspects) > 1:
        fields.wrong("aspects", "A scale with a `key` has one aspect", "Take the line away, or the `key`.")
    return tuple(found.items())


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
    columns = read_columns(fields)
    if fields.text("rows") == "one":
        return TableSpec(columns, 1, 1, form=True)
    least, most = fields.counts("rows", USUAL_ROWS, MOST_ROWS)
    return TableSpec(columns, least, most)


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
    turns, counts, phases = fields.pairs("turns"), fields.pairs("counts"), _phases(fields)
    if not (turns or counts or fields.has("phases")):
        cure = "Add `turns: me Me | others Others`, `counts: summary Summary confirmed` or `phases: why 5 Why`."
        fields.report.add(fields.line, "There is nothing to observe here", cure)
    taken = {turn.id for turn in turns}
    for key, ids in (("counts", [item.id for item in counts]), ("phases", [phase.id for phase in phases])):
        for name in ids:
            if name in taken:
                what = f"`{name}` is a turn and a count" if key == "counts" else f"`{name}` stands here twice"
                fields.wrong(key, what, ID_CURE + " Each stands once.")
        taken.update(ids)
    return LiveSpec(turns, counts, fields.whole("minutes", 1, MOST_MINUTES), phases)


def _phases(fields: Fields) -> tuple[Phase, ...]:
    """Read `id MINUTES Label | id MINUTES Label`."""
    found = []
    for item in fields.pairs("phases"):
        part = _PHASE.fullmatch(item.text)
        if part and 1 <= int(part[1]) <= MOST_MINUTES:
            found.append(Phase(item.id, int(part[1]), part[2]))
        else:
            cure = f"Write it like `phases: {item.id} 5 Why it differed`."
            fields.wrong("phases", f"The phase `{item.id}` has no minutes and a label", cure)
    return tuple(found)


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
    "lines": KindOfAsk(_lines, ("items", "placeholder")),
    "script": KindOfAsk(_script, ("language",)),
    "choice": KindOfAsk(_choice, ("pick", "key", "options"), items=True),
    "scale": KindOfAsk(_scale, ("scale", "aspects", "cannot-say", "anchor", "key"), items=True),
    "number": KindOfAsk(_number, ("range", "unit")),
    "date": KindOfAsk(_date, ("time", "rhythm")),
    "table": KindOfAsk(_table, ("rows", "list"), items=True),
    "plan": KindOfAsk(_plan, ("parts",)),
    "practice": KindOfAsk(_practice),
    "live": KindOfAsk(_live, ("turns", "counts", "phases")),
    "instrument": KindOfAsk(_instrument, ("use",)),
}
"""Every kind of ask."""
