"""The generic readings: nothing of an answer gets lost in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal

import pytest

from leadcoach.domain.answers import (
    Answer,
    Mark,
    Marks,
    Number,
    Opened,
    Picked,
    Practice,
    Ratings,
    Row,
    Rows,
    Text,
    When,
)
from leadcoach.domain.asks import Ask
from leadcoach.domain.blocks import Bars, Figure, Paragraph, Quote, Reading, Said, Source, spoken
from leadcoach.domain.readings import Sheet, item_phrases
from leadcoach.domain.readings.echoes import bars, echo, share
from leadcoach.domain.specs import (
    ChoiceSpec,
    Column,
    DateSpec,
    InstrumentSpec,
    Item,
    LiveSpec,
    NumberSpec,
    PracticeSpec,
    ScaleSpec,
    Spec,
    TableSpec,
    TextSpec,
)

HERE = Source("w01.mindset.a/once", "V1")
YES, NO = Item("yes", "Yes, gladly"), Item("no", "No, because")
TWO = (Item("now", "Today"), Item("wished", "Wished"))
SCALE = ScaleSpec(1, 5, "never", "always", (Item("b1-1", "Mistakes"), Item("b1-2", "Promises")), TWO, cannot_say=True)
RATED = Ratings({("b1-1", "now"): 2, ("b1-1", "wished"): 4, ("b1-2", "now"): None, ("b1-2", "wished"): 5})
TABLE = TableSpec(
    (
        Column("ask", "text", "What they asked"),
        Column("answer", "choice", "Answer", (YES, NO), open=True),
        Column("mood", "choice", "Mood", (Item("yes", "Up"),)),
    )
)
ROWS = Rows((Row("r1", {"ask": "Keys?", "answer": "yes", "mood": "yes"}), Row("r2", {"answer": "perhaps"}), Row("r3")))
FORM = TableSpec((Column("tried", "text", "What I tried"), Column("lesson", "text", "What it taught")), form=True)
LIVE = LiveSpec((Item("me", "Me"), Item("others", "The others")), (Item("q", "Open question"), Item("s", "Summary")))
OBSERVED = Marks((Mark("me", 0, 900), Mark("others", 900, 2700), Mark("q", 10), Mark("q", 20)))
PHRASES = {
    "echo-nothing": "Nothing yet.",
    "echo-opened": "Opened.",
    "echo-field": "",
    "share-title": "Share of the talking",
    "share-of": "{minutes} min,",
    "share-rate": "({rate} an hour)",
    "share-more": "{guess} {real} {points} more",
    "share-less": "{guess} {real} {points} fewer",
    "share-as-guessed": "{guess} it is",
    "practice-own": "An own practice.",
}


def ask(kind: str, spec: Spec) -> Ask:
    return Ask("a", kind, "The label", spec)


def sheet(answer: Answer) -> Sheet:
    return Sheet(HERE.document, HERE.version, answers={"a": answer})


def everything(value: object, phrases: dict[str, str]) -> Iterator[str]:
    """Every sentence and number of a reading."""
    match value:
        case int() | float():
            yield f"{value:g}"
        case tuple() if value and all(isinstance(each, Said | Quote) for each in value):
            yield spoken(value, phrases)
        case tuple():
            for each in value:
                yield from everything(each, phrases)
        case _ if is_dataclass(value):
            for each in fields(value):
                yield from everything(getattr(value, each.name), phrases)


ECHOED: list[tuple[str, Spec, Answer, list[str]]] = [
    ("text", TextSpec(), Text("two\nlines [b]"), ["two\nlines [b]"]),
    ("choice", ChoiceSpec((YES, NO)), Picked(("no", "yes")), ["No, because", "Yes, gladly"]),
    ("scale", SCALE, RATED, ["The label", "Mistakes", "Promises", "2", "4", "5", "1"]),
    ("number", NumberSpec(Decimal(0)), Number("12,5"), ["12.5", "The label"]),
    ("date", DateSpec(time=True), When("2026-11-23", "09:30"), ["2026-11-23 09:30"]),
    (
        "table",
        TABLE,
        ROWS,
        ["The label", "What they asked", "Answer", "Mood", "Keys?", "Yes, gladly", "Up", "perhaps"],
    ),
    ("table", TableSpec((Column("line", "text", "Line"),)), Rows((Row("r1", {"line": "one"}),)), ["one"]),
    ("plan", FORM, Rows((Row("r1", {"tried": "asking", "lesson": " "}),)), ["What I tried", "asking"]),
    ("practice", PracticeSpec(), Practice("own", "a walk", "it rained"), ["An own practice.", "a walk\nit rained"]),
    ("live", LIVE, OBSERVED, ["15 min, Me", "25", "45 min, The others", "75", "Open question", "2", "Summary", "0"]),
    ("instrument", InstrumentSpec("environment"), Opened("environment/once"), ["Opened."]),
]


@pytest.mark.parametrize(
    ("kind", "spec", "answer", "said"), ECHOED, ids=[f"{each[0]}-{n}" for n, each in enumerate(ECHOED)]
)
def test_an_echo_holds_every_word_and_number_of_the_answer(
    kind: str, spec: Spec, answer: Answer, said: list[str]
) -> None:
    reading = echo(ask(kind, spec), sheet(answer))
    found = list(everything(reading, PHRASES | item_phrases(ask(kind, spec))))
    assert [part for part in said if part not in found] == []


@pytest.mark.parametrize(("kind", "spec", "answer", "_said"), ECHOED)
def test_the_words_of_an_echo_say_where_they_were_written(
    kind: str, spec: Spec, answer: Answer, _said: list[str]
) -> None:
    for source in echo(ask(kind, spec), sheet(answer)).sources():
        assert (source.document, source.version) == (HERE.document, HERE.version)


def nothing(reading: Reading) -> bool:
    return reading.blocks == (Paragraph((Said("echo-nothing"),)),)


@pytest.mark.parametrize(("kind", "spec", "answer", "_said"), ECHOED)
def test_every_generic_reading_of_nothing_says_so(kind: str, spec: Spec, answer: Answer, _said: list[str]) -> None:
    for empty in (Sheet(), sheet(type(answer)())):
        assert nothing(echo(ask(kind, spec), empty))
        assert nothing(bars(ask(kind, spec), empty))
        assert nothing(share(ask(kind, spec), empty, 25))


def test_only_a_scale_is_drawn_as_bars_and_only_what_was_observed_is_shared() -> None:
    assert nothing(bars(ask("text", TextSpec()), sheet(Text("x"))))
    assert nothing(share(ask("text", TextSpec()), sheet(Text("x")), None))


def test_the_second_aspect_of_a_scale_is_the_mark_to_aim_at() -> None:
    (drawn,) = bars(ask("scale", SCALE), sheet(RATED)).blocks
    assert isinstance(drawn, Bars)
    assert [(bar.value, bar.mark) for bar in drawn.bars] == [(2, 4), (None, 5)]
    assert (drawn.low, drawn.high) == (1, 5)


@pytest.mark.parametrize(
    ("guess", "sentence"),
    [(None, None), (20, "20 25 5 more"), (25, "25 it is"), (40.5, "40.5 25 15.5 fewer"), (0, "0 25 25 more")],
)
def test_a_share_is_put_beside_the_guess(guess: float | None, sentence: str | None) -> None:
    reading = share(ask("live", LIVE), sheet(OBSERVED), guess)
    drawn, *rest = reading.blocks
    assert isinstance(drawn, Bars)
    assert [bar.value for bar in drawn.bars] == [25, 75]
    said = [spoken(block.words, PHRASES) for block in rest if isinstance(block, Paragraph)]
    assert said == ([] if sentence is None else [sentence])


def test_counts_are_given_an_hour_where_the_time_is_known() -> None:
    phrases = PHRASES | item_phrases(ask("live", LIVE))
    timed = share(ask("live", LIVE), sheet(OBSERVED), None)
    figures = [block for block in timed.blocks if isinstance(block, Figure)]
    assert [(spoken(each.label, phrases), each.value) for each in figures] == [
        ("Open question (2 an hour)", 2),
        ("Summary", 0),
    ]
    untimed = share(ask("live", LIVE), sheet(Marks((Mark("s", 0),))), 25)
    assert [type(block) for block in untimed.blocks] == [Figure, Figure]


def test_two_columns_may_use_the_same_id_for_other_options() -> None:
    phrases = item_phrases(ask("table", TABLE))
    assert (phrases["option.answer.yes"], phrases["option.mood.yes"]) == ("Yes, gladly", "Up")


def test_an_echo_of_one_column_says_that_column_alone() -> None:
    one = echo(ask("table", TABLE), sheet(ROWS), "answer")
    assert [spoken(each.words, PHRASES | item_phrases(ask("table", TABLE))) for each in paragraphs(one)] == [
        "Yes, gladly",
        "perhaps",
    ]
    form = Rows((Row("r1", {"tried": "asking", "lesson": "wait"}),))
    assert [spoken(each.words, PHRASES) for each in paragraphs(echo(ask("table", FORM), sheet(form), "tried"))] == [
        "asking"
    ]


def paragraphs(reading: Reading) -> list[Paragraph]:
    return [block for block in reading.blocks if isinstance(block, Paragraph)]
