"""Names one can choose from while writing a tag or a person: those of earlier entries and of the page itself."""

from __future__ import annotations

from collections.abc import Callable

from leadcoach.domain.completing import Begun, fitting
from leadcoach.domain.tagging import marks
from leadcoach.services.desk import Desk
from leadcoach.services.finding import Finding
from leadcoach.text import fold

MOST = 6
"""How many names are offered."""
KNOWN = 300
"""How many names with the same first letter are asked for at once, so that further letters ask nothing of the store."""


class Naming:
    """Gives names for the tag or person that is being written."""

    def __init__(self, desk: Desk) -> None:
        self._finding = Finding(desk)
        self._used: dict[tuple[str, str], tuple[str, ...]] = {}
        """By sign and first letter."""
        self._here: tuple[str, ...] = ()
        self._at: tuple[str, int] | None = None

    def names(self, begun: Begun, page: Callable[[], str]) -> tuple[str, ...]:
        """Give names that go on from what stands, those on the page first; `page` gives its text without this one.

        The store is asked with the first letter, and of many names that begin with it once more; the page is read
        once for each tag or person. A sign alone asks for nothing but what the page has.
        """
        if (place := (begun.sign, begun.start)) != self._at:
            self._at = place
            self._here = tuple(mark.name for mark in marks(page()) if mark.sign == begun.sign)
        used = self._with_first_letter(begun)
        found = fitting((*self._here, *used), begun.name, MOST)
        if found or len(used) < KNOWN:
            return found
        return fitting((each.name for each in self._finding.used(begun.sign, begun.name)), begun.name, MOST)

    def _with_first_letter(self, begun: Begun) -> tuple[str, ...]:
        first = fold(begun.name)[:1]
        if not first:
            return ()
        if (begun.sign, first) not in self._used:
            found = self._finding.used(begun.sign, first, limit=KNOWN)
            self._used[begun.sign, first] = tuple(each.name for each in found)
        return self._used[begun.sign, first]
