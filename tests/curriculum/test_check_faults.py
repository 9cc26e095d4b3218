"""One broken thing, one fault: the exact place, what is wrong, and a cure; nothing else is complained about.

The cases are data: `broken/*.toml`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from leadcoach.curriculum.check import check

BROKEN = Path(__file__).parent / "broken"


@dataclass(frozen=True)
class Case:
    name: str
    path: str
    old: str
    new: str
    what: str
    cure: str
    at: str = ""
    """The whole line the fault stands on, as it is after the change; the first line of the file when empty."""


def cases_in(folder: Path) -> dict[str, Case]:
    found = {}
    for path in sorted(folder.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            found[f"{path.stem}: {case['name']}"] = Case(**case)
    return found


CASES = cases_in(BROKEN)


def faults_without_index(folder: Path) -> list[str]:
    return [str(fault) for fault in check(folder) if fault.path != "index.json"]


def assert_one_fault(folder: Path, case: Case) -> None:
    """Break the folder and look for the one fault."""
    text = (folder / case.path).read_text(encoding="utf-8")
    assert case.old in text
    changed = text.replace(case.old, case.new, 1)
    (folder / case.path).write_text(changed, encoding="utf-8")
    line = changed.split("\n").index(case.at) + 1 if case.at else 1

    faults = faults_without_index(folder)

    assert len(faults) == 1, faults
    assert faults[0].startswith(f"{case.path}:{line}: "), faults
    what, _stop, cure = faults[0].partition(". ")
    assert case.what in what
    assert case.cure in cure


@pytest.mark.parametrize("name", CASES)
def test_one_broken_thing_is_one_fault_with_place_and_cure(content: Path, name: str) -> None:
    assert_one_fault(content, CASES[name])


def test_there_are_cases() -> None:
    assert len(CASES) > 150


def test_the_untouched_folder_has_no_fault(all_asks: Path) -> None:
    assert check(all_asks) == ()
