"""Local times and the stamps that are kept: zones, hours left out, hours that come twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.items import Item
from leadcoach.exchange import times
from leadcoach.exchange.times import When, clock_of, of_clock, of_day, of_instant, of_iso, shown, zone_of

AMSTERDAM = "Europe/Amsterdam"
ZONES = (
    AMSTERDAM,
    "Pacific/Apia",
    "Asia/Kathmandu",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "+0530",
    "-11:00",
    "UTC",
)


def test_a_clock_s_time_becomes_its_instant() -> None:
    assert of_clock(datetime(2026, 11, 23, 9, 30, 15), AMSTERDAM) == When(
        "2026-11-23", "2026-11-23T08:30:15.000Z", AMSTERDAM, zone_known=True, precision="second"
    )


def test_a_minute_has_no_seconds() -> None:
    assert of_clock(datetime(2026, 7, 1, 9, 30, 59, 999_999), AMSTERDAM, precision="minute").made_at == (
        "2026-07-01T07:30:00.000Z"
    )


@pytest.mark.parametrize(
    ("local", "stamp", "odd"),
    [
        (datetime(2026, 3, 29, 1, 59), "2026-03-29T00:59:00.000Z", ""),
        (datetime(2026, 3, 29, 2, 30), "2026-03-29T01:30:00.000Z", "gap"),
        (datetime(2026, 3, 29, 3, 0), "2026-03-29T01:00:00.000Z", ""),
        (datetime(2026, 10, 25, 1, 59), "2026-10-24T23:59:00.000Z", ""),
        (datetime(2026, 10, 25, 2, 30), "2026-10-25T00:30:00.000Z", "fold"),
        (datetime(2026, 10, 25, 2, 30, fold=1), "2026-10-25T01:30:00.000Z", "fold"),
        (datetime(2026, 10, 25, 3, 0), "2026-10-25T02:00:00.000Z", ""),
    ],
)
def test_the_hour_left_out_and_the_hour_twice(local: datetime, stamp: str, odd: str) -> None:
    when = of_clock(local, AMSTERDAM)
    assert (when.made_at, when.odd, when.day) == (stamp, odd, local.date().isoformat())


def test_a_day_that_an_island_left_out_stays_the_day_that_was_written() -> None:
    when = of_clock(datetime(2011, 12, 30, 10, 0), "Pacific/Apia")
    assert (when.day, when.odd, when.made_at) == ("2011-12-30", "gap", "2011-12-30T20:00:00.000Z")


def test_a_traveller_s_day_is_that_of_the_place() -> None:
    instant = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
    days = [of_instant(instant, zone).day for zone in ("America/New_York", AMSTERDAM, "Pacific/Auckland")]
    assert days == ["2026-11-22", "2026-11-23", "2026-11-23"]


def test_a_day_alone_stays_a_day() -> None:
    assert of_day(date(2026, 11, 23)) == When("2026-11-23", "2026-11-23T12:00:00.000Z", "", False, "day")
    assert of_clock(datetime(2026, 11, 23), AMSTERDAM, known=False, precision="day") == of_day(date(2026, 11, 23))


@pytest.mark.parametrize(
    "name", ["", "Mars/Olympus", "../../etc/passwd", "/etc/localtime", "localtime", "Europe", "+2500"]
)
def test_a_zone_that_does_not_exist_is_reckoned_as_utc_and_unknown(name: str) -> None:
    when = of_clock(datetime(2026, 11, 23, 9, 30), name)
    assert zone_of(name) is None
    assert (when.made_at, when.zone, when.zone_known) == ("2026-11-23T09:30:00.000Z", "", False)
    assert of_instant(datetime(2026, 11, 23, 9, 30, tzinfo=UTC), name).zone == ""


@given(st.text())
def test_no_name_of_a_zone_breaks_anything(name: str) -> None:
    zone_of(name)


@pytest.mark.parametrize("year", [1, 999, 9999])
def test_a_year_that_cannot_be_kept_is_an_error(year: int) -> None:
    with pytest.raises(ValueError, match="year"):
        of_clock(datetime(year, 6, 1), "UTC")
    with pytest.raises(ValueError, match="year"):
        of_day(date(year, 6, 1))
    with pytest.raises(ValueError, match="year"):
        of_instant(datetime(year, 6, 1, tzinfo=UTC), "Pacific/Apia")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-23", ("2026-11-23", "2026-11-23T12:00:00.000Z", "", False, "day")),
        ("2026-11-23 09:30", ("2026-11-23", "2026-11-23T08:30:00.000Z", AMSTERDAM, False, "minute")),
        ("2026-11-23T09:30:15", ("2026-11-23", "2026-11-23T08:30:15.000Z", AMSTERDAM, False, "second")),
        ("2026-11-23T23:30:15.25Z", ("2026-11-23", "2026-11-23T23:30:15.250Z", "Z", True, "second")),
        (" 2026-11-23 09:30:15,5 +05:30 ", ("2026-11-23", "2026-11-23T04:00:15.500Z", "+05:30", True, "second")),
        ("2026-11-23T09:30-0330", ("2026-11-23", "2026-11-23T13:00:00.000Z", "-0330", True, "minute")),
    ],
)
def test_iso_times_are_read_as_they_are_written(text: str, expected: tuple[object, ...]) -> None:
    when = of_iso(text, AMSTERDAM)
    assert when is not None
    assert when[:5] == expected


def test_an_offset_and_a_known_zone_give_the_instant_in_the_zone() -> None:
    when = of_iso("2026-11-23T23:30:00Z", AMSTERDAM, known=True)
    assert when is not None
    assert (when.day, when.zone, when.zone_known) == ("2026-11-24", AMSTERDAM, True)


@pytest.mark.parametrize(
    "text",
    ["", "today", "2026-13-01", "2026-02-30", "2026-11-23T25:00", "2026-11-23T09:30:60", "0001-01-01", "9999-12-31"],
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert of_iso(text, AMSTERDAM) is None


@given(st.text(alphabet="0123456789-:T Z+.,", max_size=40))
def test_nothing_that_looks_like_a_time_breaks_anything(text: str) -> None:
    of_iso(text, AMSTERDAM)


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)),
    st.sampled_from(ZONES),
)
@settings(max_examples=60)
def test_a_clock_shows_again_what_it_showed(local: datetime, zone: str) -> None:
    local = local.replace(microsecond=local.microsecond // 1000 * 1000)
    when = of_clock(local, zone)
    again = shown(when.made_at, when.zone)
    if when.odd == "gap":
        assert timedelta(0) < again.replace(tzinfo=None) - local <= timedelta(days=1)
    else:
        assert again.replace(tzinfo=None, fold=0) == local
        assert when.of(Item("", "", "")) == of_instant(again, zone).of(Item("", "", ""))


def test_the_one_time_of_an_item() -> None:
    item = of_clock(datetime(2026, 11, 24, 1, 30), AMSTERDAM).of(Item("late", "", ""))
    assert clock_of(item) == datetime(2026, 11, 24, 1, 30)
    night = Item("late", "2026-11-23", item.made_at, AMSTERDAM)
    assert clock_of(night) == datetime(2026, 11, 24, 1, 30)
    moved = Item("late", "2026-10-01", item.made_at, AMSTERDAM)
    assert clock_of(moved) == datetime(2026, 10, 1, 1, 30)
    assert clock_of(of_day(date(2026, 11, 23)).of(item)) == datetime(2026, 11, 23, 12)


def test_an_item_without_a_day_has_no_time() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        clock_of(Item("late", "", ""))


def test_a_stamp_at_the_end_of_the_calendar_is_an_error_of_one_kind() -> None:
    with pytest.raises(ValueError, match="calendar"):
        times.shown("9999-12-31T23:59:59.000Z", "Pacific/Apia")
