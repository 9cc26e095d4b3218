"""The content that is shipped: without a fault, whole, and every step of it somewhere on the way."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from leadcoach.curriculum.check import check
from leadcoach.curriculum.coverage import COVERAGE, ROWS, parse_coverage
from leadcoach.curriculum.faults import Report
from leadcoach.curriculum.index import index_text
from leadcoach.domain.progress import week_order
from tests.content.shipped import FILES, FOLDER, FULL_WEEKS, MODULES, cards, outline, surveyed, week

SHORT_WEEKS = (1, 2)
MOST_MINUTES_OF_A_SHORT_WEEK = 60
LEAST_MINUTES, MOST_MINUTES = 75, 90
ROUNDING = 0.05
"""Minutes of a step are kept with one digit."""


def test_the_content_has_no_fault() -> None:
    assert [str(fault) for fault in check(FOLDER)] == []


def test_the_index_is_fresh() -> None:
    assert (FOLDER / "index.json").read_text(encoding="utf-8") == index_text(FOLDER)


# Each week that is written ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", FULL_WEEKS)
def test_a_week_takes_the_minutes_it_says(folder: str) -> None:
    found = week(folder)
    if found.number in SHORT_WEEKS:
        assert found.minutes <= MOST_MINUTES_OF_A_SHORT_WEEK
    else:
        assert LEAST_MINUTES <= found.minutes <= MOST_MINUTES
    assert found.opening.minutes > 0
    assert sum(walk.minutes for walk in found.walks) == found.minutes


@pytest.mark.parametrize("folder", FULL_WEEKS)
def test_the_steps_of_a_week_take_the_minutes_of_their_walk(folder: str) -> None:
    for walk in week(folder).walks:
        allowed = max(1.0, ROUNDING * len(walk.steps))
        assert sum(step.minutes for step in walk.steps) == pytest.approx(walk.minutes, abs=allowed), walk.id


@pytest.mark.parametrize("folder", FULL_WEEKS)
def test_every_step_of_a_week_has_its_place_once(folder: str) -> None:
    found = week(folder)
    written = Counter((module.id, step.id) for module in found.walks for step in module.steps)
    assert Counter((module.id, step.id) for module, step in week_order(found)) == written
    assert max(written.values()) == 1


@pytest.mark.parametrize("folder", FULL_WEEKS)
def test_a_week_has_four_cards_half_of_them_cases(folder: str) -> None:
    assert sorted(card.kind for card in cards(f"en/{folder}/cards.md")) == ["case", "case", "fact", "fact"]


@pytest.mark.parametrize("folder", FULL_WEEKS)
def test_a_week_asks_one_question_of_each_level(folder: str) -> None:
    assert [prompt.level for prompt in week(folder).prompts] == ["D", "A", "T"]


# The whole ----------------------------------------------------------------------------------------------------------


def test_every_file_is_reachable() -> None:
    found = outline()
    paths = {module.path for module in found.modules()} | {power.path for power in found.powers}
    rest = {path for path in FILES if path not in paths}
    assert {path for path in rest if not re.fullmatch(r"en/(sources|week-[^/]+/cards)\.md", path)} == set()


def test_every_exercise_of_a_power_leads_to_steps() -> None:
    found = outline()
    named = {f"{module.id}.{step.id}" for module in found.modules() for step in module.steps}
    exercises = [exercise for power in found.powers for exercise in power.exercises]
    assert [
        (each.id, subject) for each in exercises for subject in (*each.steps, each.came) if subject not in named
    ] == []


def test_every_source_is_named_and_every_named_source_is_there() -> None:
    found = surveyed()
    named = {source for _name, module in found.modules() for source in module.sources}
    named |= {source for power in found.powers.values() if power for source in power.sources}
    assert named == {source.id for source in found.sources}


def test_there_are_39_modules() -> None:
    assert len(MODULES) == 39


def test_there_are_52_cards_half_of_them_cases() -> None:
    kinds = Counter(card.kind for path in FILES if path.endswith("/cards.md") for card in cards(path))
    assert kinds == {"fact": 26, "case": 26}


def test_there_are_39_journal_questions_13_of_each_level() -> None:
    assert Counter(prompt.level for each in outline().weeks for prompt in each.prompts) == {"D": 13, "A": 13, "T": 13}


def test_the_last_week_of_each_month_has_a_month_review() -> None:
    found = outline()
    reviewed = [each.id for each in found.weeks if any(step.id == "review" for step in each.further)]
    assert reviewed == [weeks[-1] for _month, weeks in found.months]
    assert len(reviewed) == 3


def test_there_are_8_exercises_of_the_powers() -> None:
    ids = [exercise.id for power in outline().powers for exercise in power.exercises]
    assert sorted(ids) == sorted(f"{power}-{number}" for power in ("ps", "pc", "py", "pw") for number in (1, 2))


def test_every_row_of_the_list_of_concepts_is_carried_out_somewhere() -> None:
    report = Report(COVERAGE)
    rows = parse_coverage(FOLDER, report)
    assert report.faults == []
    assert [row.number for row in rows] == list(range(1, ROWS + 1))
    assert ROWS == 99


def test_every_week_stands_under_the_lenses() -> None:
    found = outline()
    assert all(each.disciplines and each.leg for each in found.weeks)
    used = {name for each in found.weeks for name in each.disciplines}
    assert used == found.names["disciplines"].keys()
    assert {each.leg for each in found.weeks} == found.names["legs"].keys()
