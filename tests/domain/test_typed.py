"""What typed text says."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.answers import Number, When
from leadcoach.domain.typed import as_date, as_number, as_time


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("25", "25"),
        (" -2,5 ", "-2.5"),
        ("+3.25", "3.25"),
        ("007", "7"),
        ("", None),
        ("1.000,5", None),
        ("1e3", None),
        ("NaN", None),
        ("12 345", None),
        ("1234567890123", None),
    ],
)
def test_a_number_is_read_with_comma_or_point(text: str, value: str | None) -> None:
    assert as_number(text) == (None if value is None else Decimal(value))
    assert Number(text).value == as_number(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-11-23", date(2026, 11, 23)),
        ("23-11-2026", date(2026, 11, 23)),
        (" 3.1.2026 ", date(2026, 1, 3)),
        ("23/11/2026", date(2026, 11, 23)),
        ("2028-02-29", date(2028, 2, 29)),
        ("2026-02-29", None),
        ("23-11-26", None),
        ("11-23-2026", None),
        ("2026-11", None),
        ("0000-01-01", None),
        ("2026-1-²", None),
        (f"2026-{'9' * 30}-1", None),
        ("", None),
    ],
)
def test_a_date_is_read_in_four_spellings(text: str, value: date | None) -> None:
    assert as_date(text) == value
    assert When(text).date == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9", time(9)),
        ("09:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("9h30", time(9, 30)),
        (" 23:59 ", time(23, 59)),
        ("930", time(9, 30)),
        ("24", None),
        ("9:60", None),
        ("half nine", None),
        ("", None),
    ],
)
def test_a_time_is_read_in_four_spellings(text: str, value: time | None) -> None:
    assert as_time(text) == value
    assert When(at=text).time == value


@given(st.text(alphabet=st.characters(), max_size=30))
def test_no_text_stops_a_field_from_being_read(text: str) -> None:
    assert isinstance(as_number(text), Decimal | None)
    assert isinstance(as_date(text), date | None)
    assert isinstance(as_time(text), time | None)


@given(st.dates(min_value=date(1, 1, 1)))
def test_a_date_we_write_is_read_again(day: date) -> None:
    assert as_date(day.isoformat()) == day
