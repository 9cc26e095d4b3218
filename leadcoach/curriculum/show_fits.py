"""Whether a reading can be made of what its `of` leads to, and whether its columns are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leadcoach.curriculum.faults import did_you_mean
from leadcoach.curriculum.fits import Misfit, Target
from leadcoach.domain.asks import Ask
from leadcoach.domain.programme import Show
from leadcoach.domain.specs import ChoiceSpec, Column, ScaleSpec, TableSpec

KINDS_READ: Mapping[str, tuple[str, ...]] = {
    "bars": ("scale",),
    "share": ("live",),
    "gap": ("scale", "table"),
    "lowest": ("scale", "table"),
    "most": ("table", "plan", "lines", "choice"),
    "groups": ("table",),
    "grid": ("table",),
    "tally": ("choice", "table"),
    "ledger": ("table",),
    "marks": ("scale", "choice"),
    "seats": ("table",),
    "cost": ("table",),
    "waves": ("scale",),
    "compare": ("table",),
}
"""The kinds of ask a reading can be made of; every other reading takes all."""
COLUMNS_READ: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "gap": {"low": ("number", "choice"), "high": ("number", "choice")},
    "groups": {"by": ("choice",)},
    "grid": {"by": ("choice",), "across": ("choice",)},
    "seats": {"by": (), "in": ("text",)},
    "cost": {"minutes": ("number",), "times": ("number",), "people": ("number",)},
    "compare": {"low": (), "high": ()},
}
"""The kinds of column a key of a reading takes; none stands for all."""
BY_COLUMN = frozenset({"most", "tally"})
"""Readings of one column of a table or a plan."""


def show_misfits(show: Show, found: Target) -> Iterator[Misfit]:
    """Give everything that does not fit between a reading and what it reads."""
    kinds = KINDS_READ.get(show.reading, (found.ask.kind,))
    if found.ask.kind not in kinds:
        wanted = " or a ".join(f"`{kind}`" for kind in kinds)
        what = f"`{found.text}` is a `{found.ask.kind}`, and `{show.reading}` needs a {wanted} in `of`"
        yield Misfit("of", what, f"Name a {wanted}, or write `show echo {show.id}`.")
        return
    if show.reading in BY_COLUMN and isinstance(found.ask.spec, TableSpec) and not found.column:
        what = f"`{found.text}` names no column, and `{show.reading}` counts what stands in one"
        yield Misfit("of", what, f"Write it like `of: {found.text}.{found.ask.spec.columns[0].id}`.")
    named = tuple(_columns(show))
    if named and not isinstance(found.ask.spec, TableSpec):
        what = f"`{found.ask.id}` is a `{found.ask.kind}` and has no columns"
        yield Misfit(named[0][0], what, "Take the lines that name a column away.")
        return
    for key, name in named:
        if wrong := _column_misfit(key, name, show, found.ask):
            yield wrong
    yield from _own_rules(show, found.ask)
    yield from _sentence_misfits(show, found.ask)


def _columns(show: Show) -> Iterator[tuple[str, str]]:
    """Give the keys that name a column, with the column."""
    named = {
        "low": show.low,
        "high": show.high,
        "by": show.by,
        "across": show.across,
        "in": show.within_column,
        "minutes": show.minutes,
        "times": show.times,
        "people": show.people,
    }
    return ((key, name) for key, name in named.items() if name)


def _column_misfit(key: str, name: str, show: Show, ask: Ask) -> Misfit | None:
    columns = ask.spec.columns if isinstance(ask.spec, TableSpec) else ()
    column = next((each for each in columns if each.id == name), None)
    if column is None:
        known = [each.id for each in columns]
        return Misfit(key, f"`{ask.id}` has no column `{name}`", did_you_mean(name, known))
    kinds = COLUMNS_READ[show.reading].get(key) or (column.kind,)
    if column.kind not in kinds:
        wanted = " or ".join(f"`{kind}`" for kind in kinds)
        what = f"The column `{name}` is a `{column.kind}`, and `{key}` needs a {wanted}"
        return Misfit(key, what, "Name another column, or give it that kind.")
    if show.reading == "gap" and column.options_from:
        what = f"The column `{name}` has no order of its own: its options are earlier rows"
        return Misfit(key, what, "Name a column whose `list` goes from low to high.")
    return None


def _own_rules(show: Show, ask: Ask) -> Iterator[Misfit]:
    match show.reading, ask.spec:
        case "gap", ScaleSpec(aspects=aspects) if len(aspects) != 2:
            yield Misfit("of", f"`{ask.id}` has no two aspects to compare", "Give the scale two `aspects`.")
        case "gap", TableSpec() if not show.low:
            yield Misfit("of", f"`{ask.id}` is a `table`, so `gap` needs two columns", "Add `low: …` and `high: …`.")
        case "lowest", TableSpec(columns=columns) if not _numbers(columns):
            yield Misfit("of", f"`{ask.id}` has no column of numbers", "Name another table, or a `scale`.")
        case "ledger", TableSpec(columns=columns) if not any(each.due or each.stamp or each.later for each in columns):
            cure = "Give a column the role `due`, `later` or `stamp=COLUMN`."
            yield Misfit("of", f"`{ask.id}` has no column with a promise in it", cure)
        case "marks", (ScaleSpec() | ChoiceSpec()) as spec if not spec.key:
            yield Misfit("of", f"`{ask.id}` has no `key`, so nothing is right or wrong", "Add a `key` to it.")
        case "series", _ if not ask.repeat:
            yield Misfit("of", f"`{ask.id}` is asked once only", "Give it a `repeat`, or write `show echo`.")


def _sentence_misfits(show: Show, ask: Ask) -> Iterator[Misfit]:
    known = _said(show, ask)
    for item in show.sentences:
        if known and item.id not in known:
            what = f"`{ask.id}` has nothing of the id `{item.id}`"
            yield Misfit(f"- {item.id}", what, did_you_mean(item.id, known))


def _said(show: Show, ask: Ask) -> tuple[str, ...]:
    """Give the ids a reading may have sentences for; none where that cannot be told."""
    match ask.spec:
        case ScaleSpec(items=items):
            return tuple(item.id for item in items)
        case TableSpec(columns=columns) as spec if show.reading == "groups":
            column = spec.column(show.by)
            return tuple(item.id for item in column.options) if column else ()
        case TableSpec(columns=columns):
            return _numbers(columns)
    return ()


def _numbers(columns: tuple[Column, ...]) -> tuple[str, ...]:
    return tuple(column.id for column in columns if column.kind == "number")
