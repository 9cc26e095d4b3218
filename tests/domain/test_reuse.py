"""Earlier answers as proposals and options."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.answers import Answer, Number, Picked, Practice, Ratings, Row, Rows, Text, When
from leadcoach.domain.asks import Ask
from leadcoach.domain.reuse import Earlier, Piece, items_of, pieces, proposal, with_options
from leadcoach.domain.specs import (
    ChoiceSpec,
    Column,
    DateSpec,
    Item,
    LinesSpec,
    NumberSpec,
    PracticeSpec,
    ScaleSpec,
    TableSpec,
    TextSpec,
)

YES_NO = (Item("yes", "Yes"), Item("no", "No"))
TABLE = TableSpec((Column("moment", "text", "Moment"), Column("won", "choice", "What won", YES_NO)))
MOMENTS = Ask("moments", "table", "Moments", TABLE)
ROWS = Rows((Row("r1", {"moment": "Stocktaking", "won": "no"}), Row("r2", {}), Row("r3", {"moment": "Friday"})))
TOLD = Earlier(MOMENTS, ROWS)
LINES = Ask("first", "lines", "First", LinesSpec(1, 5))
PLAN = Ask("plan", "plan", "Plan", TableSpec((Column("wish", "text", "Wish"), Column("if", "text", "If")), form=True))
TEXT = Ask("text", "text", "Text", TextSpec())


def ids() -> Iterator[str]:
    return (f"new{number}" for number in count(1))


def proposed(ask: Ask, *found: Earlier) -> Answer | None:
    return proposal(ask, found, ids().__next__)


def test_rows_are_told_in_words_and_empty_ones_are_not() -> None:
    assert pieces(TOLD) == (Piece("r1", "Stocktaking · No"), Piece("r3", "Friday"))
    assert pieces(Earlier(MOMENTS, ROWS, "moment")) == (Piece("r1", "Stocktaking"), Piece("r3", "Friday"))
    assert pieces(Earlier(MOMENTS, ROWS, "won")) == (Piece("r1", "No"),)


@pytest.mark.parametrize(
    ("ask", "answer", "told"),
    [
        (Ask("x", "choice", "", ChoiceSpec(YES_NO)), Picked(("no", "gone")), (Piece("no", "No"),)),
        (TEXT, Text("  two\nlines "), (Piece("", "two\nlines"),)),
        (Ask("x", "number", "", NumberSpec()), Number("12"), (Piece("", "12"),)),
        (Ask("x", "date", "", DateSpec()), When("2026-12-01"), (Piece("", "2026-12-01"),)),
        (Ask("x", "practice", "", PracticeSpec()), Practice("own", own="walked"), (Piece("", "walked"),)),
        (Ask("x", "practice", "", PracticeSpec()), Practice("done"), ()),
        (Ask("x", "scale", "", ScaleSpec(1, 5, "", "", YES_NO)), Ratings({("yes", "is"): 3}), ()),
    ],
)
def test_other_answers_are_told(ask: Ask, answer: Answer, told: tuple[Piece, ...]) -> None:
    assert pieces(Earlier(ask, answer)) == told


def test_options_carry_the_ids_of_their_rows() -> None:
    assert items_of(Earlier(MOMENTS, ROWS, "moment")) == (Item("r1", "Stocktaking"), Item("r3", "Friday"))
    assert items_of(Earlier(TEXT, Text("words"))) == ()
    asked = {"@moments.moment": items_of(Earlier(MOMENTS, ROWS, "moment"))}
    choice = with_options(Ask("pick", "choice", "", ChoiceSpec((), options_from="@moments.moment")), asked.__getitem__)
    assert isinstance(choice.spec, ChoiceSpec)
    assert [item.id for item in choice.spec.items] == ["r1", "r3"]
    column = Column("of", "choice", "Of", options_from="@moments.moment")
    table = with_options(Ask("t", "table", "", TableSpec((column,))), asked.__getitem__)
    assert isinstance(table.spec, TableSpec)
    assert table.spec.columns[0].options == asked["@moments.moment"]
    assert with_options(TEXT, asked.__getitem__) is TEXT


def test_a_list_takes_a_row_each_and_keeps_their_ids() -> None:
    assert proposed(LINES, Earlier(MOMENTS, ROWS, "moment"), Earlier(TEXT, Text("a\n b"))) == Rows(
        (Row("r1", {"line": "Stocktaking"}), Row("r3", {"line": "Friday"}), Row("new1", {"line": "a b"}))
    )


def test_a_table_takes_the_same_columns_whole_and_else_fills_its_first() -> None:
    assert proposed(MOMENTS, TOLD) is ROWS
    other = Ask("watch", "table", "", TableSpec((Column("what", "text", ""), Column("n", "number", ""))))
    assert proposed(other, Earlier(MOMENTS, ROWS, "moment")) == Rows(
        (Row("r1", {"what": "Stocktaking"}), Row("r3", {"what": "Friday"}))
    )


def test_a_table_takes_the_columns_that_both_have() -> None:
    other = Ask("again", "table", "", TableSpec((Column("new", "text", ""), Column("won", "choice", "", YES_NO))))
    assert proposed(other, TOLD) == Rows((Row("r1", {"won": "no"}),))
    short = Ask("short", "plan", "", TableSpec((Column("if", "text", "If"),), form=True))
    assert proposed(short, Earlier(PLAN, Rows((Row("p", {"wish": "w", "if": "i"}),)))) == Rows((Row("p", {"if": "i"}),))


def test_a_plan_takes_a_wish_or_a_whole_plan() -> None:
    assert proposed(PLAN, Earlier(MOMENTS, ROWS, "moment")) == Rows((Row("new1", {"wish": "Stocktaking\nFriday"}),))
    made = proposed(PLAN, Earlier(TEXT, Text("Ask first")))
    assert isinstance(made, Rows)
    assert [row.cells for row in made.rows] == [{"wish": "Ask first"}]
    plan = Rows((Row("p", {"wish": "w", "if": "i"}),))
    assert proposed(PLAN, Earlier(PLAN, plan)) is plan


def test_a_text_takes_the_words_of_all_of_them_once() -> None:
    assert proposed(TEXT, Earlier(TEXT, Text("one"))) == Text("one")
    found = proposed(TEXT, Earlier(TEXT, Text("one")), Earlier(MOMENTS, ROWS, "moment"), Earlier(TEXT, Text("one")))
    assert found == Text("one\nStocktaking\nFriday")


def test_other_asks_take_the_same_kind_alone() -> None:
    number = Ask("n", "number", "", NumberSpec(Decimal(0)))
    assert proposed(number, TOLD, Earlier(number, Number("3"))) == Number("3")
    assert proposed(number, TOLD) is None
    assert proposed(number) is None
    assert proposed(LINES, Earlier(MOMENTS, Rows())) is None


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), max_size=5), st.sampled_from([LINES, MOMENTS, PLAN, TEXT]))
def test_every_word_of_the_first_column_is_proposed(rows: list[tuple[str, str]], ask: Ask) -> None:
    told = Rows(tuple(Row(f"{n}{id}", {"moment": text}) for n, (id, text) in enumerate(rows)))
    made = proposed(ask, Earlier(MOMENTS, told, "moment"))
    words = "" if made is None else " ".join(made.words().split())
    assert all(" ".join(text.split()) in words for _id, text in rows)
