"""Pages to read: cards and sources as running text."""

from __future__ import annotations

from leadcoach.domain.outline import WeekOutline
from leadcoach.domain.programme import Module
from leadcoach.domain.prose import Heading, Prose, Run
from leadcoach.services.desk import Desk


class Library:
    """Use cases of reading what belongs to a module or a week."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def cards(self, week: WeekOutline) -> Prose:
        """Give the cards of a week: each question a heading with its answer below."""
        return tuple(
            block for card in self._desk.cards(week) for block in (Heading(3, (Run(card.question),)), *card.answer)
        )

    def sources(self, module: Module) -> Prose:
        """Give what a module rests on, in the order it names it."""
        known = {source.id: source for source in self._desk.sources()}
        found = [known[name] for name in module.sources if name in known]
        return tuple(block for source in found for block in (Heading(3, (Run(source.title),)), *source.text))
