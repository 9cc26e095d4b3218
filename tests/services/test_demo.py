"""An invented manager's weeks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from leadcoach.curriculum.demo import load_demo
from leadcoach.domain.answers import Opened, When
from leadcoach.domain.demo import DemoWeek, Told
from leadcoach.domain.ids import answer_id
from leadcoach.errors import Refused
from leadcoach.services.demo import Demo, last_day, said
from leadcoach.services.desk import Desk
from leadcoach.services.journaling import Journaling, entry_text
from leadcoach.services.programme import Programme
from tests.services.answers import ANSWERS, rated
from tests.services.making import SHIPPED, Walker

FILE = "en/demo/week-01.toml"
DAYS = {"profile.sitting": "+0", "w01.skillset.sitting": "+7"}
DATED = {"time": "09:30", "zone": "UTC", "rhythm": "week"}


def told(subject: str, value: object, day: int = 0) -> Told:
    return Told(subject, value, FILE, subject, day)


def week(answers: Mapping[str, object], **rest: Any) -> DemoWeek:
    """The first week."""
    return DemoWeek(1, FILE, {subject: told(subject, value) for subject, value in answers.items()}, **rest)


def filled(desk: Desk) -> int:
    answers = {subject: answer.to_json() for subject, answer in ANSWERS.items() if not subject.endswith("review")}
    answers |= {subject: {**DATED, "date": day} for subject, day in DAYS.items()}
    answers |= {"environment.conditions": rated(2, 3, 4, 5, 1).to_json(), "w01.mindset.guess": "40"}
    review = told("w01.skillset.review", "It held.", 3)
    return Demo(desk, [week(answers, occasions=(review,)), DemoWeek(2, "week-02.toml")]).fill(2)


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


def test_everything_has_the_day_it_is_told_of(desk: Desk) -> None:
    first = week(
        {"profile.sitting": {"date": "+3", "time": "08:15"}, "w01.team": {"outcome": "done", "on": "+2"}},
        days={"w01.mindset": 1},
        entries=(told("", {"text": "Earlier."}, 1), told("", {"text": "Later.", "energy": 2}, 1)),
        captures=(told("", {"noticed": "This."}, 2),),
        logs=(told("behaviour", {"data": {"lb1": 2}}, 4), told("cue", {"picked": ["seen", "done"]}, 5)),
    )
    Demo(desk, [first]).fill(1)
    assert desk.value("profile.sitting") == {"date": "2026-11-21", "time": "08:15", "zone": "", "rhythm": ""}
    practice = desk.value("w01.team")
    assert isinstance(practice, dict)
    assert practice["on"] == "2026-11-20"
    entries = [(entry_text(each), each.day) for each in Journaling(desk).entries()]
    assert entries == [("This.", "2026-11-20"), ("Later.", "2026-11-19"), ("Earlier.", "2026-11-19")]
    facts = desk.store.facts.of(("behaviour", "cue", "practice_logged"))
    days = [("practice_logged", "21"), ("behaviour", "22"), ("cue", "23"), ("cue", "23")]
    assert [(fact.kind, fact.day[-2:]) for fact in facts] == days
    (read,) = (fact.day for fact in desk.store.facts.of(("step_done",)) if fact.subject == "w01.mindset.forms")
    assert read == "2026-11-19"
    assert all(fact.at <= desk.clock().stamp for fact in desk.store.facts.of(("cue", "step_done")))


def test_a_later_change_makes_a_version_and_the_first_stays_pinned(desk: Desk) -> None:
    asks = [{"ask": "Keys?", "due": "+3"}, {"ask": "Maps?"}]
    first = week(
        {
            "w01.toolset.asks": asks,
            "environment.note": "Thin.",
            "environment.conditions": rated(2, 3, 4, 5, 1).to_json(),
        },
        later=(
            told("w01.toolset.asks", [{"id": "r2", "answer": "no", "reason": "Money."}], 4),
            told("environment.note", "Less thin.", 5),
        ),
    )
    Demo(desk, [first]).fill(1)
    kept = desk.store.documents.versions(answer_id("w01.toolset.asks"))
    assert [(version.made_at[:10], version.pinned) for version in kept] == [("2026-11-20", True), ("2026-11-22", False)]
    rows: Any = desk.value("w01.toolset.asks")
    assert rows[0]["cells"] == {"ask": "Keys?", "due": "2026-11-21"}
    assert rows[1]["cells"] == {"ask": "Maps?", "answer": "no", "reason": "Money."}
    sheet = desk.store.documents.get("environment/once")
    assert sheet is not None
    assert (sheet.body["note"], sheet.body["conditions"]) == ("Less thin.", rated(2, 3, 4, 5, 1).to_json())


def test_what_is_put_aside_is_not_walked_through_and_may_be_taken_up_again(walker: Walker) -> None:
    aside = (told("w01.skillset", 4, 2), told("w01.toolset.story", None, 2))
    late = told("w01.skillset.pulse", "On paper.", 5)
    Demo(walker.desk, [week({}, aside=aside, later=(late,))]).fill(1)
    state = Programme(walker.desk).progress()
    assert state.skipped == {"w01.toolset.story"}
    assert not walker.open("w01.skillset.trust").done
    assert walker.open("w01.skillset.pulse").done


@pytest.mark.parametrize(
    ("first", "sentence"),
    [
        (week({"w01.mindset.weed": 3}), r"w01\.mindset\.weed: It cannot be read as `text`: expected text\."),
        (week({"w01.mindset.sign": ["more", "less"]}), r"w01\.mindset\.sign: Choose at most 1"),
        (week({"w01.mindset.wed": "x"}), r"w01\.mindset\.wed: This week does not ask it"),
        (week({"profile.age": "x"}), r"profile\.age: Nothing asks this"),
        (week({}, later=(told("w01.mindset.wed", "x"),)), r"w01\.mindset\.wed: Nothing asks this"),
        (week({}, logs=(told("behavior", {"data": {"lb1": 1}}),)), r"behavior: There is no log called that"),
        (week({}, logs=(told("behaviour", {}),)), r"behaviour: Nothing to log"),
        (week({}, entries=(Told("", {"text": " "}, FILE, "entries 1"),)), r"entries 1: "),
        (week({}, pulses=(Told("", {"n": 5}, FILE, "pulses 1"),)), r"pulses 1: No pulse is offered"),
    ],
    ids=["shape", "too many", "not asked", "profile", "later", "log", "counts", "entry", "pulse"],
)
def test_what_does_not_fit_is_one_sentence_with_file_and_key_and_leaves_nothing(
    desk: Desk, first: DemoWeek, sentence: str
) -> None:
    with pytest.raises(Refused, match=rf"^en/demo/week-01\.toml, {sentence}"):
        Demo(desk, [first]).fill(1)
    assert not Programme(desk).begun()


def test_a_home_that_has_begun_is_not_filled(desk: Desk) -> None:
    Programme(desk).begin()
    with pytest.raises(Refused, match="begun already"):
        Demo(desk, [week({})]).fill(1)


def test_it_says_how_much_it_holds() -> None:
    assert said(1, 1) == "The demo holds 1 week."
    assert said(1, 5) == "The demo holds 1 week. Later weeks are not written yet."
    assert said(2, 2) == "The demo holds 2 weeks."


def test_a_week_is_shown_on_its_sixth_day_and_the_last_on_its_last() -> None:
    assert [last_day(number, 13) for number in (1, 2, 12, 13)] == [5, 12, 82, 90]


# The shipped manager ---------------------------------------------------------------------------------------------


@pytest.fixture
def make_shipped(make_desk: Callable[[Path], Desk]) -> Callable[[int], Desk]:
    """Fills a home with the shipped weeks, up to one of them."""

    def make(number: int) -> Desk:
        desk = make_desk(SHIPPED)
        Demo(desk, load_demo(SHIPPED, "en")).fill(number)
        return desk

    return make


def shipped_told() -> Iterator[Told]:
    """Every answer of the shipped files that has come by the end of week 13."""
    for each in load_demo(SHIPPED, "en"):
        yield from each.answers.values()
        yield from (told for told in (*each.occasions, *each.later) if told.day <= last_day(13, 13))


def test_the_shipped_manager_answers_everything_the_files_say(make_shipped: Callable[[int], Desk]) -> None:
    desk = make_shipped(13)
    facts = {fact.subject for fact in desk.store.facts.of(("step_done", "behaviour", "cue", "valued"))}
    stored = {(document.ask, name) for document in every_document(desk) for name, said in document.body.items() if said}
    for each in shipped_told():
        home, _dot, ask = each.subject.rpartition(".")
        assert {(each.subject, ask), (home, ask)} & stored or each.subject in facts, each.key
    assert desk.store.drafts.all() == ()
    today = Programme(desk).today()
    assert today is not None
    assert [state.word for state in today.weeks] == ["tended"] * 13


def every_document(desk: Desk) -> Iterator[Any]:
    """What is kept, of every kind."""
    return iter(desk.store.documents.list(("answer", "entry", "worksheet"), limit=5000))


def test_nothing_of_later_days_is_there_yet(make_shipped: Callable[[int], Desk]) -> None:
    desk = make_shipped(6)
    today = Programme(desk).today()
    assert today is not None
    assert today.calendar.week == 6
    assert (today.calendar.today - today.calendar.start).days == last_day(6, 13)
    assert all(each.day <= today.calendar.today.isoformat() for each in every_document(desk))
    assert desk.value("w07.opening") is None


def test_the_shipped_requests_tell_of_answers_in_time_late_and_open(make_shipped: Callable[[int], Desk]) -> None:
    desk = make_shipped(7)
    rows: Any = desk.value("w03.toolset.asks")
    cells = [row["cells"] for row in rows]
    answered = {row["ask"]: row["answered"] <= row["due"] for row in cells if "answered" in row}
    assert (len(cells), list(answered.values()).count(True), list(answered.values()).count(False)) == (9, 6, 2)
    assert {row.get("answer", "") for row in cells} == {"yes", "try", "no", ""}
    (pulse,) = desk.store.facts.of(("pulse",))
    assert pulse.data["n"] == 7


def test_what_sleeps_waits_for_its_day_and_routines_are_read_where_they_are_answered(
    make_shipped: Callable[[int], Desk],
) -> None:
    done = {fact.subject: fact.day for fact in make_shipped(8).store.facts.of(("step_done",))}
    assert done["w04.skillset.second-share"] > done["w04.skillset.next-share"]
    assert done["sparring.who-near"] == done["sparring.talks"]
    assert "sparring.who-alone" not in done
    assert done["w05.toolset.aims"] == done["w05.toolset.signals"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"pulses": (Told("", {"n": 6, "ballots": [[3] * 6] * 5}, FILE, "pulses 1", 24),)}, "not as many ballots"),
        ({"pulses": (Told("", {"n": 5, "ballots": [[3] * 5] * 5}, FILE, "pulses 1", 24),)}, "another length"),
        ({"pulses": (Told("", {"n": 5, "ballots": [[6] * 6] * 5}, FILE, "pulses 1", 24),)}, "other numbers"),
        ({"answers": {"w04.call-alone": told("w04.call-alone", "Nobody.")}}, "is not there for this manager"),
    ],
    ids=["too few", "too short", "too high", "another route"],
)
def test_shipped_weeks_with_something_wrong_are_refused(
    make_desk: Callable[[Path], Desk], change: dict[str, Any], sentence: str
) -> None:
    weeks = [each._replace(**change) if each.number == 4 else each for each in load_demo(SHIPPED, "en")]
    with pytest.raises(Refused, match=sentence):
        Demo(make_desk(SHIPPED), weeks).fill(4)
