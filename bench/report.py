"""The table a person reads and the JSON a program reads."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence

from bench.measure import Result

HEADINGS = ("figure", "against", "budget", "measured", "lowest", "highest", "verdict")


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return "-"
    return f"{value:.2f}" if unit == "ratio" else f"{value:.1f} {unit}"


def _cells(result: Result, *, strict: bool) -> tuple[str, ...]:
    figure = result.figure
    against = f"{figure.against[0]} {figure.against[1]}" if figure.against else "-"
    values = result.values or (None,)
    numbers = (result.measured, *((None, None) if not result.values else (min(values), max(values))))  # type: ignore[type-var]
    budget = _number(figure.budget, figure.unit)
    return (
        figure.name,
        against,
        f"at least {budget}" if figure.least else budget,
        *(_number(value, figure.unit) for value in numbers),
        result.verdict(strict=strict),
    )


def table(results: Sequence[Result], *, strict: bool) -> str:
    """One row a figure; under it why a figure could not be measured."""
    rows = [HEADINGS, *(_cells(result, strict=strict) for result in results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    problems = [f"not measured: {result.figure.name}: {result.problem}" for result in results if result.problem]
    return "\n".join([*lines, *problems])


def document(results: Sequence[Result], *, rounds: int, strict: bool) -> str:
    """The same as JSON, with the versions that matter."""
    figures = [
        {
            "figure": result.figure.name,
            "against": list(result.figure.against) if result.figure.against else None,
            "unit": result.figure.unit,
            "budget": result.figure.budget,
            "least": result.figure.least,
            "measured": result.measured,
            "rounds": list(result.values),
            "verdict": result.verdict(strict=strict),
            "problem": result.problem or None,
        }
        for result in results
    ]
    about = {
        "schema": 1,
        "python": platform.python_version(),
        "system": platform.system(),
        "cores": os.cpu_count(),
        "rounds": rounds,
        "strict": strict,
    }
    return json.dumps({**about, "figures": figures}, indent=2)
