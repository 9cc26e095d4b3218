"""Four rings of change: how much of what is about each of them is done, and which one is still empty."""

from __future__ import annotations

from leadcoach.domain.blocks import Bar, Bars, Block, Paragraph, Reading, Said
from leadcoach.domain.outline import ModuleOutline, Outline
from leadcoach.domain.progress import Progress
from leadcoach.domain.readings.given import TITLE, Given, Instrument

RING_IDS = ("me", "team", "leadership", "organisation")


def read(given: Given) -> Reading:
    """Give the share of modules done in each ring, and name the rings in which nothing is done."""
    counts = _counts(given.outline, given.progress) if given.outline else {}
    if not any(done for done, _all in counts.values()):
        return Reading(TITLE, (Paragraph((Said("not-yet"),)),))
    bars = tuple(_bar(name, *counts[name]) for name in RING_IDS)
    empty = [name for name in RING_IDS if not counts[name][0]]
    said: list[Block] = [Paragraph((Said("empty", (("name", name),)),)) for name in empty]
    return Reading(TITLE, (Bars((Said("share-title"),), bars, 0, 100), *(said or [Paragraph((Said("none-empty"),))])))


def _bar(name: str, done: int, known: int) -> Bar:
    label = (Said(name), Said("count", (("done", done), ("all", known))))
    return Bar(label, round(100 * done / known) if known else None)


def _counts(outline: Outline, state: Progress) -> dict[str, tuple[int, int]]:
    """Give for each ring how many of its modules are done, and how many there are."""
    modules = [module for week in outline.weeks for module in week.modules]
    by_ring = {name: [module for module in modules if module.ring == name] for name in RING_IDS}
    return {name: (sum(_is_done(each, state) for each in of_it), len(of_it)) for name, of_it in by_ring.items()}


def _is_done(module: ModuleOutline, state: Progress) -> bool:
    """Whether what a module leaves behind was saved."""
    return bool(module.output) and module.output in state.done


RINGS = Instrument(
    id="rings",
    asks={},
    phrases=frozenset({"title", "not-yet", "share-title", "count", "empty", "none-empty", *RING_IDS}),
    read=read,
    done=True,
)
