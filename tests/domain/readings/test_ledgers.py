"""Promises and what became of them."""

from __future__ import annotations

from datetime import date

import pytest

from leadcoach.domain.blocks import Ledger, Source
from leadcoach.domain.readings.ledgers import ledger, promises, share_in_time
from leadcoach.domain.specs import Column
from tests.domain.readings.making import items, rows, table, told

TODAY = date(2026, 12, 10)
ASKS = table(
    Column("ask", "text", "What they asked"),
    Column("due", "date", "Answer by", due=True, ahead=7),
    Column("answer", "choice", "Answer", items(yes="Yes", no="No, because"), later=True),
    Column("reason", "text", "Reason", later=True, optional=True),
    Column("answered", "date", "Answered on", stamp="answer"),
)
FOUND = rows(
    {"ask": "Keys", "due": "2026-12-07", "answer": "yes", "answered": "2026-12-07"},
    {"ask": "Lamp", "due": "2026-12-12"},
    {"ask": "Chair", "due": "2026-12-04", "reason": "thinking"},
    {"ask": "Screen", "due": "2026-12-07", "answer": "no", "reason": "no room", "answered": "2026-12-09"},
    {"ask": "Desk", "due": "2026-12-10"},
    {"ask": "Plant"},
    {"ask": "Fan", "due": "2026-12-02"},
)


def test_open_promises_come_first_and_each_state_is_said_in_words() -> None:
    assert told(ledger(ASKS, FOUND, TODAY), ASKS) == [
        "Answered in time: 1 of 4, 25 per cent.",
        "waiting since 2026-12-02 | Fan",
        "waiting since 2026-12-04 | Chair | thinking",
        "open until 2026-12-10 | Desk",
        "open until 2026-12-12 | Lamp",
        "open | Plant",
        "answered in time on 2026-12-07 | Keys | Yes",
        "answered late on 2026-12-09 | Screen | No, because · no room",
    ]


def test_each_entry_knows_its_days_and_its_row() -> None:
    (*_said, found) = ledger(ASKS, FOUND, TODAY).blocks
    assert isinstance(found, Ledger)
    late = found.entries[-1]
    assert (late.due, late.done) == (date(2026, 12, 7), date(2026, 12, 9))
    assert late.because == (Source("D", "V", "r4"),)


@pytest.mark.parametrize(("within", "in_time"), [(7, 1), (8, 1), (9, 2), (1, 0)])
def test_a_limit_counts_from_the_day_a_promise_was_proposed(within: int, in_time: int) -> None:
    assert share_in_time(promises(ASKS, FOUND, within), TODAY)[0] == in_time


def test_a_limit_counts_from_the_first_other_date_where_there_is_one() -> None:
    asked = table(
        Column("ask", "text", "Ask"),
        Column("asked", "date", "Asked on"),
        Column("answer", "text", "Answer", later=True),
        Column("on", "date", "On", stamp="answer"),
    )
    found = rows(
        {"ask": "Keys", "asked": "2026-12-01", "answer": "yes", "on": "2026-12-08"},
        {"ask": "Lamp", "asked": "2026-12-01", "answer": "yes", "on": "2026-12-09"},
        {"ask": "Fan", "asked": "2026-12-01"},
        {"ask": "Desk", "asked": "2026-12-05"},
        {"ask": "Tree", "answer": "yes", "on": "2026-12-09"},
    )
    assert told(ledger(asked, found, TODAY, 7), asked) == [
        "Answered within 7 days: 1 of 3, 33 per cent.",
        "waiting since 2026-12-08 | Fan",
        "open until 2026-12-12 | Desk",
        "answered in time on 2026-12-08 | Keys | yes",
        "answered late on 2026-12-09 | Lamp | yes",
        "answered on 2026-12-09 | Tree | yes",
    ]
    assert told(ledger(asked, rows({"ask": "Tree"}), TODAY), asked) == ["open | Tree"]


def test_a_table_without_anything_to_fill_in_later_stays_open() -> None:
    dated = table(Column("step", "text", "Step"), Column("review", "date", "Review", due=True))
    found = rows(
        {"step": "One", "review": "2026-12-01"},
        {"step": "Two", "review": "2026-12-31"},
        {"step": "x", "review": "soon"},
    )
    assert told(ledger(dated, found, TODAY), dated) == [
        "waiting since 2026-12-01 | One",
        "open until 2026-12-31 | Two",
        "open | x",
    ]


def test_without_a_stamp_it_is_done_once_everything_later_is_filled_and_nobody_knows_if_in_time() -> None:
    trial = table(
        Column("try", "text", "Try"),
        Column("decide", "date", "Decide", due=True),
        Column("result", "text", "Result", later=True),
        Column("decision", "choice", "Decision", items(keep="Keep"), later=True),
    )
    found = rows(
        {"try": "A", "decide": "2026-12-01", "result": "works", "decision": "keep"},
        {"try": "B", "decide": "2026-12-01", "result": "works"},
    )
    assert told(ledger(trial, found, TODAY), trial) == [
        "waiting since 2026-12-01 | B | works",
        "done | A | works · Keep",
    ]


def test_a_promise_is_called_by_the_first_column_that_takes_own_words() -> None:
    calendar = table(
        Column("when", "date", "When", due=True),
        Column("kind", "choice", "Kind", items(talk="A talk")),
        Column("what", "choice", "What", items(month="Month review"), open=True),
        Column("holder", "text", "Who holds it"),
    )
    found = rows(
        {"when": "2026-12-31", "kind": "talk", "what": "month", "holder": "Desk"},
        {"when": "2027-01-31", "kind": "talk", "what": "A walk", "holder": "Desk"},
    )
    assert told(ledger(calendar, found, TODAY), calendar) == [
        "open until 2026-12-31 | Month review",
        "open until 2027-01-31 | A walk",
    ]


def test_a_day_at_the_edge_of_time_stops_nothing() -> None:
    found = rows({"ask": "Keys", "due": "9999-12-31"}, {"ask": "Old", "due": "0001-01-02"})
    assert [line.split(" |")[0] for line in told(ledger(ASKS, found, TODAY, 400), ASKS)[1:]] == [
        "waiting since 0001-01-02",
        "open until 9999-12-31",
    ]
