"""Readings: finding what they are made of and giving them with the words they are spoken in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Answer, Opened
from leadcoach.domain.asks import Ask
from leadcoach.domain.blocks import Reading
from leadcoach.domain.programme import Module, Show
from leadcoach.domain.readings import Sheet, WordLists, item_phrases
from leadcoach.domain.readings.costs import cost
from leadcoach.domain.readings.counts import grid, groups, most, tally, tally_log
from leadcoach.domain.readings.echoes import bars, echo, share
from leadcoach.domain.readings.gaps import compare, gap, lowest
from leadcoach.domain.readings.given import told
from leadcoach.domain.readings.ledgers import ledger
from leadcoach.domain.readings.marking import marks
from leadcoach.domain.readings.seating import seats
from leadcoach.domain.readings.waves import waves
from leadcoach.domain.readings.weeks import series, week_number, weekly_facts, weekly_rows, weekly_sheets
from leadcoach.domain.records import Body, Document, standing
from leadcoach.domain.typed import as_number
from leadcoach.services.desk import Desk, answer_value
from leadcoach.services.instruments import Instruments
from leadcoach.services.occasions import every, kept_in, latest
from leadcoach.services.phrases import generic_phrases
from leadcoach.services.reusing import Reusing
from leadcoach.services.spoken import Spoken

OVER_TIME = frozenset({"series", "tally"})
"""Readings that look at every occasion of an ask that repeats; the others look at the latest."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a generic reading is made of."""

    show: Show
    ask: Ask
    sheets: tuple[Sheet, ...]
    """The oldest first; at least one."""
    column: str
    today: date
    week_of: Callable[[date], int]
    guess: float | None
    before: Sheet
    """An earlier answer to the same lines, where the show names one."""
    words: Callable[[], WordLists]

    @property
    def sheet(self) -> Sheet:
        """The latest."""
        return self.sheets[-1]

    @property
    def sentences(self) -> tuple[str, ...]:
        """The ids that have a sentence."""
        return tuple(item.id for item in self.show.sentences)

    @property
    def limit(self) -> float | None:
        """The value a line is held against, or above which nothing is low."""
        return None if self.show.limit is None else float(self.show.limit)


def _bars(shown: Shown) -> Reading:
    read = bars if shown.ask.kind == "scale" else echo
    return read(shown.ask, shown.sheet)


def _series(shown: Shown) -> Reading:
    sources = [sheet.source for sheet in shown.sheets]
    weeks, rows = weekly_rows(shown.ask, shown.sheets, shown.week_of)
    if rows:
        return series(shown.ask, weeks, shown.limit, sources, rows)
    return series(shown.ask, weekly_sheets(shown.ask, shown.sheets, shown.week_of), shown.limit, sources)


GENERIC: Mapping[str, Callable[[Shown], Reading]] = {
    "echo": lambda shown: echo(shown.ask, shown.sheet, shown.column),
    "bars": _bars,
    "share": lambda shown: share(shown.ask, shown.sheet, shown.guess),
    "gap": lambda shown: gap(shown.ask, shown.sheet, shown.show.low, shown.show.high),
    "lowest": lambda shown: lowest(shown.ask, shown.sheet, shown.sentences, shown.limit),
    "most": lambda shown: most(shown.ask, shown.sheet, shown.column),
    "groups": lambda shown: groups(shown.ask, shown.sheet, shown.show.by, shown.sentences),
    "grid": lambda shown: grid(shown.ask, shown.sheet, shown.show.by, shown.show.across),
    "tally": lambda shown: tally(shown.ask, shown.sheets, shown.column),
    "ledger": lambda shown: ledger(shown.ask, shown.sheet, shown.today, shown.show.within),
    "series": _series,
    "marks": lambda shown: marks(shown.ask, shown.sheet),
    "seats": lambda shown: seats(shown.ask, shown.sheet, shown.show.by, shown.show.within_column, shown.words()),
    "cost": lambda shown: cost(
        shown.ask, shown.sheet, shown.show.minutes, shown.show.times, shown.show.people
    ),
    "waves": lambda shown: waves(shown.ask, shown.sheet, shown.before),
    "compare": lambda shown: compare(shown.ask, shown.sheet, shown.show.low, shown.show.high),
}  # fmt: skip
"""Every reading that is made of an answer."""


