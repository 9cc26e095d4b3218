"""When a sleeping step opens."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.asks import Ask
from leadcoach.domain.opening import After, Dates, InWeek, OnDate, Opening, OpeningError, opens_on, parse
from leadcoach.domain.programme import Module, Step
from leadcoach.domain.specs import TextSpec

DAY = date(2026, 11, 23)


def dates(done: date | None = None, week: date | None = None, at: tuple[date, ...] = ()) -> Dates:
    return Dates(done, lambda _number: week, lambda _address: at)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("+1d", After(1)),
        ("+4w", After(28)),
        ("+999w", After(6993)),
        ("w26", InWeek(26)),
        ("w02", InWeek(2)),
        ("@slot", OnDate("@slot")),
        ("@charter.decide", OnDate("@charter.decide")),
        ("@w08.toolset.charter.decide", OnDate("@w08.toolset.charter.decide")),
    ],
)
def test_an_opening_is_read(text: str, opening: Opening) -> None:
    assert parse(text) == opening


@pytest.mark.parametrize("text", ["", "1d", "+0d", "+1m", "+1000d", "w0", "w00", "w3", "tomorrow", "+1d +2d", "²d"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(OpeningError, match="names no time to open"):
        parse(text)


def test_an_address_that_is_none_is_refused_as_such() -> None:
    with pytest.raises(OpeningError, match="is no address"):
        parse("@Charter")


@given(st.text(max_size=20) | st.from_regex(r"[+w@][0-9a-z.]{0,8}", fullmatch=True))
def test_any_text_is_an_opening_or_its_own_error(text: str) -> None:
    try:
        found = parse(text)
    except OpeningError:
        return
    assert opens_on(found, dates()) is None


def test_days_count_from_the_day_the_step_before_was_done() -> None:
    assert opens_on(After(1), dates(done=DAY)) == date(2026, 11, 24)
    assert opens_on(After(28), dates(done=DAY)) == date(2026, 12, 21)
    assert opens_on(After(28), dates(week=DAY, at=(DAY,))) is None
    assert opens_on(After(6993), dates(done=date(9999, 1, 1))) == date.max


def test_a_week_opens_with_its_first_day() -> None:
    asked: list[int] = []

    def week(number: int) -> date:
        asked.append(number)
        return DAY

    assert opens_on(InWeek(26), Dates(None, week, lambda _address: ())) == DAY
    assert asked == [26]
    assert opens_on(InWeek(26), dates(done=DAY)) is None


def test_the_earliest_of_several_dates_opens() -> None:
    assert opens_on(OnDate("@a.by"), dates(at=(date(2026, 12, 1), DAY))) == DAY
    assert opens_on(OnDate("@a.by"), dates(done=DAY)) is None


def test_the_nearest_step_before_that_asks_something() -> None:
    def step(name: str, *, asks: bool = True) -> Step:
        return Step(name, name, (), Ask(name, "text", name, TextSpec()) if asks else None)

    steps = (step("one"), step("two"), step("prose", asks=False), step("three"))
    module = Module("w01.mindset", "T", "O", 5, steps)
    before = {each.id: module.asked_before(each.id) for each in steps}
    assert {name: found.id if found else "" for name, found in before.items()} == {
        "one": "",
        "two": "one",
        "prose": "two",
        "three": "two",
    }
    assert module.asked_before("nothing") is None
