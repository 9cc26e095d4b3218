"""The index: the same outline from JSON as from the texts, fresh or built anew, and quick to read."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from leadcoach.curriculum.check import check
from leadcoach.curriculum.index import build, outline, read_index, read_outline, write_index
from leadcoach.curriculum.loader import load_module
from leadcoach.domain.outline import outline_from
from leadcoach.errors import ContentError

MODULE = "en/week-01-every-ask/mindset.md"
STALE = "index.json:1: The index is older than the texts. Run `leadcoach content index`."


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_from_json_and_from_the_texts_is_the_same(all_asks: Path) -> None:
    made = outline(all_asks, "en")
    assert outline_from(json.loads(json.dumps(build(all_asks, "en")))) == made
    assert read_outline(all_asks, "en", trusted=True) == made
    assert read_outline(all_asks, "en", trusted=False) == made


def test_what_the_outline_says(all_asks: Path) -> None:
    found = read_outline(all_asks, "en", trusted=True)
    assert found.months == (("soil", ("w01", "w02")), ("growth", ("w03",)))
    assert [(week.id, week.number, week.month, week.written) for week in found.weeks] == [
        ("w01", 1, "soil", True),
        ("w02", 2, "soil", False),
        ("w03", 3, "growth", False),
    ]
    week = found.weeks[0]
    assert [(walk.id, walk.aspect) for walk in week.walks] == [
        ("w01", "week"),
        ("w01.mindset", "mindset"),
        ("w01.skillset", "skillset"),
        ("w01.toolset", "toolset"),
    ]
    assert (week.block, week.powers) == ("b7", ("pw",))
    assert week.card_ids == tuple(f"w01.cards.{name}" for name in ("bean", "plan", "blame", "full"))
    assert [prompt.question for prompt in week.prompts] == [
        "When did someone learn something?",
        "Which habit helped?",
        "Which idea does the habit protect?",
    ]
    assert week.practice is not None
    assert [module.id for module in found.extras] == ["profile", "capture", "logs"]
    assert [module.id for module in found.instruments] == ["environment", "certificate", "captures", "rings"]
    assert found.name("months", "soil") == "Soil"
    assert found.findings["too-long"] == "Make the then shorter."
    assert load_module(all_asks, found.weeks[1].opening.path).steps == ()


def test_what_can_be_logged(all_asks: Path) -> None:
    logs = {step.id: step for _module, step in read_outline(all_asks, "en", trusted=True).logs()}
    assert logs["behaviour"].keep == "fact behaviour"
    assert logs["behaviour"].fields == (("lb1", "Asked an open question first"), ("lb2", "Told an own mistake"))
    assert [field for field, _label in logs["cue"].fields] == ["seen", "done"]


def test_what_is_asked_again(all_asks: Path) -> None:
    found = read_outline(all_asks, "en", trusted=True)
    again = {step.id: step.repeat for module in found.modules() for step in module.steps if step.repeat}
    assert again == {"review": "4w", "behaviour": "workday"}


def test_only_facts_have_fields(all_asks: Path) -> None:
    found = read_outline(all_asks, "en", trusted=True)
    assert {step.id for module in found.modules() for step in module.steps if step.fields} == {"behaviour", "cue"}


def test_minutes_are_those_of_the_module(all_asks: Path) -> None:
    week = read_outline(all_asks, "en", trusted=True).weeks[0]
    assert week.opening.minutes == 60 - 15 - 14 - 20
    for walk in week.walks:
        assert sum(step.minutes for step in walk.steps) == pytest.approx(walk.minutes, abs=0.05 * len(walk.steps))
        assert all(step.minutes > 0 for step in walk.steps)
    steps = {step.id: step.minutes for walk in week.walks for step in walk.steps}
    assert (steps["first-plan"], steps["sitting"]) == (5, 2)
    assert steps["asks"] > steps["sign"]


def test_shipped_content_is_trusted_and_foreign_content_is_not(content: Path) -> None:
    before = read_outline(content, "en", trusted=True)
    path = content / MODULE
    path.write_text(path.read_text(encoding="utf-8").replace("Words and choices", "Other words"), encoding="utf-8")
    assert read_outline(content, "en", trusted=True) == before
    fresh = read_outline(content, "en", trusted=False).module("w01.mindset")
    assert fresh is not None
    assert fresh.title == "Other words"


BROKEN = ["", "{", "[]", "1", '{"format": 99}', '{"format": 1}', '{"format": 1, "languages": []}', "[" * 100_000]
CUT = {"language": "en", "fingerprint": "x"}
ODD = {**CUT, "names": {}, "months": [1], "weeks": [2]}
BROKEN += [json.dumps({"format": 1, "languages": {"en": each}}) for each in (CUT, ODD)]


@pytest.mark.parametrize("text", BROKEN, ids=[text[:40] for text in BROKEN])
def test_a_broken_index_is_built_anew(content: Path, text: str) -> None:
    made = outline(content, "en")
    (content / "index.json").write_text(text, encoding="utf-8")
    assert read_outline(content, "en", trusted=True) == made
    assert read_outline(content, "en", trusted=False) == made
    assert STALE in map(str, check(content))


def test_a_missing_index_is_built_in_memory_and_named_by_check(content: Path) -> None:
    (content / "index.json").unlink()
    assert read_outline(content, "en", trusted=False).weeks[0].written
    assert not (content / "index.json").exists()
    assert list(map(str, check(content))) == ["index.json:1: The file is missing. Run `leadcoach content index`."]


def test_a_stale_index_is_named_and_written_anew(content: Path) -> None:
    append(content / "en/capture.md", "\nMore.\n")
    assert list(map(str, check(content))) == [STALE]
    assert write_index(content) == content / "index.json"
    assert check(content) == ()
    assert sorted(path.name for path in content.iterdir()) == ["en", "index.json", "programme.toml"]


def test_an_index_that_was_edited_is_named(content: Path) -> None:
    path = content / "index.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Words and choices", "Edited"), encoding="utf-8")
    assert list(map(str, check(content))) == [STALE]


def test_nothing_is_written_for_broken_texts(content: Path) -> None:
    before = (content / "index.json").read_bytes()
    (content / MODULE).write_text("broken", encoding="utf-8")
    with pytest.raises(ContentError):
        write_index(content)
    assert (content / "index.json").read_bytes() == before


def test_the_words_of_a_foreign_index_are_cleaned(content: Path) -> None:
    stored = json.loads((content / "index.json").read_text(encoding="utf-8"))
    stored["languages"]["en"]["weeks"][0]["title"] = "Soil\x1b[31m\u202e"
    (content / "index.json").write_text(json.dumps(stored), encoding="utf-8")
    assert read_outline(content, "en", trusted=False).weeks[0].title == "Soil[31m"


def test_a_language_that_is_not_there(all_asks: Path) -> None:
    with pytest.raises(ContentError, match="not written in the language nl; it has: en"):
        read_outline(all_asks, "nl", trusted=True)


def test_a_folder_that_cannot_be_written(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ContentError, match="No space left"):
        write_index(content)


@pytest.mark.parametrize("trusted", [True, False])
def test_reading_the_index_loads_no_parser(all_asks: Path, *, trusted: bool) -> None:
    probe = f"""
import sys
from pathlib import Path
from leadcoach.curriculum.index import read_outline
from leadcoach.curriculum.locate import content_folder
read_outline(content_folder(Path({str(all_asks)!r})), "en", trusted={trusted})
print(*sorted({{"yaml", "msgspec", "markdown_it", "tomllib", "difflib", "importlib.resources"}} & set(sys.modules)))
print(*sorted({{"hashlib"}} & set(sys.modules)))
"""
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.split() == ([] if trusted else ["hashlib"])


def test_one_module_is_opened_without_the_others(content: Path) -> None:
    for path in content.rglob("*"):
        if path.is_file() and path != content / MODULE:
            path.unlink()
    assert load_module(content, MODULE).id == "w01.mindset"


def test_the_index_of_a_copy_is_the_same(content: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(content, tmp_path / "copy"))
    write_index(copy)
    assert (copy / "index.json").read_bytes() == (content / "index.json").read_bytes()
    assert read_index(copy)["format"] == 1
