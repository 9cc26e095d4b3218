"""Readings in words and numbers: nothing a picture would say is lost, and nothing is drawn."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadcoach.domain.address import Address
from leadcoach.domain.blocks import (
    Band,
    Bar,
    Bars,
    Block,
    Entry,
    Figure,
    Ledger,
    Line,
    Next,
    Paragraph,
    Phrases,
    Quote,
    Reading,
    Said,
    Series,
    Source,
    Table,
    Words,
    spoken,
)
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.typed import number_text
from leadcoach.plain.columns import cells, in_columns, in_wrapped_columns, wrapped
from leadcoach.plain.readings import list_json, list_lines, reading_json, reading_lines
from leadcoach.services.desk import Desk
from leadcoach.services.instrument_list import Listed
from leadcoach.services.instruments import Instruments
from leadcoach.services.spoken import Spoken
from leadcoach.text import clean
from tests.domain.instruments.test_every_instrument import given_to
from tests.services.filled import fill
from tests.services.making import SHIPPED

SOURCE = Source("d")
THEIRS = Quote("two ears", SOURCE)
FAR = "A label that is far too long to stand beside anything in a terminal of eighty cells"
PHRASES = {
    "title": "Listening",
    "bars": "Share",
    "me": "Me",
    "far": FAR,
    "open": "open until",
    "caveat": "Numbers of one person.",
}


def shown(*blocks: Block, width: int = 80) -> list[str]:
    return list(reading_lines(Spoken(Reading((Said("title"),), blocks), PHRASES), width))


def test_every_kind_of_block_is_words_and_numbers() -> None:
    bars = (
        Bar((Said("me"),), 3.0, 4.0, band=Band(2.6, 4.2)),
        Bar((THEIRS,), None, instead=(Said("open"),)),
        Bar((Said("far"),), None),
    )
    lines = shown(
        Paragraph((Said("me"), THEIRS)),
        Figure((Said("me"),), 12.5, "min", was=10.0, band=Band(9, 14)),
        Figure((), None),
        Bars((Said("bars"),), bars[:2], 1, 5),
        Series((Said("title"),), ((Said("me"),), (THEIRS,)), (Line((Said("bars"),), (1.0, None)),), 2.0),
        Table(
            (), ((Said("me"),), (Said("bars"),)), (((THEIRS,), 10.0), (None, 2.5), ((Said("me"),), date(2026, 11, 23)))
        ),
        Ledger((), (Entry((THEIRS,), Said("open"), date(2026, 11, 27), date(2026, 11, 26), (Quote("yes", SOURCE),)),)),
        Next((Said("me"),), Address("w01.toolset", "plan")),
        Paragraph((Said("caveat"),), "caveat"),
        Paragraph((Said("caveat"),), "warning"),
    )
    assert lines == [
        "Listening", "",
        "Me “two ears”", "",
        "Me: 12.5 min (before: 10) (from 9 to 14)",
        "not yet", "",
        "Share", "(from 1 to 5)",
        "  Me          3 (mark 4) (from 2.6 to 4.2)",
        "  “two ears”  open until", "",
        "              Share", "  Me              1", "  “two ears”      –", "Limit: 2", "",
        "  Me          Share", "  “two ears”  10", "  not yet     2.5", "  Me          2026-11-23", "",
        "- open until: “two ears”", "  due 2026-11-27, done 2026-11-26", "  “yes”", "",
        "→ Me (w01.toolset.plan)", "",
        "~ Numbers of one person.", "",
        "! Numbers of one person.",
    ]  # fmt: skip


def test_what_does_not_fit_beside_each_other_stands_below() -> None:
    bars = Bars((), (Bar((Said("far"),), 3.0), Bar((Said("me"),), 2.0)), 1, 5)
    assert shown(bars, width=60)[3:] == [
        "- A label that is far too long to stand beside anything in a",
        "  terminal of eighty cells: 3",
        "- Me: 2",
    ]


def numbers(block: object) -> Iterator[float]:
    match block:
        case Figure(value=value, was=was, band=band):
            yield from (each for each in (value, was, *ends(band)) if each is not None)
        case Bars(bars=bars, low=low, high=high):
            yield from (low, high)
            for bar in bars:
                yield from (each for each in (bar.value, bar.mark, *ends(bar.band)) if each is not None)
        case Series(lines=lines, limit=limit):
            yield from (each for line in lines for each in (*line.values, limit) if each is not None)
        case Table(rows=rows):
            yield from (cell for row in rows for cell in row if isinstance(cell, float | int))


def ends(band: Band | None) -> tuple[float, ...]:
    return (band.low, band.high) if band else ()


def labels(block: Block) -> Iterator[Words]:
    match block:
        case Paragraph(words=words) | Next(words=words):
            yield words
        case Figure(label=label):
            yield label
        case Bars(title=title, bars=bars):
            yield title
            yield from (words for bar in bars for words in (bar.label, bar.instead if bar.value is None else ()))
        case Series(title=title, at=at, lines=lines):
            yield from (title, *at, *(line.label for line in lines))
        case Table(title=title, columns=columns, rows=rows):
            yield from (title, *columns, *(cell for row in rows for cell in row if isinstance(cell, tuple)))
        case Ledger(title=title, entries=entries):
            yield title
            yield from (words for each in entries for words in (each.label, (each.state,), each.answer))


def down_a_column(text: str, lines: Sequence[str]) -> bool:
    """Whether a text stands whole in one cell of a table, whose lines lie below each other."""
    placed = [
        [
            (cells(line[: cell.start()]), cells(line[: cell.end()]), cell.group())
            for cell in re.finditer(r"\S+(?: \S+)*", line)
        ]
        for line in lines
    ]

    def goes_on(rest: str, number: int, low: float, high: float) -> bool:
        if not rest:
            return True
        return number < len(placed) and any(
            start < high
            and low < end
            and f"{rest} ".startswith(f"{part} ")
            and goes_on(rest[len(part) :].strip(), number + 1, start, end)
            for start, end, part in placed[number]
        )

    return any(goes_on(text, number, 0, float("inf")) for number in range(len(lines)))


def assert_spoken(said: Spoken, width: int) -> None:
    """Every label and every number of a reading is in its lines, which fit and draw nothing."""
    lines = [clean(line).text for line in reading_lines(said, width)]
    together = " ".join(" ".join(lines).split())
    for block in said.reading.blocks:
        for words in labels(block):
            for word in words:
                text = " ".join(clean(spoken((word,), said.phrases)).text.split()).strip(":")
                assert text in together or down_a_column(text, lines) or not any(map(str.isalnum, text))
        for number in numbers(block):
            assert number_text(number) in together
    assert all(cells(line) <= width for line in lines)
    assert not [
        line for line in lines if any("─" <= sign <= "▟" or unicodedata.category(sign) == "Cc" for sign in line)
    ]
    json.dumps(reading_json("x", said), allow_nan=False)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_an_instrument_says_is_said_in_words(make_desk: Callable[[Path], Desk], data: st.DataObject) -> None:
    desk = make_desk(SHIPPED)
    for use, instrument in INSTRUMENTS.items():
        said = Spoken(instrument.read(data.draw(given_to(instrument))), phrases_of(desk, use))
        assert_spoken(said, 80)


KNOWN: dict[str, Phrases] = {}


def phrases_of(desk: Desk, use: str) -> Phrases:
    if use not in KNOWN:
        KNOWN[use] = Instruments(desk).phrases(use)
    return KNOWN[use]


def test_what_is_kept_is_said_in_words_at_any_width(make_desk: Callable[[Path], Desk]) -> None:
    desk = make_desk(SHIPPED)
    fill(desk, lambda _ask: "lilac")
    for use in INSTRUMENTS:
        said = Instruments(desk).reading(use)
        for width in (80, 50):
            assert_spoken(said, width)


def test_json_has_words_and_values_and_no_places() -> None:
    blocks = (
        Paragraph((Said("me"), THEIRS), "caveat"),
        Figure((Said("me"),), 12.5, "min", band=Band(9, 14)),
        Bars((Said("bars"),), (Bar((Said("me"),), None, 4.0, instead=(Said("open"),), faint=True),), 1, 5),
        Series((), ((Said("me"),),), (Line((Said("bars"),), (None,)),)),
        Table((), ((Said("me"),),), ((date(2026, 11, 23),), ((THEIRS,),), (2,))),
        Ledger((), (Entry((THEIRS,), Said("open"), date(2026, 11, 27)),)),
        Next((Said("me"),), Address("w01.toolset", "plan")),
    )
    found = reading_json("share", Spoken(Reading((Said("title"),), blocks), PHRASES))
    assert (found["schema"], found["instrument"], found["title"]) == ("leadcoach/reading/1", "share", "Listening")
    assert found["blocks"] == [
        {
            "kind": "paragraph",
            "text": "~ Me “two ears”",
            "tone": "caveat",
            "words": [{"text": "Me", "theirs": False}, {"text": "two ears", "theirs": True}],
        },
        {
            "kind": "figure",
            "text": "Me: 12.5 min (from 9 to 14)",
            "label": "Me",
            "value": 12.5,
            "unit": "min",
            "was": None,
            "band": {"low": 9, "high": 14},
        },
        {
            "kind": "bars",
            "text": "Share\n(from 1 to 5)\n  Me  open until (mark 4)",
            "title": "Share",
            "low": 1,
            "high": 5,
            "bars": [
                {"label": "Me", "value": None, "mark": 4.0, "instead": "open until", "band": None, "faint": True},
            ],
        },
        {
            "kind": "series",
            "text": "      Share\n  Me  –",
            "title": "",
            "at": ["Me"],
            "lines": [{"label": "Share", "values": [None]}],
            "limit": None,
        },
        {
            "kind": "table",
            "text": "  Me\n  2026-11-23\n  “two ears”\n  2",
            "title": "",
            "columns": ["Me"],
            "rows": [["2026-11-23"], ["two ears"], [2]],
        },
        {
            "kind": "ledger",
            "text": "- open until: “two ears”\n  due 2026-11-27",
            "title": "",
            "entries": [
                {"label": "two ears", "state": "open until", "due": "2026-11-27", "done": None, "answer": None},
            ],
        },
        {
            "kind": "next",
            "text": "→ Me (w01.toolset.plan)",
            "words": [{"text": "Me", "theirs": False}],
            "to": "w01.toolset.plan",
        },
    ]


def test_the_list_says_what_there_is_to_read() -> None:
    found = (Listed("pma", "Purpose, mastery, autonomy", 5, says=True), Listed("rings", "Four rings", 0, says=False))
    assert list(list_lines(found)) == [
        "pma    Purpose, mastery, autonomy  week 5  to read",
        "rings  Four rings                          –",
        "",
        "1 has something to read: leadcoach read NAME",
    ]
    assert list_json(found) == {
        "schema": "leadcoach/instruments/1",
        "instruments": [
            {"name": "pma", "title": "Purpose, mastery, autonomy", "week": 5, "something": True},
            {"name": "rings", "title": "Four rings", "week": None, "something": False},
        ],
    }


@given(st.text(max_size=60), st.integers(8, 30))
def test_wrapped_lines_fit_and_lose_no_sign(text: str, width: int) -> None:
    lines = list(wrapped(text, width, "- ", "  "))
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(line[2:] for line in lines).split()) == "".join(text.split())


def test_columns_are_aligned_by_cells_and_numbers_to_the_right() -> None:
    assert in_columns([("", "n"), ("日本", "5"), ("a", "10")], 20) == ["       n", "日本   5", "a     10"]
    assert in_columns([("x" * 70, "a long text that needs its room")], 80) == []
    assert in_columns([], 80) == []


def test_a_table_that_is_too_wide_wraps_in_its_columns_and_stands_below_itself_where_that_is_too_narrow() -> None:
    rows = [("", "Open question first", "Bad news thanked"), ("w1", "2.5", "0.3"), ("w12", "5", "–")]
    assert in_wrapped_columns(rows, 26, "  ") == [
        "           Open   Bad news",
        "       question    thanked",
        "          first",
        "  w1        2.5        0.3",
        "  w12         5          –",
    ]
    assert in_wrapped_columns(rows, 20, "  ") == []
    assert in_wrapped_columns([("Statement", "Tick"), ("I say so when I see it differently", "1 2 3")], 20) == []
    assert in_wrapped_columns([], 20) == []
