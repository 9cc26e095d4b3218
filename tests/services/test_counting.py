"""The thirty-second logs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leadcoach.domain.answers import Practice
from leadcoach.domain.progress import PRACTICE_LOGGED, STEP_DONE
from leadcoach.errors import Refused
from leadcoach.services.counting import Counting
from leadcoach.services.programme import Programme
from tests.services.making import Clock, Walker


def log(walker: Walker, *words: str, week: int | None = None) -> str:
    counting = Counting(walker.desk)
    logged = counting.make(words[0], words[1:], week=week)
    counting.keep(logged)
    return logged.sentence


def test_the_kinds_are_those_content_declares(walker: Walker) -> None:
    assert sorted(Counting(walker.desk).kinds()) == ["behaviour", "cue"]


def test_counts_and_choices_are_kept_as_facts(walker: Walker) -> None:
    assert log(walker, "behaviour", "lb1=2", "lb2=1,5") == (
        "Logged: Asked an open question first: 2, Told an own mistake: 1.5."
    )
    assert log(walker, "cue", "done").startswith("Logged: ")
    assert [(fact.subject, fact.data) for fact in walker.facts("behaviour")] == [
        ("logs.behaviour", {"lb1": 2, "lb2": 1.5})
    ]
    assert [fact.data for fact in walker.facts("cue")] == [{"picked": ["done"]}]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("weather", "fine"), "These exist: behaviour, cue, practice"),
        (("behaviour",), "For example: lb1=0 lb2=0"),
        (("behaviour", "lb9=1"), "Names: lb1"),
        (("behaviour", "lb1"), "name=number"),
        (("behaviour", "lb1=two"), "name=number"),
        (("behaviour", "lb1=-1"), "name=number"),
        (("behaviour", "lb1=1", "lb2"), "name=number"),
        (("cue",), "Say one of these: seen, done"),
        (("cue", "perhaps"), "Say one of these: seen, done"),
        (("cue", "seen", "done"), "Say one of these: seen, done"),
        (("practice",), "done, tried, not-possible, own"),
        (("practice", "given-up"), "done, tried, not-possible, own"),
        (("practice", "own"), "what you did instead"),
        (("practice", "own", " \x1b"), "what you did instead"),
    ],
)
def test_what_cannot_be_logged_is_refused_with_what_would_be_right(
    walker: Walker, words: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        log(walker, *words)
    assert sentence in refused.value.message
    assert "\n" not in refused.value.message
    assert walker.desk.store.facts.of(("behaviour", "cue", PRACTICE_LOGGED, STEP_DONE)) == ()


@pytest.mark.parametrize(
    ("words", "practice"),
    [
        (("done",), Practice("done", "", "", "2026-11-23")),
        (("tried", "too", "loud\x1b[31m"), Practice("tried", "", "too loud[31m", "2026-11-23")),
        (("not-possible", "all", "ill"), Practice("not-possible", "", "all ill", "2026-11-23")),
        (("own", "a", "walk"), Practice("own", "a walk", "", "2026-11-23")),
    ],
)
def test_a_practice_logged_is_the_answer_to_its_step(
    walker: Walker, words: tuple[str, ...], practice: Practice
) -> None:
    Programme(walker.desk).begin()
    log(walker, "practice", *words)
    opened = walker.open("w01.team")
    assert (opened.answer, opened.done) == (practice, True)
    assert [fact.data for fact in walker.facts(PRACTICE_LOGGED)] == [{"outcome": practice.outcome}]


def test_a_practice_logged_twice_keeps_the_latest_and_both_wordings(walker: Walker) -> None:
    log(walker, "practice", "tried", "once")
    log(walker, "practice", "done", "twice")
    assert Programme(walker.desk).progress().outcome("w01.team") == "done"
    assert len(walker.desk.store.documents.versions("w01.team/once")) == 2


def test_what_is_logged_again_and_again_rests_at_the_weekend(walker: Walker, clock: Clock) -> None:
    counting = Counting(walker.desk)
    assert [(step.id, logged) for _module, step, logged in counting.repeated()] == [("behaviour", False)]
    log(walker, "behaviour", "lb1=1")
    assert [logged for *_place, logged in counting.repeated()] == [True]
    clock.ahead(days=1)
    assert [logged for *_place, logged in counting.repeated()] == [False]
    clock.ahead(days=4)
    assert counting.repeated() == ()


@pytest.mark.parametrize(("repeat", "days"), [("workday", 1), ("week", 7), ("month", 8), ("4w", 28)])
def test_a_log_stands_for_its_whole_occasion(walker: Walker, clock: Clock, repeat: str, days: int) -> None:
    logs = walker.desk.outline.module("logs")
    assert logs is not None
    steps = tuple(step._replace(repeat=repeat) for step in logs.steps if step.id == "behaviour")
    desk = walker.desk._replace(outline=walker.desk.outline._replace(extras=(logs._replace(steps=steps),)))
    clock.now -= timedelta(days=clock.now.toordinal() % 28 if repeat == "4w" else 0)
    log(walker, "behaviour", "lb1=1")
    begun = clock.now
    for day in range(days + 1):
        clock.now = begun + timedelta(days=day)
        assert [logged for *_place, logged in Counting(desk).repeated()] == [day < days]


def test_a_week_without_a_practice_has_none_to_log(walker: Walker) -> None:
    with pytest.raises(Refused, match="no practice"):
        log(walker, "practice", "done", week=2)
    with pytest.raises(Refused, match="no practice"):
        log(walker, "practice", "done", week=9)


def test_after_the_last_week_a_practice_is_not_taken_for_that_of_the_first(walker: Walker) -> None:
    Programme(walker.desk).begin(date(2026, 8, 1))
    assert log(walker, "practice", "done", week=1)
    with pytest.raises(Refused):
        log(walker, "practice", "tried")
    assert [fact.data for fact in walker.facts(PRACTICE_LOGGED)] == [{"outcome": "done"}]
