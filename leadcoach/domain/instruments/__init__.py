"""One file an instrument: what it needs and its reading."""

from __future__ import annotations

from collections.abc import Mapping

from leadcoach.domain.instruments.environment import ENVIRONMENT
from leadcoach.domain.readings import Instrument

INSTRUMENTS: Mapping[str, Instrument] = {each.id: each for each in (ENVIRONMENT,)}
"""Every instrument by its id."""
