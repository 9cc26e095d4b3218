"""Interleaved runs: every subject once a round, beside what it is measured against."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Literal

Measurements = Mapping[str, float]
Run = Callable[[], Measurements]
Unit = Literal["ratio", "ms", "s"]
PROCESS_PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Group:
    """Runs that take turns; each gives its measurements by name."""

    name: str
    runs: Mapping[str, Run]
    most: int = 0
    """At most so many rounds, and none to warm up, for runs that take long; 0 for as many as are asked for."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: what is measured, against what, and the budget.

    `subject` and `against` are (run, measurement) of one group; without `against` the figure is a time. Without a
    budget it is only reported. With `least` the budget is the least that will do: for "so many times faster".
    """

    name: str
    group: str
    subject: tuple[str, str]
    against: tuple[str, str] | None
    budget: float | None
    unit: Unit = "ratio"
    least: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """A figure with the median of its rounds, or the reason why it could not be measured."""

    figure: Figure
    values: tuple[float, ...]
    problem: str = ""

    @property
    def measured(self) -> float | None:
        """The median over the rounds."""
        return median(self.values) if self.values else None

    def verdict(self, *, strict: bool) -> str:
        """One of met, MISSED, reported, NOT MEASURED; figures in time units can miss only when strict."""
        if self.measured is None:
            return "NOT MEASURED"
        if self.figure.budget is None or (self.figure.unit != "ratio" and not strict):
            return "reported"
        over = self.measured - self.figure.budget
        return "met" if (over >= 0 if self.figure.least else over <= 0) else "MISSED"


@dataclass(slots=True)
class Record:
    """What the rounds of one group gave: per run a list of measurements, or its problem."""

    rounds: dict[str, list[Measurements]] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


def process(
    argv: Sequence[str], environment: Mapping[str, str] | None = None, patience: float = PROCESS_PATIENCE
) -> Run:
    """A run of a whole process without a terminal: `wall` in seconds."""

    def run() -> Measurements:
        begun = time.perf_counter()
        done = subprocess.run(
            argv, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=patience, check=False
        )
        wall = time.perf_counter() - begun
        if done.returncode:
            last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise RuntimeError(f"exit code {done.returncode}: {' '.join(last)}")
        return {"wall": wall}

    return run


def interleave(group: Group, rounds: int) -> Record:
    """Run each of the group once a round, in turning order; a first round warms up and does not count."""
    record = Record()
    names = list(group.runs)
    for number in range(1, min(group.most, rounds) + 1) if group.most else range(rounds + 1):
        for name in names if number % 2 else reversed(names):
            if name not in record.problems:
                _run_once(group.runs[name], name, record, counts=number > 0)
    print(f"{group.name}: done", file=sys.stderr, flush=True)
    return record


def _run_once(run: Run, name: str, record: Record, *, counts: bool) -> None:
    try:
        measurements = run()
    except Exception as error:  # noqa: BLE001 - one figure that fails must not cost all the others
        record.problems[name] = f"{type(error).__name__}: {(str(error).splitlines() or [''])[0]}"
        return
    if counts:
        record.rounds.setdefault(name, []).append(measurements)


def result(figure: Figure, record: Record) -> Result:
    """The figure over all rounds of its group; ratios are taken round by round."""
    wanted = [part for part in (figure.subject, figure.against) if part is not None]
    for run, measurement in wanted:
        if run in record.problems or run not in record.rounds:
            return Result(figure, (), record.problems.get(run, f"no run {run!r}"))
        if any(measurement not in one for one in record.rounds[run]):
            return Result(figure, (), f"{run!r} gave no {measurement!r}")
    columns = [[one[measurement] for one in record.rounds[run]] for run, measurement in wanted]
    if figure.against is None:
        scale = 1000.0 if figure.unit == "ms" else 1.0
        return Result(figure, tuple(value * scale for value in columns[0]))
    return Result(figure, tuple(own / base for own, base in zip(*columns, strict=True)))
