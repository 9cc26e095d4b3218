"""Energy with a talent and without."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Row, Rows, Text
from leadcoach.domain.blocks import Figure, Next, Paragraph, Reading, Said, Series
from leadcoach.domain.calendar import Calendar
from leadcoach.domain.instruments.talent_energy import NEED, TALENT_ENERGY, noise
from leadcoach.domain.readings import Given, Sheet

START = date(2026, 8, 31)


def week(number: int, with_it: str, without: str) -> Sheet:
    day = START + timedelta(days=7 * (number - 1) + 4)
    row = Row("one", {"times": "2", "with": with_it, "without": without})
    return Sheet(f"w{number}", "V", day.isoformat(), {NEED: Rows((row,))})


def read(*sheets: Sheet) -> Reading:
    return TALENT_ENERGY.read(Given(START, 1, Sheet(), {NEED: sheets}, calendar=Calendar(START, START)))


def keys(reading: Reading) -> list[Said]:
    return [
        block.words[0] for block in reading.blocks if isinstance(block, Paragraph) and isinstance(block.words[0], Said)
    ]


def test_the_noise_of_two_means_shrinks_with_the_weeks() -> None:
    # 1.645 * 1.4142 * 0.7 = 1.6285, over the root of the weeks
    assert [round(noise(weeks), 3) for weeks in (1, 4, 9)] == [1.628, 0.814, 0.543]


def test_both_lines_are_drawn_with_every_week_between_them() -> None:
    drawn = read(week(2, "4", "3"), week(4, "5", ""), week(5, "7", "2")).blocks[0]
    assert isinstance(drawn, Series)
    assert [line.values for line in drawn.lines] == [(4, None, 5, None), (3, None, None, 2)]
    assert [words[0] for words in drawn.at] == [Said("series-week", (("week", number),)) for number in (2, 3, 4, 5)]


def test_means_are_of_the_weeks_that_have_both() -> None:
    reading = read(week(1, "4", "3"), week(2, "5", "3"), week(3, "1", ""), week(4, "5", "4"), week(5, "4", "3"))
    figures = [(block.label[0], block.value) for block in reading.blocks if isinstance(block, Figure)]
    # 18/4 and 13/4; the difference is that of the two numbers as they are shown
    assert figures == [(Said("mean-with"), 4.5), (Said("mean-without"), 3.25), (Said("difference"), 1.3)]
    assert keys(reading) == [Said("higher", (("count", 4),)), Said("caveat")]
    assert reading.blocks[-1] == Next((Said("next"),), Address("w02.toolset", "craft"))


@pytest.mark.parametrize(
    ("numbers", "key"),
    [
        ([("4", "4"), ("4", "3"), ("3", "3"), ("4", "4")], "about-even"),  # 0.25 of 0.81
        ([("4", "3"), ("4", "3"), ("4", "4"), ("4", "4")], "about-even"),  # 0.5 of 0.81
        ([("3", "4"), ("2", "4"), ("3", "4"), ("4", "4")], "lower"),  # 1.0 of 0.81
    ],
)
def test_a_difference_is_said_as_what_it_can_carry(numbers: list[tuple[str, str]], key: str) -> None:
    sheets = [week(place, *both) for place, both in enumerate(numbers, 1)]
    assert keys(read(*sheets))[0] == Said(key, (("count", 4),))


def test_below_four_weeks_it_is_too_early_to_say() -> None:
    weeks = [week(1, "4", ""), week(2, "5", "1"), week(3, "5", "1"), week(4, "5", "1")]
    found = [keys(read(*weeks[:count]))[0] for count in (1, 2, 4)]
    assert found == [
        Said("early-none", (("count", 0),)),
        Said("early-one", (("count", 1),)),
        Said("early", (("count", 3),)),
    ]


def test_numbers_off_the_scale_and_answers_of_another_shape_are_no_numbers() -> None:
    assert keys(read(week(1, "6", "x"), Sheet("D", "V", "", {NEED: Text("4")}))) == [Said("not-yet")]
