"""Talents: what moments with numbers, and three people, say about what somebody does easily and likes to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Picked, Row, Rows
from leadcoach.domain.blocks import Bar, Bars, Block, Next, Paragraph, Quote, Reading, Said, Source, Words
from leadcoach.domain.ids import is_ulid
from leadcoach.domain.instruments.talent_numbers import (
    GROUPS,
    HIGH,
    HINT,
    LEARNED,
    LOW,
    MORE,
    OVER,
    Moment,
    Talent,
    group,
    score,
    talents,
)  # fmt: skip
from leadcoach.domain.instruments.wording import listed
from leadcoach.domain.readings.given import TITLE, Given, Instrument, Need, Sheet
from leadcoach.domain.typed import as_number
from leadcoach.text import fold

VERBS = (
    "order", "link", "calm", "spot", "explain", "persist", "invent", "host", "decide", "listen", "repair", "simplify",
    "persuade", "finish",
)  # fmt: skip
"""The verbs that are offered; own words may stand beside them."""
_WAYS = (MORE, OVER, LEARNED)
"""The groups in which a task can be crafted, the most rewarding first."""


@dataclass(frozen=True, slots=True)
class _Verbs:
    """The verbs of the moments: what a cell elsewhere means by one, and how each is worded."""

    of_row: Mapping[str, str]
    """The verb of each row, by the row's id: other steps choose a verb by its row."""
    words: Mapping[str, Words]

    def named(self, cell: str) -> str:
        """Give the verb a cell names; empty for nothing, and for a row that is gone."""
        return self.of_row.get(cell.strip()) or ("" if is_ulid(cell.strip()) else _verb(cell))

    def several(self, verbs: Iterable[str]) -> Words:
        """Give verbs in a row, apart by a point."""
        return listed(self.words[verb] for verb in verbs if verb in self.words)


def read(given: Given) -> Reading:
    """Give how much speaks for each verb, the verbs in groups, and one task to craft."""
    sheet = given.latest("episodes")
    rows = _rows(given, "episodes")
    verbs = _verbs(sheet, rows)
    named = Counter(verbs.named(row.cell("verb")) for row in _rows(given, "mentions"))
    found = talents(_moments(rows), named)
    if not found:
        return Reading(TITLE, (Paragraph((Said("not-yet"),)),))
    costly = {verbs.named(row.cell("talent")) for row in _rows(given, "overuse")}
    groups = {talent.verb: group(talent, costs=talent.verb in costly) for talent in found}
    blocks = (
        _bars(found, groups, verbs, sheet),
        *_grouped(groups, verbs),
        *_chosen(given, verbs),
        *_named_only(given, verbs, groups),
        *_caveats(found),
        _way_on(groups, verbs),
    )
    return Reading(TITLE, blocks)


def _rows(given: Given, need: str) -> tuple[Row, ...]:
    answer = given.answer(need, need)
    return answer.filled if isinstance(answer, Rows) else ()


def _verb(cell: str) -> str:
    """Give what makes two cells the same verb: an option of ours, or own words without regard to case."""
    text = cell.strip()
    return text if text in VERBS else " ".join(fold(text).split())


def _verbs(sheet: Sheet, rows: Iterable[Row]) -> _Verbs:
    of_row: dict[str, str] = {}
    words: dict[str, Words] = {}
    for row in rows:
        verb = _verb(row.cell("verb"))
        if verb:
            of_row[row.id] = verb
            words.setdefault(
                verb, _worded(verb, row.cell("verb").strip(), Source(sheet.document, sheet.version, row.id))
            )
    return _Verbs(of_row, words)


def _worded(verb: str, text: str, source: Source) -> Words:
    return (Said(f"option.verb.{verb}") if verb in VERBS else Quote(text, source),)


