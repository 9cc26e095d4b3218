"""How far a person is: steps done, weeks tended, and the one next thing. Computed from facts alone."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from typing import NamedTuple

from leadcoach.domain.outline import ModuleOutline, Outline, StepOutline, WeekOutline
from leadcoach.domain.records import Fact, standing

STEP_DONE = "step_done"
PRACTICE_LOGGED = "practice_logged"
PROMPT_ANSWERED = "prompt_answered"
SKIPPED = "skipped"
RETURNED = "returned"
PAUSED = "paused"
RESUMED = "resumed"
REPLANNED = "replanned"
TIME_KINDS = (PAUSED, RESUMED, REPLANNED)
"""The facts that programme time is computed from."""
DEEPEST = "T"
"""The level of the questions that test an own assumption."""
STEERED_FROM = 8
"""The week from which there is enough to steer by: Today shows three numbers."""
OUTCOMES = ("done", "tried", "not-possible", "own")
"""What can become of a practice with the team."""
PROGRESS_KINDS = (STEP_DONE, PRACTICE_LOGGED, PROMPT_ANSWERED, SKIPPED, RETURNED, *TIME_KINDS)


class Place(NamedTuple):
    """One step of one walk."""

    module: str
    step: str

    @property
    def subject(self) -> str:
        """The id its answer and facts hang on."""
        return f"{self.module}.{self.step}"


class Progress(NamedTuple):
    """What was done, by subject."""

    done: frozenset[str] = frozenset()
    practices: tuple[tuple[str, str], ...] = ()
    """Subject and latest outcome of each practice logged."""
    prompts: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    """Weeks and steps put aside."""
    absent: frozenset[str] = frozenset()
    """Steps that are no part of this person's walk, for their route or their team."""
    asleep: frozenset[str] = frozenset()
    """Steps that open on a later day."""

    def outcome(self, subject: str) -> str:
        """Give what became of a practice, or empty."""
        return dict(self.practices).get(subject, "")

    def is_done(self, module: ModuleOutline, step: StepOutline) -> bool:
        """Whether a step is behind us: done, logged, answered or put aside; and one that is not there now is, too."""
        subject = f"{module.id}.{step.id}"
        return subject in self.done or subject in self.skipped or subject in self.absent or subject in self.asleep

    def there(self, module: ModuleOutline) -> tuple[StepOutline, ...]:
        """Give the steps of a walk that are there now: part of it, and open."""
        away = self.absent | (self.asleep - self.done)
        return tuple(step for step in module.steps if f"{module.id}.{step.id}" not in away)

    def steps_done(self, module: ModuleOutline) -> int:
        """Give how many of the steps that are there are behind us."""
        return sum(self.is_done(module, step) for step in self.there(module))

    def minutes_left(self, module: ModuleOutline, after: str = "") -> int:
        """Give the minutes of the steps still open, from step `after` on where given; at least 1 while one is open.

        The steps of a week's own walk stand each for itself, so there it is the minutes of that step alone.
        """
        steps = module.steps
        names = [step.id for step in steps]
        if module.aspect == "week" and after in names:
            return max(1, round(steps[names.index(after)].minutes))
        if after in names:
            steps = steps[names.index(after) :]
        left = [step.minutes for step in steps if not self.is_done(module, step)]
        return max(1, round(sum(left))) if left else 0


class Tended(NamedTuple):
    """The three things that make a week tended."""

    output: bool
    practice: bool
    prompt: bool

    @property
    def whole(self) -> bool:
        """Whether the week is tended."""
        return self.output and self.practice and self.prompt


def progress(facts: Iterable[Fact]) -> Progress:
    """Read progress off the facts; later facts of a kind overrule earlier ones."""
    done: set[str] = set()
    prompts: set[str] = set()
    skipped: set[str] = set()
    practices: dict[str, str] = {}
    for fact in standing(tuple(facts)):
        match fact.kind:
            case "step_done":
                done.add(fact.subject)
            case "prompt_answered":
                prompts.add(fact.subject)
            case "practice_logged":
                practices[fact.subject] = str(fact.data.get("outcome", ""))
            case "skipped":
                skipped.add(fact.subject)
            case "returned":
                skipped.discard(fact.subject)
    return Progress(frozenset(done), tuple(practices.items()), frozenset(prompts), frozenset(skipped))


def tended(week: WeekOutline, state: Progress) -> Tended:
    """Apply the tended rule: one module output saved, the practice logged, one prompt answered."""
    practice, opening = week.practice, week.opening.id
    return Tended(
        output=any(module.output in state.done for module in week.modules if module.output),
        practice=practice is not None and bool(state.outcome(f"{opening}.{practice.id}")),
        prompt=any(f"{opening}.{prompt.id}" in state.prompts for prompt in week.prompts),
    )


def week_order(week: WeekOutline) -> tuple[tuple[ModuleOutline, StepOutline], ...]:
    """Give every step of a week in the order it is offered.

    First what its own walk says before the practice, then the modules, then practice, prompts and what comes after.
    """
    steps = week.opening.steps
    early = len(list(takewhile(lambda step: not step.journal and step.ask != "practice", steps)))
    first = [(week.opening, step) for step in steps[:early]]
    middle = [(module, step) for module in week.modules for step in module.steps]
    last = [(week.opening, step) for step in steps[early:]]
    return (*first, *middle, *last)


def next_place(outline: Outline, state: Progress, week: int, *, late: bool = False) -> Place | None:
    """Give the one next thing: in this week first, then in earlier weeks that were not put aside, else None.

    Late in the evening no question comes that tests an own assumption: such questions keep people awake.
    """
    wanted = [number for number in (week, *range(1, week)) if number >= 1]
    for number in wanted:
        each = outline.week(number)
        if each is None or each.id in state.skipped:
            continue
        for module, step in week_order(each):
            too_deep = late and step.level == DEEPEST
            if not (too_deep or state.is_done(module, step) or _prompt_met(each, module, step, state)):
                return Place(module.id, step.id)
    return None


def _prompt_met(week: WeekOutline, module: ModuleOutline, step: StepOutline, state: Progress) -> bool:
    """One prompt a week is enough: the others stay open to whoever wants them, but are never the next thing."""
    return step.journal and any(f"{module.id}.{prompt.id}" in state.prompts for prompt in week.prompts)
