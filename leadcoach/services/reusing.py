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
from leadcoach.services.occasions import latest

EVERY = "all"
"""The occasion of an address that means each of them; where one answer is wanted, it is the latest."""


class Reusing:
    """Use cases of looking up what was written before."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ask(self, module: Module, ask: Ask) -> Ask:
        """Give an ask with the options that earlier answers give it."""
        return with_options(ask, lambda address: self._options(module, address))

    def proposal(self, module: Module, ask: Ask) -> Answer | None:
        """Give what the `from` addresses propose, or None."""
        found = (self.earlier(module, text) for text in ask.origin)
        return proposal(ask, [each for each in found if each], self._desk.new_id)

    def earlier(self, module: Module, text: str) -> Earlier | None:
        """Give what stands at an address with its ask, or None where nothing was written."""
        address = self._desk.address(text, module.id)
        source = module if address.file == module.id else self._desk.load(address.file)
        ask = source.ask(address.ask)
        answer = self._answer(address, ask) if ask else None
        if ask is None or answer is None or answer.empty:
            return None
        return Earlier(self.ask(source, ask), answer, address.column)

    def _options(self, module: Module, address: str) -> tuple[Item, ...]:
        found = self.earlier(module, address)
        return items_of(found) if found else ()

    def _answer(self, address: Address, ask: Ask) -> Answer | None:
        document = self._document(address, ask)
        try:
            return ask.shape.from_json(document.body[ask.id]) if document else None
        except (KeyError, ValueError):
            return None

    def _document(self, address: Address, ask: Ask) -> Document | None:
        if address.pin:
            version = self._desk.store.documents.pinned(answer_id(address.subject))
            document = self._desk.store.documents.get(answer_id(address.subject))
            return document.saying(version.body or {}) if document and version else None
        if address.occasion and address.occasion != EVERY:
            return self._desk.store.documents.get(answer_id(address.subject, address.occasion))
        return latest(self._desk, address.subject, ask.repeat)
