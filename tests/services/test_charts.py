"""Bars as drawings: where everything lies, whatever the numbers are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.blocks import Band, Bar, Bars, Line, Said, Series
from leadcoach.exchange.sheets import Bar as Drawn
from leadcoach.exchange.sheets import Chart, Table
from leadcoach.services.charts import of_bars, of_line
from leadcoach.services.reading_words import bar_words, quoted

TRUST = (Said("Trust"),)


def drawn(block: Bars) -> Chart:
    return of_bars(block, lambda words: quoted(words, {}), lambda bar: bar_words(bar, {}))


def test_places_are_parts_of_the_scale() -> None:
    bars = (Bar(TRUST, 3, 4, band=Band(2, 3.5)), Bar(TRUST, None, 2, band=Band(2, 3)), Bar(TRUST, 9, faint=True))
    chart = drawn(Bars((), bars, 1, 5))
    assert chart == Chart(
        "From 1 to 5",
        (
            Drawn("Trust", "3 (mark 4) (from 2 to 3.5)", 0.5, 0.75, (0.25, 0.625)),
            Drawn("Trust", "not yet (mark 2) (from 2 to 3)", None, 0.25),
            Drawn("Trust", "9", 1.0, faint=True),
        ),
    )
    assert chart.in_words() == Table(
        ("", "From 1 to 5"),
        (("Trust", "3 (mark 4) (from 2 to 3.5)"), ("Trust", "not yet (mark 2) (from 2 to 3)"), ("Trust", "9")),
    )


def test_a_line_is_a_bar_for_each_week_with_the_limit_as_mark() -> None:
    block = Series((), (TRUST, TRUST), (Line((), (2.0,)),), 4)
    chart = of_line(block, block.lines[0], lambda words: quoted(words, {}), lambda bar: str(bar.value))
    assert chart == Chart("From 0 to 4", (Drawn("Trust", "2.0", 0.5, 1.0), Drawn("Trust", "None", None, 1.0)))


NUMBERS = st.floats(-1e9, 1e9)


@settings(max_examples=40)
@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_nothing_is_drawn_outside(low: float, high: float, value: float, one: float, other: float) -> None:
    (bar,) = drawn(Bars((), (Bar(TRUST, value, one, band=Band(one, other)),), low, high)).bars
    assert bar.band is not None
    assert bar.end is not None
    assert bar.mark is not None
    assert 0 <= bar.band[0] <= bar.band[1] <= 1
    assert 0 <= bar.end <= 1
    assert 0 <= bar.mark <= 1
