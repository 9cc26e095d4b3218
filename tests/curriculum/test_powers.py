"""Routines, the shelf and the Powers: from their files to values, and into the index."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadcoach.bootstrap import house
from leadcoach.curriculum.check import check
from leadcoach.curriculum.coverage import COVERAGE, coverage
from leadcoach.curriculum.index import build, outline, read_outline
from leadcoach.curriculum.loader import kind_of, load_module
from leadcoach.curriculum.powers import load_power
from leadcoach.domain.outline import ExerciseOutline, outline_from
from leadcoach.domain.prose import plain
from leadcoach.errors import ContentError, Refused
from tests.curriculum.test_check_files import POWER, replace


def test_a_routine_is_a_walk_with_a_rhythm(every_file: Path) -> None:
    module = load_module(every_file, "en/routines/sparring.md")
    assert (module.id, module.rhythm, module.week, module.minutes) == ("sparring", "every two weeks", 2, 15)
    assert (module.evidence, module.sources, module.output) == ("C", ("bean-2020",), "sparring.question")
    assert [step.id for step in module.steps] == ["before", "question", "last"]


def test_a_page_of_the_shelf_may_ask_nothing(every_file: Path) -> None:
    case, rest = (load_module(every_file, f"en/shelf/{name}.md") for name in ("bean-case", "rest"))
    assert (case.shelf, [ask.id for ask in case.asks]) == ("cases", ["here"])
    assert (rest.shelf, rest.asks) == ("care", ())


@pytest.mark.parametrize(
    ("path", "kind"), [("en/routines/week-look.md", "routine"), ("en/shelf/logs.md", "shelf"), ("en/logs.md", "extra")]
)
def test_the_place_of_a_file_says_what_it_is(path: str, kind: str) -> None:
    assert kind_of(path) == kind


def test_a_power_has_two_faces_and_an_exercise_for_each(every_file: Path) -> None:
    power = load_power(every_file, POWER)
    assert (power.id, power.title, power.objective) == ("ps", "Simplicity", "Sits down, asks and answers")
    assert (plain(power.leadership), plain(power.integration)) == ("Less doing, more asking.", "Less holding on.")
    assert (power.sources, power.path) == (("pea-2021",), POWER)
    first, second = power.exercises
    assert (first.id, first.title, first.face, first.week) == ("ps-1", "Sit down where they work", "leadership", 1)
    assert first.steps == ("w01.mindset.forms", "w01.toolset.asks", "sparring.question")
    assert (first.came, plain(first.text)) == ("w01.toolset.asks", "Ask what they need.")
    assert power.exercise("ps-2") == second
    assert power.exercise("ps-3") is None


def test_the_example_of_the_guide_is_read(every_file: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "content.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^````\n(## [^\n]+\n\n```exercise .*?)^````$", guide, re.DOTALL | re.MULTILINE)
    twin = example.replace("ps-1", "ps-2").replace("face: leadership", "face: integration")
    path = every_file / POWER
    faces = path.read_text(encoding="utf-8").partition("## Sit down")[0]
    path.write_text(f"{faces}{example}\n{twin}", encoding="utf-8")
    assert [exercise.week for exercise in load_power(every_file, POWER).exercises] == [3, 3]


def test_a_broken_power_is_refused(every_file: Path) -> None:
    replace(every_file / POWER, "face: integration", "face: leadership")
    with pytest.raises(ContentError, match="has no exercise"):
        load_power(every_file, POWER)
    with pytest.raises(ContentError, match="missing"):
        load_power(every_file, "en/powers/pz.md")


PIECES = [
    "---\n", "id: ps\n", "title: x\n", "objective: y\n", "## Step\n", "# H\n", "<!-- id: leadership -->\n", "Words.\n",
    "<!-- id: integration -->\n", "```exercise ps-1\n", "```exercise\n", "```ask text q\n", "```\n",
    "face: leadership\n", "face: integration\n", "week: w01\n", "week: 1\n", "steps: @w01.team @x.y\n", "steps: @\n",
    "came: @w01.team\n", "- a: b\n", "> ```exercise ps-1\n", "\n\n", "[rows]\n", "1 = []\n", '1 = ["w01"]\n',
    "[notes]\n", '"', "= 3\n", "[", "]",
]  # fmt: skip


@given(text=st.lists(st.sampled_from(PIECES), max_size=30).map("".join), path=st.sampled_from([POWER, COVERAGE]))
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_a_file_is_read_or_refused(every_file: Path, text: str, path: str) -> None:
    (every_file / path).write_text(text, encoding="utf-8")
    assert check(every_file)
    with suppress(ContentError):
        load_power(every_file, POWER)
    with suppress(ContentError):
        coverage(every_file, "en")


def test_all_of_it_is_in_the_index(every_file: Path) -> None:
    replace(every_file / "programme.toml", 'block = "b7"', 'block = "b7"\ndisciplines = ["mastery"]\nleg = "safety"')
    replace(every_file / "en/week-01-every-ask/mindset.md", "evidence: B", "evidence: B\nring: team")
    made = outline(every_file, "en")
    assert outline_from(json.loads(json.dumps(build(every_file, "en")))) == made
    assert [(each.id, each.aspect, each.rhythm, each.week) for each in made.routines] == [
        ("look-back", "routine", "each month", 4),
        ("sparring", "routine", "every two weeks", 2),
    ]
    assert [(each.id, each.aspect, each.shelf) for each in made.shelf] == [
        ("bean-case", "shelf", "cases"),
        ("rest", "shelf", "care"),
    ]
    week = made.weeks[0]
    assert (week.disciplines, week.leg, [each.ring for each in week.modules]) == (
        ("mastery",),
        "safety",
        ["team", "", ""],
    )
    assert (made.weeks[1].disciplines, made.weeks[1].leg) == ((), "")
    assert made.name("legs", "safety") == "Our safety"


def test_the_powers_stand_in_the_order_of_the_programme(every_file: Path) -> None:
    made = read_outline(every_file, "en", trusted=True)
    assert [(power.id, power.title, power.path) for power in made.powers] == [
        ("ps", "Simplicity", POWER),
        ("pw", "Within", "en/powers/pw.md"),
    ]
    power = made.power("pw")
    assert power is not None
    assert power.exercise("pw-2") == ExerciseOutline(
        "pw-2", "A look back", "integration", 2, ("look-back.answered", "environment.conditions"), "look-back.answered"
    )
    assert made.power("pz") is None
    assert power.exercise("pw-3") is None


def test_a_desk_reads_powers_routines_and_pages_of_its_own_folder(every_file: Path, tmp_path: Path) -> None:
    with house(tmp_path / "home", every_file, "en").reading() as desk:
        assert desk.power("pw").title == "Within"
        assert [desk.load(name).id for name in ("sparring", "rest")] == ["sparring", "rest"]
        with pytest.raises(Refused, match="no part called pz"):
            desk.power("pz")


def test_routines_and_pages_are_found_by_their_id(every_file: Path) -> None:
    made = read_outline(every_file, "en", trusted=True)
    found = made.module("sparring")
    assert found is not None
    assert load_module(every_file, found.path).id == "sparring"
    assert made.week_of("sparring") is None
    assert {"sparring", "look-back", "bean-case", "rest"} <= made.unweekly


def test_the_order_can_be_said(every_file: Path) -> None:
    order = 'routines = ["sparring", "look-back"]\nshelf = ["rest", "bean-case"]\n\n[[months]]'
    replace(every_file / "programme.toml", "[[months]]", order)
    made = outline(every_file, "en")
    assert [each.id for each in made.routines] == ["sparring", "look-back"]
    assert [each.id for each in made.shelf] == ["rest", "bean-case"]


def test_a_week_may_hold_further_steps(every_file: Path) -> None:
    path = every_file / "en/week-01-every-ask/week.md"
    replace(path, "## Tell the team", "## Before\n<!-- id: before -->\n\nText.\n\n## Tell the team")
    more = "\n## After\n\n```ask number after\n```\n\n## Again\n\n```show echo again\nof: @after\n```\n"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    week = outline(every_file, "en").weeks[0]
    assert [step.id for step in week.further] == ["before", "after", "again"]
    assert [step.id for step in week.prompts] == ["describe", "analyse", "test"]
    assert week.practice is not None
    assert week.practice.id == "team"
