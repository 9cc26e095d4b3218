"""What is counted: most often, in groups, crossed, and as shares."""

from __future__ import annotations

from leadcoach.domain.answers import LINE, Picked
from leadcoach.domain.blocks import Bars, Quote, Table, spoken
from leadcoach.domain.readings import item_phrases
from leadcoach.domain.readings.counts import grid, groups, most, tally, tally_log
from leadcoach.domain.records import Fact
from leadcoach.domain.specs import ChoiceSpec, Column, LinesSpec
from leadcoach.services.phrases import generic_phrases
from tests.domain.readings.making import ask, items, rows, sheet, table, told

KINDS = items(slip="Slip", complex="Complex", experiment="Experiment")
URGES = table(
    Column("urge", "text", "Urge"),
    Column("trigger", "choice", "Trigger", items(rush="Rush", silence="Silence"), open=True),
)
ERRORS = table(
    Column("error", "text", "Error"),
    Column("kind", "choice", "Kind", KINDS),
    Column("critical", "choice", "Critical for safety", items(yes="Yes", no="No")),
    Column("first", "text", "First sentence"),
)
FOUND = rows(
    {"error": "Wrong label", "kind": "slip", "critical": "no", "first": "Thank you"},
    {"error": "Wrong dose", "kind": "complex", "critical": "yes"},
    {"error": "Late order", "kind": "slip", "critical": "no"},
    {"error": "New form"},
)


def logged(**data: object) -> Fact:
    return Fact("F", "2026-11-23T09:00:00.000Z", "UTC", "2026-11-23", "cue", "logs.cue", data)


def test_the_most_frequent_value_comes_first_and_own_words_of_one_meaning_count_together() -> None:
    answer = rows(
        {"urge": "fix", "trigger": "A caller"},
        {"urge": "fix", "trigger": "silence"},
        {"urge": "fix", "trigger": " a CALLER "},
        {"urge": "fix", "trigger": "a caller"},
        {"urge": "fix"},
        {"urge": "fix", "trigger": "rush"},
    )
    assert told(most(URGES, answer, "trigger"), URGES) == [
        "Most often, 3 of 5 times: A caller",
        "A caller = 3",
        "Rush = 1",
        "Silence = 1",
    ]


def test_a_tie_names_none_as_the_most_frequent() -> None:
    answer = rows({"trigger": "rush"}, {"trigger": "silence"})
    assert told(most(URGES, answer, "trigger"), URGES) == ["Rush = 1", "Silence = 1"]
    lines = ask("lines", LinesSpec())
    assert told(most(lines, rows({LINE: "b"}, {LINE: "a"}, {LINE: "B"})), lines)[0] == "Most often, 2 of 3 times: b"


def test_rows_stand_under_their_option_with_its_sentence() -> None:
    assert told(groups(ERRORS, FOUND, "kind", ("slip",)), ERRORS, slip="Make the right way the easy way.") == [
        "Error | Critical for safety | First sentence",
        "Wrong label | No | Thank you",
        "Late order | No | ",
        "Make the right way the easy way.",
        "Error | Critical for safety",
        "Wrong dose | Yes",
        "",
        "New form",
    ]
    titles = [block.title for block in groups(ERRORS, FOUND, "kind").blocks if isinstance(block, Table)]
    phrases = generic_phrases() | item_phrases(ERRORS)
    assert [spoken(title, phrases) for title in titles] == ["Slip (2)", "Complex (1)", "Not sorted yet (1)"]


def test_two_choices_are_crossed_and_empty_ones_are_named() -> None:
    assert told(grid(ERRORS, FOUND, "kind", "critical"), ERRORS) == [
        " | Yes | No",
        "Slip | 0 | 2",
        "Complex | 1 | 0",
        "Experiment | 0 | 0",
        "No row yet: Experiment",
    ]
    slips = rows({"error": "x", "kind": "slip", "critical": "no"})
    assert told(grid(ERRORS, slips, "kind", "critical"), ERRORS)[4:] == [
        "No row yet: Complex · Experiment",
        "No row yet: Yes",
    ]
    assert told(grid(ERRORS, rows({"error": "x"}), "kind", "critical"), ERRORS) == ["Nothing is written there yet."]


def test_shares_of_a_column_and_of_rows_that_are_filled() -> None:
    assert told(tally(ERRORS, (FOUND,), "kind"), ERRORS) == ["Slip (2) = 67", "Complex (1) = 33"]
    assert told(tally(ERRORS, (FOUND,)), ERRORS) == ["Slip (2) = 67", "Complex (1) = 33"]
    assert told(tally(ERRORS, (FOUND, FOUND), "first"), ERRORS) == [
        "First sentence: filled in 2 of 8 rows, 25 per cent."
    ]


def test_picks_of_several_periods_are_taken_together() -> None:
    choice = ask("choice", ChoiceSpec(items(needed="Needed", spare="Not needed")))
    several = tuple(sheet(Picked((name,))) for name in ("spare", "needed", "spare", "spare"))
    assert told(tally(choice, several), choice) == ["Not needed (3) = 75", "Needed (1) = 25"]


def test_shares_of_what_was_logged_also_name_what_never_was() -> None:
    choice = ask("choice", ChoiceSpec(items(seen="Seen", done="Done", lost="Lost")))
    facts = [logged(picked=["done"]), logged(picked=["seen"]), logged(picked=["done"]), logged(other=True)]
    assert told(tally_log(choice, facts), choice) == ["Seen (1) = 33", "Done (2) = 67", "Lost (0) = 0"]
    counted = table(Column("lb1", "number", "Asked"), Column("lb2", "number", "Told"))
    assert told(tally_log(counted, [logged(lb1=2), logged(lb1=1, lb2=1)]), counted) == [
        "Asked (3) = 75",
        "Told (1) = 25",
    ]


def test_rows_of_theirs_as_options_are_quoted() -> None:
    taken = table(Column("pilot", "choice", "Pilot", items(r7="Ask at the door"), options_from="@pilots.question"))
    reading = most(taken, rows({"pilot": "r7"}, {"pilot": "gone"}), "pilot")
    (bars,) = (block for block in reading.blocks if isinstance(block, Bars))
    assert [isinstance(bar.label[0], Quote) for bar in bars.bars] == [True, False]
    assert told(reading, taken) == ["Ask at the door = 1", "(no longer on the list) = 1"]


def test_own_words_beside_rows_of_theirs_stay_as_they_are() -> None:
    gone = "01JA8KM0000000000000000000"
    column = Column("verb", "choice", "Verb", items(r7="Calm"), open=True, options_from="@episodes.verb")
    taken = table(Column("cost", "text", "What it costs"), column)
    answer = rows({"verb": "juggle calls"}, {"verb": "r7"}, {"verb": gone})
    assert told(most(taken, answer, "verb"), taken) == ["Calm = 1", "juggle calls = 1", "(no longer on the list) = 1"]
