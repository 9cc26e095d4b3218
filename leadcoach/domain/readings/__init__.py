"""Readings: what is given to them, and the generic ones that need no Python of their own.

A generic reading is a pure function from an ask, what was answered and a few parameters to neutral blocks. Each says
that nothing is written yet where there is nothing to read, and none raises.
"""

from __future__ import annotations

from leadcoach.domain.readings.given import Given, Instrument, Need, Sheet, item_phrases
from leadcoach.domain.wordlists import WordLists

__all__ = ["Given", "Instrument", "Need", "Sheet", "WordLists", "item_phrases"]
