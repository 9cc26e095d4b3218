"""What an entry keeps: its words, and beside them energy, tags apart, and what its writer looked back on."""

from __future__ import annotations

from collections.abc import Mapping

from leadcoach.domain.records import Body
from leadcoach.domain.tagging import TAGS

ENERGY, LEAST_ENERGY, MOST_ENERGY = "energy", 1, 5
"""Under which name an entry keeps how much energy there was, and between which whole numbers it lies."""
CHECKED = "checked"
"""Under which name an entry keeps which questions of the self-check were answered with yes, by their ids."""
BESIDE = (ENERGY, TAGS, CHECKED)
"""What an entry may keep beside its words."""


def beside(body: Body) -> Mapping[str, object]:
    """Give what a body keeps beside its words."""
    return {name: body[name] for name in BESIDE if name in body}


def energy_of(body: Body) -> int | None:
    """Give how much energy a body tells of, 1 to 5; None where it tells none, or something else."""
    value = body.get(ENERGY)
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if LEAST_ENERGY <= value <= MOST_ENERGY else None


def with_energy(kept: Mapping[str, object], energy: int | None) -> Mapping[str, object]:
    """Give what is kept with that energy, or without any."""
    rest = {name: value for name, value in kept.items() if name != ENERGY}
    return rest if energy is None else {**rest, ENERGY: energy}


def texts(value: object) -> list[str]:
    """Give every text of a body in order, without ids and without what stands apart from the words."""
    match value:
        case str(text):
            return [text]
        case dict():
            return [text for key, each in value.items() if key not in ("id", TAGS, CHECKED) for text in texts(each)]
        case list():
            return [text for each in value for text in texts(each)]
    return []
