"""The reading of the learning culture test over all its waves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import pytest

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Answer, Picked, Ratings
from leadcoach.domain.blocks import Band, Bar, Bars, Figure, Next, Paragraph, Reading, Said, Table
from leadcoach.domain.culture_test import BLOCKS, lines_of
from leadcoach.domain.instruments.culture_test import CULTURE_TEST
from leadcoach.domain.instruments.culture_waves import PAGES
from leadcoach.domain.readings import Given, Sheet
from leadcoach.domain.records import Fact

Lines = Mapping[str, tuple[int | None, ...]]
NOW: Lines = {"b1": (3, 3, 2, 4), **dict.fromkeys(BLOCKS[1:], (3, 3, 3, 3))}
WISHED: Lines = {"b1": (4, 5, 4, 4), **dict.fromkeys(BLOCKS[1:], (4, 4, 4, 4))}


def pages(now: Lines, wished: Lines = WISHED, version: str = "V") -> tuple[Sheet, ...]:
    """The pages on which these blocks stand, two blocks each."""
    found = []
    for page in PAGES:
        given = {
            (line, aspect): value
            for block in page.split("-")[1:]
            for aspect, values in (("now", now.get(block)), ("wished", wished.get(block)))
            if values is not None and block in now
            for line, value in zip(lines_of(block), values, strict=False)
        }
        if given:
            found.append(sheet(page, Ratings(given), version))
    return tuple(found)


def sheet(ask: str, answer: Answer, version: str = "V") -> Sheet:
    return Sheet(f"{ask}/once", version, answers={ask: answer})


def per_block(ask: str, *values: int) -> Sheet:
    return sheet(ask, Ratings({(block, "is"): value for block, value in zip(BLOCKS, values, strict=False)}))


def anchors(ask: str, *values: int) -> Sheet:
    lines = [f"{block}-1" for block in BLOCKS]
    now = {(line, "now"): value for line, value in zip(lines, values, strict=True)}
    return sheet(ask, Ratings(now | {(line, "wished"): 4 for line in lines}))


INFLUENCE = per_block("influence", 4, 2, 2, 2, 2, 2, 5, 2)


def read(**sheets: tuple[Sheet, ...]) -> Reading:
    return with_counts((), **sheets)


def with_counts(facts: Iterable[Fact], **sheets: tuple[Sheet, ...]) -> Reading:
    return CULTURE_TEST.read(Given(date(2026, 11, 23), 1, Sheet(), sheets, facts={"culture_count": tuple(facts)}))


def charts(reading: Reading) -> dict[str, tuple[Bar, ...]]:
    return {said_first(block.title).key: block.bars for block in reading.blocks if isinstance(block, Bars)}


def said_first(words: tuple[object, ...]) -> Said:
    first = words[0]
    assert isinstance(first, Said)
    return first


def told(reading: Reading) -> list[str]:
    return [said_first(block.words).key for block in reading.blocks if isinstance(block, Paragraph | Next)]


def label(bar: Bar) -> tuple[str, dict[str, object]]:
    first = said_first(bar.label)
    return first.key, dict(first.given)


def test_the_first_thing_seen_is_today_against_the_wish_with_the_gap_in_words() -> None:
    first = read(base=pages(NOW)).blocks[0]
    assert isinstance(first, Bars)
    assert first.title == (Said("picture-base"),)
    assert (first.low, first.high, len(first.bars)) == (0, 100, 8)
    assert (first.bars[0].value, first.bars[0].mark) == (50, 81)
    assert label(first.bars[0]) == ("gap", {"name": "block.b1", "points": 31})
    assert first.bars[0].because


def test_a_gap_weighed_by_influence_says_where_it_is_worth_it() -> None:
    wished = {**WISHED, "b7": (5, 5, 5, 5)}
    reading = read(base=pages(NOW, wished), influence=(INFLUENCE,))
    worth = charts(reading)["worth"]
    assert [label(bar)[1] | {"value": bar.value} for bar in worth] == [
        {"name": "block.b7", "influence": 5, "value": 50},
        {"name": "block.b1", "influence": 4, "value": 25},
    ]


def test_worth_it_is_what_has_at_least_half_of_the_highest() -> None:
    wished = {**WISHED, "b7": (5, 5, 5, 5)}
    # b7: 50 of 5 is 50; b1: 31.25 of 4 is 25, just half; b2: 25 of 4 is 20
    weights = per_block("influence", 4, 4, 1, 1, 1, 1, 5, 1)
    worth = charts(read(base=pages(NOW, wished), influence=(weights,)))["worth"]
    assert [label(bar)[1]["name"] for bar in worth] == ["block.b7", "block.b1"]


def test_no_block_stands_out_where_many_are_about_equal() -> None:
    assert "even" in told(read(base=pages(NOW), influence=(per_block("influence", 3, 3, 3, 3, 3, 3, 3, 3),)))


def test_practices_follow_the_focus_and_without_one_what_is_worth_it() -> None:
    wished = {**WISHED, "b7": (5, 5, 5, 5)}
    chosen = sheet("focus", Picked(("b1",)))
    for given, title, line in (((chosen,), "practices-chosen", "b1-3"), ((), "practices-worth", "b1-3")):
        tables = [
            each
            for each in read(base=pages(NOW, wished), influence=(INFLUENCE,), focus=given).blocks
            if isinstance(each, Table)
        ]
        assert said_first(tables[0].title).key == title
        assert len(tables[0].rows) == 3
        assert tables[0].rows[0] == ((Said(f"item.{line}"),), 2, 4)


def test_half_of_the_pages_are_read_and_the_rest_is_named_with_the_way_to_it() -> None:
    reading = read(base=pages({block: NOW[block] for block in BLOCKS[:4]}))
    assert [label(bar)[1]["name"] for bar in charts(reading)["picture-base"]] == [f"block.b{n}" for n in range(1, 5)]
    missing = next(each for each in reading.blocks if isinstance(each, Paragraph))
    assert missing.words == (
        Said("missing"),
        *(Said("name", (("name", f"block.b{n}"),)) for n in (5, 6, 7)),
        Said("name-last", (("name", "block.b8"),)),
    )
    way = reading.blocks[-1]
    assert isinstance(way, Next)
    assert way.to == Address("w01.toolset", "test-b5-b6")


def test_too_few_answers_say_so_and_an_unfinished_block_is_not_yet() -> None:
    now: Lines = {"b1": (3, None, None, 4), "b2": (3, 3)}
    bars = charts(read(base=pages(now)))["picture-base"]
    assert [(bar.value, bar.instead) for bar in bars] == [(None, (Said("cannot-say"),)), (None, ())]


@pytest.mark.parametrize(
    ("sheets", "way"),
    [
        ({}, "next-influence"),
        ({"influence": (INFLUENCE,)}, "next-focus"),
        ({"influence": (INFLUENCE,), "focus": (sheet("focus", Picked(("b1",))),)}, "next-plan"),
        ({"middle": (anchors("midpoint", *[3] * 8),)}, "next-review"),
        ({"close": pages(NOW)}, "next-routines"),
        ({"later": (anchors("lines", *[3] * 8),)}, "next-routines"),
    ],
)
def test_it_ends_with_one_way_on(sheets: dict[str, tuple[Sheet, ...]], way: str) -> None:
    reading = read(**({"base": pages(NOW)} | sheets))
    assert told(reading)[-1] == way
    assert sum(isinstance(block, Next) for block in reading.blocks) == 1


def test_change_is_held_against_the_first_finished_version_with_its_noise() -> None:
    close = {**NOW, "b1": (4, 4, 3, 5), "b2": (3, 3, 4, 4)}
    reading = read(base=pages({**NOW, "b1": (5, 5, 5, 5)}), first=pages(NOW), close=pages(close))
    bars = charts(reading)["change-close"]
    assert label(bars[0]) == ("moved-up", {"name": "block.b1", "points": 25})
    assert (bars[0].value, bars[0].mark, bars[0].band, bars[0].faint) == (75, 50, Band(30, 70), False)
    assert label(bars[1])[0] == "moved-little"
    assert bars[1].faint
    assert bars[0].label[1:] == (Said("gap-points", (("points", 6),)),)
    assert bars[1].label[1:] == (Said("gap-points", (("points", 12),)),)
    assert next(iter(charts(reading))) == "change-close"


def test_a_page_that_was_never_finished_is_compared_as_it_stands() -> None:
    half = {block: NOW[block] for block in BLOCKS[:2]}
    reading = read(base=pages(NOW), first=pages({**half, "b1": (1, 1, 1, 1)}), close=pages(NOW))
    bars = charts(reading)["change-close"]
    assert [bar.mark for bar in bars] == [0, *[50] * 7]


def test_all_blocks_together_move_by_more_or_less_than_noise() -> None:
    for step, key in ((0, "overall-little"), (1, "overall-up"), (-1, "overall-down")):
        close = {block: tuple(value and value + step for value in values) for block, values in NOW.items()}
        reading = read(base=pages(NOW), close=pages(close))
        said = [said_first(each.words) for each in reading.blocks if isinstance(each, Paragraph)]
        (overall,) = [dict(each.given) for each in said if each.key == key]
        assert overall == {"before": 50, "now": 50 + 25 * step, "points": abs(25 * step), "least": 7.2}


def test_one_line_a_block_is_an_indication_below_the_full_picture() -> None:
    still = read(base=pages(NOW), middle=(anchors("midpoint", 4, 3, 3, 3, 3, 3, 3, 3),))
    assert list(charts(still)) == ["picture-base"]
    assert {"still-middle", "overall-little", "noise-short", "caveat"} <= set(told(still))
    moved = charts(read(base=pages(NOW), middle=(anchors("midpoint", 5, 3, 3, 3, 3, 3, 3, 3),)))
    assert list(moved) == ["picture-base", "moved-middle"]
    assert [(*label(bar), bar.value, bar.mark, bar.faint) for bar in moved["moved-middle"]] == [
        ("moved-up", {"name": "block.b1", "points": 50}, 100, 50, False)
    ]


def test_one_line_a_block_alone_is_the_picture_and_says_how_little_it_carries() -> None:
    alone = read(middle=(anchors("midpoint", *[3] * 8),))
    assert list(charts(alone)) == ["picture-middle"]
    assert told(alone) == ["caveat-short", "next-review"]


def test_the_last_full_time_stays_the_picture_after_the_programme() -> None:
    later = (anchors("lines", 5, 3, 3, 3, 3, 3, 3, 3),)
    reading = read(base=pages(NOW), middle=(anchors("midpoint", *[5] * 8),), close=pages(NOW), later=later)
    assert list(charts(reading)) == ["change-close", "moved-later"]
    assert {"noise", "noise-short", "caveat"} <= set(told(reading))


def test_a_block_without_a_first_time_stands_in_the_last_picture_with_its_gap_and_no_mark() -> None:
    half = {block: NOW[block] for block in BLOCKS[:2]}
    bars = charts(read(base=pages(half), close=pages(NOW)))["change-close"]
    assert [bar.mark for bar in bars] == [50, 50, *[None] * 6]
    said = told(read(base=pages(half), close=pages(dict.fromkeys(BLOCKS, (5, 5, 5, 5)))))
    assert not [key for key in said if key.startswith("overall")]  # two blocks are not all eight together
    assert label(bars[2]) == ("gap", {"name": "block.b3", "points": 25})


def test_the_view_from_the_end_stands_beside_the_first_and_changes_nothing() -> None:
    then = per_block("then-test", 1, 3, 3, 3, 3, 3, 3, 3)
    without, beside = (read(base=pages(NOW), close=pages(NOW), then=given) for given in ((), (then,)))
    assert charts(without) == charts(beside)
    figures = {said_first(each.label).key: each.value for each in beside.blocks if isinstance(each, Figure)}
    assert (figures["then-rated"], figures["then-seen"]) == (50, 43.8)
    apart = next(
        each for each in beside.blocks if isinstance(each, Paragraph) and said_first(each.words).key == "then-apart"
    )
    assert apart.words[1:] == (Said("then-lower", (("name", "block.b1"), ("points", 50))),)
    one_step = per_block("then-test", 2, 3, 3, 3, 3, 3, 3, 3)
    assert "then-apart" in told(read(base=pages(NOW), close=pages(NOW), then=(one_step,)))
    assert "then-near" in told(read(base=pages(NOW), close=pages(NOW), then=(per_block("then-test", *[3] * 8),)))


def count(**data: object) -> Fact:
    return Fact("f", "", "", "2027-01-04", "culture_count", "", data)


def test_the_newest_readable_count_of_the_team_stands_beside_the_own_view() -> None:
    items = {line: {"n": 9, "sum": 36, "squares": 146} for line in lines_of("b1")}
    old = {line: {"n": 9, "sum": 9, "squares": 9} for line in lines_of("b1")}
    reading = with_counts([count(n=9, items=old), count(n=9, items=items), count(n="x")], base=pages(NOW))
    (bar,) = charts(reading)["team"]
    assert label(bar) == ("team-lower", {"name": "block.b1", "points": 25})
    assert (bar.value, bar.mark, bar.band, bar.faint) == (50, 75, Band(67, 83), False)
    assert "team-exact" in told(reading)


def test_rounded_means_of_a_small_team_are_called_rough() -> None:
    items = {line: {"mean": 3.5} for line in lines_of("b1")}
    reading = with_counts([count(n=6, items=items)], base=pages(NOW))
    (bar,) = charts(reading)["team"]
    assert (label(bar)[0], bar.band, bar.faint) == ("team-alike", None, True)
    assert "team-rough" in told(reading)


def test_wishes_at_the_ceiling_are_asked_for_their_price() -> None:
    high: Lines = dict.fromkeys(BLOCKS, (5, 5, 5, 5))
    assert "ceiling" in told(read(base=pages(NOW, high)))
    assert "ceiling" not in told(read(base=pages(NOW)))


def test_without_a_rated_line_nothing_is_said_of_the_rest() -> None:
    assert told(read(influence=(INFLUENCE,), then=(per_block("then-test", 3),))) == ["not-yet"]
