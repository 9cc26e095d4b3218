"""What a worksheet said on an earlier evening: no word and no answer that came after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from leadcoach.domain.answers import Answer, Number, Rows, Text, When
from leadcoach.services.counting import Counting
from leadcoach.services.desk import Desk
from leadcoach.services.instruments import Instruments
from leadcoach.services.programme import Programme
from leadcoach.services.sheet_history import Then, earlier, read_then
from leadcoach.services.spoken import Spoken
from leadcoach.services.worksheets import Worksheets
from tests.services.answers import form, rated
from tests.services.making import FIRST_DAY, SHIPPED, Clock, Walker

STRETCH = "w02.mindset.stretch"
BOARD = "w05.skillset.decisions"


@pytest.fixture
def walker(make_desk: Callable[[Path], Desk]) -> Walker:
    walker = Walker(make_desk(SHIPPED))
    walker.finish("profile.start", When(FIRST_DAY.date().isoformat(), "", "UTC", ""))
    return walker


def board(name: str) -> Rows:
    cells = {"decision": name, "now": "decide", "wished": "tell", "review": "2026-12-21"}
    return Rows.from_json([{"id": "r", "cells": cells}])


def evening(desk: Desk, use: str) -> Spoken:
    """What it says at the end of today."""
    return Instruments(desk).reading(use)


def as_of(desk: Desk, use: str, day: date) -> Spoken:
    return Instruments(desk, day).reading(use)


def test_every_evening_says_again_what_it_said(walker: Walker, clock: Clock) -> None:
    """Answers, changes of them, weekly occasions, logs, captures, a first finished sheet, a pause and a new plan."""
    desk, said = walker.desk, dict[tuple[str, date], Spoken]()
    uses = ("delegation", "stretch", "environment", "behaviour", "captures", "cockpit", "rings", "certificate")
    for turn, happens in enumerate(_happenings(walker)):
        happens()
        for use in uses:
            said[use, clock().day] = evening(desk, use)
        clock.ahead(days=(3, 4)[turn % 2])
    for (use, day), reading in said.items():
        assert as_of(desk, use, day) == reading, (use, day)
    assert len({str(reading.reading) for (use, _day), reading in said.items() if use == "stretch"}) > 3


def _happenings(walker: Walker) -> list[Callable[[], object]]:
    desk = walker.desk
    sheets, programme, counting = Worksheets(desk), Programme(desk), Counting(desk)

    def environment(*values: int) -> None:
        answers: dict[str, Answer] = {"conditions": rated(*values), "note": Text("No hour.")}
        sheets.save(sheets.open("environment"), answers)

    def log() -> None:
        counting.keep(counting.make("behaviour", ["lb1=2"]))

    def all_of(*happens: Callable[[], object]) -> Callable[[], object]:
        return lambda: [each() for each in happens]

    return [
        lambda: walker.finish(STRETCH, Number("2")),
        all_of(lambda: walker.finish(BOARD, board("Swaps")), log),
        lambda: walker.finish(STRETCH, Number("5")),
        lambda: walker.finish(STRETCH, Number("4")),
        all_of(lambda: environment(2, 3, 4, 5, 1), programme.pause),
        all_of(lambda: walker.finish(BOARD, board("Dinner")), log, programme.resume),
        all_of(lambda: walker.finish(STRETCH, Number("1")), lambda: environment(5, 5, 5, 5, 5)),
        all_of(
            lambda: programme.plan_anew(2), lambda: walker.finish("w13.toolset.conditions-again", rated(4, 3, 4, 5, 2))
        ),
        lambda: walker.finish("w02.toolset.talent-week", form(times="1")),
    ]


def test_an_occasion_answered_again_later_has_its_words_of_then(walker: Walker, clock: Clock) -> None:
    walker.finish(STRETCH, Number("2"))
    then = evening(walker.desk, "stretch")
    clock.ahead(days=2)
    walker.finish(STRETCH, Number("5"))
    assert as_of(walker.desk, "stretch", FIRST_DAY.date()) == then != evening(walker.desk, "stretch")


def test_what_was_first_finished_later_is_not_there_yet(walker: Walker, clock: Clock) -> None:
    walker.finish("w13.toolset.conditions-again", rated(4, 3, 4, 5, 2))
    then = evening(walker.desk, "environment")
    clock.ahead(days=1)
    sheets = Worksheets(walker.desk)
    sheets.save(sheets.open("environment"), {"conditions": rated(2, 3, 4, 5, 1), "note": Text("")})
    assert as_of(walker.desk, "environment", FIRST_DAY.date()) == then != evening(walker.desk, "environment")


def test_wordings_let_go_make_no_day(walker: Walker, clock: Clock) -> None:
    for name in ("Swaps", "Dinner"):
        walker.finish(BOARD, board(name))
        clock.ahead(days=1)
    days = [FIRST_DAY.date() + timedelta(days=number) for number in range(2)]
    assert earlier(walker.desk, "delegation") == tuple(Then(day.isoformat(), 1) for day in days)
    db = walker.desk.store._db
    with db.tx():
        db.run("UPDATE version SET body = NULL WHERE id <> (SELECT head FROM document WHERE id = version.document)")
    assert earlier(walker.desk, "delegation") == (Then(days[1].isoformat(), 1),)
    assert as_of(walker.desk, "delegation", days[0]).reading.blocks


def test_the_night_belongs_to_the_day_before(walker: Walker, clock: Clock) -> None:
    clock.ahead(minutes=16 * 60)  # one in the morning
    walker.finish(BOARD, board("Swaps"))
    (then,) = earlier(walker.desk, "delegation")
    assert then.day == "2026-11-23"
    assert read_then(walker.desk, "delegation", then) == evening(walker.desk, "delegation")
    used = next(each for each in Worksheets(walker.desk).all() if each.id == "delegation")
    assert Worksheets(walker.desk).used(used).last == "2026-11-23"


def test_what_was_done_has_its_days_too(walker: Walker, clock: Clock) -> None:
    clock.ahead(days=1)
    walker.finish("w02.mindset.stretch", Number("3"))
    assert "2026-11-24" in [then.day for then in earlier(walker.desk, "rings")]