def _moments(rows: Iterable[Row]) -> list[Moment]:
    """Give the rows that say a verb, energy and ease; a number off the scale counts as none."""
    found: list[Moment] = []
    for row in rows:
        verb, energy, ease = _verb(row.cell("verb")), _number(row, "energy"), _number(row, "ease")
        if verb and energy is not None and ease is not None:
            found.append(Moment(verb, energy, ease, _number(row, "result"), _number(row, "use"), row.id))
    return found


def _number(row: Row, column: str) -> float | None:
    value = as_number(row.cell(column))
    return float(value) if value is not None and LOW <= value <= HIGH else None


def _bars(found: Iterable[Talent], groups: Mapping[str, str], verbs: _Verbs, sheet: Sheet) -> Bars:
    """Draw each verb, the strongest first and the hints after all others."""
    order = sorted(found, key=lambda talent: (groups[talent.verb] == HINT, -score(talent)))
    bars = (
        Bar(
            (*verbs.words[talent.verb], *((Said("one-moment"),) if groups[talent.verb] == HINT else ())),
            round(100 * score(talent)),
            because=tuple(Source(sheet.document, sheet.version, row) for row in talent.rows),
            faint=groups[talent.verb] == HINT,
        )
        for talent in order
    )
    return Bars((Said("bars-title"),), tuple(bars), 0, 100)


def _grouped(groups: Mapping[str, str], verbs: _Verbs) -> list[Block]:
    members = {name: [verb for verb, own in groups.items() if own == name] for name in GROUPS}
    return [Paragraph((Said(f"group-{name}"), *verbs.several(members[name]))) for name in GROUPS if members[name]]


def _chosen(given: Given, verbs: _Verbs) -> list[Block]:
    answer = given.answer("talents", "talents")
    picked = answer.ids if isinstance(answer, Picked) else ()
    chosen = dict.fromkeys(verbs.of_row[row] for row in picked if row in verbs.of_row)
    return [Paragraph((Said("chosen"), *verbs.several(chosen)))] if chosen else []


def _named_only(given: Given, verbs: _Verbs, groups: Mapping[str, str]) -> list[Block]:
    """Say which verbs others named for which there is no moment."""
    sheet, found = given.latest("mentions"), dict[str, Words]()
    for row in _rows(given, "mentions"):
        verb = verbs.named(row.cell("verb"))
        if verb and verb not in groups:
            source = Source(sheet.document, sheet.version, row.id)
            text = row.cell("verb").strip()
            found.setdefault(verb, verbs.words.get(verb) or _worded(verb, text, source))
    words = _Verbs({}, found).several(found)
    return [Paragraph((Said("named-only"), *words))] if words else []


def _caveats(found: Iterable[Talent]) -> list[Block]:
    without = any(talent.result is None for talent in found)
    return [Paragraph((Said(key),), "caveat") for key in (("no-result",) if without else ()) + ("caveat",)]


def _way_on(groups: Mapping[str, str], verbs: _Verbs) -> Next:
    """Lead to one task to craft, with the verb that needs it most; of hints alone, to another moment."""
    if set(groups.values()) == {HINT}:
        return Next((Said("next-moment"),), Address("w02.toolset", "episodes"))
    craft = Address("w02.toolset", "craft")
    for name in _WAYS:
        verb = next((verb for verb, own in groups.items() if own == name), "")
        if verb:
            return Next((Said(f"next-{name}"), *verbs.words[verb]), craft)
    return Next((Said("next-craft"),), craft)


TALENTS = Instrument(
    id="talents",
    asks={},
    phrases=frozenset(
        {
            "title", "not-yet", "bars-title", "one-moment", "chosen", "named-only", "no-result", "caveat",
            "next-moment", "next-craft",
            *(f"group-{name}" for name in GROUPS),
            *(f"next-{name}" for name in _WAYS),
        }
    ),
    read=read,
    needs=(
        Need("episodes", "@w02.toolset.episodes"),
        Need("mentions", "@w02.toolset.mentions"),
        Need("talents", "@w02.toolset.talents"),
        Need("overuse", "@w02.toolset.overuse"),
    ),
)  # fmt: skip
