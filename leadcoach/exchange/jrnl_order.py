"""The order of the entries of a jrnl file: a header far back in time, with later dates below, is a line of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from leadcoach.exchange.remarks import Remark
from leadcoach.text import _, ngettext

FAR_BACK = timedelta(days=31)
MOST_HELD = 20
"""How many headers in a row may be somebody's text; of more, each begins an entry."""


@dataclass(slots=True)
class Section:
    """What stands in the file from a header to the next."""

    line: int
    """The number of its first line, from 1."""
    at: datetime
    head: str
    """The time in its brackets, with the space behind."""
    text: str
    """What stands behind the head, with all line ends."""

    @property
    def place(self) -> str:
        """Where it stands, for the account."""
        return place(self.line)


def place(line: int) -> str:
    """Name a line of a file."""
    return _("line {line}").format(line=line)


def settled(sections: Iterable[Section]) -> Iterator[Section | Remark]:
    """Give the sections that are entries, with those taken in that are lines of one, and a remark where that is open.

    jrnl writes its files in order. So a header more than `FAR_BACK` before the one above it, with the dates below going
    on as before, belongs to the text above. Where the dates do not go on, each header begins an entry, as jrnl has it.
    """
    order = _Order()
    for section in sections:
        yield from order.add(section)
    yield from order.end()


class _Order:
    """The entry that is looked at, and the sections behind it that may belong to it."""

    def __init__(self) -> None:
        self._held: list[Section] = []
        self._rising = False
        """Whether the entry that is looked at follows the one before in time."""
        self._last: datetime | None = None
        self._early = 0
        self._first_early = 0

    def add(self, section: Section) -> Iterator[Section | Remark]:
        far = bool(self._held) and self._held[0].at - section.at > FAR_BACK
        if far and self._rising and len(self._held) <= MOST_HELD:
            self._held.append(section)
            return
        if not far:
            yield from self._taken_in()
        yield from self._released()
        self._rising = self._last is not None and section.at >= self._last
        self._held = [section]

    def end(self) -> Iterator[Section | Remark]:
        yield from self._released()
        if self._early:
            one = "{number} entry stands below a later one; look whether it is one, or a line of the text above it."
            many = "{number} entries stand below later ones; look whether they are entries, or lines of the text above."
            yield Remark(place(self._first_early), ngettext(one, many, self._early).format(number=self._early))

    def _taken_in(self) -> Iterator[Remark]:
        for section in self._held[1:]:
            self._held[0].text += section.head + section.text
            reason = _("This looks like the begin of an entry, but lies far back; it stays within the text above it.")
            yield Remark(section.place, reason)
        del self._held[1:]

    def _released(self) -> Iterator[Section]:
        for section in self._held:
            if self._last is not None and section.at < self._last:
                self._early += 1
                self._first_early = self._first_early or section.line
            self._last = section.at
            yield section
        self._held = []
