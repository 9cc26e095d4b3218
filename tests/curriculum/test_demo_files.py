"""The files of the demo: read whole, or one fault each with its line and its cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from leadcoach.curriculum.check import check
from leadcoach.curriculum.demo import load_demo
from leadcoach.curriculum.index import write_index
from leadcoach.domain.demo import Told
from leadcoach.errors import ContentError

FILE = "en/demo/week-01.toml"
WHOLE = """
[answers]
"w01.mindset.weed" = "I take the hard ones."
"environment.note" = "Last week."

[[answers."w01.toolset.asks"]]
ask = "Keys?"
due = "+9"

[days]
"w01.toolset" = "+3"
"w01.toolset.asks" = "+4"

[[occasions]]
ask = "w01.skillset.review"
day = "+2"
value = "It held."

[[later]]
ask = "w01.toolset.asks"
day = "+5"
value = [{ id = "r1", answer = "yes" }]

[[entries]]
day = "+1"
text = "Earlier."

[[captures]]
day = "+1"
noticed = "This."

[[logs]]
kind = "behaviour"
day = "+4"
data = { lb1 = 2 }

[[pulses]]
day = "+4"
n = 5
ballots = [[1], [2], [3], [4], [5]]

[[aside]]
subject = "w01.skillset"
day = "+2"
back = "+4"
"""
FAULTS = {
    "nothing asks it": ('[answers]\n"w01.mindset.wed" = "x"', 2, "Did you mean `w01.mindset.weed`?"),
    "no ask of that walk": ('[answers]\n"nowhere" = "x"', 2, "Write the full id of an ask."),
    "another shape": ('[answers]\n"w01.mindset.weed" = 3', 2, "A `text` cannot be read from it: expected text."),
    "no option": ('[answers]\n"w01.mindset.sign" = ["most"]', 2, "`most` is not asked here."),
    "too many": ('[answers]\n"w01.mindset.sign" = ["more", "less"]', 2, "Choose at most 1; take one away first."),
    "answers no table": ("answers = 3", 1, "Write `[answers]` above it."),
    "unknown table": ("[anwers]\nx = 1", 1, "Did you mean `answers`?"),
    "no list": ("later = 3", 1, "Write `[[later]]` above each."),
    "no subject": ('[[later]]\nday = "+1"', 1, 'Write `ask = "…"`.'),
    "no day": ('[[later]]\nask = "w01.mindset.weed"\nvalue = "x"', 1, "Write days after the first day of week 1"),
    "no day back": ('[[aside]]\nsubject = "w01"\nday = "+1"\nback = "3"', 1, "Write days after the first day"),
    "wrong day": ('[days]\n"w01.mindset" = "3"', 2, "Write days after the first day of week 1"),
    "days of nothing": ('[days]\n"w01.mind" = "+3"', 2, "Take it away."),
    "aside nothing": ('[[aside]]\nsubject = "w09"\nday = "+1"', 2, "Take it away."),
    "no log": ('[[logs]]\nkind = "behavior"\nday = "+1"', 2, "Did you mean `behaviour`?"),
}


def write(content: Path, text: str, name: str = FILE) -> None:
    path = content / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    if not check(content)[1:]:
        write_index(content)


def test_a_whole_file_is_read_and_clean(content: Path) -> None:
    write(content, WHOLE)
    assert check(content) == ()
    (week,) = load_demo(content, "en")
    assert (week.number, week.file) == (1, FILE)
    assert set(week.answers) == {"w01.mindset.weed", "environment.note", "w01.toolset.asks"}
    assert week.days == {"w01.toolset": 3, "w01.toolset.asks": 4}
    assert week.occasions == (
        Told("w01.skillset.review", "It held.", FILE, "occasions 1 (w01.skillset.review)", day=2),
    )
    assert [(told.subject, told.day) for told in week.later] == [("w01.toolset.asks", 5)]
    assert [(told.day, told.value) for told in week.aside] == [(2, 4)]
    lists = (week.entries, week.captures, week.logs, week.pulses)
    assert [told.key for told in sum(lists, ())] == ["entries 1", "captures 1", "logs 1 (behaviour)", "pulses 1"]


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_wrong_is_named_with_its_line(content: Path, name: str) -> None:
    text, line, cure = FAULTS[name]
    write(content, text)
    (fault,) = (fault for fault in check(content) if fault.path != "index.json")
    assert (fault.path, fault.line) == (FILE, line)
    assert fault.cure.startswith(cure), fault


def test_files_are_read_in_order_and_strays_are_named(content: Path) -> None:
    for number in (3, 1, 2):
        write(content, "[answers]\n", f"en/demo/week-{number:02}.toml")
    write(content, "[answers]\n", "en/demo/week-4.toml")
    assert [week.number for week in load_demo(content, "en")] == [1, 2, 3]
    assert [fault.path for fault in check(content)] == ["en/demo/week-4.toml", "index.json"]


def test_what_cannot_be_read_stops_the_demo(content: Path) -> None:
    write(content, "[days]\nw01 = 3\n")
    with pytest.raises(ContentError, match=r"en/demo/week-01\.toml:2: `w01` has no day"):
        load_demo(content, "en")
