"""The shipped words, file by file: objectives somebody can observe, and texts for somebody with little time."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from leadcoach.domain.prose import Heading, plain_runs
from tests.content.reading_ease import lix, words
from tests.content.shipped import FILES, MODULES, POWERS, WALKS, paragraphs, power, walk

LEAST_WORDS, MOST_WORDS = 600, 1_100
LEAST_STEPS, MOST_STEPS = 5, 9
MOST_WORDS_A_PARAGRAPH = 90
MOST_LIX = 45
MOST_LETTERS_A_HEADING = 60

VERBS = tomllib.loads((Path(__file__).parent / "verbs.toml").read_text(encoding="utf-8"))
OBSERVABLE = frozenset(VERBS["observable"])
HIDDEN = frozenset(VERBS["hidden"])


def objective(path: str) -> str:
    return power(path).objective if path in POWERS else walk(path).objective


OBJECTIVES = [path for path in (*WALKS, *POWERS) if objective(path)]


def test_every_text_with_minutes_has_an_objective() -> None:
    assert [path for path in WALKS if walk(path).minutes and path not in OBJECTIVES] == []


@pytest.mark.parametrize("path", OBJECTIVES)
def test_an_objective_begins_with_an_observable_verb(path: str) -> None:
    first = objective(path).split()[0]
    assert first not in HIDDEN, f"{first}: nobody can see this happen"
    assert first in OBSERVABLE, f"{first}: add it to the list if others can see it happen"


def test_no_verb_is_both() -> None:
    assert OBSERVABLE.isdisjoint(HIDDEN)


@pytest.mark.parametrize("path", MODULES)
def test_a_module_has_600_to_1100_words_of_running_text(path: str) -> None:
    assert LEAST_WORDS <= words(paragraphs(path)) <= MOST_WORDS


@pytest.mark.parametrize("path", MODULES)
def test_a_module_has_5_to_9_steps_with_something_to_do_in_most(path: str) -> None:
    steps = walk(path).steps
    assert LEAST_STEPS <= len(steps) <= MOST_STEPS
    assert 2 * sum(step.ask is not None for step in steps) > len(steps)


@pytest.mark.parametrize("path", FILES)
def test_a_file_reads_easily(path: str) -> None:
    assert lix(paragraphs(path)) <= MOST_LIX


@pytest.mark.parametrize("path", FILES)
def test_no_paragraph_is_long(path: str) -> None:
    assert [text for text in paragraphs(path) if words([text]) > MOST_WORDS_A_PARAGRAPH] == []


@pytest.mark.parametrize("path", WALKS)
def test_headings_inside_a_step_are_short(path: str) -> None:
    blocks = [block for step in walk(path).steps for block in (*step.before, *step.after)]
    headings = [plain_runs(block.runs) for block in blocks if isinstance(block, Heading)]
    assert [heading for heading in headings if len(heading) > MOST_LETTERS_A_HEADING] == []
