"""Lines by week and promises, drawn and spoken."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.blocks import Entry, Ledger, Line, Quote, Reading, Said, Series, Source, Words
from leadcoach.text import as_ascii, clean
from leadcoach.ui.widgets.reading_lines import reading_lines
from tests.faults.payloads import EVERYTHING

HOSTILE = (*EVERYTHING, "[/]", "[TODO]", "\x1b]0;x\x07", "🇳🇱 你好")
PHRASES = {
    "week": "w{week}",
    "asked": "Asked an open question before giving my view",
    "told": "Told the team a mistake",
    "waiting": "waiting since {day}",
    "kept": "answered in time on {day}",
    "title": "Your weeks",
}
PANE = 50
"""About what a reading has beside a worksheet at 80 by 24."""


def said(key: str) -> Words:
    return (Said(key),)


def theirs(text: str) -> Words:
    return (Quote(text, Source("d1")),)


def weeks(*numbers: int) -> tuple[Words, ...]:
    return tuple((Said("week", (("week", number),)),) for number in numbers)


ONE = Series(said("title"), weeks(1, 2, 3), (Line(said("asked"), (2.0, None, 4.5)),), 3)
SEVERAL = Series(
    said("title"), weeks(*range(1, 14)), (
        Line(said("asked"), (2.0, None, 4.5, *(10.5,) * 10)),
        Line(said("told"), (0.0, 1.0, *(None,) * 11)),
    ), 3,
)  # fmt: skip
WAITING = Entry(
    theirs("A second screen for the desk at the door, because two share one"),
    Said("waiting", (("day", date(2026, 12, 4)),)),
    date(2026, 12, 4),
)
KEPT = Entry(
    theirs("Keys"),
    Said("kept", (("day", date(2026, 12, 7)),)),
    done=date(2026, 12, 7),
    answer=theirs("Yes, from Monday on, and a spare one hangs in the office"),
)
PROMISES = Ledger(said("title"), (WAITING, KEPT))


def drawn(block: Series | Ledger, width: int = PANE) -> list[str]:
    lines = reading_lines(Reading(said("title"), (block,)), PHRASES, width)
    return [line.plain.rstrip() for line in lines]


def letters(text: str) -> str:
    return "".join(text.split())


def test_one_line_is_a_bar_for_each_week_with_its_number_and_the_limit() -> None:
    title, _gap, *bars, axis = drawn(ONE, 40)
    assert title == "Your weeks"
    assert [bar.split()[0] for bar in bars] == ["w1", "w2", "w3"]
    assert [bar.rpartition(" ◆ ")[0].split()[-1] for bar in bars][::2] == ["2", "4.5"]
    assert "–" in bars[1]
    assert all(bar.endswith("◆ 3") for bar in bars)
    assert axis.split() == ["0", "4.5"]


def test_several_lines_are_columns_of_numbers_under_their_weeks() -> None:
    assert drawn(SEVERAL, 44)[2:] == [
        "   w1   w2   w3   w4   w5   w6   w7   w8",
        "Asked an open question before giving my view",
        "    ▂         ▄    █    █    █    █    █",
        "    2    –  4.5 10.5 10.5 10.5 10.5 10.5",
        "Told the team a mistake",
        "    ·    ▂",
        "    0    1    –    –    –    –    –    –",
        "",
        "   w9  w10  w11  w12  w13",
        "Asked an open question before giving my view",
        "    █    █    █    █    █",
        " 10.5 10.5 10.5 10.5 10.5",
        "Told the team a mistake",
        "",
        "    –    –    –    –    –",
        "Limit: 3",
    ]


def test_a_ledger_begins_each_line_with_the_state_in_words() -> None:
    assert drawn(PROMISES)[2:] == [
        "waiting since 2026-12-04  A second screen for the",
        "  desk at the door, because two share one",
        "answered in time on 2026-12-07  Keys",
        "  Yes, from Monday on, and a spare one hangs in",
        "  the office",
    ]


@pytest.mark.parametrize("block", [ONE, SEVERAL, PROMISES])
@pytest.mark.parametrize("width", [24, 36, 43, 44, 50, 72, 100, 200])
def test_every_word_and_number_is_drawn_and_no_line_is_too_wide(block: Series | Ledger, width: int) -> None:
    lines = drawn(block, width)
    assert max(map(len, lines)) <= min(width, 100)
    whole = letters("".join(lines))
    wanted = ["2", "4.5", "w3", "3"] if isinstance(block, Series) else ["waitingsince2026-12-04", "Keys", "sparone"[:4]]
    assert [word for word in wanted if word not in whole] == []


@pytest.mark.parametrize("block", [ONE, SEVERAL, PROMISES])
def test_plain_signs_are_enough(block: Series | Ledger) -> None:
    assert all(as_ascii(line).isascii() for line in drawn(block))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_drawn_as_it_stands(text: str) -> None:
    both = (Line(theirs(text), (1.0, 2.0)), Line(theirs(text), (None, 2.0)))
    entry = Entry(theirs(text), Said("kept"), None, None, theirs(text))
    reading = Reading(
        (), (Series((), (theirs("1"), theirs("2")), both), Ledger(theirs(text), (entry,)), Series(theirs(text), (), ()))
    )
    lines = reading_lines(reading, {}, 100)
    assert letters("".join(line.plain for line in lines)).count(letters(clean(text).text)) >= 6
    ours = {"", "bold", "italic", "bold $accent", "$accent", "$text-muted"}
    assert {str(span.style) for line in lines for span in line.spans} <= ours


values = st.lists(st.none() | st.floats(-999, 9999), min_size=1, max_size=30).map(tuple)


@given(
    st.lists(st.tuples(st.text(max_size=30), values), max_size=4), st.none() | st.floats(-10, 10), st.integers(24, 120)
)
def test_any_series_fits_any_place(
    several: list[tuple[str, tuple[float | None, ...]]], limit: float | None, width: int
) -> None:
    longest = max((len(row) for _label, row in several), default=0)
    rows = tuple(Line(theirs(label), (row + (None,) * longest)[:longest]) for label, row in several)
    lines = reading_lines(Reading((), (Series((), weeks(*range(longest)), rows, limit),)), PHRASES, width)
    assert all(line.cell_length <= width for line in lines)


@given(
    st.lists(st.tuples(st.text(max_size=40), st.text(max_size=80), st.text(max_size=40)), max_size=4),
    st.integers(2, 90),
)
def test_any_ledger_fits_any_place(several: list[tuple[str, str, str]], width: int) -> None:
    entries = tuple(Entry(theirs(label), Said(state), None, None, theirs(answer)) for state, label, answer in several)
    lines = reading_lines(Reading((), (Ledger((), entries),)), {}, width)
    assert all(line.cell_length <= width for line in lines)
