"""Recall cards: when each comes back, and which ones come today. Computed from facts alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Literal, NamedTuple

from leadcoach.domain.records import Fact, standing
from leadcoach.domain.typed import as_date

CARD_REVIEWED = "card_reviewed"
Grade = Literal[0, 1, 2]
AGAIN: Grade = 0
HARD: Grade = 1
GOOD: Grade = 2
GRADES: tuple[Grade, ...] = (AGAIN, HARD, GOOD)
GAPS = (2, 5, 12, 25, 45)
"""Days from a review to the next, by box; the first is also that from the begin of the week to the first review."""
DAILY = 8
"""Never more cards than this come on one day."""
SPREAD = 10
"""Over how many days the rest is spread when more would come."""
UNTOUCHED = 14
"""Days after which a card counts as not touched for long."""
OLDER = {7: 8, 13: 13, 26: 13}
"""How many cards not touched for long come back in these weeks, counted from the start."""
SECONDS = 35
"""What a card takes: to say the answer, to compare it and to grade it."""


class Enrolled(NamedTuple):
    """A card with the day on which its week begins."""

    id: str
    begins: date


class Held(NamedTuple):
    """How a card stands."""

    box: int
    """Which of the gaps holds, from 0."""
    due: date
    """The first day on which a review moves the card on."""
    touched: date
    """The day of the last review; before the first one the day its week begins."""
    seen: bool = False


class Deck(NamedTuple):
    """Every card as it stands on a day."""

    day: date
    today: tuple[str, ...]
    """The cards of this day that are still to be reviewed, in the order they are asked."""
    comes: Mapping[str, date]
    """The day on which each card comes, as things stand; a later day with too many may put it off again."""
    holds: Mapping[str, Held]

    @property
    def next_day(self) -> date | None:
        """The next day after this one on which a card comes."""
        return min((day for day in self.comes.values() if day > self.day), default=None)


class _Review(NamedTuple):
    card: str
    grade: Grade


def minutes(cards: int) -> int:
    """Give about how many minutes that many cards take, at least 1."""
    return max(1, round(cards * SECONDS / 60))


def reviewed(held: Held, grade: Grade, day: date) -> Held:
    """Give how a card stands after a review: good one box on, hard the same box, again one box back.

    A card practised before it is due stays in its box when it was good: only a gap that was waited for can grow.
    """
    box = held.box
    if grade == AGAIN:
        box = max(box - 1, 0)
    elif grade == GOOD and day >= held.due:
        box = min(box + 1, len(GAPS) - 1)
    return Held(box, _later(day, GAPS[box]), day, seen=True)


def deck(cards: Sequence[Enrolled], facts: Iterable[Fact], today: date) -> Deck:
    """Give every card as it stands today; the order of the facts does not matter.

    A card enters with the begin of its week, or with its first review where that is earlier. On a day with more cards
    than `DAILY` the longest due stay, and the rest is spread evenly over the next `SPREAD` days.
    """
    reviews = _by_day(facts, frozenset(card.id for card in cards), today)
    plan = _Plan(cards)
    asked: tuple[str, ...] = ()
    # On days without a review nobody saw the plan, so only the days with one have left a mark on it.
    for day in sorted({*reviews, today}):
        asked = plan.mixed(plan.lay_out(day)) if day == today else plan.lay_out(day)
        for review in reviews.get(day, ()):
            plan.take_in(review, day)
    done = {review.card for review in reviews.get(today, ())}
    return Deck(today, tuple(card for card in asked if card not in done), plan.comes(), plan.holds)


def untouched(cards: Sequence[Enrolled], facts: Iterable[Fact], today: date, most: int) -> tuple[str, ...]:
    """Give the ids of up to `most` cards that nobody has touched for `UNTOUCHED` days or longer, the longest first."""
    holds = deck(cards, facts, today).holds
    old = [card.id for card in cards if (today - holds[card.id].touched).days >= UNTOUCHED]
    return tuple(sorted(old, key=lambda card: holds[card].touched)[:most])


class _Plan:
    """Cards with the days they come, taken through the days one by one."""

    def __init__(self, cards: Sequence[Enrolled]) -> None:
        self.holds = {card.id: Held(0, _later(card.begins, GAPS[0]), card.begins) for card in cards}
        self._order = {card.id: number for number, card in enumerate(cards)}
        self._put_off: dict[str, date] = {}
        """Cards that were due on a day that had enough others, with the day they come instead."""

    def comes(self) -> dict[str, date]:
        """Give the day on which each card comes."""
        return {card: self._put_off.get(card, held.due) for card, held in self.holds.items()}

    def lay_out(self, day: date) -> tuple[str, ...]:
        """Give the cards of a day, the longest due first, and spread those that would be too many."""
        due = [card for card, held in self.holds.items() if held.due <= day]
        waiting = [card for card in due if self._put_off.get(card, day) <= day]
        waiting.sort(key=lambda card: (self.holds[card].due, self._order[card]))
        kept, rest = waiting[:DAILY], waiting[DAILY:]
        days = max(SPREAD, -(-len(rest) // DAILY))
        for number, card in enumerate(rest):
            self._put_off[card] = _later(day, 1 + number * days // len(rest))
        for card in kept:
            self._put_off[card] = day
        return tuple(kept)

    def take_in(self, review: _Review, day: date) -> None:
        """Move a card on or back."""
        self.holds[review.card] = reviewed(self.holds[review.card], review.grade, day)
        self._put_off.pop(review.card, None)

    def mixed(self, cards: Sequence[str]) -> tuple[str, ...]:
        """Put the new cards evenly between those seen before, of which the longest due comes first."""
        seen = [card for card in cards if self.holds[card].seen]
        new = [card for card in cards if not self.holds[card].seen]
        places = {card: number / len(seen) for number, card in enumerate(seen)}
        places |= {card: (number + 0.5) / len(new) for number, card in enumerate(new)}
        return tuple(sorted(cards, key=lambda card: (places[card], self._order[card])))


def _by_day(facts: Iterable[Fact], known: frozenset[str], today: date) -> dict[date, list[_Review]]:
    """Give the reviews of these cards by day, in the order they were made.

    A day later than today (the clock was set back, or a journey led west) counts as today.
    """
    found: dict[date, list[_Review]] = {}
    ours = [fact for fact in standing(tuple(facts)) if fact.kind == CARD_REVIEWED and fact.subject in known]
    ours.sort(key=lambda fact: fact.day)
    for text, made in groupby(ours, key=lambda fact: fact.day):
        day = as_date(text)
        grades = [(fact.subject, _grade(fact.data.get("grade"))) for fact in made]
        reviews = [_Review(card, grade) for card, grade in grades if grade is not None]
        if day is not None and reviews:
            found.setdefault(min(day, today), []).extend(reviews)
    return found


def _grade(value: object) -> Grade | None:
    return GRADES[value] if type(value) is int and 0 <= value < len(GRADES) else None


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
