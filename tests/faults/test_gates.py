"""Each gate catches the sample without guards and lets the sound one pass."""

from __future__ import annotations

import pytest

from tests.faults.bursts import case_t09
from tests.faults.ends import case_t01, case_t02, case_t03, case_t07, case_t08
from tests.faults.gates import GATES
from tests.faults.hostile import case_t40, case_t41
from tests.faults.modes import can_trace, case_t60
from tests.faults.payloads import SEQUENCES
from tests.faults.subject import SAMPLE_SITES, Sample


def test_weak_t01_kill(weak: Sample) -> None:
    assert case_t01(weak, rounds=2).kinds == {"text lost"}


def test_weak_t02_window_closed(weak: Sample) -> None:
    assert case_t02(weak, rounds=2).kinds >= {"text lost"}


def test_weak_t03_signals(weak: Sample) -> None:
    assert case_t03(weak, rounds=2).kinds >= {"text lost", "terminal modes left on", "echo off"}


def test_weak_t07_exceptions(weak: Sample) -> None:
    kinds = case_t07(weak).kinds
    assert kinds >= {f"text lost: {site}" for site in SAMPLE_SITES}
    assert kinds >= {f"text on the screen: {site}" for site in SAMPLE_SITES if site != "task"}


def test_weak_t08_ways_out(weak: Sample) -> None:
    assert case_t08(weak).kinds == {"text lost: quit", "text lost: escape", "text lost: switch"}


def test_weak_t09_bursts(weak: Sample) -> None:
    kinds = case_t09(weak, quits=2).kinds
    assert kinds >= {"burst and quit", "burst and save"}


def test_weak_t40_hostile_text(weak: Sample) -> None:
    assert case_t40(weak).kinds >= {"crash: crash", "changed", "action", "link", "control bytes"}


def test_weak_t41_sequences(weak: Sample) -> None:
    assert case_t41(weak).kinds >= {f"reached the terminal: {name}" for name in SEQUENCES}


def test_weak_t60_modes(weak: Sample) -> None:
    kinds = case_t60(weak, umasks=(0o022,)).kinds
    assert kinds == ({"open to others", "made open to others"} if can_trace() else {"open to others"})


@pytest.mark.long
@pytest.mark.parametrize("name", GATES)
def test_sound(name: str, sound: Sample) -> None:
    outcome = GATES[name].quick(sound)
    assert outcome.passed, outcome
