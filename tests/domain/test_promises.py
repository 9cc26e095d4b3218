"""Rows that promise something by a date."""

from __future__ import annotations

from datetime import date

from leadcoach.domain.answers import Row, Rows
from leadcoach.domain.promises import due_on, is_due, unfilled, waiting
from leadcoach.domain.specs import Column, TableSpec

TODAY = date(2026, 11, 23)
PROMISED = TableSpec(
    (
        Column("ask", "text", "Ask"),
        Column("by", "date", "By", due=True),
        Column("end", "date", "End", due=True),
        Column("answer", "text", "Answer", later=True),
        Column("result", "number", "Result", later=True),
    )
)


def row(name: str = "r1", **cells: str) -> Row:
    return Row(name, cells)


def test_the_earliest_promise_counts() -> None:
    assert due_on(PROMISED, row(ask="Keys")) is None
    assert due_on(PROMISED, row(by="soon")) is None
    assert due_on(PROMISED, row(by="2026-11-30", end="24-11-2026")) == date(2026, 11, 24)


def test_a_row_is_due_from_its_day_on() -> None:
    assert not is_due(PROMISED, row(by="2026-11-24"), TODAY)
    assert is_due(PROMISED, row(by="2026-11-23"), TODAY)
    assert not is_due(PROMISED, row(ask="Keys"), TODAY)


def test_a_table_without_promises_is_due_at_once() -> None:
    later = TableSpec((Column("ask", "text", "Ask"), Column("came", "text", "Came", later=True)))
    assert is_due(later, row(ask="Keys"), TODAY)
    assert waiting(later, Rows((row(ask="Keys"),)), TODAY) == (row(ask="Keys"),)


def test_a_row_waits_until_every_later_column_is_filled() -> None:
    half = row("half", by="2026-11-20", answer="yes")
    full = row("full", by="2026-11-20", answer="yes", result="3")
    young = row("young", by="2026-12-20")
    blank = row("blank", answer=" ")
    assert [column.id for column in unfilled(PROMISED, half)] == ["result"]
    assert unfilled(PROMISED, full) == ()
    assert waiting(PROMISED, Rows((half, full, young, blank)), TODAY) == (half,)
