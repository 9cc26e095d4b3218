"""Days as people say them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.dates import day_said, weekday_name

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        ("Today", MONDAY),
        (" tomorrow ", date(2026, 11, 24)),
        ("yesterday", date(2026, 11, 22)),
        ("fri", date(2026, 11, 27)),
        ("Tu", date(2026, 11, 24)),
        ("t", None),
        ("next monday", date(2026, 11, 30)),
        ("monday", date(2026, 11, 30)),
        ("+7", date(2026, 11, 30)),
        ("+ 7", date(2026, 11, 30)),
        ("1-12", date(2026, 12, 1)),
        ("23/11", MONDAY),
        ("22.11.", date(2027, 11, 22)),
        ("29-2", date(2028, 2, 29)),
        ("31-2", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_day_is_understood_as_it_is_said(text: str, day: date | None) -> None:
    assert day_said(text, MONDAY) == day


@given(st.text(max_size=20), st.dates())
def test_no_text_on_no_day_stops_a_field_from_being_read(text: str, today: date) -> None:
    assert isinstance(day_said(text, today), date | None)


@given(st.integers(0, 999), st.dates())
def test_days_ahead_never_fall_off_the_calendar(ahead: int, today: date) -> None:
    found = day_said(f"+{ahead}", today)
    assert found is None or (found - today).days == ahead


def test_a_day_has_a_name() -> None:
    assert weekday_name(MONDAY) == "Monday"
