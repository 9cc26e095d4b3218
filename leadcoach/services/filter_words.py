"""What a search asks, in words, and what it can ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from leadcoach.domain.filters import Filters, days_of
from leadcoach.domain.records import JOURNAL_KINDS
from leadcoach.services.finding import power_of
from leadcoach.services.wording import day_text
from leadcoach.text import _

if TYPE_CHECKING:
    from leadcoach.domain.outline import Outline
    from leadcoach.domain.records import Kind
    from leadcoach.services.finding import Finding


class Choice(NamedTuple):
    """A filter to choose."""

    part: str
    """As it stands in the line of a search."""
    said: str
    """In words."""


class Choices(NamedTuple):
    """Filters of one sort."""

    name: str
    choices: tuple[Choice, ...]


def kind_name(kind: Kind) -> str:
    """Give the name of one document of a kind."""
    return {
        "entry": _("entry"),
        "capture": _("thought"),
        "answer": _("answer"),
        "worksheet": _("worksheet"),
        "template": _("template"),
    }[kind]


def kinds_name(kind: Kind) -> str:
    """Give the name of many documents of a kind."""
    return {
        "entry": _("entries"),
        "capture": _("thoughts"),
        "answer": _("answers"),
        "worksheet": _("worksheets"),
        "template": _("templates"),
    }[kind]


def level_name(level: str) -> str:
    """Give the name of a level of journal questions: `D`, `A` or `T`."""
    return {"D": _("describe"), "A": _("analyse"), "T": _("test")}.get(level, level)


def filter_words(filters: Filters, outline: Outline) -> tuple[str, ...]:
    """Give what filters ask, a few words each."""
    return tuple(_said(filters, outline))


def date_words(day: str) -> str:
    """Give an ISO date with its day of the week and its year."""
    found = date.fromisoformat(day)
    return f"{day_text(found)} {found.year}"


def choices(finding: Finding, outline: Outline, week: int | None, today: date) -> tuple[Choices, ...]:
    """Give the filters a person can choose from, sort by sort; those of tags and people are the ones used most."""
    names = [Choice(f"#{each}", f"#{each}") for each in _names(finding, "#")]
    people = [Choice(f"@{each}", f"@{each}") for each in _names(finding, "@")]
    powers = [Choice(f"power:{power.id}", power.title) for power in outline.powers]
    found = (
        Choices(_("What"), (*_kinds(), Choice("is:starred", _("with a star")))),
        Choices(_("When"), tuple(_times(week, today))),
        Choices(_("Tags and people"), (*names, *people)),
        Choices(_("Journal questions that"), tuple(_levels())),
        Choices(_("Power"), tuple(powers)),
        Choices(
            _("Week"),
            tuple(Choice(f"week:{each.number}", _week_title(each.number, each.title)) for each in outline.weeks),
        ),
    )
    return tuple(each for each in found if each.choices)


def _said(filters: Filters, outline: Outline) -> Iterator[str]:
    if set(filters.kinds) == set(JOURNAL_KINDS):
        yield _("in the journal")
    else:
        yield from (kinds_name(kind) for kind in filters.kinds)
    if filters.starred:
        yield _("with a star")
    if filters.weeks:
        yield _weeks(filters.weeks)
    if filters.since or filters.until:
        yield _days(filters.since, filters.until)
    if filters.level:
        yield _("questions: {level}").format(level=level_name(filters.level))
    if filters.power:
        found = power_of(filters.power, outline)
        yield found.title if found else _("no such Power: {name}").format(name=filters.power)
    yield from (f"#{name}" for name in filters.tags)
    yield from (f"@{name}" for name in filters.people)


def _weeks(weeks: tuple[int, ...]) -> str:
    if len(weeks) == 1:
        return _("week {number}").format(number=weeks[0])
    return _("weeks {first} to {last}").format(first=weeks[0], last=weeks[-1])


def _days(since: str, until: str) -> str:
    if since == until:
        return date_words(since)
    if not until:
        return _("since {day}").format(day=date_words(since))
    if not since:
        return _("until {day}").format(day=date_words(until))
    for whole in (since[:4], since[:7]):
        if days_of(whole) == (since, until):
            return whole
    return _("{first} to {last}").format(first=date_words(since), last=date_words(until))


def _kinds() -> Iterator[Choice]:
    shown: tuple[Kind, ...] = ("entry", "capture", "answer", "worksheet")
    for kind in shown:
        yield Choice(f"kind:{kind}", kinds_name(kind))


def _times(week: int | None, today: date) -> Iterator[Choice]:
    if week:
        yield Choice(f"week:{week}", _("this week of the programme"))
    yield Choice(f"on:{today.isoformat()}", _("today"))
    yield Choice(f"on:{today.isoformat()[:7]}", _("this month"))
    before = date.fromordinal(today.replace(day=1).toordinal() - 1)
    yield Choice(f"on:{before.isoformat()[:7]}", _("last month"))
    yield Choice(f"on:{today.year:04d}", _("this year"))


def _levels() -> Iterator[Choice]:
    for part, level in (("level:describe", "D"), ("level:analyse", "A"), ("level:test", "T")):
        yield Choice(part, level_name(level))


def _names(finding: Finding, sign: str) -> Iterator[str]:
    for each in finding.used("#" if sign == "#" else "@", limit=6):
        if len(each.name.split()) == 1:
            yield each.name


def _week_title(number: int, title: str) -> str:
    return _("Week {number} · {title}").format(number=number, title=title)
