"""The stretch gauge."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given as cases
from hypothesis import settings
from hypothesis import strategies as st

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Number, Text
from leadcoach.domain.blocks import Next, Paragraph, Reading, Said, Series
from leadcoach.domain.calendar import Calendar
from leadcoach.domain.instruments.stretch import STRETCH, STRETCHED, in_a_row, verdict
from leadcoach.domain.readings import Given, Sheet

START = date(2026, 8, 31)


def weeks(numbers: str, first: int = 1) -> dict[int, float]:
    """A digit a week; a dot for a week without an answer."""
    return {week: float(each) for week, each in enumerate(numbers, first) if each != "."}


@pytest.mark.parametrize(
    ("numbers", "now", "expected"),
    [
        ("445", 3, "recover"),
        ("1445", 4, "recover"),
        ("212", 3, "stretch"),
        ("443", 3, "inside"),
        ("4443", 4, "inside"),
        ("124", 3, "inside"),
        ("44", 2, "early"),
        ("44.4", 4, "early"),  # an empty week breaks the row
        (".444", 5, "recover"),  # of this week there is no answer yet
        ("444", 5, "early"),  # the last week has none: the row is over
        ("", 5, "early"),
    ],
)
def test_three_weeks_in_a_row_give_the_verdict(numbers: str, now: int, expected: str) -> None:
    assert verdict(weeks(numbers), now) == expected


@settings(max_examples=50)
@cases(st.text("12345.", max_size=15), st.integers(0, 16))
def test_a_verdict_needs_three_answers_in_a_row_and_recover_only_high_ones(numbers: str, now: int) -> None:
    noted = weeks(numbers)
    found = verdict(noted, now)
    assert (found == "early") == (in_a_row(noted, now) < 3)
    if found == "recover":
        assert all(each in "45" for each in numbers.rstrip(".")[-3:])


def sheet(week: int, number: str, weekday: int = 4) -> Sheet:
    day = START + timedelta(days=7 * (week - 1) + weekday)
    return Sheet(f"w{week}-{weekday}", "V", day.isoformat(), {STRETCH: Number(number)})


def read(*sheets: Sheet, week: int) -> Reading:
    today = START + timedelta(days=7 * (week - 1) + 5)
    return STRETCHED.read(Given(today, min(week, 14), Sheet(), {STRETCH: sheets}, calendar=Calendar(START, today)))


def keys(reading: Reading) -> list[str]:
    words = [block.words[0] for block in reading.blocks if isinstance(block, Paragraph)]
    return [word.key for word in words if isinstance(word, Said)]


def test_each_week_is_held_against_the_limit_and_two_answers_in_one_are_their_mean() -> None:
    drawn = read(sheet(1, "3"), sheet(3, "4", 1), sheet(3, "5"), sheet(4, "0"), week=4).blocks[0]
    assert isinstance(drawn, Series)
    assert (drawn.lines[0].values, drawn.limit) == ((3, None, 4.5), 4)


def test_recovering_and_stretching_have_a_way_on_and_the_middle_has_none() -> None:
    ways = {}
    for numbers in ("454", "121", "343"):
        reading = read(*(sheet(place, each) for place, each in enumerate(numbers, 1)), week=3)
        ways[keys(reading)[0]] = [block.to for block in reading.blocks if isinstance(block, Next)]
    assert ways == {
        "recover": [Address("care-load", "signs")],
        "stretch": [Address("w02.mindset", "experiment")],
        "inside": [],
    }


def test_weeks_after_the_programme_go_on_counting_and_the_latest_thirteen_are_drawn() -> None:
    reading = read(*(sheet(week, "5") for week in range(1, 18)), week=17)
    drawn = reading.blocks[0]
    assert isinstance(drawn, Series)
    assert [len(drawn.at), drawn.at[-1][0]] == [13, Said("series-week", (("week", 17),))]
    assert keys(reading)[0] == "recover"


def test_one_answer_a_calendar_week_is_a_row_on_whatever_day_the_programme_began() -> None:
    # The programme began on a Thursday: the first two answers lie in its first week, the third in its second.
    days = (date(2026, 9, 4), date(2026, 9, 7), date(2026, 9, 14))
    sheets = tuple(Sheet(str(day), "V", day.isoformat(), {STRETCH: Number("5")}) for day in days)
    began = Calendar(date(2026, 9, 3), days[-1])
    reading = STRETCHED.read(Given(days[-1], 2, Sheet(), {STRETCH: sheets}, calendar=began))
    drawn = reading.blocks[0]
    assert isinstance(drawn, Series)
    assert [words[0] for words in drawn.at] == [Said("series-week", (("week", week),)) for week in (1, 2, 3)]
    assert keys(reading)[0] == "recover"


def test_too_few_weeks_say_how_many_there_are() -> None:
    assert keys(read(sheet(1, "4"), week=4))[0] == "early-none"
    assert keys(read(sheet(1, "4"), week=1))[0] == "early-one"
    assert keys(read(sheet(1, "4"), sheet(2, "4"), week=2))[0] == "early"


def test_an_answer_of_another_shape_is_none() -> None:
    assert keys(read(Sheet("D", "V", "2026-09-01", {STRETCH: Text("4")}), sheet(1, "six"), week=1)) == ["not-yet"]
