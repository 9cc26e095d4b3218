"""What the files of the demo tell, read against what is asked."""

from __future__ import annotations

from datetime import date

import pytest

from leadcoach.domain.answers import Answer, Mark, Marks, Picked, Practice, Ratings, Row, Rows, Text, When
from leadcoach.domain.asks import Ask
from leadcoach.domain.demo import answer_of, changed, day_number, misfits
from leadcoach.domain.specs import (
    ChoiceSpec,
    Column,
    DateSpec,
    Item,
    LinesSpec,
    LiveSpec,
    PracticeSpec,
    ScaleSpec,
    TableSpec,
    TextSpec,
)

START = date(2026, 11, 23)
LINES = Ask("heard", "lines", "Heard", LinesSpec(least=1))
ASKS = Ask(
    "asks",
    "table",
    "Asks",
    TableSpec((Column("ask", "text", "Asked"), Column("due", "date", "By"), Column("cost", "number", "Hours"))),
)
SCALE = Ask("trust", "scale", "Trust", ScaleSpec(1, 5, "low", "high", (Item("b1", "One"),), cannot_say=True))
CHOICE = Ask("sign", "choice", "Sign", ChoiceSpec((Item("more", "More"), Item("less", "Less"))))
CLOCK = Ask("talk", "live", "Talk", LiveSpec((Item("me", "Me"),), (Item("open", "Open"),)))

FORMS: dict[str, tuple[Ask, object, Answer]] = {
    "lines": (LINES, ["One.", "Two."], Rows((Row("r1", {"line": "One."}), Row("r2", {"line": "Two."})))),
    "a form": (ASKS, {"ask": "Keys", "cost": 2}, Rows((Row("r1", {"ask": "Keys", "cost": "2"}),))),
    "rows with days": (
        ASKS,
        [{"id": "a", "ask": "+3 keys", "due": "+7"}, {"cells": {"ask": "Maps"}}],
        Rows((Row("a", {"ask": "+3 keys", "due": "2026-11-30"}), Row("r2", {"ask": "Maps"}))),
    ),
    "a day": (Ask("day", "date", "Day", DateSpec()), "+1", When("2026-11-24")),
    "a day with a time": (
        Ask("day", "date", "Day", DateSpec(time=True)),
        {"date": "+0", "time": "09:30"},
        When("2026-11-23", "09:30"),
    ),
    "a practice": (
        Ask("team", "practice", "Team", PracticeSpec()),
        {"outcome": "done", "on": "+2"},
        Practice("done", on="2026-11-25"),
    ),
    "a scale": (SCALE, {"b1": {"is": "?"}}, Ratings({("b1", "is"): None})),
    "a text": (Ask("weed", "text", "Weed", TextSpec()), "+3", Text("+3")),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_value_is_read_as_its_ask_wants_it(name: str) -> None:
    ask, value, answer = FORMS[name]
    assert answer_of(ask, value, START) == answer
    assert misfits(ask, answer) == ()


@pytest.mark.parametrize(
    ("ask", "value"),
    [(LINES, "One."), (LINES, [3]), (ASKS, 3), (ASKS, [{"ask": ["x"]}]), (ASKS, [{"cost": True}]), (SCALE, {"b1": 3})],
)
def test_another_shape_is_refused(ask: Ask, value: object) -> None:
    with pytest.raises(ValueError, match="expected"):
        answer_of(ask, value, START)


def test_days_are_written_with_a_plus() -> None:
    assert day_number("+12") == 12
    for wrong in ("12", "+", "+1.5", "-3", 12, None):
        with pytest.raises(ValueError, match="expected a day"):
            day_number(wrong)


def test_of_rows_only_the_cells_that_are_told_change() -> None:
    before = Rows((Row("a", {"ask": "Keys", "cost": "2"}), Row("b", {"ask": "Maps"})))
    told = Rows((Row("b", {"cost": "1"}), Row("c", {"ask": "Lamp"})))
    assert changed(before, told) == Rows(
        (Row("a", {"ask": "Keys", "cost": "2"}), Row("b", {"ask": "Maps", "cost": "1"}), Row("c", {"ask": "Lamp"}))
    )
    assert changed(Text("Then"), Text("Now")) == Text("Now")


@pytest.mark.parametrize(
    ("ask", "answer", "strange"),
    [
        (CHOICE, Picked(("most",)), "most"),
        (SCALE, Ratings({("b2", "is"): 3}), "b2"),
        (CLOCK, Marks((Mark("them", 0, 5),)), "them"),
        (ASKS, Rows((Row("r1", {"asked": "Keys"}),)), "asked"),
    ],
)
def test_ids_that_nobody_asks_for_do_not_fit(ask: Ask, answer: Answer, strange: str) -> None:
    assert f"`{strange}` is not asked here." in misfits(ask, answer)


def test_what_is_wrong_on_a_screen_does_not_fit_either() -> None:
    assert misfits(SCALE, Ratings({("b1", "is"): 6})) == ("Rate from 1 to 5.",)
    assert misfits(CHOICE, Picked(("more", "less"))) == ("Choose at most 1; take one away first.",)
