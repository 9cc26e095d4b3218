"""Front matter: a few `key: value` lines at the top of a file, every value read as plain text, then converted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec
import yaml

from leadcoach.curriculum.faults import Report, did_you_mean

MOST_CHARACTERS = 16_000
LEAST_MINUTES, MOST_MINUTES = 1, 600
MOST_WEEK = 52

Name = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$")]
Sentence = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
Minutes = Annotated[int, msgspec.Meta(ge=LEAST_MINUTES, le=MOST_MINUTES)]
Week = Annotated[int, msgspec.Meta(ge=1, le=MOST_WEEK)]


class Head(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Everything front matter can say; which keys a file takes and needs is in `KEYS`."""

    id: Name = ""
    title: Sentence = ""
    objective: Sentence = ""
    minutes: Minutes = 0
    evidence: Literal["A", "B", "C", ""] = ""
    sources: Sentence = ""
    output: Name = ""
    reading: Literal["live", "after"] = "live"
    ring: Literal["me", "team", "leadership", "organisation", ""] = ""
    rhythm: Sentence = ""
    week: Week = 0
    shelf: Literal["cases", "cards", "hand-outs", "care", ""] = ""

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of the sources."""
        return tuple(part.strip() for part in self.sources.split(",") if part.strip())


Kind = Literal["week", "module", "routine", "shelf", "power", "instrument", "extra", "cards", "sources"]
KEYS: dict[Kind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "week": (("id", "title", "objective", "minutes"), ()),
    "module": (("id", "title", "objective", "minutes", "evidence", "sources", "output"), ("ring",)),
    "routine": (("id", "title", "objective", "minutes", "rhythm", "week"), ("evidence", "sources", "output")),
    "shelf": (("id", "title", "objective", "minutes", "shelf"), ("evidence", "sources")),
    "power": (("id", "title", "objective"), ("sources",)),
    "instrument": (("id", "title", "objective", "minutes", "evidence", "sources"), ("reading", "output")),
    "extra": (("id", "title"), ("objective", "minutes")),
    "cards": (("id", "title"), ()),
    "sources": ((), ("id", "title")),
}
"""Keys needed and keys possible, for each kind of file."""

CURES = {
    "id": "Write small letters, digits and hyphens, such as `id: w01.mindset`.",
    "title": "Write a few words, such as `title: What grows where you stand`.",
    "objective": "Begin with a verb: `objective: Says in two sentences which conditions they set`.",
    "minutes": f"Write whole minutes from {LEAST_MINUTES} to {MOST_MINUTES}, such as `minutes: 15`.",
    "evidence": "Write `evidence: A`, `B` or `C`.",
    "sources": "Write ids of sources apart by commas, such as `sources: bersin-2010, blume-2010`.",
    "output": "Name an ask of this file, such as `output: w01.mindset.conditions`.",
    "reading": "Write `reading: live` or `reading: after`.",
    "ring": "Write `ring: me`, `team`, `leadership` or `organisation`.",
    "rhythm": "Say in words how often it comes, such as `rhythm: every four weeks`.",
    "week": "Write the number of the week from which it is offered, such as `week: 4`.",
    "shelf": "Write `shelf: cases`, `cards`, `hand-outs` or `care`.",
}

_FIELD = re.compile(r"`\$\.(\w+)`")
_QUOTE = "Put the whole value on one line between double quotes."


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value of front matter and the line it stands on."""

    text: str
    line: int


