"""Several things named one after the other."""

from __future__ import annotations

from collections.abc import Iterable

from leadcoach.domain.blocks import Said, Words


def listed(several: Iterable[Words]) -> Words:
    """Give words one after the other, apart by a point."""
    parts = list(several)
    return tuple(word for place, words in enumerate(parts) for word in ((Said("then"),) if place else ()) + words)
