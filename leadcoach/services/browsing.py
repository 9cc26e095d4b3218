"""Leafing through the journal: a stretch of entries and thoughts at a time, however many there are."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from leadcoach.domain.calendar import WEEKS, Calendar
from leadcoach.domain.records import JOURNAL_KINDS, Document
from leadcoach.services.desk import Desk

PAGE = 60
"""How many are read at once."""
MOST = 240
"""How many a stretch holds at most; what it grows by at one end it loses at the other."""


class Stretch(NamedTuple):
    """Entries and thoughts that stand one after the other, newest first."""

    documents: tuple[Document, ...] = ()
    before: int = 0
    """How many of the first one's day are newer than it."""
    newest: bool = True
    """Whether nothing is newer."""
    oldest: bool = True
    """Whether nothing is older."""


class Browsing:
    """Use cases of leafing; reading only."""

    def __init__(self, desk: Desk) -> None:
        self._documents = desk.store.documents

    def newest(self, size: int = PAGE) -> Stretch:
        """Give the newest ones."""
        found = self._documents.list(JOURNAL_KINDS, limit=size)
        return Stretch(found, oldest=len(found) < size)

    def oldest(self) -> Stretch:
        """Give the oldest ones."""
        found = self._documents.list(JOURNAL_KINDS, limit=PAGE, newest_first=False)
        return self._beginning(found[::-1], newest=len(found) < PAGE, oldest=True)

    def around(self, day: str) -> Stretch:
        """Give those of a day, an ISO date, and before it; the oldest of all where there are none."""
        found = self._documents.list(JOURNAL_KINDS, limit=PAGE, until_day=day)
        if not found:
            return self.oldest()
        newer = self._documents.list(JOURNAL_KINDS, limit=1, newest_first=False, since_day=_after(day))
        return Stretch(found, newest=not newer, oldest=len(found) < PAGE)

    def again(self, stretch: Stretch) -> Stretch:
        """Give what now stands where the stretch was."""
        if stretch.newest or not stretch.documents:
            return self.newest(max(PAGE, len(stretch.documents)))
        return self.around(stretch.documents[0].day)

    def older(self, stretch: Stretch) -> Stretch:
        """Give the stretch with a page more of what is older."""
        if stretch.oldest or not stretch.documents:
            return stretch
        first, last = stretch.documents[0].day, stretch.documents[-1].day
        known = sum(each.day == last for each in stretch.documents) + (stretch.before if first == last else 0)
        more = self._documents.list(JOURNAL_KINDS, limit=PAGE, offset=known, until_day=last)
        documents = stretch.documents + more
        cut = max(0, len(documents) - MOST)
        kept = documents[cut:]
        lost = sum(each.day == kept[0].day for each in documents[:cut])
        before = lost + (stretch.before if kept[0].day == first else 0)
        return Stretch(kept, before, newest=stretch.newest and not cut, oldest=len(more) < PAGE)

    def newer(self, stretch: Stretch) -> Stretch:
        """Give the stretch with a page more of what is newer."""
        if stretch.newest or not stretch.documents:
            return stretch
        day = stretch.documents[0].day
        if stretch.before:
            start = max(0, stretch.before - PAGE)
            limit = stretch.before - start
            more = self._documents.list(JOURNAL_KINDS, limit=limit, offset=start, since_day=day, until_day=day)
            return _cut(Stretch(more + stretch.documents, start, newest=False, oldest=stretch.oldest))
        found = self._documents.list(JOURNAL_KINDS, limit=PAGE, newest_first=False, since_day=_after(day))
        documents = found[::-1] + stretch.documents
        return _cut(self._beginning(documents, newest=len(found) < PAGE, oldest=stretch.oldest))

    def _beginning(self, documents: tuple[Document, ...], *, newest: bool, oldest: bool) -> Stretch:
        """Give the stretch of documents whose first may stand in the midst of its day."""
        if newest or not documents:
            return Stretch(documents, newest=newest, oldest=oldest)
        day = documents[0].day
        here = sum(each.day == day for each in documents)
        every = self._documents.count(JOURNAL_KINDS, since_day=day, until_day=day)
        return Stretch(documents, max(0, every - here), newest=False, oldest=oldest)


def _cut(stretch: Stretch) -> Stretch:
    """Give the stretch without what is too old for it."""
    kept = stretch.documents[:MOST]
    return stretch._replace(documents=kept, oldest=stretch.oldest and len(kept) == len(stretch.documents))


def _after(day: str) -> str:
    """Give the day after, or one after every day where there is none."""
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except OverflowError:
        return "9999-12-32"


def week_of_day(calendar: Calendar, day: date) -> int | None:
    """Give the week of the programme that a day lies in, or None."""
    return next((week for week, (first, last) in enumerate(_spans(calendar), 1) if first <= day <= last), None)


@lru_cache(maxsize=4)
def _spans(calendar: Calendar) -> tuple[tuple[date, date], ...]:
    return tuple(calendar.span(week) for week in range(1, WEEKS + 1))
