"""Variance and agreement, against numbers worked out by hand."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.spread import Tally, agreement, favourable, mean, variance
from leadcoach.domain.team_means import half_width


def tally(given: Iterable[int]) -> Tally:
    found = list(given)
    return tuple(found.count(point) for point in range(1, 6))


def test_five_that_nearly_agree() -> None:
    counts = tally((4, 4, 5, 3, 4))
    assert (mean(counts), variance(counts), agreement(counts)) == (4.0, 0.5, 0.75)
    assert favourable(counts) == 0.8


def test_two_views_in_one_team() -> None:
    counts = tally((1, 5, 4, 2, 5))
    assert (mean(counts), round(agreement(counts), 2), favourable(counts)) == (3.4, -0.65, 0.6)


@pytest.mark.parametrize(("n", "width"), [(5, 0.86), (8, 0.60), (12, 0.47)])
def test_how_sure_a_mean_is(n: int, width: float) -> None:
    assert round(half_width(n, 0.9), 2) == width


@given(st.lists(st.integers(1, 5), min_size=2, max_size=30))
def test_agreement_never_depends_on_which_end_is_which(answers: list[int]) -> None:
    turned = tally(6 - each for each in answers)
    assert agreement(tally(answers)) == pytest.approx(agreement(turned))
    assert agreement(tally(answers)) <= 1
