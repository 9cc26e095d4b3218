"""The three numbers of Today and the records behind the garden, from a real store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from leadcoach.domain.answers import Answer, Marks, Picked, Rows, Script
from leadcoach.domain.cockpit import Cockpit, Share
from leadcoach.domain.growth import KINDS, beds
from leadcoach.domain.progress import Progress
from leadcoach.services.counting import Counting
from leadcoach.services.desk import Desk
from leadcoach.services.garden import Garden
from leadcoach.services.steering import steering, steering_words
from tests.services.making import SHIPPED, Clock, Walker


def rows(*cells: dict[str, str]) -> Rows:
    return Rows.from_json([{"id": f"r{number}", "cells": each} for number, each in enumerate(cells, 1)])


RECORDS: dict[str, Answer] = {
    "w03.toolset.asks": rows(
        {"ask": "Keys", "due": "2026-11-30", "answer": "yes", "reason": "On the hook", "answered": "2026-11-23"},
        {"ask": "Light", "due": "2026-11-30", "answer": "no", "reason": "The rent", "answered": "2026-12-02"},
        {"ask": "Chairs", "due": "2027-03-01"},
    ),
    "w02.mindset.experiment": rows({"test": "Ask twice", "decision": "keep"}),
    "w08.toolset.charter": rows({"question": "Does it hold?"}),
    "w05.skillset.decisions": rows(
        {"decision": "Swaps", "now": "decide", "wished": "tell", "review": "2026-12-30"},
        {"decision": "Rota", "now": "decide", "wished": "yours", "review": "2026-12-30", "taken-back": "yes"},
        {"decision": "Dinner", "now": "agree", "wished": "agree", "review": "2026-12-30"},
    ),
    "w06.toolset.goals": rows({"result": "Less waiting", "learning": "Find two causes"}, {"result": "More"}),
    "w04.skillset.shared": rows({"heard": "That I hurry"}),
    "w02.toolset.talents": Picked(("calm", "explain")),
    "w04.mindset.errors": rows({"error": "Wrong line", "kind": "slip"}, {"error": "Not sorted"}),
    "w01.skillset.talk": Marks.from_json([["me", 0, 60]]),
}


@pytest.fixture
def desk(make_desk: Callable[[Path], Desk]) -> Desk:
    return make_desk(SHIPPED)


def keep(desk: Desk, clock: Clock) -> None:
    """Keep every record as it would be kept: some are unfinished on purpose, so they are written past the checks."""
    from leadcoach.domain.ids import answer_id
    from leadcoach.domain.records import Document

    now = clock()
    for subject, answer in RECORDS.items():
        document = Document(answer_id(subject), "answer", subject, "once", now.stamp, now.zone, now.day.isoformat())
        body = {subject.rpartition(".")[2]: answer.to_json()}
        desk.store.documents.save(document, body, why="edit", moment=now, version_id=desk.new_id())


def test_the_three_numbers_begin_in_week_8_and_say_a_dash_for_nothing(desk: Desk, clock: Clock) -> None:
    assert steering(desk, 7) is None
    assert steering(desk, 8) == Cockpit()
    keep(desk, clock)
    clock.ahead(days=20)
    numbers = steering(desk, 8)
    assert numbers == Cockpit(asks=Share(1, 2), slots=Share(0, 0), experiments=Share(1, 2))
    assert steering_words(numbers) == "asks in time 1 of 2 · slots held – · experiments decided 1 of 2"


def test_slots_of_every_week_are_taken_together(desk: Desk, clock: Clock) -> None:
    walker = Walker(desk)
    for planned, kept in (("2", "2"), ("2", "1")):
        walker.finish("w07.mindset.held", rows({"planned": planned, "kept": kept}))
        clock.ahead(days=7)
    found = steering(desk, 9)
    assert found is not None
    assert found.slots == Share(3, 4)


def test_every_kind_of_record_feeds_its_bed_and_says_so(desk: Desk, clock: Clock) -> None:
    before = Garden(desk).beds(Progress())
    assert {bed.height for bed in before} == {0}
    keep(desk, clock)
    counting = Counting(desk)
    counting.keep(counting.make("behaviour", ["lb1=20", "lb2=5", "lb4=3", "lb5=1", "lb6=5"]))
    counting.keep(counting.make("valued", ["praise"]))
    counting.keep(counting.make("valued", ["none"]))
    found = {bed.block: bed for bed in Garden(desk).beds(Progress())}
    assert {block: bed.height for block, bed in found.items()} == {
        "b1": 0.5, "b2": 1.0, "b3": 0.6, "b4": 1.5, "b5": 1.0, "b6": 2.0, "b7": 1.5, "b8": 0.2,
    }  # fmt: skip
    assert found["b2"].because == (
        "Decisions handed over and not taken back: 1, which makes 0.5 of 1.",
        "Decisions left with those who know most: 5, which makes 0.5 of 1.",
    )


def test_links_of_a_script_are_counted_without_its_notes(desk: Desk) -> None:
    script = Script("# a -> note\na -> b : +\nb ~> a : - guess\nvar a : goal")
    Walker(desk).finish("w10.toolset.loops", script)
    systems = next(bed for bed in Garden(desk).beds(Progress()) if bed.block == "b8")
    assert systems.because == ("Links drawn between things: 2, which makes 0.5 of 1.",)


def test_every_kind_of_record_has_words_and_two_of_them_fill_a_bed(desk: Desk) -> None:
    assert set(KINDS) == set(desk.outline.names["blocks"])
    plenty = {kind.key: kind.needed for kinds in KINDS.values() for kind in kinds}
    for bed in beds(desk.outline, Progress(), [], plenty):
        keys = [kind.key for kind in KINDS[bed.block]]
        assert bed.height == 2
        assert len(bed.because) == len(keys)
        assert not any(said.startswith(f"{key}:") for said in bed.because for key in keys)
