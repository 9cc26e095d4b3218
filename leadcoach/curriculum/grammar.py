"""The lines of a fence: `key: value` with a known key, `- id: text`, or blank; and reading them with their types.

Fence lines are not YAML: a colon, a bracket or a "no" in a sentence must come out as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from leadcoach.curriculum.faults import Report, did_you_mean
from leadcoach.domain.specs import Item

ID = re.compile(r"[a-z][a-z0-9-]*")
ID_CURE = "Ids are small letters, digits and hyphens, and begin with a letter."

_KEY = re.compile(r"([a-z][a-z0-9-]*):(?:\s+(.*))?")
_ITEM = re.compile(r"- ([^\s:]+):(?:\s+(.*))?")
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,6})?")
_REPEATED = "list"


@dataclass(frozen=True, slots=True)
class Value:
    """What stands behind a key or an item's id, and on which line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One item line."""

    id: str
    text: str
    line: int


@dataclass(slots=True)
class Body:
    """The lines of one fence, sorted by their form."""

    keys: dict[str, Value] = field(default_factory=dict)
    lists: list[Value] = field(default_factory=list)
    """The `list:` lines, the only key that may stand there several times."""
    items: list[Entry] = field(default_factory=list)


def read_body(content: str, first: int, known: Iterable[str], report: Report, *, items: bool) -> Body:
    """Sort the lines of a fence whose body begins on line `first`; report every line of another form."""
    body, choices = Body(), tuple(known)
    for number, raw in enumerate(content.split("\n"), first):
        line = raw.rstrip()
        if not line:
            continue
        if found := _KEY.fullmatch(line):
            _take_key(body, found[1], Value((found[2] or "").strip(), number), choices, report)
        elif found := _ITEM.fullmatch(line):
            _take_item(body, Entry(found[1], (found[2] or "").strip(), number), report, items=items)
        else:
            report.add(number, "This line has no form a fence knows", "Write `key: value` or `- id: text`.")
    return body


def _take_key(body: Body, key: str, value: Value, known: tuple[str, ...], report: Report) -> None:
    if key not in known:
        report.add(value.line, f"There is no key `{key}` here", did_you_mean(key, known))
    elif not value.text:
        report.add(value.line, f"The key `{key}` has no value", "Write one, or take the line away.")
    elif key == _REPEATED:
        body.lists.append(value)
    elif key in body.keys:
        report.add(value.line, f"The key `{key}` stands here twice", "Take one away.")
    else:
        body.keys[key] = value


def _take_item(body: Body, entry: Entry, report: Report, *, items: bool) -> None:
    if not items:
        report.add(entry.line, "This fence has no items", "Take the line away, or write it as text outside the fence.")
    elif not ID.fullmatch(entry.id):
        report.add(entry.line, f"`{entry.id}` is no id", ID_CURE)
    elif not entry.text:
        report.add(entry.line, f"The item `{entry.id}` has no text", "Write what people read, after the colon.")
    elif entry.id in {other.id for other in body.items}:
        report.add(entry.line, f"The item `{entry.id}` stands here twice", "Give each item an id of its own.")
    else:
        body.items.append(entry)


