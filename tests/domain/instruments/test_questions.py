"""The question lab."""

from __future__ import annotations

from datetime import date

import pytest

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Answer, Mark, Marks, Number, Row, Rows
from leadcoach.domain.blocks import Bars, Next, Paragraph, Quote, Reading, Said, Source
from leadcoach.domain.instruments.questions import QUESTIONS
from leadcoach.domain.readings import Given, Sheet
from tests.domain.lints.shipped import words

VERSIONS = Rows(
    (
        Row("r1", {"closed": "Is the new form working?", "open": "What happens when you use the new form?"}),
        Row("r2", {"closed": "Have you tried the night shift?", "open": "Who knows it, and how could you reach them?"}),
        Row("r3", {"closed": "Wouldn't it be better to wait?", "open": ""}),
    )
)
LAB = Rows((Row("l1", {"question": "Did you finish?"}), Row("l2", {"question": "The roster.", "talk": "Is it?"})))


def read(lab: Rows | None = None, **answers: Answer) -> Reading:
    asks = {"versions": "questions", "tally": "talk-count", "before": "before-advice"}
    sheets = {name: (Sheet(name, "V1", answers={asks[name]: answer}),) for name, answer in answers.items()}
    own = Sheet("questions/once", "V2", answers={"lab": lab} if lab else {})
    return QUESTIONS.read(Given(date(2026, 12, 1), 2, own, sheets, words()))


def paragraphs(reading: Reading) -> list[tuple[Said | Quote, ...]]:
    return [block.words for block in reading.blocks if isinstance(block, Paragraph)]


def test_traps_are_counted_in_all_that_was_written_and_the_share_in_what_would_be_asked_now() -> None:
    reading = read(LAB, versions=VERSIONS)
    drawn = next(block for block in reading.blocks if isinstance(block, Bars))
    assert drawn.title == (Said("traps-title", (("count", 7),)),)
    assert [(bar.label[0], bar.value) for bar in drawn.bars] == [
        (Said("trap-closed-question"), 2),
        (Said("trap-advice"), 2),
        (Said("trap-two-questions"), 1),
        (Said("trap-no-question-mark"), 1),
    ]
    assert drawn.bars[2].because == (Source("versions", "V1", "r2"),)
    assert paragraphs(reading)[1] == (Said("open", (("count", 1), ("all", 4), ("share", 25))),)


def test_the_commonest_trap_is_cured_first_and_two_questions_are_quoted_with_what_was_noticed() -> None:
    lab = Rows((*LAB.rows, Row("l3", {"question": "Was it late?"}), Row("l4", {"question": "Have you tried it?"})))
    found = paragraphs(read(lab))
    assert found[0] == (Said("cure-closed-question"), Said("cure-advice"), Said("cure-no-question-mark"))
    assert found[2:4] == [
        (
            Quote("Did you finish?", Source("questions/once", "V2", "l1")),
            Said("finding.closed-question", (("word", "did"),)),
        ),
        (Quote("The roster.", Source("questions/once", "V2", "l2")), Said("finding.no-question-mark", (("word", ""),))),
    ]


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        (["What did you see?"], "one-open"),
        (["Did you see?"], "one-closed"),
        (["What did you see?", "What else?"], "all-open"),
    ],
)
def test_few_questions_are_no_percentage(asked: list[str], key: str) -> None:
    rows = Rows(tuple(Row(str(number), {"question": text}) for number, text in enumerate(asked)))
    keys = [word.key for each in paragraphs(read(rows)) for word in each if isinstance(word, Said)]
    assert key in keys
    assert "open" not in keys


def test_a_talk_is_told_by_its_own_count() -> None:
    counted = {"open": 3, "waited": 2, "closed": 4, "advice": 1}
    marks = Marks(tuple(Mark(name, 0) for name, count in counted.items() for _each in range(count)))
    reading = read(tally=marks, before=Number("1"))
    drawn = next(block for block in reading.blocks if isinstance(block, Bars))
    assert [bar.value for bar in drawn.bars] == [3, 2, 4, 1]
    assert paragraphs(reading) == [
        (
            Said("talk-open", (("count", 3), ("all", 7), ("waited", 2))),
            Said("before-one", (("count", 1.0), ("aim", 5))),
        )
    ]
    assert reading.blocks[-1] == Next((Said("next-talk"),), Address("w03.skillset", "first-question"))


@pytest.mark.parametrize(("typed", "key"), [("5", "before-enough"), ("4", "before-fewer"), ("0", "before-fewer")])
def test_what_came_before_the_first_advice_is_held_against_the_mark(typed: str, key: str) -> None:
    assert [word.key for word in paragraphs(read(before=Number(typed)))[0] if isinstance(word, Said)] == [key]


def test_a_number_that_cannot_be_is_left_out() -> None:
    assert paragraphs(read(before=Number("900"))) == [(Said("not-yet"),)]
