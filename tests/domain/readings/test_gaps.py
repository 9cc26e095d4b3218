"""Gaps, the lowest, and two columns beside each other."""

from __future__ import annotations

import pytest

from leadcoach.domain.answers import Text
from leadcoach.domain.asks import Ask
from leadcoach.domain.readings.gaps import compare, gap, lowest
from leadcoach.domain.specs import Column, TableSpec, TextSpec
from tests.domain.readings.making import ask, items, rated, rows, scale, sheet, table, told

TWO = scale("now", "wished", time="Time", tools="Tools", rules="Rules")
LEVELS = items(i="I decide", we="We agree", you="Yours")
BOARD = table(
    Column("decision", "text", "Decision"),
    Column("now", "choice", "Now", LEVELS),
    Column("wished", "choice", "Wished", LEVELS),
)
ROLES = table(
    Column("role", "text", "Role"),
    Column("purpose", "number", "Purpose"),
    Column("mastery", "number", "Mastery"),
    Column("years", "number", "Years"),
)


def test_the_widest_gap_of_a_scale_comes_first_and_is_named() -> None:
    answer = rated(time__now=3, time__wished=4, tools__now=1, tools__wished=5, rules__now=4, rules__wished=None)
    assert told(gap(TWO, answer), TWO) == [
        "Widest gap (4): Tools",
        "Tools (gap 4) = 1 -> 5",
        "Time (gap 1) = 3 -> 4",
        "Rules = 4",
    ]


def test_two_that_are_widest_are_both_named_and_all_of_them_are_not() -> None:
    answer = rated(time__now=1, time__wished=4, tools__now=2, tools__wished=5, rules__now=5, rules__wished=4)
    assert told(gap(TWO, answer), TWO)[:2] == ["Widest gap (3): Time", "Widest gap (3): Tools"]
    even = rated(time__now=1, time__wished=4, tools__now=2, tools__wished=5)
    assert told(gap(TWO, even), TWO)[0] == "Time (gap 3) = 1 -> 4"
    none = rated(time__now=4, time__wished=4, tools__now=5, tools__wished=3)
    assert told(gap(TWO, none), TWO) == [
        "Nothing lies between the two.",
        "Time (gap 0) = 4 -> 4",
        "Tools (gap -2) = 5 -> 3",
        "Rules = ?",
    ]


def test_the_gap_of_two_choices_is_by_their_place_in_the_list() -> None:
    answer = rows(
        {"decision": "Holidays", "now": "we", "wished": "you"},
        {"decision": "Roster", "now": "i", "wished": "you"},
        {"decision": "Budget", "now": "i", "wished": ""},
    )
    assert told(gap(BOARD, answer, "now", "wished"), BOARD) == [
        " | Now | Wished | Gap",
        "Roster | I decide | Yours | 2",
        "Holidays | We agree | Yours | 1",
        "Budget | I decide | ? | ?",
    ]


def test_the_gap_of_two_numbers() -> None:
    answer = rows({"role": "Desk", "purpose": "2,5", "mastery": "4"}, {"role": "Van", "purpose": "x", "mastery": "4"})
    assert told(gap(ROLES, answer, "purpose", "mastery"), ROLES)[1:] == ["Desk | 2,5 | 4 | 1.5", "Van | x | 4 | ?"]


def test_the_lowest_of_a_scale_has_its_sentence() -> None:
    one = scale(time="Time", tools="Tools", rules="Rules")
    found = lowest(one, rated(time=3, tools=2, rules=2), ("tools", "time"))
    assert told(found, one, tools="Ask who is missing what.") == [
        "Lowest: Tools, 2.",
        "Ask who is missing what.",
        "Lowest: Rules, 2.",
    ]
    assert told(lowest(one, rated(time=3, tools=3, rules=None)), one) == [
        "All stand at 3. None is lower than the others."
    ]
    assert told(lowest(one, rated(time=3)), one) == ["Lowest: Time, 3."]


def test_the_lowest_of_each_row_looks_at_the_columns_that_have_a_sentence() -> None:
    answer = rows(
        {"role": "Desk", "purpose": "4", "mastery": "2", "years": "1"},
        {"role": "Van", "purpose": "3", "mastery": "3"},
        {"purpose": "", "mastery": "5"},
        {"role": "Night"},
    )
    assert told(lowest(ROLES, answer, ("purpose", "mastery")), ROLES, mastery="Let them get better at something.") == [
        "Desk · Lowest: Mastery, 2. Let them get better at something.",
        "Van · All at 3.",
        "(without a name) · Lowest: Mastery, 5. Let them get better at something.",
    ]
    assert told(lowest(ROLES, answer), ROLES)[0] == "Desk · Lowest: Years, 1."


def test_a_row_that_lies_above_the_limit_has_nothing_low() -> None:
    answer = rows({"role": "Desk", "purpose": "4", "mastery": "5"}, {"role": "Van", "purpose": "3", "mastery": "5"})
    assert told(lowest(ROLES, answer, ("purpose", "mastery"), 3), ROLES, purpose="Ask.") == [
        "Desk · All above 3: none is low.",
        "Van · Lowest: Purpose, 3. Ask.",
    ]


def test_two_that_are_lowest_in_a_row_stand_in_one_sentence() -> None:
    answer = rows({"role": "Van", "purpose": "2", "mastery": "2", "years": "4"})
    assert told(lowest(ROLES, answer), ROLES) == ["Van · Lowest: Purpose, 2. Lowest: Mastery, 2."]


def test_the_points_in_a_label_stay_in_the_form() -> None:
    energy = Column("energy", "number", "Energy after it, 1 drained to 5 full")
    rated_roles = table(Column("role", "text", "Role"), energy)
    answer = rows({"role": "Van", "energy": "2"})
    assert told(lowest(rated_roles, answer), rated_roles) == ["Van · Lowest: Energy after it, 2."]


def test_what_was_expected_stands_beside_what_happened() -> None:
    form = ask("table", TableSpec((Column("guess", "text", "Expected"), Column("real", "text", "Happened")), form=True))
    assert told(compare(form, rows({"guess": "Two come"}), "guess", "real"), form) == [
        "Expected | Happened",
        "Two come | ?",
    ]
    several = rows({"decision": "Roster", "now": "i", "wished": "we"}, {"decision": "Empty"})
    assert told(compare(BOARD, several, "now", "wished"), BOARD) == [" | Now | Wished", "Roster | I decide | We agree"]


@pytest.mark.parametrize("other", [ask("text", TextSpec()), TWO, BOARD])
def test_what_cannot_be_weighed_says_that_nothing_is_there(other: Ask) -> None:
    for reading in (gap(other, sheet(Text("x")), "no", "column"), compare(other, rows({}), "no", "column")):
        assert told(reading, other) == ["Nothing is written there yet."]
