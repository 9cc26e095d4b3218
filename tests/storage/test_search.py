from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain import answers
from leadcoach.domain.records import Body
from leadcoach.storage.store import Store
from tests.storage.making import document, moment, new_id


def keep(store: Store, number: int, body: Body) -> None:
    store.documents.save(document(number), body, why="edit", moment=moment(), version_id=f"V{number}")


@pytest.fixture
def written(store: Store) -> Store:
    keep(store, 1, {"text": 'Eén rustige vraag, then "silence" (ten seconds)'})
    keep(store, 2, {"text": "A quiet question about garden-work [ and NOT the answer"})
    keep(store, 3, {"text": "Привет мир ﬁnal"})
    return store


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("een", [1]),
        ("ÉÉN", [1]),
        ("qui", [2]),
        ("que", [2]),
        ("q", [2]),
        ("rustige seconds", [1]),
        ("rustige question", []),
        ("the", [2, 1]),
        ("een -- 🌱 )", [1]),
        ("garden-work", [2]),
        ("garden-wo", [2]),
        ("work-garden", []),
        ("not", [2]),
        ("привет", [3]),
        ("text", []),
    ],
)
def test_every_word_of_the_query_begins_a_word_of_what_is_found(written: Store, query: str, numbers: list[int]) -> None:
    assert [hit.document.id for hit in written.finding.find(query)] == [new_id(number) for number in numbers]


@pytest.mark.parametrize(
    "query", ["", " ", '"', "''", "*", "--", "(", ")", "[ ]", "^", ":", "\x00", "\x01", "🌱", "\udc80"]
)
def test_a_query_without_a_word_finds_nothing(written: Store, query: str) -> None:
    assert written.finding.find(query) == ()


@pytest.mark.parametrize(
    "query",
    [
        'say "silence',
        '"',
        "a AND",
        "NOT a",
        "NEAR(a b)",
        "text:silence",
        "col: x",
        "a*b*",
        "^een",
        "{a b}: c",
        "' OR 1=1 --",
        "een; DROP TABLE search",
        "(" * 500,
        "a " * 50_000,
        "ab" * 50_000,
        "\x00een",
        "een\x00\x01",
        "\ud800x",
    ],
)
def test_hostile_queries_are_ordinary_ones(written: Store, query: str) -> None:
    written.finding.find(query)
    assert len(written.finding.find("een")) == 1


@given(query=st.text(alphabet=st.characters(), max_size=40))
@settings(max_examples=100)
def test_any_text_is_a_query(query: str) -> None:
    empty = Store.open(Path("nowhere.db"), write=False, session="S1")
    empty.finding.find(query)
    empty.close()


def test_quotes_and_signs_do_not_hide_a_word(written: Store) -> None:
    assert [hit.document.id for hit in written.finding.find('"silence" (ten)')] == [new_id(1)]


def test_the_place_is_shown_with_the_match_apart(written: Store) -> None:
    (hit,) = written.finding.find("quest")
    assert ("question", True) in hit.snippet
    assert "".join(piece for piece, _match in hit.snippet) == hit.document.body["text"]


def test_the_newest_comes_first_in_pages(store: Store) -> None:
    for number in range(7):
        keep(store, number, {"text": f"walk {number}"})
    assert [hit.document.body["text"] for hit in store.finding.find("walk", limit=3, offset=2)] == [
        "walk 4",
        "walk 3",
        "walk 2",
    ]


def test_only_the_words_that_stand_are_found(store: Store) -> None:
    keep(store, 1, {"text": "porridge"})
    store.documents.save(document(1), {"text": "muesli"}, why="edit", moment=moment(), version_id="W")
    assert store.finding.find("porridge") == ()
    assert len(store.finding.find("muesli")) == 1


def test_what_never_leaves_is_still_found_by_its_writer(store: Store) -> None:
    keep(store, 1, {"text": "porridge"})
    store.documents.set_privacy(document(1).id, "never")
    assert len(store.finding.find("porridge")) == 1


SHAPES: dict[str, answers.Answer] = {
    "text": answers.Text("alpha"),
    "on": answers.Text("beta"),
    "picked": answers.Picked(("yesid", "noid")),
    "ratings": answers.Ratings({("itemid", "now"): 3}),
    "number": answers.Number("17"),
    "when": answers.When("gamma", "delta", "Europe/Amsterdam", "weekly"),
    "rows": answers.Rows((answers.Row("ROWID", {"id": "epsilon", "on": "zeta", "due-day": "eta"}),)),
    "cells": answers.Practice("own", "theta", "iota", "kappa"),
    "marks": answers.Marks((answers.Mark("labelid", 1.0),)),
    "opened": answers.Opened("documentid"),
}


def test_the_index_holds_the_words_of_every_shape_of_answer_and_no_others(store: Store) -> None:
    keep(store, 1, {name: answer.to_json() for name, answer in SHAPES.items()})
    (said,) = [row[0] for row in store.search._db.rows("SELECT text FROM said")]
    words = " ".join(answer.words() for answer in SHAPES.values())
    assert sorted(said.split()) == sorted(words.split())


def test_making_the_index_anew_changes_nothing_found(written: Store) -> None:
    before = written.finding.find("the")
    written.search.rebuild()
    written.search.tidy()
    assert written.finding.find("the") == before
