"""A reading with its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leadcoach.domain.blocks import Reading


@dataclass(frozen=True, slots=True)
class Spoken:
    """A reading and the wording of its phrases."""

    reading: Reading
    phrases: Mapping[str, str]
