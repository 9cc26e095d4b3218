"""Ballots of the team: when they may be offered, what closing writes, and that it goes after a year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import pytest

from leadcoach.domain.ballots import Closed, Counts, TalkOnly
from leadcoach.domain.blocks import Bars
from leadcoach.domain.ids import answer_id, ulid
from leadcoach.domain.records import Document, Fact
from leadcoach.errors import StoreError
from leadcoach.services.desk import Desk
from leadcoach.services.keeping import Keeping
from leadcoach.services.pulse import Pulses, as_it_may_leave
from leadcoach.storage.facts import Facts
from tests.services.making import ALL_ASKS, SHIPPED, Clock

CLEARED = {"hr": ["checked"], "notice": ["told"]}
SIX = (
    (3, 4, 4, 3, 4, 4),
    (4, 5, 5, 3, 4, 3),
    (2, 4, 3, 4, 4, 4),
    (3, 4, 4, 3, 2, 1),
    (1, 1, 1, 1, 4, 4),
    (5, 4, 2, 4, 1, 5),
)


def put(desk: Desk, subject: str, body: Mapping[str, object]) -> None:
    now = desk.clock()
    document = Document(answer_id(subject), "answer", subject, "once", now.stamp, now.zone, now.day.isoformat())
    desk.store.documents.save(document, body, why="edit", moment=now, version_id=desk.new_id())


@pytest.fixture
def shipped(make_desk: Callable[[Path], Desk]) -> Desk:
    """A desk with the programme itself, and a team of six that knows."""
    desk = make_desk(SHIPPED)
    put(desk, "profile.team", {"team": "6"})
    put(desk, "pulse", CLEARED)
    return desk


def filled(pulses: Pulses, ballots: Sequence[Sequence[int]]) -> Counts:
    counts = pulses.open()
    items = [item.id for item in pulses.statements()]
    for ballot in ballots:
        counts.add(dict(zip(items, ballot, strict=True)))
    return counts


def kept(desk: Desk) -> tuple[Fact, ...]:
    return desk.store.facts.of(("pulse", "culture_count"))


# Before ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("team", "sheet", "hurdle"),
    [
        ("4", CLEARED, "few"), ("", CLEARED, "few"), ("many", CLEARED, "few"), ("5", {}, "hr"),
        ("5", {"hr": ["not-yet"], "notice": ["told"]}, "hr"), ("5", {"hr": ["talked"]}, "notice"),
        ("5", {"hr": ["talked"], "notice": ["not-yet"]}, "notice"), ("5", {"hr": 3, "notice": ["told"]}, "hr"),
        ("5", CLEARED, ""),
    ],
)  # fmt: skip
def test_a_round_is_offered_when_the_team_is_large_enough_and_everything_is_clear(
    make_desk: Callable[[Path], Desk], team: str, sheet: Mapping[str, object], hurdle: str
) -> None:
    desk = make_desk(SHIPPED)
    put(desk, "profile.team", {"team": team})
    put(desk, "pulse", sheet)
    assert Pulses(desk, "pulse").hurdle() == Pulses(desk, "culture-test").hurdle() == hurdle


def test_without_a_word_of_the_team_size_nothing_is_offered(make_desk: Callable[[Path], Desk]) -> None:
    assert Pulses(make_desk(SHIPPED), "pulse").hurdle() == "few"


def test_a_programme_without_the_statements_offers_nothing(make_desk: Callable[[Path], Desk]) -> None:
    desk = make_desk(ALL_ASKS)
    put(desk, "profile.team", {"team": "9"})
    assert Pulses(desk, "pulse").statements() == ()
    assert Pulses(desk, "pulse").hurdle() == "statements"


def test_the_statements_are_the_cards_and_the_first_line_of_each_block(shipped: Desk) -> None:
    pulse, culture = Pulses(shipped, "pulse"), Pulses(shipped, "culture-test")
    assert [item.id for item in pulse.statements()] == ["slip", "idea", "basic", "differ", "bad-news", "help"]
    assert [item.id for item in culture.statements()] == [f"b{number}-1" for number in range(1, 9)]
    assert (pulse.points(), culture.points()) == (("", ""), ("never", "as a rule"))


# After ----------------------------------------------------------------------------------------------------------------


def test_four_ballots_change_nothing_in_the_store(shipped: Desk) -> None:
    pulses = Pulses(shipped, "pulse")
    before = list(shipped.store._db._raw.iterdump())
    counts = filled(pulses, SIX[:4])
    assert pulses.close(counts, membership_changed=False) == TalkOnly()
    assert (kept(shipped), counts.ballots, pulses.previous()) == ((), 0, None)
    assert list(shipped.store._db._raw.iterdump()) == before


def test_six_ballots_leave_six_means_and_a_reading(shipped: Desk) -> None:
    pulses = Pulses(shipped, "pulse")
    counts = filled(pulses, SIX)
    assert isinstance(pulses.close(counts, membership_changed=False), Closed)
    (fact,) = kept(shipped)
    means = {"slip": 3.0, "idea": 3.5, "basic": 3.0, "differ": 3.0, "bad-news": 3.0, "help": 3.5}
    assert fact.data == {
        "n": 6,
        "items": {item: {"mean": mean} for item, mean in means.items()},
        "membership_changed": False,
    }
    assert counts.ballots == 0
    spoken = pulses.results()
    assert spoken is not None
    assert isinstance(spoken.reading.blocks[0], Bars)


def test_what_is_kept_knows_its_day_and_not_its_minute(shipped: Desk, clock: Clock) -> None:
    clock.ahead(days=3, minutes=97)
    pulses = Pulses(shipped, "pulse")
    pulses.close(filled(pulses, SIX), membership_changed=False)
    clock.ahead(minutes=31)
    pulses.close(filled(pulses, SIX), membership_changed=False)
    one, other = kept(shipped)
    midnight = clock.now.replace(hour=0, minute=0, second=0)
    for fact, number in ((one, 0), (other, 1)):
        at = midnight + timedelta(milliseconds=number)
        assert (fact.day, fact.at) == ("2026-11-26", f"2026-11-26T00:00:00.00{number}Z")
        assert fact.id[:10] == ulid(at, bytes(10))[:10]
    assert one.id != other.id


def test_a_team_count_is_kept_in_its_own_shape_and_beside_the_pulse(shipped: Desk) -> None:
    pulses = Pulses(shipped, "culture-test")
    pulses.close(
        filled(pulses, [(1, 2, 3, 4, 5, 3, 3, 3)] * 4 + [(2, 3, 3, 4, 4, 4, 2, 1)] * 5), membership_changed=False
    )
    (fact,) = kept(shipped)
    assert (fact.kind, fact.subject) == ("culture_count", "culture-test")
    assert fact.data["n"] == 9
    items = fact.data["items"]
    assert isinstance(items, dict)
    assert items["b1-1"] == {"n": 9, "sum": 14, "squares": 24}
    assert items["b3-1"] == {"mean": 3.0}
    assert Pulses(shipped, "pulse").previous() is None
    assert pulses.previous() is not None


def test_a_second_round_within_four_weeks_keeps_means_alone(shipped: Desk, clock: Clock) -> None:
    pulses = Pulses(shipped, "pulse")
    nine = [*SIX, *SIX[:3]]
    for days, key in ((0, "counts"), (27, "mean"), (28, "counts")):
        clock.ahead(days=days)
        pulses.close(filled(pulses, nine), membership_changed=False)
        items = kept(shipped)[-1].data["items"]
        assert isinstance(items, dict)
        assert set(items["slip"]) == {key}


def test_a_store_that_refuses_costs_no_ballot(shipped: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_facts: Facts, _fact: Fact) -> NoReturn:
        raise StoreError("No room.")

    pulses = Pulses(shipped, "pulse")
    counts = filled(pulses, SIX)
    with monkeypatch.context() as no_room:
        no_room.setattr(Facts, "add", refuse)
        with pytest.raises(StoreError):
            pulses.close(counts, membership_changed=False)
    assert counts.ballots == 6
    assert isinstance(pulses.close(counts, membership_changed=False), Closed)


# After a year ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "stays"), [(365, True), (366, False)])
def test_after_a_year_the_numbers_go_for_good(
    shipped: Desk, clock: Clock, tmp_path: Path, *, days: int, stays: bool
) -> None:
    for form in ("pulse", "culture-test"):
        pulses = Pulses(shipped, form)
        ballots = [ballot if form == "pulse" else (*ballot, 3, 4) for ballot in SIX]
        pulses.close(filled(pulses, ballots), membership_changed=False)
    other = shipped.fact("behaviour", "logs.behaviour", {"lb1": 2})
    shipped.store.facts.add(other)
    taken_back = shipped.fact("pulse", "pulse", voids=kept(shipped)[0].id)
    shipped.store.facts.add(taken_back)
    clock.ahead(days=days)
    put(shipped, "w01.opening", {"opening": "still here"})
    assert Keeping(shipped).empty_bin(shipped.clock()).ids == ()
    assert (len(kept(shipped)) == 3) == stays
    assert (len(kept(shipped)) == 0) != stays
    assert shipped.store.facts.get(other.id) == other
    assert shipped.store.erasing.needs_scouring() != stays
    Keeping(shipped).scour()
    files = tmp_path.rglob("leadcoach.db*")
    assert any(b'"bad-news"' in path.read_bytes() for path in files) == stays


def test_a_clock_that_jumped_takes_no_numbers_away(shipped: Desk, clock: Clock) -> None:
    pulses = Pulses(shipped, "pulse")
    pulses.close(filled(pulses, SIX), membership_changed=False)
    there = shipped.clock()._replace(at=clock.now + timedelta(days=3650))
    Keeping(shipped).empty_bin(there)
    assert len(kept(shipped)) == 1


# Leaving --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("sharing", "leaves"), [("", False), ("  ", False), (3, False), ("The six means.", True)])
def test_no_number_leaves_without_the_teams_sentence_on_the_sheet(
    shipped: Desk, *, sharing: object, leaves: bool
) -> None:
    put(shipped, "pulse", {**CLEARED, "sharing": sharing})
    pulses = Pulses(shipped, "pulse")
    pulses.close(filled(pulses, SIX), membership_changed=False)
    said = pulses.results()
    assert said is not None
    left = as_it_may_leave(shipped, "pulse", said)
    assert (left == said) == leaves
    assert any(isinstance(block, Bars) for block in left.reading.blocks) == leaves
    assert as_it_may_leave(shipped, "environment", said) == said
