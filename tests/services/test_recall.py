"""Cards on a real store: what comes, what it asks, what a grade leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from leadcoach.domain.outline import WeekOutline
from leadcoach.domain.programme import Card
from leadcoach.domain.recall import AGAIN, CARD_REVIEWED, DAILY, GOOD, HARD
from leadcoach.errors import ContentError
from leadcoach.services.desk import Desk
from leadcoach.services.programme import Programme
from leadcoach.services.recall import LONGEST_MS, Coming, Recall, cards_text, minutes_text
from tests.services.making import SHIPPED, Clock

CARDS = ["w01.cards.bean", "w01.cards.plan", "w01.cards.blame", "w01.cards.full"]


@pytest.fixture
def begun(desk: Desk) -> Desk:
    """Week 1 begins on the first day of the clock, 23 November."""
    Programme(desk).begin()
    return desk


def reading(desk: Desk) -> tuple[Desk, list[str]]:
    """The same desk, and the ids of the weeks whose cards are read."""
    read: list[str] = []

    def cards(week: WeekOutline) -> tuple[Card, ...]:
        read.append(week.id)
        return desk.cards(week)

    return desk._replace(cards=cards), read


def test_before_the_first_run_nothing_comes_and_a_week_can_be_practised(desk: Desk) -> None:
    assert Recall(desk).coming() == Coming()
    assert Recall(desk).due() == ()
    assert [asked.card.id for asked in Recall(desk).of_week(1)] == CARDS


def test_cards_come_two_days_after_their_week_began(begun: Desk, clock: Clock) -> None:
    recall = Recall(begun)
    assert recall.coming() == Coming(0, date(2026, 11, 25))
    clock.ahead(days=2)
    assert recall.coming() == Coming(4, None)
    asked = recall.due()
    assert [each.card.id for each in asked] == CARDS
    assert (asked[0].card.question, asked[0].card.kind, asked[0].week) == ("What makes a bean taller?", "fact", 1)
    assert asked[0].days == (2, 2, 5)


def test_a_grade_is_one_fact_with_the_time_it_took(begun: Desk, clock: Clock) -> None:
    clock.ahead(days=2)
    recall = Recall(begun)
    recall.grade(CARDS[0], GOOD, 4_200)
    (fact,) = begun.store.facts.of((CARD_REVIEWED,))
    assert (fact.subject, dict(fact.data), fact.day) == (CARDS[0], {"grade": 2, "latency_ms": 4200}, "2026-11-25")
    assert recall.coming() == Coming(3, date(2026, 11, 30))
    assert [each.card.id for each in recall.due()] == CARDS[1:]


@pytest.mark.parametrize(("latency", "kept"), [(-5, 0), (0, 0), (3_600_000, LONGEST_MS)])
def test_a_time_that_cannot_be_is_cut(begun: Desk, latency: int, kept: int) -> None:
    Recall(begun).grade(CARDS[0], AGAIN, latency)
    assert [fact.data["latency_ms"] for fact in begun.store.facts.of((CARD_REVIEWED,))] == [kept]


def test_what_is_graded_in_a_week_s_practice_counts(begun: Desk, clock: Clock) -> None:
    clock.ahead(days=2)
    recall = Recall(begun)
    for asked in recall.of_week(1):
        recall.grade(asked.card.id, HARD, 1_000)
    assert recall.coming() == Coming(0, date(2026, 11, 27))
    assert [each.days for each in recall.of_week(1)] == [(2, 2, 2)] * 4


def test_nothing_comes_in_a_pause_and_all_of_it_after(begun: Desk, clock: Clock) -> None:
    clock.ahead(days=3)
    Programme(begun).pause()
    assert Recall(begun).coming() == Coming()
    assert Recall(begun).due() == ()
    clock.ahead(days=30)
    Programme(begun).resume()
    assert Recall(begun).coming().today == 4


def test_only_the_files_of_weeks_with_a_card_are_read(begun: Desk, clock: Clock) -> None:
    desk, read = reading(begun)
    assert Recall(desk).due() == ()
    clock.ahead(days=2)
    assert Recall(desk).coming().today == 4
    assert read == []
    assert len(Recall(desk).due()) == 4
    assert read == ["w01"]
    assert Recall(desk).of_week(2) == Recall(desk).of_week(99) == ()
    assert read == ["w01"]


def test_a_card_that_left_its_file_is_left_out(begun: Desk, clock: Clock) -> None:
    clock.ahead(days=2)
    shorter = begun._replace(cards=lambda week: begun.cards(week)[1:])
    assert [each.card.id for each in Recall(shorter).due()] == CARDS[1:]


def test_a_file_that_cannot_be_read_says_so(begun: Desk, clock: Clock) -> None:
    def broken(_week: WeekOutline) -> tuple[Card, ...]:
        raise ContentError("The cards cannot be read.")

    clock.ahead(days=2)
    with pytest.raises(ContentError):
        Recall(begun._replace(cards=broken)).due()


def test_weeks_that_look_back_bring_cards_not_seen_for_two_weeks(begun: Desk, clock: Clock) -> None:
    recall = Recall(begun)
    clock.ahead(days=41)
    assert recall.older_count(7) == 0
    clock.ahead(days=1)
    assert [each.card.id for each in recall.older(7)] == CARDS
    assert [recall.older_count(number) for number in (6, 7, 13, 26)] == [0, 4, 0, 0]
    recall.grade(CARDS[1], GOOD, 0)
    assert recall.older_count(7) == 3
    clock.ahead(days=13)
    assert [each.card.id for each in recall.older(7)] == [CARDS[0], *CARDS[2:]]
    clock.ahead(days=36)
    assert [recall.older_count(number) for number in (7, 13, 26)] == [4, 4, 4]


def test_a_week_that_a_new_plan_left_out_has_begun(make_desk: Callable[[Path], Desk], clock: Clock) -> None:
    desk = make_desk(SHIPPED)
    Programme(desk).begin()
    clock.ahead(days=7)
    before = Recall(desk).coming().today
    Programme(desk).plan_anew(4)
    clock.ahead(days=2)
    left_out = sum(len(desk.outline.weeks[number].card_ids) for number in (1, 2, 3))
    assert len(Recall(desk).due()) == min(before + left_out, DAILY)


def test_every_card_of_the_programme_can_be_asked(make_desk: Callable[[Path], Desk]) -> None:
    desk = make_desk(SHIPPED)
    Programme(desk).begin()
    for week in desk.outline.weeks:
        assert [asked.card.id for asked in Recall(desk).of_week(week.number)] == list(week.card_ids)


def test_cards_and_minutes_in_words() -> None:
    assert (cards_text(1), cards_text(5)) == ("1 card", "5 cards")
    assert (minutes_text(5), Coming(5).minutes, Coming().minutes) == ("about 3 min", 3, 0)
