"""The rule by which the garden grows: only from what was rated and done.

A bed is 0 to 8 high. Up to 4 come from the learning culture test: the mean of the block's ratings for today, 1 to 5
read as 0 to 4. Up to 4 come from what was done in weeks that work on the block: one for each module output saved, each
practice logged and each prompt answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from leadcoach.domain.garden import Bed
from leadcoach.domain.outline import Outline, WeekOutline
from leadcoach.domain.progress import Progress
from leadcoach.text import _

_BLOCK_ITEM = re.compile(r"(b[1-8])-\d")
MOST_RATED = 4.0
MOST_DONE = 4


def block_means(answers: Iterable[object], aspect: str = "now") -> dict[str, float]:
    """Give the mean rating of each block that has at least one number, from items called b1-1 to b8-4.

    `answers` are the stored values of scales (item → aspect → number); anything of another shape counts as none. They
    are read as they are stored: this runs at start-up, where the classes of answers would cost more than the sum.
    """
    values: dict[str, list[int]] = {}
    for answer in answers:
        for item, aspects in answer.items() if isinstance(answer, dict) else ():
            found = _BLOCK_ITEM.fullmatch(str(item))
            number = aspects.get(aspect) if isinstance(aspects, dict) else None
            if found and isinstance(number, int):
                values.setdefault(found[1], []).append(number)
    return {block: sum(numbers) / len(numbers) for block, numbers in values.items()}


def beds(outline: Outline, state: Progress, ratings: Iterable[object]) -> tuple[Bed, ...]:
    """Give the eight beds with their height and the records behind it."""
    means = block_means(ratings)
    return tuple(_bed(block, name, outline, state, means.get(block)) for block, name in outline.names["beds"].items())


def _bed(block: str, name: str, outline: Outline, state: Progress, mean: float | None) -> Bed:
    done = [reason for week in outline.weeks if week.block == block for reason in _done(week, state)]
    rated = min(MOST_RATED, max(0.0, mean - 1)) if mean is not None else 0.0
    height = rated + min(MOST_DONE, len(done))
    because = (
        []
        if mean is None
        else [_("Your test: today {mean:.1f} of 5, which makes {part:.1f} of 4.").format(mean=mean, part=rated)]
    )
    return Bed(block, name, round(height, 1), (*because, *done))


def _done(week: WeekOutline, state: Progress) -> list[str]:
    reasons = [_("Saved: {title}").format(title=module.title) for module in week.modules if module.output in state.done]
    practice = week.practice
    if practice and state.outcome(f"{week.opening.id}.{practice.id}"):
        reasons.append(_("With the team: {title}").format(title=practice.title))
    answered = [prompt for prompt in week.prompts if f"{week.opening.id}.{prompt.id}" in state.prompts]
    return reasons + [_("Journal: {title}").format(title=prompt.title) for prompt in answered]
