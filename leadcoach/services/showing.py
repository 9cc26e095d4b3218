"""Readings: resolving what they need and giving them with the words they are spoken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leadcoach.domain.address import Address, parse_in
from leadcoach.domain.answers import Answer, Opened
from leadcoach.domain.asks import Ask
from leadcoach.domain.blocks import Paragraph, Reading, Said
from leadcoach.domain.ids import answer_id
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.programme import Module, Show
from leadcoach.domain.readings import Given, Instrument, Sheet, bars, echo, item_phrases, share
from leadcoach.domain.records import Body, Document
from leadcoach.domain.typed import as_number
from leadcoach.services.desk import Desk
from leadcoach.text import _


@dataclass(frozen=True, slots=True)
class Spoken:
    """A reading and the wording of its phrases."""

    reading: Reading
    phrases: Mapping[str, str]


def generic_phrases() -> dict[str, str]:
    """Give the wording of what the generic readings say themselves."""
    return {
        "echo-nothing": _("Nothing is written there yet."),
        "echo-opened": _("The worksheet was opened."),
        "echo-field": "",
        "share-of": _("{minutes} min,"),
        "share-title": _("Share of the talking, in per cent"),
        "share-more": _("You guessed {guess} per cent; counted were {real}, {points} points more."),
        "share-less": _("You guessed {guess} per cent; counted were {real}, {points} points fewer."),
        "share-as-guessed": _("You guessed {guess} per cent, and that is what was counted."),
        "share-rate": _("({rate} an hour)"),
        "practice-done": _("Done."),
        "practice-tried": _("Tried."),
        "practice-not-possible": _("Not possible."),
        "practice-own": _("A practice of your own instead."),
    }


class Showing:
    """Use cases of reading what was written earlier."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._names = frozenset(each.id for each in (*desk.outline.instruments, *desk.outline.extras))

    def show(self, module: Module, show: Show) -> Spoken:
        """Give the reading a step shows; with nothing written yet it says so."""
        if show.reading == "reading":
            return self.instrument(show.use)
        address = parse_in(show.of, self._names).within(module.id)
        ask = self._ask(module, address)
        if ask is None:
            return Spoken(Reading((), (Paragraph((Said("echo-nothing"),)),)), generic_phrases())
        sheet = self._sheet(address, ask)
        phrases = generic_phrases() | item_phrases(ask) | ({"title": show.title} if show.title else {})
        if show.reading == "share":
            return Spoken(share(ask, sheet, self._guess(module, show.beside)), phrases)
        read = bars if show.reading == "bars" and ask.kind == "scale" else echo
        return Spoken(read(ask, sheet), phrases)

    def instrument(self, use: str, live: Mapping[str, Answer] | None = None) -> Spoken:
        """Give an instrument's reading of its worksheet, or of `live` answers not kept yet."""
        instrument = INSTRUMENTS[use]
        module = self._desk.load(use)
        document = self._desk.store.documents.get(answer_id(use))
        sheet = _sheet(instrument, document)
        if live is not None:
            sheet = Sheet(answer_id(use), sheet.version, sheet.day, live)
        given = Given(self._desk.clock().day, self._desk.week() or 0, sheet, self._needs(instrument))
        phrases = generic_phrases()
        for ask in module.asks:
            phrases |= item_phrases(ask)
        return Spoken(instrument.read(given), phrases | dict(module.phrases))

    def _guess(self, module: Module, beside: str) -> float | None:
        """Give the number found at the `beside` address, or None."""
        if not beside:
            return None
        value = self._desk.value(parse_in(beside, self._names).within(module.id).subject)
        number = as_number(value) if isinstance(value, str) else None
        return float(number) if number is not None else None

    def _needs(self, instrument: Instrument) -> dict[str, tuple[Sheet, ...]]:
        """Resolve what an instrument needs from elsewhere; what is missing comes back empty."""
        found: dict[str, tuple[Sheet, ...]] = {}
        for need in instrument.needs:
            address = parse_in(need.address, self._names)
            if address.file in INSTRUMENTS:
                other = INSTRUMENTS[address.file]
                sheet = (
                    self._pinned(other)
                    if address.pin
                    else _sheet(other, self._desk.store.documents.get(answer_id(other.id)))
                )
                found[need.name] = (sheet,) if sheet.answers else ()
        return found

    def _pinned(self, instrument: Instrument) -> Sheet:
        version = self._desk.store.documents.pinned(answer_id(instrument.id))
        if version is None or version.body is None:
            return Sheet()
        return Sheet(version.document, version.id, version.made_at[:10], _answers(instrument, version.body))

    def _ask(self, module: Module, address: Address) -> Ask | None:
        source = module if address.file == module.id else self._desk.load(address.file)
        return source.ask(address.ask)

    def _sheet(self, address: Address, ask: Ask) -> Sheet:
        identity = answer_id(address.subject)
        if address.pin:
            version = self._desk.store.documents.pinned(identity)
            body, version_id = (version.body or {}, version.id) if version else ({}, "")
        else:
            document = self._desk.store.documents.get(identity)
            body, version_id = (document.body, document.head) if document else ({}, "")
        try:
            answer = ask.shape.from_json(body.get(ask.id))
        except ValueError:
            return Sheet(identity)
        if isinstance(answer, Opened) and answer.document:
            return Sheet(answer.document, version_id, answers={ask.id: answer})
        return Sheet(identity, version_id, answers={ask.id: answer})


def _sheet(instrument: Instrument, document: Document | None) -> Sheet:
    if document is None:
        return Sheet()
    return Sheet(document.id, document.head, document.day, _answers(instrument, document.body))


def _answers(instrument: Instrument, body: Body) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for name, shape in instrument.asks.items():
        try:
            found[name] = shape.from_json(body[name])
        except (KeyError, ValueError):
            continue
    return found
