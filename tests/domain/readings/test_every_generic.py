"""What holds for every generic reading: it never stops, it says something, and every word of it has a wording."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    Script,
    Text,
    When,
)
from leadcoach.domain.asks import Ask
from leadcoach.domain.blocks import Reading, Said
from leadcoach.domain.readings.costs import cost
from leadcoach.domain.readings.counts import grid, groups, most, tally, tally_log
from leadcoach.domain.readings.echoes import bars, echo, share
from leadcoach.domain.readings.gaps import compare, gap, lowest
from leadcoach.domain.readings.given import Sheet, item_phrases
from leadcoach.domain.readings.ledgers import ledger
from leadcoach.domain.readings.marking import marks
from leadcoach.domain.readings.seating import seats
from leadcoach.domain.readings.weeks import series, weekly_facts, weekly_sheets
from leadcoach.domain.records import Fact
from leadcoach.domain.specs import (
    ChoiceSpec,
    Column,
    InstrumentSpec,
    LinesSpec,
    LiveSpec,
    NumberSpec,
    Phase,
    PracticeSpec,
    ScaleSpec,
    ScriptSpec,
    Spec,
    TableSpec,
    TextSpec,
)
from leadcoach.services.phrases import generic_phrases
from tests.domain.readings.making import items

DAY = date(2026, 11, 23)
OPTIONS = items(x="X", y="Y")
COLUMNS = (
    Column("t", "text", "Text"),
    Column("n", "number", "Number"),
    Column("m", "number", "More"),
    Column("c", "choice", "Choice", OPTIONS, open=True),
    Column("d", "choice", "Other", OPTIONS),
    Column("due", "date", "Due", due=True, ahead=7),
    Column("l", "text", "Later", later=True),
    Column("s", "date", "Stamp", stamp="l"),
)
SPECS: tuple[tuple[str, Spec], ...] = (
    ("text", TextSpec()),
    ("lines", LinesSpec()),
    ("script", ScriptSpec()),
    ("choice", ChoiceSpec(OPTIONS, key=("x",))),
    ("choice", ChoiceSpec(OPTIONS, options_from="@rows")),
    ("scale", ScaleSpec(1, 2, "low", "high", OPTIONS, items(now="Now", then="Then"), words=("low", "high"))),
    ("scale", ScaleSpec(1, 2, "low", "high", OPTIONS, words=("low", "high"), key=(("x", 2),))),
    ("number", NumberSpec()),
    ("table", TableSpec(COLUMNS)),
    ("table", TableSpec(COLUMNS, form=True)),
    ("table", TableSpec((Column("n", "number", "Number"),))),
    ("practice", PracticeSpec()),
    ("live", LiveSpec(OPTIONS, items(q="Question"), phases=(Phase("p", 3, "Phase"),))),
    ("instrument", InstrumentSpec("environment")),
)
names = st.sampled_from(["t", "n", "m", "c", "d", "due", "l", "s", "", "gone", "line"])
texts = st.text(max_size=8) | st.sampled_from(["x", "y", "2", "-3,5", "2026-11-20", "9999-12-31", "0001-01-01"])
ids = st.sampled_from(["x", "y", "now", "then", "is", "q", "p", "gone"])
cells = st.dictionaries(names, texts, max_size=6)
ANSWERS: st.SearchStrategy[Answer] = st.one_of(
    st.builds(Text, texts),
    st.builds(Script, texts),
    st.builds(Number, texts),
    st.builds(When, texts, texts),
    st.builds(Picked, st.lists(ids, max_size=3).map(tuple)),
    st.builds(Ratings, st.dictionaries(st.tuples(ids, ids), st.none() | st.integers(1, 2))),
    st.builds(Rows, st.lists(st.builds(Row, st.text(max_size=2), cells), max_size=4).map(tuple)),
    st.builds(Practice, st.sampled_from(["done", "own", "tried"]), texts),
    st.builds(Marks, st.lists(st.builds(Mark, ids, st.floats(0, 99), st.floats(0, 99)), max_size=4).map(tuple)),
    st.builds(Opened, texts),
)
asks = st.sampled_from(SPECS).map(lambda pair: Ask("a", pair[0], "The label", pair[1]))
Read = Callable[[Ask, Sheet, Callable[[], str]], Reading]


def week_of(day: date) -> int:
    return (day - DAY).days // 7 + 1


READINGS: dict[str, Read] = {
    "echo": lambda ask, sheet, _name: echo(ask, sheet),
    "bars": lambda ask, sheet, _name: bars(ask, sheet),
    "share": lambda ask, sheet, _name: share(ask, sheet, 25),
    "gap": lambda ask, sheet, name: gap(ask, sheet, name(), name()),
    "compare": lambda ask, sheet, name: compare(ask, sheet, name(), name()),
    "lowest": lambda ask, sheet, name: lowest(ask, sheet, (name(), "x")),
    "most": lambda ask, sheet, name: most(ask, sheet, name()),
    "groups": lambda ask, sheet, name: groups(ask, sheet, name(), ("x",)),
    "grid": lambda ask, sheet, name: grid(ask, sheet, name(), name()),
    "tally": lambda ask, sheet, name: tally(ask, (sheet, sheet), name()),
    "ledger": lambda ask, sheet, _name: ledger(ask, sheet, DAY, 7),
    "series": lambda ask, sheet, _name: series(ask, weekly_sheets(ask, (sheet,), week_of), 2, (sheet.source,)),
    "marks": lambda ask, sheet, _name: marks(ask, sheet),
    "seats": lambda ask, sheet, name: seats(ask, sheet, name(), name(), {"stop-words": ("the",)}),
    "cost": lambda ask, sheet, name: cost(ask, sheet, name(), name(), name()),
}


def said_in(value: object) -> Iterator[Said]:
    if isinstance(value, Said):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from said_in(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from said_in(getattr(value, field.name))


def is_worded(ask: Ask, reading: Reading) -> bool:
    known = {*generic_phrases(), *item_phrases(ask)}
    # An id nobody declares can only come from an answer older than the ask; it is shown as it is.
    return all(said.key in known or said.key.startswith(("sentence.", "item.")) for said in said_in(reading))


@pytest.mark.parametrize("name", sorted(READINGS))
@given(data=st.data(), ask=asks, answer=ANSWERS | st.none())
def test_no_answer_stops_a_reading(name: str, data: st.DataObject, ask: Ask, answer: Answer | None) -> None:
    sheet = Sheet("D", "V", "2026-11-23", {} if answer is None else {"a": answer})
    reading = READINGS[name](ask, sheet, lambda: data.draw(names))
    assert reading.blocks
    assert is_worded(ask, reading)
    assert {source.document for source in reading.sources()} <= {"D", ""}


@pytest.mark.parametrize("name", sorted(READINGS))
@given(ask=asks)
def test_of_nothing_each_says_that_nothing_is_there(name: str, ask: Ask) -> None:
    for empty in (Sheet(), Sheet(answers={"a": ask.shape()})):
        reading = READINGS[name](ask, empty, lambda: "t")
        assert [said.key for block in reading.blocks for said in said_in(block)] == ["echo-nothing"]


@given(asks, st.dictionaries(ids | names, st.integers(-3, 9) | st.booleans() | st.text(max_size=3) | st.just(["x", 3])))
def test_no_fact_stops_a_reading(ask: Ask, data: dict[str, object]) -> None:
    fact = Fact("F", "2026-11-23T09:00", "UTC", "2026-11-23", "cue", "logs.cue", data)
    for facts in ((), (fact,), (fact, Fact("G", "x", "UTC", "2026-12-23", "cue", "s", {"picked": ["x"]}))):
        assert is_worded(ask, tally_log(ask, facts))
        assert is_worded(ask, series(ask, weekly_facts(ask, facts, week_of)))
