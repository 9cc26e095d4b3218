"""An invented manager's weeks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from leadcoach.curriculum.demo import load_demo
from leadcoach.domain.answers import Opened, When
from leadcoach.domain.ids import answer_id
from leadcoach.errors import Refused
from leadcoach.services.demo import DAYS_AGO, Demo, said
from leadcoach.services.desk import Desk
from leadcoach.services.journaling import Journaling, entry_text
from leadcoach.services.programme import Programme
from leadcoach.services.worksheets import Worksheets
from tests.services.answers import ANSWERS, rated
from tests.services.making import SHIPPED, Walker

DAYS = {"profile.sitting": "+0", "w01.skillset.sitting": "+7"}
DATED = {"time": "09:30", "zone": "UTC", "rhythm": "week"}


def filled(desk: Desk) -> int:
    answers = {subject: answer.to_json() for subject, answer in ANSWERS.items()}
    answers |= {subject: {**DATED, "date": day} for subject, day in DAYS.items()}
    answers |= {"environment.conditions": rated(2, 3, 4, 5, 1).to_json(), "w01.mindset.guess": "40"}
    return Demo(desk, answers).fill(2)


def test_every_answer_lands_in_its_step_and_the_week_is_tended(walker: Walker) -> None:
    assert filled(walker.desk) == 1
    for subject, answer in ANSWERS.items():
        expected = (
            When("2026-11-18" if DAYS[subject] == "+0" else "2026-11-25", *DATED.values())
            if subject in DAYS
            else answer
        )
        assert walker.open(subject).answer == expected, subject
    assert walker.open("w01.mindset.conditions").answer == Opened("environment/once")
    today = Programme(walker.desk).today()
    assert today is not None
    assert (today.calendar.week, today.weeks[0].word, today.next) == (1, "tended", None)


def test_its_days_lie_in_the_past_and_its_dates_are_real(desk: Desk) -> None:
    demo = Demo(desk, {"profile.sitting": {"date": "+3", "time": "08:15"}, "w01.team": {"outcome": "done", "on": "+2"}})
    demo.fill(1)
    demo.write([{"day": "+1", "text": "Earlier."}], [{"day": "+2", "noticed": "This."}])
    demo.count([{"kind": "behaviour", "day": "+4", "data": {"lb1": 2}}])
    assert desk.value("profile.sitting") == {"date": "2026-11-21", "time": "08:15"}
    practice = desk.value("w01.team")
    assert isinstance(practice, dict)
    assert practice["on"] == "2026-11-20"
    days = {entry_text(each): each.day for each in Journaling(desk).entries()}
    assert days == {"Earlier.": "2026-11-19", "This.": "2026-11-20"}
    assert [fact.day for fact in desk.store.facts.of(("behaviour",))] == ["2026-11-22"]
    today = Programme(desk).today()
    assert today is not None
    assert (today.calendar.today - today.calendar.start).days == DAYS_AGO


def test_an_answer_of_the_wrong_form_is_named(desk: Desk) -> None:
    with pytest.raises(Refused, match=r"w01\.mindset\.weed"):
        Demo(desk, {"w01.mindset.weed": 3}).fill(1)


def test_a_home_that_has_begun_is_not_filled(desk: Desk) -> None:
    Programme(desk).begin()
    with pytest.raises(Refused, match="begun already"):
        Demo(desk, {}).fill(1)


def test_it_says_how_much_it_holds() -> None:
    assert said(1, 1) == "The demo holds 1 week."
    assert said(1, 5) == "The demo holds 1 week. Later weeks are not written yet."
    assert said(2, 2) == "The demo holds 2 weeks."


def test_the_shipped_demo_fills_everything_it_says(make_desk: Callable[[Path], Desk]) -> None:
    desk, data = make_desk(SHIPPED), load_demo(SHIPPED, "en")
    demo = Demo(desk, data.answers)
    demo.fill(1)
    demo.write(data.entries, data.captures)
    demo.count(data.logs)
    facts = {fact.subject for fact in desk.store.facts.of(("step_done", "behaviour", "cue"))}
    sheets = {ask.id: ask for ask in Worksheets(desk).open("environment").module.asks}
    for subject in data.answers:
        file, _dot, ask = subject.rpartition(".")
        stored = desk.store.documents.get(answer_id(file if file == "environment" else subject))
        assert (stored is not None and stored.body.get(ask)) or subject in facts, subject
    assert sheets
    assert len(Journaling(desk).entries(limit=500)) == len(data.entries) + len(data.captures) + 3
    today = Programme(desk).today()
    assert today is not None
    assert (today.weeks[0].word, desk.store.drafts.all()) == ("tended", ())
