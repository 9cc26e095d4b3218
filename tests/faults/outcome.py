"""What a gate found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from bench.terminal import TerminalTimeout

LANES = 2
Round = TypeVar("Round")


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that must not happen, and how it showed."""

    what: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one gate over its rounds."""

    case: str
    rounds: int
    failures: tuple[Failure, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing failed, in at least one round."""
        return self.rounds > 0 and not self.failures

    @property
    def kinds(self) -> set[str]:
        """The names of what failed."""
        return {failure.what for failure in self.failures}

    def __str__(self) -> str:
        lines = [f"{self.case}: {len(self.failures)} failures in {self.rounds} rounds"]
        return "\n".join([*lines, *(f"- {failure.what}: {failure.detail}" for failure in self.failures[:20])])


def gather(case: str, rounds: Sequence[Round], judge: Callable[[Round], Iterable[Failure]]) -> Outcome:
    """Judge every round, two at a time; a program that could not be driven is a failure as well."""

    def safely(one: Round) -> list[Failure]:
        try:
            return list(judge(one))
        except TerminalTimeout as error:
            return [Failure("not usable", str(error))]

    with ThreadPoolExecutor(LANES) as lanes:
        found = list(lanes.map(safely, rounds))
    return Outcome(case, len(rounds), tuple(failure for failures in found for failure in failures))
