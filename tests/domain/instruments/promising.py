"""What the tests of instruments over promises share: rows, what is given, and a reading as lines."""

from __future__ import annotations

from datetime import date

from leadcoach.domain.answers import Answer, Row, Rows
from leadcoach.domain.readings import Given, Instrument, Sheet, WordLists
from leadcoach.services.phrases import generic_phrases
from tests.domain.readings.making import lines

TODAY = date(2026, 12, 15)


def rows(*cells: dict[str, str]) -> Rows:
    """Rows with the ids r1, r2 and so on."""
    return Rows(tuple(Row(f"r{number}", each) for number, each in enumerate(cells, 1)))


def given(needs: dict[str, tuple[str, Answer]], words: WordLists | None = None, today: date = TODAY) -> Given:
    """What is given where each need holds one answer: the ask's id and the answer."""
    sheets = {name: (Sheet(name, "V", answers={ask: answer}),) for name, (ask, answer) in needs.items()}
    return Given(today, 4, Sheet(), sheets, words or {})


def told(instrument: Instrument, found: Given, **phrases: str) -> list[str]:
    """Every line a reading says; a phrase that is not worded here stands as its key."""
    worded = {key.replace("_", "-"): text for key, text in phrases.items()}
    return lines(instrument.read(found), generic_phrases() | worded)
