"""Finding in what was written: Powers, names to complete, what is asked in words, and week by week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadcoach.domain.filters import read_query
from leadcoach.domain.ids import answer_id
from leadcoach.domain.records import Document
from leadcoach.services.desk import Desk
from leadcoach.services.filter_words import choices, filter_words
from leadcoach.services.finding import Finding
from leadcoach.services.journaling import Journaling
from leadcoach.services.programme import Programme
from leadcoach.services.timeline import chapters
from tests.services.making import SHIPPED, Clock, outline_of


@pytest.fixture
def desk(make_desk: Callable[[Path], Desk]) -> Desk:
    """The desk with the programme as it is."""
    desk = make_desk(SHIPPED)
    Programme(desk).begin()
    return desk


def keep(desk: Desk, ask: str, text: str, week: int | None = None) -> str:
    now = desk.clock()
    document = Document(answer_id(ask), "answer", ask, "once", now.stamp, now.zone, now.day.isoformat(), week=week)
    desk.store.documents.save(document, {"a": text}, why="edit", moment=now, version_id=desk.new_id())
    return document.id


def found(desk: Desk, line: str) -> set[str]:
    return {hit.document.id for hit in Finding(desk).search(line)}


def test_a_power_finds_its_answers_and_the_entries_of_its_weeks(desk: Desk) -> None:
    power = desk.outline.powers[0]
    step = power.exercises[0].steps[0]
    week = next(week.number for week in desk.outline.weeks if power.id in week.powers)
    other = next(week.number for week in desk.outline.weeks if power.id not in week.powers)
    answer = keep(desk, step, "plum")
    keep(desk, "nowhere.step", "plum")
    mine = Journaling(desk).write("plum", week=week).id
    Journaling(desk).write("plum", week=other)
    assert found(desk, f"power:{power.id}") == {answer, mine}
    assert found(desk, f"plum power:{power.title.split()[-1]}") >= {answer}
    assert found(desk, "power:none") == set()
    assert Finding(desk).count("power:none") == 0


def test_the_name_used_most_completes_what_is_typed(desk: Desk) -> None:
    for text in ("#delegation @Ana", "#delay", "#delay @Anaïs", "#Team"):
        Journaling(desk).write(text)
    finding = Finding(desk)
    assert finding.completion("quiet #de") == "quiet #delay"
    assert finding.completion("#deleg") == "#delegation"
    assert finding.completion("#te") == "#team"
    assert finding.completion("#xyz") == "#xyz"
    assert finding.completion("de") == "de"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("quiet", ()),
        ("week:3 #a @b", ("week 3", "#a", "@b")),
        ("kind:capture week:2-4", ("thoughts", "weeks 2 to 4")),
        ("on:2026-11-23", ("Mon 23 Nov 2026",)),
        ("on:2026-11", ("2026-11",)),
        ("on:2026", ("2026",)),
        ("since:2026-11-23", ("since Mon 23 Nov 2026",)),
        ("until:2026-11-23 is:starred", ("with a star", "until Mon 23 Nov 2026")),
        ("since:2026-11-23 until:2026-11-24", ("Mon 23 Nov 2026 to Tue 24 Nov 2026",)),
        ("level:test power:none", ("questions: test", "no such Power: none")),
    ],
)
def test_what_is_asked_is_said_in_words(line: str, words: tuple[str, ...]) -> None:
    assert filter_words(read_query(line).filters, outline_of(SHIPPED)) == words


@given(
    line=st.lists(
        st.sampled_from(["week:3", "on:2026-02", "since:0001-01-01", "until:9999", "kind:entry", "#a", "power:x"])
    )
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_filter_is_said(line: list[str]) -> None:
    filters = read_query(" ".join(line)).filters
    assert bool(filter_words(filters, outline_of(SHIPPED))) == bool(filters)


def test_every_choice_narrows_and_is_said(desk: Desk) -> None:
    Journaling(desk).write("#trust with @Ana")
    offered = [each for sort in choices(Finding(desk), desk.outline, 1, date(2026, 1, 15)) for each in sort.choices]
    assert {"#trust", "@Ana", "week:1", "week:13", "on:2025-12", "kind:entry", "level:test"} <= {
        e.part for e in offered
    }
    for each in offered:
        filters = Finding(desk).filters(each.part).filters
        assert filters
        assert not Finding(desk).filters(each.part).words
        said = " ".join(filter_words(filters, desk.outline))
        assert "no such" not in said
        assert each.said


def test_each_week_tells_what_was_written_and_which_questions_were_answered(desk: Desk, clock: Clock) -> None:
    journal = Journaling(desk)
    first = desk.clock().day
    week = desk.outline.weeks[1]
    for prompt in journal.prompts(week)[:2]:
        journal.save(journal.begin(prompt), f"on {prompt.step.title}")
    journal.write("long ago", day=first - timedelta(days=400), week=None)
    clock.ahead(days=7 * 14)
    journal.write("afterwards")
    told = chapters(desk)
    assert [chapter.line.removeprefix("kind:journal ").partition(":")[0] for chapter in told] == [
        "until",
        *["week"] * 13,
        "since",
    ]
    assert told[2].entries == 2
    assert told[2].levels == tuple(step.level for step in week.prompts[:2])
    assert [each.ask for each in told[2].beginnings] == [f"{week.opening.id}.{s.id}" for s in week.prompts[1::-1]]
    assert (told[0].entries, told[-1].entries) == (1, 1)
    assert found(desk, told[-1].line) == {each.id for each in told[-1].beginnings}
    assert not any(chapter.now for chapter in told)


def test_without_a_programme_there_are_no_weeks(make_desk: Callable[[Path], Desk]) -> None:
    assert chapters(make_desk(SHIPPED)) == ()
