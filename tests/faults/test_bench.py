"""The bench judges by ratios of the same round, and never calls an unmeasured budget met."""

from __future__ import annotations

import json
import sys

import pytest

from bench.measure import Figure, Group, Measurements, Result, interleave, process, result
from bench.report import document, table

RATIO = Figure("help", "g", ("own", "wall"), ("base", "wall"), 2.0)
TIME = Figure("stall", "g", ("own", "wall"), None, 5.0, "ms")


def steady(seconds: float) -> Measurements:
    return {"wall": seconds}


def test_a_figure_is_the_median_of_the_ratios_of_each_round() -> None:
    times = iter([9.0, 3.0, 4.0, 100.0])
    group = Group("g", {"base": lambda: steady(2.0), "own": lambda: steady(next(times))})
    found = result(RATIO, interleave(group, 3))
    assert sorted(found.values) == [1.5, 2.0, 50.0]
    assert found.measured == 2.0
    assert found.verdict(strict=False) == "met"


def test_a_ratio_above_its_budget_is_missed() -> None:
    assert Result(RATIO, (2.1,)).verdict(strict=False) == "MISSED"


def test_a_time_above_its_budget_is_missed_only_when_strict() -> None:
    assert Result(TIME, (6.0,)).verdict(strict=False) == "reported"
    assert Result(TIME, (6.0,)).verdict(strict=True) == "MISSED"


def test_a_run_that_fails_leaves_its_figures_not_measured() -> None:
    failing = process([sys.executable, "-c", "raise SystemExit('no such command')"])
    found = result(RATIO, interleave(Group("g", {"base": lambda: steady(1.0), "own": failing}), 2))
    assert found.verdict(strict=False) == "NOT MEASURED"
    assert "no such command" in found.problem


def test_a_measurement_that_no_run_gave_is_a_problem() -> None:
    figure = Figure("quit", "g", ("own", "quit"), ("base", "quit"), 0.5)
    found = result(figure, interleave(Group("g", {"base": lambda: steady(1.0), "own": lambda: steady(1.0)}), 1))
    assert found.verdict(strict=False) == "NOT MEASURED"


def test_subjects_and_baselines_take_turns() -> None:
    order: list[str] = []

    def noting(name: str) -> Measurements:
        order.append(name)
        return steady(1.0)

    interleave(Group("g", {"base": lambda: noting("base"), "own": lambda: noting("own")}), 2)
    assert order == ["own", "base", "base", "own", "own", "base"]


@pytest.mark.parametrize("values", [(1.0, 3.0, 2.0), ()])
def test_table_and_document_say_the_same(values: tuple[float, ...]) -> None:
    found = [Result(RATIO, values, "" if values else "not there")]
    verdict = found[0].verdict(strict=False)
    assert verdict in table(found, strict=False)
    assert ("not there" in table(found, strict=False)) == (not values)
    assert json.loads(document(found, rounds=3, strict=False))["figures"][0]["verdict"] == verdict
