"""The shapes of answers."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.answers import (
    SHAPES,
    Answer,
    Mark,
    Marks,
    Number,
    Opened,
    Picked,
    Practice,
    Ratings,
    Row,
    Rows,
    Script,
    Text,
    When,
)

EVERY_SHAPE = tuple(dict.fromkeys(SHAPES.values()))
words = st.text(max_size=40)
ids = st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True)
tenths = st.integers(0, 100_000).map(lambda number: number / 10)
ANSWERS: st.SearchStrategy[Answer] = st.one_of(
    st.builds(Text, words),
    st.builds(Script, words),
    st.builds(Picked, st.lists(ids, max_size=4).map(tuple)),
    st.builds(Ratings, st.dictionaries(st.tuples(ids, ids), st.none() | st.integers(1, 10), max_size=6)),
    st.builds(Number, words),
    st.builds(When, words, words, words, words),
    st.builds(Rows, st.lists(st.builds(Row, ids, st.dictionaries(ids, words, max_size=3)), max_size=4).map(tuple)),
    st.builds(Practice, words, words, words, words),
    st.builds(Marks, st.lists(st.builds(Mark, ids, tenths, tenths), max_size=5).map(tuple)),
    st.builds(Opened, words),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)


@given(ANSWERS)
def test_an_answer_comes_back_from_a_file_as_it_was(answer: Answer) -> None:
    assert type(answer).from_json(answer.to_json()) == answer
    assert type(answer).from_json(json.loads(json.dumps(answer.to_json()))) == answer


@pytest.mark.parametrize("shape", EVERY_SHAPE)
def test_a_blank_answer_is_empty_and_comes_back_empty(shape: type[Answer]) -> None:
    assert shape().empty
    assert shape.from_json(shape().to_json()).empty
    assert shape().words() == ""


@given(st.sampled_from(EVERY_SHAPE), JSON)
def test_a_stored_value_of_another_shape_is_a_value_error(shape: type[Answer], value: object) -> None:
    try:
        answer = shape.from_json(value)
    except ValueError:
        return
    assert isinstance(answer, shape)
    assert isinstance(answer, Answer)


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf"), 10**400], ids=["-1", "nan", "inf", "huge"])
def test_a_time_that_no_clock_shows_is_a_value_error(value: float) -> None:
    with pytest.raises(ValueError, match="expected"):
        Marks.from_json([["me", 0, value]])


@given(words, words)
def test_search_finds_every_word_that_was_typed(one: str, other: str) -> None:
    typed: list[Answer] = [
        Text(one + other),
        Number(one + other),
        When(one, other),
        Rows((Row("r1", {"a": one}), Row("r2", {"b": other}))),
        Practice("own", one, other),
    ]
    for answer in typed:
        for part in (one, other):
            assert part.strip() in answer.words()


def test_ids_and_numbers_of_ours_are_no_words() -> None:
    ours: list[Answer] = [
        Picked(("more",)),
        Ratings({("time", "is"): 3}),
        Marks((Mark("me", 0, 60),)),
        Opened("environment/once"),
        When("", "", "Europe/Amsterdam", "week"),
    ]
    assert [answer.words() for answer in ours] == [""] * 5


@pytest.mark.parametrize(
    "answer",
    [
        Text(" \n"),
        Number(" "),
        When(zone="Europe/Amsterdam", rhythm="week"),
        Rows((Row("r1", {"a": "  "}), Row("r2"))),
        Practice(on="2026-11-23"),
    ],
)
def test_space_alone_is_no_answer(answer: Answer) -> None:
    assert answer.empty


def test_marks_add_up_by_label() -> None:
    marks = Marks((Mark("me", 0, 90), Mark("others", 90, 30.5), Mark("me", 120.5, 10), Mark("question", 5)))
    assert (marks.seconds("me"), marks.seconds("others"), marks.seconds("nobody")) == (100, 30.5, 0)
    assert (marks.count("question"), marks.count("me")) == (1, 0)


def test_a_rating_is_added_without_touching_the_others() -> None:
    first = Ratings({("a", "now"): 1})
    assert first.with_value("b", "now", None) == Ratings({("a", "now"): 1, ("b", "now"): None})
    assert first == Ratings({("a", "now"): 1})
