"""Every gate with the number of rounds for each commit and for a night."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tests.faults.bursts import case_t09
from tests.faults.ends import case_t01, case_t02, case_t03, case_t07, case_t08
from tests.faults.hostile import case_t40, case_t41
from tests.faults.modes import case_t60
from tests.faults.outcome import Outcome
from tests.faults.subject import Subject


@dataclass(frozen=True, slots=True)
class Gate:
    """One case in its quick and its long form."""

    quick: Callable[[Subject], Outcome]
    long: Callable[[Subject], Outcome]


GATES = {
    "t01": Gate(partial(case_t01, rounds=10), partial(case_t01, rounds=1000)),
    "t02": Gate(partial(case_t02, rounds=4), partial(case_t02, rounds=200)),
    "t03": Gate(partial(case_t03, rounds=4), partial(case_t03, rounds=200)),
    "t07": Gate(case_t07, case_t07),
    "t08": Gate(case_t08, partial(case_t08, rounds=30)),
    "t09": Gate(partial(case_t09, rounds=8, quits=2), partial(case_t09, rounds=500, quits=500)),
    "t40": Gate(partial(case_t40, together=True), case_t40),
    "t41": Gate(case_t41, case_t41),
    "t60": Gate(partial(case_t60, umasks=(0o000,)), case_t60),
}
