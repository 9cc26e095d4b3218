"""Earlier answers used in a step: proposals for its answer, and options to choose from."""

from __future__ import annotations

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Answer
from leadcoach.domain.asks import Ask
from leadcoach.domain.ids import answer_id
from leadcoach.domain.programme import Module
from leadcoach.domain.records import Document
from leadcoach.domain.reuse import Earlier, items_of, proposal, with_options
from leadcoach.domain.specs import Item
from leadcoach.services.desk import Desk
from leadcoach.services.occasions import kept_in, latest

EVERY = "all"
"""The occasion of an address that means each of them; where one answer is wanted, it is the latest."""


class Reusing:
    """Use cases of looking up what was written before."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ask(self, module: Module, ask: Ask) -> Ask:
        """Give an ask with the options that earlier answers give it."""
        return self._with_options(module, ask, frozenset())

    def proposal(self, module: Module, ask: Ask) -> Answer | None:
        """Give what the `from` addresses propose, or None."""
        found = (self._earlier(module, text, frozenset()) for text in ask.origin)
        return proposal(ask, [each for each in found if each], self._desk.new_id)

    def _with_options(self, module: Module, ask: Ask, way: frozenset[str]) -> Ask:
        return with_options(ask, lambda address: self._options(module, address, way))

    def _options(self, module: Module, text: str, way: frozenset[str]) -> tuple[Item, ...]:
        """Look options up; `way` has the subjects on the way here, so that a circle of addresses ends."""
        on_the_way = self._desk.address(text, module.id).subject in way
        found = None if on_the_way else self._earlier(module, text, way)
        return items_of(found) if found else ()

    def _earlier(self, module: Module, text: str, way: frozenset[str]) -> Earlier | None:
        """Give what stands at an address with its ask, or None where nothing was written or nothing is asked."""
        address = self._desk.address(text, module.id)
        source = module if address.file == module.id else self._desk.walk(address.file)
        ask = source.ask(address.ask) if source else None
        answer = self._answer(address, ask) if ask else None
        if source is None or ask is None or answer is None or answer.empty:
            return None
        return Earlier(self._with_options(source, ask, way | {address.subject}), answer, address.column)

    def _answer(self, address: Address, ask: Ask) -> Answer | None:
        document = self._document(address)
        try:
            return ask.shape.from_json(document.body[ask.id]) if document else None
        except (KeyError, ValueError):
            return None

    def _document(self, address: Address) -> Document | None:
        if address.pin:
            version = self._desk.store.documents.pinned(kept_in(self._desk, address))
            document = self._desk.store.documents.get(kept_in(self._desk, address))
            return document.saying(version.body or {}) if document and version else None
        if address.occasion and address.occasion != EVERY:
            return self._desk.store.documents.get(answer_id(address.subject, address.occasion))
        return latest(self._desk, address)
