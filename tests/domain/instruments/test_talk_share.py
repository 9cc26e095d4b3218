"""The share of the talking."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Answer, Mark, Marks, Number, Row, Rows
from leadcoach.domain.blocks import Bars, Figure, Next, Paragraph, Quote, Reading, Said, Source
from leadcoach.domain.instruments.talk_numbers import an_hour, own_turns, share
from leadcoach.domain.instruments.talk_share import TALK_SHARE
from leadcoach.domain.readings import Given, Sheet

TAPPED = (
    Mark("me", 0, 150), Mark("others", 150, 95), Mark("lb1", 200), Mark("me", 245, 60), Mark("me", 305, 45),
    Mark("others", 350, 850),
)  # fmt: skip
"""20 minutes, 4.25 of them mine, in two turns: the clock stood still within the second."""
TYPED = (Mark("me", 0, 540), Mark("others", 0, 1260), *(Mark("confirmed", 0),) * 2, Mark("missed", 0))


def sheet(day: str, name: str, answer: Answer) -> Sheet:
    return Sheet(f"{day}/{name}", "V1", day, {name: answer})


def read(week: int = 1, **sheets: Sheet) -> Reading:
    found = {name.replace("_", "-"): (each,) for name, each in sheets.items()}
    return TALK_SHARE.read(Given(date(2026, 11, 30), week, Sheet(), found))


def said(reading: Reading) -> list[Said]:
    return [
        word
        for block in reading.blocks
        if isinstance(block, Paragraph)
        for word in block.words
        if isinstance(word, Said)
    ]


def bars(reading: Reading) -> list[list[tuple[float | None, float | None]]]:
    return [[(bar.value, bar.mark) for bar in block.bars] for block in reading.blocks if isinstance(block, Bars)]


@pytest.mark.parametrize(("mine", "others", "found"), [(22, 18, 55), (1, 2, 33), (0, 5, 0), (0, 0, None)])
def test_a_share_is_the_own_part_of_all_talk(mine: float, others: float, found: int | None) -> None:
    assert share(mine, others) == found


def test_a_count_becomes_a_rate_from_ten_minutes_on() -> None:
    assert (an_hour(2, 40), an_hour(2, 9.9), an_hour(0, 10)) == (3.0, None, 0.0)


def test_an_own_turn_lasts_until_others_begin() -> None:
    assert own_turns(Marks(TAPPED)) == (2.5, 1.75)


@pytest.mark.parametrize("marks", [TYPED, (Mark("me", 0, 600),), (*TAPPED[1:], Mark("me", 0, 900)), ()])
def test_totals_have_no_turns(marks: tuple[Mark, ...]) -> None:
    assert own_turns(Marks(marks)) == ()


def test_a_tapped_meeting_stands_beside_its_guess_with_its_turns_and_rates() -> None:
    talk, guess = sheet("2026-11-24", "talk", Marks(TAPPED)), sheet("2026-11-24", "guess", Number("35"))
    reading = read(w01=talk, w01_guess=guess)
    assert said(reading)[0] == Said("newest", (("day", date(2026, 11, 24)), ("minutes", 20)))
    assert bars(reading) == [[(21, 35.0), (79, None)]]
    assert Said("share-less", (("guess", 35.0), ("real", 21), ("points", 14.0))) in said(reading)
    figures = [(block.label, block.value) for block in reading.blocks if isinstance(block, Figure)]
    assert figures[:3] == [
        ((Said("longest"),), 2.5),
        ((Said("turns"),), 2),
        ((Said("item.lb1"), Said("share-rate", (("rate", 3.0),))), 1),
    ]
    assert figures[3:] == [((Said(f"item.{name}"),), 0) for name in ("lb2", "lb3", "lb5", "lb6")]
    assert reading.sources() == frozenset({Source("2026-11-24/talk", "V1")})


def test_the_newest_comes_first_and_all_stand_in_the_order_of_days_with_the_aim_in_a_listening_talk_alone() -> None:
    rows = Rows((Row("r1", {"meeting": "Handover", "mine": "12", "others": "18,5"}), Row("r2", {"mine": "3"})))
    reading = read(
        own=sheet("2027-01-10", "talk", Marks(TAPPED)),
        w03=sheet("2026-12-08", "talk", Marks(TYPED)),
        w03_guess=sheet("2026-12-07", "guess", Number("30")),
        paper=sheet("2026-11-23", "meetings", rows),
    )
    assert bars(reading) == [[(21, None), (79, None)], [(39, None), (30, 25), (21, None)]]
    assert not {"aim-within", "aim-above"} & {each.key for each in said(reading)}
    drawn = [block for block in reading.blocks if isinstance(block, Bars)][1]
    assert drawn.bars[0].label[1] == Quote("Handover", Source("2026-11-23/meetings", "V1", "r1"))
    assert drawn.bars[1].label[1:] == (Said("meeting-w03"), Said("aim-here", (("aim", 25),)))


@pytest.mark.parametrize(("mine", "key"), [(540, "aim-above"), (420, "aim-within")])
def test_a_listening_talk_is_held_against_its_aim_and_its_summaries_are_counted(mine: int, key: str) -> None:
    reading = read(w03=sheet("2026-12-08", "talk", Marks((Mark("me", 0, mine), *TYPED[1:]))))
    assert Said(key, (("aim", 25),)) in said(reading)
    assert Said("summaries", (("count", 2), ("all", 3))) in said(reading)


@pytest.mark.parametrize(
    ("now", "key", "points"),
    [(420, "then-now-small", 9), (390, "then-now-small", 10), (300, "then-now", 14), (900, "then-now", 13)],
)
def test_week_13_is_held_against_week_1(now: int, key: str, points: int) -> None:
    then = sheet("2026-11-24", "talk", Marks(TYPED[:2]))
    again = sheet(
        "2027-02-20", "talk-again", Marks((Mark("me", 0, now), Mark("others", 0, 1560 if now < 500 else 1200)))
    )
    found = next(each for each in said(read(13, w01=then, w13=again)) if each.key.startswith("then-now"))
    assert (found.key, dict(found.given)["points"]) == (key, points)


@pytest.mark.parametrize("turns", [(), (Mark("me", 0, 30), Mark("others", 30, 29))])
def test_counts_are_read_before_there_is_a_minute_of_talk(turns: tuple[Mark, ...]) -> None:
    reading = read(w01=sheet("2026-11-24", "talk", Marks((*turns, Mark("lb1", 0), Mark("lb1", 0)))))
    assert said(reading)[0].key == "newest-short"
    assert bars(reading) == []
    assert [block.value for block in reading.blocks if isinstance(block, Figure)] == [2, 0, 0, 0, 0]


def test_the_way_on_is_a_listening_talk_until_there_was_one() -> None:
    talk = sheet("2026-11-24", "talk", Marks(TAPPED))
    ways = [read(1, w01=talk), read(4, w01=talk), read(4, w01=talk, w03=sheet("2026-12-08", "talk", Marks(TYPED)))]
    assert [block.to for each in ways for block in each.blocks if isinstance(block, Next)] == [
        Address("w01.skillset", "observation"),
        Address("w03.skillset", "first-question"),
        Address("w01.skillset", "observation"),
    ]


turns = st.lists(st.tuples(st.sampled_from(["me", "others"]), st.integers(1, 900)), min_size=2, max_size=12)


@settings(max_examples=50)
@given(turns)
def test_own_turns_last_as_long_as_all_own_marks_together(tapped: list[tuple[str, int]]) -> None:
    at = 0
    marks = []
    for side, length in tapped:
        marks.append(Mark(side, at, length))
        at += length
    found = own_turns(Marks(tuple(marks)))
    assert sum(found) == pytest.approx(sum(length for side, length in tapped if side == "me") / 60)
