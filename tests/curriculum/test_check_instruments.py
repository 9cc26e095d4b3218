"""Instrument files against the readings leadcoach has: both know the same instruments, asks, needs and phrases."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from leadcoach.curriculum import check as checking
from leadcoach.curriculum import rules
from leadcoach.curriculum.check import check
from leadcoach.domain.answers import Ratings
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.readings import Instrument, Need
from tests.curriculum.test_check_faults import faults_without_index

SHEET = "en/instruments/environment.md"
ENVIRONMENT = INSTRUMENTS["environment"]
LISTED = 'instruments = ["environment", "certificate", "captures", "rings"]'


def know(monkeypatch: pytest.MonkeyPatch, *instruments: Instrument, without: str = "") -> None:
    """Let leadcoach have these readings beside, or instead of, its own."""
    known = {name: each for name, each in INSTRUMENTS.items() if name != without}
    known |= {each.id: each for each in instruments}
    monkeypatch.setattr(rules, "INSTRUMENTS", known)
    monkeypatch.setattr(checking, "INSTRUMENTS", known)


def replace_text(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(path: Path, text: str) -> int:
    return path.read_text(encoding="utf-8").split("\n").index(text) + 1


def test_a_programme_may_do_without_a_reading(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    know(monkeypatch, replace(ENVIRONMENT, id="web"))
    assert faults_without_index(content) == []


def test_an_instrument_without_a_reading(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    know(monkeypatch, without="environment")
    line = line_of(content / "programme.toml", LISTED)
    known = ", ".join(name for name in INSTRUMENTS if name != "environment")
    assert faults_without_index(content) == [
        f"programme.toml:{line}: leadcoach has no reading for `environment`. Known here: {known}."
    ]


def test_a_list_with_a_fault_is_one_fault(content: Path) -> None:
    replace_text(content / "programme.toml", LISTED, 'instruments = "environment"')
    found = [str(fault) for fault in check(content) if fault.path == "programme.toml"]
    assert len(found) == 1
    assert "missing or no list" in found[0]


def test_an_ask_of_another_shape(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    know(monkeypatch, replace(ENVIRONMENT, asks={"conditions": Ratings, "note": Ratings}))
    line = line_of(content / SHEET, "```ask text note")
    assert faults_without_index(content) == [
        f"{SHEET}:{line}: The reading cannot use a `text` here. Use a kind whose answer is Ratings."
    ]


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("@environment.condition!first", "leads to no ask of en/instruments/environment.md"),
        ("@w09.mindset.weed", "leads to no file"),
        ("environment", "is no address"),
    ],
)
def test_a_need_that_leads_nowhere(content: Path, monkeypatch: pytest.MonkeyPatch, address: str, what: str) -> None:
    know(monkeypatch, replace(ENVIRONMENT, needs=(Need("first", address),)))
    (fault,) = faults_without_index(content)
    assert fault.startswith(f"{SHEET}:1: The reading needs another answer: `{address}` ")
    assert what in fault


def test_a_phrase_is_missing_in_one_language_only(two_languages: Path) -> None:
    sheet = two_languages / "nl/instruments/environment.md"
    replace_text(sheet, "- even: All five have about the same number.\n", "")
    line = line_of(sheet, "## Phrases")
    assert faults_without_index(two_languages) == [
        f"nl/instruments/environment.md:{line}: The phrase `even` is missing. Add a line `- even: …`."
    ]


def test_every_phrase_that_is_missing_is_named(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    know(monkeypatch, replace(ENVIRONMENT, phrases=ENVIRONMENT.phrases | {"more", "most"}))
    line = line_of(content / SHEET, "## Phrases")
    assert faults_without_index(content) == [
        f"{SHEET}:{line}: The phrase `{key}` is missing. Add a line `- {key}: …`." for key in ("more", "most")
    ]


def test_a_need_of_a_week_not_written_yet_may_wait_and_a_misspelt_one_may_not(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    know(monkeypatch, replace(ENVIRONMENT, needs=(Need("asks", "@w09.toolset.asks", later=True),)))
    assert faults_without_index(content) == []
    know(monkeypatch, replace(ENVIRONMENT, needs=(Need("asks", "@w01.toolset.ask", later=True),)))
    (fault,) = faults_without_index(content)
    assert "leads to no ask" in fault


def test_a_reading_without_a_worksheet_is_phrases_alone(content: Path) -> None:
    text = (content / "en/instruments/rings.md").read_text(encoding="utf-8")
    (content / "en/instruments/rings.md").write_text(text.partition("## Phrases")[0], encoding="utf-8")
    assert any("There are no steps here" in fault for fault in faults_without_index(content))
