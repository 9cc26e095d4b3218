"""Promises with a date: what is open, what was answered, and how much of it in time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from leadcoach.domain.answers import Row
from leadcoach.domain.asks import Ask
from leadcoach.domain.blocks import Block, Entry, Ledger, Paragraph, Reading, Said, Source, Words
from leadcoach.domain.readings.cells import cell_words, filled, label_column, row_source, row_words
from leadcoach.domain.readings.given import TITLE, Sheet, columns_of, told
from leadcoach.domain.specs import Column
from leadcoach.domain.typed import as_date


class Promise(NamedTuple):
    """One row of a ledger as it stands."""

    row: Row
    kept: bool
    """Whether everything that was to come later is filled in."""
    due: date | None
    """The day that was promised."""
    limit: date | None
    """The last day that counts as in time."""
    done: date | None
    """The day it was answered, where that is known."""

    def waits(self, today: date) -> bool:
        """Whether its day is over and the answer missing."""
        last = self.due or self.limit
        return not self.kept and last is not None and last < today

    @property
    def in_time(self) -> bool:
        """Whether it was answered on a day that still counts."""
        return self.kept and self.done is not None and self.limit is not None and self.done <= self.limit

    def counts(self, today: date) -> bool:
        """Whether it can be said already if it was in time."""
        return self.limit is not None and (self.done is not None if self.kept else self.limit < today)


def ledger(ask: Ask, sheet: Sheet, today: date, within: int = 0) -> Reading:
    """Give each row with its state in words, open ones first, and the share answered in time.

    In time is by the day promised, or with `within` so many days after the row began: after the day of its first other
    date column, else after the day from which the promise was proposed.
    """
    found = promises(ask, sheet, within)
    if not found:
        return told()
    waiting = sorted((each for each in found if each.waits(today)), key=_by_due)
    still_open = sorted((each for each in found if not each.kept and not each.waits(today)), key=_by_due)
    order = [*waiting, *still_open, *(each for each in found if each.kept)]
    entries = tuple(_entry(ask, sheet, each, today) for each in order)
    # Without the day of the answer nobody knows what came in time.
    dated = any(each.stamp for each in columns_of(ask))
    return told(*(_share(found, today, within) if dated else []), Ledger(TITLE, entries))


def promises(ask: Ask, sheet: Sheet, within: int = 0) -> tuple[Promise, ...]:
    """Give every filled row as a promise, in the order of the rows."""
    return tuple(_promise(columns_of(ask), row, within) for row in filled(ask, sheet))


def share_in_time(found: tuple[Promise, ...], today: date) -> tuple[int, int]:
    """Give how many were answered in time, and of how many that can be said."""
    known = [each for each in found if each.counts(today)]
    return sum(each.in_time for each in known), len(known)


def _promise(columns: tuple[Column, ...], row: Row, within: int) -> Promise:
    due = min(_dates(row, [each for each in columns if each.due]), default=None)
    stamps = [each for each in columns if each.stamp]
    awaited = [each for each in columns if each.later and not each.optional and not each.stamp] or stamps
    kept = bool(awaited) and all(row.cell(each.id).strip() for each in awaited)
    done = max(_dates(row, stamps), default=None) if kept else None
    begun = _begun(columns, row, due) if within else None
    limit = _later(begun, within) if begun else due
    return Promise(row, kept, due, limit, done)


def _begun(columns: tuple[Column, ...], row: Row, due: date | None) -> date | None:
    others = [each for each in columns if each.kind == "date" and not (each.due or each.stamp or each.later)]
    ahead = next((each.ahead for each in columns if each.due and each.ahead), 0)
    return min(_dates(row, others), default=_later(due, -ahead) if due and ahead else None)


def _dates(row: Row, columns: list[Column]) -> list[date]:
    return [day for each in columns if (day := as_date(row.cell(each.id)))]


def _later(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _by_due(each: Promise) -> date:
    return each.due or each.limit or date.max


def _promised(ask: Ask, later: list[Column]) -> Column | None:
    """Give the column that says what was promised: the first that takes own words, also beside a list."""
    free = [one for one in columns_of(ask) if one not in later]
    return next((one for one in free if one.kind == "text" or one.open), label_column(free))


def _entry(ask: Ask, sheet: Sheet, each: Promise, today: date) -> Entry:
    later = [one for one in columns_of(ask) if one.later and not one.stamp]
    source = row_source(sheet, each.row)
    label = row_words(_promised(ask, later), sheet, each.row)
    return Entry(label, _state(each, today), each.due, each.done, _answer(each.row, later, source), (source,))


def _answer(row: Row, later: list[Column], source: Source) -> Words:
    words: Words = ()
    for one in later:
        if row.cell(one.id).strip():
            words += (*((Said("then"),) if words else ()), *cell_words(one, row.cell(one.id), source))
    return words


def _state(each: Promise, today: date) -> Said:
    """Give the state with the day it speaks of."""
    last = each.due or each.limit
    if not each.kept:
        key = "ledger-waiting" if each.waits(today) else "ledger-open-until"
        return Said(key, (("day", last),)) if last else Said("ledger-open")
    if each.done is None:
        return Said("ledger-answered")
    if each.limit is None:
        return Said("ledger-answered-on", (("day", each.done),))
    return Said("ledger-in-time" if each.in_time else "ledger-late", (("day", each.done),))


def _share(found: tuple[Promise, ...], today: date, within: int) -> list[Block]:
    in_time, known = share_in_time(found, today)
    if not known:
        return []
    given = (("count", in_time), ("all", known), ("share", round(100 * in_time / known)), ("days", within))
    return [Paragraph((Said("ledger-share-within" if within else "ledger-share", given),))]
