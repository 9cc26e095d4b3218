"""The content that is shipped: without a fault, and written for somebody with little time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from leadcoach.curriculum.check import check
from leadcoach.curriculum.index import index_text, outline
from leadcoach.curriculum.loader import load_module
from leadcoach.domain.programme import Module
from leadcoach.domain.prose import Heading, Listing, Para, Prose, Quoted, plain, plain_runs

FOLDER = Path(__file__).parent.parent.parent / "content"
MODULES = sorted(
    path.relative_to(FOLDER).as_posix()
    for name in ("mindset", "skillset", "toolset")
    for path in FOLDER.glob(f"*/week-*/{name}.md")
)
WALKS = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/week-*/week.md")) + MODULES

LEAST_WORDS, MOST_WORDS = 600, 1_100
MOST_WORDS_A_PARAGRAPH = 90
MOST_LIX = 45
LONG_WORD = 6

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?:](?:[\"”')]*)(?:\s|$)")


def running_text(prose: Prose) -> Iterator[str]:
    """Paragraphs and items; headings, tables and labels are no running text."""
    for block in prose:
        match block:
            case Para(runs):
                yield plain_runs(runs)
            case Listing(_, items):
                for item in items:
                    yield from running_text(item)
            case Quoted(blocks):
                yield from running_text(blocks)


def paragraphs(module: Module) -> list[str]:
    return [text for step in module.steps for prose in (step.before, step.after) for text in running_text(prose)]


def words(module: Module) -> int:
    """The words of the walk itself; what the asks say is work and no reading."""
    texts = [text for step in module.steps for text in (step.title, plain(step.before), plain(step.after))]
    return sum(len(text.split()) for text in texts)


def lix(text: str) -> float:
    """Readability after Björnsson: words a sentence plus the share of words over six letters."""
    found = _WORD.findall(text)
    sentences = max(len(_SENTENCE.findall(text)), 1)
    return len(found) / sentences + 100 * sum(len(word) > LONG_WORD for word in found) / len(found)


def test_the_content_has_no_fault() -> None:
    assert [str(fault) for fault in check(FOLDER)] == []


def test_the_index_is_fresh() -> None:
    assert (FOLDER / "index.json").read_text(encoding="utf-8") == index_text(FOLDER)


def test_there_is_something_to_test() -> None:
    assert len(MODULES) >= 3


@pytest.mark.parametrize("path", MODULES)
def test_a_module_has_600_to_1100_words(path: str) -> None:
    assert LEAST_WORDS <= words(load_module(FOLDER, path)) <= MOST_WORDS


@pytest.mark.parametrize("path", MODULES)
def test_a_module_reads_easily(path: str) -> None:
    assert lix("\n".join(paragraphs(load_module(FOLDER, path)))) <= MOST_LIX


@pytest.mark.parametrize("path", WALKS)
def test_no_paragraph_is_long(path: str) -> None:
    long = [text for text in paragraphs(load_module(FOLDER, path)) if len(text.split()) > MOST_WORDS_A_PARAGRAPH]
    assert long == []


@pytest.mark.parametrize("path", WALKS)
def test_an_objective_begins_with_a_verb_in_the_third_person(path: str) -> None:
    first = load_module(FOLDER, path).objective.split()[0]
    assert re.fullmatch(r"[A-Z][a-z]+s", first), first


@pytest.mark.parametrize("path", WALKS)
def test_headings_inside_a_step_are_short(path: str) -> None:
    for step in load_module(FOLDER, path).steps:
        headings = [block for block in (*step.before, *step.after) if isinstance(block, Heading)]
        assert all(len(plain_runs(heading.runs)) <= 60 for heading in headings)


def test_week_1_takes_an_hour_at_most() -> None:
    week = outline(FOLDER, "en").week(1)
    assert week is not None
    assert sum(walk.minutes for walk in week.walks) == week.minutes <= 60


def test_readability_is_measured_as_published() -> None:
    assert lix("One two three. Four five sixseven.") == pytest.approx(3 + 100 / 6)
