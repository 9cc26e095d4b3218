"""Finding what was written: a search line with filters, days and weeks, tags, and what was written earlier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadcoach.domain.filters import Asked, Filters, Place, read_query
from leadcoach.domain.query_line import begun_name, completed
from leadcoach.domain.tagging import Sign
from leadcoach.services.desk import Desk
from leadcoach.text import fold

if TYPE_CHECKING:
    from leadcoach.domain.outline import Outline, PowerOutline
    from leadcoach.domain.records import Document
    from leadcoach.services.journaling import Prompt
    from leadcoach.storage.finding import Hit
    from leadcoach.storage.tags import Used

NOWHERE = Place((), ())
"""What belongs to a Power that the programme does not have: nothing."""


class Finding:
    """Use cases of looking for something; reading only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._store = desk.store

    def filters(self, line: str, filters: Filters = Filters()) -> Asked:  # noqa: B008 - frozen
        """Read a search line, with filters given beside it; a Power is turned into what belongs to it."""
        asked = read_query(line)
        both = filters.and_also(asked.filters)
        return asked._replace(filters=both._replace(place=self._place(both.power)) if both.power else both)

    def search(
        self,
        line: str,
        filters: Filters = Filters(),  # noqa: B008 - frozen
        *,
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[Hit, ...]:
        """Find in everything written, newest first; any input is valid."""
        asked = self.filters(line, filters)
        return self._store.finding.find(asked.words, asked.filters, limit=limit, offset=offset)

    def count(self, line: str, filters: Filters = Filters()) -> int:  # noqa: B008 - frozen
        """Give how many documents `search` would find without a limit."""
        asked = self.filters(line, filters)
        return self._store.finding.count(asked.words, asked.filters)

    def days(self, since: str, until: str) -> dict[str, int]:
        """Give how many entries each day has on which something was written."""
        return self._store.finding.days(since, until)

    def weeks(self) -> dict[int | None, int]:
        """Give how many entries each week has; None for those of no week."""
        return self._store.finding.weeks()

    def used(self, sign: Sign, begin: str = "", *, limit: int = 20) -> tuple[Used, ...]:
        """Give the tags or people used before that begin so, those used most first."""
        return self._store.tags.used(sign, begin, limit=limit)

    def earlier(self, prompt: Prompt) -> Document | None:
        """Give what was written in an earlier week to a question of the same level, the earliest such week first.

        One from two or more weeks before is worth more than last week's: the distance is what makes one look again.
        """
        before = tuple(range(1, prompt.week))
        if not before:
            return None
        asked = Filters(kinds=("entry",), weeks=before, level=prompt.step.level)
        found = [each for each in self._store.finding.chosen(asked, limit=200) if each.ask != prompt.subject]
        return found[-1] if found else None

    def completion(self, line: str) -> str:
        """Give the line with the tag or person at its end completed by the one used most; else the line itself."""
        typed = begun_name(line)
        names = self.used(typed.sign, typed.name, limit=1) if typed else ()
        return completed(line, names[0].name) if names else line

    def _place(self, power: str) -> Place:
        found = power_of(power, self._desk.outline)
        if found is None:
            return NOWHERE
        asks = dict.fromkeys(step for exercise in found.exercises for step in exercise.steps)
        weeks = tuple(week.number for week in self._desk.outline.weeks if found.id in week.powers)
        return Place(tuple(asks), weeks)


def power_of(said: str, outline: Outline) -> PowerOutline | None:
    """Give the Power with that id, or whose name holds that word."""
    names = outline.names.get("powers", {})
    return next(
        (each for each in outline.powers if said == each.id or said in fold(names.get(each.id, each.title)).split()),
        None,
    )
