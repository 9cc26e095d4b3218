"""The rule by which the garden grows: only from what was rated, done and recorded, and never back.

A bed is 0 to 8 high. Up to 3 come from the learning culture test: the mean of the block's ratings for today in the
newest wave, 1 to 5 read as 0 to 3. Up to 3 come from what was done in weeks that work on the block: one for each module
output saved, each practice logged and each prompt answered. Up to 2 come from the records that instruments keep for
the block, each of them up to 1, reached when there are as many as `needed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from leadcoach.domain.garden import Bed
from leadcoach.domain.outline import Outline, WeekOutline
from leadcoach.domain.progress import Progress
from leadcoach.text import _

_BLOCK_ITEM = re.compile(r"(b[1-8])-\d")
MOST_RATED, MOST_DONE, MOST_KEPT = 3.0, 3, 2.0


class Kind(NamedTuple):
    """A kind of record that feeds a bed."""

    key: str
    needed: int
    """How many of them make one step of height."""


KINDS: Mapping[str, tuple[Kind, ...]] = MappingProxyType(
    {
        "b1": (Kind("asks", 5), Kind("lb5", 10), Kind("pulses", 1)),
        "b2": (Kind("handed", 2), Kind("lb6", 10)),
        "b3": (Kind("valued", 10), Kind("pairs", 2)),
        "b4": (Kind("lb4", 6), Kind("shared", 1)),
        "b5": (Kind("decided", 1), Kind("captures", 10)),
        "b6": (Kind("lb2", 5), Kind("talents", 2)),
        "b7": (Kind("lb1", 20), Kind("talks", 2)),
        "b8": (Kind("errors", 6), Kind("links", 4)),
    }
)
"""The records that feed each block, beside the test and the weeks."""


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


def beds(
    outline: Outline, state: Progress, waves: Iterable[Iterable[object]], kept: Mapping[str, int] = MappingProxyType({})
) -> tuple[Bed, ...]:
    """Give the eight beds with their height and the records behind it.

    `waves` are the stored ratings of each wave of the test, the oldest first; of each block the newest wave counts that
    rated it. `kept` says how many records there are of each kind of `KINDS`.
    """
    means: dict[str, float] = {}
    for answers in waves:
        means |= block_means(answers)
    return tuple(
        _bed(block, name, outline, state, means.get(block), kept) for block, name in outline.names["beds"].items()
    )


def _bed(block: str, name: str, outline: Outline, state: Progress, mean: float | None, kept: Mapping[str, int]) -> Bed:
    done = [reason for week in outline.weeks if week.block == block for reason in _done(week, state)]
    rated = min(MOST_RATED, max(0.0, (mean - 1) * MOST_RATED / 4)) if mean is not None else 0.0
    records = [(kind, kept.get(kind.key, 0)) for kind in KINDS.get(block, ()) if kept.get(kind.key, 0) > 0]
    from_records = min(MOST_KEPT, sum(_part(kind, count) for kind, count in records))
    test = _("Your test: today {mean:.1f} of 5, which makes {part:.1f} of {most:.0f}.")
    because = [] if mean is None else [test.format(mean=mean, part=rated, most=MOST_RATED)]
    said = [_sentence(kind, count) for kind, count in records]
    height = rated + min(MOST_DONE, len(done)) + from_records
    return Bed(block, name, round(height, 1), (*because, *done, *said))


def _part(kind: Kind, count: int) -> float:
    return min(1.0, count / kind.needed)


def _sentence(kind: Kind, count: int) -> str:
    return _("{what}: {count}, which makes {part:.1f} of 1.").format(
        what=_kind_words(kind.key), count=count, part=_part(kind, count)
    )


def _kind_words(key: str) -> str:
    return {
        "asks": _("Asks of the team answered"),
        "lb5": _("Bad news or disagreement thanked for"),
        "pulses": _("Pulses taken"),
        "handed": _("Decisions handed over and not taken back"),
        "lb6": _("Decisions left with those who know most"),
        "valued": _("Days on which learning was visibly valued"),
        "pairs": _("Result goals with a learning goal beside them"),
        "lb4": _("Reflection slots held"),
        "shared": _("Feedback you got, told to the team"),
        "decided": _("Experiments decided"),
        "captures": _("Thoughts captured"),
        "lb2": _("Own mistakes or doubts told"),
        "talents": _("Talents named"),
        "lb1": _("Open questions asked first"),
        "talks": _("Meetings counted"),
        "errors": _("Errors looked at by their kind"),
        "links": _("Links drawn between things"),
    }.get(key, key)


def _done(week: WeekOutline, state: Progress) -> list[str]:
    reasons = [_("Saved: {title}").format(title=module.title) for module in week.modules if module.output in state.done]
    practice = week.practice
    if practice and state.outcome(f"{week.opening.id}.{practice.id}"):
        reasons.append(_("With the team: {title}").format(title=practice.title))
    answered = [prompt for prompt in week.prompts if f"{week.opening.id}.{prompt.id}" in state.prompts]
    said = _("Journal of week {week}: {title}")
    return reasons + [said.format(week=week.number, title=prompt.title) for prompt in answered]