def split(text: str, report: Report, *, needed: bool = True) -> tuple[str, str]:
    """Give the front matter, and the rest with blank lines in its place, so that lines keep their numbers."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        if needed:
            report.add(1, "There is no front matter", "Begin the file with a line `---`, then `id: …`, then `---`.")
        return "", text
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
    if not end:
        report.add(1, "The front matter does not end", "Close it with a line `---`.")
        return "", ""
    raw = "\n".join(lines[1:end])
    if len(raw) > MOST_CHARACTERS:
        report.add(1, "The front matter is longer than 16 kB", "Keep it to a few lines.")
        raw = ""
    return raw, "\n" * (end + 1) + "\n".join(lines[end + 1 :])


def scalars(raw: str, report: Report) -> dict[str, Scalar] | None:
    """Read flat `key: value` lines; None when they are something else, which is then reported."""
    try:
        return _pairs(_flat(yaml.parse(raw, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))), raw, report)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        report.add(mark.line + 2 if mark else 1, "This line of the front matter cannot be read", _QUOTE)
    except _NotFlatError as error:
        report.add(error.line + 2, error.what, error.cure)
    return None


class _NotFlatError(Exception):
    """Front matter that is more than keys and values."""

    def __init__(self, line: int, what: str, cure: str) -> None:
        super().__init__(what)
        self.line, self.what, self.cure = line, what, cure


def _flat(events: Iterable[yaml.Event]) -> list[yaml.ScalarEvent]:
    """Give the scalars of one flat mapping; events only, so that nothing nested is ever built."""
    found: list[yaml.ScalarEvent] = []
    opened = documents = 0
    for event in events:
        line = _line(event)
        documents += isinstance(event, yaml.DocumentStartEvent)
        opened += isinstance(event, yaml.MappingStartEvent)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _NotFlatError(line, "Front matter has no `&` anchors and no `*` aliases", _QUOTE)
        if getattr(event, "tag", None):
            raise _NotFlatError(line, "Front matter has no `!` tags", _QUOTE)
        if isinstance(event, yaml.SequenceStartEvent) or opened > 1:
            cure = "Write the value on the line of its key, several apart by commas."
            raise _NotFlatError(line, "Front matter has no lists and nothing nested", cure)
        if isinstance(event, yaml.ScalarEvent):
            if not opened or documents > 1:
                raise _NotFlatError(line, "This is not a line `key: value`", "Write `key: value`.")
            found.append(event)
    return found


def _line(event: yaml.Event) -> int:
    """Give the line of an event, counted from 0 in the front matter."""
    return event.start_mark.line if event.start_mark else 0


def _pairs(found: list[yaml.ScalarEvent], raw: str, report: Report) -> dict[str, Scalar]:
    lines = raw.split("\n")
    pairs: dict[str, Scalar] = {}
    for key, value in zip(found[::2], found[1::2], strict=True):
        line = _line(key)
        if key.value in pairs:
            report.add(line + 2, f"The key `{key.value}` stands here twice", "Take one away.")
        elif value.style not in {"'", '"'} and lines[line].partition(":")[2].strip() != value.value:
            report.add(line + 2, f"Only part of `{key.value}` would be read", _QUOTE)
        pairs.setdefault(key.value, Scalar(value.value.strip(), line + 2))
    return pairs


def head(pairs: dict[str, Scalar], kind: Kind, report: Report) -> Head:
    """Give the front matter in its types; whatever does not fit is reported and left at its default."""
    needed, possible = KEYS[kind]
    known = (*needed, *possible)
    for key, scalar in pairs.items():
        if key not in known:
            report.add(scalar.line, f"The front matter has no key `{key}` here", did_you_mean(key, known))
    for key in needed:
        if key not in pairs:
            report.add(1, f"The front matter lacks `{key}`", CURES[key])
    return _converted({key: scalar.text for key, scalar in pairs.items() if key in known}, pairs, report)


def _converted(values: dict[str, str], pairs: dict[str, Scalar], report: Report) -> Head:
    """Convert, and on each refusal report the key and go on without it, so that one run finds them all."""
    while True:
        try:
            return msgspec.convert(values, Head, strict=False)
        except msgspec.ValidationError as error:
            found = _FIELD.search(str(error))
            key = found[1] if found and found[1] in values else next(iter(values))
            del values[key]
            report.add(pairs[key].line, f"The value of `{key}` does not fit", CURES[key])
