"""The environment canvas."""

from __future__ import annotations

from datetime import date

import pytest

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Ratings, Row, Rows, Text
from leadcoach.domain.blocks import Bars, Next, Paragraph, Reading, Said, Source
from leadcoach.domain.instruments.environment import CONDITIONS, ENVIRONMENT
from leadcoach.domain.readings import Given, Sheet


def rated(*values: int | None) -> Ratings:
    return Ratings({(name, "is"): value for name, value in zip(CONDITIONS, values, strict=False)})


def read(now: Ratings, first: Ratings | None = None) -> Reading:
    sheet = Sheet("environment/once", "V2", answers={"conditions": now, "note": Text("No hour.")})
    sheets = {"first": (Sheet("environment/once", "V1", answers={"conditions": first}),)} if first else {}
    return ENVIRONMENT.read(Given(date(2026, 11, 23), 1, sheet, sheets))


def said(reading: Reading) -> list[Said]:
    return [
        word
        for block in reading.blocks
        if isinstance(block, Paragraph)
        for word in block.words
        if isinstance(word, Said)
    ]


def test_five_conditions_are_five_bars_with_a_mark_where_it_was_another_number_first() -> None:
    drawn = read(rated(2, 4, 5, 3, 4), rated(1, 4, None)).blocks[0]
    assert isinstance(drawn, Bars)
    assert (drawn.low, drawn.high) == (1, 5)
    assert [(bar.value, bar.mark) for bar in drawn.bars] == [(2, 1), (4, None), (5, None), (3, None), (4, None)]


def test_the_thinnest_condition_is_named_with_a_way_on() -> None:
    reading = read(rated(4, 4, 2, 3, 5))
    assert said(reading) == [Said("lowest", (("name", "item.safety"), ("value", 2))), Said("caveat")]
    (way,) = [block for block in reading.blocks if isinstance(block, Next)]
    assert (way.to, way.prefill) == (
        Address("w01.toolset", "first-plan"),
        (("first-plan", Rows((Row("wish", {"wish": ""}),))),),
    )


@pytest.mark.parametrize("values", [(3, 3, 3, 3, 3), (4, 3, 4, 4, 3)])
def test_no_condition_is_the_thinnest_where_all_are_about_even(values: tuple[int, ...]) -> None:
    assert said(read(rated(*values))) == [Said("even"), Said("caveat")]


@pytest.mark.parametrize("values", [(1,), (1, 5, 5, 5, None)])
def test_nothing_is_compared_before_all_five_have_a_number(values: tuple[int | None, ...]) -> None:
    assert said(read(rated(*values))) == [Said("caveat")]


def test_each_change_since_the_first_time_is_said() -> None:
    reading = read(rated(3, 4, 3, 4, 2), rated(2, 4, 5, None))
    assert said(reading)[:2] == [
        Said("change", (("name", "item.time"), ("was", 2), ("value", 3))),
        Said("change", (("name", "item.safety"), ("was", 5), ("value", 3))),
    ]


def test_nothing_rated_is_not_yet() -> None:
    for nothing in (Ratings(), rated(None, None), Ratings({("weather", "is"): 5})):
        assert said(read(nothing, rated(1, 1, 1, 1, 1))) == [Said("not-yet")]


def test_its_numbers_say_where_they_were_written() -> None:
    assert read(rated(1, 2, 3, 4, 5)).sources() == frozenset({Source("environment/once", "V2")})


def test_two_that_are_thinnest_are_both_named() -> None:
    said = [block.words[0] for block in read(rated(1, 2, 3, 4, 1)).blocks if isinstance(block, Paragraph)]
    named = [each.given[0][1] for each in said if isinstance(each, Said) and each.key == "lowest"]
    assert named == ["item.time", "item.rules"]
