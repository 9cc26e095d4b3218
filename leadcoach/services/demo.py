"""An invented manager's weeks, gone through with the same services that a person uses, on the days they tell of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time, timedelta
from functools import partial
from typing import NamedTuple

from leadcoach.domain.demo import DemoWeek, Told
from leadcoach.domain.outline import ModuleOutline, StepOutline, WeekOutline
from leadcoach.domain.progress import week_order
from leadcoach.domain.records import Moment
from leadcoach.errors import Refused
from leadcoach.services.counting import Counting
from leadcoach.services.demo_answers import DemoAnswers, refused
from leadcoach.services.desk import Desk
from leadcoach.services.journaling import Journaling
from leadcoach.services.programme import Programme
from leadcoach.services.pulse import Pulses
from leadcoach.text import _, ngettext

WEEK = 7
MORNING, NOON, EVENING = time(8, 15), time(12, 30), time(16, 45)
APART = timedelta(minutes=3)
"""Between two things of the same part of a day."""
OWN_DAYS = 3
"""On which day of a week the practice is logged; what stands after it comes a day later."""


class Event(NamedTuple):
    """Something that happens on a day of the programme."""

    day: int
    at: time
    run: Callable[[Desk], object]


def last_day(week: int, weeks: int) -> int:
    """Give the day on which a week is shown, counted from 0: its sixth, and of the last of so many weeks its last."""
    return WEEK * week - (1 if week == weeks else 2)


class Demo:
    """Fills an empty home."""

    def __init__(self, desk: Desk, weeks: Sequence[DemoWeek], left_open: frozenset[str] = frozenset()) -> None:
        self._desk = desk
        self._weeks = [each for each in weeks if _written(desk, each)]
        self._left_open = left_open
        self._told: Counter[tuple[int, time]] = Counter()
        self._last = 0
        self._start = desk.clock().day

    def fill(self, week: int) -> int:
        """Do everything up to the sixth day of a week, which is today; gives the number of weeks held.

        All of it is kept or none. Raises Refused for a home that has begun, and for what does not fit.
        """
        held = [each for each in self._weeks if each.number <= week]
        self._last = last_day(held[-1].number if held else 1, len(self._desk.outline.weeks))
        self._start = self._desk.clock().day - timedelta(days=self._last)
        answers = DemoAnswers(self._start)
        with self._desk.store.tx():
            self._begin(answers, held)
            events = [event for each in held for event in self._events(answers, each) if event.day <= self._last]
            for event in sorted(events, key=lambda each: (each.day, each.at)):
                event.run(self._at(event.day, event.at))
        return len(held)

    def _begin(self, answers: DemoAnswers, held: Sequence[DemoWeek]) -> None:
        desk = self._at(0, MORNING)
        Programme(desk).begin(self._start)
        for told in (told for each in held for told in each.answers.values()):
            if told.subject.startswith("profile.") and told.subject != "profile.start":
                answers.profile(desk, told)

    def _events(self, answers: DemoAnswers, week: DemoWeek) -> Iterator[Event]:
        outline = self._desk.outline.week(week.number)
        if outline is not None:
            yield from self._walk(answers, week, outline)
        for told in (*week.occasions, *week.later):
            yield Event(told.day, NOON, partial(answers.on_a_day, told))
        for told in week.aside:
            yield from self._aside(told)
        yield from (Event(told.day, NOON, partial(_pulse, told)) for told in week.pulses)
        yield from (Event(told.day, EVENING, partial(_entry, told)) for told in week.entries)
        yield from (Event(told.day, EVENING, partial(_capture, told)) for told in week.captures)
        yield from (Event(told.day, EVENING, partial(_log, told)) for told in week.logs)

    def _walk(self, answers: DemoAnswers, week: DemoWeek, outline: WeekOutline) -> Iterator[Event]:
        """Every step of a week but those put aside, each on its day; within a module none before the one above it."""
        answers.must_be_asked(self._desk, week, outline)
        aside = {told.subject for told in week.aside}
        reached: dict[str, int] = {}
        for module, step in week_order(outline):
            subject = f"{module.id}.{step.id}"
            if not {subject, module.id} & (aside | self._left_open):
                day = week.days.get(subject, week.days.get(module.id, _usual_day(outline, module, step)))
                if module in outline.modules:
                    day = reached[module.id] = max(day, reached.get(module.id, 0))
                yield Event(day, MORNING, partial(answers.step, week, module.id, step.id))

    def _aside(self, told: Told) -> Iterator[Event]:
        outline = self._desk.outline
        module = None if any(week.id == told.subject for week in outline.weeks) else outline.module(told.subject)
        subjects = [f"{module.id}.{step.id}" for step in module.steps] if module else [told.subject]
        yield Event(told.day, NOON, partial(_put_aside, subjects))
        if isinstance(told.value, int):
            yield Event(told.value, MORNING, partial(_take_up, subjects))

    def _at(self, day: int, at: time) -> Desk:
        """Give the desk as it was then: a few minutes after what came before, and never in the future."""
        now = self._desk.clock()
        self._told[day, at] += 1
        then = datetime.combine(self._start + timedelta(days=day), at, now.at.tzinfo) + APART * self._told[day, at]
        moment = Moment(min(then, now.at), now.zone, now.day_end)
        return self._desk._replace(clock=lambda: moment)


def _written(desk: Desk, week: DemoWeek) -> bool:
    outline = desk.outline.week(week.number)
    return bool(outline and outline.written)


def _usual_day(week: WeekOutline, module: ModuleOutline, step: StepOutline) -> int:
    """Give the day of the programme on which a step comes: a module a day, then the practice, then the rest."""
    first = WEEK * (week.number - 1)
    if module in week.modules:
        return first + week.modules.index(module)
    names = [each.id for each in module.steps]
    practice = week.practice.id if week.practice else ""
    if practice not in names or names.index(step.id) < names.index(practice):
        return first
    return first + OWN_DAYS + (step.id != practice)


def _put_aside(subjects: Sequence[str], desk: Desk) -> None:
    for subject in subjects:
        Programme(desk).put_aside(subject)


def _take_up(subjects: Sequence[str], desk: Desk) -> None:
    for subject in subjects:
        Programme(desk).take_up(subject)


def _entry(told: Told, desk: Desk) -> None:
    item = told.value if isinstance(told.value, dict) else {}
    energy = item.get("energy")
    try:
        Journaling(desk).write(str(item.get("text", "")), energy=energy if isinstance(energy, int) else None)
    except Refused as error:
        raise refused(told, error.message) from None


def _capture(told: Told, desk: Desk) -> None:
    item = told.value if isinstance(told.value, dict) else {}
    Journaling(desk).capture({name: str(text) for name, text in item.items() if name != "day"})


def _log(told: Told, desk: Desk) -> None:
    item = told.value if isinstance(told.value, dict) else {}
    data, picked, counting = item.get("data"), item.get("picked"), Counting(desk)
    counts = [[f"{name}={number}" for name, number in data.items()]] if isinstance(data, dict) else []
    picks = [[str(name)] for name in (picked if isinstance(picked, list) else [picked]) if name is not None]
    try:
        for words in (*counts, *picks) or ([],):
            counting.keep(counting.make(told.subject, words))
    except Refused as error:
        raise refused(told, error.message) from None


def _pulse(told: Told, desk: Desk) -> None:
    """Count the ballots and close them: `n` of them, each a list of digits, 0 for a statement left out."""
    item = told.value if isinstance(told.value, dict) else {}
    ballots = item.get("ballots")
    pulses = Pulses(desk, str(item.get("form", "pulse")))
    hurdle = pulses.hurdle()
    if hurdle:
        raise refused(told, _("No pulse is offered on this day: `{hurdle}`.").format(hurdle=hurdle))
    if not isinstance(ballots, list) or len(ballots) != item.get("n"):
        raise refused(told, _("There are not as many ballots as `n` says."))
    counts, names = pulses.open(), [each.id for each in pulses.statements()]
    try:
        for ballot in ballots:
            counts.add({name: point for name, point in zip(names, ballot, strict=True) if point})
    except (TypeError, ValueError):
        raise refused(told, _("A ballot has another length, or other numbers than 0 to 5.")) from None
    pulses.close(counts, membership_changed=item.get("changed") is True)


def said(filled: int, asked: int) -> str:
    """Say how many weeks the demo holds."""
    sentence = ngettext("The demo holds {count} week.", "The demo holds {count} weeks.", filled).format(count=filled)
    if asked <= filled:
        return sentence
    return sentence + " " + _("Later weeks are not written yet.")
