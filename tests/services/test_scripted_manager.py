"""A manager goes through all thirteen weeks, on each route, with a pause in week 6 and a team of four."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from leadcoach.domain.progress import Place
from leadcoach.domain.recall import GOOD
from leadcoach.services.desk import Desk
from leadcoach.services.programme import ROUTES, Programme, Route
from leadcoach.services.recall import Recall
from leadcoach.services.showing import Showing
from leadcoach.services.waiting import Waiting, waiting
from leadcoach.services.walking import Walking
from leadcoach.services.worksheets import Worksheets
from tests.services.making import FIRST_DAY, SHIPPED, Clock
from tests.services.scripted import answer_to

PAUSE = 14


class Manager:
    """Does the next thing until nothing is open, answering every ask and looking at every reading."""

    def __init__(self, desk: Desk, clock: Clock, route: Route) -> None:
        self.desk = desk
        self.clock = clock
        self.programme = Programme(desk)
        self.walking = Walking(desk)
        self.met: list[str] = []
        self.programme.begin(FIRST_DAY.date(), route)
        self.programme.answer_profile("team", "4")

    def do(self, place: Place) -> None:
        """Answer a step, check that it is done, and look at what it shows."""
        module = self.walking.module(place.module)
        step = module.step(place.step)
        assert step is not None, place
        opened = self.walking.open(module, step)
        ask = opened.step.ask
        if ask is None:
            done = self.walking.finish(opened, None).done
        elif ask.kind == "instrument":
            sheets = Worksheets(self.desk)
            sheet = sheets.open(getattr(ask.spec, "use", ""))
            day = self.clock().day
            done = sheets.save(sheet, {each.id: answer_to(each, day) for each in sheet.module.asks}, opened) is not None
        else:
            answer = opened.answer if opened.proposal and opened.answer else answer_to(ask, self.clock().day)
            kept = self.walking.finish(opened, answer)
            if not kept.done:
                kept = self.walking.finish(self.walking.open(module, step), answer_to(ask, self.clock().day))
            assert not kept.problems, (place, kept.problems)
            done = kept.done
        assert done, place
        if step.show:
            assert Showing(self.desk).show(module, step.show).reading.blocks, place
        self.met.append(place.subject)

    def go_through(self, week: int) -> None:
        """Do the next thing until nothing is open up to this week, and what waits."""
        while place := self.next(week):
            self.do(place)
        for each in self.waiting(week):
            if each.kind == "woken":
                self.do(Place(each.module, each.step))

    def next(self, week: int) -> Place | None:
        """Give the next thing; prompts beyond the first count as well here."""
        found = self.programme.today()
        assert found is not None
        assert found.calendar.week == week
        self.programme.leave_at(Place("", ""))
        if found.next is not None:
            return found.next
        outline = self.desk.outline.weeks[week - 1]
        open_prompts = [each for each in outline.prompts if not found.state.is_done(outline.opening, each)]
        return Place(outline.opening.id, open_prompts[0].id) if open_prompts else None

    def waiting(self, week: int) -> tuple[Waiting, ...]:
        state = self.programme.progress()
        return waiting(self.desk, state, self.programme.opening_days(), week)

    def recall(self) -> int:
        """Grade the cards of today."""
        recall = Recall(self.desk)
        due = recall.due()
        for asked in due:
            recall.grade(asked.card.id, GOOD, 4_000)
        return len(due)


@pytest.fixture
def manager(make_desk: Callable[[Path], Desk], clock: Clock) -> Callable[[Route], Manager]:
    return lambda route: Manager(make_desk(SHIPPED), clock, route)


@pytest.mark.parametrize("route", ROUTES)
def test_a_manager_goes_through_all_thirteen_weeks(
    manager: Callable[[Route], Manager], clock: Clock, route: Route
) -> None:
    going = manager(route)
    cards: list[int] = []
    for week in range(1, 14):
        going.go_through(week)
        if week == 6:
            going.programme.pause()
            clock.ahead(days=PAUSE)
            going.programme.resume()
        for _day in range(7):
            cards.append(going.recall())
            clock.ahead(days=1)
    ended = going.programme.today()
    assert ended is not None
    assert clock().day == FIRST_DAY.date() + timedelta(days=7 * 13 + PAUSE)
    assert ended.calendar.week == 14
    assert [week.week.number for week in ended.weeks if not week.tended.whole] == []
    assert ended.next is None
    assert max(cards) <= 8
    for outline in ended.weeks:
        for module in outline.week.walks:
            left = [step.id for step in ended.state.there(module) if not ended.state.is_done(module, step)]
            assert left == [], module.id
    met = set(going.met)
    guarded = [
        f"{module.id}.{step.id}"
        for week in going.desk.outline.weeks
        for module in week.walks
        for step in module.steps
        if "route" in step.when
    ]
    taken = [subject for subject in guarded if subject in met]
    assert taken
    assert len(taken) < len(guarded)
    big = [
        f"{module.id}.{step.id}"
        for module in going.desk.outline.modules()
        for step in module.steps
        if "team >= 5" in step.when
    ]
    assert big
    assert not met & set(big)


def test_the_three_routes_differ_where_the_texts_say_so(make_desk: Callable[[Path], Desk]) -> None:
    """Every step with a condition on the route is there on one route at least, and missing on another."""
    desk = make_desk(SHIPPED)
    programme = Programme(desk)
    programme.begin(FIRST_DAY.date())
    absent: dict[str, frozenset[str]] = {}
    for route in ROUTES:
        programme.answer_profile("route", [route])
        absent[route] = programme.progress().absent
    by_route = [
        f"{module.id}.{step.id}" for module in desk.outline.modules() for step in module.steps if "route" in step.when
    ]
    assert len(by_route) >= 6
    for subject in by_route:
        there = [route for route in ROUTES if subject not in absent[route]]
        assert 1 <= len(there) < len(ROUTES), subject
