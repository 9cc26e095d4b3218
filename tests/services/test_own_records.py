"""Instruments that read what was noted over weeks: from the answers and facts of a real store, in real words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from leadcoach.domain.answers import Answer, Number, Picked, Row, Rows, Text, When
from leadcoach.domain.blocks import Bars, Figure, Paragraph, Series, spoken
from leadcoach.services.desk import Desk
from leadcoach.services.instruments import Instruments
from leadcoach.services.spoken import Spoken
from leadcoach.services.worksheets import Worksheets
from tests.services.answers import rated
from tests.services.making import FIRST_DAY, SHIPPED, Clock, Walker


@pytest.fixture
def manager(make_desk: Callable[[Path], Desk]) -> Walker:
    walker = Walker(make_desk(SHIPPED))
    walker.finish("profile.start", When(FIRST_DAY.date().isoformat(), "", "UTC", ""))
    return walker


def read(walker: Walker, use: str, live: dict[str, Answer] | None = None) -> Spoken:
    return Instruments(walker.desk).reading(use, live)


def sentences(found: Spoken) -> list[str]:
    return [spoken(block.words, found.phrases) for block in found.reading.blocks if isinstance(block, Paragraph)]


def form(**cells: str) -> Rows:
    return Rows((Row("one", cells),))


def weekly(walker: Walker, clock: Clock, subject: str, answers: list[Answer]) -> None:
    for answer in answers:
        walker.finish(subject, answer)
        clock.ahead(days=7)


def test_talents_are_read_from_four_steps_and_live(manager: Walker) -> None:
    rows = [Row(f"r{n}", {"moment": "x", "verb": "calm", "energy": "5", "ease": "5"}) for n in range(3)]
    manager.finish("w02.toolset.episodes", Rows(tuple(rows)))
    found = read(manager, "talents")
    assert sentences(found)[0] == "Easy and with energy. How often you do it is not written yet: Calm people"
    live = Rows(tuple(Row(row.id, {**row.cells, "use": "1"}) for row in rows))
    changed = read(manager, "talents", {"w02.toolset.episodes": live})
    assert sentences(changed)[0].startswith("Use more.")


def test_a_number_each_week_is_a_row_of_weeks(manager: Walker, clock: Clock) -> None:
    weekly(manager, clock, "w02.mindset.stretch", [Number(each) for each in "2445"])
    found = read(manager, "stretch")
    (series,) = [block for block in found.reading.blocks if isinstance(block, Series)]
    assert [spoken(words, found.phrases) for words in series.at] == ["w1", "w2", "w3", "w4"]
    assert list(series.lines[0].values) == [2, 4, 4, 5]
    assert sentences(found)[0].startswith("Three weeks in a row at 4 or 5.")
    calm = read(manager, "stretch", {"w02.mindset.stretch": Number("1")})
    assert sentences(calm)[0] == "The last three weeks were neither all far out nor all routine. Nothing has to change."


def test_four_weeks_with_both_energies_are_compared(manager: Walker, clock: Clock) -> None:
    weekly(manager, clock, "w02.toolset.talent-week", [form(**{"times": "1", "with": "5", "without": "3"})] * 4)
    found = read(manager, "talent-energy")
    figures = [
        (spoken(each.label, found.phrases), each.value) for each in found.reading.blocks if isinstance(each, Figure)
    ]
    assert figures == [("On average, with it", 5), ("On average, without it", 3), ("Difference", 2)]
    assert sentences(found)[0].startswith("Over 4 weeks with both numbers, your energy was higher")


def test_what_is_logged_is_read_from_facts_and_not_from_the_screen(manager: Walker, clock: Clock) -> None:
    for subject in ("w01.skillset.baseline", "logs.behaviour"):
        manager.finish(subject, form(lb1="2"))
    clock.ahead(days=14)
    manager.finish("logs.behaviour", form(lb1="1"))
    manager.finish("w06.mindset.valued", Picked(("praise",)))
    found = read(manager, "behaviour", {"logs.behaviour": form(lb1="40")})
    (bars,) = [block for block in found.reading.blocks if isinstance(block, Bars)]
    assert [(spoken(bar.label, found.phrases), bar.value, bar.mark) for bar in bars.bars] == [
        ("Open question first (1 and 1)", 1, 4)
    ]
    valued = read(manager, "valued")
    (bars,) = [block for block in valued.reading.blocks if isinstance(block, Bars)]
    assert [bar.value for bar in bars.bars] == [0, 1, 0, 0]


def test_the_environment_of_week_13_is_held_against_the_first_one(manager: Walker) -> None:
    worksheets = Worksheets(manager.desk)
    worksheets.save(worksheets.open("environment"), {"conditions": rated(2, 3, 4, 5, 1), "note": Text("No hour.")})
    manager.finish("w13.toolset.conditions-again", rated(4, 3, 4, 5, 2))
    found = read(manager, "environment")
    assert sentences(found)[:2] == [
        "Time: 2 of 5 at first, 4 of 5 in week 13.",
        "Moved by one point: Rules, up",
    ]
