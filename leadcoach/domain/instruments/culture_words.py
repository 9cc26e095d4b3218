"""How the readings of the learning culture test write numbers and lists of blocks."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from leadcoach.domain.blocks import Said, Words


def shown(value: float) -> int:
    """Give a number of 100 as it is shown: whole, because a part of a point means nothing here; a half goes up."""
    return floor(value + 0.5)


def listed(blocks: Sequence[str]) -> Words:
    """Name blocks one after the other, as the end of a sentence."""
    keys = ["name"] * (len(blocks) - 1) + ["name-last"]
    return tuple(Said(key, (("name", f"block.{block}"),)) for key, block in zip(keys, blocks, strict=True))
