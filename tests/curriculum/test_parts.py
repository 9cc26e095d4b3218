"""Steps of the weeks that stand on a worksheet as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from leadcoach.curriculum.index import write_index
from leadcoach.curriculum.loader import load_module
from leadcoach.domain.programme import Part
from tests.curriculum.test_check_faults import faults_without_index

SHEET = "en/instruments/environment.md"
PHRASES = "## Phrases\n"


def add_part(content: Path, *lines: str, path: str = SHEET, name: str = "weed-again") -> None:
    """Put a section with a part before the phrases, or at the end of a file without any."""
    file = content / path
    text = file.read_text(encoding="utf-8")
    section = "\n".join(["## Once more", "", "As you wrote it.", "", f"```part {name}", *lines, "```", "", ""])
    before, phrases, after = text.partition(PHRASES)
    file.write_text(before.rstrip() + "\n\n" + section + phrases + after, encoding="utf-8")


def test_a_part_is_read_and_stands_in_the_index(content: Path) -> None:
    add_part(content, "of: @w01.mindset.weed", "as: line")
    assert faults_without_index(content) == []
    step = load_module(content, SHEET).step("weed-again")
    assert step is not None
    assert step.part == Part("weed-again", "@w01.mindset.weed", line_only=True)
    write_index(content)
    assert '"part":"w01.mindset.weed"' in (content / "index.json").read_text(encoding="utf-8").replace(" ", "")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((), "does not say which step it is"),
        (("of: @w01.mindset.wed",), "leads to no ask"),
        (("of: @w09.mindset.weed",), "leads to no file"),
        (("of: weed",), "is no address"),
        (("of: @environment.conditions",), "is an ask of this file already"),
        (("of: @w01.mindset.weed!first",), "is not a whole ask"),
        (("of: @w01.mindset.weed", "as: row"), "`as: row` is not possible"),
        (("of: @w01.mindset.weed", "title: A weed"), "title"),
        (("of: @w01.mindset.weed", "- a: An item"), "has no items"),
    ],
)
def test_a_part_that_leads_nowhere_is_named(content: Path, lines: tuple[str, ...], said: str) -> None:
    add_part(content, *lines)
    found = faults_without_index(content)
    assert any(said in fault and fault.startswith(SHEET) for fault in found), found


def test_a_part_stands_on_worksheets_only(content: Path) -> None:
    path = "en/week-01-every-ask/mindset.md"
    add_part(content, "of: @w01.toolset.asks", path=path)
    assert any("A `part` stands on worksheets only" in fault for fault in faults_without_index(content))


@pytest.mark.parametrize(("line", "said"), [("opens: w26", "is not always there"), ("keep: nothing", "keeps nothing")])
def test_what_sleeps_or_keeps_nothing_is_led_to_and_not_filled_in(content: Path, line: str, said: str) -> None:
    file = content / "en/week-01-every-ask/mindset.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("```ask text weed\n", f"```ask text weed\n{line}\n"), encoding="utf-8")
    before = (content / SHEET).read_text(encoding="utf-8")
    add_part(content, "of: @w01.mindset.weed")
    assert any(said in fault and fault.startswith(SHEET) for fault in faults_without_index(content))
    (content / SHEET).write_text(before, encoding="utf-8")
    add_part(content, "of: @w01.mindset.weed", "as: line")
    assert not any(said in fault for fault in faults_without_index(content))
