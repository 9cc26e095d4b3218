"""Where words stand in a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.text_places import MOST, Span, nearest, places
from leadcoach.text import fold


@pytest.mark.parametrize(
    ("line", "wanted", "found"),
    [
        ("One one ONE", "one", [(0, 3), (4, 7), (8, 11)]),
        ("aaaa", "aa", [(0, 2), (2, 4)]),
        ("Zoë and ZOE", "zoe", [(0, 3), (8, 11)]),
        ("cafe\u0301 x", "cafe", [(0, 5)]),
        ("Straße", "strasse", [(0, 6)]),
        ("Straße", "s", [(0, 1), (4, 5)]),
        ("ﬁne", "fi", [(0, 1)]),
        ("a[/]b", "[/]", [(1, 4)]),
        ("王さん 王", "王", [(0, 1), (4, 5)]),
        ("nothing", "nowhere", []),
        ("anything", "", []),
        ("anything", "\u0301", []),
    ],
)
def test_capitals_and_accents_do_not_count(line: str, wanted: str, found: list[tuple[int, int]]) -> None:
    assert [(span.start, span.end) for span in places([line], wanted)] == found


@settings(max_examples=80)
@given(lines=st.lists(st.text("aábß ÉeSs\u0301", max_size=12), max_size=4), wanted=st.text("abßsé", max_size=3))
def test_what_is_found_reads_so_and_does_not_overlap(lines: list[str], wanted: str) -> None:
    found = places(lines, wanted)
    assert list(found) == sorted(found)
    for one, other in pairwise(found):
        assert (one.row, one.end) <= (other.row, other.start)
    for row, start, end in found:
        assert fold(wanted) in fold(lines[row][start:end])


def test_no_more_are_given_than_anybody_counts() -> None:
    assert len(places(["a" * (MOST + 5)], "a")) == MOST


def test_the_nearest_is_at_or_after_the_cursor_and_else_the_first() -> None:
    spans = (Span(0, 2, 3), Span(1, 0, 1), Span(1, 5, 6))
    assert [nearest(spans, *place) for place in ((0, 0), (0, 2), (0, 3), (1, 1), (2, 0))] == [0, 0, 1, 2, 0]
