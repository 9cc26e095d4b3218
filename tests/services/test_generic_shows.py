"""Every generic reading, from the store to its sentences."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from leadcoach.curriculum.shows import READINGS
from leadcoach.domain.answers import Picked, Row, Rows, Text
from leadcoach.domain.programme import COMPUTED, Show
from leadcoach.domain.specs import Item
from leadcoach.services.counting import Counting
from leadcoach.services.journaling import Journaling
from leadcoach.services.programme import Programme
from leadcoach.services.showing import GENERIC, Showing
from leadcoach.services.worksheets import Worksheets
from tests.domain.readings.making import lines
from tests.services.answers import ANSWERS
from tests.services.making import Clock, Walker

KEYS = {"ask": "Keys", "answer": "yes", "mood": "up", "hours": "2", "answered": "2026-11-24", "due": "2026-11-27"}
ASKS = Rows(
    (
        Row("r1", KEYS),
        Row("r2", {"ask": "Lamp", "answer": "yes", "mood": "down", "hours": "30"}),
        Row("r3", {"ask": "Fan", "answer": "Later", "mood": "down"}),
    )
)


def show(walker: Walker, reading: str, of: str = "@w01.toolset.asks", **given: object) -> list[str]:
    module = walker.walking.module("w01.mindset")
    made = Show(reading, "x", "" if "log" in given else of, **given)  # type: ignore[arg-type]
    found = Showing(walker.desk).show(module, made)
    return lines(found.reading, found.phrases)


@pytest.fixture
def asked(walker: Walker) -> Walker:
    walker.finish("w01.toolset.asks", ASKS)
    return walker


def log(walker: Walker, *words: str) -> None:
    counting = Counting(walker.desk)
    counting.keep(counting.make(words[0], words[1:]))


def test_every_reading_content_can_name_has_its_function() -> None:
    assert {*GENERIC, "reading"} == set(READINGS)


@pytest.mark.parametrize("reading", sorted(GENERIC))
@pytest.mark.parametrize("of", [f"@{subject}" for subject in sorted(ANSWERS)])
def test_no_reading_stops_at_any_ask_answered_or_not(walker: Walker, reading: str, of: str) -> None:
    assert show(walker, reading, of) == ["Nothing is written there yet."]
    walker.finish(of[1:], ANSWERS[of[1:]])
    assert show(walker, reading, of)


@pytest.mark.parametrize(
    ("reading", "keys", "said"),
    [
        ("most", {"of": "@w01.toolset.asks.mood"}, ["Most often, 2 of 3 times: Down", "Down = 2", "Up = 1"]),
        ("tally", {"of": "@w01.toolset.asks.answer"}, ["Yes (2) = 67", "Later (1) = 33"]),
        ("tally", {"of": "@w01.toolset.asks.due"}, ["Answer by: filled in 1 of 3 rows, 33 per cent."]),
        ("lowest", {}, ["Keys · Lowest: Hours it takes, 2.", "Lamp · Lowest: Hours it takes, 30."]),
        ("lowest", {"sentences": (Item("hours", "At once."),)}, ["Keys · Lowest: Hours it takes, 2. At once."]),
        ("lowest", {"limit": Decimal(10)}, ["Keys · Lowest: Hours it takes, 2.", "Lamp · All above 10: none is low."]),
        ("grid", {"by": "answer", "across": "mood"}, [" | Up | Down", "Yes | 1 | 1", "We try it | 0 | 0"]),
        ("compare", {"low": "due", "high": "answered"}, [" | Answer by | Answered on"]),
        ("gap", {"low": "hours", "high": "hours"}, [" | Hours it takes | Hours it takes | Gap", "Keys | 2 | 2 | 0"]),
        ("cost", {"minutes": "hours", "times": "hours"}, [" | Hours in a quarter", "Lamp | 195", "Keys | 0.9"]),
        ("seats", {"by": "mood", "within_column": "ask"}, ["Up · only here: keys", "Down · only here: lamp, fan"]),
    ],
)  # fmt: skip
def test_a_reading_takes_its_keys(asked: Walker, reading: str, keys: dict[str, object], said: list[str]) -> None:
    given = dict(keys)
    of = str(given.pop("of", "@w01.toolset.asks"))
    assert show(asked, reading, of, **given)[: len(said)] == said


def test_groups_say_the_sentence_of_their_option_and_the_title_of_the_step(asked: Walker) -> None:
    found = show(asked, "groups", by="mood", sentences=(Item("up", "Keep it."),), title="By mood")
    assert found[:3] == [
        "What they asked | Answer by | Your answer | Hours it takes | Answered on",
        "Keys | 2026-11-27 | Yes | 2 | 2026-11-24",
        "Keep it.",
    ]
    assert found[3] == "What they asked | Your answer | Hours it takes"


def test_a_log_is_read_by_week_and_as_shares(walker: Walker, clock: Clock) -> None:
    Programme(walker.desk).begin(date(2026, 11, 23))
    log(walker, "behaviour", "lb1=2")
    clock.ahead(days=8)
    log(walker, "behaviour", "lb1=1", "lb2=1")
    assert show(walker, "series", log="behaviour") == [
        "w1 w2",
        "Asked an open question first: 2 1",
        "Told an own mistake: ? 1",
    ]
    log(walker, "cue", "done")
    assert show(walker, "tally", log="cue") == [
        "I saw the cue and did not act (0) = 0",
        "I saw the cue and acted (1) = 100",
    ]
    assert show(walker, "tally", log="unheard-of") == ["Nothing is written there yet."]


def test_after_the_programme_weeks_go_on(walker: Walker, clock: Clock) -> None:
    log(walker, "cue", "seen")
    assert show(walker, "series", log="cue", limit=Decimal(1))[0] == "w0"
    Programme(walker.desk).begin(date(2026, 11, 23))
    clock.ahead(days=7 * 25 + 6)
    log(walker, "cue", "seen")
    assert show(walker, "series", log="cue")[0].endswith("w25 w26")


def test_what_repeats_is_read_over_time_or_at_its_latest(walker: Walker, clock: Clock) -> None:
    walker.finish("w01.skillset.review", Text("It held."))
    clock.ahead(days=56)
    walker.finish("w01.skillset.review", Text("It broke."))
    assert show(walker, "echo", "@w01.skillset.review") == ["It broke."]
    assert show(walker, "series", "@w01.skillset.review") == ["Nothing is written there yet."]


def test_the_first_version_can_be_read(walker: Walker) -> None:
    walker.finish("w01.mindset.sign", Picked(("less",)))
    walker.finish("w01.mindset.sign", Picked(("more",)))
    first, now = (show(walker, "marks", f"@w01.mindset.sign{pin}") for pin in ("!first", ""))
    assert first != now


@pytest.mark.parametrize("use", COMPUTED)
def test_what_was_done_is_read_without_a_worksheet(walker: Walker, use: str) -> None:
    assert show(walker, "reading", use=use)
    assert use not in {module.id for module in Worksheets(walker.desk).all()}
    assert "environment" in {module.id for module in Worksheets(walker.desk).all()}


def test_captured_thoughts_are_counted_by_week(walker: Walker, clock: Clock) -> None:
    Programme(walker.desk).begin(date(2026, 11, 23))
    journal = Journaling(walker.desk)
    for cells in ({"noticed": "a"}, {"noticed": "b", "try": "ask"}, {"noticed": "c", "try": " "}):
        journal.capture(cells)
        clock.ahead(days=7)
    assert show(walker, "reading", use="captures")[:4] == [
        "1 of 3 captured thoughts say what you will try, 33 per cent.",
        "w1 w2 w3",
        "Captured: 1 1 1",
        "With a try: 0 1 0",
    ]


def test_the_certificate_counts_what_was_logged(walker: Walker) -> None:
    found = show(walker, "reading", use="certificate")
    assert found[0] == "0 of 7 are there. Each line counts for itself, so a part is a record too."
    assert "Weeks tended | 0 | 10 | not yet" in found


def test_a_reading_asks_the_store_little(asked: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    questions: list[str] = []
    facts = asked.desk.store.facts
    documents = asked.desk.store.documents
    monkeypatch.setattr(type(documents), "get", _counted(type(documents).get, questions))
    monkeypatch.setattr(type(documents), "list", _counted(type(documents).list, questions))
    monkeypatch.setattr(type(facts), "of", _counted(type(facts).of, questions))
    for reading in sorted(set(GENERIC) - {"series"}):
        questions.clear()
        show(asked, reading, by="mood", across="answer", low="due", high="due", minutes="hours", times="hours")
        assert len(questions) <= 2, reading


def _counted(method: object, questions: list[str]) -> object:
    def counted(*given: object, **named: object) -> object:
        questions.append("asked")
        assert callable(method)
        return method(*given, **named)

    return counted


def test_a_title_of_the_step_stands_above_the_reading_of_an_instrument(walker: Walker) -> None:
    module = walker.walking.module("w01.mindset")
    showing = Showing(walker.desk)
    plain = showing.show(module, Show("reading", "x", use="captures"))
    titled = showing.show(module, Show("reading", "x", use="captures", title="Your captures"))
    assert titled.reading == plain.reading
    assert (titled.phrases["title"], plain.phrases["title"] == "Your captures") == ("Your captures", False)
