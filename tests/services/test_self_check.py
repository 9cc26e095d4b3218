"""Looking back over an entry, without a score."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from leadcoach.services.desk import Desk
from leadcoach.services.journaling import Journaling, OpenEntry
from leadcoach.services.self_check import ENOUGH_WORDS, SelfCheck
from tests.services.making import SHIPPED, Clock


@pytest.fixture
def shipped(make_desk: Callable[[Path], Desk]) -> Desk:
    return make_desk(SHIPPED)


def saved(desk: Desk, text: str, prompt: str = "") -> OpenEntry:
    journaling = Journaling(desk)
    return journaling.save(journaling.begin(journaling.prompt(prompt) if prompt else None), text)


def test_there_are_three_questions_one_can_answer_with_yes(shipped: Desk) -> None:
    questions = SelfCheck(shipped).questions()
    assert [each.id for each in questions] == ["happened", "next", "said"]
    assert all(each.text.endswith("?") for each in questions)


@pytest.mark.parametrize(
    ("words", "prompt", "due"),
    [
        (ENOUGH_WORDS, "", True),
        (ENOUGH_WORDS - 1, "", False),
        (1, "w01.describe", True),
        (0, "w01.describe", False),
    ],
)
def test_they_come_after_an_answer_or_enough_words(shipped: Desk, words: int, prompt: str, *, due: bool) -> None:
    assert SelfCheck(shipped).due(saved(shipped, "word " * words, prompt)) is due


def test_they_do_not_come_late_nor_unwanted_nor_without_questions(shipped: Desk, desk: Desk, clock: Clock) -> None:
    check, entry = SelfCheck(shipped), saved(shipped, "word " * ENOUGH_WORDS)
    assert check.due(entry)
    check.want(wanted=False)
    assert not check.due(entry)
    check.want(wanted=True)
    clock.ahead(minutes=13 * 60 + 1)
    assert not check.due(entry)
    clock.ahead(minutes=12 * 60)
    assert check.due(entry)
    assert not SelfCheck(desk).due(entry)
