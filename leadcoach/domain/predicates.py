"""When a step is part of the walk: parts joined by `and`, about the route, the team's size and earlier answers.

`route is alone`, `route is not alone`, `team >= 5`, `answered @w03.toolset.asks`, `not answered @weed`,
`@w05.mindset.choice is own`.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from leadcoach.domain.address import loose

ROUTES = ("alone", "team", "community")
USUAL_ROUTE = "team"
"""The route where none was chosen."""
USUAL_TEAM = 4
"""The size of a team nobody has told."""
LONGEST = 500

_COMPARES: Mapping[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    ">": operator.gt,
    ">=": operator.ge,
}
_AND = re.compile(r"\s+and\s+")
_ROUTE = re.compile(r"route\s+is\s+(?P<negated>not\s+)?(?P<route>[a-z]+)")
_TEAM = re.compile(r"team\s*(?P<sign><=|>=|<|=|>)\s*(?P<size>[0-9]{1,3})")
_ANSWERED = re.compile(r"(?P<negated>not\s+)?answered\s+(?P<address>@\S+)")
_CHOSEN = re.compile(r"(?P<address>@\S+)\s+is\s+(?P<option>[a-z][a-z0-9-]*)")


class PredicateError(ValueError):
    """Text that is no predicate, in one sentence without its final stop."""


class OnRoute(NamedTuple):
    """Whether a person goes, or does not go, one of the routes."""

    route: str
    negated: bool = False

    def __str__(self) -> str:
        return f"route is {'not ' if self.negated else ''}{self.route}"


class TeamSize(NamedTuple):
    """How the number of people in the team compares."""

    sign: str
    """`<`, `<=`, `=`, `>` or `>=`."""
    size: int

    def __str__(self) -> str:
        return f"team {self.sign} {self.size}"


class Answered(NamedTuple):
    """Whether something was answered, or not yet."""

    address: str
    negated: bool = False

    def __str__(self) -> str:
        return f"{'not ' if self.negated else ''}answered {self.address}"


class Chosen(NamedTuple):
    """Whether an option was chosen."""

    address: str
    option: str

    def __str__(self) -> str:
        return f"{self.address} is {self.option}"


Condition = OnRoute | TeamSize | Answered | Chosen


class Predicate(NamedTuple):
    """Conditions that must all hold; none holds always."""

    conditions: tuple[Condition, ...] = ()

    def __str__(self) -> str:
        return " and ".join(map(str, self.conditions))

    @property
    def addresses(self) -> tuple[str, ...]:
        """The address of every answer it looks at, as written."""
        return tuple(each.address for each in self.conditions if isinstance(each, (Answered, Chosen)))


class Circumstances(NamedTuple):
    """What a predicate is held against."""

    answered: Callable[[str], bool]
    """Whether there is an answer at an address, as written in the predicate."""
    picked: Callable[[str], tuple[str, ...]]
    """The ids chosen at an address, as written in the predicate."""
    route: str = ""
    team: int | None = None
    """How many people are in the team, or None where nobody said."""


def parse(text: str) -> Predicate:
    """Read a predicate; an empty text is one that always holds. Raises PredicateError."""
    if not text.strip():
        return Predicate()
    if len(text) > LONGEST:
        raise PredicateError(f"it is longer than {LONGEST} characters")
    return Predicate(tuple(_condition(part) for part in _AND.split(text.strip())))


def holds(predicate: Predicate, now: Circumstances) -> bool:
    """Whether every condition holds; an unknown route counts as `team`, an unknown team size as 4."""
    return all(_holds(condition, now) for condition in predicate.conditions)


def _holds(condition: Condition, now: Circumstances) -> bool:
    match condition:
        case OnRoute(route, negated):
            return ((now.route or USUAL_ROUTE) == route) != negated
        case TeamSize(sign, size):
            return _COMPARES[sign](USUAL_TEAM if now.team is None else now.team, size)
        case Answered(address, negated):
            return now.answered(address) != negated
        case Chosen(address, option):
            return option in now.picked(address)


def _condition(text: str) -> Condition:
    if found := _ROUTE.fullmatch(text):
        if found["route"] not in ROUTES:
            raise PredicateError(f"there is no route `{found['route']}`, only {', '.join(ROUTES)}")
        return OnRoute(found["route"], bool(found["negated"]))
    if found := _TEAM.fullmatch(text):
        return TeamSize(found["sign"], int(found["size"]))
    if found := _ANSWERED.fullmatch(text):
        return Answered(_address(found["address"]), bool(found["negated"]))
    if found := _CHOSEN.fullmatch(text):
        return Chosen(_address(found["address"]), found["option"])
    raise PredicateError(f"`{text}` is no condition")


def _address(text: str) -> str:
    try:
        loose(text)
    except ValueError as error:
        raise PredicateError(f"`{text}` is no address: {error}") from None
    return text