class Fields:
    """The keys of one fence with their types; what does not fit is reported and comes out as if it were not there."""

    def __init__(self, body: Body, line: int, report: Report) -> None:
        self.body = body
        self.line = line
        """The line of the fence itself."""
        self.report = report

    def wrong(self, key: str, what: str, cure: str) -> None:
        """Report what is wrong with a key, on its line."""
        self.report.add(self.line_of(key), what, cure)

    def line_of(self, key: str) -> int:
        """Give the line of a key, or of the fence where it does not stand there."""
        value = self.body.keys.get(key)
        return value.line if value else self.line

    def text(self, key: str, default: str = "") -> str:
        """Give the words of a key."""
        value = self.body.keys.get(key)
        return value.text if value else default

    def has(self, key: str) -> bool:
        """Whether the key stands there."""
        return key in self.body.keys

    def one_of(self, key: str, allowed: Iterable[str], default: str = "") -> str:
        """Give one of the allowed words."""
        text, choices = self.text(key, default), tuple(allowed)
        if text == default or text in choices:
            return text
        self.wrong(key, f"`{key}: {text}` is not possible", did_you_mean(text, choices))
        return default

    def flag(self, key: str) -> bool:
        """Give whether the key says yes."""
        return self.one_of(key, ("yes", "no"), "no") == "yes"

    def whole(self, key: str, least: int, most: int, default: int = 0) -> int:
        """Give a whole number in a range."""
        text = self.text(key)
        if not text:
            return default
        if text.isascii() and text.isdecimal() and len(text) <= 9 and least <= int(text) <= most:
            return int(text)
        self.wrong(key, f"`{key}` needs a whole number from {least} to {most}", f"Write it like `{key}: {least}`.")
        return default

    def span(self, key: str) -> tuple[Decimal | None, Decimal | None] | None:
        """Give the two ends of `3..5`, of which one may be left out; one number stands for both ends."""
        text = self.text(key)
        low, dots, high = (part.strip() for part in text.partition(".."))
        ends = (low, high) if dots else (low, low)
        if text and any(ends) and all(not end or _NUMBER.fullmatch(end) for end in ends):
            first, last = (Decimal(end) if end else None for end in ends)
            if first is None or last is None or first <= last:
                return first, last
        if text:
            self.wrong(key, f"`{key}: {text}` is no range", f"Write it like `{key}: 0..10`, the smaller number first.")
        return None

    def counts(self, key: str, default: tuple[int, int], most: int) -> tuple[int, int]:
        """Give a range of whole numbers from 0 to `most`, such as `0..2`."""
        span = self.span(key)
        if span is None:
            return default
        low, high = span
        if low is None or high is None or low % 1 or high % 1 or not 0 <= low <= high <= most or not high:
            cure = f"Write whole numbers from 0 to {most}, such as `{key}: 0..2`."
            self.wrong(key, f"`{key}: {self.text(key)}` is no number of entries", cure)
            return default
        return int(low), int(high)

    def words(self, key: str) -> tuple[str, ...]:
        """Give words apart by commas or spaces."""
        return tuple(part for part in re.split(r"[,\s]+", self.text(key)) if part)

    def ids(self, key: str, known: Iterable[str]) -> tuple[str, ...]:
        """Give ids of items of this fence."""
        choices = tuple(known)
        for word in self.words(key):
            if word not in choices:
                self.wrong(key, f"`{key}` names `{word}`, which is no item here", did_you_mean(word, choices))
        return tuple(word for word in self.words(key) if word in choices)

    def pairs(self, key: str) -> tuple[Item, ...]:
        """Give `id Label | id Label`."""
        value = self.body.keys.get(key)
        return pairs(value, key, self.report) if value else ()

    def items(self, least: int) -> tuple[Item, ...]:
        """Give the items, of which there must be so many."""
        if len(self.body.items) < least:
            self.report.add(
                self.line, f"There are too few items here (at least {least})", "Write a line `- id: text` for each."
            )
        return tuple(Item(entry.id, entry.text) for entry in self.body.items)


def pairs(value: Value, key: str, report: Report) -> tuple[Item, ...]:
    """Read `id Label | id Label`; ids must be ids, each once."""
    found: dict[str, Item] = {}
    for part in value.text.split("|"):
        name, _space, label = part.strip().partition(" ")
        if not ID.fullmatch(name) or not label.strip():
            cure = f"Write it like `{key}: now Today | wished Wished`. {ID_CURE}"
            report.add(value.line, f"`{part.strip()}` is not an id and a label", cure)
        elif name in found:
            report.add(value.line, f"The id `{name}` stands here twice", "Give each an id of its own.")
        else:
            found[name] = Item(name, label.strip())
    return tuple(found.values())
