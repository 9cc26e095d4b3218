from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.ladder import DAYS, FEWEST, FULL_DAYS, MONTHS, Rung, superfluous

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HALF_HOUR, DAY = timedelta(minutes=30), timedelta(days=1)

# Minutes to the next backup: at work, over night, a weekend, a holiday.
gaps = st.lists(st.sampled_from([30, 30, 30, 90, 700, 1440, 3000, 9000, 40_000]), min_size=60, max_size=160)


def kept_after(times: list[datetime]) -> list[Rung]:
    """What is left when every backup prunes those before it."""
    left: list[Rung] = []
    for number, at in enumerate(times):
        going = superfluous(left, at)
        left = [rung for rung in left if rung.name not in going] + [Rung(str(number), at)]
    return left


def last_of(times: list[datetime], form: str, most: int) -> set[datetime]:
    return set(sorted({at.strftime(form): at for at in sorted(times)}.values())[-most:])


@settings(max_examples=40)
@given(gaps)
def test_over_two_years_exactly_what_the_rule_names_is_kept(minutes: list[int]) -> None:
    times = [START]
    for each in minutes:
        times.append(times[-1] + timedelta(minutes=each))
    times = [at for at in times if at < START + 730 * DAY]
    days = sorted({at.date() for at in times})[-FULL_DAYS:]
    named = {at for at in times if at.date() in days} | set(times[-FEWEST:])
    named |= last_of(times, "%Y-%m-%d", DAYS) | last_of(times, "%Y-%m", MONTHS)
    assert {rung.at for rung in kept_after(times)} == named


@settings(max_examples=40)
@given(st.lists(st.integers(0, 800 * 24 * 60), min_size=1, max_size=40, unique=True), st.integers(-5000, 5000))
def test_the_newest_three_stay_whatever_the_clock_says(minutes: list[int], days: int) -> None:
    rungs = [Rung(str(minute), START + timedelta(minutes=minute)) for minute in minutes]
    made = START + days * DAY
    newest = max(rung.at for rung in rungs)
    going = set(superfluous(rungs, made))
    assert len(rungs) + 1 - len(going) >= min(FEWEST, len(rungs) + 1)
    if made < newest or made > newest + 400 * DAY:
        assert going == set()


@pytest.mark.parametrize("step", [-DAY, -HALF_HOUR, 401 * DAY, 3650 * DAY], ids=str)
def test_a_clock_that_jumps_costs_nothing(step: timedelta) -> None:
    rungs = [Rung(str(number), START + number * HALF_HOUR) for number in range(400)]
    assert superfluous(rungs, rungs[-1].at + HALF_HOUR)
    assert superfluous(rungs, rungs[-1].at + step) == ()


def test_what_is_held_stays() -> None:
    rungs = [Rung(str(number), START + number * HALF_HOUR) for number in range(400)]
    rungs[0] = rungs[0]._replace(held=True)
    going = superfluous(rungs, rungs[-1].at + HALF_HOUR)
    assert "0" not in going
    assert "1" in going


def test_a_pause_of_a_year_costs_no_backup_of_the_days_before() -> None:
    before = [Rung(str(number), START + number * DAY) for number in range(DAYS - 1)]
    assert superfluous(before, START + 390 * DAY) == ()
