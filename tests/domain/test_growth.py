"""How the garden grows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.answers import Ratings
from leadcoach.domain.growth import beds, block_means
from leadcoach.domain.outline import ModuleOutline, Outline, StepOutline, WeekOutline
from leadcoach.domain.progress import Progress

BLOCKS = {"b1": "Trust", "b7": "Leading"}
PROMPTS = tuple(StepOutline(name, f"Prompt {name}", 3, "text", journal=True) for name in ("one", "two"))
OPENING = ModuleOutline("w01", "week", "", "", 20, "", steps=(StepOutline("team", "Tell", 15, "practice"), *PROMPTS))
MODULES = tuple(
    ModuleOutline(f"w01.{name}", name, f"Module {name}", "", 9, "", output=f"w01.{name}.out")
    for name in ("mindset", "toolset")
)
WEEK = WeekOutline("w01", 1, "soil", "", "", 60, "b7", (), OPENING, MODULES)
LATER = WEEK._replace(id="w02", number=2, block="b1", opening=OPENING._replace(id="w02"), modules=())
OUTLINE = Outline("en", "", {"beds": BLOCKS}, (), (WEEK, LATER))
ALL_DONE = Progress(
    frozenset({"w01.mindset.out", "w01.toolset.out"}), (("w01.team", "tried"),), frozenset({"w01.one", "w01.two"})
)


def rated(*values: int | None, block: str = "b7", aspect: str = "now") -> object:
    return Ratings({(f"{block}-{number}", aspect): value for number, value in enumerate(values, 1)}).to_json()


@pytest.mark.parametrize(
    ("ratings", "state", "height"),
    [
        ([], Progress(), 0),
        ([rated(1, 1)], Progress(), 0),
        ([rated(3, 3, 2, 4)], Progress(), 1.5),
        ([rated(5, 5, 5, 5)], Progress(), 3),
        ([rated(4, None), Ratings({("b7-3", "now"): 5}).to_json()], Progress(), 2.6),
        ([rated(4, 5, 5)], Progress(), 2.8),
        ([rated(None, None)], Progress(), 0),
        ([rated(5, aspect="wished"), rated(5, block="b9")], Progress(), 0),
        ([], Progress(frozenset({"w01.mindset.out"})), 1),
        ([], Progress(practices=(("w01.team", "not-possible"),)), 1),
        ([], ALL_DONE, 3),
        ([rated(5, 5, 5, 5)], ALL_DONE, 6),
    ],
)
def test_a_bed_grows_by_what_was_rated_and_done(ratings: list[object], state: Progress, height: float) -> None:
    found = {bed.block: bed.height for bed in beds(OUTLINE, state, [ratings])}
    assert found["b7"] == height


def test_a_bed_names_the_records_behind_its_height() -> None:
    trust, leading = beds(OUTLINE, ALL_DONE, [[rated(3, 4)]], {"talks": 1, "lb1": 25, "lb2": 4})
    assert (trust.height, trust.because) == (0, ())
    assert leading.because == (
        "Your test: today 3.5 of 5, which makes 1.9 of 3.",
        "Saved: Module mindset",
        "Saved: Module toolset",
        "With the team: Tell",
        "Journal of week 1: Prompt one",
        "Journal of week 1: Prompt two",
        "Open questions asked first: 25, which makes 1.0 of 1.",
        "Meetings counted: 1, which makes 0.5 of 1.",
    )
    assert leading.height == round(2.5 * 0.75 + 3 + 1.5, 1)


def test_records_fill_a_bed_step_by_step_and_never_more_than_by_two() -> None:
    def height(kept: dict[str, int]) -> float:
        return beds(OUTLINE, Progress(), [], kept)[0].height

    assert [height({"asks": count}) for count in (0, 1, 5, 50)] == [0, 0.2, 1, 1]
    assert height({"asks": 5, "lb5": 10, "pulses": 1}) == 2
    assert height({"talks": 9, "unknown": 3}) == 0


def test_of_each_block_the_newest_wave_that_rated_it_counts() -> None:
    first, second = [rated(2, 2, 2), rated(5, 5, 5, block="b1")], [rated(4, 4, 4)]
    assert [bed.height for bed in beds(OUTLINE, Progress(), [first, second])] == [3, 2.2]


@given(
    st.lists(
        st.dictionaries(
            st.tuples(st.sampled_from(["b1-1", "b7-1", "b7-2", "x"]), st.sampled_from(["now", "wished"])),
            st.none() | st.integers(-100, 100),
        ).map(lambda given: Ratings(given).to_json())
    ),
    st.sampled_from([Progress(), ALL_DONE]),
    st.dictionaries(st.sampled_from(["asks", "lb1", "lb5", "pulses", "talks"]), st.integers(-5, 10**6)),
)
def test_a_bed_is_never_lower_than_0_or_higher_than_8(
    ratings: list[object], state: Progress, kept: dict[str, int]
) -> None:
    for bed in beds(OUTLINE, state, [ratings], kept):
        assert 0 <= bed.height <= 8


def test_the_mean_of_a_block_leaves_out_what_nobody_could_say() -> None:
    assert block_means([rated(2, None, 5), rated(1, block="b1")]) == {"b7": 3.5, "b1": 1.0}


@pytest.mark.parametrize("stored", [None, ["x"], "b1-1", {"b1-1": 3}, {"b1-1": {"now": "3"}}, {"b1-1": {"now": None}}])
def test_stored_ratings_of_another_shape_count_as_none(stored: object) -> None:
    assert block_means([stored]) == {}
