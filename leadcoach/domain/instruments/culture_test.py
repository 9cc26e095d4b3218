"""The learning culture test: today against the wish in eight blocks, where it is worth it, and what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from leadcoach.domain.address import Address
from leadcoach.domain.blocks import Bar, Bars, Block, Next, Paragraph, Reading, Said, Table, Words
from leadcoach.domain.culture_test import BLOCKS, at_ceiling, candidates, gap, priority
from leadcoach.domain.instruments.culture_changes import CHANGE_PHRASES, changed, indication, team_view
from leadcoach.domain.instruments.culture_picture import PICTURE_PHRASES, picture
from leadcoach.domain.instruments.culture_waves import (
    BASE,
    INFLUENCE,
    LATER,
    MIDDLE,
    NEEDS,
    Wave,
    first_wave,
    focus,
    influence,
    source_of,
    waves,
)
from leadcoach.domain.instruments.culture_words import shown
from leadcoach.domain.readings.given import TITLE, Given, Instrument

MOST_WORTH = 3
"""Of how many blocks it is said that they are worth it, at most."""
EVEN = 10
"""Of 100: when as many more as that lie within this of the highest, none stands out."""
COUNT = "culture_count"


def read(given: Given) -> Reading:
    """Give the newest full time with where it is worth it and what to try; a shorter one since is said below it."""
    taken = waves(given)
    if not taken:
        return Reading(TITLE, (Paragraph((Said("not-yet"),)),))
    newest, base = taken[-1], first_wave(given)
    main = next((wave for wave in reversed(taken) if not wave.short), newest)
    weights, chosen = influence(given), focus(given)
    blocks: list[Block] = picture(main, base)
    blocks += _worth(main, weights, given) if main.form == BASE else []
    blocks += changed(given, base, main)
    blocks += [] if main.short else team_view(main, given.facts.get(COUNT, ()))
    blocks += [] if main.short else _practices(main, weights, chosen)
    blocks += indication(base, newest) if newest.short else []
    blocks += [Paragraph((Said("ceiling"),), "caveat")] if at_ceiling(main.wished) else []
    blocks.append(Paragraph((Said("caveat-short" if main.short else "caveat"),), "caveat"))
    return Reading(TITLE, (*blocks, *_way_on(newest, weights, chosen)))


def _priorities(wave: Wave, weights: Mapping[str, int]) -> dict[str, float]:
    """Give the blocks in which today lies below the wish and some of it is one's own to change, the highest first."""
    found: dict[str, float] = {}
    for block in BLOCKS:
        reality, aspiration = wave.reality(block), wave.aspiration(block)
        if reality and aspiration and block in weights:
            found[block] = priority(gap(reality.value, aspiration.value), weights[block])
    above = {block: value for block, value in found.items() if value > 0}
    return dict(sorted(above.items(), key=lambda each: -each[1]))


def _stand_out(ranked: Mapping[str, float]) -> tuple[str, ...]:
    """Give the two or three that are worth it: with at least half of the highest. None where many are about equal."""
    if not ranked:
        return ()
    highest = max(ranked.values())
    if sum(highest - value <= EVEN for value in ranked.values()) > MOST_WORTH:
        return ()
    return tuple(block for block, value in ranked.items() if value >= highest / 2)[:MOST_WORTH]


def _worth(wave: Wave, weights: Mapping[str, int], given: Given) -> list[Block]:
    """Give the blocks that are worth it; influence is asked for the months after the first time alone."""
    if not weights:
        return [Paragraph((Said("no-influence"),))] if wave.begun == BLOCKS else []
    ranked = _priorities(wave, weights)
    names = _stand_out(ranked)
    if not names:
        return [Paragraph((Said("even"),))] if ranked else []
    weighed = source_of(given, INFLUENCE)
    bars = tuple(
        Bar(_weighed(block, weights[block]), shown(ranked[block]), None, (*wave.because(block), *weighed))
        for block in names
    )
    return [Bars((Said("worth"),), bars, 0, 100)]


def _weighed(block: str, influence_on_it: int) -> Words:
    return (Said("worth-block", (("name", f"block.{block}"), ("influence", influence_on_it))),)


def _practices(wave: Wave, weights: Mapping[str, int], chosen: Iterable[str]) -> list[Block]:
    """Give the lowest lines of the chosen blocks, or of those worth it most where none is chosen."""
    picked = tuple(chosen)
    blocks = picked or tuple(_priorities(wave, weights))[: MOST_WORTH - 1]
    lines = candidates(wave.now, wave.wished, blocks)
    if not lines:
        return []
    rows = tuple(((Said(f"item.{line}"),), wave.now[line], _wish(wave, line)) for line in lines)
    title = "practices-chosen" if picked else "practices-worth"
    return [Table((Said(title),), ((), (Said("seen"),), (Said("wished"),)), rows)]


def _wish(wave: Wave, line: str) -> float | Words | None:
    value = wave.wished.get(line)
    return (Said("cannot-say"),) if value is None and line in wave.wished else value


def _way_on(wave: Wave, weights: Mapping[str, int], chosen: tuple[str, ...]) -> list[Block]:
    """Give the one step that comes next: the page that is still open, then what the picture is for."""
    open_pages = [ask for ask in wave.form.asks if not wave.short and not _any_of(ask, wave)]
    if open_pages:
        return [Next((Said("next-page"),), open_pages[0])]
    if wave.form != BASE:
        routines = Address("follow-up", "routines") if wave.form == LATER else Address("w13.toolset", "routines")
        middle = wave.form == MIDDLE
        key = "next-review" if middle else "next-routines"
        return [Next((Said(key),), Address("w07", "plan-review") if middle else routines)]
    if not weights:
        return [Next((Said("next-influence"),), Address("w01.toolset", "influence"))]
    if not chosen:
        return [Next((Said("next-focus"),), Address("w01.toolset", "focus"))]
    return [Next((Said("next-plan"),), Address("w01.toolset", "first-plan"))]


def _any_of(page: Address, wave: Wave) -> bool:
    """Whether anything was answered on a page; its id says which blocks stand on it."""
    return any(block in page.ask.split("-") for block in wave.begun)


CULTURE_TEST = Instrument(
    id="culture-test",
    asks={},
    phrases=frozenset(
        {
            *("title", "not-yet", "seen", "wished"),
            *("no-influence", "worth", "worth-block", "even", "practices-chosen", "practices-worth"),
            *("ceiling", "caveat", "caveat-short", "next-page", "next-influence", "next-focus", "next-plan"),
            *("next-review", "next-routines"),
            *PICTURE_PHRASES,
            *CHANGE_PHRASES,
        }
    ),
    read=read,
    needs=NEEDS,
    facts=frozenset({COUNT}),
)
