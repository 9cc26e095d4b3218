"""Recall: which cards come today, what they ask, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from leadcoach.domain.calendar import WEEKS, Calendar
from leadcoach.domain.outline import WeekOutline
from leadcoach.domain.recall import (
    CARD_REVIEWED,
    GRADES,
    OLDER,
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
from leadcoach.services.desk import Desk
from leadcoach.text import _, ngettext

if TYPE_CHECKING:
    from leadcoach.domain.programme import Card

LONGEST_MS = 600_000
"""After ten minutes a person was not thinking about the card any more."""


class Asked(NamedTuple):
    """A card to be asked now."""

    card: Card
    week: int
    """The number of its week."""
    days: tuple[int, ...]
    """In how many days it comes back after each grade: again, hard, good."""


class Coming(NamedTuple):
    """What recall holds for a person, without a word of the cards."""

    today: int = 0
    """How many cards come today and are not reviewed yet."""
    next_day: date | None = None
    """The next day after today on which a card comes; None while the programme does not run."""

    @property
    def minutes(self) -> int:
        """About how long the cards of today take; 0 without any."""
        return minutes(self.today) if self.today else 0


class Recall:
    """Use cases of the recall cards."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def coming(self, calendar: Calendar | None = None) -> Coming:
        """Give what comes today and next, from facts and the outline alone; nothing comes in a pause."""
        running = calendar or self._desk.calendar()
        if running is None or running.paused:
            return Coming()
        found = self._deck(running)
        return Coming(len(found.today), found.next_day)

    def due(self) -> tuple[Asked, ...]:
        """Give the cards of today, in the order they are asked; raises ContentError."""
        calendar = self._desk.calendar()
        if calendar is None or calendar.paused:
            return ()
        found = self._deck(calendar)
        return self._asked(found.today, found)

    def of_week(self, number: int) -> tuple[Asked, ...]:
        """Give every card of a week, due or not; raises ContentError."""
        week = self._desk.outline.week(number)
        return self._asked(week.card_ids if week else (), self._deck(self._desk.calendar()))

    def older(self, number: int) -> tuple[Asked, ...]:
        """Give the cards for weeks that look back: those not touched for long, none in other weeks.

        Raises ContentError.
        """
        return self._asked(self._older(number), self._deck(self._desk.calendar()))

    def older_count(self, number: int) -> int:
        """Give how many cards `older` would give, without reading them."""
        return len(self._older(number))

    def grade(self, card: str, grade: Grade, latency_ms: int) -> None:
        """Keep one review: how it went, and the milliseconds from the question to the wish to see the answer."""
        data = {"grade": grade, "latency_ms": min(max(latency_ms, 0), LONGEST_MS)}
        self._desk.store.facts.add(self._desk.fact(CARD_REVIEWED, card, data))

    def _older(self, number: int) -> tuple[str, ...]:
        calendar = self._desk.calendar()
        if calendar is None or number not in OLDER or min(number, WEEKS + 1) > calendar.week:
            return ()
        return untouched(self._enrolled(calendar), self._reviews(), calendar.today, OLDER[number])

    def _deck(self, calendar: Calendar | None) -> Deck:
        day = self._desk.clock().day
        return deck(self._enrolled(calendar), self._reviews(), calendar.today if calendar else day)

    def _reviews(self) -> tuple[Fact, ...]:
        return self._desk.store.facts.of((CARD_REVIEWED,))

    def _enrolled(self, calendar: Calendar | None) -> tuple[Enrolled, ...]:
        """Give every card with the first day of its week; before the first run all weeks would begin today."""
        today = self._desk.clock().day
        weeks = [week for week in self._desk.outline.weeks if week.card_ids]
        begins = {week.id: _begins(calendar, week.number) if calendar else today for week in weeks}
        return tuple(Enrolled(card, begins[week.id]) for week in weeks for card in week.card_ids)

    def _asked(self, ids: Iterable[str], found: Deck) -> tuple[Asked, ...]:
        """Read the cards, each week's file once and only where one of its cards is wanted."""
        wanted = tuple(ids)
        read: dict[str, tuple[Card, WeekOutline]] = {}
        for week in self._desk.outline.weeks:
            if not set(week.card_ids).isdisjoint(wanted):
                read |= {card.id: (card, week) for card in self._desk.cards(week)}
        known = [read[card] for card in wanted if card in read]
        return tuple(Asked(card, week.number, days_after(found.holds[card.id], found.day)) for card, week in known)


def _begins(calendar: Calendar, number: int) -> date:
    """Give the first day of a week; one that a new plan left out has begun when the present one has."""
    first = calendar.span(number)[0]
    if number > calendar.week:
        return first
    return min(first, calendar.span(min(calendar.week, WEEKS))[0])


def days_after(held: Held, day: date) -> tuple[int, ...]:
    """Give in how many days a card comes back after each grade."""
    return tuple((reviewed(held, grade, day).due - day).days for grade in GRADES)


def cards_text(count: int) -> str:
    """Say how many cards."""
    return ngettext("{count} card", "{count} cards", count).format(count=count)


def minutes_text(count: int) -> str:
    """Say about how long that many cards take."""
    return _("about {count} min").format(count=minutes(count))
