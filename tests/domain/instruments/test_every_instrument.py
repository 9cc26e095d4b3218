"""What holds for each instrument there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.address import parse_in
from leadcoach.domain.answers import (
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
    Text,
    When,
)
from leadcoach.domain.blocks import Said
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.readings import Given, Instrument, Sheet
from leadcoach.services.phrases import generic_phrases

WORDED_ELSEWHERE = ("item.", "column.", "option.", "point.", "block.", "finding.")
"""Keys worded by the asks, the names and the findings of the content."""

words = st.text(max_size=10)
ids = st.sampled_from(["time", "attention", "safety", "tools", "rules", "b1-1", "now", "is", "x"])
SHAPES: dict[type[Answer], st.SearchStrategy[Answer]] = {
    Text: st.builds(Text, words),
    Picked: st.builds(Picked, st.lists(ids, max_size=3).map(tuple)),
    Ratings: st.builds(Ratings, st.dictionaries(st.tuples(ids, ids), st.none() | st.integers(1, 5))),
    Number: st.builds(Number, words),
    When: st.builds(When, words),
    Rows: st.builds(Rows, st.lists(st.builds(Row, ids, st.dictionaries(ids, words)), max_size=3).map(tuple)),
    Practice: st.builds(Practice, words, words),
    Marks: st.builds(Marks, st.lists(st.builds(Mark, ids, st.floats(0, 9999), st.floats(0, 9999))).map(tuple)),
    Opened: st.builds(Opened, words),
}


@st.composite
def given_to(draw: st.DrawFn, instrument: Instrument) -> Given:
    """Any subset of the answers, here and in what is needed from elsewhere."""
    asks = {name: SHAPES[shape] for name, shape in instrument.asks.items()}
    sheets = st.builds(Sheet, st.just("D"), st.just("V"), answers=st.fixed_dictionaries({}, optional=asks))
    needs = {need.name: st.lists(sheets, max_size=2).map(tuple) for need in instrument.needs}
    return Given(
        date(2026, 11, 23), draw(st.integers(0, 14)), draw(sheets), draw(st.fixed_dictionaries({}, optional=needs))
    )


def said_in(value: object) -> Iterator[Said]:
    if isinstance(value, Said):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from said_in(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from said_in(getattr(value, field.name))


@settings(max_examples=30)
@given(st.data())
def test_a_reading_says_something_of_any_part_of_the_answers_and_only_in_declared_phrases(data: st.DataObject) -> None:
    for instrument in INSTRUMENTS.values():
        reading = instrument.read(data.draw(given_to(instrument)))
        assert reading.blocks
        keys = {said.key for said in said_in(reading) if not said.key.startswith(WORDED_ELSEWHERE)}
        assert keys <= instrument.phrases | generic_phrases().keys()


def test_without_anything_to_read_it_says_not_yet() -> None:
    for instrument in INSTRUMENTS.values():
        reading = instrument.read(Given(date(2026, 11, 23), 1, Sheet()))
        assert [said.key for block in reading.blocks for said in said_in(block)] == ["not-yet"]


def test_what_an_instrument_needs_is_an_address() -> None:
    for instrument in INSTRUMENTS.values():
        for need in instrument.needs:
            assert str(parse_in(need.address, frozenset(INSTRUMENTS))) == need.address
