"""A quiz marked, the words of seats, and what routines cost."""

from __future__ import annotations

from leadcoach.domain.answers import Picked
from leadcoach.domain.readings.costs import cost
from leadcoach.domain.readings.marking import marks
from leadcoach.domain.readings.seating import seats
from leadcoach.domain.specs import ChoiceSpec, Column, ScaleSpec
from tests.domain.readings.making import ask, items, rated, rows, sheet, table, told

QUIZ = ask(
    "scale",
    ScaleSpec(
        1,
        2,
        "less",
        "more",
        items(pressure="More orders: work pressure", rework="More learning: rework", mood="Mood"),
        words=("less", "more"),
        key=(("pressure", 2), ("rework", 1)),
    ),
)
SEATS = table(Column("seat", "text", "Seat"), Column("view", "text", "What they see"))
STOP = {"stop-words": ("the", "and", "don't")}
MEETINGS = table(
    Column("name", "text", "Meeting"),
    Column("min", "number", "Minutes"),
    Column("times", "number", "Times a week"),
    Column("heads", "number", "People"),
)


def test_each_item_of_a_quiz_says_what_is_right() -> None:
    assert told(marks(QUIZ, rated(pressure=2, rework=2, mood=1)), QUIZ) == [
        "1 of 2 right.",
        " | You said | We say",
        "More orders: work pressure | more | the same",
        "More learning: rework | more | less",
    ]
    assert told(marks(QUIZ, rated(rework=1)), QUIZ)[::2] == ["1 of 1 right.", "More learning: rework | less | the same"]
    assert told(marks(QUIZ, rated(mood=2)), QUIZ) == ["Nothing is written there yet."]


def test_each_option_picked_or_missed_says_what_is_right() -> None:
    choice = ask("choice", ChoiceSpec(items(a="A", b="B", c="C", d="D"), 1, 3, ("a", "c")))
    assert told(marks(choice, sheet(Picked(("a", "b")))), choice) == [
        " | ",
        "Right | A",
        "Not this one | B",
        "This one as well | C",
    ]
    one = ask("choice", ChoiceSpec(items(a="A", b="B"), 1, 1, ("b",)))
    assert told(marks(one, sheet(Picked(("a",)))), one)[1:] == ["Not this one | A", "It is this one | B"]
    open_choice = ask("choice", ChoiceSpec(items(a="A")))
    assert told(marks(open_choice, sheet(Picked(("a",)))), open_choice) == ["Nothing is written there yet."]


def test_words_of_one_seat_only_and_shared_ones() -> None:
    answer = rows(
        {"seat": "Desk", "view": "The queue grows; queue, queue and Mornings."},
        {"seat": "Driver", "view": "The queue is at the gate, don’t you see it"},
        {"seat": "desk ", "view": "Élan at noon"},
        {"seat": "Silent"},
    )
    assert told(seats(SEATS, answer, "seat", "view", STOP), SEATS) == [
        "Desk · only here: grows, mornings, elan, noon",
        "Driver · only here: gate, you, see",
        "Shared words: queue",
    ]


def test_seats_that_share_nothing_or_have_nothing_of_their_own() -> None:
    same = rows({"seat": "A", "view": "queue"}, {"seat": "B", "view": "queue"})
    assert told(seats(SEATS, same, "seat", "view", {}), SEATS) == [
        "A · no word of its own.",
        "B · no word of its own.",
        "Shared words: queue",
    ]
    apart = rows({"seat": "A", "view": "queue"}, {"seat": "B", "view": "gate"})
    assert told(seats(SEATS, apart, "seat", "view", {}), SEATS)[-1] == "No word is shared."
    assert "One seat" in told(seats(SEATS, rows({"seat": "A", "view": "queue"}), "seat", "view", {}), SEATS)[0]
    many = rows({"seat": "A", "view": " ".join(f"word{n}" for n in range(40))}, {"seat": "B", "view": "gate"})
    assert told(seats(SEATS, many, "seat", "view", {}), SEATS)[0].count("word") == 15


def test_hours_in_a_quarter_row_by_row_and_in_all() -> None:
    answer = rows(
        {"name": "Stand-up", "min": "15", "times": "5", "heads": "8"},
        {"name": "Round", "min": "60", "times": "0,5"},
        {"name": "Open", "min": "x", "times": "1", "heads": "4"},
    )
    assert told(cost(MEETINGS, answer, "min", "times", "heads"), MEETINGS) == [
        " | Hours in a quarter",
        "Stand-up | 130",
        "Round | 6.5",
        "Open | ?",
        "Hours in a quarter, in all = 136.5",
    ]
    assert told(cost(MEETINGS, answer, "min", "times"), MEETINGS)[1] == "Stand-up | 16.2"
    halves = rows({"name": "A", "min": "15", "times": "9"}, {"name": "B", "min": "15", "times": "9"})
    assert told(cost(MEETINGS, halves, "min", "times"), MEETINGS)[1:] == [
        "A | 29.2",
        "B | 29.2",
        "Hours in a quarter, in all = 58.4",
    ]
    assert told(cost(MEETINGS, rows({"name": "Open"}), "min", "times"), MEETINGS) == ["Nothing is written there yet."]
