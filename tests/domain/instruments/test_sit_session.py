"""The session with the team: its page, and what became of the asks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Answer, Mark, Marks
from leadcoach.domain.blocks import Ledger, Next, Source
from leadcoach.domain.instruments.sit_session import SIT_SESSION
from leadcoach.domain.readings import Given, Sheet
from tests.domain.instruments.promising import given, rows, told

PLAN = {"date": "2026-12-03", "place": "Break room", "people": "9", "rule": "I listen."}
QUESTIONS = rows(*({"line": text} for text in ("Helps?", "In the way?", "The best place?", "From me?")))
ASKS = rows(
    {"ask": "Keys", "due": "2026-12-10", "answer": "yes", "reason": "Monday", "answered": "2026-12-05"},
    {"ask": "Desk", "due": "2026-12-10", "answer": "try", "reason": "May", "answered": "2026-12-10"},
    {"ask": "Screen", "due": "2026-12-14", "answer": "no", "reason": "April", "answered": "2026-12-12"},
    {"ask": "Fan", "due": "2026-12-22"},
    {"ask": "Lamp", "due": "2026-12-09"},
)
WORDED = {"within": "{count} of {all} within {days}", "question": "Q{number}"}


def asked(asks: Answer | None = None, **plan: str) -> Given:
    needs: dict[str, tuple[str, Answer]] = {
        "session": ("session", rows({**PLAN, **plan})), "questions": ("questions", QUESTIONS),
    }  # fmt: skip
    return given(needs | ({"asks": ("asks", asks)} if asks else {}))


def test_before_anything_is_asked_it_is_the_page_for_the_table() -> None:
    assert told(SIT_SESSION, asked(date="2026-12-18"), **WORDED) == [
        " | ", "when | 2026-12-18", "place | Break room", "people | 9", "Q1 | Helps?", "Q2 | In the way?",
        "Q3 | The best place?", "Q4 | From me?", "rule | I listen.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "step"),
    [
        (asked(), "asks"),
        (asked(place=""), "session"),
        (asked(date="soon"), None),
        (given({"session": ("session", rows(PLAN))}), "questions"),
    ],
)
def test_the_page_leads_to_what_is_missing_or_to_the_list_once_the_day_has_come(found: Given, step: str | None) -> None:
    ways = [block.to for block in SIT_SESSION.read(found).blocks if isinstance(block, Next)]
    assert ways == ([Address("w03.toolset", step)] if step else [])


def test_afterwards_it_says_what_became_of_each_ask() -> None:
    assert told(SIT_SESSION, asked(ASKS), **WORDED) == [
        "option.answer.yes = 1", "option.answer.try = 1", "option.answer.no = 1",
        "2 of 4 within 7 = 50", "median = 7", "running = 1",
        "waiting since 2026-12-09 | Lamp", "open until 2026-12-22 | Fan",
        "caveat", "next-answer",
    ]  # fmt: skip


def test_a_new_session_ahead_has_its_page_above_the_old_list() -> None:
    assert told(SIT_SESSION, asked(ASKS, date="2026-12-18"), **WORDED)[:2] == [" | ", "when | 2026-12-18"]


@pytest.mark.parametrize(
    ("answers", "key"),
    [("yes yes yes", "all-yes"), ("no no no", "all-no"), ("no no", ""), ("yes yes unknown", ""), ("yes yes no", "")],
)
def test_a_mix_of_one_kind_has_its_sentence_from_three_answers_on(answers: str, key: str) -> None:
    asks = rows(*({"ask": "x", "answer": each, "reason": "y"} for each in answers.split()))
    assert [line for line in told(SIT_SESSION, asked(asks)) if line.startswith("all-")] == ([key] if key else [])


def test_the_kinds_of_asks_are_shown_from_three_on_most_first() -> None:
    kinds = [{"ask": "x", "kind": kind} for kind in ("stop", "remove", "", "remove", "perhaps")]
    counted = ["option.kind.remove = 2", "option.kind.stop = 1"]
    assert [line for line in told(SIT_SESSION, asked(rows(*kinds))) if "kind" in line] == counted
    assert [line for line in told(SIT_SESSION, asked(rows(*kinds[1:]))) if "kind" in line] == []


def test_where_nothing_is_open_it_leads_to_the_sheet_for_the_team() -> None:
    done = rows({"ask": "Keys", "due": "2026-12-10", "answer": "yes", "reason": "Monday", "answered": "2026-12-05"})
    reading = SIT_SESSION.read(asked(done))
    assert not any(isinstance(block, Ledger) for block in reading.blocks)
    assert [block.to.ask for block in reading.blocks if isinstance(block, Next)] == ["you-said"]
    assert Source("asks", "V") in reading.sources()


def test_an_open_ask_without_any_day_is_counted_as_such() -> None:
    found = given({"asks": ("asks", rows({"ask": "Keys"}))})
    assert told(SIT_SESSION, found) == ["undated = 1", "open | Keys", "caveat", "next-answer"]


def test_the_share_of_the_talking_is_that_of_the_meeting_counted_on_the_sessions_day() -> None:
    counted = Marks((Mark("me", 0, 840), Mark("others", 840, 2460), Mark("confirmed", 900)))
    other = Sheet("late", "V", "2026-12-04", {"talk": Marks((Mark("me", 0, 600),))})
    talks = (Sheet("that-day", "V", "2026-12-03", {"talk": counted}), other)
    found = asked(ASKS)
    lines = told(SIT_SESSION, replace(found, sheets={**found.sheets, "talk": talks}))
    assert [line for line in lines if line.startswith(("talk", "confirmed"))] == ["talk = 25", "confirmed = 1"]


def test_what_looks_like_a_name_is_said_before_the_sheet_is_hung_up() -> None:
    asks = rows({"ask": "Not to be called, says Sandra"})
    found = given({"asks": ("asks", asks)}, {"first-names": ("Sandra",)})
    assert "Sandra?" in told(SIT_SESSION, found, **{"finding.name_seen": "{word}?"})
