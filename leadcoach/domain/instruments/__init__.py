"""One file an instrument: what it needs and its reading."""

from __future__ import annotations

from collections.abc import Mapping

from leadcoach.domain.instruments.captures import CAPTURED
from leadcoach.domain.instruments.certificate import CERTIFICATE
from leadcoach.domain.instruments.environment import ENVIRONMENT
from leadcoach.domain.instruments.rings import RINGS
from leadcoach.domain.readings import Instrument

INSTRUMENTS: Mapping[str, Instrument] = {each.id: each for each in (ENVIRONMENT, CERTIFICATE, CAPTURED, RINGS)}
"""Every instrument by its id."""
