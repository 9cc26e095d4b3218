"""Which tag or person is being written, and which names go on from it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.completing import Begun, begun, fitting, without
from leadcoach.domain.tagging import marks
from leadcoach.text import fold


@pytest.mark.parametrize(
    ("before", "sign", "name"),
    [
        ("#", "#", ""),
        ("@", "@", ""),
        ("today #del", "#", "del"),
        ("(@An", "@", "An"),
        ("#team-mee", "#", "team-mee"),
        ("#q4/", "#", "q4/"),
        ("“@Zoë", "@", "Zoë"),
        ("@王", "@", "王"),
        ("@שרה", "@", "שרה"),
        ("x" * 50_000 + " #de", "#", "de"),
    ],
)
def test_a_tag_or_person_before_the_cursor_is_being_written(before: str, sign: str, name: str) -> None:
    found = begun(before + " and on", len(before))
    assert found is not None
    assert (found.sign, found.name, found.end) == (sign, name, len(before))


@pytest.mark.parametrize(
    "before", ["", "del", "#del ", "ana@example", "a#b", "##", "@@a", "#-", "https://x/#part", "&#39", "#del. "]
)
def test_everywhere_else_nothing_is(before: str) -> None:
    assert begun(before, len(before)) is None


def test_within_a_word_nothing_is_completed() -> None:
    assert begun("#delegation", 4) is None
    assert begun("#del, then", 4) == Begun("#", "del", 0)


@settings(max_examples=60)
@given(line=st.text(max_size=40), column=st.integers(0, 45))
def test_any_line_can_be_asked(line: str, column: int) -> None:
    found = begun(line, column)
    if found is not None:
        assert line[found.start : found.end] == found.sign + found.name
        assert found.end == min(column, len(line))


def test_what_is_being_written_is_no_earlier_name() -> None:
    lines = ["#delegation yes", "and #de more"]
    word = begun(lines[1], 7)
    assert word is not None
    assert [mark.name for mark in marks(without(lines, 1, word))] == ["delegation"]


def test_names_go_on_from_what_stands_each_once_and_never_the_whole_one() -> None:
    names = ["Ana", "ana", "Ángel", "An", "Bo", "Anton"]
    assert fitting(names, "an", 9) == ("Ana", "Ángel", "Anton")
    assert fitting(names, "AN", 2) == ("Ana", "Ángel")
    assert fitting(names, "Anton", 9) == ()
    assert fitting(names, "", 2) == ("Ana", "Ángel")


@settings(max_examples=40)
@given(names=st.lists(st.text(max_size=6), max_size=8), begin=st.text(max_size=3))
def test_what_fits_begins_so(names: list[str], begin: str) -> None:
    found = fitting(names, begin, 5)
    assert all(fold(name).startswith(fold(begin)) for name in found)
    assert len({fold(name) for name in found}) == len(found)
