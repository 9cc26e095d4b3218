"""Talents: the arithmetic of moments, and the reading."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given as cases
from hypothesis import settings
from hypothesis import strategies as st

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Picked, Row, Rows, Text
from leadcoach.domain.blocks import Bars, Next, Paragraph, Quote, Reading, Said, Source
from leadcoach.domain.instruments.talent_numbers import Moment, Talent, group, score, talents
from leadcoach.domain.instruments.talents import TALENTS
from leadcoach.domain.readings import Given, Sheet

TODAY = date(2026, 11, 30)


# The arithmetic -----------------------------------------------------------------------------------------------------


def one(*moments: Moment, mentions: int = 0) -> Talent:
    (found,) = talents(moments, {moments[0].verb: mentions})
    return found


def calm(energy: float, ease: float, result: float | None = None, use: float | None = None) -> Moment:
    return Moment("calm", energy, ease, result, use)


@pytest.mark.parametrize(
    ("moments", "mentions", "expected"),
    [
        # 0.4 * 3.5/4 + 0.3 * 3.5/4 + 0.2 * 3.5/4 + 0.1 * 2/3
        ((calm(5, 5, 4), calm(4, 4, 5)), 2, 0.854167),
        # 0.4 * 3/4 + 0.3 * 3/4 + 0.2 * 2/4 + 0.1 * 3/3: a fourth mention adds nothing
        ((calm(4, 4, 3), calm(4, 4, 3)), 4, 0.725),
        # (0.4 * 4/4 + 0.3 * 2/4) / 0.8: the weight of the result is shared by the others
        ((calm(5, 3), calm(5, 3)), 0, 0.6875),
        # the result of one moment is the result of both: 0.4 * 4/4 + 0.3 * 2/4 + 0.2 * 2/4
        ((calm(5, 3, 3), calm(5, 3)), 0, 0.65),
        ((calm(1, 1, 1), calm(1, 1, 1)), 0, 0.0),
        ((calm(5, 5, 5), calm(5, 5, 5)), 3, 1.0),
    ],
)
def test_how_much_speaks_for_a_verb(moments: tuple[Moment, ...], mentions: int, expected: float) -> None:
    assert score(one(*moments, mentions=mentions)) == expected


@pytest.mark.parametrize(
    ("moments", "costly", "expected"),
    [
        ((calm(5, 5, 5, 2), calm(5, 5, 5, 2)), set(), "more"),
        ((calm(5, 5, 5, 3), calm(5, 5, 5, 3)), set(), "lean"),
        ((calm(5, 5, 5, 2), calm(5, 5, 5, 3)), set(), "lean"),  # 2.5 goes up
        ((calm(5, 5, 5), calm(5, 5, 5)), set(), "unsaid"),
        ((calm(4, 4, 3, 1), calm(4, 4, 4, 1)), set(), "more"),  # 0.65 to the point
        ((calm(4, 4, 3, 1), calm(4, 4, 3, 1)), set(), "between"),  # 0.625
        ((calm(3, 4, 5, 1), calm(3, 5, 5, 1)), set(), "learned"),  # 0.4 * 0.5 + 0.3 * 0.875 + 0.2 = 0.6625 all the same
        ((calm(3, 3, 5, 1), calm(3, 4, 5, 1)), set(), "between"),  # easy begins at 4
        ((calm(5, 5, 5, 5), calm(5, 5, 5, 5)), {"calm"}, "over"),
        ((calm(2, 5, 5, 5), calm(2, 5, 5, 5)), {"calm"}, "over"),
        ((calm(5, 5, 5, 5), calm(5, 5, 5, 5)), set(), "lean"),  # daily, and nobody pays
        ((calm(5, 5, 5, 4), calm(5, 5, 5, 4)), {"calm"}, "lean"),  # costs, and not daily
        ((calm(5, 5, 5, 5),), {"calm"}, "hint"),
    ],
)
def test_a_verb_belongs_to_one_group(moments: tuple[Moment, ...], costly: set[str], expected: str) -> None:
    assert group(one(*moments), costs="calm" in costly) == expected


points = st.integers(1, 5)


@settings(max_examples=50)
@cases(st.lists(st.builds(Moment, st.sampled_from("ab"), points, points, st.none() | points, st.none() | points)))
def test_a_score_lies_between_nothing_and_all_and_grows_with_each_mention(moments: list[Moment]) -> None:
    for few, many in zip(talents(moments, {}), talents(moments, {"a": 2, "b": 2}), strict=True):
        assert 0 <= score(few) < score(many) <= 1


# The reading --------------------------------------------------------------------------------------------------------


def moment(id: str, verb: str, energy: str, ease: str, result: str = "", use: str = "") -> Row:
    return Row(id, {"moment": "Tuesday", "verb": verb, "energy": energy, "ease": ease, "result": result, "use": use})


EPISODES = (
    moment("r1", "calm", "5", "5", "4", "2"),
    moment("r2", "calm", "4", "4", "5", "2"),
    moment("r3", "spot", "4", "5", "5", "5"),
    moment("r4", "spot", "5", "5", "4", "5"),
    moment("r5", "order", "2", "5"),
    moment("r6", "order", "2", "4"),
    moment("r7", "Wait for the rain", "4", "4"),
    moment("r8", "link", "9", "4"),
    moment("r9", "", "4", "4"),
)


def sheet(ask: str, *rows: Row) -> tuple[Sheet, ...]:
    return (Sheet(ask, "V", answers={ask: Rows(rows)}),)


def read(*episodes: Row, **other: tuple[Sheet, ...]) -> Reading:
    return TALENTS.read(Given(TODAY, 2, Sheet(), {"episodes": sheet("episodes", *episodes), **other}))


def paragraphs(reading: Reading) -> dict[str, tuple[str, ...]]:
    """Each sentence by its key, with the verbs in it."""
    found: dict[str, tuple[str, ...]] = {}
    for block in reading.blocks:
        if isinstance(block, Paragraph) and isinstance(first := block.words[0], Said):
            named = (word.text if isinstance(word, Quote) else word.key for word in block.words[1:])
            found[first.key] = tuple(word for word in named if word != "then")
    return found


def way_on(reading: Reading) -> Next:
    (found,) = [block for block in reading.blocks if isinstance(block, Next)]
    return found


def test_verbs_are_bars_with_the_hints_last_and_their_moments_as_sources() -> None:
    drawn = read(*EPISODES).blocks[0]
    assert isinstance(drawn, Bars)
    said = [(bar.label[0], bar.value, bar.faint) for bar in drawn.bars]
    assert said == [
        # Without a mention: 0.4 * 3.5/4 + 0.3 * 4/4 + 0.2 * 3.5/4, and for calm ease is 4.5 as well.
        (Said("option.verb.spot"), 82, False),
        (Said("option.verb.calm"), 79, False),
        # Without a result: 0.4 * 1/4 + 0.3 * 3.5/4, over 0.8
        (Said("option.verb.order"), 45, False),
        # The same: 0.4 * 3/4 + 0.3 * 3/4, over 0.8
        (Quote("Wait for the rain", Source("episodes", "V", "r7")), 66, True),
    ]
    assert drawn.bars[0].because == (Source("episodes", "V", "r3"), Source("episodes", "V", "r4"))
    assert drawn.bars[3].label[1] == Said("one-moment")


def test_verbs_stand_in_groups_and_a_task_is_crafted_for_the_one_that_needs_it_most() -> None:
    overuse = sheet("overuse", Row("one", {"talent": "r3", "cost": "the beginners"}))
    reading = read(*EPISODES, overuse=overuse)
    assert paragraphs(reading) == {
        "group-more": ("option.verb.calm",),
        "group-learned": ("option.verb.order",),
        "group-over": ("option.verb.spot",),
        "group-hint": ("Wait for the rain",),
        "no-result": (),
        "caveat": (),
    }
    assert way_on(reading) == Next((Said("next-more"), Said("option.verb.calm")), Address("w02.toolset", "craft"))
    without = read(*EPISODES[2:6], overuse=overuse)
    assert way_on(without).words == (Said("next-over"), Said("option.verb.spot"))


def test_what_others_named_counts_by_its_row_or_by_its_words_and_a_row_that_is_gone_does_not() -> None:
    gone = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
    named = [Row(str(n), {"role": "a colleague", "verb": verb}) for n, verb in enumerate(("r1", "CALM", gone, "Sing"))]
    reading = read(*EPISODES[:2], mentions=sheet("mentions", *named))
    drawn = reading.blocks[0]
    assert isinstance(drawn, Bars)
    assert [bar.value for bar in drawn.bars] == [85]
    assert paragraphs(reading)["named-only"] == ("Sing",)


def test_the_own_choice_is_said_without_a_row_that_is_gone() -> None:
    chosen = (Sheet("talents", "V", answers={"talents": Picked(("r7", "r2", "r1", "r99"))}),)
    assert paragraphs(read(*EPISODES, talents=chosen))["chosen"] == ("Wait for the rain", "option.verb.calm")


def test_hints_alone_lead_to_another_moment() -> None:
    assert way_on(read(EPISODES[0], EPISODES[2])) == Next((Said("next-moment"),), Address("w02.toolset", "episodes"))


texts = st.sampled_from(["", "calm", "r1", "3", "5", "-1", "x", "[bold]", "1e9", "4,5"])
columns = st.sampled_from(["verb", "talent", "energy", "ease", "result", "use"])
rows = st.builds(Row, st.sampled_from(["r1", "r2"]), st.dictionaries(columns, texts))
hostile = st.builds(Rows, st.lists(rows, max_size=4).map(tuple))


@settings(max_examples=50)
@cases(st.dictionaries(st.sampled_from([need.name for need in TALENTS.needs]), hostile | st.just(Text("x"))))
def test_any_answers_give_a_reading(answers: dict[str, Rows | Text]) -> None:
    sheets = {name: (Sheet(name, "V", answers={name: answer}),) for name, answer in answers.items()}
    assert TALENTS.read(Given(TODAY, 2, Sheet(), sheets)).blocks
