"""What waits today, and which steps are there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from leadcoach.domain.answers import Number, Picked, Row, Rows, Text
from leadcoach.domain.outline import ModuleOutline, Outline, StepOutline, WeekOutline
from leadcoach.domain.progress import STEP_DONE
from leadcoach.domain.records import Document
from leadcoach.services.desk import Desk
from leadcoach.services.programme import Programme
from leadcoach.services.waiting import Waiting, waiting
from leadcoach.services.wording import waiting_words
from tests.services.making import ALL_ASKS, FIRST_DAY, Clock

WALK = ModuleOutline(
    "w01.mindset",
    "mindset",
    "Mindset",
    "",
    15,
    "path",
    steps=(
        StepOutline("alone", "Alone", 1, when="route is alone"),
        StepOutline("many", "Many", 1, when="team >= 5 and route is not alone"),
        StepOutline("asks", "Asks", 2, "table", fields=(("ask", "Ask"),), due=("due",), later=("answer",)),
        StepOutline("told", "Told", 1, when="answered @asks"),
        StepOutline("agreed", "Agreed", 2, "table", fields=(("what", "What"),), due=("review",)),
        StepOutline("again", "Again", 2, "text", repeat="week"),
        StepOutline("rehearse", "Rehearse", 1, "text", opens="+2d"),
        StepOutline("review", "Review", 1, "text", opens="@agreed.review"),
        StepOutline("late", "Late", 1, opens="w03"),
        StepOutline("own", "Own", 1, when="@choice is own"),
        StepOutline("choice", "Choice", 1, "choice"),
    ),
)
OPENING = ModuleOutline("w01", "week", "Week", "", 5, "path", steps=(StepOutline("opening", "Opening", 1, "text"),))
WEEK = WeekOutline("w01", 1, "soil", "Week", "", 60, "b1", (), OPENING, (WALK,))
OUTLINE = Outline("en", "", {}, (("soil", ("w01",)),), (WEEK,))


@pytest.fixture
def made(make_desk: Callable[[Path], Desk]) -> Desk:
    """A desk on the made-up week above, begun today."""
    desk = make_desk(ALL_ASKS)._replace(outline=OUTLINE)
    Programme(desk).begin(FIRST_DAY.date())
    return desk


def keep(desk: Desk, ask: str, value: object, occasion: str = "once", privacy: str = "normal") -> None:
    """Store an answer and note its step as done."""
    now, subject = desk.clock(), f"w01.mindset.{ask}"
    document = Document(
        f"{subject}/{occasion}",
        "answer",
        subject,
        occasion,
        now.stamp,
        now.zone,
        now.day.isoformat(),
        privacy=privacy,
    )
    desk.store.documents.save(document, {ask: value}, why="edit", moment=now, version_id=desk.new_id())
    desk.store.facts.add(desk.fact(STEP_DONE, subject))


def waits(desk: Desk) -> list[tuple[str, str, str]]:
    programme, calendar = Programme(desk), desk.calendar()
    assert calendar is not None
    found = waiting(desk, programme.progress(), programme.opening_days(), calendar.week)
    return [(each.kind, each.step, each.words) for each in found]


def there(desk: Desk) -> list[str]:
    return [step.id for step in Programme(desk).progress().there(WALK)]


def test_a_step_is_there_while_its_condition_holds(made: Desk) -> None:
    assert not {"alone", "many", "told", "own"} & set(there(made))
    programme = Programme(made)
    programme.answer_profile("team", Number("9").to_json())
    assert "many" in there(made)
    programme.answer_profile("route", Picked(("alone",)).to_json())
    assert "alone" in there(made)
    assert "many" not in there(made)
    keep(made, "asks", Rows((Row("r", {"ask": " "}),)).to_json())
    assert "told" not in there(made)
    keep(made, "asks", Rows((Row("r", {"ask": "Keys"}),)).to_json())
    keep(made, "choice", ["own"])
    assert {"told", "own"} <= set(there(made))


def test_sleeping_steps_wake_on_their_day_and_then_wait(made: Desk, clock: Clock) -> None:
    assert not {"rehearse", "review", "late"} & set(there(made))
    keep(made, "agreed", Rows((Row("r", {"what": "Speak last", "review": "2026-11-28"}),)).to_json())
    keep(made, "again", Text("once").to_json(), "2026-w48")
    clock.ahead(days=2)
    assert ("woken", "rehearse", "") in waits(made)
    assert "review" not in there(made)
    clock.ahead(days=3)
    assert ("woken", "review", "") in waits(made)
    keep(made, "review", "It held.")
    assert ("woken", "review", "") not in waits(made)
    assert ("woken", "late", "") not in waits(made)


def test_a_promise_waits_until_it_is_answered(made: Desk, clock: Clock) -> None:
    rows = (Row("r1", {"ask": "[b]Light[/]", "due": "2026-12-05"}), Row("r2", {"ask": "Keys", "due": "2026-11-25"}))
    keep(made, "asks", Rows(rows).to_json())
    assert waits(made) == [("promise", "asks", "Keys")]
    clock.ahead(days=6)
    assert waits(made) == [("promise", "asks", "Keys"), ("promise", "asks", "[b]Light[/]")]
    clock.ahead(days=60)
    assert ("promise", "asks", "[b]Light[/]") in waits(made)
    answered = Rows((rows[0], Row("r2", {**rows[1].cells, "answer": "yes"})))
    keep(made, "asks", answered.to_json())
    assert ("promise", "asks", "Keys") not in waits(made)
    assert ("promise", "asks", "[b]Light[/]") in waits(made)


def test_a_date_with_nothing_to_fill_in_leaves_by_itself(made: Desk, clock: Clock) -> None:
    keep(made, "agreed", Rows((Row("r", {"what": "Speak last", "review": "2026-11-30"}),)).to_json())
    assert ("promise", "agreed", "Speak last") in waits(made)
    clock.ahead(days=7 + 14)
    assert ("promise", "agreed", "Speak last") in waits(made)
    clock.ahead(days=1)
    assert ("promise", "agreed", "Speak last") not in waits(made)


@pytest.mark.parametrize("day", ["0001-01-01", "01-01-0001", "9999-12-31", "0000-01-01"])
def test_no_date_is_too_far_away_to_be_looked_at(made: Desk, day: str) -> None:
    keep(made, "asks", Rows((Row("r", {"ask": "Keys", "due": day}),)).to_json())
    keep(made, "agreed", Rows((Row("r", {"what": "Speak last", "review": day}),)).to_json())
    assert ("promise", "agreed", "Speak last") not in waits(made)
    assert (("promise", "asks", "Keys") in waits(made)) == day.endswith(("1-01-01", "0001"))


def test_a_promise_is_called_by_own_words_and_never_by_the_id_of_an_option(made: Desk) -> None:
    row = {"from": "01JD3N5Z9X0000000000000000", "due": "2026-11-23"}
    keep(made, "asks", Rows((Row("r1", row), Row("r2", {**row, "ask": "Keys"}))).to_json())
    assert waits(made) == [("promise", "asks", ""), ("promise", "asks", "Keys")]


def test_a_promise_that_is_never_to_be_shared_waits_without_its_words(made: Desk) -> None:
    keep(made, "asks", Rows((Row("r", {"ask": "Keys", "due": "2026-11-23"}),)).to_json(), privacy="never")
    assert waits(made) == [("promise", "asks", "")]
    [each] = waiting(made, Programme(made).progress(), {}, 1)
    assert waiting_words(each, FIRST_DAY.date()) == ("Asks", "today")


def test_what_repeats_is_asked_again_once_it_was_answered(made: Desk, clock: Clock) -> None:
    assert waits(made) == []
    keep(made, "again", Text("once").to_json(), "2026-w48")
    assert waits(made) == []
    clock.ahead(days=7)
    assert ("again", "again", "") in waits(made)
    keep(made, "again", Text("twice").to_json(), "2026-w49")
    assert ("again", "again", "") not in waits(made)


def test_what_comes_each_workday_is_not_asked_at_the_weekend(made: Desk, clock: Clock) -> None:
    steps = tuple(step._replace(repeat="workday" if step.repeat else "") for step in WALK.steps)
    week = WEEK._replace(modules=(WALK._replace(steps=steps),))
    desk = made._replace(outline=OUTLINE._replace(weeks=(week,)))
    keep(desk, "again", Text("once").to_json(), "2026-11-23")
    asked = []
    for _day in range(7):
        clock.ahead(days=1)
        asked.append(("again", "again", "") in waits(desk))
    assert asked == [True] * 4 + [False] * 2 + [True]


def test_a_waiting_thing_knows_its_place() -> None:
    assert Waiting("again", "w01.mindset", "again", "Again").subject == "w01.mindset.again"
