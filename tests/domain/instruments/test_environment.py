"""The environment canvas."""

from __future__ import annotations

from datetime import date

import pytest

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Ratings, Row, Rows, Text
from leadcoach.domain.blocks import Bars, Next, Paragraph, Reading, Said, Source, Table
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
    assert said(reading)[:4] == [
        Said("changed"),
        Said("change", (("name", "item.time"), ("was", 2), ("value", 3))),
        Said("then"),
        Said("change", (("name", "item.safety"), ("was", 5), ("value", 3))),
    ]
    assert sum(isinstance(block, Paragraph) for block in reading.blocks) == 3


def test_nothing_rated_is_not_yet() -> None:
    for nothing in (Ratings(), rated(None, None), Ratings({("weather", "is"): 5})):
        assert said(read(nothing, rated(1, 1, 1, 1, 1))) == [Said("not-yet")]


def test_its_numbers_say_where_they_were_written() -> None:
    assert read(rated(1, 2, 3, 4, 5)).sources() == frozenset({Source("environment/once", "V2")})


def test_several_that_are_thinnest_are_named_in_one_sentence() -> None:
    first = next(block for block in read(rated(1, 2, 3, 4, 1)).blocks if isinstance(block, Paragraph))
    several = Said("lowest-several", (("value", 1),))
    assert first.words == (several, Said("item.time"), Said("then"), Said("item.rules"))


def closed(again: Ratings, now: Ratings | None = None, first: Ratings | None = None) -> Reading:
    sheets = {
        "conditions-again": (Sheet("w13.toolset.conditions-again/once", "V9", answers={"conditions-again": again}),)
    }
    sheets |= {"first": (Sheet("environment/once", "V1", answers={"conditions": first}),)} if first else {}
    sheet = Sheet("environment/once", "V2", answers={"conditions": now} if now else {})
    return ENVIRONMENT.read(Given(date(2027, 2, 20), 13, sheet, sheets))


def test_the_rating_of_week_13_stands_beside_the_first_one_and_small_changes_are_said_to_be_small() -> None:
    first = rated(2, 4, 5, 3, 4)
    reading = closed(rated(4, 5, 4, 3, 1), first, first)
    drawn = reading.blocks[0]
    assert isinstance(drawn, Bars)
    assert [(bar.value, bar.mark) for bar in drawn.bars] == [(4, 2), (5, 4), (4, 5), (3, 3), (1, 4)]
    assert said(reading) == [
        Said("closing", (("name", "item.time"), ("was", 2), ("value", 4))),
        Said("closing", (("name", "item.rules"), ("was", 4), ("value", 1))),
        Said("closing-small"),
        *(Said("closing-up", (("name", "item.attention"),)), Said("then")),
        Said("closing-down", (("name", "item.safety"),)),
        Said("caveat"),
    ]
    assert reading.blocks[-1] == Next((Said("next-routine"),), Address("w13.toolset", "routines"))
    assert not any(isinstance(block, Table) for block in reading.blocks)


def test_a_rating_between_the_first_and_the_last_is_part_of_the_history() -> None:
    reading = closed(rated(4, 4, None), rated(3, 4, 5), rated(2, 4))
    (table,) = [block for block in reading.blocks if isinstance(block, Table)]
    assert [row[1:] for row in table.rows] == [(2, 3, 4), (4, 4, 4), (None, 5, None)]
    assert Source("w13.toolset.conditions-again/once", "V9") in reading.sources()


def test_the_same_numbers_are_said_to_be_the_same_and_a_last_rating_alone_compares_nothing() -> None:
    same = rated(2, 4, 5, 3, 4)
    assert said(closed(same, same, same)) == [Said("closing-same"), Said("caveat")]
    assert said(closed(same)) == [Said("caveat")]
