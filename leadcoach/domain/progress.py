"""How far a person is: steps done, weeks tended, and the one next thing. Computed from facts alone."""

from __future__ import annotations

from collections.abc import Iterable
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
OUTCOMES = ("done", "tried", "not-possible", "own")
"""What can become of a practice with the team."""
PROGRESS_KINDS = (STEP_DONE, PRACTICE_LOGGED, PROMPT_ANSWERED, SKIPPED, RETURNED, PAUSED, RESUMED)


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

    def outcome(self, subject: str) -> str:
        """Give what became of a practice, or empty."""
        return dict(self.practices).get(subject, "")

    def is_done(self, module: ModuleOutline, step: StepOutline) -> bool:
        """Whether a step is behind us: done, logged, answered or put aside."""
        subject = f"{module.id}.{step.id}"
        return subject in self.done or subject in self.skipped

    def steps_done(self, module: ModuleOutline) -> int:
        """Give how many steps of a walk are behind us."""
        return sum(self.is_done(module, step) for step in module.steps)

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
    """Give every step of a week in the order it is offered: opening, modules, practice, prompts."""
    late = {step.id for step in week.prompts}
    if week.practice:
        late.add(week.practice.id)
    first = [(week.opening, step) for step in week.opening.steps if step.id not in late]
    middle = [(module, step) for module in week.modules for step in module.steps]
    last = [(week.opening, step) for step in week.opening.steps if step.id in late]
    return (*first, *middle, *last)


def next_place(outline: Outline, state: Progress, week: int) -> Place | None:
    """Give the one next thing: in this week first, then in earlier weeks that were not put aside, else None."""
    wanted = [number for number in (week, *range(1, week)) if number >= 1]
    for number in wanted:
        each = outline.week(number)
        if each is None or each.id in state.skipped:
            continue
        for module, step in week_order(each):
            if not state.is_done(module, step) and not _prompt_met(each, module, step, state):
                return Place(module.id, step.id)
    return None


def _prompt_met(week: WeekOutline, module: ModuleOutline, step: StepOutline, state: Progress) -> bool:
    """One prompt a week is enough: the others stay open to whoever wants them, but are never the next thing."""
    return step.journal and any(f"{module.id}.{prompt.id}" in state.prompts for prompt in week.prompts)
