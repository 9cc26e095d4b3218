"""The columns of a table or a form: `- id: kind | Label | roles`, and the lists their choices come from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from leadcoach.curriculum.faults import did_you_mean
from leadcoach.curriculum.grammar import ID, Entry, Fields, Value, pairs
from leadcoach.domain.address import loose
from leadcoach.domain.specs import Column, Item

COLUMN_KINDS = ("text", "number", "date", "choice")
COLUMN_ROLES = ("optional", "due", "due=+7d", "later", "stamp=COLUMN")

_COLUMN_CURE = "Write it like `- reason: text | Reason | optional`: id, kind, label, then roles where wanted."
_LIST_CURE = "Write it like `list: effects = feeds Feeds it | starves Starves it`."
_AHEAD = re.compile(r"\+([0-9]{1,3})([dw])")
_DAYS = {"d": 1, "w": 7}


@dataclass(frozen=True, slots=True)
class _Choices:
    """What one `list:` line offers: items, or the rows at an address."""

    items: tuple[Item, ...] = ()
    address: str = ""


def read_columns(fields: Fields) -> tuple[Column, ...]:
    """Give the columns of a fence; every fault is reported."""
    lists = _lists(fields)
    found = [_column(entry, lists, fields) for entry in fields.body.items]
    columns = tuple(column for column in found if column)
    fields.items(1)
    names = {column.id for column in columns}
    for entry, column in zip(fields.body.items, found, strict=True):
        if column and column.stamp and column.stamp not in names:
            cure = did_you_mean(column.stamp, names)
            fields.report.add(entry.line, f"`stamp={column.stamp}` names no column", cure)
    return columns


def _lists(fields: Fields) -> Mapping[str, _Choices]:
    found: dict[str, _Choices] = {}
    for value in fields.body.lists:
        name, equals, rest = (part.strip() for part in value.text.partition("="))
        if not equals or not ID.fullmatch(name):
            fields.report.add(value.line, "This list has no name", _LIST_CURE)
        elif name in found:
            fields.report.add(value.line, f"There are two lists `{name}`", "Give each a name of its own.")
        else:
            found[name] = _choices(name, replace(value, text=rest), fields)
    return found


def _choices(name: str, value: Value, fields: Fields) -> _Choices:
    if not value.text.startswith("@"):
        return _Choices(pairs(value, f"list: {name} =", fields.report))
    try:
        loose(value.text)
    except ValueError as error:
        cure = f"Write it like `list: {name} = @w08.toolset.charter.question`."
        fields.report.add(value.line, f"`{value.text}` is no address: {error}", cure)
        return _Choices()
    return _Choices(address=value.text)


def _column(entry: Entry, lists: Mapping[str, _Choices], fields: Fields) -> Column | None:
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


def _choice_column(
    column: Column, rest: list[str], lists: Mapping[str, _Choices], entry: Entry, fields: Fields
) -> Column:
    name = rest[0] if rest else ""
    if name not in lists:
        cure = did_you_mean(name, lists, _LIST_CURE)
        fields.report.add(entry.line, f"The column `{column.id}` names no list of this fence", cure)
    if rest[1:] not in ([], ["open"]):
        what = f"`{' '.join(rest)}` is not a list and at most the word `open`"
        fields.report.add(entry.line, what, "Write it like `- answer: choice answers open | Your answer`.")
    chosen = lists.get(name, _Choices())
    return replace(column, options=chosen.items, options_from=chosen.address, open=rest[1:] == ["open"])


def _with_role(column: Column, role: str, entry: Entry, fields: Fields) -> Column:
    name, equals, value = role.partition("=")
    ahead = _AHEAD.fullmatch(value)
    if role == "optional":
        return replace(column, optional=True)
    if role == "later":
        return replace(column, later=True)
    if name == "due" and (ahead or not equals):
        if column.kind != "date":
            what = f"`{column.id}` is a `{column.kind}`, and `due` is a date"
            fields.report.add(entry.line, what, "Write it like `- due: date | Answer by | due=+7d`.")
        return replace(column, due=True, ahead=int(ahead[1]) * _DAYS[ahead[2]] if ahead else 0)
    if name == "stamp" and ID.fullmatch(value):
        return replace(column, stamp=value)
    fields.report.add(entry.line, f"There is no role `{role}`", did_you_mean(role, COLUMN_ROLES))
    return column
