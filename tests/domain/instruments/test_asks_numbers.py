"""When an ask was written down, how long its answer took, and the mix of answers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.answers import Row
from leadcoach.domain.instruments.asks_numbers import ASKS, asked_on, dated, days_taken, median, mix
from leadcoach.domain.readings import Sheet
from leadcoach.domain.readings.ledgers import promises, share_in_time
from tests.domain.instruments.promising import TODAY, rows

SESSION = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("due", "answered", "session", "asked"),
    [
        ("2026-12-10", "", SESSION, "2026-12-03"),  # promised at the session
        ("2026-12-17", "", SESSION, "2026-12-03"),  # promised for later, and asked at the session all the same
        ("2026-12-18", "", SESSION, "2026-12-11"),  # too late for it: asked in the corridor
        ("2026-12-02", "", SESSION, "2026-11-25"),  # from before the session
        ("2026-12-10", "", None, "2026-12-03"),  # no session: seven days before its day
        ("", "", SESSION, "2026-12-03"),
        ("", "2026-12-01", SESSION, "2026-12-01"),  # nobody answers before being asked
        ("2026-12-18", "2026-12-09", SESSION, "2026-12-09"),
        ("", "2026-12-01", None, None),
        ("soon", "", None, None),
        ("0001-01-02", "", None, None),
    ],
)
def test_the_day_an_ask_was_written_down(due: str, answered: str, session: date | None, asked: str | None) -> None:
    found = asked_on(Row("r", {"due": due, "answered": answered}), session)
    assert (found.isoformat() if found else None) == asked


def test_days_and_share_of_a_list_worked_by_hand() -> None:
    answer = rows(
        {"ask": "Keys", "due": "2026-12-10", "answer": "yes", "reason": "Monday", "answered": "2026-12-05"},  # 2 days
        {"ask": "Desk", "due": "2026-12-10", "answer": "try", "reason": "May", "answered": "2026-12-10"},  # 7 days
        {"ask": "Screen", "due": "2026-12-14", "answer": "no", "reason": "April", "answered": "2026-12-12"},  # 9 days
        {"ask": "Rota", "due": "2026-12-10", "answer": "yes", "answered": "2026-12-04"},  # its words are missing
        {"ask": "Fan", "due": "2026-12-22"},  # asked on the 15th, still running
        {"ask": "Lamp"},  # asked at the session, long over
    )
    found = promises(ASKS, dated(Sheet("D", "V", answers={"asks": answer}), SESSION), 7)
    assert days_taken(found) == [2, 7, 9]
    assert median(days_taken(found)) == 7
    assert share_in_time(found, TODAY) == (2, 5)
    assert mix(found) == {"yes": 2, "try": 1, "no": 1, "unknown": 0}


@pytest.mark.parametrize(("values", "middle"), [([4], 4), ([9, 1, 2], 2), ([7, 2, 9, 4], 5.5)])
def test_the_value_in_the_middle(values: list[float], middle: float) -> None:
    assert median(values) == middle


days = st.dates(date(2026, 1, 1), date(2027, 1, 1)).map(date.isoformat) | st.just("")


@settings(max_examples=50)
@given(
    st.lists(st.fixed_dictionaries({"ask": st.just("x"), "due": days, "answered": days}), max_size=5),
    st.sampled_from([SESSION, None]),
)
def test_no_answer_takes_less_than_no_day(cells: list[dict[str, str]], session: date | None) -> None:
    answer = rows(*({**each, "answer": "yes", "reason": "x"} for each in cells))
    found = promises(ASKS, dated(Sheet(answers={"asks": answer}), session), 7)
    assert all(taken >= 0 for taken in days_taken(found))
    in_time, known = share_in_time(found, TODAY)
    assert 0 <= in_time <= known <= len(cells)
