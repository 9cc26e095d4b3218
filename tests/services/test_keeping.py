"""Keeping what was written: wordings, bin, names."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadcoach.domain.differences import Piece
from leadcoach.domain.records import Document
from leadcoach.errors import Refused
from leadcoach.services.desk import Desk
from leadcoach.services.journaling import TEXT, Journaling
from leadcoach.services.keeping import BIN_DAYS, Keeping
from tests.services.making import Clock


@pytest.fixture
def journaling(desk: Desk) -> Journaling:
    return Journaling(desk)


@pytest.fixture
def keeping(desk: Desk) -> Keeping:
    return Keeping(desk)


def rewritten(desk: Desk, *texts: str) -> str:
    """An entry that had these wordings; gives its id."""
    journaling = Journaling(desk)
    entry = journaling.begin()
    for text in texts:
        entry = journaling.save(entry, text)
    return entry.document.id


def texts(keeping: Keeping, identity: str) -> list[str]:
    return [wording.text for wording in keeping.versions(identity)]


def standing(desk: Desk, identity: str) -> object:
    document = desk.store.documents.get(identity)
    assert document is not None
    return document.body[TEXT]


def test_every_wording_has_its_number_and_what_changed(desk: Desk, keeping: Keeping) -> None:
    identity = rewritten(desk, "We met on Monday", "We met on Friday", "We met")
    found = keeping.versions(identity)
    assert [(each.number, each.words, each.changed, each.stands) for each in found] == [
        (1, 4, "We met on Monday", False),
        (2, 4, "Friday", False),
        (3, 2, "on Friday", True),
    ]
    assert keeping.difference(identity, 1, 2) == (
        Piece("kept", "We met on "),
        Piece("out", "Monday"),
        Piece("in", "Friday"),
    )
    assert keeping.difference(identity, 1)[-1] == Piece("out", " on Monday")
    assert keeping.difference(identity, 3) == (Piece("kept", "We met"),)


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_number_that_no_wording_has_is_refused(desk: Desk, keeping: Keeping, number: int) -> None:
    identity = rewritten(desk, "a", "b", "c")
    with pytest.raises(Refused):
        keeping.wording(identity, number)


def test_returning_to_a_wording_adds_one_and_overwrites_none(desk: Desk, keeping: Keeping) -> None:
    identity = rewritten(desk, "first", "second")
    first = keeping.versions(identity)[0]
    assert keeping.return_to(identity, first.version.id)
    assert texts(keeping, identity) == ["first", "second", "first"]
    assert keeping.versions(identity)[-1].version.why == "restore"
    assert not keeping.return_to(identity, first.version.id)
    assert texts(keeping, identity) == ["first", "second", "first"]
    assert [hit.document.id for hit in desk.store.finding.find("first")] == [identity]


def test_a_draft_is_kept_as_a_version_before_an_earlier_one_returns(
    desk: Desk, journaling: Journaling, keeping: Keeping
) -> None:
    identity = rewritten(desk, "first", "second")
    journaling.keep([journaling.draft(journaling.open(identity), "half typed", (0, 4))])
    keeping.return_to(identity, keeping.versions(identity)[0].version.id)
    assert texts(keeping, identity) == ["first", "second", "half typed", "first"]
    assert desk.store.drafts.all() == ()


def test_a_wording_of_something_else_and_one_that_was_let_go_are_refused(desk: Desk, keeping: Keeping) -> None:
    one, other = rewritten(desk, "first", "second"), rewritten(desk, "other")
    with pytest.raises(Refused):
        keeping.return_to(one, keeping.versions(other)[0].version.id)
    first = keeping.versions(one)[0].version.id
    with desk.store.tx():
        desk.store.documents._db.run("UPDATE version SET body = NULL WHERE id = ?", first)
    with pytest.raises(Refused):
        keeping.return_to(one, first)
    assert texts(keeping, one) == ["", "second"]


@given(wordings=st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=5), chosen=st.integers(0, 99))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_return_ever_loses_a_wording(desk: Desk, keeping: Keeping, wordings: list[str], chosen: int) -> None:
    identity = rewritten(desk, "begun", *wordings)
    before = texts(keeping, identity)
    wanted = keeping.versions(identity)[chosen % len(before)]
    keeping.return_to(identity, wanted.version.id)
    assert texts(keeping, identity)[: len(before)] == before
    assert texts(keeping, identity)[-1] == wanted.text


def test_star_day_and_week_change_and_the_words_stay(desk: Desk, keeping: Keeping) -> None:
    identity = rewritten(desk, "words")
    keeping.star(identity, starred=True)
    keeping.move(identity, date(2026, 11, 1), week=3)
    found = keeping.document(identity)
    assert (found.starred, found.day, found.week, found.body) == (True, "2026-11-01", 3, {TEXT: "words"})
    keeping.star(identity, starred=False)
    keeping.move(identity, None, no_week=True)
    found = keeping.document(identity)
    assert (found.starred, found.day, found.week) == (False, "2026-11-01", None)
    assert len(keeping.versions(identity)) == 1


def test_what_is_not_there_is_refused(keeping: Keeping) -> None:
    for act in (
        lambda: keeping.versions("nothing"),
        lambda: keeping.star("nothing", starred=True),
        lambda: keeping.set_week("nothing", 3),
        lambda: keeping.set_day("nothing", date(2026, 11, 1)),
        lambda: keeping.bin("nothing"),
        lambda: keeping.take_back("nothing"),
        lambda: keeping.all_there(["nothing"]),
    ):
        with pytest.raises(Refused):
            act()


# The bin ---------------------------------------------------------------------------------------------------------


def test_the_bin_shows_how_long_things_stay_and_gives_back(
    desk: Desk, clock: Clock, journaling: Journaling, keeping: Keeping
) -> None:
    one, other = rewritten(desk, "one"), rewritten(desk, "other")
    journaling.keep([journaling.draft(journaling.open(one), "one and more", (0, 0))])
    keeping.bin(one)
    clock.ahead(days=2)
    keeping.bin(other)
    assert [(each.document.id, each.days_left) for each in keeping.binned()] == [(other, 30), (one, 28)]
    assert desk.store.finding.find("one") == ()
    assert keeping.take_back(one)
    assert not keeping.take_back(one)
    assert texts(keeping, one) == ["one", "one and more"]
    assert [each.document.id for each in keeping.binned()] == [other]


def test_only_entries_and_thoughts_go_to_the_bin(desk: Desk, keeping: Keeping) -> None:
    now = desk.clock()
    answer = Document("w01.x/once", "answer", "w01.x", "once", now.stamp, now.zone, now.day.isoformat())
    desk.store.documents.save(answer, {"x": "words"}, why="edit", moment=now, version_id=desk.new_id())
    with pytest.raises(Refused):
        keeping.bin(answer.id)
    assert keeping.binned() == ()


@pytest.mark.parametrize(("days", "gone"), [(BIN_DAYS - 1, False), (BIN_DAYS, False), (BIN_DAYS + 1, True)])
def test_after_thirty_days_the_bin_is_emptied_for_good(
    desk: Desk, clock: Clock, keeping: Keeping, *, days: int, gone: bool
) -> None:
    identity = rewritten(desk, "words")
    stays = rewritten(desk, "stays")
    keeping.bin(identity)
    clock.ahead(days=days)
    assert keeping.empty_bin(desk.clock()).ids == ((identity,) if gone else ())
    assert (desk.store.documents.get(identity) is None) == gone
    assert desk.store.documents.get(stays) is not None
    assert desk.store.erasing.needs_scouring() == gone
    keeping.scour()
    assert not desk.store.erasing.needs_scouring()


@pytest.mark.parametrize("days", [3650, 401, -3650])
def test_a_clock_that_jumped_empties_no_bin(desk: Desk, clock: Clock, keeping: Keeping, days: int) -> None:
    identity = rewritten(desk, "words")
    keeping.bin(identity)
    there = desk.clock()._replace(at=clock.now + timedelta(days=days))
    assert keeping.empty_bin(there).ids == ()
    assert [each.document.id for each in keeping.binned()] == [identity]


# For good --------------------------------------------------------------------------------------------------------


def test_what_is_erased_is_gone_with_its_draft_and_the_file_is_clean(
    desk: Desk, journaling: Journaling, keeping: Keeping
) -> None:
    one = rewritten(desk, "one", "two")
    begun = journaling.begin()
    journaling.keep([journaling.draft(begun, "begun", (0, 0))])
    wanted = keeping.all_there([one, begun.document.id, one])
    assert wanted == (one, begun.document.id)
    assert set(keeping.erase(wanted).ids) == set(wanted)
    assert (journaling.entries(), journaling.unfinished()) == ((), ())
    assert not desk.store.erasing.needs_scouring()


def test_people_and_tags_are_counted(desk: Desk, keeping: Keeping) -> None:
    rewritten(desk, "@Ana and @Bo #plan")
    rewritten(desk, "@ana")
    assert [(each.name, each.times) for each in keeping.people()] == [("Ana", 2), ("Bo", 1)]
    assert [(each.name, each.times) for each in keeping.tags()] == [("plan", 1)]


def test_a_person_is_taken_out_of_every_wording(desk: Desk, journaling: Journaling, keeping: Keeping) -> None:
    identity = rewritten(desk, "@Ana came", "Bo came")
    thought = journaling.capture({"noticed": "Ana again"})
    assert thought is not None
    assert keeping.mentions("@ana").wordings == 2
    changed, gone = keeping.purge_person("ana", "A colleague")
    assert (set(changed.documents), changed.wordings, gone.ids) == ({identity, thought.id}, 2, ())
    assert texts(keeping, identity) == ["A colleague came", "Bo came"]
    assert keeping.mentions("Ana").documents == ()


def test_whole_entries_go_and_answers_only_lose_the_name(desk: Desk, keeping: Keeping) -> None:
    now = desk.clock()
    answer = Document("w01.x/once", "answer", "w01.x", "once", now.stamp, now.zone, now.day.isoformat())
    desk.store.documents.save(answer, {"x": "with Ana"}, why="edit", moment=now, version_id=desk.new_id())
    entry, other = rewritten(desk, "Ana", "nobody"), rewritten(desk, "Anna")
    changed, gone = keeping.purge_person("Ana", erase=True)
    assert (changed.documents, gone.ids) == ((answer.id,), (entry,))
    kept = desk.store.documents.get(answer.id)
    assert kept is not None
    assert kept.body == {"x": "with someone"}
    assert standing(desk, other) == "Anna"


@pytest.mark.parametrize(
    ("name", "instead"), [("", "x"), ("@", "x"), (" \n", "x"), ("x" * 81, "y"), ("Ana", "Ana B"), ("Ana", "y" * 81)]
)
def test_what_is_no_name_is_refused(keeping: Keeping, name: str, instead: str) -> None:
    with pytest.raises(Refused):
        keeping.purge_person(name, instead)
