"""Which steps are there for this person today: those whose `when` holds, and that are awake."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from leadcoach.domain.calendar import Calendar
from leadcoach.domain.outline import StepOutline
from leadcoach.domain.typed import as_date
from leadcoach.services.desk import Desk, answer_value
from leadcoach.services.occasions import kept_in, latest, repeats

if TYPE_CHECKING:
    from leadcoach.domain.address import Address
    from leadcoach.domain.opening import Opening
    from leadcoach.domain.predicates import Predicate
    from leadcoach.domain.records import Document


class Guarded(NamedTuple):
    """A step that is not always there, with its conditions as read."""

    subject: str
    """The id its answer and facts hang on."""
    before: tuple[str, ...]
    """The subjects of the steps before it that ask something, the nearest first."""
    when: Predicate | None
    opens: Opening | None
    addresses: Mapping[str, Address]
    """Every address in its conditions, by how it is written there."""


class Presence:
    """Looks once at everything the conditions of steps name, with one question to the store."""

    def __init__(
        self,
        desk: Desk,
        guarded: tuple[Guarded, ...],
        *,
        route: str,
        team: int | None,
        calendar: Calendar,
        done_on: Mapping[str, str],
    ) -> None:
        self._desk = desk
        self._guarded = guarded
        self._route = route
        self._team = team
        self._calendar = calendar
        self._done_on = done_on

    @cached_property
    def absent(self) -> frozenset[str]:
        """The steps that are no part of the walk."""
        from leadcoach.domain.predicates import Circumstances, holds

        found = set()
        for each in self._guarded:
            if each.when is None:
                continue
            now = Circumstances(partial(self._answered, each), partial(self._picked, each), self._route, self._team)
            if not holds(each.when, now):
                found.add(each.subject)
        return frozenset(found)

    def opening_days(self) -> dict[str, date | None]:
        """Give for each step that sleeps at first the day it opens, or None while that is not known."""
        from leadcoach.domain.opening import Dates, opens_on

        found: dict[str, date | None] = {}
        for each in self._guarded:
            if each.opens is None:
                continue
            before = next((subject for subject in each.before if subject not in self.absent), "")
            dates = Dates(
                as_date(self._done_on.get(before, "")),
                lambda week: self._calendar.span(week)[0],
                partial(self._dates, each),
            )
            found[each.subject] = opens_on(each.opens, dates)
        return found

    @cached_property
    def _documents(self) -> dict[str, Document]:
        """What is answered once, by its id, with one question."""
        named = [address for each in self._guarded for address in each.addresses.values()]
        wanted = {kept_in(self._desk, address) for address in named}
        return self._desk.store.documents.many(sorted(wanted)) if wanted else {}

    def _value(self, address: Address) -> object:
        """Give what stands at an address; only of what is asked again and again the store is asked once more."""
        if repeats(self._desk, address):
            document = latest(self._desk, address)
        else:
            document = self._documents.get(kept_in(self._desk, address))
        return answer_value(document, address.subject) if document else None

    def _answered(self, guard: Guarded, text: str) -> bool:
        return _says_something(self._value(guard.addresses[text]))

    def _picked(self, guard: Guarded, text: str) -> tuple[str, ...]:
        address = guard.addresses[text]
        value = self._value(address)
        picked = (_cell(each, address.column) for each in value) if isinstance(value, list) else ()
        return tuple(each for each in picked if isinstance(each, str))

    def _dates(self, guard: Guarded, text: str) -> tuple[date, ...]:
        address = guard.addresses[text]
        value = self._value(address)
        if isinstance(value, dict):
            said = [value.get("date")]
        else:
            said = [_cell(row, address.column) for row in value] if isinstance(value, list) else []
        days = (as_date(each) for each in said if isinstance(each, str))
        return tuple(day for day in days if day)


def guarded(desk: Desk) -> tuple[Guarded, ...]:
    """Give every step that is not always there; the same for as long as the programme is."""
    found = []
    for module in desk.outline.modules():
        before: tuple[str, ...] = ()
        for step in module.steps:
            if step.when or step.opens:
                found.append(_guarded(desk, module.id, step, before))
            if step.ask:
                before = (f"{module.id}.{step.id}", *before)
    return tuple(found)


def _guarded(desk: Desk, home: str, step: StepOutline, before: tuple[str, ...]) -> Guarded:
    from leadcoach.domain import opening, predicates

    addresses = [part for part in f"{step.when} {step.opens}".split() if part.startswith("@")]
    return Guarded(
        f"{home}.{step.id}",
        before,
        predicates.parse(step.when) if step.when else None,
        opening.parse(step.opens) if step.opens else None,
        {text: desk.address(text, home) for text in addresses},
    )


def _cell(value: object, column: str) -> object:
    """Give a cell of a stored row; anything else as it is."""
    cells = value.get("cells") if isinstance(value, dict) else None
    return cells.get(column) if isinstance(cells, dict) else value


def _says_something(value: object) -> bool:
    """Whether a stored answer holds a word or a number."""
    if isinstance(value, dict):
        return any(_says_something(each) for key, each in value.items() if key != "id" or len(value) == 1)
    if isinstance(value, list):
        return any(map(_says_something, value))
    return bool(value.strip()) if isinstance(value, str) else value is not None
