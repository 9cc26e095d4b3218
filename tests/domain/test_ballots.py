"""What may be kept of a round of ballots, and above all what not."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.ballot_rounds import Round, culture_data, pulse_data, rounds
from leadcoach.domain.ballots import Closed, Counted, Counts, Rounded, TalkOnly, close, rounded_mean
from leadcoach.domain.records import Fact

TODAY = date(2026, 12, 14)
ITEMS = ("slip", "idea")

Ballot = Mapping[str, int]


def counted(ballots: Iterable[Ballot]) -> Counts:
    counts = Counts(ITEMS)
    for each in ballots:
        counts.add(each)
    return counts


def slips(*answers: int) -> Counts:
    return counted({"slip": each} for each in answers)


def closed(
    counts: Counts, *, previous: date | None = None, changed: bool = False, today: date = TODAY
) -> Closed | TalkOnly:
    return close(counts, previous, changed, today)


def items(found: Closed | TalkOnly) -> dict[str, Rounded | Counted]:
    assert isinstance(found, Closed), found
    return dict(found.items)


ballots = st.lists(st.dictionaries(st.sampled_from(ITEMS), st.integers(1, 5)), max_size=14)


# The gate -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("n", range(5))
def test_below_five_ballots_nothing_is_kept(n: int) -> None:
    assert closed(slips(*[3] * n)) == TalkOnly()


def test_five_to_seven_leave_one_rounded_mean() -> None:
    assert items(closed(slips(4, 4, 5, 3, 4))) == {"slip": Rounded(4.0)}
    assert items(closed(slips(1, 5, 4, 2, 5))) == {"slip": Rounded(3.5)}
    assert items(closed(slips(2, 2, 3, 3, 4, 4, 2))) == {"slip": Rounded(3.0)}


def test_from_eight_on_it_is_kept_how_often_each_point_was_given() -> None:
    assert items(closed(slips(2, 3, 3, 4, 4, 4, 4, 5))) == {"slip": Counted((0, 1, 2, 4, 1))}


def test_an_item_that_few_answered_is_not_there() -> None:
    given: list[Ballot] = [*({"slip": 3, "idea": 2} for _each in range(4)), {"slip": 4}, {}]
    assert items(closed(counted(given))) == {"slip": Rounded(3.0)}


def test_an_item_with_five_answers_among_eight_ballots_has_a_mean_alone() -> None:
    given: list[Ballot] = [*({"slip": 3, "idea": 2} for _each in range(4))]
    given += [{"slip": 4, "idea": 4}, {"slip": 2}] * 2
    found = items(closed(counted(given)))
    assert found == {"slip": Counted((0, 2, 4, 2, 0)), "idea": Rounded(2.5)}


def test_five_ballots_without_enough_answers_to_any_item_leave_nothing() -> None:
    assert closed(counted([{"slip": 3}, {"slip": 3}, {}, {}, {}])) == TalkOnly()


# Alike, and nearly alike ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("n", [5, 7, 8, 12])
@pytest.mark.parametrize("point", [1, 5])
def test_all_alike_at_an_end_is_left_out(n: int, point: int) -> None:
    counts = counted({"slip": point, "idea": 2 + each % 3} for each in range(n))
    assert set(items(closed(counts))) == {"idea"}


@pytest.mark.parametrize(
    "answers", [(5, 5, 5, 5, 4), (1, 1, 1, 1, 2), (5,) * 7 + (4,), (5,) * 7 + (3,) + (5,), (1,) * 11 + (2,)]
)
def test_nearly_alike_at_an_end_is_left_out_so_that_the_gap_does_not_tell(answers: tuple[int, ...]) -> None:
    counts = counted({"slip": each, "idea": 2 + number % 3} for number, each in enumerate(answers))
    assert set(items(closed(counts))) == {"idea"}


def test_a_gap_looks_the_same_whatever_its_reason() -> None:
    others = [2, 3, 4, 2, 3]
    high, low = (counted({"slip": point, "idea": each} for each in others) for point in (5, 1))
    few = counted({"idea": each} for each in others)
    nearly = counted({"slip": 5 - (number == 0), "idea": each} for number, each in enumerate(others))
    assert closed(high) == closed(low) == closed(few) == closed(nearly)


def test_all_alike_in_the_middle_never_shows_one_full_column() -> None:
    assert items(closed(slips(*[2] * 9))) == {"slip": Rounded(2.0)}
    assert items(closed(slips(*[2] * 5))) == {"slip": Rounded(2.0)}


@pytest.mark.parametrize(("odd", "mean"), [(1, 3.5), (3, 4.0), (4, 4.0), (5, 4.0)])
def test_a_mean_among_counts_stands_for_all_alike_or_all_but_one(odd: int, mean: float) -> None:
    answers, others = [4] * 8 + [odd], [2, 3, 4, 5, 2, 3, 4, 5, 2]
    both = counted({"slip": slip, "idea": idea} for slip, idea in zip(answers, others, strict=True))
    assert items(closed(both)) == {"slip": Rounded(mean), "idea": Counted((0, 3, 2, 2, 2))}


def test_two_who_differ_are_enough_for_counts() -> None:
    assert items(closed(slips(*[4] * 7, 1, 5))) == {"slip": Counted((1, 0, 0, 7, 1))}


# Rounding -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("total", "n", "mean"),
    [
        (22, 5, 4.5), (21, 5, 4.0), (24, 5, 5.0), (23, 5, 4.5), (17, 5, 3.5), (13, 5, 2.5),
        (26, 8, 3.0), (22, 8, 3.0), (30, 8, 3.5), (18, 8, 2.5), (38, 8, 4.5), (10, 8, 1.5), (39, 8, 5.0), (9, 8, 1.0),
    ],
)  # fmt: skip
def test_a_mean_goes_to_the_nearest_half_and_from_between_two_towards_the_middle(
    total: int, n: int, mean: float
) -> None:
    assert rounded_mean(total, n) == mean


@given(st.integers(5, 60).flatmap(lambda n: st.tuples(st.integers(n, 5 * n), st.just(n))))
def test_rounding_is_never_off_by_more_than_a_quarter_and_treats_both_ends_alike(case: tuple[int, int]) -> None:
    total, n = case
    assert abs(rounded_mean(total, n) - total / n) <= 0.25
    assert rounded_mean(6 * n - total, n) == 6 - rounded_mean(total, n)


@given(st.lists(st.integers(1, 5), min_size=5, max_size=7), st.data())
def test_another_answer_within_the_rounding_changes_nothing_kept(answers: list[int], data: st.DataObject) -> None:
    changed = list(answers)
    changed[data.draw(st.integers(0, len(answers) - 1))] = data.draw(st.integers(1, 5))
    same = rounded_mean(sum(answers), len(answers)) == rounded_mean(sum(changed), len(changed))
    assert (closed(slips(*answers)) == closed(slips(*changed))) is (same or _both_left_out(answers, changed))


def _both_left_out(*waves: list[int]) -> bool:
    return all(rounded_mean(sum(each), len(each)) in (1, 5) for each in waves)


# Two rounds -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("previous", "changed", "exact"),
    [
        (None, False, True),
        (TODAY - timedelta(days=28), False, True),
        (TODAY - timedelta(days=27), False, False),
        (TODAY + timedelta(days=3), False, False),
        (TODAY - timedelta(days=90), True, False),
    ],
)
def test_counts_are_kept_only_where_no_answer_can_be_had_as_a_difference(
    *, previous: date | None, changed: bool, exact: bool
) -> None:
    found = closed(slips(2, 3, 3, 4, 4, 4, 4, 5), previous=previous, changed=changed)
    assert items(found) == {"slip": Counted((0, 1, 2, 4, 1)) if exact else Rounded(3.5)}


# What holds for all ---------------------------------------------------------------------------------------------------


@given(ballots, st.booleans(), st.integers(0, 40))
def test_nothing_kept_rests_on_fewer_than_five_or_shows_fewer_than_eight_counts(
    given: list[Ballot],
    changed: bool,  # noqa: FBT001 - drawn
    days: int,
) -> None:
    found = closed(counted(given), previous=TODAY - timedelta(days=days), changed=changed)
    if isinstance(found, TalkOnly):
        return
    assert found.n == len(given) >= 5
    for item, kept in found.items.items():
        answers = [each[item] for each in given if item in each]
        assert len(answers) >= 5
        assert set(answers) not in ({1}, {5})
        if isinstance(kept, Counted):
            assert sum(kept.counts) == len(answers) >= 8
            assert max(kept.counts) <= len(answers) - 2
            assert not changed
            assert days >= 28
        else:
            assert kept.mean in (1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5)


@given(ballots, st.randoms())
def test_the_order_of_ballots_is_never_known(given: list[Ballot], chance: object) -> None:
    shuffled = list(given)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert closed(counted(given)) == closed(counted(shuffled))


# In memory ------------------------------------------------------------------------------------------------------------


def test_counts_say_how_many_ballots_and_show_nothing_else() -> None:
    counts = slips(1, 2, 2)
    assert counts.ballots == 3
    assert repr(counts) == str(counts) == "Counts(…)"
    assert not hasattr(counts, "__dict__")


def test_counts_cannot_be_copied_or_written() -> None:
    for take in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError, match="stay where they are"):
            take(slips(1, 2))


def test_what_is_let_go_is_gone() -> None:
    counts = slips(1, 2, 3, 4, 5, 5)
    counts.forget()
    assert counts.ballots == 0
    assert set(counts.tallies().values()) == {(0, 0, 0, 0, 0)}


@pytest.mark.parametrize("ballot", [{"slip": 0}, {"slip": 6}, {"weather": 3}])
def test_a_ballot_that_does_not_belong_is_refused_whole_and_without_its_words(ballot: Ballot) -> None:
    counts = slips(3)
    with pytest.raises(ValueError, match=r"^this ballot does not belong here$"):
        counts.add({"idea": 2, **ballot})
    assert (counts.ballots, counts.tallies()["idea"]) == (1, (0,) * 5)


# As facts -------------------------------------------------------------------------------------------------------------


def fact(data: Mapping[str, object], day: str = "2026-12-14") -> Fact:
    return Fact("F", f"{day}T00:00:00.000Z", "UTC", day, "pulse", "pulse", data)


def test_a_pulse_is_written_and_read_again() -> None:
    given = [{"slip": 4, "idea": 2 + number % 3} for number in range(9)]
    given[0] = {"slip": 5}
    given[1]["slip"] = 5
    found = closed(counted(given))
    assert isinstance(found, Closed)
    data = pulse_data(found)
    assert data == {
        "n": 9,
        "items": {"slip": {"counts": [0, 0, 0, 7, 2]}, "idea": {"counts": [0, 2, 3, 3, 0]}},
        "membership_changed": False,
    }
    (read,) = rounds([fact(data)])
    assert (read.day, read.n, read.counts["idea"]) == (TODAY, 9, (0, 2, 3, 3, 0))
    assert read.means["idea"] == 3.125


def test_a_count_of_the_culture_test_keeps_sums_from_eight_on() -> None:
    answers = (3, 3, 3, 4, 4, 4, 4, 4, 2)
    found = closed(slips(*answers))
    assert isinstance(found, Closed)
    assert culture_data(found) == {"n": 9, "items": {"slip": {"n": 9, "sum": 31, "squares": 111}}}
    few = closed(slips(*answers[:6]), changed=True)
    assert isinstance(few, Closed)
    assert culture_data(few) == {"n": 6, "items": {"slip": {"mean": 3.5}}, "membership_changed": True}


@pytest.mark.parametrize(
    "data",
    [
        {}, {"n": 4, "items": {"slip": {"mean": 3}}}, {"n": True, "items": {}}, {"n": "9", "items": {}},
        {"n": 9, "items": []}, {"n": 10**9, "items": {}},
    ],
)  # fmt: skip
def test_a_fact_of_another_shape_tells_of_no_round(data: Mapping[str, object]) -> None:
    assert rounds([fact(data)]) == ()


@pytest.mark.parametrize(
    "item",
    [
        None,
        3,
        {},
        {"mean": 9},
        {"mean": True},
        {"counts": [1, 2]},
        {"counts": [0, 0, 0, 0, 4]},
        {"counts": [-9, 9, 9, 9, 9]},
    ],
)
def test_an_item_of_another_shape_is_not_there(item: object) -> None:
    assert rounds([fact({"n": 9, "items": {"slip": item}})]) == (Round(TODAY, 9, {}),)
