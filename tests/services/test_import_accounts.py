"""Real files of other journals come in with an account that is right to the last number."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from leadcoach.services.import_account import Account
from leadcoach.services.readers import Source
from tests.services.homes import home, read_in, state

FIXTURES = Path(__file__).resolve().parents[1] / "exchange" / "fixtures"
NUMBERS = (
    "read", "added", "here", "changed", "failed", "unplaced", "removed", "kept_files", "missing_files",
)  # fmt: skip


def numbers(account: Account) -> dict[str, int]:
    """What an account counts, without what is none."""
    return {name: count for name in NUMBERS if (count := getattr(account, name))}


def zipped(folder: Path) -> Path:
    """The export of Day One as the zip it comes in."""
    path = folder / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted((FIXTURES / "dayone").rglob("*.*")):
            archive.write(file, file.relative_to(FIXTURES / "dayone").as_posix())
    return path


@pytest.mark.parametrize(
    ("source", "name", "first", "again"),
    [
        ("jrnl", "jrnl/journal.txt", {"read": 11, "added": 11}, {"read": 11, "here": 11}),
        ("jrnl", "jrnl/export.txt", {"read": 11, "added": 11}, {"read": 11, "here": 11}),
        ("jrnl", "jrnl/export.json", {"read": 11, "added": 11}, {"read": 11, "here": 11}),
        ("jrnl", "jrnl/edited.txt", {"read": 5, "added": 5, "unplaced": 1}, {"read": 5, "here": 5, "unplaced": 1}),
        (
            "dayone",
            "dayone",
            {"read": 7, "added": 6, "failed": 1, "removed": 2, "kept_files": 5, "missing_files": 4},
            {"read": 7, "here": 6, "failed": 1, "removed": 2, "kept_files": 5, "missing_files": 4},
        ),
        (
            "markdown",
            "obsidian",
            {"read": 4, "added": 3, "failed": 1, "kept_files": 2, "missing_files": 2},
            {"read": 4, "here": 3, "failed": 1, "kept_files": 2, "missing_files": 2},
        ),
    ],
)
def test_the_account_of_a_file_of_another_journal(
    tmp_path: Path, source: Source, name: str, first: dict[str, int], again: dict[str, int]
) -> None:
    house = home(tmp_path / "home")
    path = zipped(tmp_path) if source == "dayone" else FIXTURES / name
    looked = read_in(house, source, path, dry_run=True)
    assert not house.paths.data.exists()
    came = read_in(house, source, path)
    assert numbers(came) == first
    assert len(came.failures) == first.get("failed", 0)
    assert replace(looked, run=came.run, dry_run=False) == came
    before = state(house)
    assert numbers(read_in(house, source, path)) == again
    assert state(house) == before


def test_the_text_of_jrnl_and_its_json_are_the_same_journal(tmp_path: Path) -> None:
    house = home(tmp_path)
    read_in(house, "jrnl", FIXTURES / "jrnl" / "journal.txt")
    assert read_in(house, "jrnl", FIXTURES / "jrnl" / "export.json").added == 0
    assert read_in(house, "jrnl", FIXTURES / "jrnl" / "export.txt").added == 0
