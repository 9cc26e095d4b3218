"""Purpose, mastery and autonomy by role: the lowest leg of each, and one change to consider."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Row, Rows
from leadcoach.domain.blocks import Bar, Bars, Block, Next, Paragraph, Quote, Reading, Said, Source
from leadcoach.domain.readings.given import TITLE, Given, Instrument, Need, Sheet
from leadcoach.domain.typed import as_number

LEGS = ("purpose", "mastery", "autonomy")
LOW, HIGH = 1, 5
SMALL = 1
"""Points by which two legs of a role differ without saying much."""
FEW = 2
"""Roles below which no leg is said to be the lowest most often."""


class Role(NamedTuple):
    """What the work of a role offers, as it was rated."""

    name: str
    source: Source
    values: dict[str, float]
    """By leg; legs without a number from 1 to 5 are left out."""

    @property
    def lowest(self) -> tuple[str, ...]:
        """The legs with the lowest number; none while a number is missing, or where all three are the same."""
        if len(self.values) < len(LEGS) or len(set(self.values.values())) == 1:
            return ()
        least = min(self.values.values())
        return tuple(leg for leg in LEGS if self.values[leg] == least)

    @property
    def ahead(self) -> float:
        """How many points the next leg lies above the lowest."""
        first, *rest = sorted(set(self.values.values()))
        return rest[0] - first if rest else 0.0


def read(given: Given) -> Reading:
    """Give the legs of each role in the order written, its lowest, and the leg that is lowest most often."""
    found = _roles(given.latest("roles"))
    if not found:
        return Reading(TITLE, (Paragraph((Said("not-yet"),)),))
    blocks = [block for role in found for block in _role(role)]
    blocks += [*_most_often(found), *_options(found), Paragraph((Said("caveat"),), "caveat")]
    return Reading(TITLE, (*blocks, Next((Said("next"),), Address("w05.mindset", "give-back"))))


def _roles(sheet: Sheet) -> list[Role]:
    answer = sheet.answers.get("pma")
    rows = answer.filled if isinstance(answer, Rows) else ()
    found = (Role(row.cell("role"), Source(sheet.document, sheet.version, row.id), _values(row)) for row in rows)
    return [role for role in found if role.values]


def _values(row: Row) -> dict[str, float]:
    typed = {leg: as_number(row.cell(leg)) for leg in LEGS}
    return {leg: float(value) for leg, value in typed.items() if value is not None and LOW <= value <= HIGH}


def _role(role: Role) -> list[Block]:
    name = Quote(role.name, role.source) if role.name.strip() else Said("row-unnamed")
    bars = tuple(Bar((Said(f"column.{leg}"),), role.values.get(leg), because=(role.source,)) for leg in LEGS)
    return [Bars((name,), bars, LOW, HIGH), *_lowest(role)]


def _lowest(role: Role) -> list[Block]:
    if len(role.values) < len(LEGS):
        return []
    if not role.lowest:
        return [Paragraph((Said("even", (("value", role.values["purpose"]),)),))]
    small = (Said("small"),) if role.ahead <= SMALL else ()
    first, *second = role.lowest
    given = (("leg", f"column.{first}"), ("value", role.values[first]))
    lowest = Said("lowest-two", (*given, ("other", f"column.{second[0]}"))) if second else Said("lowest", given)
    return [Paragraph((lowest, *small))]


def _most_often(found: list[Role]) -> list[Block]:
    rated = [role for role in found if len(role.values) == len(LEGS)]
    if len(rated) < FEW:
        return []
    counts = Counter(leg for role in rated for leg in role.lowest)
    highest = max(counts.values(), default=0)
    first = [leg for leg in LEGS if counts[leg] == highest]
    if highest < FEW or len(first) > 1:
        return [Paragraph((Said("none-often"),))]
    given = (("leg", f"column.{first[0]}"), ("count", highest), ("all", len(rated)))
    return [Paragraph((Said("most-often-all" if highest == len(rated) else "most-often-leg", given),))]


def _options(found: list[Role]) -> list[Block]:
    """Give one change to consider for each leg that is lowest anywhere, once for all roles."""
    named = {leg for role in found for leg in role.lowest}
    options = tuple(Said(f"change-{leg}") for leg in LEGS if leg in named)
    return [Paragraph((Said("options"), *options))] if options else []


PMA = Instrument(
    id="pma",
    asks={},
    phrases=frozenset(
        {
            "title", "not-yet", "even", "small", "lowest", "lowest-two", "options",
            *(f"change-{leg}" for leg in LEGS),
            "none-often", "most-often-all", "most-often-leg", "caveat", "next",
        }
    ),
    read=read,
    needs=(Need("roles", "@w05.mindset.pma"),),
)  # fmt: skip
