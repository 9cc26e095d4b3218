"""Pages to read: sources as running text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from leadcoach.domain.prose import Heading, Prose, Run, plain
from leadcoach.services.desk import Desk
from leadcoach.text import fold


class Library:
    """Use cases of reading what the programme rests on."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def source_ids(self) -> tuple[str, ...]:
        """Give the ids of all sources, by their titles."""
        return tuple(source.id for source in sorted(self._desk.sources(), key=lambda source: fold(source.title)))

    def cited(self, prose: Prose) -> tuple[str, ...]:
        """Give the ids of the sources a text names, such as "(Keith and Frese 2008, label A)", by their titles.

        A title begins with the name and the year under which a text names its source.
        """
        said = plain(prose)
        return tuple(source.id for source in self._desk.sources() if _names(said, source.title))

    def sources(self, names: Iterable[str]) -> Prose:
        """Give these sources in their order, each title a heading with its note below; unknown ones are left out."""
        known = {source.id: source for source in self._desk.sources()}
        found = [known[name] for name in names if name in known]
        return tuple(block for source in found for block in (Heading(3, (Run(source.title),)), *source.text))


def _names(said: str, title: str) -> bool:
    """Whether a text names the source with this title: the name, and the year soon after it."""
    name, _space, year = title.partition(":")[0].rpartition(" ")
    return bool(name) and bool(re.search(rf"\b{re.escape(name)}\b[^()\n]{{0,60}}\b{re.escape(year)}\b", said))
