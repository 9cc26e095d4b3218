"""When cards come back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.recall import (
    AGAIN,
    CARD_REVIEWED,
    DAILY,
    GAPS,
    GOOD,
    GRADES,
    HARD,
    OLDER,
    SPREAD,
    UNTOUCHED,
    Deck,
    Enrolled,
    Grade,
    Held,
    deck,
    minutes,
    reviewed,
    untouched,
)
from leadcoach.domain.records import Fact

START = date(2026, 11, 23)
"""A Monday, the first day of week 1."""
WEEKS = 13


def after(days: int) -> date:
    return START + timedelta(days=days)


def programme(weeks: int = WEEKS, each: int = 4) -> tuple[Enrolled, ...]:
    """Cards as the programme has them: four for each week, entering with it."""
    return tuple(
        Enrolled(f"w{week:02}.cards.c{number}", after(7 * (week - 1)))
        for week in range(1, weeks + 1)
        for number in range(each)
    )


def review(card: str, day: date, grade: object, number: int = 0, *, voids: str = "") -> Fact:
    stamp = f"{day.isoformat()}T09:00:{number % 60:02}"
    return Fact(
        f"F{day.isoformat()}-{number:04}", stamp, "UTC", day.isoformat(), CARD_REVIEWED, card, {"grade": grade}, voids
    )


ONE = (Enrolled("w01.cards.one", START),)


def good_when_due(days: int, grades: Iterator[Grade] | None = None) -> list[date]:
    """Review one card on each day it comes; gives those days."""
    facts: list[Fact] = []
    came = []
    for number in range(days):
        if deck(ONE, facts, after(number)).today:
            came.append(after(number))
            facts.append(review(ONE[0].id, after(number), next(grades) if grades else GOOD))
    return came


def test_a_card_that_is_always_known_comes_in_growing_gaps() -> None:
    assert [day.isoformat() for day in good_when_due(200)] == [
        "2026-11-25",
        "2026-11-30",
        "2026-12-12",
        "2027-01-06",
        "2027-02-20",
        "2027-04-06",
        "2027-05-21",
    ]


@pytest.mark.parametrize(
    ("grades", "days"),
    [
        # Grades of one card, and the days from the begin of its week on which it comes.
        ((GOOD, GOOD, GOOD, GOOD, GOOD, GOOD), (2, 7, 19, 44, 89, 134)),
        ((HARD, HARD, GOOD, HARD, GOOD), (2, 4, 6, 11, 16)),
        ((AGAIN, GOOD, AGAIN, GOOD), (2, 4, 9, 11)),
        ((GOOD, GOOD, AGAIN, GOOD, GOOD), (2, 7, 19, 24, 36)),
        ((GOOD, GOOD, GOOD, GOOD, AGAIN, AGAIN, AGAIN, AGAIN, AGAIN), (2, 7, 19, 44, 89, 114, 126, 131, 133)),
    ],
)
def test_grades_move_a_card_through_the_gaps(grades: tuple[Grade, ...], days: tuple[int, ...]) -> None:
    came = good_when_due(135, iter((*grades, *[HARD] * 200)))
    assert [(day - START).days for day in came][: len(days)] == list(days)


@pytest.mark.parametrize("box", range(len(GAPS)))
@pytest.mark.parametrize("grade", GRADES)
def test_no_grade_leaves_the_boxes(box: int, grade: Grade) -> None:
    moved = reviewed(Held(box, START, START, seen=True), grade, START)
    assert moved.box == min(max(box + grade - 1, 0), len(GAPS) - 1)
    assert (moved.due, moved.touched) == (after(GAPS[moved.box]), START)


def test_practice_before_the_day_moves_no_card_on_and_may_move_it_back() -> None:
    held = Held(2, after(10), START, seen=True)
    assert [reviewed(held, grade, after(9)).box for grade in GRADES] == [1, 2, 2]
    assert [reviewed(held, grade, after(10)).box for grade in GRADES] == [1, 2, 3]
    often = [review(ONE[0].id, after(0), GOOD, number) for number in range(9)]
    assert deck(ONE, often, after(0)).holds[ONE[0].id] == Held(0, after(2), START, seen=True)


def test_a_card_enters_when_its_week_begins_or_with_its_first_review() -> None:
    cards = (Enrolled("a", after(7)), Enrolled("b", after(7)))
    facts = [review("b", after(0), GOOD)]
    assert deck(cards, facts, after(1)).today == ()
    assert deck(cards, facts, after(2)).today == ("b",)
    assert deck(cards, facts, after(8)).today == ("b",)
    assert set(deck(cards, facts, after(9)).today) == {"a", "b"}


def test_the_longest_due_come_first_with_the_new_ones_between() -> None:
    cards = programme(2)
    first, second = [card.id for card in cards[:4]], [card.id for card in cards[4:]]
    facts = [review(card, after(2), GOOD, number) for number, card in enumerate(first)]
    facts += [review(first[3], after(7), HARD, 9)]
    asked = deck(cards, facts, after(12)).today
    assert asked == (first[0], second[0], first[1], second[1], first[2], second[2], first[3], second[3])


def test_too_many_are_spread_evenly_over_the_next_ten_days() -> None:
    found = deck(programme(), (), after(100))
    assert len(found.today) == DAILY
    later = [(day - after(100)).days for day in found.comes.values() if day > after(100)]
    assert [later.count(day) for day in range(1, SPREAD + 2)] == [5, 4, 5, 4, 4, 5, 4, 5, 4, 4, 0]


def test_nine_on_one_day_leave_one_for_tomorrow() -> None:
    found = deck(programme(1, 9), (), after(2))
    assert (len(found.today), found.next_day) == (8, after(3))


def test_what_was_spread_stays_spread_while_cards_are_reviewed() -> None:
    cards = programme()
    facts = [review(card, after(100), GOOD, n) for n, card in enumerate(deck(cards, (), after(100)).today)]
    assert deck(cards, facts, after(100)).today == ()
    assert [len(deck(cards, facts, after(100 + n)).today) for n in (1, 2)] == [5, 8]
    assert len(deck(cards, facts, after(103)).today) == DAILY


def test_a_day_half_done_shows_the_rest_in_the_same_order() -> None:
    cards = programme(2)
    asked = deck(cards, (), after(20)).today
    facts = [review(asked[2], after(20), AGAIN)]
    assert deck(cards, facts, after(20)).today == (*asked[:2], *asked[3:])


def test_facts_that_say_nothing_about_a_card_change_nothing() -> None:
    noise = [
        review(ONE[0].id, after(2), "2"),
        review(ONE[0].id, after(2), True, 1),
        review(ONE[0].id, after(2), 7, 2),
        review(ONE[0].id, after(2), None, 3),
        review("w09.cards.gone", after(2), GOOD, 4),
        review(ONE[0].id, after(2), GOOD, 5)._replace(day="soon"),
        review(ONE[0].id, after(2), GOOD, 6)._replace(kind="cue"),
        review(ONE[0].id, after(2), GOOD, 7),
        review("", after(2), None, 8, voids=review(ONE[0].id, after(2), GOOD, 7).id),
    ]
    assert deck(ONE, noise, after(2)) == deck(ONE, (), after(2))


def test_a_review_of_a_day_to_come_counts_as_of_today() -> None:
    found = deck(ONE, [review(ONE[0].id, after(9), GOOD)], after(2))
    assert (found.today, found.next_day) == ((), after(7))


def test_no_card_is_no_deck() -> None:
    assert deck((), [review("gone", START, GOOD)], START) == Deck(START, (), {}, {})
    assert deck((), (), START).next_day is None


def test_the_end_of_time_is_no_fault() -> None:
    assert deck((Enrolled("a", date.max),), (), date.max).today == ("a",)


@pytest.mark.parametrize(("cards", "said"), [(1, 1), (2, 1), (4, 2), (5, 3), (8, 5)])
def test_about_half_a_minute_a_card(cards: int, said: int) -> None:
    assert minutes(cards) == said


# Cards nobody has touched for long ------------------------------------------------------------------------------


def test_week_seven_gives_eight_cards_not_touched_for_two_weeks_the_longest_first() -> None:
    cards = programme()
    facts = [review(cards[0].id, after(30), GOOD), review(cards[5].id, after(20), HARD, 1)]
    found = untouched(cards, facts, after(42), OLDER[7])
    assert found == tuple(card.id for card in (*cards[1:4], cards[4], *cards[6:8], *cards[8:10]))
    assert untouched(cards, facts, after(42), 99)[-1] == cards[19].id
    assert OLDER == {7: 8, 13: 13, 26: 13}


@given(st.integers(0, 200), st.sampled_from(sorted(OLDER.values())))
def test_cards_not_touched_for_long_have_begun_and_are_no_more_than_wanted(days: int, most: int) -> None:
    cards = programme()
    found = untouched(cards, (), after(days), most)
    old = [card for card in cards if (after(days) - card.begins).days >= UNTOUCHED]
    assert found == tuple(card.id for card in old[:most])


# Whatever a person does ------------------------------------------------------------------------------------------

CARDS = programme()
IDS = [card.id for card in CARDS]


@st.composite
def histories(draw: st.DrawFn) -> list[Fact]:
    """Reviews of any card on any day, as no plan would have them."""
    drawn = draw(st.lists(st.tuples(st.sampled_from(IDS), st.integers(-3, 150), st.sampled_from(GRADES)), max_size=60))
    return [review(card, after(day), grade, number) for number, (card, day, grade) in enumerate(drawn)]


@given(histories(), st.integers(-5, 200))
def test_never_more_than_eight_a_day_and_no_card_is_lost(facts: list[Fact], days: int) -> None:
    found = deck(CARDS, facts, after(days))
    assert len(found.today) <= DAILY
    assert len(set(found.today)) == len(found.today)
    assert found.comes.keys() == found.holds.keys() == set(IDS)
    now = {card for card, day in found.comes.items() if day <= after(days)}
    assert now == set(found.today)
    known = {fact.subject for fact in facts}
    assert all(found.holds[card.id].seen or card.begins < after(days) for card in CARDS if card.id in found.today)
    assert {card for card, held in found.holds.items() if held.seen} == known
    for card, held in found.holds.items():
        assert held.due - held.touched == timedelta(days=GAPS[held.box])
        assert found.comes[card] >= min(held.due, after(days))


@given(histories(), st.integers(0, 200), st.randoms(use_true_random=False))
def test_the_order_of_the_facts_is_irrelevant(facts: list[Fact], days: int, chance: Random) -> None:
    mixed = list(facts)
    chance.shuffle(mixed)
    assert deck(CARDS, mixed, after(days)) == deck(CARDS, facts, after(days))


@given(histories(), st.integers(0, 150))
def test_looking_changes_nothing_and_the_past_stays(facts: list[Fact], days: int) -> None:
    today = after(days)
    until = [fact for fact in facts if fact.day <= today.isoformat()]
    for card in deck(CARDS, until, today).today[:1]:
        more = [*until, review(card, today, GOOD, 99)]
        assert deck(CARDS, more, today).today == deck(CARDS, until, today).today[1:]


def live(
    cards: Sequence[Enrolled], facts: list[Fact], first: int, days: int, grades: Sequence[Grade]
) -> list[list[str]]:
    """Review every card of every day from day `first` on; gives the cards of each day and adds the facts."""
    came = []
    for day in range(first, first + days):
        asked = deck(cards, facts, after(day)).today
        came.append(list(asked))
        facts += [
            review(card, after(day), grades[len(facts) % len(grades)], number) for number, card in enumerate(asked)
        ]
    return came


@given(
    lived=st.integers(0, 60),
    weeks_away=st.integers(1, 30),
    grades=st.lists(st.sampled_from(GRADES), min_size=1, max_size=7),
)
def test_after_weeks_away_no_day_is_a_heap_and_all_come_back_within_ten_days(
    lived: int, weeks_away: int, grades: list[Grade]
) -> None:
    facts: list[Fact] = []
    live(CARDS, facts, 0, lived, grades)
    back = lived + 7 * weeks_away
    waiting = {card for card, held in deck(CARDS, facts, after(back)).holds.items() if held.due <= after(back)}
    came = live(CARDS, facts, back, SPREAD + 1, grades)
    assert all(len(day) <= DAILY for day in came)
    assert waiting <= {card for day in came for card in day}


@given(st.integers(DAILY + 1, 130), st.integers(0, 40))
def test_a_deck_of_any_size_comes_back_at_the_daily_pace(count: int, away: int) -> None:
    cards = tuple(Enrolled(f"c{number:03}", START) for number in range(count))
    facts: list[Fact] = []
    days = max(SPREAD, -(-count // DAILY)) + 1
    came = live(cards, facts, 2 + away, days, (GOOD,))
    assert all(len(day) <= DAILY for day in came)
    assert {card for day in came for card in day} == {card.id for card in cards}
