"""The meetings of which the talking was counted: tapped, typed as totals, or noted on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from leadcoach.domain.answers import Marks, Number, Row, Rows
from leadcoach.domain.blocks import Quote, Said, Source, Words
from leadcoach.domain.instruments.talk_numbers import ME, OTHERS, own_turns, share
from leadcoach.domain.readings import Given, Sheet
from leadcoach.domain.typed import as_date, as_number

COUNTS: Mapping[str, tuple[str, ...]] = {
    "w01": ("lb1", "lb2", "lb3", "lb5", "lb6"),
    "w03": ("confirmed", "missed", "long"),
    "w13": ("lb1", "lb2", "lb5", "lb6"),
    "own": ("lb1", "confirmed"),
}
"""What was counted in each kind of meeting, by the need that holds it."""
ASKS: Mapping[str, str] = {"w01": "talk", "w03": "talk", "w13": "talk-again", "own": "talk"}
LISTENING = "w03"
PAPER, OWN = "paper", "own"
SHORTEST = 1
"""Minutes of talk below which there is no share yet: the first turn would be all of it."""
LONGEST_DAY = 24 * 60
"""Minutes; a side of a meeting that is said to have talked longer was mistyped."""


class Meeting(NamedTuple):
    """One meeting as it was counted."""

    kind: str
    """`w01`, `w03`, `w13`, `own`, or `paper` for minutes noted on paper."""
    day: date
    mine: float
    """Minutes."""
    others: float
    """Minutes."""
    source: Source
    counts: tuple[tuple[str, int], ...] = ()
    turns: tuple[float, ...] = ()
    """Own turns in minutes; none where only totals are known."""
    guess: float | None = None
    name: str = ""
    """What a meeting on paper was called."""

    @property
    def minutes(self) -> float:
        """Minutes of talk in all."""
        return self.mine + self.others

    @property
    def share(self) -> int | None:
        """The own share in per cent; None for less than a minute of talk."""
        return share(self.mine, self.others) if self.minutes >= SHORTEST else None

    @property
    def called(self) -> Words:
        """What the meeting is called: on paper in their words, else by where it was counted."""
        return (Quote(self.name, self.source),) if self.name.strip() else (Said(f"meeting-{self.kind}"),)


def meetings(given: Given) -> tuple[Meeting, ...]:
    """Give every meeting of which something was counted, the oldest first; on one day in the order of the weeks."""
    found = [*_noted(given), *(each for kind in COUNTS for each in _observed(given, kind))]
    return tuple(sorted(found, key=lambda each: each.day))


def _observed(given: Given, kind: str) -> Iterator[Meeting]:
    guess = given.answer(f"{kind}-guess", "guess")
    expected = guess.value if isinstance(guess, Number) else None
    for sheet in given.sheets.get(kind, ()):
        marks = sheet.answers.get(ASKS[kind])
        if isinstance(marks, Marks) and not marks.empty:
            meeting = _tapped(kind, sheet, marks)
            if meeting.minutes or any(count for _name, count in meeting.counts):
                yield meeting._replace(guess=None if expected is None else float(expected))


def _tapped(kind: str, sheet: Sheet, marks: Marks) -> Meeting:
    mine, others = marks.seconds(ME) / 60, marks.seconds(OTHERS) / 60
    counts = tuple((name, marks.count(name)) for name in COUNTS[kind])
    return Meeting(kind, _day(sheet), mine, others, sheet.source, counts, own_turns(marks))


def _noted(given: Given) -> Iterator[Meeting]:
    for sheet in given.sheets.get(PAPER, ()):
        rows = sheet.answers.get("meetings")
        for row in rows.filled if isinstance(rows, Rows) else ():
            mine, others = _minutes(row, "mine"), _minutes(row, "others")
            if mine is None or others is None or not mine + others:
                continue
            source = Source(sheet.document, sheet.version, row.id)
            counts = (("lb1", asked),) if (asked := _times(row, "lb1")) is not None else ()
            yield Meeting(PAPER, _day(sheet), mine, others, source, counts, name=row.cell("meeting"))


def _minutes(row: Row, column: str) -> float | None:
    value = as_number(row.cell(column))
    return float(value) if value is not None and 0 <= value <= LONGEST_DAY else None


def _times(row: Row, column: str) -> int | None:
    value = as_number(row.cell(column))
    return int(value) if value is not None and value >= 0 else None


def _day(sheet: Sheet) -> date:
    return as_date(sheet.day) or date.min
