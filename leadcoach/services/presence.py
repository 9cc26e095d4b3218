"""Which steps are there for this person today: those whose `when` holds, and that are awake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from leadcoach.domain.calendar import Calendar
from leadcoach.domain.ids import answer_id
from leadcoach.domain.outline import ModuleOutline, StepOutline
from leadcoach.domain.typed import as_date
from leadcoach.services.desk import Desk, answer_value

if TYPE_CHECKING:
    from leadcoach.domain.records import Document


class Guarded(NamedTuple):
    """A step that is not always there."""

    module: ModuleOutline
    step: StepOutline
    before: str
    """The subject of the nearest step before it that asks something, or empty."""

    @property
    def subject(self) -> str:
        """The id its answer and facts hang on."""
        return f"{self.module.id}.{self.step.id}"


class Presence:
    """Looks once at everything the conditions of steps name, with one question to the store."""

    def __init__(
        self, desk: Desk, *, route: str, team: int | None, calendar: Calendar, done_on: Mapping[str, str]
    ) -> None:
        self._desk = desk
        self._route = route
        self._team = team
        self._calendar = calendar
        self._done_on = done_on
        self._guarded = tuple(_guarded(desk))

    def absent(self) -> frozenset[str]:
        """Give the steps that are no part of the walk."""
        from leadcoach.domain.predicates import Circumstances, holds, parse

        found = set()
        for each in self._guarded:
            if not each.step.when:
                continue
            now = Circumstances(
                partial(self._answered, each.module.id),
                partial(self._picked, each.module.id),
                self._route,
                self._team,
            )
            if not holds(parse(each.step.when), now):
                found.add(each.subject)
        return frozenset(found)

    def opening_days(self) -> dict[str, date | None]:
        """Give for each step that sleeps at first the day it opens, or None while that is not known."""
        from leadcoach.domain.opening import Dates, opens_on, parse

        found: dict[str, date | None] = {}
        for each in self._guarded:
            if each.step.opens:
                dates = Dates(
                    as_date(self._done_on.get(each.before, "")),
                    lambda week: self._calendar.span(week)[0],
                    partial(self._dates, each.module.id),
                )
                found[each.subject] = opens_on(parse(each.step.opens), dates)
        return found

    @cached_property
    def _documents(self) -> dict[str, Document]:
        wanted = set()
        for each in self._guarded:
            texts = [part for part in f"{each.step.when} {each.step.opens}".split() if part.startswith("@")]
            wanted |= {answer_id(self._desk.address(text, each.module.id).subject) for text in texts}
        return self._desk.store.documents.many(sorted(wanted)) if wanted else {}

    def _value(self, home: str, text: str) -> object:
        subject = self._desk.address(text, home).subject
        document = self._documents.get(answer_id(subject))
        return answer_value(document, subject) if document else None

    def _answered(self, home: str, text: str) -> bool:
        return _says_something(self._value(home, text))

    def _picked(self, home: str, text: str) -> tuple[str, ...]:
        value = self._value(home, text)
        return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()

    def _dates(self, home: str, text: str) -> tuple[date, ...]:
        value = self._value(home, text)
        column = self._desk.address(text, home).column
        if isinstance(value, dict):
            said = [value.get("date")]
        else:
            rows = value if isinstance(value, list) else []
            said = [row.get("cells", {}).get(column) for row in rows if isinstance(row, dict)]
        days = (as_date(each) for each in said if isinstance(each, str))
        return tuple(day for day in days if day)


def _guarded(desk: Desk) -> Iterator[Guarded]:
    for module in desk.outline.modules():
        before = ""
        for step in module.steps:
            if step.when or step.opens:
                yield Guarded(module, step, before)
            if step.ask:
                before = f"{module.id}.{step.id}"


def _says_something(value: object) -> bool:
    """Whether a stored answer holds a word or a number."""
    if isinstance(value, dict):
        return any(_says_something(each) for key, each in value.items() if key != "id" or len(value) == 1)
    if isinstance(value, list):
        return any(map(_says_something, value))
    return bool(value.strip()) if isinstance(value, str) else value is not None
