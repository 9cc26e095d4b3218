"""The certificate: what was done in the thirteen weeks, each rule with its count. It judges no competence."""

from __future__ import annotations

from dataclasses import dataclass

from leadcoach.domain.answers import Rows
from leadcoach.domain.blocks import Paragraph, Reading, Said, Table
from leadcoach.domain.outline import ModuleOutline, Outline
from leadcoach.domain.progress import Progress, tended
from leadcoach.domain.readings.counts import logged
from leadcoach.domain.readings.given import TITLE, Given, Instrument, Need

WEEKS, ANSWERED, EXPERIMENTS, SLOTS, STORIES, CLOSING = 10, 80, 1, 6, 1, 5
"""What is needed of each rule; asks answered in per cent."""
TESTED = (1, 13)
"""The weeks in which the learning culture test is filled in."""
LAST = 13
BEHAVIOUR, SLOT = "behaviour", "lb4"
"""The log, and in it the count of reflection slots held."""
STORY = "story"
"""The step of the last skillset in which the story is told; its other steps are the closing reflection."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing the record counts."""

    key: str
    """The key of its phrase."""
    count: float
    needed: float

    @property
    def met(self) -> bool:
        """Whether enough was done."""
        return self.count >= self.needed


def read(given: Given) -> Reading:
    """Give every rule with its count, what is needed, and yes or not yet; a part is a record too."""
    if given.outline is None:
        return Reading(TITLE, (Paragraph((Said("not-yet"),)),))
    found = rules(given, given.outline)
    columns = ((Said("rule"),), (Said("so-far"),), (Said("needed"),), (Said("state"),))
    body = tuple(((Said(rule.key),), rule.count, rule.needed, (Said("yes" if rule.met else "no"),)) for rule in found)
    count = sum(rule.met for rule in found)
    met = Said("met", (("count", count), ("all", len(found)))) if count < len(found) else Said("met-all")
    return Reading(
        TITLE,
        (
            Paragraph((met,)),
            Table((Said("rules-title"),), columns, body),
            Paragraph((Said("record"),), "caveat"),
        ),
    )


def rules(given: Given, outline: Outline) -> tuple[Rule, ...]:
    """Give every rule, in the order in which it is shown."""
    state = given.progress
    slots = sum(logged(fact).get(SLOT, 0) for fact in given.facts.get(BEHAVIOUR, ()))
    closing, asked = _closing(outline, state)
    story = f"w{LAST}.skillset.{STORY}" in state.done
    return (
        Rule("weeks", sum(tended(week, state).whole for week in outline.weeks), WEEKS),
        Rule("tests", sum(_tested(outline, state, number) for number in TESTED), len(TESTED)),
        Rule("answered", _answered(given), ANSWERED),
        Rule("experiments", _rows(given, "experiments", "decision"), EXPERIMENTS),
        Rule("slots", slots, SLOTS),
        Rule("story", int(story), STORIES),
        Rule("closing", closing, asked),
    )


def _tested(outline: Outline, state: Progress, number: int) -> bool:
    """Whether every step of that week's test is behind us; they are the steps of its toolset called `test…`."""
    module = _module(outline, number, "toolset")
    subjects = [f"{module.id}.{step.id}" for step in module.asking if step.id.startswith("test")] if module else []
    return bool(subjects) and state.done.issuperset(subjects)


def _closing(outline: Outline, state: Progress) -> tuple[int, int]:
    """Give how many of the closing questions are answered, and how many there are."""
    module = _module(outline, LAST, "skillset")
    steps = [step for step in module.asking if step.id != STORY and not step.optional] if module else []
    if module is None or not steps:
        return 0, CLOSING
    return sum(f"{module.id}.{step.id}" in state.done for step in steps), len(steps)


def _module(outline: Outline, number: int, aspect: str) -> ModuleOutline | None:
    week = outline.week(number)
    return next((module for module in week.modules if module.aspect == aspect), None) if week else None


def _answered(given: Given) -> int:
    """Give how many of a hundred asks of a sit session have an answer."""
    asked = _rows(given, "asks", "ask")
    return 100 * _rows(given, "asks", "answer") // asked if asked else 0


def _rows(given: Given, need: str, column: str) -> int:
    """Give in how many rows a column is filled."""
    answers = [answer for sheet in given.sheets.get(need, ()) for answer in sheet.answers.values()]
    rows = [row for answer in answers if isinstance(answer, Rows) for row in answer.filled]
    return sum(bool(row.cell(column).strip()) for row in rows)


CERTIFICATE = Instrument(
    id="certificate",
    asks={},
    phrases=frozenset(
        {
            "title", "not-yet", "met", "met-all", "rules-title", "rule", "so-far", "needed", "state", "yes", "no",
            "record", "weeks", "tests", "answered", "experiments", "slots", "story", "closing",
        }
    ),
    read=read,
    needs=(
        Need("asks", "@w03.toolset.asks", later=True),
        Need("experiments", "@w02.mindset.experiment", later=True),
        Need("experiments", "@w08.toolset.charter", later=True),
    ),
    facts=frozenset({BEHAVIOUR}),
    done=True,
)  # fmt: skip
