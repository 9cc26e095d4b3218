"""The picture of the learning culture test: each block beside its wish, and later beside the first time."""

from __future__ import annotations

from leadcoach.domain.blocks import Bar, Bars, Block, Paragraph, Said, Words
from leadcoach.domain.culture_test import BLOCKS, Change
from leadcoach.domain.instruments.culture_changes import changed_bar
from leadcoach.domain.instruments.culture_waves import FORMS, Wave
from leadcoach.domain.instruments.culture_words import listed, shown

PICTURE_PHRASES = frozenset(
    {
        *("gap", "above", "no-gap", "gap-above", "gap-closed", "missing", "name", "name-last"),
        *(f"picture-{form.kind}" for form in FORMS),
        *(f"change-{form.kind}" for form in FORMS[1:] if not form.short),
    }
)


def picture(wave: Wave, base: Wave) -> list[Block]:
    """Give a bar for each block begun; where the first time has the same lines, that is the mark, else the wish is.

    The gap to the wish is said in words in either case.
    """
    moved = {} if wave.short or wave.form == base.form else wave.since(base)
    kind = "change" if moved else "picture"
    bars = tuple(
        _since_first(wave, base, block, moved[block]) if block in moved else _bar(wave, block, marked=not moved)
        for block in wave.begun
    )
    return [Bars((Said(f"{kind}-{wave.form.kind}"),), bars, 0, 100), *_missing(wave)]


def _bar(wave: Wave, block: str, *, marked: bool) -> Bar:
    """Draw a block beside its wish; where the marks are those of another time, the wish stands in words alone."""
    reality, aspiration = wave.reality(block), wave.aspiration(block)
    instead = (Said("cannot-say"),) if wave.cannot_say(block) else ()
    wish = shown(aspiration.value) if aspiration and marked else None
    if reality is None:
        return Bar((Said(f"block.{block}"),), None, wish, wave.because(block), instead)
    points = _gap(wave, block)
    if points is None:
        return Bar((Said(f"block.{block}"),), shown(reality.value), wish, wave.because(block))
    key = "gap" if points > 0 else "above" if points < 0 else "no-gap"
    label = Said(key, (("name", f"block.{block}"), ("points", abs(points))))
    return Bar((label,), shown(reality.value), wish, wave.because(block))


def _since_first(wave: Wave, base: Wave, block: str, change: Change) -> Bar:
    """Draw how a block moved, with what is still missing to the wish beside its name."""
    return changed_bar(block, change, wave, base, _still(_gap(wave, block)))


def _still(points: int | None) -> Words:
    if points is None:
        return ()
    if points < 0:
        return (Said("gap-above", (("points", -points),)),)
    return (Said("gap-points", (("points", points),)),) if points else (Said("gap-closed"),)


def _gap(wave: Wave, block: str) -> int | None:
    """Give the gap of the numbers as they are shown, so that it can be checked."""
    reality, aspiration = wave.reality(block), wave.aspiration(block)
    return shown(aspiration.value) - shown(reality.value) if reality and aspiration else None


def _missing(wave: Wave) -> list[Block]:
    names = [block for block in BLOCKS if block not in wave.begun]
    return [Paragraph((Said("missing"), *listed(names)))] if names else []
