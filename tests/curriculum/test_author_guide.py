"""docs/content.md against the code: every example is read without a fault, every kind, key and reading is in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from leadcoach.curriculum.columns import COLUMN_KINDS, COLUMN_ROLES
from leadcoach.curriculum.faults import Report
from leadcoach.curriculum.fences import OF_EVERY_ASK, CardHead, read_ask, read_card, read_show, word
from leadcoach.curriculum.heads import KEYS
from leadcoach.curriculum.markdown import parse
from leadcoach.curriculum.shows import OF_EVERY_SHOW, READINGS
from leadcoach.curriculum.specs import KINDS_OF_ASK
from leadcoach.domain import opening, predicates
from leadcoach.domain.asks import Ask
from leadcoach.domain.lint_names import LINT_NAMES
from leadcoach.domain.programme import COMPUTED, Show
from leadcoach.domain.scripts import loops

GUIDE = (Path(__file__).parent.parent.parent / "docs" / "content.md").read_text(encoding="utf-8")
EXAMPLES = [
    token
    for block in re.findall(r"^````markdown\n(.*?)^````$", GUIDE, re.DOTALL | re.MULTILINE)
    for token in parse(block)
    if token.type == "fence"
]


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example_is_read_without_a_fault(number: int) -> None:
    token, report = EXAMPLES[number], Report("docs/content.md")
    found: Ask | Show | CardHead | None
    if word(token) == "ask":
        found = read_ask(token, "A heading", report)
    else:
        found = read_show(token, report) if word(token) == "show" else read_card(token, report)
    assert found is not None
    assert [str(fault) for fault in report.faults] == []


def test_every_kind_and_reading_has_an_example() -> None:
    shown = {tuple(token.info.split()[:2]) for token in EXAMPLES}
    assert {("ask", kind) for kind in KINDS_OF_ASK} <= shown
    assert {("show", reading) for reading in READINGS} <= shown


@pytest.mark.parametrize("kind", sorted(KINDS_OF_ASK))
def test_every_key_of_a_kind_has_an_example(kind: str) -> None:
    bodies = "\n".join(token.content for token in EXAMPLES if token.info.startswith(f"ask {kind} "))
    assert [key for key in KINDS_OF_ASK[kind].keys if f"{key}:" not in bodies] == []


@pytest.mark.parametrize("reading", sorted(READINGS))
def test_every_key_of_a_reading_has_an_example(reading: str) -> None:
    bodies = "\n".join(token.content for token in EXAMPLES if token.info.startswith(f"show {reading} "))
    assert [key for key in READINGS[reading].keys if f"{key}:" not in bodies] == []
    assert not READINGS[reading].items or "\n- " in bodies


def test_every_key_of_every_show_has_an_example() -> None:
    bodies = "\n".join(token.content for token in EXAMPLES if token.info.startswith("show "))
    assert [key for key in OF_EVERY_SHOW if f"{key}:" not in bodies] == []


def test_every_other_word_of_the_format_is_named() -> None:
    head_keys = {key for needed, possible in KEYS.values() for key in (*needed, *possible)}
    words = {*OF_EVERY_ASK, *head_keys, *COLUMN_KINDS, *COLUMN_ROLES, *LINT_NAMES, *COMPUTED}
    assert sorted(each for each in words if f"`{each}" not in GUIDE) == []


def test_every_time_to_open_and_every_condition_in_the_guide_can_be_read() -> None:
    openings = re.findall(r"`opens: ([^`]+)`", GUIDE)
    assert len(openings) >= 5
    for text in openings:
        opening.parse(text)
    table = GUIDE.partition("| part | holds |")[2].partition("\n\n")[0]
    rows = [line.split("|")[1] for line in table.splitlines()[2:]]
    conditions = [text for row in rows for text in re.findall(r"`([^`]+)`", row)]
    assert len(conditions) == 6
    for text in conditions:
        predicates.parse(text)


def test_the_loops_of_the_guide_can_be_read() -> None:
    (script,) = re.findall(r"^```text\n(# Why rework.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
    parsed = loops.parse(script)
    assert parsed.problems == ()
    assert len(parsed.loops.links) == 2
