"""Every key a step can have, and every reading, value by value."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from leadcoach.curriculum.check import check
from leadcoach.curriculum.index import build, outline
from leadcoach.curriculum.loader import load_module
from leadcoach.curriculum.shows import READINGS
from leadcoach.domain.asks import Ask
from leadcoach.domain.outline import StepOutline, outline_from
from leadcoach.domain.programme import Module, Show
from leadcoach.domain.prose import plain
from leadcoach.domain.specs import (
    ChoiceSpec,
    Column,
    Item,
    LinesSpec,
    LiveSpec,
    Phase,
    ScaleSpec,
    ScriptSpec,
    TableSpec,
)
from tests.curriculum.test_check_faults import BROKEN, assert_one_fault, cases_in

PATH = "en/routines/every-step.md"
CASES = cases_in(BROKEN / "every_step")


@pytest.fixture(scope="module")
def module() -> Module:
    return load_module(Path(__file__).parent / "every_step", PATH)


def ask_of(module: Module, name: str) -> Ask:
    ask = module.ask(name)
    assert ask is not None
    return ask


def show_of(module: Module, name: str) -> Show:
    shows = {step.show.id: step.show for step in module.steps if step.show}
    return shows[name]


def test_the_folder_has_no_fault(every_step: Path) -> None:
    assert check(every_step) == ()


@pytest.mark.parametrize("name", CASES)
def test_one_broken_key_is_one_fault_with_place_and_cure(every_step: Path, name: str) -> None:
    assert_one_fault(every_step, CASES[name])


def test_lines_and_scripts(module: Module) -> None:
    lines = ask_of(module, "lines")
    assert lines.spec == LinesSpec(1, 3, "Before I decide about …")
    assert lines.lint == ("open-question", "no-names")
    assert ask_of(module, "more-lines").spec == LinesSpec(0, 40)
    loops = ask_of(module, "loops")
    assert (loops.spec, loops.lint) == (ScriptSpec("loops"), ("variable",))


def test_several_proposals(module: Module) -> None:
    assert ask_of(module, "words").origin == ("@lines", "@w01.mindset.weed", "@w01.toolset.asks.ask")
    assert ask_of(module, "shorter").origin == ("@promises",)


def test_options_of_earlier_rows(module: Module) -> None:
    assert ask_of(module, "first").spec == ChoiceSpec((), 1, 2, options_from="@lines.line")


def test_columns_and_their_roles(module: Module) -> None:
    promises = ask_of(module, "promises")
    assert isinstance(promises.spec, TableSpec)
    columns = {column.id: column for column in promises.spec.columns}
    assert columns["line"] == Column("line", "choice", "From which line", open=True, options_from="@lines.line")
    assert columns["by"] == Column("by", "date", "By when", due=True, ahead=14)
    assert columns["end"] == Column("end", "date", "When at the latest", due=True, optional=True)
    assert columns["came"] == Column("came", "text", "What came of it", later=True)
    assert columns["closed"] == Column("closed", "date", "Closed on", stamp="came", optional=True)
    assert promises.lint == ("no-names", "open-question@what")
    assert promises.repeat == "month"


def test_phases_beside_turns_and_counts(module: Module) -> None:
    phases = (
        Phase("meant", 3, "What was meant"),
        Phase("happened", 4, "What happened"),
        Phase("why", 5, "Why it differed"),
        Phase("next", 3, "What next"),
    )
    turns, counts = (Item("me", "Me"), Item("others", "Others")), (Item("question", "Open question"),)
    assert ask_of(module, "debrief").spec == LiveSpec(turns, counts, 0, phases)


def test_the_key_of_a_quiz(module: Module) -> None:
    quiz = ask_of(module, "quiz").spec
    assert isinstance(quiz, ScaleSpec)
    assert quiz.key == (("pressure", 2), ("rework", 1))


def test_when_and_opens(module: Module) -> None:
    told = {step.id: (step.when, step.opens) for step in module.steps if step.when or step.opens}
    assert told == {
        "team-only": ("route is not alone and team >= 5", ""),
        "first": ("answered @lines", ""),
        "first-words": ("", "+1d"),
        "one": ("route is alone", ""),
        "open": ("answered @promises", ""),
        "later": ("", "@promises.by"),
        "much-later": ("not answered @one and @one is rest", "w26"),
    }
    assert plain(module.steps[0].before) == "Three people are enough for a first round."


def test_the_comments_of_a_step_stand_in_any_order_and_apart(every_step: Path) -> None:
    path = every_step / PATH
    text = path.read_text(encoding="utf-8")
    comments = "<!-- id: team-only -->\n<!-- when: route is not alone and team >= 5 -->\n"
    for other in (
        "<!-- when: team < 5 and @one is rest -->\n<!-- id: team-only -->\n",
        "<!-- id: team-only -->\n\n<!-- when: team < 5 and @one is rest -->\n",
        "<!-- id: team-only -->\n<!-- when: team < 5 and @one is rest -->\nA *line* more.\n",
    ):
        path.write_text(text.replace(comments, other), encoding="utf-8")
        step = load_module(every_step, PATH).steps[0]
        assert (step.id, step.when) == ("team-only", "team < 5 and @one is rest")
        assert plain(step.before).endswith("Three people are enough for a first round.")
        assert ("A line more." in plain(step.before)) == ("more" in other)


def test_every_reading_is_there(module: Module) -> None:
    assert {step.show.reading for step in module.steps if step.show} == set(READINGS) - {"echo", "bars", "share"}


def test_the_keys_of_readings(module: Module) -> None:
    expected = [
        Show("marks", "right", of="@quiz", title="What is right"),
        Show("gap", "calm-gap", of="@now"),
        Show("gap", "table-gap", of="@promises", low="before", high="after"),
        Show("most", "often", of="@promises.kind"),
        Show("grid", "crossed", of="@promises", by="kind", across="strength"),
        Show("tally", "logged", log="cue"),
        Show("ledger", "open", of="@promises", within=7, when="answered @promises"),
        Show("series", "weeks", of="@promises.after", limit=Decimal("3.5")),
        Show("series", "logs", log="behaviour", limit=Decimal(-2)),
        Show("seats", "words-of-seats", of="@promises", by="kind", within_column="what"),
        Show("cost", "hours", of="@promises", minutes="length", times="times", people="people"),
        Show("compare", "beside", of="@promises", low="before", high="after", title="Before and after"),
        Show("waves", "then-and-now", of="@now", beside="@quiz"),
        Show("reading", "done", use="certificate"),
        Show("lowest", "lowest-number", of="@promises", sentences=(Item("before", "This one needs the first step."),)),
    ]
    assert [show_of(module, show.id) for show in expected] == expected
    assert [item.id for item in show_of(module, "by-kind").sentences] == ["place", "habit"]


def test_what_the_outline_says_of_a_step(every_step: Path) -> None:
    found = outline(every_step, "en")
    walk = found.module("every-step")
    assert walk is not None
    steps = {step.id: step for step in walk.steps}
    assert (steps["team-only"].when, steps["later"].opens) == ("route is not alone and team >= 5", "@promises.by")
    assert steps["promises"].due == ("by", "end")
    assert steps["promises"].fields == (("what", "What it is about"),)
    assert steps["shorter"].fields == ()
    assert steps["open"].when == "answered @promises"
    assert all(step.minutes > 0 for step in walk.steps)
    assert outline_from(build(every_step, "en")) == found


def test_a_step_without_the_new_keys_takes_no_room_in_the_index(every_step: Path) -> None:
    walks = build(every_step, "en")["routines"]
    assert isinstance(walks, list)
    (walk,) = [walk for walk in walks if walk["id"] == "every-step"]
    steps = {step["id"]: step for step in walk["steps"]}
    assert not {"when", "opens", "due"} & set(steps["quiz"])
    assert StepOutline(**steps["quiz"]).due == ()
