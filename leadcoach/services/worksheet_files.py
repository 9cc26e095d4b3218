"""A worksheet taken out as a file to fill in, and the answers of such a file read by its instrument."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Answer
from leadcoach.domain.asks import Ask, read_answer
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.programme import Module, Step
from leadcoach.domain.prose import plain
from leadcoach.errors import Refused
from leadcoach.exchange.sheet_files import Field, Filled, Form, read
from leadcoach.services.desk import Desk
from leadcoach.services.instruments import Instruments
from leadcoach.services.occasions import kept_in, latest
from leadcoach.services.reusing import Reusing
from leadcoach.services.spoken import Spoken
from leadcoach.services.withholding import NEVER
from leadcoach.text import _


@dataclass(frozen=True, slots=True)
class WorksheetFiles:
    """Use cases of worksheets outside of the app; nothing is ever written to the store."""

    desk: Desk

    def form(self, use: str, *, hidden: bool = True) -> Form:
        """Give a worksheet with what is kept filled in; without `hidden`, what never leaves stays blank.

        Raises Refused for an instrument that reads only what was done, and has no worksheet.
        """
        module = self.desk.load(use)
        fields = tuple(self._fields(module, hidden=hidden))
        if not fields:
            sentence = _("{title} reads what you did elsewhere: it has no worksheet of its own to fill in.")
            raise Refused(sentence.format(title=module.title))
        return Form(use, module.title, fields)

    def of_file(self, use: str, data: bytes, name: str) -> tuple[Spoken, Filled]:
        """Give the reading of a filled-in worksheet, and what it says; raises Refused with one sentence."""
        filled = read(data, self.form(use), name)
        asks = INSTRUMENTS[use].asks
        own = {f"{use}.{ask}": ask for ask in asks}
        answers = {own.get(subject, subject): answer for subject, answer in filled.answers.items()}
        return Instruments(self.desk).of_answers(use, answers), filled

    def _fields(self, module: Module, *, hidden: bool) -> Iterator[Field]:
        """Give own asks and borrowed steps in the order of the worksheet, then what else its reading needs."""
        instrument, seen = INSTRUMENTS[module.id], set[str]()
        for step in module.steps:
            address = self._address(module, step)
            if address is not None and address.subject in self._read(module.id):
                seen.add(address.subject)
                yield from self._field(address, step, hidden=hidden)
        if not seen and (instrument.done or instrument.facts or instrument.weekly):
            return
        for need in instrument.needs:
            address = self.desk.address(need.address, "")
            if not address.pin and address.subject not in seen:
                seen.add(address.subject)
                yield from self._field(address, None, hidden=hidden)

    def _address(self, module: Module, step: Step) -> Address | None:
        """Give where the answer of a section is kept; None for prose."""
        if step.part is not None:
            return self.desk.address(step.part.of, "")
        return self.desk.address(f"@{module.id}.{step.ask.id}", "") if step.ask else None

    def _read(self, use: str) -> frozenset[str]:
        """Give the subjects of the answers an instrument reads, which alone can come out of a file."""
        needed = (self.desk.address(need.address, "") for need in INSTRUMENTS[use].needs)
        return frozenset((*(f"{use}.{ask}" for ask in INSTRUMENTS[use].asks), *(each.subject for each in needed)))

    def _field(self, address: Address, section: Step | None, *, hidden: bool) -> Iterator[Field]:
        """Give the question at an address; none where the week with it is not written."""
        module = self.desk.walk(address.file)
        step = (
            next((each for each in module.steps if each.ask and each.ask.id == address.ask), None) if module else None
        )
        if module is None or step is None or step.ask is None or step.ask.kind == "instrument":
            return
        ask = Reusing(self.desk).ask(module, step.ask)
        shown = section or step
        yield Field(address.subject, ask, shown.title, plain(shown.before), self._kept(address, ask, hidden=hidden))

    def _kept(self, address: Address, ask: Ask, *, hidden: bool) -> Answer | None:
        worksheet = address.file in INSTRUMENTS and address.ask in INSTRUMENTS[address.file].asks
        document = (
            self.desk.store.documents.get(kept_in(self.desk, address)) if worksheet else latest(self.desk, address)
        )
        if document is None or document.binned_at or (not hidden and NEVER in (document.privacy, ask.privacy)):
            return None
        try:
            return read_answer(ask, document.body[ask.id])
        except (KeyError, ValueError):
            return None
