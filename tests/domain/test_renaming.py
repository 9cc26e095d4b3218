from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from leadcoach.domain.renaming import Renaming
from leadcoach.domain.tagging import marks
from leadcoach.text import clean, fold


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Zoë said", "someone said"),
        ("ZOE and @zoe, @Zoë's idea", "someone and someone, someone's idea"),
        ("zoe@example.org", "someone@example.org"),
        ("(Zoe)\nZoe.", "(someone)\nsomeone."),
        ("a Zoe-led team, an ex-Zoe habit", "a someone-led team, an ex-someone habit"),
        ("Zoe-Anne, Anne-Zoe, @zoe-anne", "Zoe-Anne, Anne-Zoe, @zoe-anne"),
        ("zoey, Zoe_x, aZoe, Zoe2", "zoey, Zoe_x, aZoe, Zoe2"),
        ("Straße ﬁ Zoe\u0308 İ Zoe", "Straße ﬁ someone İ someone"),
        ("", ""),
    ],
)
def test_a_name_is_found_as_a_whole_word_whatever_its_capitals_and_accents(text: str, without: str) -> None:
    assert Renaming("Zoë", "someone").text(text) == without


def test_a_name_of_two_words_is_found_across_a_line_end() -> None:
    assert Renaming("@Ana  Maria", "A.").text("ana\nmaria's plan, Ana, Maria") == "A.'s plan, Ana, Maria"


def test_only_the_words_of_a_person_change_in_a_body() -> None:
    body = {
        "text": "Ana",
        "picked": ["ana"],
        "rows": [{"id": "ana", "cells": {"id": "Ana", "who": "@Ana"}}],
        "team": {"outcome": "ana", "own": "with Ana"},
        "tags": ["Team Ana", "ana"],
        "energy": 3,
    }
    assert Renaming("Ana", "B").body(body) == {
        "text": "B",
        "picked": ["ana"],
        "rows": [{"id": "ana", "cells": {"id": "B", "who": "B"}}],
        "team": {"outcome": "ana", "own": "with B"},
        "tags": ["Team B", "B"],
        "energy": 3,
    }


@given(
    parts=st.lists(
        st.sampled_from(["Ana", "@ANA", "ána", "Anna", " ", "\n", "-", ".", "x", "ß", "\u0301"]), max_size=12
    )
)
@example(parts=["Ana", "\u0301", "\u0301", "-", "Ana"])
@settings(max_examples=300)
def test_no_mark_of_the_person_is_left_and_a_second_time_changes_nothing(parts: list[str]) -> None:
    renaming = Renaming("Ana", "someone")
    text = clean("".join(parts)).text
    without = renaming.text(text)
    assert renaming.text(without) == without
    assert "ana" not in {mark.folded for mark in marks(without)}
    assert renaming.maybe_in(text) == ("ana" in fold(text))
