"""Two answers to the same lines."""

from __future__ import annotations

from dataclasses import replace

from leadcoach.domain.answers import Text
from leadcoach.domain.asks import Ask
from leadcoach.domain.readings.waves import waves
from leadcoach.domain.specs import Item, ScaleSpec, TextSpec
from tests.domain.readings.making import rated, scale, sheet, told

LINES = scale("now", "wished", one="One", two="Two", three="Three")
assert isinstance(LINES.spec, ScaleSpec)
LINES = replace(LINES, spec=replace(LINES.spec, items=tuple(Item(f"b{n // 2 + 1}-{n}", f"Line {n}") for n in range(4))))


def test_lines_stand_beside_each_other_and_blocks_are_added_up() -> None:
    then = rated(**{"b1-0__now": 2, "b1-1__now": 3, "b2-2__now": 4, "b2-3__now": 4})
    now = rated(**{"b1-0__now": 4, "b1-1__now": 3, "b2-2__now": 4, "b2-3__wished": 5})
    lines = told(waves(LINES, now, then), LINES)
    assert "Lines 1 to 2 together: 5 then, 7 now." in lines
    assert not any("Lines 3 to 4" in line for line in lines)
    assert any(line.startswith("Line 3") and "4" in line for line in lines)


def test_one_answer_alone_is_said_to_be_one() -> None:
    one = rated(**{"b1-0__now": 2})
    nothing = sheet(Text())
    assert told(waves(LINES, one, nothing), LINES) == ["There is only one of the two answers yet."]
    assert told(waves(LINES, nothing, one), LINES) == ["There is only one of the two answers yet."]
    assert told(waves(LINES, nothing, nothing), LINES) == ["Nothing is written there yet."]
    assert told(waves(Ask("t", "text", "T", TextSpec()), one, one), LINES) == ["Nothing is written there yet."]
