"""Purpose, mastery and autonomy by role."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Row, Rows
from leadcoach.domain.blocks import Bars, Next, Paragraph, Quote, Reading, Said, Source
from leadcoach.domain.instruments.pma import LEGS, PMA
from leadcoach.domain.readings import Given, Sheet


def read(*values: tuple[object, ...]) -> Reading:
    """Roles A, B … with their numbers in the order of the legs."""
    rows = (
        Row(f"r{n}", {"role": "ABCD"[n], **dict(zip(LEGS, map(str, each), strict=False))})
        for n, each in enumerate(values)
    )
    sheets = {"roles": (Sheet("P", "V1", answers={"pma": Rows(tuple(rows))}),)}
    return PMA.read(Given(date(2027, 1, 4), 5, Sheet(), sheets))


def said(reading: Reading) -> list[list[Said]]:
    return [
        [word for word in block.words if isinstance(word, Said)]
        for block in reading.blocks
        if isinstance(block, Paragraph) and block.tone == "plain"
    ]


def test_roles_stand_in_the_order_written_with_their_three_legs() -> None:
    reading = read((5, 5, 4), (1, 2, 1))
    drawn = [block for block in reading.blocks if isinstance(block, Bars)]
    assert [block.title for block in drawn] == [
        (Quote("A", Source("P", "V1", "r0")),),
        (Quote("B", Source("P", "V1", "r1")),),
    ]
    assert [[bar.value for bar in block.bars] for block in drawn] == [[5, 5, 4], [1, 2, 1]]
    assert reading.blocks[-1] == Next((Said("next"),), Address("w05.mindset", "give-back"))


@pytest.mark.parametrize(
    ("values", "keys"),
    [
        ((4, 3, 1), [["lowest"], ["options", "change-autonomy"]]),
        ((4, 3, 2), [["lowest", "small"], ["options", "change-autonomy"]]),
        ((2, 5, 4), [["lowest"], ["options", "change-purpose"]]),
        ((5, 2, 2), [["lowest-two"], ["options", "change-mastery", "change-autonomy"]]),
        ((3, 3, 3), [["even"]]),
    ],
)
def test_the_lowest_leg_comes_with_its_change_and_one_point_is_little(
    values: tuple[int, ...], keys: list[list[str]]
) -> None:
    assert [[word.key for word in each] for each in said(read(values))] == keys


def test_a_change_to_consider_is_said_once_for_all_roles() -> None:
    reading = said(read((4, 3, 1), (2, 5, 4), (4, 3, 2)))
    assert [word.key for word in reading[-1]] == ["options", "change-purpose", "change-autonomy"]


def test_the_lowest_leg_is_named_with_its_number() -> None:
    assert said(read((4, 3, 1)))[0][0] == Said("lowest", (("leg", "column.autonomy"), ("value", 1.0)))
    given = (("leg", "column.mastery"), ("value", 2.0), ("other", "column.autonomy"))
    assert said(read((5, 2, 2)))[0][0] == Said("lowest-two", given)


@pytest.mark.parametrize("values", [(4, 3), (4, 3, 7), (4, 3, "many")])
def test_a_role_with_a_number_missing_has_no_lowest(values: tuple[object, ...]) -> None:
    reading = read(values)
    assert said(reading) == []
    drawn = next(block for block in reading.blocks if isinstance(block, Bars))
    assert [bar.value for bar in drawn.bars] == [4, 3, None]


@pytest.mark.parametrize(
    ("roles", "found"),
    [
        (
            [(4, 3, 1), (5, 2, 2), (3, 3, 3)],
            Said("most-often-leg", (("leg", "column.autonomy"), ("count", 2), ("all", 3))),
        ),
        ([(4, 3, 1), (5, 4, 2)], Said("most-often-all", (("leg", "column.autonomy"), ("count", 2), ("all", 2)))),
        ([(4, 3, 1), (1, 4, 2)], Said("none-often")),
        ([(5, 2, 2), (5, 2, 2)], Said("none-often")),
        ([(3, 3, 3), (2, 2, 2)], Said("none-often")),
    ],
)
def test_over_all_roles_the_leg_that_is_lowest_most_often_is_named(
    roles: list[tuple[object, ...]], found: Said
) -> None:
    assert [found] in said(read(*roles))[len(roles) :]


@settings(max_examples=50)
@given(st.lists(st.tuples(*(st.integers(1, 5),) * 3), min_size=1, max_size=4))
def test_the_order_of_roles_changes_nothing_but_the_order(roles: list[tuple[int, ...]]) -> None:
    forwards, backwards = said(read(*roles)), said(read(*reversed(roles)))
    count = len(roles)
    assert forwards[:count] == backwards[:count][::-1]
    assert forwards[count:] == backwards[count:]
