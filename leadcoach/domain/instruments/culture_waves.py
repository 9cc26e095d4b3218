"""The waves of the learning culture test, as they were answered in the weeks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Picked, Ratings
from leadcoach.domain.blocks import Source
from leadcoach.domain.culture_test import (
    BLOCKS,
    HIGH,
    LOW,
    MOST_INFLUENCE,
    Change,
    Mean,
    Rated,
    block_mean,
    change_of_block,
    lines_of,
)
from leadcoach.domain.readings import Given, Need, Sheet

PAGES = ("test-b1-b2", "test-b3-b4", "test-b5-b6", "test-b7-b8")
NOW, WISHED = "now", "wished"


class Form(NamedTuple):
    """One time the test is taken, and where."""

    kind: str
    asks: tuple[Address, ...]
    short: bool = False
    """Whether it asks the anchors alone."""


BASE = Form("base", tuple(Address("w01.toolset", page) for page in PAGES))
MIDDLE = Form("middle", (Address("w07", "midpoint"),), short=True)
CLOSE = Form("close", tuple(Address("w13.toolset", page) for page in PAGES))
LATER = Form("later", (Address("follow-up", "lines"),), short=True)
FORMS = (BASE, MIDDLE, CLOSE, LATER)
FIRST, INFLUENCE, FOCUS, THEN = "first", "influence", "focus", "then"

NEEDS = (
    *(Need(form.kind, str(ask), later=True) for form in FORMS for ask in form.asks),
    *(Need(FIRST, f"{ask}!first", later=True) for ask in BASE.asks),
    Need(INFLUENCE, "@w01.toolset.influence", later=True),
    Need(FOCUS, "@w01.toolset.focus", later=True),
    Need(THEN, "@w13.toolset.then-test", later=True),
)


@dataclass(frozen=True, slots=True)
class Wave:
    """What was answered one time."""

    form: Form
    now: Rated = field(default_factory=dict)
    wished: Rated = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    """By block."""

    @property
    def short(self) -> bool:
        """Whether it asked the anchors alone."""
        return self.form.short

    @property
    def begun(self) -> tuple[str, ...]:
        """The blocks of which anything was answered."""
        asked = {line: block for block in BLOCKS for line in lines_of(block, short=self.short)}
        found = {asked[line] for line in (*self.now, *self.wished) if line in asked}
        return tuple(block for block in BLOCKS if block in found)

    def reality(self, block: str) -> Mean | None:
        """How it is in a block."""
        return block_mean(self.now, block, short=self.short)

    def aspiration(self, block: str) -> Mean | None:
        """What is wished in a block."""
        return block_mean(self.wished, block, short=self.short)

    def cannot_say(self, block: str) -> bool:
        """Whether a block has no mean because of lines of which nothing could be said."""
        lines = lines_of(block, short=self.short)
        return self.reality(block) is None and all(line in self.now for line in lines)

    def because(self, block: str) -> tuple[Source, ...]:
        """Where the answers to a block stand."""
        return (self.sources[block],) if block in self.sources else ()

    def since(self, before: Wave) -> dict[str, Change]:
        """Give how each block moved since another wave, where both have the lines for it."""
        short = self.short or before.short
        moved = {block: change_of_block(before.now, self.now, block, short=short) for block in BLOCKS}
        return {block: change for block, change in moved.items() if change}


def waves(given: Given) -> tuple[Wave, ...]:
    """Give every wave of which anything was answered, the oldest first, each as it stands now."""
    found = (_wave(form, _by_ask(given.sheets.get(form.kind, ()))) for form in FORMS)
    return tuple(wave for wave in found if wave.begun)


def first_wave(given: Given) -> Wave:
    """Give the first wave as its pages were first finished; a page that never was, as it stands."""
    kept = _by_ask(given.sheets.get(BASE.kind, ())) | _by_ask(given.sheets.get(FIRST, ()))
    return _wave(BASE, kept)


def influence(given: Given) -> dict[str, int]:
    """Give how much of each block is one's own to change, 1 to 5."""
    return _per_block(given.latest(INFLUENCE), MOST_INFLUENCE)


def then_test(given: Given) -> dict[str, int]:
    """Give each block of the first wave as it was seen from the end, 1 to 5."""
    return _per_block(given.latest(THEN), HIGH)


def focus(given: Given) -> tuple[str, ...]:
    """Give the blocks chosen to work on first."""
    picked = next((each for each in given.latest(FOCUS).answers.values() if isinstance(each, Picked)), Picked())
    return tuple(block for block in BLOCKS if block in picked.ids)


def source_of(given: Given, need: str) -> tuple[Source, ...]:
    """Give where the newest answer to a need stands."""
    sheet = given.latest(need)
    return (sheet.source,) if sheet.document else ()


def _by_ask(sheets: Iterable[Sheet]) -> dict[str, tuple[Ratings, Source]]:
    return {
        ask: (answer, sheet.source)
        for sheet in sheets
        for ask, answer in sheet.answers.items()
        if isinstance(answer, Ratings) and not answer.empty
    }


def _wave(form: Form, kept: Mapping[str, tuple[Ratings, Source]]) -> Wave:
    rated: dict[str, dict[str, int | None]] = {NOW: {}, WISHED: {}}
    sources: dict[str, Source] = {}
    for ratings, source in kept.values():
        for (line, aspect), value in ratings.given.items():
            if aspect in rated and (value is None or LOW <= value <= HIGH):
                rated[aspect][line] = value
                sources[line.partition("-")[0]] = source
    return Wave(form, rated[NOW], rated[WISHED], sources)


def _per_block(sheet: Sheet, most: int) -> dict[str, int]:
    ratings = next((each for each in sheet.answers.values() if isinstance(each, Ratings)), Ratings())
    found = {item: value for (item, _aspect), value in ratings.given.items() if value is not None}
    return {block: found[block] for block in BLOCKS if block in found and LOW <= found[block] <= most}
