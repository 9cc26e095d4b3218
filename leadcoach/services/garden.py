"""The garden: the records behind each bed, counted in few questions to the store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from leadcoach.domain.cockpit import ASKS, EXPERIMENTS, Cells, cells_of, experiments_decided
from leadcoach.domain.growth import beds
from leadcoach.domain.ids import answer_id
from leadcoach.domain.progress import Progress
from leadcoach.domain.records import standing
from leadcoach.services.desk import Desk, answer_value

if TYPE_CHECKING:
    from leadcoach.domain.garden import Bed

BEHAVIOUR, VALUED, PULSE = "behaviour", "valued", "pulse"
COUNTED = ("lb1", "lb2", "lb4", "lb5", "lb6")
DECISIONS, GOALS, SHARED = "w05.skillset.decisions", "w06.toolset.goals", "w04.skillset.shared"
TALENTS, ERRORS, LOOPS = "w02.toolset.talents", "w04.mindset.errors", "w10.toolset.loops"
TAPPED = "talk-share.talk"
TALKS = ("w01.skillset.talk", "w03.skillset.talk", "w13.talk-again", "w01.skillset.meetings")


class Garden:
    """Use cases of the garden."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def beds(self, state: Progress) -> tuple[Bed, ...]:
        """Give the garden: read apart from Today's lines, so that they are there first."""
        waves = self._waves()
        subjects = [subject for wave in waves for subject in wave]
        wanted = (*subjects, ASKS, *EXPERIMENTS, DECISIONS, GOALS, SHARED, TALENTS, ERRORS, LOOPS, *TALKS)
        found = self._desk.store.documents.many([answer_id(subject) for subject in wanted])
        answers = {
            document.ask: answer_value(document, document.ask) for document in found.values() if not document.binned_at
        }
        rated = [[answers.get(subject) for subject in wave] for wave in waves]
        return beds(self._desk.outline, state, rated, _taken({**self._logged(), **_written(answers)}))

    def _waves(self) -> list[list[str]]:
        """Give the steps of the test, one list a week, the earliest first."""
        return [
            [f"{module.id}.{step.id}" for step in module.steps if step.ask == "scale"]
            for week in self._desk.outline.weeks
            for module in week.modules
            if module.aspect == "toolset"
        ]

    def _logged(self) -> dict[str, int]:
        facts = standing(self._desk.store.facts.of((BEHAVIOUR, VALUED, PULSE)))
        counts = {name: int(sum(_number(fact.data.get(name)) for fact in facts)) for name in COUNTED}
        valued = {fact.day for fact in facts if fact.kind == VALUED and _says_more_than_none(fact.data)}
        captures = self._desk.store.documents.count(("capture",))
        pulses = sum(fact.kind == PULSE for fact in facts)
        tapped = self._desk.store.documents.count(("answer",), ask_prefix=TAPPED)
        return {**counts, "valued": len(valued), "captures": captures, "pulses": pulses, "tapped": tapped}


def _taken(kept: dict[str, int]) -> dict[str, int]:
    """Add the meetings tapped on the workbench to those counted in the weeks."""
    return {**kept, "talks": kept["talks"] + kept["tapped"]}


def _written(answers: Mapping[str, object]) -> dict[str, int]:
    """Count the rows of what was written down, as they are stored."""

    def rows(subject: str, *columns: str) -> int:
        return sum(all(_says(cells, name) for name in columns) for cells in cells_of(answers.get(subject)))

    experiments = [cells for subject in EXPERIMENTS for cells in cells_of(answers.get(subject))]
    talents, script = answers.get(TALENTS), answers.get(LOOPS)
    return {
        "asks": rows(ASKS, "ask", "answer", "reason"),
        "handed": sum(_handed(cells) for cells in cells_of(answers.get(DECISIONS))),
        "pairs": rows(GOALS, "result", "learning"),
        "shared": rows(SHARED, "heard"),
        "decided": experiments_decided(experiments).done,
        "talents": len(talents) if isinstance(talents, list) else 0,
        "talks": sum(bool(answers.get(subject)) for subject in TALKS),
        "errors": rows(ERRORS, "error", "kind"),
        "links": sum(1 for _link in _links(script)),
    }


def _handed(cells: Cells) -> bool:
    """Whether a decision has another level wished than today, a day to look at it, and was not taken back."""
    moved = _says(cells, "wished") and cells.get("wished") != cells.get("now")
    return moved and _says(cells, "review") and cells.get("taken-back") in (None, "", "no", "partly")


def _links(script: object) -> Iterator[str]:
    lines = script.splitlines() if isinstance(script, str) else []
    return (line for line in lines if ("->" in line or "~>" in line) and not line.lstrip().startswith("#"))


def _says(cells: Cells, name: str) -> bool:
    value = cells.get(name)
    return isinstance(value, str) and bool(value.strip())


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and value > 0 else 0.0


def _says_more_than_none(data: Mapping[str, object]) -> bool:
    picked = data.get("picked")
    return isinstance(picked, list) and any(name != "none" for name in picked)
