"""Readings that leave: what was made with an answer that never leaves keeps its numbers and loses every quote."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace

from leadcoach.domain.blocks import (
    Block,
    Next,
    Paragraph,
    Quote,
    Reading,
    Said,
    Words,
)
from leadcoach.domain.ids import answer_id
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.services.desk import Desk
from leadcoach.services.occasions import every, kept_in, latest, repeats
from leadcoach.services.pulse import as_it_may_leave
from leadcoach.services.spoken import Spoken
from leadcoach.text import _

NEVER = "never"
LEFT_OUT = "withheld"
"""The phrase in place of a name or a cell that stays."""
LONGEST_NUMBER = 10
"""Signs of a number or a date."""


@dataclass(frozen=True, slots=True)
class Withholding:
    """Looks up what never leaves."""

    desk: Desk

    def shareable(self, use: str, said: Spoken) -> Spoken:
        """Give a reading as it may leave: whole, or without any words of theirs where it touches what never leaves."""
        said = as_it_may_leave(self.desk, use, said)
        if not self.touches(use, said.reading):
            return said
        phrases = {**said.phrases, LEFT_OUT: _("(stays with me)")}
        return Spoken(without_quotes(said.reading, lambda word: word in phrases), phrases)

    def touches(self, use: str, reading: Reading) -> bool:
        """Whether a reading is made with an answer that never leaves or lies in the bin, said by its sources or not."""
        if any(self._asks_never(use, subject) for subject in self._subjects(use)):
            return True
        documents = {source.document for source in reading.sources()} | set(self._documents(use))
        found = self.desk.store.documents.many(documents)
        return any(document.privacy == NEVER or document.binned_at for document in found.values())

    def _subjects(self, use: str) -> Iterator[str]:
        """Give the subjects of every answer an instrument reads."""
        for need in INSTRUMENTS[use].needs:
            yield self.desk.address(need.address, "").subject
        for ask in INSTRUMENTS[use].asks:
            yield f"{use}.{ask}"

    def _asks_never(self, use: str, subject: str) -> bool:
        name, _dot, ask = subject.rpartition(".")
        module = self.desk.walk(name or use)
        asked = module.ask(ask) if module else None
        return asked is not None and asked.privacy == NEVER

    def _documents(self, use: str) -> Iterator[str]:
        yield answer_id(use)
        for need in INSTRUMENTS[use].needs:
            address = self.desk.address(need.address, "")
            yield kept_in(self.desk, address)
            if repeats(self.desk, address):
                yield from (document.id for document in every(self.desk, address.subject))
            elif found := latest(self.desk, address):
                yield found.id


def without_quotes(reading: Reading, is_ours: Callable[[str], bool]) -> Reading:
    """Give a reading with its numbers and our own words alone; `is_ours` tells a phrase key from words of theirs."""
    blocks = (_bare(block, is_ours) for block in reading.blocks)
    return Reading(_kept(reading.title, is_ours), tuple(block for block in blocks if block is not None))


def _bare(block: Block, is_ours: Callable[[str], bool]) -> Block | None:
    """Give a block without quotes; none of a sentence or a way on of which nothing is left."""
    match block:
        case Paragraph(words=words):
            kept = _kept(words, is_ours)
            return replace(block, words=kept) if kept else None
        case Next(words=words):
            kept = _kept(words, is_ours)
            return replace(block, words=kept, prefill=()) if kept else None
    return _emptied(block, is_ours)


def _emptied(value: Block, is_ours: Callable[[str], bool]) -> Block:
    found = _walked(value, is_ours)
    return found if isinstance(found, type(value)) else value


def _walked(value: object, is_ours: Callable[[str], bool]) -> object:
    """Give a part of a block with every label and cell emptied of quotes."""
    if is_dataclass(value) and not isinstance(value, type):
        changed = {each.name: _walked(getattr(value, each.name), is_ours) for each in fields(value)}
        return type(value)(**changed)
    if isinstance(value, tuple) and value and all(isinstance(each, Said | Quote) for each in value):
        return _named(value, is_ours)
    if isinstance(value, tuple):
        return tuple(_walked(each, is_ours) for each in value)
    return value


def _named(words: Words, is_ours: Callable[[str], bool]) -> Words:
    """Give a label without quotes; one that was nothing else says that it stays."""
    return _kept(words, is_ours) or (Said(LEFT_OUT),)


def _kept(words: Words, is_ours: Callable[[str], bool]) -> Words:
    return tuple(word for word in words if isinstance(word, Said) and _speaks_ours(word, is_ours))


def _speaks_ours(said: Said, is_ours: Callable[[str], bool]) -> bool:
    """Whether everything filled into a phrase is a number, a date or a phrase of ours."""
    return all(not isinstance(value, str) or is_ours(value) or _is_number(value) for _name, value in said.given)


def _is_number(text: str) -> bool:
    """Whether a short text is a number or a date, and can be no word of theirs."""
    return len(text) <= LONGEST_NUMBER and not any(map(str.isalpha, text))
