"""A second language: the same ids, kinds and keys; words are free."""

from __future__ import annotations

from pathlib import Path

import pytest

from leadcoach.curriculum.check import check
from leadcoach.curriculum.index import read_outline

WEEK = "nl/week-01-every-ask"


def faults(folder: Path) -> list[str]:
    return [str(fault) for fault in check(folder) if fault.path != "index.json"]


def replace(path: Path, old: str, new: str) -> list[str]:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path.read_text(encoding="utf-8").split("\n")


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (f"{WEEK}/mindset.md", "title: Words and choices", "title: Woorden en keuzes"),
        (f"{WEEK}/mindset.md", "label: One weed you planted yourself", "label: Een onkruid van jezelf"),
        (f"{WEEK}/mindset.md", "- more: More rework", "- more: Meer herstelwerk"),
        (f"{WEEK}/skillset.md", "scale: 1 never | 2 at times | 3 as a rule", "scale: 1 nooit | 2 soms | 3 meestal"),
        (f"{WEEK}/skillset.md", "now Today | wished Wished", "now Vandaag | wished Gewenst"),
        (f"{WEEK}/toolset.md", "- due: date | Answer by", "- due: date | Antwoord voor"),
        (f"{WEEK}/toolset.md", "list: moods = up Up", "list: moods = up Omhoog"),
        ("nl/instruments/environment.md", "- even: All five", "- even: Alle vijf"),
        (f"{WEEK}/cards.md", "What makes a bean taller?", "Wat laat een boon groeien?"),
        ("nl/words.toml", 'act-start = ["I"]', 'act-start = ["ik"]'),
    ],
)
def test_words_are_free(two_languages: Path, path: str, old: str, new: str) -> None:
    replace(two_languages / path, old, new)
    assert faults(two_languages) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "at", "what"),
    [
        (f"{WEEK}/mindset.md", "evidence: B", "evidence: A", "", "`evidence` differs"),
        (f"{WEEK}/mindset.md", "max: 300", "max: 200", "```ask text weed", "The ask `weed` differs"),
        (f"{WEEK}/mindset.md", "- more: More", "- most: More", "```ask choice sign", "The ask `sign` differs"),
        (f"{WEEK}/mindset.md", "id: forms", "id: shapes", "", "ids of the steps differ"),
        (
            f"{WEEK}/mindset.md",
            "of: @guess",
            "of: @weed",
            "```show echo guess-again",
            "reading in `guess-again` differs",
        ),
        (f"{WEEK}/mindset.md", "\nLess, as a rule.\n", "", "## More or less", "text after the fence of `sign` differs"),
        (f"{WEEK}/toolset.md", "- hours: number", "- hours: text", "```ask table asks", "The ask `asks` differs"),
        (f"{WEEK}/cards.md", "kind: case", "kind: fact", "", "The cards differ"),
        ("nl/words.toml", "too-long =", "too-wide =", "", "The findings differ"),
    ],
)
def test_what_must_be_the_same(two_languages: Path, path: str, old: str, new: str, at: str, what: str) -> None:
    lines = replace(two_languages / path, old, new)
    (fault,) = faults(two_languages)
    assert fault.startswith(f"{path}:{lines.index(at) + 1 if at else 1}: ")
    assert what in fault


def test_a_file_that_is_not_translated(two_languages: Path) -> None:
    (two_languages / f"{WEEK}/mindset.md").unlink()
    assert any(
        fault.startswith(f"{WEEK}/mindset.md:1: ") and "Translate it" in fault for fault in faults(two_languages)
    )


def test_a_source_only_one_language_has(two_languages: Path) -> None:
    replace(two_languages / "nl/sources.md", "pea-2021", "pea-2022")
    assert (
        "nl/sources.md:1: The sources differ from the first language. Have the same sources as en/sources.md."
        in faults(two_languages)
    )


def test_both_languages_are_in_the_index(two_languages: Path) -> None:
    assert check(two_languages) == ()
    for language in ("en", "nl"):
        assert read_outline(two_languages, language, trusted=True).language == language