class Showing:
    """Use cases of reading what was written earlier."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._reusing = Reusing(desk)
        self._instruments = Instruments(desk)

    def show(self, module: Module, show: Show) -> Spoken:
        """Give the reading a step shows; with nothing written yet it says so."""
        if show.reading == "reading":
            found = self.instrument(show.use)
            return Spoken(found.reading, {**found.phrases, "title": show.title}) if show.title else found
        if show.log:
            return self._logged(show)
        address = self._desk.address(show.of, module.id)
        source = module if address.file == module.id else self._desk.walk(address.file)
        asked = source.ask(address.ask) if source else None
        if source is None or asked is None:
            return Spoken(told(), generic_phrases() | {"title": show.title})
        ask = self._reusing.ask(source, asked)
        shown = Shown(
            show,
            ask,
            self._sheets(address, ask, show),
            address.column,
            self._desk.clock().day,
            self._week_of(),
            self._guess(module, show.beside),
            self._before(module, show),
            self._desk.words,
        )
        return Spoken(GENERIC[show.reading](shown), _phrases(ask, show))

    def instrument(self, use: str, live: Mapping[str, Answer] | None = None) -> Spoken:
        """Give an instrument's reading of its worksheet, or of `live` answers not kept yet."""
        return self._instruments.reading(use, live)

    def _logged(self, show: Show) -> Spoken:
        """Read what was logged under a kind; of several asks with one kind the last one words it."""
        places = [place for place in self._desk.outline.logs() if place[1].fact_kind == show.log]
        asks = [self._desk.load(walk.id).ask(step.id) for walk, step in places[-1:]]
        ask = next((each for each in asks if each), None)
        if ask is None:
            return Spoken(told(), generic_phrases() | {"title": show.title})
        facts = standing(self._desk.store.facts.of((show.log,)))
        if show.reading == "tally":
            return Spoken(tally_log(ask, facts), _phrases(ask, show))
        limit = None if show.limit is None else float(show.limit)
        return Spoken(series(ask, weekly_facts(ask, facts, self._week_of()), limit), _phrases(ask, show))

    def _week_of(self) -> Callable[[date], int]:
        """Give a way to tell the week of a day; the calendar is looked up only where a week is asked for."""
        calendar = cache(self._desk.calendar)
        return lambda day: week_number(calendar(), day)

    def _guess(self, module: Module, beside: str) -> float | None:
        """Give the number found at the `beside` address, or None."""
        if not beside:
            return None
        address = self._desk.address(beside, module.id)
        document = latest(self._desk, address)
        value = answer_value(document, address.subject) if document else None
        number = as_number(value) if isinstance(value, str) else None
        return float(number) if number is not None else None

    def _before(self, module: Module, show: Show) -> Sheet:
        """Give the answer at the `beside` address; an empty sheet where there is none."""
        if not show.beside:
            return Sheet()
        address = self._desk.address(show.beside, module.id)
        source = module if address.file == module.id else self._desk.walk(address.file)
        ask = source.ask(address.ask) if source else None
        return self._sheets(address, ask, show)[-1] if ask else Sheet()

    def _sheets(self, address: Address, ask: Ask, show: Show) -> tuple[Sheet, ...]:
        """Give the answer at an address: pinned, the latest, or that of every occasion."""
        if address.pin:
            version = self._desk.store.documents.pinned(kept_in(self._desk, address))
            found = _sheet(ask, version.document, version.id, version.made_at[:10], version.body) if version else None
            return (found or Sheet(kept_in(self._desk, address)),)
        if ask.repeat and show.reading in OVER_TIME:
            documents = every(self._desk, address.subject)
        else:
            document = latest(self._desk, address)
            documents = (document,) if document else ()
        return tuple(_of_document(ask, each) for each in documents) or (Sheet(kept_in(self._desk, address)),)


def _phrases(ask: Ask, show: Show) -> dict[str, str]:
    sentences = {f"sentence.{item.id}": item.text for item in show.sentences}
    return generic_phrases() | item_phrases(ask) | sentences | ({"title": show.title} if show.title else {})


def _of_document(ask: Ask, document: Document) -> Sheet:
    return _sheet(ask, document.id, document.head, document.day, document.body)


def _sheet(ask: Ask, document: str, version: str, day: str, body: Body | None) -> Sheet:
    """Give an answer with its place; one of another shape (the ask was changed) counts as none."""
    try:
        answer = ask.shape.from_json((body or {})[ask.id])
    except (KeyError, ValueError):
        return Sheet(document)
    source = answer.document if isinstance(answer, Opened) and answer.document else document
    return Sheet(source, version, day, {ask.id: answer})
