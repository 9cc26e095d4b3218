"""The sheet for the team."""

from __future__ import annotations

from leadcoach.domain.blocks import Source
from leadcoach.domain.instruments.you_said import YOU_SAID
from tests.domain.instruments.promising import given, rows, told

WORDED = {
    "count": "{count} of {all}",
    "on_day": "({day})",
    "by": "by {day}",
    "late": "late {day}",
    "foot": "as of {day}",
}


def test_each_ask_is_a_line_with_its_answer_in_the_order_of_the_list_and_open_ones_by_their_day() -> None:
    asks = rows(
        {"ask": "Fan", "due": "2026-12-22"},
        {"ask": "Screen", "due": "2026-12-10", "answer": "no", "reason": "April", "answered": "2026-12-12"},
        {"ask": "Plant"},
        {"ask": "Keys", "due": "2026-12-10", "answer": "yes", "reason": "Monday", "answered": "2026-12-05"},
        {"ask": "Lamp", "due": "2026-12-09", "answer": "try"},
    )
    assert told(YOU_SAID, given({"asks": ("asks", asks)}), **WORDED) == [
        "2 of 5",
        "you-said | Screen | did-no April (2026-12-12)",
        "you-said | Keys | did-yes Monday (2026-12-05)",
        "late 2026-12-09 | Lamp | words-follow",
        "by 2026-12-22 | Fan",
        "no-day | Plant",
        "as of 2026-12-15",
    ]


def test_an_answer_of_no_known_kind_or_day_is_its_words() -> None:
    asks = rows({"ask": "Keys", "answer": "perhaps", "reason": "Monday", "answered": "then"})
    assert told(YOU_SAID, given({"asks": ("asks", asks)}), **WORDED)[1] == "you-said | Keys | Monday"


def test_every_line_says_where_it_was_written() -> None:
    asks = rows({"ask": "Keys"}, {"ask": "Fan", "answer": "yes", "reason": "Monday"})
    found = YOU_SAID.read(given({"asks": ("asks", asks)})).sources()
    assert found == {Source("asks", "V", "r1"), Source("asks", "V", "r2")}
