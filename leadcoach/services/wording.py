"""Sentences about the programme that every front end says in the same words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from leadcoach.text import _, one_line

if TYPE_CHECKING:
    from leadcoach.domain.records import Moment
    from leadcoach.services.programme import Today, WeekState
    from leadcoach.services.waiting import Waiting

TENDED_PARTS = ("output", "practice", "prompt")


def where(today: Today) -> str:
    """Give one line: week, title and days."""
    calendar, week = today.calendar, today.week
    if calendar.paused:
        return _("The programme is paused. Nothing runs away: its dates shift with each day of the pause.")
    if calendar.week == 0:
        return _("The programme begins on {day}.").format(day=day_text(calendar.start))
    if week is None:
        return _("The thirteen weeks are over. What you wrote is all here.")
    first, last = week.span or (calendar.start, calendar.start)
    return _("Week {number} · {title} · {first} to {last} · {state}").format(
        number=week.week.number, title=week.week.title, first=day_text(first), last=day_text(last), state=week.word
    )


def tended_words(week: WeekState) -> list[str]:
    """Give the three parts of a tended week with their state in words."""
    names = {"output": _("one output"), "practice": _("team practice"), "prompt": _("one journal question")}
    words = {True: _("done"), False: _("open")}
    return [f"{names[part]} {words[bool(getattr(week.tended, part))]}" for part in TENDED_PARTS]


def day_text(day: date) -> str:
    """Give a day as people write it, without a year."""
    months = (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
        _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
    )  # fmt: skip
    days = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return f"{days[day.weekday()]} {day.day} {months[day.month - 1]}"


def waiting_words(each: Waiting, today: date) -> tuple[str, str]:
    """Give what waits, and since or until when."""
    day = day_text(each.on) if each.on else ""
    if each.kind == "promise":
        ahead = each.on is not None and each.on > today
        when = _("by {day}") if ahead else _("since {day}") if each.on != today else _("today")
        what = f"{each.title}: {one_line(each.words, 80)}" if each.words else each.title
        return what, when.format(day=day)
    if each.kind == "woken":
        return _("Open now: {title}").format(title=each.title), ""
    return _("Again: {title}").format(title=each.title), ""


def clock_text(stamp: str, now: Moment) -> str:
    """Give the time of day of a stored moment as the person's own clock showed it."""
    return now.of(stamp).at.strftime("%H:%M")


def outcome_word(outcome: str) -> str:
    """Give what became of a practice in words."""
    return {
        "done": _("done"),
        "tried": _("tried"),
        "not-possible": _("not possible this week"),
        "own": _("a practice of your own instead"),
    }.get(outcome, outcome)


def kept_from(stamp: str, now: Moment) -> str:
    """Say of an answer that was begun and never finished when it was kept."""
    return _("Not finished yet; kept from {time}.").format(time=clock_text(stamp, now))
