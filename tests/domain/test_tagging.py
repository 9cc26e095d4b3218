"""Tags and people in a text: where a sign begins one, and that each is named once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.tagging import Mark, marks, marks_of

NAMES = st.from_regex(r"[a-zA-Zé][a-zA-Z0-9é]{0,12}(-[a-zé]{1,5})?", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Asked @Ana about #delegation.", ["@Ana", "#delegation"]),
        ("(#trust) and #trust, #TRUST", ["#trust"]),
        ("#one#two", ["#one"]),
        ("mail ana@example.org", []),
        ("https://example.org/#part", []),
        ("issue #3 and C#", []),
        ("#3d and #week-3", ["#3d", "#week-3"]),
        ("@O'Brien, @Jean-Luc's, @Ana’s, @Ana's", ["@O'Brien", "@Jean-Luc", "@Ana"]),
        ("[a part](#part) https://example.org/?q=#part", []),
        ("#会议, #हिन्दी #ภาษาไทย! #עברית.", ["#会议", "#हिन्दी", "#ภาษาไทย", "#עברית"]),
        ("# heading @ home", []),
        ("#é @Zoë", ["#é", "@Zoë"]),
        ("##twice @@twice", []),
        ("#end-", ["#end"]),
    ],
)
def test_a_sign_at_the_begin_of_a_word_names(text: str, found: list[str]) -> None:
    assert [mark.sign + mark.name for mark in marks(text)] == found


def test_a_body_names_in_every_text_and_in_its_tags_apart() -> None:
    body = {
        "text": "with @Ana",
        "rows": [{"id": "#no", "cells": {"a": "#yes"}}],
        "tags": ["Team Meeting", "yes", 3],
        "energy": 4,
    }
    assert [mark.name for mark in marks_of(body)] == ["Team Meeting", "yes", "Ana"]


@given(st.lists(st.tuples(st.sampled_from("#@"), NAMES), max_size=6))
def test_what_is_written_with_a_sign_is_found_once_in_order(written: list[tuple[str, str]]) -> None:
    expected = {(sign, Mark("#", name).folded): name for sign, name in reversed(written)}
    found = marks(" and ".join(sign + name for sign, name in written))
    assert {(mark.sign, mark.folded): mark.name for mark in found} == expected
    assert len(found) == len(expected)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(mark.name and mark.sign + mark.name in text for mark in marks(text))
