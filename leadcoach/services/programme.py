"""The programme as it runs: begin, pause, resume, put aside, and what is next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple

from leadcoach.domain.calendar import Calendar, moves, pauses
from leadcoach.domain.ids import answer_id
from leadcoach.domain.outline import ModuleOutline, StepOutline, WeekOutline
from leadcoach.domain.progress import (
    PAUSED,
    PROGRESS_KINDS,
    REPLANNED,
    RESUMED,
    RETURNED,
    SKIPPED,
    STEP_DONE,
    Place,
    Progress,
    Tended,
    next_place,
    progress,
    tended,
)
from leadcoach.domain.records import Body, Document, Fact
from leadcoach.domain.typed import as_number
from leadcoach.errors import Refused
from leadcoach.services.desk import Desk, answer_value, read_start
from leadcoach.services.presence import Guarded, Presence, guarded
from leadcoach.text import _

PLACE = "place"
LATE = 22
"""The hour from which no deep question is offered."""
Route = Literal["alone", "team", "community"]
ROUTES: tuple[Route, ...] = ("alone", "team", "community")


class Profile(NamedTuple):
    """What the first run asked; every part may be missing."""

    name: str = ""
    start: date | None = None
    route: str = ""
    team: int | None = None
    buddy: str = ""


class WeekState(NamedTuple):
    """A week with how far it is."""

    week: WeekOutline
    span: tuple[date, date] | None
    tended: Tended
    skipped: bool
    current: bool

    @property
    def word(self) -> str:
        """Its state in a word."""
        if not self.week.written:
            return _("not written yet")
        if self.tended.whole:
            return _("tended")
        if self.skipped:
            return _("put aside")
        return _("now") if self.current else _("open")


class Today(NamedTuple):
    """Everything the first screen says."""

    profile: Profile
    calendar: Calendar
    state: Progress
    weeks: tuple[WeekState, ...]
    next: Place | None
    """Where to go on: the step left open, else the next one; None when nothing is open."""
    left_here: bool
    """Whether `next` is the very place last left."""
    opening: Mapping[str, date | None] = MappingProxyType({})
    """For each step that sleeps at first the day it opens, or None while nothing tells it."""

    @property
    def week(self) -> WeekState | None:
        """The week of today, if the programme runs."""
        return next((each for each in self.weeks if each.current), None)


class Programme:
    """Use cases around time and progress."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def begun(self) -> bool:
        """Whether there is a start date."""
        return self._desk.start() is not None

    def begin(self, start: date | None = None, route: str = "") -> date:
        """Begin without questions; gives the start date. Refuses when the programme runs already."""
        if self.begun():
            raise Refused(_("The programme has begun already. In the app, Settings changes the start date."))
        day = start or self._desk.clock().day
        with self._desk.store.tx():
            self.answer_profile("start", {"date": day.isoformat()})
            if route:
                self.answer_profile("route", [route])
        return day

    def answer_profile(self, ask: str, value: object) -> None:
        """Keep one answer of the profile."""
        now = self._desk.clock()
        subject = f"profile.{ask}"
        document = Document(answer_id(subject), "answer", subject, "once", now.stamp, now.zone, now.day.isoformat())
        stored = self._desk.store.documents.get(document.id) or document
        body: Body = {ask: value}
        with self._desk.store.tx():
            self._desk.store.documents.save(stored, body, why="edit", moment=now, version_id=self._desk.new_id())
            self._desk.store.drafts.drop(document.id)

    def profile(self) -> Profile:
        """Give what is known about the person, in one query."""
        asks = ("name", "start", "route", "team", "buddy")
        found = self._desk.store.documents.many([answer_id(f"profile.{ask}") for ask in asks])
        values = {ask: found.get(answer_id(f"profile.{ask}")) for ask in asks}
        said = {ask: answer_value(document, ask) for ask, document in values.items() if document}
        return Profile(
            name=_text(said.get("name")),
            start=read_start(said.get("start")),
            route=_picked(said.get("route")),
            team=_whole(said.get("team")),
            buddy=_text(said.get("buddy")),
        )

    def pause(self) -> None:
        """Stand still from today on; dates shift. Refuses when it stands still already."""
        calendar = self._desk.calendar()
        if calendar and calendar.paused:
            raise Refused(_("The programme is paused already."))
        self._desk.store.facts.add(self._desk.fact(PAUSED, "programme"))

    def resume(self) -> None:
        """Go on from today. Refuses when it is not paused."""
        calendar = self._desk.calendar()
        if calendar is None or not calendar.paused:
            raise Refused(_("The programme is not paused."))
        self._desk.store.facts.add(self._desk.fact(RESUMED, "programme"))

    def plan_anew(self, week: int) -> None:
        """Let that week begin today; the later ones follow it. A pause ends with it.

        Refuses before the first run, and for a week the programme does not have.
        """
        calendar = self._desk.calendar()
        if calendar is None or not 1 <= week <= len(self._desk.outline.weeks):
            raise Refused(_("There is no such week to begin today."))
        with self._desk.store.tx():
            if calendar.paused:
                self._desk.store.facts.add(self._desk.fact(RESUMED, "programme"))
            if calendar.today < calendar.start:
                self.answer_profile("start", {"date": calendar.today.isoformat()})
            self._desk.store.facts.add(self._desk.fact(REPLANNED, "programme", {"week": week}))

    def put_aside(self, subject: str) -> None:
        """Skip a week or a step; it can be taken up again at any time."""
        self._desk.store.facts.add(self._desk.fact(SKIPPED, subject))

    def take_up(self, subject: str) -> None:
        """Take up again what was put aside."""
        self._desk.store.facts.add(self._desk.fact(RETURNED, subject))

    def progress(self) -> Progress:
        """Give what was done so far, and what is not there for this person today."""
        return self._now()[0]

    def opening_days(self) -> Mapping[str, date | None]:
        """Give for each step that sleeps at first the day it opens, or None while nothing tells it."""
        return self._now()[1]

    def today(self) -> Today | None:
        """Give the first screen, or None before the first run."""
        profile = self.profile()
        if profile.start is None:
            return None
        facts = self._desk.store.facts.of(PROGRESS_KINDS)
        calendar = self._calendar(profile.start, facts)
        state, opening = self._state(facts, profile, calendar)
        weeks = tuple(self._week_state(week, calendar, state) for week in self._desk.outline.weeks)
        number = max(1, min(calendar.week, len(weeks)))
        following = next_place(self._desk.outline, state, number, late=self.late())
        left = self._left(state)
        return Today(profile, calendar, state, weeks, left or following, left is not None, opening)

    def leave_at(self, place: Place) -> None:
        """Remember where the person is."""
        self._desk.store.local.put(PLACE, place.subject)

    def find(self, place: Place) -> tuple[ModuleOutline, StepOutline] | None:
        """Give the outline of a place, or None when the programme has it no longer."""
        module = self._desk.outline.module(place.module)
        step = module.step(place.step) if module else None
        return (module, step) if module and step else None

    def late(self) -> bool:
        """Whether it is late in the evening, up to the end of the person's day."""
        now = self._desk.clock()
        return now.at.hour >= LATE or now.at.time() < now.day_end

    def _calendar(self, start: date, facts: tuple[Fact, ...]) -> Calendar:
        return Calendar(start, self._desk.clock().day, pauses(facts), moves(facts))

    def _now(self) -> tuple[Progress, Mapping[str, date | None]]:
        facts = self._desk.store.facts.of(PROGRESS_KINDS)
        profile = self.profile()
        return self._state(facts, profile, self._calendar(profile.start or self._desk.clock().day, facts))

    def _state(
        self, facts: tuple[Fact, ...], profile: Profile, calendar: Calendar
    ) -> tuple[Progress, Mapping[str, date | None]]:
        presence = self._presence(facts, profile, calendar)
        opening = presence.opening_days()
        asleep = frozenset(subject for subject, day in opening.items() if day is None or day > calendar.today)
        return progress(facts)._replace(absent=presence.absent, asleep=asleep), opening

    def _presence(self, facts: tuple[Fact, ...], profile: Profile, calendar: Calendar) -> Presence:
        done_on: dict[str, str] = {}
        for fact in facts:
            if fact.kind == STEP_DONE:
                done_on.setdefault(fact.subject, fact.day)
        return Presence(
            self._desk, self._guarded, route=profile.route, team=profile.team, calendar=calendar, done_on=done_on
        )

    @cached_property
    def _guarded(self) -> tuple[Guarded, ...]:
        """The steps that are not always there, read from the outline once."""
        return guarded(self._desk)

    def _left(self, state: Progress) -> Place | None:
        """Give the place last left, while it is not done, its week not put aside, and it still exists."""
        module, _dot, step = self._desk.store.local.get(PLACE).rpartition(".")
        place = Place(module, step)
        found = self.find(place)
        if found is None or found[0].aspect in ("instrument", "extra", "shelf"):
            return None
        week = self._desk.outline.week_of(place.module)
        if week is not None and week.id in state.skipped:
            return None
        return None if state.is_done(*found) else place

    def _week_state(self, week: WeekOutline, calendar: Calendar, state: Progress) -> WeekState:
        return WeekState(
            week,
            calendar.span(week.number),
            tended(week, state),
            week.id in state.skipped,
            calendar.week == week.number,
        )


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _picked(value: object) -> str:
    first = value[0] if isinstance(value, list) and value else ""
    return first if isinstance(first, str) else ""


def _whole(value: object) -> int | None:
    number = as_number(_text(value))
    return int(number) if number is not None else None
