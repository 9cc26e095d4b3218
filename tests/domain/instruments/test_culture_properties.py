"""What holds for the learning culture test whatever was rated: gaps, the order of answers, and lines left open."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.answers import Ratings
from leadcoach.domain.ballot_rounds import culture_data
from leadcoach.domain.ballots import Closed, Counts, close
from leadcoach.domain.blocks import Bars, Paragraph, Reading, Said
from leadcoach.domain.culture_test import BLOCKS, LEAST, block_mean, candidates, change_of_block, lines_of
from leadcoach.domain.instruments.culture_test import CULTURE_TEST
from leadcoach.domain.instruments.culture_waves import PAGES
from leadcoach.domain.readings import Given, Sheet
from leadcoach.domain.records import Fact

Given32 = Mapping[tuple[str, str], int | None]
ALL = tuple(line for block in BLOCKS for line in lines_of(block))
RATED = st.dictionaries(
    st.tuples(st.sampled_from(ALL), st.sampled_from(("now", "wished"))), st.none() | st.integers(1, 5), min_size=8
)
"""Some of the 64 answers; None for "cannot say"."""
FULL = st.lists(st.integers(1, 5), min_size=64, max_size=64).map(
    lambda values: dict(zip(((line, aspect) for line in ALL for aspect in ("now", "wished")), values, strict=True))
)
INFLUENCE = Sheet("i", "V", answers={"influence": Ratings({(block, "is"): 3 for block in BLOCKS})})


def pages(given: Given32, chance: random.Random | None = None) -> tuple[Sheet, ...]:
    """The pages with these answers, in any order where there is chance."""
    found = []
    for page in PAGES:
        here = [(key, value) for key, value in given.items() if key[0].partition("-")[0] in page.split("-")]
        if chance:
            chance.shuffle(here)
        if here:
            found.append(Sheet(page, "V", answers={page: Ratings(dict(here))}))
    if chance:
        chance.shuffle(found)
    return tuple(found)


def read(base: tuple[Sheet, ...], close: tuple[Sheet, ...] = (), facts: tuple[Fact, ...] = ()) -> Reading:
    sheets = {"base": base, "close": close, "influence": (INFLUENCE,)}
    return CULTURE_TEST.read(Given(date(2027, 1, 11), 13, Sheet(), sheets, facts={"culture_count": facts}))


@settings(max_examples=50)
@given(RATED | FULL)
def test_a_gap_is_what_lies_between_the_bar_and_its_mark_and_never_off_the_scale(rated: Given32) -> None:
    picture = next((block for block in read(pages(rated)).blocks if isinstance(block, Bars)), None)
    for bar in picture.bars if picture else ():
        said = bar.label[0]
        assert isinstance(said, Said)
        points = dict(said.given).get("points")
        if bar.value is None or bar.mark is None:
            assert points is None
            continue
        assert 0 <= bar.value <= 100
        assert 0 <= bar.mark <= 100
        assert points == abs(bar.mark - bar.value)
        assert said.key == ("gap" if bar.mark > bar.value else "above" if bar.mark < bar.value else "no-gap")


@settings(max_examples=30)
@given(RATED | FULL, RATED, st.integers(0, 999))
def test_the_order_in_which_lines_and_pages_were_answered_changes_nothing(
    base: Given32, close: Given32, seed: int
) -> None:
    chance = random.Random(seed)
    assert read(pages(base, chance), pages(close, chance)) == read(pages(base), pages(close))


@settings(max_examples=50)
@given(RATED, st.sampled_from(BLOCKS))
def test_a_line_left_open_or_that_nobody_can_tell_changes_no_number(rated: Given32, block: str) -> None:
    now = {line: value for (line, aspect), value in rated.items() if aspect == "now"}
    known = {line: value for line, value in now.items() if value is not None}
    open_lines = dict.fromkeys(line for line in lines_of(block) if line not in known)
    with_open = known | open_lines
    assert block_mean(with_open, block) == block_mean(now, block) == block_mean(known, block)
    assert (block_mean(with_open, block) is None) is (4 - len(open_lines) < LEAST)
    assert change_of_block(with_open, now, block) == change_of_block(known, known, block)
    assert candidates(with_open, {}, BLOCKS) == candidates(known, {}, BLOCKS)


def anchors(ballots: int, **kept: object) -> Fact:
    items = {f"{block}-1": kept for block in BLOCKS}
    return Fact("f", "", "", "2027-01-04", "culture_count", "", {"n": ballots, "items": items})


def team(reading: Reading) -> Bars | None:
    bars = [block for block in reading.blocks if isinstance(block, Bars)]
    titles = ((Said("team", (("n", number),)),) for number in (6, 9))
    return next((each for title in titles for each in bars if each.title == title), None)


def test_a_count_of_eight_lines_is_held_against_the_same_eight_lines() -> None:
    own = {(line, "now"): 5 if line.endswith("-1") else 2 for line in ALL}
    exact, rounded = anchors(9, n=9, sum=31, squares=117), anchors(6, mean=3.5)
    for fact, value in ((exact, 61), (rounded, 63)):
        drawn = team(read(pages(own), facts=(fact,)))
        assert drawn is not None
        assert [(bar.value, bar.mark) for bar in drawn.bars] == [(100, value)] * 8
    one_less = {key: 4 if value == 5 else value for key, value in own.items()}
    drawn = team(read(pages(one_less), facts=(rounded,)))
    assert drawn is not None
    assert {bar.faint for bar in drawn.bars} == {True}


def test_what_ballots_leave_of_a_team_of_nine_stands_beside_the_own_view() -> None:
    counts = Counts(f"{block}-1" for block in BLOCKS)
    for points in (3, 3, 3, 4, 4, 4, 4, 4, 2):
        counts.add({f"{block}-1": points for block in BLOCKS[:7]})
    kept = close(counts, None, False, date(2027, 1, 4))
    assert isinstance(kept, Closed)
    fact = Fact("f", "", "", "2027-01-04", "culture_count", "", culture_data(kept))
    reading = read(pages(dict.fromkeys(((line, "now") for line in ALL), 3)), facts=(fact,))
    drawn = team(reading)
    assert drawn is not None
    assert [(bar.value, bar.mark, bar.faint) for bar in drawn.bars] == [(50, 61, True)] * 7
    assert Paragraph((Said("team-exact"), Said("team-short"), Said("team-left-out")), "caveat") in reading.blocks


def test_a_block_whose_anchor_the_own_view_left_open_is_not_held_against_the_team_s() -> None:
    own: Given32 = {(line, "now"): None if line == "b1-1" else 3 for line in ALL}
    drawn = team(read(pages(own), facts=(anchors(9, n=9, sum=31, squares=117),)))
    assert drawn is not None
    assert len(drawn.bars) == 7
