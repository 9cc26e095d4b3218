"""The delegation board."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leadcoach.domain.answers import Row, Text
from leadcoach.domain.blocks import Bars, Figure, Next, Source
from leadcoach.domain.instruments.delegation import DELEGATION, LEVELS, gap, moved
from leadcoach.domain.readings import Given, Sheet
from tests.domain.instruments.promising import given, rows, told

BOARD = rows(
    {"decision": "Shifts", "now": "advise", "wished": "agree", "limit": "Two of each", "review": "2026-12-20"},
    {"decision": "Orders", "now": "decide", "wished": "tell", "limit": "Dates stay", "review": "2026-12-01"},
    {"decision": "Tools", "now": "agree", "wished": "tell", "review": "2027-01-12", "taken-back": "partly"},
    {"decision": "Fair", "now": "tell", "wished": "tell", "limit": "Two", "review": "2026-12-10", "taken-back": "no"},
)
FIRST = rows(
    {"decision": "Shifts", "now": "decide"},
    {"decision": "Orders", "now": "decide"},
    {"decision": "Tools", "now": "tell"},
    {"decision": "Fair", "now": "advise"},
)
WORDED = {
    "jump": "{points} at once, first {level}", "moved": "{count} of {all} moved", "from_to": "{now} > {wished}",
    "at_level": "at {now}", "reviewed": "{all} held", "stayed": "stayed {count}", "partly": "partly {count}",
    "back": "back {count}", "gap_back": "back by {points}",
}  # fmt: skip


def board(answer: object = BOARD, first: object = None) -> Given:
    assert isinstance(answer, type(BOARD))
    found = given({"board": ("decisions", answer)})
    if first is None:
        return found
    assert isinstance(first, type(BOARD))
    return replace(found, sheets={**found.sheets, "first": (Sheet("board", "V0", answers={"decisions": first}),)})


def test_a_board_worked_by_hand() -> None:
    assert told(DELEGATION, board(first=FIRST), **WORDED) == [
        "Orders (gap 3) = 1 -> 4", "Shifts (gap 1) = 2 -> 3", "Tools (gap 1) = 3 -> 4", "Fair gap-closed = 4",
        "2 of 4 moved = 3",
        "2 held stayed 1 partly 1 back-again",
        "Orders · 3 at once, first option.now.advise",
        "no-limit Tools · no-limit-why",
        "waiting since 2026-12-01 | Orders | option.now.decide > option.wished.tell",
        "open until 2026-12-20 | Shifts | option.now.advise > option.wished.agree",
        "done | Tools | option.now.agree > option.wished.tell · taken-back option.taken-back.partly",
        "done | Fair | at option.now.tell · taken-back option.taken-back.no",
        "late", "caveat", "next-limit",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "first", "steps"),
    [
        ({"now": "agree", "wished": "yours"}, 1, 2),  # from 1 to 3
        ({"now": "decide", "wished": "tell", "taken-back": "no"}, 1, 3),  # it stayed, so it stands where it was wished
        ({"now": "decide", "wished": "tell", "taken-back": "partly"}, 1, 0),
        ({"now": "decide", "wished": "tell", "taken-back": "yes"}, 2, 0),  # less than nothing is nothing
        ({"now": "advise", "wished": "tell", "taken-back": "no"}, None, 2),  # added later: from its own level
        ({"now": "", "wished": "tell", "taken-back": "no"}, None, 0),
        ({"wished": "tell"}, 2, 0),
    ],
)
def test_levels_moved_since_the_first_board(cells: dict[str, str], first: int | None, steps: int) -> None:
    assert moved(Row("r", cells), first) == steps


def test_what_moved_says_on_which_boards_it_was_written() -> None:
    def moved_on(found: Given) -> set[str]:
        figures = [block for block in DELEGATION.read(found).blocks if isinstance(block, Figure)]
        return {each.version for figure in figures for each in figure.because if isinstance(each, Source)}

    assert moved_on(board(first=FIRST)) == {"V0", "V"}
    gone_over = {"decision": "Fair", "now": "advise", "wished": "tell", "taken-back": "no"}
    assert moved_on(board(rows(gone_over))) == {"V"}


def test_a_gap_is_counted_in_levels_and_may_go_back() -> None:
    both = [Row("r", {"now": now, "wished": wished}) for now in LEVELS for wished in LEVELS]
    assert [gap(row) for row in both][:6] == [0, 1, 2, 3, 4, -1]
    assert gap(Row("r", {"now": "decide"})) is None
    coming_back = told(DELEGATION, board(rows({"decision": "Pay", "now": "agree", "wished": "decide"})), **WORDED)
    assert coming_back[0] == "Pay back by 2 = 3 -> 1"


def test_no_jump_is_named_up_to_two_levels_nor_after_its_review() -> None:
    near = {"decision": "Near", "now": "decide", "wished": "agree", "limit": "x"}
    held = {"decision": "Held", "now": "decide", "wished": "yours", "limit": "x", "taken-back": "yes"}
    assert not [line for line in told(DELEGATION, board(rows(near, held)), **WORDED) if "at once" in line]


def test_what_is_not_chosen_yet_is_left_out() -> None:
    reading = DELEGATION.read(board(rows({"decision": "Shifts", "limit": "x"})))
    assert not any(isinstance(block, Bars | Figure) for block in reading.blocks)


def test_the_way_on_leads_to_the_words_until_they_are_written() -> None:
    found = board(rows({"decision": "Shifts", "limit": "Two of each"}))
    (way,) = [block for block in DELEGATION.read(found).blocks if isinstance(block, Next)]
    assert way.to.ask == "first-words"
    words = {**found.sheets, "words": (Sheet("words", "V", answers={"first-words": Text("From Monday …")}),)}
    assert not any(isinstance(block, Next) for block in DELEGATION.read(replace(found, sheets=words)).blocks)
