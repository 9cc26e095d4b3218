"""Learning visibly valued."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given as cases
from hypothesis import settings
from hypothesis import strategies as st

from leadcoach.domain.address import Address
from leadcoach.domain.blocks import Bars, Next, Paragraph, Reading, Said, Series
from leadcoach.domain.calendar import Calendar
from leadcoach.domain.instruments.valued import VALUED
from leadcoach.domain.readings import Given, Sheet
from leadcoach.domain.records import Fact

START = date(2026, 8, 31)


def fact(day: int, *picked: str) -> Fact:
    when = (START + timedelta(days=day)).isoformat()
    return Fact(f"{day}{picked}", when, "UTC", when, "valued", "", {"picked": list(picked)})


def read(*facts: Fact) -> Reading:
    today = START + timedelta(days=80)
    return VALUED.read(Given(today, 12, Sheet(), facts={"valued": facts}, calendar=Calendar(START, today)))


def totals(reading: Reading) -> list[float | None]:
    (bars,) = [block for block in reading.blocks if isinstance(block, Bars)]
    return [bar.value for bar in bars.bars]


def sentences(reading: Reading) -> list[tuple[str, ...]]:
    found = [block.words for block in reading.blocks if isinstance(block, Paragraph)]
    return [tuple(word.key for word in words if isinstance(word, Said)) for words in found]


FACTS = (
    fact(0, "time"),
    fact(0, "time", "praise"),
    fact(1, "none"),
    fact(2, "none"),
    fact(2, "chance"),
    fact(15, "time"),
    fact(16, "time", "none"),
)


def test_days_are_counted_in_each_week_and_in_all() -> None:
    reading = read(*FACTS)
    drawn = reading.blocks[0]
    assert isinstance(drawn, Series)
    assert [line.values for line in drawn.lines] == [(1, None, 2), (1, None, 0), (1, None, 0)]
    assert totals(reading) == [3, 1, 1, 1]
    assert reading.blocks[1].title == (Said("totals-title", (("days", 5),)),)  # type: ignore[union-attr]


def test_the_currency_used_least_is_named_with_a_way_on() -> None:
    reading = read(*FACTS)
    assert sentences(reading) == [("least", "item.praise", "then", "item.chance"), ("caveat",)]
    assert reading.blocks[-1] == Next((Said("next"),), Address("w06.mindset", "new-decision"))


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ([fact(day, "time") for day in range(4)], "early"),
        ([fact(0, "time"), fact(1, "praise"), fact(2, "chance"), fact(3, "time"), fact(4, "none")], "even"),
        ([fact(day, "none") for day in range(5)], "even"),
    ],
)
def test_few_days_and_small_differences_name_none(facts: list[Fact], key: str) -> None:
    assert sentences(read(*facts)) == [(key,), ("caveat",)]


def test_nothing_known_is_not_yet() -> None:
    assert sentences(read(fact(0, "weather"), fact(1))) == [("not-yet",)]


names = st.sampled_from(["time", "praise", "chance", "none", "x"])


@settings(max_examples=50)
@cases(st.lists(st.tuples(st.integers(0, 90), st.lists(names, max_size=3))))
def test_no_bar_is_longer_than_the_days(picks: list[tuple[int, list[str]]]) -> None:
    reading = read(*(fact(day, *picked) for day, picked in picks))
    known = {day for day, picked in picks if set(picked) - {"x"}}
    if known:
        assert max(value or 0 for value in totals(reading)) <= len(known)
        assert sum(value or 0 for value in totals(reading)) >= len(known)
