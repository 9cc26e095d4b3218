"""Lines by week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from leadcoach.domain.answers import Mark, Marks, Number, Picked, Row, Rows
from leadcoach.domain.blocks import Series
from leadcoach.domain.readings.weeks import series, values_of, weekly_facts, weekly_rows, weekly_sheets
from leadcoach.domain.records import Fact
from leadcoach.domain.specs import ChoiceSpec, Column, LiveSpec, NumberSpec, TableSpec
from tests.domain.readings.making import ask, items, rated, scale, sheet, table, told

STRETCH = ask("number", NumberSpec())
COUNTS = table(Column("lb1", "number", "Asked"), Column("note", "text", "Note"), Column("lb2", "number", "Told"))


def week_of(day: date) -> int:
    return (day - date(2026, 11, 23)).days // 7 + 1


def facts(*days: tuple[str, dict[str, object]]) -> Iterable[Fact]:
    return [Fact(day, f"{day}T09:00", "UTC", day, "behaviour", "logs.behaviour", data) for day, data in days]


def test_counts_add_up_by_week_and_a_week_without_any_stays_open() -> None:
    logged = facts(
        ("2026-12-08", {"lb1": 1}),
        ("2026-11-23", {"lb1": 2}),
        ("2026-11-23", {"lb1": 1, "lb2": 1, "else": 9}),
        ("2026-11-29", {"lb1": 1.5}),
    )
    reading = series(COUNTS, weekly_facts(COUNTS, logged, week_of))
    assert told(reading, COUNTS) == ["w1 w2 w3", "Asked: 4.5 ? 1", "Told: 1 ? ?"]


def test_a_number_is_the_mean_over_logged_days_and_the_last_of_a_day_counts() -> None:
    logged = facts(
        ("2026-11-23", {"a": 5}), ("2026-11-23", {"a": 3}), ("2026-11-27", {"a": 4}), ("2026-12-01", {"a": 1})
    )
    weeks = weekly_facts(STRETCH, logged, week_of)
    assert weeks == ((1, {"a": 3.5}), (2, {"a": 1.0}))
    assert told(series(STRETCH, weeks, 3), STRETCH) == [
        "w1 w2",
        "The label: 3.5 1",
        "Weeks at 3 or more: 1 of 2.",
    ]


def test_what_was_picked_counts_once_each_time_and_what_never_was_has_its_line() -> None:
    cue = ask("choice", ChoiceSpec(items(seen="Seen", done="Done")))
    logged = facts(
        ("2026-11-23", {"picked": ["done"]}), ("2026-11-23", {"picked": ["done"]}), ("2026-11-30", {"picked": []})
    )
    assert told(series(cue, weekly_facts(cue, logged, week_of), 1), cue) == [
        "w1 w2",
        "Seen: 0 0",
        "Done: 2 0",
    ]


def test_an_ask_that_repeats_gives_a_line_for_each_of_its_numbers() -> None:
    mood = scale(time="Time", tools="Tools")
    several = [rated(time=3, tools=0), rated(time=5), rated(tools=None)]
    dated = [
        sheet(each.answers["a"], day=day)
        for each, day in zip(several, ("2026-11-24", "2026-11-25", "2026-12-01"), strict=True)
    ]
    reading = series(mood, weekly_sheets(mood, dated, week_of), 4, [each.source for each in dated])
    assert told(reading, mood) == ["w1 w2", "Time: 4 ?", "Tools: 0 ?"]
    (drawn,) = reading.blocks
    assert isinstance(drawn, Series)
    assert (drawn.limit, len(drawn.lines[0].because)) == (4, 1)


def test_every_answer_with_numbers_gives_them() -> None:
    live = ask("live", LiveSpec((), items(q="Question")))
    assert values_of(STRETCH, Number("2,5")) == {"a": 2.5}
    assert values_of(STRETCH, Number("two")) == {}
    assert values_of(live, Marks((Mark("q", 1), Mark("q", 2)))) == {"q": 2}
    assert values_of(ask("choice", ChoiceSpec(())), Picked(("x",))) == {"x": 1}
    assert values_of(COUNTS, Rows((Row("1", {"lb1": "2"}), Row("2", {"lb1": "3", "note": "4"})))) == {"lb1": 5}


def test_no_week_is_no_line() -> None:
    for weeks in ((), ((1, {}),), ((1, {"else": 3.0}),)):
        assert told(series(COUNTS, weeks), COUNTS) == ["Nothing is written there yet."]


def test_rows_of_one_number_have_a_line_each_and_are_not_added_up() -> None:
    seen = table(Column("what", "text", "What"), Column("seen", "number", "How often"), Column("note", "text", "Note"))
    first = Rows((Row("1", {"what": "Questions", "seen": "4"}), Row("2", {"what": "Stops", "seen": "1"})))
    second = Rows((Row("3", {"what": "questions ", "seen": "6"}), Row("4", {"what": "Stops", "note": "away"})))
    dated = [sheet(first, day="2026-11-24"), sheet(second, day="2026-12-01")]
    weeks, called = weekly_rows(seen, dated, week_of)
    assert told(series(seen, weeks, rows=called), seen) == ["w1 w2", "Questions: 4 6", "Stops: 1 ?"]


def test_forms_and_rows_of_several_numbers_are_read_column_by_column() -> None:
    rows = sheet(Rows((Row("1", {"note": "Desk", "lb1": "2", "lb2": "3"}),)), day="2026-11-24")
    form = ask("table", TableSpec((Column("note", "text", "Note"), Column("n", "number", "N")), form=True))
    filled = sheet(Rows((Row("1", {"note": "Desk", "n": "2"}),)), day="2026-11-24")
    for asked, found in ((COUNTS, rows), (form, filled)):
        assert weekly_rows(asked, [found], week_of) == ((), {})
