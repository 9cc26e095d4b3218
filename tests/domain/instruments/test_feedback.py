"""The feedback composer."""

from __future__ import annotations

from datetime import date

import pytest

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Answer, Mark, Marks, Row, Rows, When
from leadcoach.domain.blocks import Bars, Next, Paragraph, Quote, Reading, Said, Source
from leadcoach.domain.instruments.feedback import FEEDBACK, composed
from leadcoach.domain.readings import Given, Sheet
from tests.domain.lints.shipped import words

GOOD = Row(
    "r1",
    {
        "to": "night planner",
        "situation": "in Tuesday's handover",
        "behaviour": "you read the three open orders\naloud",
        "effect": "the late shift asked two questions less.",
        "question": "What made you do it that way?",
    },
)
POOR = Row("r2", {"behaviour": "You are careless and also never on time", "effect": "Nobody knew", "question": " "})
SHARED = Rows((Row("one", {"heard": "That I change plans", "hard": "I had no time"}),))


def read(given: Rows | None = None, **answers: Answer) -> Reading:
    asks = {"shared": "shared", "next": "next-share", "talk": "talk-clock"}
    names = {"next": "next-share"}
    sheets = {names.get(name, name): (Sheet(name, "V1", answers={asks[name]: each}),) for name, each in answers.items()}
    own = Sheet("feedback/once", "V2", answers={"given": given} if given else {})
    return FEEDBACK.read(Given(date(2026, 12, 20), 4, own, sheets, words()))


def paragraphs(reading: Reading) -> list[tuple[Said | Quote, ...]]:
    return [block.words for block in reading.blocks if isinstance(block, Paragraph)]


def way(reading: Reading) -> Address:
    (found,) = [block.to for block in reading.blocks if isinstance(block, Next)]
    return found


def test_a_draft_is_composed_as_it_would_be_said() -> None:
    assert composed(GOOD) == (
        "In Tuesday's handover. You read the three open orders aloud. "
        "The late shift asked two questions less. What made you do it that way?"
    )


def test_a_draft_is_quoted_with_what_was_noticed_in_it() -> None:
    found = paragraphs(read(Rows((GOOD, POOR))))
    assert found[:4] == [
        (Said("about-one"),),
        (Said("to"), Quote("night planner", Source("feedback/once", "V2", "r1"))),
        (Quote(composed(GOOD), Source("feedback/once", "V2", "r1")),),
        (Quote("You are careless and also never on time. Nobody knew.", Source("feedback/once", "V2", "r2")),),
    ]
    rules = [word.key for word in found[4] if isinstance(word, Said)]
    assert rules[1::2] == ["finding.person-words", "finding.sweeping", "finding.more-behaviours"]
    assert found[5] == (Said("ready-other"),)
    assert [dict(word.given)["part"] for word in found[4][::2] if isinstance(word, Said)] == ["column.behaviour"] * 3


def test_sentences_about_the_work_and_about_the_person_are_counted() -> None:
    drawn = next(block for block in read(Rows((GOOD, POOR))).blocks if isinstance(block, Bars))
    assert [(bar.label, bar.value) for bar in drawn.bars] == [
        ((Said("about-work"),), 3),
        ((Said("about-person"),), 1),
        ((Said("about-neither"),), 2),
    ]
    assert drawn.title == (Said("about-title", (("all", 6),)),)


def test_a_missing_question_is_noticed_and_a_closed_one_too() -> None:
    first = Rows((Row("r1", {"behaviour": "You sent the report on Thursday"}),))
    second = Rows((Row("r1", {"behaviour": "You sent the report on Thursday", "question": "Was it hard?"}),))
    assert (Said("in-part", (("part", "column.question"),)), Said("finding.no-question-mark", (("word", ""),))) in (
        paragraphs(read(first))
    )
    assert paragraphs(read(second))[2][1] == Said("finding.closed-question", (("word", "was"),))


@pytest.mark.parametrize(("drafts", "key"), [((GOOD,), "ready"), ((GOOD, GOOD), "ready-all"), ((POOR,), "")])
def test_that_nothing_was_noticed_is_said_once(drafts: tuple[Row, ...], key: str) -> None:
    ready = [each for each in paragraphs(read(Rows(drafts))) if isinstance(each[0], Said) and "ready" in each[0].key]
    assert ready == [(Said(key),)] * bool(key)


def test_the_newest_two_drafts_are_composed() -> None:
    many = Rows(tuple(Row(str(number), {"effect": f"Form {number} came back"}) for number in range(5)))
    found = paragraphs(read(many))
    quoted = [each[0].text for each in found if isinstance(each[0], Quote)]
    assert quoted == ["Form 3 came back.", "Form 4 came back."]
    assert (Said("last-of", (("count", 2), ("all", 5))),) in found


@pytest.mark.parametrize(
    ("day", "key", "step"),
    [
        ("2026-12-19", "day-over", "second-share"),
        ("2026-12-20", "day-today", "second-share"),
        ("2026-12-21", "day-tomorrow", "talk-date"),
        ("2027-01-17", "day-ahead", "talk-date"),
        ("soon", "no-day", "next-share"),
    ],
)
def test_what_was_told_back_comes_with_the_day_of_the_next_time(day: str, key: str, step: str) -> None:
    reading = read(shared=SHARED, next=When(day))
    told, planned = paragraphs(reading)
    assert told[:2] == (Said("told"), Quote("That I change plans.", Source("shared", "V1")))
    assert told[2:] == (Said("finding.excuse", (("word", "I had no time"),)),)
    assert [word.key for word in planned if isinstance(word, Said)] == [key]
    assert way(reading).ask == step


def test_telling_back_comes_before_giving() -> None:
    assert way(read(Rows((GOOD,)))) == Address("w04.skillset", "shared")


def test_comments_counted_in_a_talk_are_said() -> None:
    marks = Marks((Mark("aim", 0, 180), Mark("work", 9), Mark("work", 20), Mark("person", 30), Mark("question", 31)))
    assert paragraphs(read(talk=marks)) == [(Said("in-talk", (("work", 2), ("person", 1))),)]
