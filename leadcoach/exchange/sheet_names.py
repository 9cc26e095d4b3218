"""What columns, options, items and fields are called in a worksheet's file: by their words, or by their id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from leadcoach.domain.answers import LINE
from leadcoach.domain.asks import Ask
from leadcoach.domain.progress import OUTCOMES
from leadcoach.domain.specs import (
    ChoiceSpec,
    Column,
    DateSpec,
    Item,
    LinesSpec,
    LiveSpec,
    PracticeSpec,
    ScaleSpec,
    TableSpec,
)
from leadcoach.text import _, fold

ROW = "row"
"""The column of row ids, for worksheets in which an answer points at a row."""


class Names:
    """Ids and the words people read for them."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.words = {item.id: " ".join(item.text.split()) for item in items}
        folded = Counter(map(_folded, self.words.values()))
        ids = {_folded(each) for each in self.words}
        self._ids = {
            said: id
            for id, words in self.words.items()
            if (said := _folded(words)) and folded[said] == 1 and said not in ids - {_folded(id)}
        }

    def written(self, id: str) -> str:
        """Give the words of an id; the id itself where they would not lead back to it."""
        words = self.words.get(id, "")
        return words if self._ids.get(_folded(words)) == id else id

    def found(self, text: str) -> str:
        """Give the id that a text is, or whose words it is; empty for neither."""
        bare = text.strip()
        return bare if bare in self.words else self._ids.get(_folded(bare), "")

    def led(self, text: str) -> str:
        """Give the id a text begins with, or is; empty for neither."""
        first = text.split(maxsplit=1)[0] if text.strip() else ""
        return self.found(text) or (first if first in self.words else "")

    def both(self, id: str) -> str:
        """Give an id with its words."""
        return f"{id} {self.words.get(id, '')}".strip()


def columns(ask: Ask) -> tuple[Column, ...]:
    """Give the fields or columns of an ask that is filled in as a table; none for a scale and what is no table."""
    match ask.spec:
        case TableSpec(columns=found):
            return found
        case LinesSpec():
            return (Column(LINE, "text", ask.label),)
        case DateSpec():
            return _date_fields()
        case PracticeSpec():
            return _practice_fields()
    return ()


def _date_fields() -> tuple[Column, ...]:
    words = {"date": _("Date"), "time": _("Time"), "zone": _("Zone"), "rhythm": _("How often")}
    return tuple(Column(name, "text", label) for name, label in words.items())


def _practice_fields() -> tuple[Column, ...]:
    words = {
        "done": _("Done"),
        "tried": _("Tried"),
        "not-possible": _("Not possible"),
        "own": _("A practice of my own"),
    }
    options = tuple(Item(each, words[each]) for each in OUTCOMES)
    return (
        Column("outcome", "choice", _("What became of it"), options),
        Column("own", "text", _("My own practice")),
        Column("reason", "text", _("Why, or what is worth keeping")),
        Column("on", "text", _("On")),
    )


def column_names(found: Iterable[Column]) -> Names:
    """Give the names of columns."""
    return Names(Item(column.id, column.label) for column in found)


def timed(spec: LiveSpec) -> tuple[Item, ...]:
    """Give what is measured in minutes: turns and phases."""
    return (*spec.turns, *(Item(phase.id, phase.text) for phase in spec.phases))


def live_names(spec: LiveSpec) -> Names:
    """Give the names of all that is observed."""
    return Names((*timed(spec), *spec.counts))


def points_at_rows(ask: Ask) -> bool:
    """Whether an answer to it names rows of another answer."""
    if isinstance(ask.spec, ChoiceSpec):
        return bool(ask.spec.options_from)
    return isinstance(ask.spec, TableSpec) and any(column.options_from for column in ask.spec.columns)


def aspect_names(spec: ScaleSpec) -> Names:
    """Give the names of the aspects of a scale; the only one may have no words."""
    return Names(Item(each.id, each.text or _("answer")) for each in spec.aspects)


def _folded(text: str) -> str:
    return fold(" ".join(text.split()))
