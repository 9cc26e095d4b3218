"""The error sorter."""

from __future__ import annotations

from datetime import date

import pytest

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Row, Rows
from leadcoach.domain.blocks import Bars, Ledger, Next, Paragraph, Quote, Reading, Said, Source
from leadcoach.domain.instruments.errors import ERRORS
from leadcoach.domain.readings import Given, Sheet
from tests.domain.lints.shipped import words


def error(name: str, kind: str, first: str = "", critical: str = "no") -> Row:
    return Row(name, {"error": f"Error {name}", "kind": kind, "critical": critical, "first": first})


def read(*rows: Row) -> Reading:
    sheets = {"errors": (Sheet("E", "V1", answers={"errors": Rows(rows)}),)}
    return ERRORS.read(Given(date(2026, 12, 20), 4, Sheet(), sheets, words()))


def paragraphs(reading: Reading) -> list[Paragraph]:
    return [block for block in reading.blocks if isinstance(block, Paragraph)]


def keys(reading: Reading) -> list[str]:
    return [word.key for block in paragraphs(reading) for word in block.words if isinstance(word, Said)]


def test_errors_stand_by_kind_with_the_response_to_each() -> None:
    reading = read(error("a", "slip", "Thank you."), error("b", "experiment"), error("c", "slip"), error("d", "magic"))
    drawn = next(block for block in reading.blocks if isinstance(block, Bars))
    assert [(bar.label, bar.value) for bar in drawn.bars] == [
        ((Said("kind-slip"),), 2),
        ((Said("kind-complex"),), 0),
        ((Said("kind-experiment"),), 1),
        ((Said("kind-open"),), 1),
    ]
    ledgers = [block for block in reading.blocks if isinstance(block, Ledger)]
    assert [each.title for each in ledgers] == [
        (Said("respond-slip"),),
        (Said("respond-experiment"),),
        (Said("respond-open"),),
    ]
    assert [(entry.state, entry.answer) for entry in ledgers[0].entries] == [
        (Said("ready"), (Said("say"), Quote("Thank you.", Source("E", "V1", "a")))),
        (Said("unsaid"), ()),
    ]
    assert Said("said", (("count", 1), ("all", 4), ("share", 25))) in [block.words[0] for block in paragraphs(reading)]


def test_a_critical_step_under_experiment_is_named_at_once() -> None:
    reading = read(error("a", "slip", critical="yes"), error("b", "experiment", critical="yes"))
    warned = [block for block in paragraphs(reading) if block.tone == "warning"]
    assert warned == [Paragraph((Said("exact"), Quote("Error b", Source("E", "V1", "b"))), "warning")]
    assert reading.blocks[1] == warned[0]


def test_words_about_the_person_in_a_first_sentence_are_noticed() -> None:
    found = paragraphs(read(error("a", "slip", "You are always careless."), error("b", "complex", "What happened?")))
    assert found[1].words == (
        Quote("You are always careless.", Source("E", "V1", "a")),
        Said("finding.person-words", (("word", "careless"),)),
    )
    assert len(found) == 3


@pytest.mark.parametrize(
    ("kinds", "key"),
    [
        ("slip slip slip slip complex", "mostly-slips"),
        ("slip slip complex", "unheard"),
        ("slip complex experiment", ""),
        ("slip complex", ""),
        ("slip slip slip", ""),
    ],
)
def test_what_is_one_sided_is_asked_about(kinds: str, key: str) -> None:
    found = keys(read(*(error(str(number), kind) for number, kind in enumerate(kinds.split()))))
    assert [each for each in found if each in {"mostly-slips", "unheard"}] == [key] * bool(key)


def test_the_way_on_is_what_stays_exact() -> None:
    assert read(error("a", "slip")).blocks[-1] == Next((Said("next"),), Address("w04.mindset", "exact"))


def test_a_row_without_an_error_is_none() -> None:
    assert keys(read(Row("a", {"kind": "slip"}))) == ["not-yet"]
