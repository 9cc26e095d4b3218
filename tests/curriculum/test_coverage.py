"""The map of concepts: read, held against the files, and told in lines and as JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from leadcoach.curriculum.coverage import COVERAGE, ROWS, coverage
from leadcoach.errors import ContentError
from leadcoach.plain.coverage import coverage_json, coverage_lines
from tests.curriculum.test_check_faults import faults_without_index
from tests.curriculum.test_check_files import replace

ASKS = "en/week-01-every-ask/toolset.md"


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "leadcoach", *words, str(folder)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)


def test_every_row_has_its_places_with_their_titles(every_file: Path) -> None:
    found = coverage(every_file, "en")
    assert [each.row.number for each in found] == list(range(1, ROWS + 1))
    first, second, *_rest = found
    assert first.row.title == "It hangs on the manager"
    assert first.places == (("w01.team", "Tell the team"),)
    assert second.places == (("environment.conditions", "Five conditions"), ("environment", "Environment canvas"))


def test_everything_that_may_be_named_has_a_title(every_file: Path) -> None:
    places = dict(place for each in coverage(every_file, "en") for place in each.places)
    assert all(places.values())
    named = ("ps-1", "pw", "bean-case", "rest.stop", "w01.cards", "w01.cards.bean")
    assert [places[name] for name in named] == [
        "Sit down where they work",
        "Within",
        "The bean that stayed small",
        "Stop here",
        "Cards of week 1",
        "What makes a bean taller?",
    ]


def test_a_line_a_row_and_what_is_longer_goes_on_below(every_file: Path) -> None:
    lines = list(coverage_lines(coverage(every_file, "en")))
    assert max(map(len, lines)) <= 80
    heads = [line for line in lines if not line.startswith("    ")]
    assert [int(line[:2]) for line in heads] == list(range(1, ROWS + 1))
    assert lines[0] == " 1  It hangs on the manager: w01.team Tell the team"
    start = next(number for number, line in enumerate(lines) if line.startswith("28  "))
    assert lines[start : start + 3] == [
        "28  Ask what they need, and come back with an answer: w01.toolset.asks What they",
        "    asked · sparring.question Your question · ps-1 Sit down where they work",
        "29  w01.mindset.weed A weed of your own",
    ]
    assert "84  Out of scope: the spread plan goes as far as one team can." in lines


def test_an_id_that_leads_nowhere_is_told(every_file: Path) -> None:
    replace(every_file / COVERAGE, '1 = ["w01.team"]', '1 = ["w01.teem"]')
    found = coverage(every_file, "en")
    assert next(coverage_lines(found)) == " 1  It hangs on the manager: w01.teem (not there)"
    rows = coverage_json(found)["rows"]
    assert isinstance(rows, list)
    assert rows[0]["steps"] == [{"id": "w01.teem", "title": None}]


def test_what_may_only_be_misspelt_is_not_complained_about_twice(every_file: Path) -> None:
    replace(every_file / ASKS, "```ask table asks", "```ask tabel asks")
    assert not [fault for fault in faults_without_index(every_file) if fault.startswith(COVERAGE)]


def test_a_broken_map_is_refused(every_file: Path) -> None:
    replace(every_file / COVERAGE, "[notes]", "[notes")
    with pytest.raises(ContentError, match="This is not TOML"):
        coverage(every_file, "en")


def test_a_language_that_is_not_there(every_file: Path) -> None:
    with pytest.raises(ContentError, match="not written in the language nl; it has: en"):
        coverage(every_file, "nl")


def test_the_command_prints_every_row(every_file: Path) -> None:
    done = run(every_file, "content", "coverage")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == list(coverage_lines(coverage(every_file, "en")))


def test_the_command_gives_json(every_file: Path) -> None:
    done = run(every_file, "content", "coverage", "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, found["schema"], len(found["rows"])) == (0, "leadcoach/coverage/1", ROWS)
    assert found["rows"][83] == {
        "row": 84,
        "title": None,
        "note": "Out of scope: the spread plan goes as far as one team can.",
        "steps": [],
    }


def test_a_folder_without_a_map_says_so_in_a_sentence(all_asks: Path) -> None:
    done = run(all_asks, "content", "coverage")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"{all_asks} has no map of its concepts; write coverage.toml beside programme.toml to have one.\n"
    )
