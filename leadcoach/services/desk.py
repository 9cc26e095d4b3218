"""What every service works with, put together by `bootstrap`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from leadcoach.domain.calendar import Calendar, moves, pauses
from leadcoach.domain.ids import answer_id
from leadcoach.domain.outline import Outline, WeekOutline
from leadcoach.domain.progress import TIME_KINDS
from leadcoach.domain.records import Document, Fact, Moment
from leadcoach.domain.typed import as_date
from leadcoach.storage.store import Store

if TYPE_CHECKING:
    from leadcoach.domain.address import Address
    from leadcoach.domain.programme import Card, Module, Power, SourceNote
    from leadcoach.domain.wordlists import WordLists

START = "profile.start"


class Clock:
    """Gives now as the person lives it. It asks nothing of the store, so that any thread may read it."""

    def __init__(self, now: Callable[[], datetime], zone: Callable[[datetime], str], day_end: time) -> None:
        self._now = now
        self._zone = zone
        self.day_end = day_end

    def __call__(self) -> Moment:
        """Give this moment."""
        at = self._now()
        return Moment(at, self._zone(at), self.day_end)


class Desk(NamedTuple):
    """The store, the programme from above, the clock, and a way to read a module's text."""

    store: Store
    outline: Outline
    clock: Callable[[], Moment]
    new_id: Callable[[], str]
    session: str
    """Names this run; drafts carry it."""
    load: Callable[[str], Module]
    """Reads the walk of that id; raises ContentError."""
    words: Callable[[], WordLists]
    """Reads the word lists of the lints."""
    cards: Callable[[WeekOutline], tuple[Card, ...]]
    """Reads the recall cards of a week; raises ContentError."""
    sources: Callable[[], tuple[SourceNote, ...]]
    """Reads every source; raises ContentError."""
    power: Callable[[str], Power]
    """Reads the text of the Power of that id; raises Refused where there is none, and ContentError."""

    def fact(self, kind: str, subject: str, data: Mapping[str, object] | None = None, voids: str = "") -> Fact:
        """Make a fact of now."""
        now = self.clock()
        return Fact(self.new_id(), now.stamp, now.zone, now.day.isoformat(), kind, subject, data or {}, voids)

    def value(self, subject: str) -> object:
        """Give the stored value of an answer by its subject, or None."""
        document = self.store.documents.get(answer_id(subject))
        return answer_value(document, subject) if document else None

    def walk(self, name: str) -> Module | None:
        """Read the walk of that id, or give None where the programme has none; raises ContentError."""
        return self.load(name) if self.outline.module(name) else None

    def address(self, text: str, within: str) -> Address:
        """Read an address as seen from inside a walk; raises ValueError for one that can be none.

        One that names no walk there is leads nowhere, and is read all the same.
        """
        from leadcoach.domain.address import loose, parse_in

        try:
            return parse_in(text, self.outline.unweekly).within(within)
        except ValueError:
            return loose(text).within(within)

    def start(self) -> date | None:
        """Give the day the programme began, or None before the first run."""
        return read_start(self.value(START))

    def calendar(self) -> Calendar | None:
        """Give programme time as of now, or None before the first run."""
        start = self.start()
        if start is None:
            return None
        told = self.store.facts.of(TIME_KINDS)
        return Calendar(start, self.clock().day, pauses(told), moves(told))

    def week(self) -> int | None:
        """Give the week a thing written now belongs to, or None outside the thirteen."""
        calendar = self.calendar()
        return calendar.week if calendar and 1 <= calendar.week <= len(self.outline.weeks) else None


def read_start(value: object) -> date | None:
    """Give the start date out of the stored value of a date ask."""
    text = value.get("date") if isinstance(value, dict) else None
    return as_date(text) if isinstance(text, str) else None


def answer_value(document: Document, subject: str) -> object:
    """Give what a document says to the ask with this subject; the last part of the subject is the ask's id."""
    return document.body.get(subject.rsplit(".", 1)[-1])
