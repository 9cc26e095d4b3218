"""The body of each `show`: which keys it takes, and the reading they ask for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from leadcoach.curriculum.grammar import ID, ID_CURE, Fields
from leadcoach.curriculum.references import address, when
from leadcoach.domain.programme import Show

OF_EVERY_SHOW = ("title", "when")
NAMES = ("low", "high", "by", "across", "in", "minutes", "times", "people", "log")
"""Keys that hold an id: of a column, or of a kind of log."""

_EXAMPLES = {
    "of": "of: @w01.mindset.weed",
    "use": "use: environment",
    "beside": "beside: @w01.toolset.test",
    "by": "by: kind",
    "across": "across: strength",
    "low": "low: expected",
    "high": "high: result",
    "in": "in: view",
    "minutes": "minutes: length",
    "times": "times: times",
    "log": "log: behaviour",
}
_DAYS = re.compile(r"([0-9]{1,3})([dw])")
_LENGTHS = {"d": 1, "w": 7}
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,6})?")


@dataclass(frozen=True, slots=True)
class KindOfShow:
    """How one reading is read."""

    needed: tuple[str, ...] = ("of",)
    possible: tuple[str, ...] = ()
    """Its other keys, beside those of every show."""
    log: bool = False
    """Whether `log` may stand in the place of `of`."""
    items: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Its own keys."""
        return (*self.needed, *self.possible, *(("log",) if self.log else ()))


READINGS: Mapping[str, KindOfShow] = {
    "echo": KindOfShow(),
    "bars": KindOfShow(),
    "share": KindOfShow(possible=("beside",)),
    "gap": KindOfShow(possible=("low", "high")),
    "lowest": KindOfShow(possible=("limit",), items=True),
    "most": KindOfShow(),
    "groups": KindOfShow(("of", "by"), items=True),
    "grid": KindOfShow(("of", "by", "across")),
    "tally": KindOfShow(log=True),
    "ledger": KindOfShow(possible=("within",)),
    "series": KindOfShow(possible=("limit",), log=True),
    "marks": KindOfShow(),
    "seats": KindOfShow(("of", "by", "in")),
    "cost": KindOfShow(("of", "minutes", "times"), ("people",)),
    "waves": KindOfShow(("of", "beside")),
    "compare": KindOfShow(("of", "low", "high")),
    "reading": KindOfShow(("use",)),
}
"""Every reading a step can show."""


def show_of(fields: Fields, reading: str, name: str) -> Show:
    """Give the reading a fence asks for; every fault is reported."""
    _look_for_keys(fields, READINGS[reading])
    names = {key: _name(fields, key) for key in NAMES}
    return Show(
        reading=reading,
        id=name,
        of=address(fields, "of"),
        use=fields.text("use"),
        title=fields.text("title"),
        beside=address(fields, "beside"),
        low=names["low"],
        high=names["high"],
        by=names["by"],
        across=names["across"],
        within_column=names["in"],
        minutes=names["minutes"],
        times=names["times"],
        people=names["people"],
        log=names["log"],
        limit=_limit(fields),
        within=_within(fields),
        sentences=fields.items(0),
        when=when(fields.text("when"), fields.line_of("when"), fields.report),
        line=fields.line,
    )


def _look_for_keys(fields: Fields, kind: KindOfShow) -> None:
    for key in kind.needed:
        if not fields.has(key) and not (kind.log and fields.has("log")):
            cure = f"Add `{_EXAMPLES[key]}`" + (f" or `{_EXAMPLES['log']}`." if kind.log else ".")
            fields.report.add(fields.line, f"This fence does not say what it shows: `{key}` is missing", cure)
    if fields.has("of") and fields.has("log"):
        fields.wrong("log", "This fence shows an answer and a log at once", "Take the line `of` or `log` away.")
    if fields.has("low") != fields.has("high"):
        missing = "high" if fields.has("low") else "low"
        if missing not in kind.needed:
            cure = f"Add `{_EXAMPLES[missing]}`, or take the other away."
            fields.report.add(fields.line, "`low` and `high` stand together", cure)
    if fields.has("use") and not ID.fullmatch(fields.text("use")):
        fields.wrong("use", f"`{fields.text('use')}` is no instrument", f"Write it like `{_EXAMPLES['use']}`.")


def _name(fields: Fields, key: str) -> str:
    text = fields.text(key)
    if text and not ID.fullmatch(text):
        fields.wrong(key, f"`{text}` is no id", ID_CURE)
        return ""
    return text


def _limit(fields: Fields) -> Decimal | None:
    text = fields.text("limit")
    if text and not _NUMBER.fullmatch(text):
        fields.wrong("limit", f"`limit: {text}` is no number", "Write it in digits, such as `limit: 3`.")
        return None
    return Decimal(text) if text else None


def _within(fields: Fields) -> int:
    text = fields.text("within")
    found = _DAYS.fullmatch(text)
    if text and not (found and int(found[1])):
        fields.wrong("within", f"`within: {text}` is no stretch of days", "Write it like `within: 7d`.")
        return 0
    return int(found[1]) * _LENGTHS[found[2]] if found else 0
