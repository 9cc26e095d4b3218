"""What readings are made of, and how they are spoken."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.address import Address
from leadcoach.domain.blocks import (
    Bar,
    Bars,
    Entry,
    Figure,
    Ledger,
    Line,
    Next,
    Paragraph,
    Quote,
    Reading,
    Said,
    Series,
    Source,
    Table,
    spoken,
)
from leadcoach.domain.typed import number_text

HERE = Source("w01.weed/once", "V1")
PHRASES = {"hello": "Hello {name}, {count} of 5.", "item.time": "Time", "nothing": ""}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), ""),
        ((Said("hello", (("name", "Robin"), ("count", 2.0))),), "Hello Robin, 2 of 5."),
        ((Said("hello", (("name", "item.time"), ("count", 2.25))),), "Hello Time, 2.2 of 5."),
        ((Said("hello", (("name", date(2026, 11, 23)),)),), "Hello 2026-11-23, {count} of 5."),
        ((Said("missing"), Said("hello", (("name", "x"), ("count", 1)))), "missing Hello x, 1 of 5."),
        ((Said("nothing"), Said("item.time"), Quote("is {count} [b]", HERE)), "Time is {count} [b]"),
    ],
)
def test_words_are_spoken_with_their_phrases_and_a_gap_is_seen(words: tuple[Said | Quote, ...], sentence: str) -> None:
    assert spoken(words, PHRASES) == sentence


@given(st.text(max_size=60))
def test_their_words_are_spoken_as_they_stand(text: str) -> None:
    assert spoken((Quote(text, HERE),), {text: "something else", **PHRASES}) == text


@pytest.mark.parametrize(
    ("value", "text"), [(3, "3"), (3.0, "3"), (2.96, "3"), (2.94, "2.9"), (-0.04, "0"), (-1.5, "-1.5")]
)
def test_a_number_is_written_as_people_write_it(value: float, text: str) -> None:
    assert number_text(value) == text


def test_a_reading_knows_every_place_its_words_and_numbers_come_from() -> None:
    places = [Source(f"D{number}") for number in range(9)]
    reading = Reading(
        (Said("title"), Quote("t", places[0])),
        (
            Paragraph((Quote("p", places[1]),)),
            Figure((Said("f"),), 1, because=(places[2], "F1")),
            Bars((Said("b"),), (Bar((Quote("b", places[3]),), 1, because=(places[4],)),), 0, 5),
            Table((Said("t"),), ((Said("c"),),), (((Quote("x", places[5]),), 1.0, None, date(2026, 1, 1)),)),
            Series((Said("s"),), ((Said("w"),),), (Line((Said("l"),), (1.0,), (places[6],)),)),
            Ledger((), (Entry((Quote("e", places[7]),), Said("open"), because=(places[8],)),)),
            Next((Said("n"),), Address("w01", "opening")),
        ),
    )
    assert reading.sources() == frozenset(places)
    assert Reading((Said("title"),), ()).sources() == frozenset()
