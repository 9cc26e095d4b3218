"""The reading of the team pulse, and the ballots to print."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.address import Address
from leadcoach.domain.answers import Picked, Text
from leadcoach.domain.blocks import Bars, Next, Paragraph, Quote, Reading, Said, Table
from leadcoach.domain.instruments.ballot import BALLOT, CULTURE_BALLOT
from leadcoach.domain.instruments.pulse import PULSE_READING, STATEMENTS
from leadcoach.domain.readings import Given, Sheet
from leadcoach.domain.records import Fact
from tests.services.making import SHIPPED, outline_of

DAY = date(2027, 1, 18)
Items = Mapping[str, Mapping[str, object]]


def pulse(items: Items, *, n: int = 6, day: date = DAY, changed: bool = False) -> Fact:
    data = {"n": n, "items": items, "membership_changed": changed}
    return Fact(f"F{day}", f"{day}T00:00:00.000Z", "UTC", day.isoformat(), "pulse", "pulse", data)


def means(*values: float | None) -> Items:
    return {name: {"mean": value} for name, value in zip(STATEMENTS, values, strict=False) if value is not None}


def counts(*values: tuple[int, ...] | None) -> Items:
    return {name: {"counts": list(value)} for name, value in zip(STATEMENTS, values, strict=False) if value}


def read(*facts: Fact, sharing: str = "", today: date = DAY) -> Reading:
    sheet = Sheet("pulse/once", "V", answers={"hr": Picked(("talked",)), "sharing": Text(sharing)})
    return PULSE_READING.read(Given(today, 9, sheet, facts={"pulse": facts}))


def said(reading: Reading) -> list[str]:
    """The keys of the sentences, in order."""
    paragraphs = [block for block in reading.blocks if isinstance(block, Paragraph)]
    return [word.key for each in paragraphs for word in each.words if isinstance(word, Said)]


def named(reading: Reading, key: str) -> list[object]:
    """What a sentence names."""
    words = [word for block in reading.blocks if isinstance(block, Paragraph) for word in block.words]
    return [dict(word.given)["name"] for word in words if isinstance(word, Said) and word.key == key]


def bars(reading: Reading) -> Bars:
    (found,) = [block for block in reading.blocks if isinstance(block, Bars)]
    return found


EVEN = (0, 1, 2, 4, 2)
APART = (4, 1, 0, 1, 3)


def test_six_people_give_six_rounded_means_and_nothing_more() -> None:
    reading = read(pulse(means(3.5, 4.0, 2.5, 3.0, None, 4.0)))
    assert [bar.value for bar in bars(reading).bars] == [3.5, 4.0, 2.5, 3.0, None, 4.0]
    assert {(bar.band, bar.mark) for bar in bars(reading).bars} == {(None, None)}
    assert [said.key for said in bars(reading).title if isinstance(said, Said)] == ["bars-title"]
    assert bars(reading).bars[4].instead == (Said("left-out"),)
    assert not [block for block in reading.blocks if isinstance(block, Table)]
    assert said(reading) == ["talk-lowest", "talk-next", "answer-by", "caveat-left-out", "caveat-few", "not-shared"]
    assert (named(reading, "talk-lowest"), named(reading, "talk-next")) == (["item.basic"], ["item.differ"])


def test_nine_people_give_bands_shares_and_agreement() -> None:
    reading = read(pulse(counts(EVEN, EVEN, EVEN, APART, EVEN, (0, 0, 1, 4, 4)), n=9))
    (band,) = {bar.band for bar in bars(reading).bars[:3]}
    assert band is not None
    assert (round(band.low, 2), round(band.high, 2)) == (3.18, 4.38)
    (table,) = [block for block in reading.blocks if isinstance(block, Table)]
    assert table.rows[0][1:] == ((Said("share", (("share", 67),)),), (Said("agree-some"),))
    assert table.rows[3][2] == (Said("agree-none"),)
    assert table.rows[5][2] == (Said("agree-much"),)
    assert "caveat-many" in said(reading)


def test_the_lowest_and_another_one_on_which_people_differ_are_talked_over() -> None:
    reading = read(pulse(counts(EVEN, (0, 0, 3, 3, 3), (1, 1, 2, 3, 2), APART, EVEN, EVEN), n=9))
    assert (named(reading, "talk-lowest"), named(reading, "talk-apart")) == (["item.differ"], ["item.basic"])


def test_nobody_is_called_apart_where_all_answer_much_alike() -> None:
    reading = read(pulse(counts((0, 0, 3, 5, 1), (0, 0, 3, 6, 0), (0, 0, 0, 5, 4)), n=9))
    assert (named(reading, "talk-lowest"), named(reading, "talk-next")) == (["item.idea"], ["item.slip"])


@pytest.mark.parametrize(
    ("values", "keys"),
    [
        ((2.5, 4.0, 2.5, 3.0, 4.0, 4.0), ["talk-lowest", "talk-lowest"]),
        ((2.5, 4.0, 2.5, 3.0, 2.5, 4.0), ["talk-tied"]),
        ((2.5, 4.0, 3.0, 3.0, 4.0, 4.0), ["talk-lowest", "talk-tied-next"]),
        ((2.5,), ["talk-lowest"]),
    ],
)
def test_a_tie_is_said_and_left_to_chance(values: tuple[float, ...], keys: list[str]) -> None:
    assert [key for key in said(read(pulse(means(*values)))) if key.startswith("talk")] == keys


# Change ---------------------------------------------------------------------------------------------------------------

BEFORE = DAY - timedelta(days=28)


def test_a_change_is_said_where_it_is_a_full_point() -> None:
    reading = read(pulse(means(3.5, 4.0, 2.5), day=BEFORE), pulse(means(4.5, 3.5, 3.0)))
    assert named(reading, "change-few") == ["item.slip"]
    assert [bar.mark for bar in bars(reading).bars[:3]] == [3.5, 4.0, 2.5]
    assert [said.key for said in bars(reading).title if isinstance(said, Said)] == ["bars-beside"]


def test_with_counts_a_change_must_be_wider_than_both_may_be_off() -> None:
    tight, higher = (0, 4, 5, 0, 0), (0, 0, 5, 4, 0)
    reading = read(pulse(counts(tight, EVEN), n=9, day=BEFORE), pulse(counts(higher, (0, 0, 2, 5, 2)), n=9))
    assert named(reading, "change") == ["item.slip"]


def test_a_change_must_be_wider_than_what_both_rounds_may_be_off_and_not_the_newest_alone() -> None:
    # Means 2.56 and 3.00, so 0.44 apart; off by 0.33 and 0.44, and together by 0.55
    reading = read(pulse(counts((0, 4, 5, 0, 0)), n=9, day=BEFORE), pulse(counts((0, 2, 5, 2, 0)), n=9))
    assert "change-none" in said(reading)


@pytest.mark.parametrize(
    ("days", "changed", "key"),
    [(27, False, "no-change-soon"), (90, True, "no-change-people"), (3, True, "no-change-people")],
)
def test_no_change_is_shown_where_it_could_point_to_somebody(*, days: int, changed: bool, key: str) -> None:
    before = pulse(counts(EVEN, APART), n=9, day=DAY - timedelta(days=days))
    reading = read(before, pulse(means(2.5, 3.5), n=9, changed=changed))
    assert key in said(reading)
    assert {bar.mark for bar in bars(reading).bars} == {None}
    assert not {"change", "change-few", "change-none"} & set(said(reading))
    assert not [block for block in reading.blocks if isinstance(block, Table)]  # nothing to subtract from, either


@pytest.mark.parametrize(("changed", "earlier"), [([0], 3), ([1], 2), ([2], 1), ([3], 0), ([], 3)])
def test_rounds_before_somebody_came_or_left_stand_beside_none_after_it(changed: list[int], earlier: int) -> None:
    days = [DAY - timedelta(days=30 * each) for each in (3, 2, 1, 0)]
    reading = read(*(pulse(means(3.5, 4.0), day=day, changed=place in changed) for place, day in enumerate(days)))
    tables = [block for block in reading.blocks if isinstance(block, Table)]
    assert sum(len(table.columns) - 1 for table in tables) == earlier


def test_where_no_statement_has_a_number_both_times_no_change_is_denied() -> None:
    reading = read(pulse(means(3.5), day=BEFORE), pulse(means(None, 4.0)))
    assert not {"change", "change-few", "change-none"} & set(said(reading))


def test_earlier_rounds_stand_in_one_table_the_newest_first() -> None:
    days = [DAY - timedelta(days=30 * each) for each in (4, 3, 2, 1)]
    reading = read(*(pulse(means(3.5, 4.0), day=day) for day in days), pulse(means(3.5)))
    (table,) = [block for block in reading.blocks if isinstance(block, Table)]
    assert [dict(word.given).get("day") for (word,) in table.columns[1:] if isinstance(word, Said)] == [
        days[3],
        days[2],
        days[1],
    ]
    assert table.rows[0][1:] == (3.5, 3.5, 3.5)
    assert table.rows[5][1:] == ((Said("left-out"),),) * 3


def test_what_is_older_than_a_year_is_not_read() -> None:
    old = pulse(means(3.5), day=DAY - timedelta(days=366))
    assert said(read(old)) == ["not-yet"]
    assert "not-yet" not in said(read(pulse(means(3.5), day=DAY - timedelta(days=365))))


# What stands under every one ------------------------------------------------------------------------------------------


def test_the_teams_own_sentence_about_sharing_goes_with_the_numbers() -> None:
    reading = read(pulse(means(3.5, 4.0)), sharing="The means may hang in our room.")
    words = [word for block in reading.blocks if isinstance(block, Paragraph) for word in block.words]
    assert [word.text for word in words if isinstance(word, Quote)] == ["The means may hang in our room."]
    assert "not-shared" not in said(reading)


def test_the_team_hears_within_two_weeks() -> None:
    for days, asked in ((14, True), (15, False)):
        reading = read(pulse(means(3.5)), today=DAY + timedelta(days=days))
        assert ("answer-by" in said(reading)) is asked


def test_the_way_on_is_the_agreement() -> None:
    (way,) = [block for block in read(pulse(means(3.5))).blocks if isinstance(block, Next)]
    assert way.to == Address("w04.toolset", "agreement")


odd = st.recursive(
    st.none() | st.integers(-2, 12) | st.floats(0, 6) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from(["mean", "counts", "slip"]), inner),
    max_leaves=8,
)


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 400), odd, st.dictionaries(st.sampled_from(STATEMENTS), odd)), max_size=3))
def test_facts_of_any_shape_are_read_without_a_fault(waves: list[tuple[int, object, Items]]) -> None:
    facts = [pulse(items, day=DAY - timedelta(days=days)) for days, _n, items in waves]
    counted = [fact._replace(data={**fact.data, "n": n}) for fact, (_days, n, _items) in zip(facts, waves, strict=True)]
    assert len(read(*counted).blocks) > 0


# On paper -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("instrument", "lines"), [(BALLOT, 6), (CULTURE_BALLOT, 8)])
def test_a_ballot_has_a_line_for_each_statement_and_its_rules(instrument: object, lines: int) -> None:
    outline = outline_of(SHIPPED)
    reading = instrument.read(Given(DAY, 4, Sheet(), outline=outline))  # type: ignore[attr-defined]
    (table,) = [block for block in reading.blocks if isinstance(block, Table)]
    assert len(table.rows) == lines
    assert said(reading) == ["ask", "rule-fill", "rule-fold", "rule-words", "rule-few"]


def test_the_statements_are_those_of_the_cards() -> None:
    from leadcoach.curriculum.loader import load_module
    from leadcoach.domain.specs import ChoiceSpec

    module = outline_of(SHIPPED).module("w04.toolset")
    assert module is not None
    ask = load_module(SHIPPED, module.path).ask("items")
    assert ask is not None
    assert isinstance(ask.spec, ChoiceSpec)
    assert tuple(item.id for item in ask.spec.items) == STATEMENTS
