"""The small languages inside keys: addresses, predicates, openings, `keep` and lints, as far as one file can tell."""

from __future__ import annotations

import re

from leadcoach.curriculum.faults import Report, did_you_mean
from leadcoach.curriculum.grammar import Fields
from leadcoach.domain import opening, predicates
from leadcoach.domain.address import loose
from leadcoach.domain.lint_names import LINT_NAMES, split_name
from leadcoach.domain.specs import Spec, TableSpec

REPEATS = ("workday", "week", "month", "4w")
RHYTHMS = ("workday", "week", "2w", "month", "4w")

_FACT = re.compile(r"fact [a-z][a-z0-9-]*")
_KEEP_CURE = "Write `keep: document`, `keep: fact KIND` or `keep: nothing`."
_WHEN_CURE = (
    "Join with ` and ` what must hold: `route is alone`, `team >= 5`, `answered @w03.toolset.asks`, "
    "`not answered @weed`, `@w05.mindset.choice is own`."
)
_OPENS_CURE = "Write `opens: +1d`, `opens: +4w`, `opens: w26` or `opens: @charter.decide`."


def keep(fields: Fields) -> str:
    """Give what becomes of an answer."""
    text = fields.text("keep", "document")
    if text in {"document", "nothing"} or _FACT.fullmatch(text):
        return text
    fields.wrong("keep", f"`keep: {text}` is not possible", _KEEP_CURE)
    return "document"


def addresses(fields: Fields, key: str) -> tuple[str, ...]:
    """Give the addresses of a key, apart by spaces."""
    return tuple(each for each in fields.text(key).split() if _is_address(fields, key, each))


def address(fields: Fields, key: str) -> str:
    """Give the one address of a key."""
    text = fields.text(key)
    return text if fields.has(key) and _is_address(fields, key, text) else ""


def _is_address(fields: Fields, key: str, text: str) -> bool:
    try:
        loose(text)
    except ValueError as error:
        fields.wrong(key, f"`{text}` is no address: {error}", f"Write it like `{key}: @w01.mindset.weed`.")
        return False
    return True


def when(text: str, line: int, report: Report) -> str:
    """Give a predicate as it is written."""
    try:
        predicates.parse(text)
    except predicates.PredicateError as error:
        report.add(line, f"This `when` cannot be read: {error}", _WHEN_CURE)
        return ""
    return text


def opens(fields: Fields) -> str:
    """Give until when a step sleeps, as it is written."""
    text = fields.text("opens")
    try:
        if text:
            opening.parse(text)
    except opening.OpeningError as error:
        fields.wrong("opens", f"This `opens` cannot be read: {error}", _OPENS_CURE)
        return ""
    return text


def lints(fields: Fields, spec: Spec) -> tuple[str, ...]:
    """Give the lints of an ask, each `NAME` or `NAME@COLUMN`."""
    return tuple(each for each in fields.words("lint") if _is_lint(each, fields, spec))


def _is_lint(text: str, fields: Fields, spec: Spec) -> bool:
    name, column = split_name(text)
    known = tuple(each.id for each in spec.columns) if isinstance(spec, TableSpec) else ()
    if name not in LINT_NAMES:
        fields.wrong("lint", f"There is no lint `{name}`", did_you_mean(name, sorted(LINT_NAMES)))
    elif "@" in text and column not in known:
        cure = did_you_mean(column, known, f"Write `lint: {name}`.")
        fields.wrong("lint", f"`{text}` names no column of this ask", cure)
    else:
        return True
    return False
