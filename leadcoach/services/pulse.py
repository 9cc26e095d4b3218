"""Ballots of the team: whether they may be offered, the statements, and closing so that nobody can be found.

What is counted stays in memory until the end; only `close` writes, and only what `domain.ballots` lets through.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, NamedTuple

from leadcoach.domain.answers import Picked, Text
from leadcoach.domain.ballot_rounds import CULTURE_COUNT, PULSE, culture_data, pulse_data
from leadcoach.domain.ballots import DAYS_APART, FEWEST, Closed, Counts, TalkOnly, close, too_soon
from leadcoach.domain.blocks import Paragraph, Reading, Said
from leadcoach.domain.ids import answer_id, ulid
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.records import Fact, standing, utc_stamp
from leadcoach.domain.specs import ChoiceSpec, Item, ScaleSpec
from leadcoach.domain.typed import as_date, as_number
from leadcoach.services.desk import Desk
from leadcoach.services.instruments import Instruments
from leadcoach.services.spoken import Spoken

TEAM = "profile.team"
SHEET = "pulse"
"""The worksheet that asks what must be clear before the first ballot, of whichever form."""
CLEARED = {"hr": frozenset({"talked", "checked"}), "notice": frozenset({"told"})}
"""Its asks, with the answers that let a pulse be offered."""
SHARING = "sharing"
"""Its ask for what the team agreed about passing numbers on."""
_TIME_LETTERS = 10
"""Of an id that sorts by time."""

Hurdle = Literal["", "few", "hr", "notice", "statements"]
"""Why no ballots are offered: too few people, no word with HR, a team that does not know, no statements; or nothing."""


class Form(NamedTuple):
    """A kind of ballot."""

    id: str
    kind: str
    """The kind of its facts."""
    use: str
    """The instrument that reads them."""
    asked: tuple[str, ...]
    """Subjects of the asks that hold the statements."""
    data: Callable[[Closed], dict[str, object]]


FORMS: Mapping[str, Form] = {
    "pulse": Form("pulse", PULSE, "pulse", ("w04.toolset.items",), pulse_data),
    "culture-test": Form(
        "culture-test",
        CULTURE_COUNT,
        "culture-test",
        tuple(f"w01.toolset.test-b{number}-b{number + 1}" for number in range(1, 9, 2)),
        culture_data,
    ),
}
"""By the subject of its facts, which is the instrument's id."""


class Pulses:
    """Use cases of ballots of one form."""

    def __init__(self, desk: Desk, form: str) -> None:
        self._desk = desk
        self.form = FORMS[form]

    # Before ------------------------------------------------------------------------------------------------------

    def hurdle(self) -> Hurdle:
        """Give what stands in the way of offering ballots; empty where nothing does."""
        if self.team() < FEWEST:
            return "few"
        if not self.statements():
            return "statements"
        if not self._cleared("hr"):
            return "hr"
        return "" if self._cleared("notice") else "notice"

    def team(self) -> int:
        """Give how many people are in the team; 0 where nobody said."""
        value = self._desk.value(TEAM)
        found = as_number(value) if isinstance(value, str) else None
        return int(found) if found is not None else 0

    def statements(self) -> tuple[Item, ...]:
        """Give what is asked, in its order; nothing where the programme does not have it."""
        return tuple(item for subject in self.form.asked for item in self._items(subject))

    def points(self) -> tuple[str, str]:
        """Give what the lowest and the highest number mean; empty where the statements say it of themselves."""
        for subject in self.form.asked:
            module, _dot, name = subject.rpartition(".")
            found = self._desk.walk(module)
            ask = found.ask(name) if found else None
            if ask is not None and isinstance(ask.spec, ScaleSpec):
                return ask.spec.low_text, ask.spec.high_text
        return "", ""

    def previous(self) -> date | None:
        """Give the day of the last round that was kept, or None."""
        return max((day for day in map(as_date, (fact.day for fact in self._kept())) if day), default=None)

    def apart_from(self) -> date | None:
        """Give the day from which a round may show a change, where today is too soon after the last one; else None."""
        before = self.previous()
        return before + timedelta(DAYS_APART) if before and too_soon(before, self._desk.clock().day) else None

    def open(self) -> Counts:
        """Give counts to fill, in memory alone."""
        return Counts(item.id for item in self.statements())

    # After -------------------------------------------------------------------------------------------------------

    def close(self, counts: Counts, *, membership_changed: bool) -> Closed | TalkOnly:
        """Keep what may be kept of a round, and let everything else go; raises a StoreError, with all still counted."""
        today = self._desk.clock().day
        found = close(counts, self.previous(), membership_changed, today)
        if isinstance(found, Closed):
            self._desk.store.facts.add(self._fact(today, self.form.data(found)))
        counts.forget()
        return found

    def results(self) -> Spoken | None:
        """Give what the instrument says of all that was kept; None where there is no such instrument."""
        if self.form.use not in INSTRUMENTS or self._desk.outline.module(self.form.use) is None:
            return None
        return Instruments(self._desk).reading(self.form.use)

    # Inside ------------------------------------------------------------------------------------------------------

    def _items(self, subject: str) -> tuple[Item, ...]:
        module, _dot, name = subject.rpartition(".")
        found = self._desk.walk(module)
        ask = found.ask(name) if found else None
        match ask.spec if ask else None:
            case ChoiceSpec(items=items):
                return items
            case ScaleSpec(items=items, anchors=anchors):
                return tuple(item for item in items if item.id in anchors)
        return ()

    def _cleared(self, ask: str) -> bool:
        """Whether an ask of the worksheet was answered so that nothing stands in the way."""
        document = self._desk.store.documents.get(answer_id(SHEET))
        try:
            answer = Picked.from_json(document.body[ask]) if document else Picked()
        except (KeyError, ValueError):
            return False
        return not CLEARED[ask].isdisjoint(answer.ids)

    def _kept(self) -> tuple[Fact, ...]:
        return standing(self._desk.store.facts.of((self.form.kind,)))

    def _fact(self, day: date, data: Mapping[str, object]) -> Fact:
        """Make a fact that knows its day and no more: neither its time nor its id tells the minute.

        A further round of the same day is a millisecond of it later, so that the last one stays the last.
        """
        zone = self._desk.clock().zone
        number = sum(fact.day == day.isoformat() for fact in self._kept())
        at = datetime.combine(day, time(microsecond=min(number, 999) * 1000), UTC)
        name = ulid(at, bytes(10))[:_TIME_LETTERS] + self._desk.new_id()[_TIME_LETTERS:]
        return Fact(name, utc_stamp(at), zone, day.isoformat(), self.form.kind, self.form.id, data)


def as_it_may_leave(desk: Desk, use: str, said: Spoken) -> Spoken:
    """Give a reading as it may leave this computer; that of the pulse stays until the sheet says what the team agreed.

    Every other reading is given as it is.
    """
    if use != SHEET or _agreed(desk):
        return said
    stays = Paragraph((Said("not-shared"),), "caveat")
    return Spoken(Reading(said.reading.title, (stays,)), said.phrases)


def _agreed(desk: Desk) -> bool:
    document = desk.store.documents.get(answer_id(SHEET))
    try:
        return document is not None and not Text.from_json(document.body[SHARING]).empty
    except (KeyError, ValueError):
        return False
