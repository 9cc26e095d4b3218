"""Golden examples of comments on work, with the word lists as they are shipped."""

from __future__ import annotations

import pytest

from leadcoach.domain.lints.feedback import About, about
from tests.domain.lints.shipped import in_row, in_text, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You always forget the second signature.", ["sweeping"]),
        ("The reports are somehow late.", ["sweeping"]),
        ("On Tuesday the second signature was missing on four forms.", []),
    ],
)
def test_sweeping(text: str, found: list[str]) -> None:
    assert in_text("sweeping", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You left early, and also the list was not filled in.", ["more-behaviours"]),
        ("- the list\n- the keys", ["more-behaviours"]),
        ("You left; the door stood open.", ["more-behaviours"]),
        ("You read the three open orders aloud.", []),
    ],
)
def test_one_behaviour(text: str, found: list[str]) -> None:
    assert in_text("one-behaviour", text) == found


def test_a_comment_ends_in_a_question() -> None:
    assert in_row("asks-back", behaviour="You read it aloud", question="") == ["no-question-mark"]
    assert in_row("asks-back", behaviour="You read it aloud") == ["no-question-mark"]
    assert in_row("asks-back", behaviour="You read it aloud", question="What for?") == []
    assert in_row("asks-back@effect", behaviour="You read it aloud", effect="Nobody asked") == ["no-question-mark"]
    assert in_text("asks-back", "The form came back.") == ["no-question-mark"]
    assert in_text("asks-back", "The form came back. Why?") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Saturday late has nobody senior in the roster. How did you get there?", About(1, 0, 1)),
        ("You are a natural at this.", About(0, 1, 0)),
        ("You are so talented. Two totals differ by 300.", About(1, 1, 0)),
        ("You never look at the roster.", About(0, 1, 0)),
        ("You are careless!\nThe second signature is missing on four of nine forms.", About(1, 1, 0)),
        ("", About(0, 0, 0)),
    ],
)
def test_each_sentence_is_about_the_work_the_person_or_neither(text: str, found: About) -> None:
    assert about([text], words()) == found


def test_without_word_lists_only_numbers_are_about_the_work() -> None:
    assert about(["You are lazy. Form 7 came back."], {}) == About(1, 0, 1)
