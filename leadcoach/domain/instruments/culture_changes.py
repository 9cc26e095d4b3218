"""What has changed in the learning culture test: since the first time, seen from today, and as the team sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leadcoach.domain.blocks import Band, Bar, Bars, Block, Figure, Paragraph, Said, Words
from leadcoach.domain.culture_count import TeamCount, TeamMean, alike, perception_gap, read_count
from leadcoach.domain.culture_test import (
    BLOCKS,
    LEAST,
    Change,
    Mean,
    change_of_all,
    mean_of,
    minimal_change,
    overall,
    to_hundred,
)
from leadcoach.domain.instruments.culture_waves import CLOSE, FORMS, THEN, Wave, source_of, then_test
from leadcoach.domain.instruments.culture_words import shown
from leadcoach.domain.readings.given import Given
from leadcoach.domain.records import Fact

APART = 25.0
"""Of 100: one step of the scale. Below it two views of the same week are called alike."""

CHANGE_PHRASES = frozenset(
    {
        *(f"{name}-{form.kind}" for form in FORMS if form.short for name in ("moved", "still")),
        *("moved-up", "moved-down", "moved-little", "overall-up", "overall-down", "overall-little"),
        *("noise", "noise-short", "then-rated", "then-seen", "then-near", "then-apart", "then-lower", "then-higher"),
        *("then-caveat", "team", "team-higher", "team-lower", "team-alike", "team-exact", "team-rough"),
        *("team-short", "team-left-out"),
    }
)


def changed(given: Given, base: Wave, wave: Wave) -> list[Block]:
    """Give how all blocks together moved in a later full wave; for the last one also the first as seen from the end."""
    moved = wave.since(base) if wave.form != base.form else {}
    if not moved:
        return []
    then = _then(given, base) if wave.form == CLOSE else []
    return [*_overall(moved), Paragraph((Said("noise"),), "caveat"), *then]


def indication(base: Wave, wave: Wave) -> list[Block]:
    """Give which single lines moved since the first time; those that did not are one sentence at most."""
    moved = wave.since(base)
    if not moved:
        return []
    bars = tuple(changed_bar(block, change, wave, base) for block, change in moved.items() if not change.noise)
    drawn = Bars((Said(f"moved-{wave.form.kind}"),), bars, 0, 100)
    said = drawn if bars else Paragraph((Said(f"still-{wave.form.kind}"),))
    return [said, *_overall(moved), Paragraph((Said("noise-short"),), "caveat")]


def changed_bar(block: str, change: Change, newest: Wave, base: Wave, beside: Words = ()) -> Bar:
    """Draw how a block moved since the first time, with words beside its name."""
    points = shown(change.now) - shown(change.before)
    key = "moved-little" if change.noise else "moved-up" if points > 0 else "moved-down"
    label = Said(key, (("name", f"block.{block}"), ("points", abs(points))))
    because = (*newest.because(block), *base.because(block))
    around = _around(change.before, minimal_change(change.lines))
    return Bar((label, *beside), shown(change.now), shown(change.before), because, (), around, change.noise)


def _around(value: float, reach: float) -> Band:
    return Band(max(0, shown(value - reach)), min(100, shown(value + reach)))


def _overall(moved: Mapping[str, Change]) -> list[Block]:
    """Say how all blocks together moved, and whether it is more than noise.

    Of fewer than all blocks nothing is said: their mean is not that of the whole.
    """
    change = change_of_all(moved.values()) if len(moved) == len(BLOCKS) else None
    if change is None:
        return []
    key = "overall-little" if change.noise else "overall-up" if change.points > 0 else "overall-down"
    numbers = {"before": change.before, "now": change.now, "points": abs(change.points)}
    least = minimal_change(change.lines)
    given = tuple((name, round(value, 1)) for name, value in (numbers | {"least": least}).items())
    return [Paragraph((Said(key, given),))]


def _then(given: Given, base: Wave) -> list[Block]:
    """Give the first time as it was rated then beside as it was seen from the end; neither replaces the other."""
    seen = then_test(given)
    both = {block: (mean, to_hundred(seen[block])) for block in seen if (mean := base.reality(block))}
    rated = overall(mean.value for mean, _seen in both.values())
    looked_back = overall(value for _mean, value in both.values())
    if rated is None or looked_back is None:
        return []
    because = source_of(given, THEN)
    return [
        Figure((Said("then-rated"),), round(rated, 1), because=tuple(base.sources.values())),
        Figure((Said("then-seen"),), round(looked_back, 1), because=because),
        Paragraph(_apart(both)),
        Paragraph((Said("then-caveat"),), "caveat"),
    ]


def _apart(both: Mapping[str, tuple[Mean, float]]) -> Words:
    """Name each block whose two views lie a step or more apart."""
    words: list[Said] = []
    for block, (mean, value) in both.items():
        points = shown(value) - shown(mean.value)
        if abs(points) >= APART:
            key = "then-higher" if points > 0 else "then-lower"
            words.append(Said(key, (("name", f"block.{block}"), ("points", abs(points)))))
    return (Said("then-apart"), *words) if words else (Said("then-near"),)


def team_view(own: Wave, facts: Sequence[Fact]) -> list[Block]:
    """Give how one sees each block beside what the team counted."""
    counts = [count for fact in facts if (count := read_count(fact.data))]
    team = counts[-1] if counts else None
    bars = _beside(own, team) if team else ()
    if team is None or not bars:
        return []
    caveat = (Said("team-rough" if team.rough else "team-exact"), *((Said("team-short"),) if team.short else ()))
    caveat += (Said("team-left-out"),) if len(team.blocks) < len(BLOCKS) else ()
    return [Bars((Said("team", (("n", team.n),)),), bars, 0, 100), Paragraph(caveat, "caveat")]


def _beside(own: Wave, team: TeamCount) -> tuple[Bar, ...]:
    """Hold the own answers to the very lines that were counted against their mean."""
    found = ((block, _same_lines(own, mean), mean) for block, mean in team.blocks.items())
    return tuple(_team_bar(block, reality, mean, own) for block, reality, mean in found if reality)


def _same_lines(own: Wave, team: TeamMean) -> Mean | None:
    return mean_of([own.now.get(line) for line in team.lines], min(LEAST, len(team.lines)))


def _team_bar(block: str, reality: Mean, team: TeamMean, own: Wave) -> Bar:
    little = alike(reality.value, reality.lines, team)
    points = shown(reality.value) - shown(team.value)
    higher = perception_gap(reality.value, team) > 0
    key = "team-alike" if little else "team-higher" if higher else "team-lower"
    label = (Said(key, (("name", f"block.{block}"), ("points", abs(points)))),)
    band = _around(team.value, team.half) if team.half is not None else None
    return Bar(label, shown(reality.value), shown(team.value), own.because(block), (), band, little)
