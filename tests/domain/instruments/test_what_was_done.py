"""The readings of what was done: certificate, captures, rings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leadcoach.domain.answers import Answer, Row, Rows
from leadcoach.domain.blocks import Bars, Figure, Paragraph, Reading, Said, Series, Table
from leadcoach.domain.instruments.captures import CAPTURED
from leadcoach.domain.instruments.certificate import CERTIFICATE
from leadcoach.domain.instruments.rings import RINGS
from leadcoach.domain.outline import ModuleOutline, Outline, StepOutline, WeekOutline
from leadcoach.domain.progress import Progress
from leadcoach.domain.readings import Given, Sheet
from leadcoach.domain.records import Fact


def step(name: str, ask: str = "text", *, optional: bool = False, journal: bool = False) -> StepOutline:
    return StepOutline(name, name.title(), 1, ask, optional=optional, journal=journal)


def module(week: int, aspect: str, ring: str, *steps: StepOutline) -> ModuleOutline:
    name = f"w{week:02}.{aspect}"
    return ModuleOutline(
        name, aspect, name, "", 10, f"{name}.md", output=f"{name}.{steps[0].id}", steps=steps, ring=ring
    )


def week(number: int, *modules: ModuleOutline) -> WeekOutline:
    name = f"w{number:02}"
    steps = (step("opening"), step("team", "practice"), step("describe", journal=True))
    opening = ModuleOutline(name, "week", name, "", 10, f"{name}/week.md", steps=steps)
    return WeekOutline(name, number, "soil", name, "", 60, "b1", (), opening, modules)


TESTS = (step("test-b1"), step("test-b2"), step("influence"))
PROGRAMME = Outline(
    "en",
    "",
    {},
    (),
    (
        week(1, module(1, "mindset", "me", step("weed")), module(1, "toolset", "team", *TESTS)),
        *(week(number, module(number, "mindset", "leadership", step("idea"))) for number in range(2, 13)),
        week(
            13,
            module(13, "toolset", "team", step("test")),
            module(13, "skillset", "me", step("learned"), step("story"), step("first"), step("more", optional=True)),
        ),
    ),
)
NOTHING = Given(date(2026, 11, 23), 1, Sheet(), outline=PROGRAMME)


def done(*subjects: str, tended: int = 0) -> Progress:
    weeks = [f"w{number:02}" for number in range(1, tended + 1)]
    return Progress(
        frozenset(subjects) | {f"{name}.mindset.{'weed' if name == 'w01' else 'idea'}" for name in weeks},
        tuple((f"{name}.team", "done") for name in weeks),
        frozenset(f"{name}.describe" for name in weeks),
    )


def logged(**data: object) -> Fact:
    return Fact("F", "2026-11-23T09:00", "UTC", "2026-11-23", "behaviour", "logs.behaviour", data)


def table(**columns: str) -> Sheet:
    rows: Answer = Rows(
        tuple(Row(f"r{n}", {name: text for name, text in columns.items() if n < len(text)}) for n in range(9))
    )
    return Sheet("D", "V", "2026-11-23", {"asks": rows})


def counted(given: Given) -> dict[str, tuple[object, object, str]]:
    """Each rule with its count, what is needed, and yes or no."""
    reading = CERTIFICATE.read(given)
    (found,) = (block for block in reading.blocks if isinstance(block, Table))
    return {key(row[0]): (row[1], row[2], key(row[3])) for row in found.rows}


def key(words: object) -> str:
    assert isinstance(words, tuple)
    (said,) = words
    assert isinstance(said, Said)
    return said.key


def test_every_rule_is_there_from_the_first_day_with_what_it_needs() -> None:
    assert counted(NOTHING) == {
        "weeks": (0, 10, "no"),
        "tests": (0, 2, "no"),
        "answered": (0, 80, "no"),
        "experiments": (0, 1, "no"),
        "slots": (0, 6, "no"),
        "story": (0, 1, "no"),
        "closing": (0, 2, "no"),
    }


def test_it_says_that_it_is_a_record_and_no_accreditation() -> None:
    first, *_table, last = CERTIFICATE.read(NOTHING).blocks
    assert first == Paragraph((Said("met", (("count", 0), ("all", 7))),))
    assert last == Paragraph((Said("record"),), "caveat")


@pytest.mark.parametrize(("number", "state"), [(9, "no"), (10, "yes"), (13, "yes")])
def test_weeks_count_when_they_are_tended(number: int, state: str) -> None:
    progress = done("w13.skillset.learned", tended=number)
    assert counted(replace(NOTHING, progress=progress))["weeks"] == (number, 10, state)


@pytest.mark.parametrize(
    ("subjects", "count"),
    [
        (("w01.toolset.test-b1",), 0),
        (("w01.toolset.test-b1", "w01.toolset.test-b2"), 1),
        (("w01.toolset.test-b1", "w01.toolset.test-b2", "w13.toolset.test"), 2),
    ],
)
def test_a_test_counts_when_all_of_its_steps_are_done(subjects: tuple[str, ...], count: int) -> None:
    assert counted(replace(NOTHING, progress=done(*subjects)))["tests"] == (count, 2, "yes" if count == 2 else "no")


def test_asks_experiments_and_slots_come_from_what_was_written_and_logged() -> None:
    given = replace(
        NOTHING,
        sheets={
            "asks": (table(ask="aaaaa", answer="yyyy"),),
            "experiments": (table(question="a"), table(question="aa", decision="kk")),
        },
        facts={"behaviour": (logged(lb4=4), logged(lb1=9), logged(lb4=2))},
    )
    found = counted(given)
    assert found["answered"] == (80, 80, "yes")
    assert found["experiments"] == (2, 1, "yes")
    assert found["slots"] == (6, 6, "yes")


def test_the_story_and_the_closing_questions_are_steps_of_the_last_week() -> None:
    found = counted(replace(NOTHING, progress=done("w13.skillset.story", "w13.skillset.learned")))
    assert (found["story"], found["closing"]) == ((1, 1, "yes"), (1, 2, "no"))
    unwritten = replace(NOTHING, outline=PROGRAMME._replace(weeks=PROGRAMME.weeks[:2]))
    assert counted(unwritten)["closing"] == (0, 5, "no")


def keys(reading: Reading) -> list[str]:
    return [
        said.key
        for block in reading.blocks
        if isinstance(block, Paragraph)
        for said in block.words
        if isinstance(said, Said)
    ]


def test_rings_name_the_one_in_which_nothing_is_done() -> None:
    assert keys(RINGS.read(NOTHING)) == ["not-yet"]
    progress = done("w01.mindset.weed", "w01.toolset.test-b1")
    reading = RINGS.read(replace(NOTHING, progress=progress))
    (bars,) = (block for block in reading.blocks if isinstance(block, Bars))
    assert [bar.value for bar in bars.bars] == [50, 50, 0, None]
    assert [
        dict(said.given)["name"]
        for said in (block.words[0] for block in reading.blocks[1:] if isinstance(block, Paragraph))
        if isinstance(said, Said)
    ] == ["leadership", "organisation"]


def test_no_ring_is_named_when_each_has_something() -> None:
    four = week(
        1,
        *(
            module(n, "mindset", ring, step("a"))
            for n, ring in enumerate(("me", "team", "leadership", "organisation"), 1)
        ),
    )
    outline = PROGRAMME._replace(weeks=(four,))
    progress = done(*(f"w0{n}.mindset.a" for n in range(1, 5)))
    assert keys(RINGS.read(replace(NOTHING, outline=outline, progress=progress))) == ["none-empty"]


def test_captures_by_week_and_the_share_that_turned_into_a_try() -> None:
    given = replace(NOTHING, weekly={"captures": ((2, 3), (4, 1)), "tries": ((4, 1),)})
    turned, series, _aim = CAPTURED.read(given).blocks
    assert turned == Paragraph((Said("turned", (("tries", 1), ("captures", 4), ("share", 25))),))
    assert isinstance(series, Series)
    assert [line.values for line in series.lines] == [(3, 0, 1), (0, 0, 1)]
    assert len(series.at) == 3
    assert not any(isinstance(block, Figure) for block in CAPTURED.read(NOTHING).blocks)
