"""What holds for each instrument over what was promised and handed over, whatever stands in the steps it reads."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.answers import Answer, Mark, Marks, Picked, Row, Rows, Text
from leadcoach.domain.blocks import Bars, Figure
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.readings import Given, Instrument, Sheet
from leadcoach.services.phrases import generic_phrases
from tests.domain.instruments.test_every_instrument import WORDED_ELSEWHERE, said_in

PROMISES = ("sit-session", "you-said", "delegation", "vision", "goal-pairs")
COLUMNS = (
    "ask", "due", "answer", "reason", "answered", "date", "place", "people", "rule", "line", "decision", "now",
    "wished", "limit", "review", "taken-back", "signal", "kind", "aim", "wish", "result", "result-hard", "learning",
    "learning-hard", "check-in", "came", "with-goal",
)  # fmt: skip
CELLS = st.text(max_size=8) | st.sampled_from(
    (
        "", " ", "yes", "no", "unknown", "decide", "yours", "see", "gone", "3", "5", "-1", "1e9", "soon", "Sandra",
        "title", "2026-12-10", "0001-01-02", "9999-12-31",
    )
)  # fmt: skip
ROW = st.builds(Row, st.sampled_from(["r1", "r2"]), st.dictionaries(st.sampled_from(COLUMNS), CELLS))
TABLES = st.builds(Rows, st.lists(ROW, max_size=4).map(tuple))
MARK = st.builds(Mark, st.sampled_from(["me", "others"]), st.just(0.0), st.floats(0, 9999))
OTHERS = st.builds(Text, CELLS) | st.just(Picked(("yes",))) | st.builds(Marks, st.lists(MARK).map(tuple))
ANSWERS: st.SearchStrategy[Answer] = TABLES | OTHERS
WORDS = {"vague-words": ("soon",), "goal-verbs": ("find",), "first-names": ("Sandra",)}


@st.composite
def found_by(draw: st.DrawFn, instrument: Instrument) -> Given:
    """Any answers in the steps an instrument reads."""
    sheets = {}
    for need in instrument.needs:
        ask = need.address.removesuffix("!first").rpartition(".")[2]
        sheets[need.name] = (Sheet("D", "V", draw(st.sampled_from(["", "2026-12-10"])), {ask: draw(ANSWERS)}),)
    return Given(date(2026, 12, 15), 4, Sheet(), sheets, WORDS)


@settings(max_examples=50)
@given(st.data())
def test_whatever_was_written_it_says_something_in_declared_phrases_and_within_its_scale(data: st.DataObject) -> None:
    for name in PROMISES:
        instrument = INSTRUMENTS[name]
        reading = instrument.read(data.draw(found_by(instrument)))
        assert reading.blocks
        keys = {said.key for said in said_in(reading) if not said.key.startswith(WORDED_ELSEWHERE)}
        assert keys <= instrument.phrases | generic_phrases().keys()
        for block in reading.blocks:
            if isinstance(block, Bars):
                assert all(block.low <= bar.value <= block.high for bar in block.bars if bar.value is not None)
            if isinstance(block, Figure):
                assert block.value is not None
                assert block.value >= 0
                assert block.unit != "%" or block.value <= 100
