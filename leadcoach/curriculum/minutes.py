"""How long a step takes: reading at 200 words a minute and a cost for each ask, scaled to the minutes of its module."""

from __future__ import annotations

from leadcoach.domain.asks import Ask
from leadcoach.domain.programme import Module, Step
from leadcoach.domain.prose import plain
from leadcoach.domain.specs import ScaleSpec, TableSpec

WORDS_A_MINUTE = 200
COSTS = {
    "text": 2.0,
    "lines": 2.0,
    "script": 5.0,
    "choice": 0.5,
    "number": 0.3,
    "date": 0.5,
    "practice": 1.0,
    "live": 1.0,
    "instrument": 2.0,
}
RATING = 0.1
FORM_FIELD = 0.3
PLAN_PART = 0.8
TABLE = 2.5
"""The least a table costs, however few rows it asks for."""
CELL = 0.25
SHOW = 0.3


def step_minutes(module: Module, minutes: int) -> tuple[float, ...]:
    """Give the minutes of each step; an ask's own minutes stand, the other steps share what is left of `minutes`."""
    own = [float(step.ask.minutes) if step.ask else 0.0 for step in module.steps]
    weights = [0.0 if fixed else _weight(step) for fixed, step in zip(own, module.steps, strict=True)]
    left = minutes - sum(own)
    scale = left / sum(weights) if sum(weights) and left > 0 else 1.0
    return tuple(max(round(fixed or weight * scale, 1), 0.1) for fixed, weight in zip(own, weights, strict=True))


def _weight(step: Step) -> float:
    words = len(plain((*step.before, *step.after)).split())
    return words / WORDS_A_MINUTE + (_cost(step.ask) if step.ask else 0) + (SHOW if step.show else 0)


def _cost(ask: Ask) -> float:
    match ask.spec:
        case ScaleSpec(items=items, aspects=aspects):
            return RATING * len(items) * len(aspects)
        case TableSpec(columns=columns) if ask.kind == "plan":
            return PLAN_PART * len(columns)
        case TableSpec(form=True, columns=columns):
            return FORM_FIELD * len(columns)
        case TableSpec(least=least, columns=columns):
            now = sum(not (column.later or column.stamp) for column in columns)
            return max(TABLE, CELL * now * least)
    return COSTS[ask.kind]
