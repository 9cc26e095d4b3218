"""What was written in each week of the programme, before it and after it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from leadcoach.domain.calendar import Calendar
from leadcoach.domain.filters import Filters
from leadcoach.domain.ids import answer_id
from leadcoach.domain.outline import WeekOutline
from leadcoach.domain.records import JOURNAL_KINDS, Document
from leadcoach.services.desk import Desk
from leadcoach.services.wording import day_text
from leadcoach.text import _

BEGINNINGS = 2
"""How many entries of a week are given, the newest first."""
_LOOKED_AT = 8


class Chapter(NamedTuple):
    """A week, or the time before or after the programme."""

    line: str
    """The search that lists it."""
    name: str
    days: str
    entries: int
    """How many entries and thoughts."""
    levels: tuple[str, ...] = ()
    """The levels of the journal questions that are answered: `D`, `A`, `T`."""
    beginnings: tuple[Document, ...] = ()
    now: bool = False
    """Whether it is the week of today."""


def chapters(desk: Desk) -> tuple[Chapter, ...]:
    """Give the weeks in order; the time before and after only where something was written in it."""
    calendar = desk.calendar()
    if calendar is None:
        return ()
    counts = desk.store.finding.weeks()
    answered = _answered(desk)
    weeks = (_week(desk, calendar, week, counts.get(week.number, 0), answered) for week in desk.outline.weeks)
    first, last = calendar.start, calendar.span(len(desk.outline.weeks))[1]
    before, after = _outside(desk, until=first - timedelta(days=1)), _outside(desk, since=last + timedelta(days=1))
    return tuple(chapter for chapter in (before, *weeks, after) if chapter is not None)


def _week(desk: Desk, calendar: Calendar, week: WeekOutline, count: int, answered: frozenset[str]) -> Chapter:
    first, last = calendar.span(week.number)
    found = desk.store.finding.chosen(Filters(weeks=(week.number,)), limit=_LOOKED_AT) if count else ()
    return Chapter(
        f"kind:journal week:{week.number}",
        _("Week {number} · {title}").format(number=week.number, title=week.title),
        _("{first} to {last}").format(first=day_text(first), last=day_text(last)),
        count,
        tuple(step.level for step in week.prompts if f"{week.opening.id}.{step.id}" in answered),
        _beginnings(found),
        calendar.week == week.number,
    )


def _outside(desk: Desk, *, since: date | None = None, until: date | None = None) -> Chapter | None:
    """Give the time before or after the weeks, None where nothing was written in it."""
    since_day, until_day = since.isoformat() if since else "", until.isoformat() if until else ""
    documents = desk.store.documents
    count = documents.count(JOURNAL_KINDS, since_day=since_day, until_day=until_day)
    if not count:
        return None
    found = documents.list(JOURNAL_KINDS, limit=BEGINNINGS, since_day=since_day, until_day=until_day)
    if until:
        line, name, days = f"kind:journal until:{until_day}", _("Before week 1"), _("until {day}")
    else:
        line, name, days = f"kind:journal since:{since_day}", _("After the last week"), _("since {day}")
    return Chapter(line, name, days.format(day=day_text(until or since or date.min)), count, (), found)


def _beginnings(found: tuple[Document, ...]) -> tuple[Document, ...]:
    return tuple(each for each in found if each.kind in JOURNAL_KINDS)[:BEGINNINGS]


def _answered(desk: Desk) -> frozenset[str]:
    """Give the subjects of the journal questions that have an entry."""
    subjects = [f"{week.opening.id}.{step.id}" for week in desk.outline.weeks for step in week.prompts]
    found = desk.store.documents.many(map(answer_id, subjects))
    return frozenset(document.ask for document in found.values() if not document.binned_at)
