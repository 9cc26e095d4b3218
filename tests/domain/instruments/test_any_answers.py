"""What holds for each instrument over answers as they may be stored: in part, translated, or of another shape."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.address import parse_in
from leadcoach.domain.answers import Answer, Mark, Marks, Number, Picked, Ratings, Row, Rows, Text, When
from leadcoach.domain.blocks import Bars, Figure, Series
from leadcoach.domain.calendar import Calendar
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.progress import Progress
from leadcoach.domain.readings import Given, Instrument, Sheet
from leadcoach.domain.readings.counts import logged
from leadcoach.domain.records import Fact
from leadcoach.services.phrases import generic_phrases
from tests.domain.instruments.test_every_instrument import WORDED_ELSEWHERE, said_in
from tests.services.making import SHIPPED, outline_of

OUTLINE = outline_of(SHIPPED)
TODAY = date(2026, 12, 15)
CONDITIONS = ("time", "attention", "safety", "tools", "rules")
LINES = tuple(f"b{block}-{line}" for block in range(1, 9) for line in range(1, 5))
BLOCKS = tuple(f"b{block}" for block in range(1, 9))
MARKS = (
    "me", "others", "lb1", "confirmed", "missed", "long", "open", "closed", "waited", "advice", "work", "person",
)  # fmt: skip
COLUMNS = (
    "ask", "due", "answer", "reason", "answered", "date", "place", "people", "rule", "line", "decision", "now",
    "wished", "limit", "review", "taken-back", "signal", "kind", "aim", "wish", "result", "result-hard", "learning",
    "learning-hard", "check-in", "came", "with-goal", "verb", "energy", "ease", "use", "talent", "times", "with",
    "without", "error", "critical", "first", "role", "purpose", "mastery", "autonomy", "question", "closed", "open",
    "situation", "behaviour", "effect", "to", "heard", "planned", "kept", "test", "mine", "others", "meeting", "lb1",
)  # fmt: skip
CELLS = st.sampled_from(
    (
        "", " ", "x", "1", "3", "5", "2,5", "-1", "1e9", "٣", "999999999999", "yes", "no", "ja", "decide", "yours",
        "slip", "experiment", "calm", "kalm", "see", "keep", "r1", "You are always late", "Was it hard?", "[bold]{x}",
        "2026-12-10", "10-12-2026", "0001-01-02", "9999-12-31",
    )
)  # fmt: skip
ROWS = st.builds(
    Rows,
    st.lists(
        st.builds(Row, st.sampled_from(["r1", "r2", "one"]), st.dictionaries(st.sampled_from(COLUMNS), CELLS)),
        max_size=4,
    ).map(tuple),
)
ASPECTS = st.sampled_from(("now", "wished", "is", "x"))
RATINGS = st.builds(
    Ratings,
    st.dictionaries(
        st.tuples(st.sampled_from((*LINES, *BLOCKS, *CONDITIONS, "b9-1")), ASPECTS),
        st.none() | st.integers(1, 5),
        max_size=40,
    ),
)
SECONDS = st.floats(0, 9999)
ANSWERS: st.SearchStrategy[Answer] = st.one_of(
    ROWS,
    RATINGS,
    st.builds(Text, CELLS),
    st.builds(Number, CELLS),
    st.builds(When, CELLS),
    st.builds(Picked, st.lists(st.sampled_from((*BLOCKS, "r1", "told", "x")), max_size=3).map(tuple)),
    st.builds(
        Marks, st.lists(st.builds(Mark, st.sampled_from(MARKS), SECONDS, st.just(0.0) | SECONDS), max_size=6).map(tuple)
    ),
)
DAYS = st.sampled_from(("", "soon", "2026-09-01", "2026-12-10", "2026-12-15", "9999-12-31"))
ODD = st.recursive(
    st.none() | st.integers(-2, 12) | st.floats() | st.text(max_size=3) | st.just(10**400),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(st.sampled_from(("mean", "counts", "n", "sum", "squares", "slip", *LINES[:4])), inner)
    ),
    max_leaves=6,
)
FACTS = st.builds(
    lambda day, data: Fact("F", f"{day}T00:00:00Z", "UTC", day, "", "", data),
    DAYS,
    st.dictionaries(st.sampled_from(("n", "items", "picked", "membership_changed", "lb1", "lb4", "time", "none")), ODD),
)


def shaped(instrument: Instrument, name: str) -> st.SearchStrategy[Answer]:
    """An answer to a need: mostly of the shape that is asked, and now and then of any."""
    address = parse_in(name.removesuffix("!first"), frozenset(INSTRUMENTS))
    own = instrument.asks.get(address.ask)
    if own is Ratings or "test" in address.ask or address.ask in ("influence", "midpoint", "lines"):
        return RATINGS | ANSWERS
    return ROWS | ANSWERS


@st.composite
def given_to(draw: st.DrawFn, instrument: Instrument) -> Given:
    """Any subset of the answers an instrument reads, with facts of any shape."""
    sheets: dict[str, tuple[Sheet, ...]] = {}
    for need in instrument.needs:
        if draw(st.booleans()):
            ask = need.address.removesuffix("!first").rpartition(".")[2]
            answers = {ask: draw(shaped(instrument, need.address))}
            sheets[need.name] = (*sheets.get(need.name, ()), Sheet("D", "V", draw(DAYS), answers))
    own = {name: draw(ANSWERS) for name in instrument.asks if draw(st.booleans())}
    facts = {kind: tuple(draw(st.lists(FACTS, max_size=3))) for kind in instrument.facts}
    words = {"vague-words": ("soon",), "goal-verbs": ("find",), "person-words": ("always",), "first-names": ("Ada",)}
    calendar = draw(st.none() | st.just(Calendar(date(2026, 9, 7), TODAY)))
    outline = draw(st.none() | st.just(OUTLINE))
    return Given(
        TODAY, draw(st.integers(0, 14)), Sheet("D", "V", "", own), sheets, words, facts, Progress(), outline,
        calendar=calendar,
    )  # fmt: skip


def numbers(instrument: Instrument, found: Given) -> Iterator[float]:
    """Every number that is shown, after seeing that bars and shares stay on their scales."""
    for block in instrument.read(found).blocks:
        match block:
            case Bars():
                assert block.low < block.high
                for bar in block.bars:
                    shown = [value for value in (bar.value, bar.mark) if value is not None]
                    assert all(block.low <= value <= block.high for value in shown)
                    assert bar.band is None or block.low <= bar.band.low <= bar.band.high <= block.high
                    yield from shown
            case Figure():
                assert block.unit != "%" or block.value is None or 0 <= block.value <= 100
                yield from () if block.value is None else (block.value,)
            case Series():
                assert all(len(line.values) == len(block.at) for line in block.lines)
                yield from (value for line in block.lines for value in line.values if value is not None)
            case _:
                pass


@pytest.mark.parametrize("name", INSTRUMENTS)
@settings(max_examples=40)
@given(data=st.data())
def test_any_answers_are_read_in_declared_phrases_and_on_their_scales(name: str, data: st.DataObject) -> None:
    instrument = INSTRUMENTS[name]
    found = data.draw(given_to(instrument))
    reading = instrument.read(found)
    assert reading.blocks
    keys = {said.key for said in said_in(reading) if not said.key.startswith(WORDED_ELSEWHERE)}
    assert keys <= instrument.phrases | generic_phrases().keys()
    assert all(isfinite(value) for value in numbers(instrument, found))


def test_a_number_too_large_for_any_count_is_none() -> None:
    facts = tuple(
        Fact("F", "2026-12-10T00:00:00Z", "UTC", "2026-12-10", "", "", {"lb4": value})
        for value in (10**400, float("nan"), float("inf"), 2)
    )
    assert [logged(fact) for fact in facts] == [{}, {}, {}, {"lb4": 2.0}]
