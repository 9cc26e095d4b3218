"""Broken content at the command line: one list, one count, never a traceback."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from leadcoach.curriculum.index import write_index

WEEK = "en/week-01-every-ask"
BROKEN = {
    "programme.toml": ('powers = ["ps", "pw"]\ninstruments', 'moths = []\npowers = ["ps", "pw"]\ninstruments'),
    "en/names.toml": ('b7 = "Learning leadership"', 'b7 = ""'),
    f"{WEEK}/mindset.md": ("max: 300", "max: many"),
    f"{WEEK}/cards.md": ("kind: fact", "kind: facts"),
    "en/instruments/environment.md": ("reading: live", "reading: later"),
}
"""One thing wrong in each of five files, each in another way."""


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "leadcoach", "--content", str(folder), *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)


@pytest.fixture
def broken(content: Path) -> Path:
    for path, (old, new) in BROKEN.items():
        text = (content / path).read_text(encoding="utf-8")
        assert old in text
        (content / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    return content


def paths(lines: list[str]) -> list[str]:
    return [line.partition(":")[0] for line in lines]


def test_check_gives_one_list_and_a_count(broken: Path) -> None:
    done = run(broken, "content", "check")
    assert done.returncode == 1
    assert paths(done.stdout.splitlines()) == sorted([*BROKEN, "index.json"])
    assert done.stderr == "6 errors.\n"


def test_today_says_one_sentence_and_the_list(broken: Path) -> None:
    done = run(broken, "today")
    assert (done.returncode, done.stdout) == (1, "")
    sentence, *problems = done.stderr.splitlines()
    assert sentence.startswith("This part of the programme cannot be read: ")
    assert sentence.endswith("There are 4 more problems. `leadcoach content check` lists everything.")
    assert paths(problems) == sorted(BROKEN)


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    for words in (("content", "check"), ("today",)):
        done = run(tmp_path / "nowhere", *words)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert "holds no programme.toml" in done.stderr


def test_a_clean_folder(content: Path) -> None:
    done = run(content, "content", "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "The content is clean.\n", "")


def test_every_week_with_steps_and_no_more_is_spoken_of(content: Path) -> None:
    steps = (content / WEEK / "week.md").read_text(encoding="utf-8")
    folders = ("week-02-not-yet", "week-03-not-yet")
    for number, folder in enumerate(folders, 2):
        text = steps.replace("id: w01\n", f"id: w{number:02}\n")
        (content / "en" / folder / "week.md").write_text(text, encoding="utf-8")
    write_index(content)
    done = run(content, "content", "check")
    missing = {f"en/{folder}/{name}.md" for folder in folders for name in ("mindset", "skillset", "toolset", "cards")}
    assert set(paths(done.stdout.splitlines())) == missing
    assert done.stderr == "8 errors.\n"


def test_a_week_of_modules_without_its_own_walk_is_spoken_of(content: Path) -> None:
    place = content / "en/week-02-not-yet"
    (place / "week.md").unlink()
    shutil.copy(content / WEEK / "mindset.md", place / "mindset.md")
    found = run(content, "content", "check").stdout
    for name in ("week", "skillset", "toolset", "cards"):
        assert f"en/week-02-not-yet/{name}.md:1: " in found
