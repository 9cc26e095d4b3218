"""Routines, shelf, Powers, lenses and the order of files: one broken thing, one fault with place and cure."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from leadcoach.curriculum.check import check
from leadcoach.curriculum.index import write_index
from tests.curriculum.test_check_faults import BROKEN, assert_one_fault, cases_in, faults_without_index

CASES = cases_in(BROKEN / "every_file")
POWER = "en/powers/ps.md"


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(path: Path, text: str) -> int:
    return path.read_text(encoding="utf-8").split("\n").index(text) + 1


@pytest.mark.parametrize("name", CASES)
def test_one_broken_thing_is_one_fault_with_place_and_cure(every_file: Path, name: str) -> None:
    assert_one_fault(every_file, CASES[name])


def test_the_untouched_folder_has_no_fault(every_file: Path) -> None:
    assert check(every_file) == ()


def test_a_folder_without_powers_needs_none(every_file: Path) -> None:
    shutil.rmtree(every_file / "en/powers")
    (every_file / "coverage.toml").unlink()
    write_index(every_file)
    assert check(every_file) == ()


def test_with_a_folder_of_powers_every_power_has_its_file(every_file: Path) -> None:
    (every_file / "en/powers/pw.md").unlink()
    replace(every_file / "coverage.toml", '["pw"]', '["ps"]')
    assert faults_without_index(every_file) == [
        "en/powers/pw.md:1: The file is missing. Add it, or take away what names it."
    ]


def test_a_power_the_programme_does_not_name(every_file: Path) -> None:
    shutil.copy(every_file / POWER, every_file / "en/powers/pz.md")
    (fault,) = faults_without_index(every_file)
    assert fault.startswith("en/powers/pz.md:1: Nothing reads this file. Did you mean `en/powers/p")


def test_a_power_with_another_id_has_exercises_of_another_power(every_file: Path) -> None:
    replace(every_file / POWER, "id: ps", "id: pz")
    found = faults_without_index(every_file)
    line = line_of(every_file / POWER, "id: pz")
    assert f"{POWER}:{line}: The id of this file is `ps`, not `pz`. Write `id: ps`." in found
    assert {fault.partition(":")[0] for fault in found} == {POWER}


def test_each_face_has_one_exercise(every_file: Path) -> None:
    replace(every_file / POWER, "face: integration", "face: leadership")
    line = line_of(every_file / POWER, "```exercise ps-2")
    assert faults_without_index(every_file) == [
        f"{POWER}:1: The face `integration` has no exercise. Add one with `face: integration`.",
        f"{POWER}:{line}: The face `leadership` has two exercises. Give each face one.",
    ]


def test_a_face_stands_above_the_exercises(every_file: Path) -> None:
    face = "## In everything\n<!-- id: integration -->\n\nLess holding on.\n\n"
    replace(every_file / POWER, face, "")
    path = every_file / POWER
    path.write_text(path.read_text(encoding="utf-8") + "\n" + face, encoding="utf-8")
    line = line_of(path, "## In everything")
    assert faults_without_index(every_file) == [
        f"{POWER}:{line}: A face stands below an exercise. Put both faces first."
    ]


def test_an_exercise_fence_without_an_id(every_file: Path) -> None:
    replace(every_file / POWER, "```exercise ps-2", "```exercise")
    line = line_of(every_file / POWER, "```exercise")
    assert faults_without_index(every_file)[0].startswith(f"{POWER}:{line}: A fence begins with `exercise ID`. ")


@pytest.mark.parametrize("place", ["routines", "shelf"])
@pytest.mark.parametrize(
    ("name", "holder"), [("capture", "en/capture.md"), ("environment", "en/instruments/environment.md")]
)
def test_a_name_is_taken_once(every_file: Path, place: str, name: str, holder: str) -> None:
    shutil.copy(every_file / "en/shelf/rest.md", every_file / f"en/{place}/{name}.md")
    assert (
        f"en/{place}/{name}.md:1: The name `{name}` is taken by {holder}. Give the file another name."
        in faults_without_index(every_file)
    )


def test_a_routine_and_a_page_of_one_name(every_file: Path) -> None:
    shutil.copy(every_file / "en/routines/sparring.md", every_file / "en/shelf/sparring.md")
    taken = "en/shelf/sparring.md:1: The name `sparring` is taken by en/routines/sparring.md."
    assert any(fault.startswith(taken) for fault in faults_without_index(every_file))


@pytest.mark.parametrize("name", ["Look.md", "two words.md", "look-back.txt.md"])
def test_a_file_whose_name_is_no_id(every_file: Path, name: str) -> None:
    shutil.copy(every_file / "en/shelf/rest.md", every_file / "en/routines" / name)
    (fault,) = faults_without_index(every_file)
    assert fault.startswith(f"en/routines/{name}:1: Nothing reads this file. ")


def test_a_readme_may_stand_in_every_folder(every_file: Path) -> None:
    for place in ("routines", "shelf", "powers"):
        (every_file / "en" / place / "README.md").write_text("For authors.\n", encoding="utf-8")
    assert faults_without_index(every_file) == []


def test_a_list_that_is_none_is_one_fault(every_file: Path) -> None:
    replace(every_file / "programme.toml", "[[months]]", 'shelf = "rest"\n\n[[months]]')
    line = line_of(every_file / "programme.toml", 'shelf = "rest"')
    (fault,) = faults_without_index(every_file)
    assert fault.startswith(f"programme.toml:{line}: `shelf` is missing or no list. Write it like ")


def test_lenses_that_are_used_have_names(content: Path) -> None:
    replace(content / "programme.toml", 'block = "b7"', 'block = "b7"\ndisciplines = ["mastery"]\nleg = "safety"')
    found = faults_without_index(content)
    assert 'en/names.toml:1: `legs` has no name for `safety`. Add a line `safety = "…"` under `[legs]`.' in found
    assert len(found) == 5 + 3


def test_a_ring_that_is_used_has_names(content: Path) -> None:
    replace(content / "en/week-01-every-ask/mindset.md", "evidence: B", "evidence: B\nring: team")
    (fault,) = faults_without_index(content)
    what, cure = fault.split(". ")
    assert what == "en/names.toml:1: There are no names for the rings, and en/week-01-every-ask/mindset.md names one"
    assert cure == "Add `[rings]` with names for me, team, leadership, organisation."


def test_a_ring_that_is_none(every_file: Path) -> None:
    path = "en/week-01-every-ask/mindset.md"
    replace(every_file / path, "evidence: B", "evidence: B\nring: teams")
    line = line_of(every_file / path, "ring: teams")
    assert faults_without_index(every_file) == [
        f"{path}:{line}: The value of `ring` does not fit. Write `ring: me`, `team`, `leadership` or `organisation`."
    ]


def test_a_source_only_a_power_names_is_used(every_file: Path) -> None:
    sources = every_file / "en/sources.md"
    sources.write_text(
        sources.read_text(encoding="utf-8") + "\n## Oak 1999\n<!-- id: oak-1999 -->\n\nA tree.\n", encoding="utf-8"
    )
    assert len(faults_without_index(every_file)) == 1
    replace(every_file / POWER, "sources: pea-2021", "sources: pea-2021, oak-1999")
    assert faults_without_index(every_file) == []


# A second language ----------------------------------------------------------------------------------------------------


@pytest.fixture
def twice(every_file: Path) -> Path:
    """The same in two languages, of which the second is still the first."""
    shutil.copytree(every_file / "en", every_file / "nl")
    replace(every_file / "programme.toml", 'languages = ["en"]', 'languages = ["en", "nl"]')
    return every_file


def test_words_of_the_new_files_are_free(twice: Path) -> None:
    replace(twice / "nl/routines/sparring.md", "rhythm: every two weeks", "rhythm: om de week")
    replace(twice / "nl/powers/ps.md", "Choose one control.", "Kies er een.")
    replace(twice / "nl/powers/ps.md", "## Let one thing go", "## Laat er een los")
    assert faults_without_index(twice) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "at", "what"),
    [
        ("routines/sparring.md", "week: 2", "week: 3", "", "`week` differs"),
        ("shelf/rest.md", "shelf: care", "shelf: cards", "", "`shelf` differs"),
        ("powers/ps.md", "week: w03", "week: w02", "```exercise ps-2", "The exercise `ps-2` differs"),
        ("powers/ps.md", "```exercise ps-2", "```exercise ps-3", "", "The ids of the exercises differ"),
        ("powers/ps.md", "sources: pea-2021", "sources: bean-2020", "", "`sources` differs"),
    ],
)
def test_what_must_be_the_same(twice: Path, path: str, old: str, new: str, at: str, what: str) -> None:
    replace(twice / "nl" / path, old, new)
    (fault,) = [each for each in faults_without_index(twice) if "differ" in each]
    assert fault.startswith(f"nl/{path}:{line_of(twice / 'nl' / path, at) if at else 1}: ")
    assert what in fault


def test_files_that_are_not_translated(twice: Path) -> None:
    (twice / "nl/routines/look-back.md").unlink()
    shutil.rmtree(twice / "nl/powers")
    cure = "This file exists in the first language and not here. Translate it."
    expected = {f"nl/{name}.md:1: {cure}" for name in ("powers/ps", "powers/pw", "routines/look-back")}
    assert expected <= set(faults_without_index(twice))
